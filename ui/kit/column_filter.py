"""Choosing what is kept of a column: its values with how many rows have each, or bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.listing import Narrowing
from app.kernel.text import N_, _
from ui.kit import tasks, theme
from ui.kit.buttons import Button, label, row
from ui.kit.fields import CountEdit, DateEdit, MoneyEdit, ParsedEdit, PriceEdit, QuantityEdit
from ui.kit.narrowing import MOST_VALUES, Value, of_bounds, of_values
from ui.kit.popup import PopupCard

SEARCH_DELAY = 150
FIELDS: dict[Kind, Callable[..., ParsedEdit]] = {
    Kind.DATE: DateEdit,
    Kind.MONEY: MoneyEdit,
    Kind.QUANTITY: QuantityEdit,
    Kind.PRICE: PriceEdit,
    Kind.COUNT: CountEdit,
}
Reader = Callable[[str], Callable[[], list[Value]]]


class ColumnFilter(PopupCard):
    """A popup below the head of a column. ``chosen``: what is kept and its words; None for everything."""

    chosen = Signal(object)

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnFilter")
        self.column = column
        title = _("Filter by {column}", column=_(column.title))
        self.setAccessibleName(title)
        self.box.addWidget(label(title, "strong"))
        self.take = Button(N_("Filter"), self.accept, role="primary")
        self.everything = Button(N_("Show all"), lambda: self.tell(None))

    def finish(self) -> None:
        """The buttons come last."""
        self.box.addLayout(row(1, self.everything, self.take))

    def accept(self) -> None:
        raise NotImplementedError

    def tell(self, kept: tuple[Narrowing, str] | None) -> None:
        self.chosen.emit(kept)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)


class BoundsFilter(ColumnFilter):
    """From and until, each of which may stay blank."""

    def __init__(
        self, column: Column, kept: Narrowing | None, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(column, parent)
        dates = column.kind is Kind.DATE
        self.least = self._field(_("From") if dates else _("At least"), today)
        self.most = self._field(_("Until") if dates else _("At most"), today)
        if kept is not None:
            self.least.set_value(kept.least)
            self.most.set_value(kept.most)
        self.finish()
        self.least.setFocus()

    def _field(self, name: str, today: dt.date) -> ParsedEdit:
        field = FIELDS[self.column.kind](today=today)
        field.setAccessibleName(name)
        field.setMinimumWidth(theme.px(180))
        field.returnPressed.connect(self.accept)
        self.box.addWidget(label(name, "label"))
        self.box.addWidget(field)
        return field

    def accept(self) -> None:
        least, most = self.least.value(), self.most.value()
        if least is None and most is None:
            self.tell(None)
        else:
            self.tell(of_bounds(self.column, least, most))


class ValuesFilter(ColumnFilter):
    """The values with check marks and a search. ``reader(search)`` gives what reads them."""

    def __init__(
        self,
        column: Column,
        kept: Narrowing | None,
        reader: Reader,
        parent: QWidget,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__(column, parent)
        self._reader, self._on_failed = reader, on_failed
        self._checked: dict[Any, Value] = {}
        self._was_kept = set(kept.values) if kept is not None else set()
        self._whole = False
        self._all: list[Value] = []
        self._job: tasks.Job | None = None
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search"))
        self.values = QListWidget()
        self.values.setProperty("frame", True)
        self.values.setAccessibleName(self.accessibleName())
        self.values.setMinimumSize(theme.px(280), theme.px(260))
        self.note = label(_("Counting…"), "muted")
        for widget in (self.search, self.values, self.note):
            self.box.addWidget(widget)
        self.finish()
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._typing.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self.accept)
        self.values.itemChanged.connect(self._changed)
        self.search.setFocus()
        self._read("")

    # -- values -------------------------------------------------------------------------------

    def _read(self, search: str) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = tasks.fetch(
            self, self._reader(search), lambda found: self._take_up(found, search), self._on_failed
        )

    def _take_up(self, found: list[Value], search: str) -> None:
        if not search:
            self._all, self._whole = found, len(found) < MOST_VALUES
            for value in found:
                if value.value in self._was_kept:
                    self._checked[value.value] = value
        self._show(found)

    def _find(self) -> None:
        """Among what is here where that is everything, else asked anew."""
        words = self.search.text().strip()
        if self._whole:
            self._show([v for v in self._all if words.casefold() in v.words.casefold()])
        else:
            self._read(words)

    def _show(self, found: list[Value]) -> None:
        self.values.blockSignals(True)
        self.values.clear()
        for value in found:
            item = QListWidgetItem(f"{value.words} · {formats.count(value.count)}")
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = value.value in self._checked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.values.addItem(item)
        self.values.blockSignals(False)
        if found:
            self.values.setCurrentRow(0)
        self._tell_note(len(found))

    def _tell_note(self, shown: int) -> None:
        if not shown:
            self.note.setText(_("Nothing found"))
        elif shown >= MOST_VALUES:
            self.note.setText(_("The first {count}; search for others", count=formats.count(shown)))
        else:
            self.note.setText(
                _("{chosen} of {count} chosen", chosen=len(self._checked), count=len(self._all))
            )

    def _changed(self, item: QListWidgetItem) -> None:
        value: Value = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() is Qt.CheckState.Checked:
            self._checked[value.value] = value
        else:
            self._checked.pop(value.value, None)
        self._tell_note(self.values.count())

    def accept(self) -> None:
        """What is checked; without a check mark, whatever the search found."""
        if self._typing.isActive():
            self._typing.stop()
            self._find()
        chosen = list(self._checked.values())
        if not chosen and self.search.text().strip():
            items = (self.values.item(at) for at in range(self.values.count()))
            chosen = [item.data(Qt.ItemDataRole.UserRole) for item in items]
        self.tell(of_values(self.column, chosen) if chosen else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.values.setFocus()
        else:
            super().keyPressEvent(event)
