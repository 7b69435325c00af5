"""The print preview: pages at the left, the real PDF in the middle, what may be chosen at the right.

Nothing is drawn twice: what is shown are the bytes that are printed and saved. The caller hands in
``make(options) -> bytes``; each change of an option makes the PDF again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.kernel.errors import UserError
from app.kernel.text import N_, _
from ui.kit import icons, printers, theme, topics
from ui.kit.actions import bind
from ui.kit.buttons import Button, label, line
from ui.kit.page_canvas import Canvas
from ui.kit.pdf_pages import PdfPages
from ui.kit.thumbnails import Thumbnails

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
PIXELS_PER_POINT = 96 / 72
PAPERS = {"A4": N_("A4"), "half-A4": N_("Half A4"), "F4": N_("F4 (215 × 330 mm)")}
LANGUAGES = {"id": N_("Indonesian"), "en": N_("English")}


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """What the person chose; empty means the paper's own."""

    paper: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Previewed:
    """What is previewed: words for the title and the file, and how to make its PDF.

    papers: keys of PAPERS it can be drawn on, its own first; none hides the choice. languages: likewise.
    earlier: lines about earlier printings, already worded. printing: held while the number of copies goes to
    the printer; it refuses before anything is sent, and notes nothing where sending fails.
    """

    title: str
    document: str
    file_name: str
    make: Callable[[PreviewOptions], bytes]
    papers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    printing: Callable[[int], AbstractContextManager[None]] | None = None
    show_error: Callable[[BaseException], None] | None = None


class PrintPreview(QDialog):
    """Shows one ``Previewed``; Ctrl+P prints, Ctrl+S saves."""

    def __init__(self, shown: Previewed, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._shown = shown
        self._content = b""
        self._pages: PdfPages | None = None
        self._zoom = 0.8
        self._build()
        topics.about(self, "print-preview")
        theme.follow(self, self._draw)
        self.setWindowTitle(_("Print preview — {title}", title=shown.title))
        self.resize(theme.px(1180), theme.px(790))
        self.make()

    @property
    def content(self) -> bytes:
        """The bytes shown now."""
        return self._content

    def options(self) -> PreviewOptions:
        return PreviewOptions(
            paper=self.paper.currentData() or "", language=self.language.currentData() or ""
        )

    def make(self) -> None:
        """Makes the PDF with the present options and shows it."""
        try:
            content = self._shown.make(self.options())
        except UserError as error:
            self._tell(error)
            return
        if self._pages is not None:
            self._pages.close()
        self._content = content
        self._pages = PdfPages(content)
        self.thumbnails.show_pages(self._pages)
        self._draw()

    def print_now(self) -> None:
        """Sends the shown bytes to the chosen printer."""
        printer = self.printer.currentData()
        if not printer:
            self._tell(
                UserError(
                    N_("No printer is installed on this computer."),
                    remedy=N_("Save the PDF, or install a printer first."),
                )
            )
            return
        copies = self.copies.value()
        noted = self._shown.printing(copies) if self._shown.printing else nullcontext()
        try:
            with noted:
                printers.send(self._content, printer, copies, self._shown.title)
        except UserError as error:
            self._tell(error)
            return
        self.accept()

    def save(self) -> None:
        """Saves the shown bytes where the person says; an older file of that name is replaced whole."""
        path, _chosen = QFileDialog.getSaveFileName(
            self, _("Save PDF"), self._shown.file_name, _("PDF files (*.pdf)")
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Writes the shown bytes whole: the old file stays until the new one is on the disk."""
        file = QSaveFile(str(path.with_suffix(".pdf")))
        written = file.open(QIODevice.OpenModeFlag.WriteOnly)
        written = written and file.write(self._content) == len(self._content)
        if not (written and file.commit()):
            self._tell(
                UserError(
                    N_("{name} could not be written: {reason}"),
                    name=path.name,
                    reason=file.errorString(),
                    remedy=N_("Choose a folder you may write to."),
                )
            )

    def _tell(self, error: UserError) -> None:
        if self._shown.show_error is None:
            raise error
        self._shown.show_error(error)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._toolbar())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._thumbnails())
        middle.addWidget(line(vertical=True))
        self.canvas = Canvas()
        self.canvas.verticalScrollBar().valueChanged.connect(self._scrolled)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(line(vertical=True))
        middle.addWidget(self._sidebar())
        whole.addLayout(middle, 1)
        for key, act in (("Ctrl+P", self.print_now), ("Ctrl+S", self.save)):
            bind(self, key, act)

    def _toolbar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("role", "documentBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 7, 12, 7)])
        row.setSpacing(theme.px(8))
        row.addWidget(
            Button(N_("Print"), self.print_now, icon="ph.printer", role="primary", key="Ctrl+P")
        )
        row.addWidget(Button(N_("Save PDF"), self.save, icon="ph.file-pdf", key="Ctrl+S"))
        row.addStretch(1)
        row.addWidget(self._step("ph.caret-left", _("Previous page"), -1))
        self.page_label = label("")
        row.addWidget(self.page_label)
        row.addWidget(self._step("ph.caret-right", _("Next page"), +1))
        row.addSpacing(theme.px(16))
        row.addWidget(self._zoom_button("ph.minus", _("Smaller"), -1))
        self.zoom_label = label("")
        row.addWidget(self.zoom_label)
        row.addWidget(self._zoom_button("ph.plus", _("Larger"), +1))
        row.addWidget(Button(N_("Page width"), self.fit_width, role="quiet"))
        return bar

    def _icon_button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "icon")
        button.setToolTip(name)
        button.setAccessibleName(name)
        icons.dress(button, icon)
        return button

    def _step(self, icon: str, name: str, step: int) -> QToolButton:
        button = self._icon_button(icon, name)
        button.clicked.connect(lambda: self.canvas.go_to(self.canvas.current() + step))
        return button

    def _zoom_button(self, icon: str, name: str, step: int) -> QToolButton:
        button = self._icon_button(icon, name)
        button.clicked.connect(lambda: self._step_zoom(step))
        return button

    def _step_zoom(self, step: int) -> None:
        larger = [zoom for zoom in ZOOMS if zoom > self._zoom + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < self._zoom - 0.01]
        reachable = larger if step > 0 else smaller[::-1]
        if reachable:
            self._zoom = reachable[0]
            self._draw()

    def fit_width(self) -> None:
        """As wide as the canvas."""
        if self._pages is not None:
            room = self.canvas.viewport().width() - theme.px(32)
            self._zoom = room / (self._pages.size(0).width() * PIXELS_PER_POINT)
            self._draw()

    def _thumbnails(self) -> QWidget:
        self.thumbnails = Thumbnails()
        self.thumbnails.page_chosen.connect(self.canvas_go_to)
        return self.thumbnails

    def canvas_go_to(self, number: int) -> None:
        if number >= 0 and number != self.canvas.current():
            self.canvas.go_to(number)

    def _sidebar(self) -> QWidget:
        side = QFrame()
        side.setProperty("role", "panel")
        side.setFixedWidth(theme.px(300))
        column = QVBoxLayout(side)
        column.setContentsMargins(*([theme.px(12)] * 4))
        column.setSpacing(theme.px(4))
        column.addWidget(label(self._shown.document, "h2", wrap=True))
        column.addSpacing(theme.px(8))
        self.printer = self._choice(column, _("Printer"))
        for name in printers.names():
            self.printer.addItem(name, name)
        if not self.printer.count():
            self.printer.addItem(_("No printer"), "")
        self.copies = QSpinBox()
        self.copies.setRange(1, 99)
        self._field(column, _("Copies"), self.copies)
        self.paper = self._choice(column, _("Paper"))
        self._offer(self.paper, self._shown.papers, PAPERS)
        self.language = self._choice(column, _("Document language"))
        self._offer(self.language, self._shown.languages, LANGUAGES)
        if self._shown.earlier:
            column.addSpacing(theme.px(12))
            column.addWidget(label(_("Printed before").upper(), "section"))
            for line in self._shown.earlier:
                column.addWidget(label(line, "muted", wrap=True))
        column.addStretch(1)
        close = Button(N_("Close"), self.reject, role="link")
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    def _choice(self, column: QVBoxLayout, name: str) -> QComboBox:
        box = QComboBox()
        self._field(column, name, box)
        return box

    @staticmethod
    def _field(column: QVBoxLayout, name: str, field: QWidget) -> None:
        title = QLabel(name)
        title.setProperty("role", "label")
        title.setBuddy(field)
        field.setAccessibleName(name)
        column.addWidget(title)
        column.addWidget(field)
        column.addSpacing(theme.px(4))

    def _offer(self, box: QComboBox, keys: tuple[str, ...], titles: dict[str, str]) -> None:
        for key in keys:
            box.addItem(_(titles[key]), key)
        titles_here = box.parentWidget().findChildren(QLabel)
        title = next((each for each in titles_here if each.buddy() is box), None)
        for widget in (box, title):
            if widget is not None:
                widget.setVisible(len(keys) > 1)
        box.currentIndexChanged.connect(self.make)

    def _draw(self) -> None:
        if self._pages is not None:
            self.canvas.show_pages(self._pages, self._zoom * PIXELS_PER_POINT)
            self.zoom_label.setText(f"{round(self._zoom * 100)}\u00a0%")
            self._scrolled()

    def _scrolled(self) -> None:
        if self._pages is None:
            return
        current = self.canvas.current()
        self.page_label.setText(
            _("Page {number} of {count}", number=current + 1, count=len(self._pages))
        )
        self.thumbnails.mark(current)
