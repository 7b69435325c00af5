"""One page of the manual as it is read: our fonts, colours and pictures, light and dark."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from app.kernel.text import language
from ui.kit import theme
from ui.shell.help import manual

HEADINGS = {1: "h1", 2: "h2", 3: "body"}
MARGIN = 24
LINE_HEIGHT = 135.0
PICTURE = "\ufffc"  # what a picture is in the text
_SMOOTH = Qt.TransformationMode.SmoothTransformation


class PageView(QTextBrowser):
    """Shows a page; a link to another page is ``page_wanted`` with its name."""

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpPage")
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that comes and goes with the text would resize, and draw again, in the midst of drawing.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._page: manual.Page | None = None
        self._words: list[str] = []
        theme.follow(self, self._draw)

    def show_page(self, page: manual.Page, words: str = "") -> None:
        """Shows a page from its beginning; ``words`` that were searched for are marked."""
        self._page, self._words = page, words.split()
        self._draw()
        self.verticalScrollBar().setValue(0)
        if self._words:
            self.find(self._words[0])

    def _follow(self, link: QUrl) -> None:
        self.page_wanted.emit(link.path().removesuffix(".md"))

    def _draw(self) -> None:
        if self._page is None:
            return
        self.setAccessibleName(self._page.title)
        document = self.document()
        document.setDefaultFont(theme.font("body"))
        document.setDocumentMargin(theme.px(MARGIN))
        self.setMarkdown(f"# {self._page.title}\n\n{self._page.body}")
        self._style_blocks(document)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _style_table(frame)
        self._mark_words()

    def _style_blocks(self, document: QTextDocument) -> None:
        cursor, block = QTextCursor(document), document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            level = block.blockFormat().headingLevel()
            spaced = QTextBlockFormat()
            if block.text() != PICTURE:
                spaced.setLineHeight(
                    LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
                )
            if level:
                spaced.setTopMargin(theme.px(16 if level > 1 else 0))
                spaced.setBottomMargin(theme.px(6))
            cursor.mergeBlockFormat(spaced)
            if level:
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.setCharFormat(_heading(level))
            block = block.next()

    def _mark_words(self) -> None:
        marks = []
        for word in self._words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor  # type: ignore[attr-defined]  # the stub leaves the fields out
                mark.format.setBackground(theme.color("warnbg"))  # type: ignore[attr-defined]
                mark.format.setForeground(theme.color("text"))  # type: ignore[attr-defined]
                marks.append(mark)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures of this language, no wider than the page."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        file = manual.picture(language(), QUrl(name).fileName())
        image = QImage(str(file))
        room = max(theme.px(200), self.viewport().width() - 2 * theme.px(MARGIN) - theme.px(8))
        return image if image.width() <= room else image.scaledToWidth(room, _SMOOTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._draw()


def _heading(level: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(theme.font(HEADINGS.get(level, "body"), bold=True))
    made.setForeground(theme.color("text"))
    return made


def _style_table(table: QTextTable) -> None:
    made = table.format()
    made.setBorder(1)
    made.setBorderBrush(QColor(theme.color("border")))
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderCollapse(True)
    made.setCellPadding(theme.px(5))
    made.setTopMargin(theme.px(6))
    made.setBottomMargin(theme.px(6))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(made)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(theme.color("alt"))
        cell.setFormat(head)
