"""How a row of the palette is drawn: heading, entry with the match in bold, key caps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.kit import icons, status, theme
from ui.kit.buttons import paint_key
from ui.kit.table.delegate import Look, paint_chip
from ui.shell.palette.entries import Entry

ENTRY = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1


def bold_parts(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """The text in pieces, those that match a word marked; a match at a word's start goes first."""
    folded = text.casefold()
    marked = [False] * len(text)
    if len(folded) == len(text):
        for word in words:
            at = _place(folded, word)
            if at >= 0:
                marked[at : at + len(word)] = [True] * len(word)
    pieces: list[tuple[str, bool]] = []
    for letter, bold in zip(text, marked, strict=True):
        if pieces and pieces[-1][1] == bold:
            pieces[-1] = (pieces[-1][0] + letter, bold)
        else:
            pieces.append((letter, bold))
    return pieces


def _place(text: str, word: str) -> int:
    starts = [at for at in range(len(text)) if at == 0 or not text[at - 1].isalnum()]
    return next((at for at in starts if text.startswith(word, at)), text.find(word))


class EntryDelegate(QStyledItemDelegate):
    """A row: icon, words with the match in bold, muted hint, shortcut or status; or a group's heading."""

    words: Sequence[str] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        heading = isinstance(index.data(ENTRY), str)  # type: ignore[attr-defined]
        return QSize(100, theme.px(28 if heading else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry = index.data(ENTRY)  # type: ignore[attr-defined]
        if isinstance(entry, Entry):
            self._paint_entry(painter, option, entry)
        else:
            count = str(index.data(COUNT) or "")  # type: ignore[attr-defined]
            self._paint_heading(painter, option.rect, str(entry), count)
        painter.restore()

    @staticmethod
    def _paint_heading(painter: QPainter, rect: QRect, words: str, count: str) -> None:
        painter.fillRect(rect, theme.color("alt"))
        painter.setPen(theme.color("muted"))
        inner = rect.adjusted(theme.px(14), 0, -theme.px(14), 0)
        painter.setFont(theme.font("label", bold=True))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(theme.font("label"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("sel"))
        size = theme.px(16)
        at = QPoint(rect.left() + theme.px(14), rect.center().y() - size // 2)
        painter.drawPixmap(at, icons.pixmap(entry.icon or "ph.caret-right", size, "muted"))
        right = self._paint_end(painter, rect, entry)
        x = self._paint_words(painter, rect, rect.left() + theme.px(40), right, entry.text)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("muted"))
        room = QRect(x + theme.px(10), rect.top(), right - x - theme.px(18), rect.height())
        hint = painter.fontMetrics().elidedText(
            entry.hint, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, hint)

    @staticmethod
    def _paint_end(painter: QPainter, rect: QRect, entry: Entry) -> int:
        """The status or the key at the right; returns where the room for words ends."""
        right = rect.right() - theme.px(14)
        if entry.state:
            found, days = status.state(entry.state)
            look = Look()
            words = QFontMetrics(look.chip).horizontalAdvance(found.text(days))
            left = right - words - theme.px(30)
            paint_chip(painter, QPoint(left, rect.center().y()), found, days, look)
            return left
        if entry.shortcut:
            return paint_cap(painter, right, rect.center().y(), entry.shortcut)
        return right

    def _paint_words(self, painter: QPainter, rect: QRect, x: int, right: int, text: str) -> int:
        painter.setPen(theme.color("text"))
        for piece, bold in bold_parts(text, self.words):
            painter.setFont(theme.font("body", bold=bold))
            room = QRect(x, rect.top(), max(0, right - x), rect.height())
            shown = painter.fontMetrics().elidedText(
                piece, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            x += painter.fontMetrics().horizontalAdvance(shown)
        return x


def key_width(words: str) -> int:
    return QFontMetrics(theme.font("micro")).horizontalAdvance(words) + theme.px(12)


def paint_cap(painter: QPainter, right: int, middle: int, words: str) -> int:
    """A key's cap, its right edge at ``right``; returns its left edge."""
    width, height = key_width(words), theme.px(18)
    cap = QRect(right - width, middle - height // 2, width, height)
    paint_key(painter, cap, words)
    return cap.left()


class KeyHints(QWidget):
    """Keys and what they do, in a row: ``(("Enter", "open"), …)``; a sign stands bold without a cap."""

    def __init__(self, hints: Sequence[tuple[str, str]], *, capped: bool = True) -> None:
        super().__init__()
        self._hints, self._capped = hints, capped
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(f"{key} {word}".strip() for key, word in hints))

    def sizeHint(self) -> QSize:
        return QSize(self._walk(None), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._walk(painter)

    def _walk(self, painter: QPainter | None) -> int:
        """Draws (or only measures) key after key; returns the width."""
        x, middle = 0, self.height() // 2
        for key, word in self._hints:
            key_font, word_font = theme.font("label", bold=True), theme.font("label")
            wide = key_width(key) if self._capped else QFontMetrics(key_font).horizontalAdvance(key)
            if painter and self._capped:
                paint_cap(painter, x + wide, middle, key)
            elif painter:
                self._write(painter, x, wide, key, "text", bold=True)
            x += wide + theme.px(5)
            wide = QFontMetrics(word_font).horizontalAdvance(word)
            if painter:
                self._write(painter, x, wide, word, "muted")
            x += wide + theme.px(12)
        return max(0, x - theme.px(12))

    def _write(
        self, painter: QPainter, x: int, wide: int, words: str, token: str, *, bold: bool = False
    ) -> None:
        painter.setFont(theme.font("label", bold=bold))
        painter.setPen(theme.color(token))
        room = QRect(x, 0, wide + 2, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
