"""Looking things up by any part of code or name: the source, the popup, the field, the full list.

    ITEMS = Lookup(find=items_like, get=item_of, noun=N_("item"), create=new_item)
    field = LookupField(ITEMS)

``find(text, limit)`` gives ``Found`` rows, best first; ``get(key)`` the one of a key, or None.
``create(text, take)`` opens a form and calls ``take(key)`` with what was made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.kernel.text import N_, _
from ui.kit import icons, theme
from ui.kit.buttons import paint_key
from ui.kit.fields import TextEdit

MOST_SHOWN = 8
MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found. figure: its key figure ("ada 1.350 btg"), tone "warn" marks it; price: at the end."""

    key: Any
    code: str
    name: str
    figure: str = ""
    price: str = ""
    tone: str = ""

    @property
    def words(self) -> str:
        return f"{self.code} · {self.name}" if self.code and self.name else self.code or self.name


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where to find things of one kind. noun: marked, lower case ("item"), for hints and titles."""

    find: Callable[[str, int], Sequence[Found]]
    get: Callable[[Any], Found | None]
    noun: str = N_("entry")
    create: Callable[[str, Callable[[Any], None]], object] | None = None


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


class LookupLine(QLineEdit):
    """A line that looks up what is typed. ``taken(Found)`` when a person chooses.

    Used by ``LookupField`` and by the grid. Enter and Tab take the marked row; Esc closes the popup.
    """

    taken = Signal(object)

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        self.lookup = lookup
        self.popup: LookupPopup | None = None
        self._timer = QTimer(self, singleShot=True, interval=60)
        self._timer.timeout.connect(self.look_up)
        self.textEdited.connect(lambda _text: self._timer.start())

    def look_up(self) -> None:
        """Shows what fits what stands there."""
        typed = self.text().strip()
        if not typed or self.isReadOnly():
            self.close_popup()
            return
        if self.popup is None:
            self.popup = LookupPopup(self, self.lookup)
            self.popup.taken.connect(self._take)
            self.destroyed.connect(self.popup.deleteLater)
        self.popup.show_found(self.lookup.find(typed, MOST_SHOWN), typed)

    def popup_open(self) -> bool:
        return self.popup is not None and self.popup.isVisible()

    def close_popup(self) -> None:
        self._timer.stop()
        if self.popup is not None:
            self.popup.hide()

    def _take(self, found: Found) -> None:
        self.close_popup()
        self.setText(found.code or found.name)
        self.taken.emit(found)

    def take_marked(self) -> bool:
        """Takes the marked row, looking up first if the typing is fresh; False if there is none."""
        if self._timer.isActive():
            self._timer.stop()
            self.look_up()
        found = self.popup.chosen() if self.popup is not None else None
        if found is None:
            return False
        self._take(found)
        return True

    def open_list(self) -> None:
        """F4: everything, with a search of its own."""
        if self.isReadOnly():
            return
        from ui.kit.lookup_list import LookupList

        typed = self.text().strip()
        self.close_popup()
        dialog = LookupList(self.lookup, typed, self.window())
        if dialog.exec() and dialog.chosen is not None:
            self._take(dialog.chosen)
        dialog.deleteLater()

    def create(self) -> None:
        """Ctrl+N: a new one in place."""
        if self.lookup.create is None or self.isReadOnly():
            return
        typed = self.text().strip()
        self.close_popup()
        self.lookup.create(typed, self._created)

    def _created(self, key: Any) -> None:
        found = self.lookup.get(key)
        if found is not None:
            self._take(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_F4:
            self.open_list()
        elif key == Qt.Key.Key_N and control and self.lookup.create is not None:
            self.create()
        elif self.popup_open() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.popup.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and self.popup_open():
            self.close_popup()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.popup_open():
            self.take_marked()
        elif key == Qt.Key.Key_Down and not control:
            self.look_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_popup()


class LookupField(LookupLine):
    """The editor of a form: shows "C-007 · Toko Sumber Terang", its value is the key."""

    changed = Signal()
    width = 0

    def __init__(self, lookup: Lookup, *, hint: str = N_("Type a code or name")) -> None:
        super().__init__(lookup)
        self._found: Found | None = None
        self._problem, self._hint = "", hint
        self._caret = self.addAction(
            icons.icon("ph.caret-down", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._caret.triggered.connect(self.open_list)
        self.taken.connect(self._chosen)
        self.textEdited.connect(self._typed)
        theme.follow(self, lambda: self._caret.setIcon(icons.icon("ph.caret-down", "muted")))
        self.retranslate()

    def value(self) -> Any:
        """The key of what is chosen; None for nothing."""
        return self._found.key if self._found else None

    def found(self) -> Found | None:
        return self._found

    def set_value(self, value: Any) -> None:
        self._found = self.lookup.get(value) if value not in (None, "") else None
        self._problem = ""
        self._show()

    def _show(self) -> None:
        self.setText(self._found.words if self._found else "")
        self.setToolTip(self.text())
        self.setCursorPosition(0)

    def _chosen(self, found: Found) -> None:
        differs = self._found is None or self._found.key != found.key
        self._found, self._problem = found, ""
        self._show()
        if differs:
            self.changed.emit()

    def _typed(self, text: str) -> None:
        self._problem = ""
        if not text.strip() and self._found is not None:
            self._found = None
            self.changed.emit()

    def problem(self) -> str:
        return self._problem

    def settle(self) -> None:
        """What was typed is taken where it fits exactly one thing or a code; else it is refused."""
        typed = self.text().strip()
        if not typed or (self._found and typed == self._found.words):
            return
        rows = list(self.lookup.find(typed, 2))
        exact = [row for row in rows if row.code.casefold() == typed.casefold()]
        if exact or len(rows) == 1:
            self._chosen((exact or rows)[0])
        else:
            self._problem = _("“{text}” was not found.", text=typed)

    def set_read_only(self, on: bool) -> None:
        self.setReadOnly(on)
        self._caret.setVisible(not on)
        theme.repolish(self)

    def retranslate(self) -> None:
        self.setPlaceholderText(_(self._hint))
        self._caret.setToolTip(_("Full list (F4)"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()


__all__ = ["Found", "Lookup", "LookupField", "LookupLine", "LookupPopup", "TextEdit"]
