"""The popup below a lookup: what was found, painted; the field keeps the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.kernel.text import _
from ui.kit import icons, theme
from ui.kit.buttons import paint_key
from ui.kit.found import MOST_SHOWN, Found, Lookup


class LookupPopup(QFrame):
    """What was found, below the field that keeps the keyboard. ``taken`` with the chosen one."""

    taken = Signal(object)
    WIDTH, ROW, FOOT = 560, 30, 28

    def __init__(self, field: QWidget, lookup: Lookup) -> None:
        super().__init__(field.window())
        self._field, self._lookup = field, lookup
        self.rows: list[Found] = []
        self.current = 0
        self._words: list[str] = []
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_found(self, rows: Sequence[Found], typed: str) -> None:
        """Below the field (above it where there is no room); hidden with nothing to show."""
        self.rows, self.current = list(rows)[:MOST_SHOWN], 0
        self._words = typed.casefold().split()
        if not self.rows and self._lookup.create is None:
            self.hide()
            return
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        count = max(1, len(self.rows))
        height = count * theme.px(self.ROW) + theme.px(self.FOOT) + 2
        width = min(theme.px(self.WIDTH), window.width() - 8)
        at = self._field.mapTo(window, QPoint(0, self._field.height() + 1))
        if at.y() + height > window.height():
            at = self._field.mapTo(window, QPoint(0, -height - 1))
        at.setX(max(4, min(at.x(), window.width() - width - 4)))
        self.setGeometry(at.x(), max(0, at.y()), width, height)
        self.show()
        self.raise_()
        self.update()

    def move_by(self, step: int) -> None:
        if self.rows:
            self.current = (self.current + step) % len(self.rows)
            self.update()

    def chosen(self) -> Found | None:
        return self.rows[self.current] if self.isVisible() and self.rows else None

    def _row_at(self, y: int) -> int:
        at = (y - 1) // theme.px(self.ROW)
        return at if 0 <= at < len(self.rows) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(round(event.position().y()))
        if at >= 0 and at != self.current:
            self.current = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(round(event.position().y()))
        if at >= 0:
            self.taken.emit(self.rows[at])

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        row = theme.px(self.ROW)
        for at, found in enumerate(self.rows):
            box = QRect(1, 1 + at * row, self.width() - 2, row)
            self._paint_row(painter, box, found, at == self.current)
        if not self.rows:
            painter.setPen(theme.color("muted"))
            box = QRect(theme.px(10), 1, self.width(), row)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _("Nothing found"))
        self._paint_foot(painter)
        painter.setPen(theme.color("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_row(self, painter: QPainter, box: QRect, found: Found, current: bool) -> None:
        if current:
            painter.fillRect(box, theme.color("sel"))
        align = Qt.AlignmentFlag.AlignVCenter
        inner = box.adjusted(theme.px(10), 0, -theme.px(10), 0)
        right = QRect(inner)
        painter.setFont(theme.font("body"))
        if found.price:
            painter.setPen(theme.color("text"))
            painter.drawText(right, align | Qt.AlignmentFlag.AlignRight, found.price)
            right.setRight(right.right() - theme.px(96))
        if found.figure:
            token = "warn" if found.tone else "muted"
            painter.setPen(theme.color(token))
            painter.drawText(right, align | Qt.AlignmentFlag.AlignRight, found.figure)
            width = painter.fontMetrics().horizontalAdvance(found.figure)
            if found.tone:
                size = theme.px(14)
                x = right.right() - width - size - theme.px(4)
                middle = box.center().y() - size // 2
                painter.drawPixmap(x, middle, icons.pixmap("ph.warning-fill", size, token))
                width += size + theme.px(4)
            right.setRight(right.right() - width - theme.px(10))
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.color("text"))
        painter.drawText(inner, align, found.code)
        code = max(theme.px(88), painter.fontMetrics().horizontalAdvance(found.code) + theme.px(12))
        self._paint_matched(
            painter, inner.left() + (code if found.code else 0), right.right(), box, found.name
        )

    def _paint_matched(
        self, painter: QPainter, left: int, right: int, box: QRect, name: str
    ) -> None:
        """The name with what was typed in semi-bold."""
        painter.save()
        painter.setClipRect(QRect(left, box.top(), max(0, right - left), box.height()))
        for part, strong in matched_parts(name, self._words):
            painter.setFont(theme.font("body", bold=strong))
            room = QRect(left, box.top(), 2000, box.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, part)
            left += painter.fontMetrics().horizontalAdvance(part)
        painter.restore()

    def _paint_foot(self, painter: QPainter) -> None:
        height = theme.px(self.FOOT)
        box = QRect(1, self.height() - height - 1, self.width() - 2, height)
        painter.fillRect(box, theme.color("alt"))
        painter.fillRect(box.left(), box.top(), box.width(), 1, theme.color("border"))
        left = box.left() + theme.px(9)
        for key, words in (("↑↓", _("choose")), ("Enter", _("take")), ("F4", _("full list"))):
            left = self._paint_hint(painter, left, box, key, words)
        if self._lookup.create is not None:
            words = _("new {noun}", noun=_(self._lookup.noun))
            painter.setFont(theme.font("label"))
            width = painter.fontMetrics().horizontalAdvance(words) + theme.px(66)
            self._paint_hint(painter, box.right() - width, box, "Ctrl+N", words)

    def _paint_hint(self, painter: QPainter, left: int, box: QRect, key: str, words: str) -> int:
        painter.setFont(theme.font("micro"))
        cap = QRect(
            left, 0, painter.fontMetrics().horizontalAdvance(key) + theme.px(10), theme.px(18)
        )
        cap.moveTop(box.center().y() - cap.height() // 2 + 1)
        paint_key(painter, cap, key)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("muted"))
        room = QRect(cap.right() + theme.px(7), box.top(), 400, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        return room.left() + painter.fontMetrics().horizontalAdvance(words) + theme.px(10)


def matched_parts(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """``text`` in pieces, each with whether it was typed."""
    marks = [False] * len(text)
    folded = text.casefold()
    if len(folded) != len(text):
        return [(text, False)]
    for word in words:
        at = folded.find(word)
        if at >= 0:
            marks[at : at + len(word)] = [True] * len(word)
    parts: list[tuple[str, bool]] = []
    for letter, strong in zip(text, marks, strict=True):
        if parts and parts[-1][1] == strong:
            parts[-1] = (parts[-1][0] + letter, strong)
        else:
            parts.append((letter, strong))
    return parts
