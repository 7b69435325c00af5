"""The table of a count: type or scan, Enter, next; differing rows are amber unless the count is blind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.kernel import entry, formats
from app.kernel.columns import Kind
from app.kernel.entry import EntryError
from app.kernel.money import ZERO
from app.kernel.quantity import Quantity
from app.kernel.text import N_, _, translate_count
from ui.inventory import count_pasting, count_rows, lookups
from ui.inventory.count_rows import CountRow
from ui.kit import keys
from ui.kit.table import DataTable, RowsModel
from ui.kit.table.base_model import Index
from ui.kit.table.delegate import CellDelegate

DIFFER_WORDS = (N_("{count} item differs"), N_("{count} items differ"))


class CountModel(RowsModel):
    """Rows of which only what was found can be typed. ``worth``: the sums of the footer."""

    worth: Callable[[], dict[str, Any]] = dict

    def totals(self) -> dict[str, Any]:
        return self.worth()

    def repaint_rows(self) -> None:
        """The same rows with other values; an open cell stays open."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.totals_changed.emit()
        self.widest_changed.emit()

    def text(self, row: Any, column: int) -> str:
        words = super().text(row, column)
        if self.columns[column].key == "variance" and words:
            return count_rows.signed(row) + words
        return words

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].key == "counted":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


class CountDelegate(CellDelegate):
    """Enter takes what was typed and goes on; ``table`` decides where."""

    def __init__(self, table: CountTable) -> None:
        super().__init__(table.table.view)
        self._table = table
        self.lines = True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setMaxLength(40)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = index.model().row(index.row())
        editor.setAccessibleName(_("Found of {item}", item=row.item))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        row = index.model().row(index.row())
        if not editor.isModified():
            editor.setText(entry.written(Kind.QUANTITY, row.counted))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        self._table.take(model.row(index.row()), editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Return: 1,
                Qt.Key.Key_Enter: 1,
                Qt.Key.Key_Tab: 1,
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_Backtab: -1,
            }
            step = steps.get(event.key())
            if step is not None:
                editor.setProperty("done", True)  # losing the keyboard does not commit it again
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self._table.step(step, entered=event.key() != Qt.Key.Key_Up)
                return True
        if event.type() == QEvent.Type.FocusOut and editor.property("done"):
            return False
        return super().eventFilter(editor, event)


class CountTable(QWidget):
    """``changed`` when something was counted; ``refused`` with a sentence; ``entered`` after Enter;
    ``pasted`` with what came from a spreadsheet."""

    changed = Signal()
    refused = Signal(str)
    entered = Signal()
    pasted = Signal(object)

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._rows: list[CountRow] = []
        self._shown: list[CountRow] = []
        self.blind, self.read_only, self._scanning = False, False, False
        self.table = DataTable()
        self.table.view.setItemDelegate(CountDelegate(self))
        self.table.view.installEventFilter(self)
        self.table.view.setAccessibleName(_("Items to count"))
        self.table.opened.connect(lambda _row: self.edit())
        self.table.view.header.sortable = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the rows; Tab still passes what stands above them."""
        self.table.view.setFocus()

    # -- rows -----------------------------------------------------------------------------------

    @property
    def rows(self) -> list[CountRow]:
        """Every item of the count."""
        return self._rows

    def show_rows(self, rows: list[CountRow], *, only_differing: bool = False) -> None:
        """Other rows; the current one stays current."""
        self._rows = rows
        self._shown = [row for row in rows if row.differs or not only_differing]
        current = self.table.current_row()
        self._word_footer()
        model = CountModel(
            count_rows.columns(lambda: self.blind),
            self._shown,
            count_rows.STYLES,
            row_style=self._style,
        )
        model.worth = self._totals
        self.table.set_model(model)
        self.set_blind(self.blind)
        if only_differing and not self._shown:
            self.table.show_state(
                "ph.check-circle",
                _("Nothing differs"),
                _("What was counted agrees with the books."),
            )
        if current is not None:
            self.table.select_key(current.id)

    def set_blind(self, blind: bool) -> None:
        """Hides what the books say, and everything that gives it away."""
        self.blind = blind
        self.table.set_hidden(set(count_rows.HIDDEN_WHEN_BLIND) if blind else set())
        self.repaint_rows()

    def show_values(self, values: dict[str, Any]) -> None:
        """What each variance is worth, by item."""
        for row in self._rows:
            row.value = values.get(row.item) if row.differs else None
        self.repaint_rows()

    def repaint_rows(self) -> None:
        self._word_footer()
        model = self.table.model
        if isinstance(model, CountModel):
            model.repaint_rows()

    def _totals(self) -> dict[str, Any]:
        if self.blind:
            return {}
        total = ZERO
        for row in self._rows:
            if row.value is not None:
                total = total + row.value
        return {"value": total}

    def _style(self, row: CountRow) -> str:
        return "warn" if row.differs and not self.blind else ""

    def _word_footer(self) -> None:
        if self.blind:
            words = _("{count} items", count=formats.count(len(self._rows)))
        else:
            words = translate_count(*DIFFER_WORDS, sum(row.differs for row in self._rows))
        self.table.footer_words = (words, words)

    # -- what was counted ---------------------------------------------------------------------

    def entry(self) -> dict[str, Quantity | None]:
        """What was found, by item."""
        return items_of(self._rows)

    def set_entry(self, entry: dict[str, Quantity | None]) -> None:
        """Puts back what ``entry`` told; an item it does not name is not counted."""
        for row in self._rows:
            row.counted, row.value = entry.get(row.item), None
        self.repaint_rows()

    # -- counting ---------------------------------------------------------------------------------

    def counted(self) -> int:
        return sum(row.counted is not None for row in self._rows)

    def take(self, row: CountRow, typed: str) -> None:
        """What was typed for an item; empty takes it back."""
        try:
            found = self._quantity(typed)
        except EntryError as error:
            self.refused.emit(error.what())
            return
        self.refused.emit("")
        if found != row.counted:
            row.counted, row.value = found, None
            self.repaint_rows()
            self.changed.emit()

    def _quantity(self, typed: str) -> Quantity | None:
        """What was found, from typed text; None for nothing. Raises EntryError."""
        if not typed.strip():
            return None
        found = entry.parse(Kind.QUANTITY, typed, self._today)
        if not isinstance(found, Quantity) or found.micro < 0:
            raise EntryError(N_("What was counted cannot be less than zero."))
        return found

    def paste(self) -> None:
        """Ctrl+V: a table of codes and quantities, or the quantities from this row on, as one step."""
        if self.read_only or self.table.model is None:
            return
        first = max(0, self.table.view.currentIndex().row())
        listed = {row.item: row for row in self._rows}

        def item_of(text: str) -> str:
            found = lookups.scanned_item(text)
            return found.code if found is not None and found.code in listed else ""

        found = count_pasting.read(
            QGuiApplication.clipboard().text(),
            count_rows.titles(),
            [row.item for row in self._shown[first:]],
            item_of,
            self._quantity,
        )
        for item, counted in found.counted.items():
            listed[item].counted, listed[item].value = counted, None
        if found.counted:
            self.repaint_rows()
            self.changed.emit()
        if found.counted or found.refused:
            self.pasted.emit(found)

    def find(self, code: str) -> bool:
        """Goes to the item with this code and waits for its quantity; False if it is not here."""
        for number, row in enumerate(self._shown):
            if row.item == code:
                self._go(number)
                self._scanning = True
                self.edit()
                return True
        return False

    def step(self, by: int, *, entered: bool) -> None:
        """After an entry: back to the scanner if it led here, else the next item."""
        if self._scanning and entered:
            self._scanning = False
            self.entered.emit()
            return
        number = self.table.view.currentIndex().row() + by
        if 0 <= number < len(self._shown):
            self._go(number)
            QTimer.singleShot(0, self, self.edit)

    def edit(self, typed: str = "") -> None:
        """Opens the cell of the current item."""
        view, model = self.table.view, self.table.model
        index = view.currentIndex()
        if self.read_only or model is None or not index.isValid():
            return
        cell = model.index(index.row(), model.place("counted"))
        self._go(index.row())
        view.edit(cell)
        editor = view.indexWidget(cell)
        if typed and isinstance(editor, QLineEdit):
            editor.setText(typed)

    def _go(self, number: int) -> None:
        view, model = self.table.view, self.table.model
        flag = QItemSelectionModel.SelectionFlag
        cell = model.index(number, model.place("counted"))
        view.selectionModel().setCurrentIndex(cell, flag.ClearAndSelect | flag.Rows)
        view.scrollTo(cell)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_first_open(self) -> None:
        """The first item that was not counted."""
        for number, row in enumerate(self._shown):
            if row.counted is None:
                self._go(number)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Typing a digit begins an entry; F2 changes one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if event.matches(QKeySequence.StandardKey.Paste):
                self.paste()
                return True
            if keys.read(event)[0] == Qt.Key.Key_F2:
                self.edit()
                return True
            if plain and event.text() and (event.text().isdigit() or event.text() == "="):
                self.edit(event.text())
                return True
            if event.key() == Qt.Key.Key_Delete and not self.read_only:
                self._forget()
                return True
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.take(row, "")

    def retranslate(self) -> None:
        self._word_footer()
        self.table.setAccessibleName(_("Items to count"))
        self.table.retranslate()


def items_of(rows: Iterable[CountRow]) -> dict[str, Quantity | None]:
    """What was found, by item."""
    return {row.item: row.counted for row in rows}
