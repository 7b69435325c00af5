"""Editors by kind: what people type is helped along, read when the field is left, and refused in words.

Every editor has ``value()`` (None or "" when blank), ``set_value(v)``, the signal ``changed`` (by a
person), ``problem()`` (a sentence while what stands there cannot be understood) and
``set_read_only(bool)``. See ``app.kernel.entry`` for what each kind understands.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
    QWidgetAction,
)

from app.kernel import entry
from app.kernel.columns import RIGHT_ALIGNED, Kind
from app.kernel.entry import EntryError
from app.kernel.text import N_, _
from ui.kit import icons, keys, theme
from ui.kit.choice_list import ChoiceList


class TextEdit(QLineEdit):
    """A line of text; spaces around it are dropped, and lines pasted into it become one."""

    changed = Signal()

    def __init__(self, *, most: int = 300, hint: str = "") -> None:
        super().__init__()
        self.setMaxLength(most)
        self._hint = hint
        self.textEdited.connect(lambda _text: self.changed.emit())
        self.retranslate()

    def value(self) -> Any:
        return " ".join(self.text().splitlines()).strip()

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def problem(self) -> str:
        return ""

    def set_read_only(self, on: bool) -> None:
        self.setReadOnly(on)
        theme.repolish(self)

    def retranslate(self) -> None:
        if self._hint:
            self.setPlaceholderText(_(self._hint))


class NoteEdit(QPlainTextEdit):
    """Several lines of text; Tab leaves the field."""

    changed = Signal()

    def __init__(self, *, lines: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._lines, self._quiet = lines, False
        self.textChanged.connect(self._typed)
        theme.follow(self, self._size)
        self._size()

    def _size(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + theme.px(16))

    def _typed(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def value(self) -> str:
        return self.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        self._quiet = True
        self.setPlainText("" if value is None else str(value))
        self._quiet = False

    def problem(self) -> str:
        return ""

    def set_read_only(self, on: bool) -> None:
        self.setReadOnly(on)
        theme.repolish(self)


class ParsedEdit(TextEdit):
    """A field whose text stands for a value of ``kind``; it is rewritten neatly when it is left."""

    kind = Kind.TEXT

    def __init__(self, *, today: dt.date | None = None, hint: str = "") -> None:
        super().__init__(most=entry.LONGEST + 80, hint=hint)
        self._today = today or dt.date.today()
        self._value: Any = None
        self._problem = ""
        if self.kind in RIGHT_ALIGNED:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.settle)

    def _typed(self, _text: str) -> None:
        self._problem = ""

    def settle(self) -> None:
        """Reads what stands there, and writes it neatly; a sentence stays where it cannot be read."""
        typed = self.text().strip()
        if typed == entry.written(self.kind, self._value):
            self._problem = ""
            return
        try:
            value = entry.parse(self.kind, typed, self._today) if typed else None
        except EntryError as error:
            self._problem = error.what()
            return
        self._problem = ""
        differs = value != self._value
        self._value = value
        self.setText(entry.written(self.kind, value))
        if differs:
            self.changed.emit()

    def value(self) -> Any:
        """The value; what is being typed counts as soon as it can be read."""
        typed = self.text().strip()
        if typed == entry.written(self.kind, self._value):
            return self._value
        try:
            return entry.parse(self.kind, typed, self._today) if typed else None
        except EntryError:
            return self._value

    def set_value(self, value: Any) -> None:
        self._value, self._problem = value, ""
        self.setText(entry.written(self.kind, value))

    def revert(self) -> bool:
        """Drops what is being typed; False where nothing is."""
        if self.text().strip() == entry.written(self.kind, self._value):
            return False
        self.set_value(self._value)
        return True

    def problem(self) -> str:
        return self._problem

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "_value") and not self._problem:
            self.setText(entry.written(self.kind, self._value))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()


class MoneyEdit(ParsedEdit):
    """``Money``: 1jt, 2,5rb, =12*85000."""

    kind = Kind.MONEY


class QuantityEdit(ParsedEdit):
    """``Quantity``, up to six decimals."""

    kind = Kind.QUANTITY


class PriceEdit(ParsedEdit):
    """``UnitPrice``, up to four decimals."""

    kind = Kind.PRICE


class RateEdit(ParsedEdit):
    """``Rate`` in per cent."""

    kind = Kind.RATE


class CountEdit(ParsedEdit):
    """A whole number."""

    kind = Kind.COUNT


class PeriodEdit(ParsedEdit):
    """``Period``: 11, nov, 11/26."""

    kind = Kind.PERIOD


class DateEdit(ParsedEdit):
    """``date``: 23, 23/11, +7, kmrn. Up and Down step a day; F4 or the icon opens the calendar."""

    kind = Kind.DATE

    def __init__(self, *, today: dt.date | None = None) -> None:
        super().__init__(today=today, hint=N_("dd/mm/yyyy"))
        self._open = self.addAction(
            icons.icon("ph.calendar-blank", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._open.triggered.connect(self.open_calendar)
        theme.follow(self, self._dress)
        self.retranslate()

    def _dress(self) -> None:
        self._open.setIcon(icons.icon("ph.calendar-blank", "muted"))

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "_open"):
            self._open.setToolTip(_("Calendar (F4)"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up.value: 1, Qt.Key.Key_Down.value: -1}.get(event.key(), 0)
        if step and not self.isReadOnly():
            self.settle()
            self.set_value((self._value or self._today) + dt.timedelta(days=step))
            self.changed.emit()
        elif keys.read(event)[0] == Qt.Key.Key_F4:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        if self.isReadOnly():
            return
        self.settle()
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self._value or self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.activated.connect(lambda chosen: self._take(chosen, menu))
        calendar.clicked.connect(lambda chosen: self._take(chosen, menu))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _take(self, chosen: QDate, menu: QMenu) -> None:
        menu.close()
        self.set_value(dt.date(chosen.year(), chosen.month(), chosen.day()))
        self.changed.emit()


PLAIN, KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
OPENS = (
    (Qt.Key.Key_F4, PLAIN),
    (Qt.Key.Key_Space, PLAIN),
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
)


class Choice(QLineEdit):
    """One of a few; ``choices`` are (key, marked text). The wheel never changes it by accident.

    A line that is not typed into: the arrow keys and letters change it, F4, Space or a click opens the list. Not a
    QComboBox, which makes its list and nine parts of it at once and costs a form ten times as much.
    """

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]] = ()) -> None:
        super().__init__()
        self._choices: list[tuple[Any, str]] = []
        self._at, self._sought, self._sought_at = -1, "", 0.0
        self._fixed = False
        self.setReadOnly(True)
        self.setProperty("role", "choice")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textChanged.connect(self.setToolTip)  # a narrow one cuts the longest words
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Other choices; keeps the chosen one where it is still there."""
        chosen, nothing = self.value(), bool(self._choices) and self._at < 0
        self._choices = list(choices)
        if nothing:
            self._show(-1)
        else:
            self.set_value(chosen)

    def choices(self) -> list[tuple[Any, str]]:
        """What can be chosen, worded."""
        return [(key, _(text)) for key, text in self._choices]

    def value(self) -> Any:
        return self._choices[self._at][0] if 0 <= self._at < len(self._choices) else None

    def set_value(self, value: Any) -> None:
        known = [key for key, _text in self._choices]
        if value in known:
            self._show(known.index(value))
        else:
            self._show(0 if known and value is None else -1)

    def _show(self, at: int) -> None:
        self._at = at
        self.setText(_(self._choices[at][1]) if at >= 0 else "")
        self.setCursorPosition(0)

    def problem(self) -> str:
        return ""

    def set_read_only(self, on: bool) -> None:
        self._fixed = on
        self.setProperty("role", "" if on else "choice")
        theme.repolish(self)

    def retranslate(self) -> None:
        self._show(self._at)

    # -- choosing --------------------------------------------------------------------------------

    def choose(self, at: int) -> None:
        """As a person would: the nearest there is, told with ``changed``."""
        if self._fixed or not self._choices:
            return
        at = max(0, min(at, len(self._choices) - 1))
        if at != self._at:
            self._show(at)
            self.changed.emit()

    def open_list(self) -> ChoiceList | None:
        """The choices below the field."""
        if self._fixed or not self.isEnabled() or not self._choices:
            return None
        listed = ChoiceList(self, [text for _key, text in self.choices()], self._at)
        listed.taken.connect(self.choose)
        listed.show()
        return listed

    def _seek(self, typed: str) -> None:
        """The next one that begins with what is typed, letter after letter."""
        now = time.monotonic()
        if now - self._sought_at > QApplication.keyboardInputInterval() / 1000:
            self._sought = ""
        self._sought, self._sought_at = self._sought + typed.casefold(), now
        count = len(self._choices)
        first = self._at + (len(self._sought) == 1)
        for at in (place % count for place in range(first, first + count)):
            if _(self._choices[at][1]).casefold().startswith(self._sought):
                self.choose(at)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held, typed = keys.read(event)[0], event.modifiers() & ~KEYPAD, event.text()
        walks: dict[int, int] = {
            Qt.Key.Key_Up: self._at - 1,
            Qt.Key.Key_Down: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._choices),
        }
        if self._fixed:
            super().keyPressEvent(event)
        elif (key, held) in OPENS:
            self.open_list()
        elif key in walks and held == PLAIN:
            self.choose(walks[key])
        elif typed and typed.isprintable() and held in (PLAIN, Qt.KeyboardModifier.ShiftModifier):
            self._seek(typed)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._fixed:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.open_list()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._fixed:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._fixed:
            super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    # -- looks -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance("X" * 6) + theme.px(44),
            super().sizeHint().height(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._fixed:
            return
        size = theme.px(14)
        tone = "muted" if self.isEnabled() else "faint"
        place = QPoint(self.width() - size - theme.px(7), (self.height() - size) // 2)
        QPainter(self).drawPixmap(place, icons.pixmap("ph.caret-down", size, tone))


class FlagBox(QCheckBox):
    """Yes or no, with its marked words beside the box."""

    changed = Signal()

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._marked = text
        self.clicked.connect(lambda _on: self.changed.emit())
        self.retranslate()

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        self.setChecked(bool(value))

    def problem(self) -> str:
        return ""

    def set_read_only(self, on: bool) -> None:
        self.setEnabled(not on)

    def retranslate(self) -> None:
        self.setText(_(self._marked) if self._marked else "")


class Shown(TextEdit):
    """A value that is only shown: ``written(value)`` words it; focusable and copyable."""

    def __init__(self, written: Callable[[Any], str] = str, *, right: bool = False) -> None:
        super().__init__()
        self._written = written
        self._shown: Any = None
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setReadOnly(True)

    def value(self) -> Any:
        return self._shown

    def set_value(self, value: Any) -> None:
        self._shown = value
        self.setText("" if value is None else self._written(value))
        self.setCursorPosition(0)

    def set_read_only(self, on: bool) -> None:
        self.setReadOnly(True)


class UnitLabel(QWidget):
    """The unit behind a field, muted."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(text) + theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, f" {self._text}")


BY_KIND: dict[Kind, Callable[..., QWidget]] = {
    Kind.MONEY: MoneyEdit,
    Kind.QUANTITY: QuantityEdit,
    Kind.PRICE: PriceEdit,
    Kind.RATE: RateEdit,
    Kind.COUNT: CountEdit,
    Kind.DATE: DateEdit,
    Kind.PERIOD: PeriodEdit,
}


def editor_for(kind: Kind, today: dt.date | None = None) -> QWidget:
    """The usual editor of a kind."""
    if kind is Kind.FLAG:
        return FlagBox()
    maker = BY_KIND.get(kind)
    return maker(today=today) if maker else TextEdit()
