"""What every table model of ours has in common: columns by kind, roles, spoken cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.kernel.columns import Column, Kind
from app.kernel.text import _
from ui.kit.table import cells
from ui.kit.table.cells import ColumnStyle

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Part:
    """So many rows of a window, from the one at ``start`` on."""

    window: Any
    start: int
    count: int


class Heading(NamedTuple):
    """The words over a group: bold, then muted; ``open`` is None where there is nothing to fold."""

    title: str
    note: str = ""
    open: bool | None = None
    level: int = 0


class TableModel(QAbstractTableModel):
    """Rows are values; a row that is not there yet is None. ``totals_changed`` when a footer may.

    ``loading``: an answer is still being read; ``loaded`` when it is there, or given up.
    """

    totals_changed = Signal()
    widest_changed = Signal()
    loaded = Signal()
    loading = False

    def __init__(
        self,
        columns: Sequence[Column],
        styles: Mapping[str, ColumnStyle] | None = None,
        *,
        today: dt.date | None = None,
        row_style: Callable[[Any], str] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.styles = [cells.style_for(column, styles or {}) for column in self.columns]
        self.today = today
        self._row_style = row_style

    # -- what a model must say ----------------------------------------------------------------

    def row(self, number: int) -> Any:
        """The row's value; None while it is not there."""
        raise NotImplementedError

    def totals(self) -> dict[str, Any] | None:
        """Sums by column key; None while they are being added up."""
        raise NotImplementedError

    def count(self) -> int | None:
        """How many rows there are; None while that is not known."""
        raise NotImplementedError

    def sample(self) -> list[Any]:
        """Rows to measure columns by."""
        raise NotImplementedError

    def parts(self, first: int, last: int) -> list[Part]:
        """Where the rows from ``first`` to ``last`` are read; nothing where they are in memory."""
        return []

    def has(self, first: int, last: int) -> bool:
        """Whether these rows are all here already."""
        return True

    def give_up(self) -> None:
        """Does not wait for an answer that is still coming."""

    # -- shared -------------------------------------------------------------------------------

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def value(self, row: Any, column: int) -> Any:
        """The value in a cell; a state that is overdue carries its days."""
        described = self.columns[column]
        value = described.value(row)
        if described.kind is Kind.STATE and value == "overdue" and self.today:
            due = getattr(row, "due_date", None)
            return ("overdue", (self.today - due).days) if due else value
        return value

    def text(self, row: Any, column: int) -> str:
        return cells.text(self.columns[column], self.value(row, column), self.styles[column])

    def heading(self, row: Any) -> Heading | None:
        """What runs over the columns before the first figure, for a row that heads others."""
        return None

    def style_of(self, row: Any) -> str:
        """ "", "group", "subtotal", "total", "void", "warn" or "error"."""
        if self._row_style is not None:
            return self._row_style(row)
        return "void" if getattr(row, "state", "") == "void" else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return cells.alignment(self.columns[column])
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == cells.RowRole:
            return row
        if role == cells.ValueRole:
            return self.value(row, column)
        if role == cells.StyleRole:
            return self.style_of(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            style = self.styles[column]
            return style.tip(row) if style.tip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cells.spoken(self.columns[column], self.value(row, column), index.row() + 1)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return cells.alignment(self.columns[section])
        return None

    def place(self, key: str) -> int:
        """The number of a column by its key; -1 where there is none."""
        return next((at for at, column in enumerate(self.columns) if column.key == key), -1)

    def retranslate(self) -> None:
        """Words everything again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self.columns) - 1))
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.totals_changed.emit()
