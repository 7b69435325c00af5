"""Groups of rows: by which column, how they are named, and what a model with group heads shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from PySide6.QtCore import Qt

from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.listing import Narrowing
from app.kernel.period import Period
from app.kernel.text import N_, _, translate_count
from ui.kit import status
from ui.kit.table import cells
from ui.kit.table.base_model import NO_INDEX, Heading, Index, TableModel

GROUPED_KINDS = frozenset({Kind.TEXT, Kind.STATE, Kind.DATE, Kind.PERIOD})


class Grouping(NamedTuple):
    """One level of groups by the values of a column; dates by their month.

    ``name(value)`` gives (order, title) where the column's own words are not what is meant: values of the
    same title are one group. ``nouns`` are marked: singular and plural.
    """

    key: str
    nouns: tuple[str, str] = (N_("{count} row"), N_("{count} rows"))
    name: Callable[[Any], tuple[Any, str]] | None = None

    def named(self, column: Column | None, value: Any, words: str) -> tuple[Any, str]:
        """Order and title of the group of a value; ``words``: what a cell with it says."""
        if self.name is not None:
            return self.name(value)
        if value is None or value == "":
            return (1, ""), _("Without a value")
        if isinstance(value, Period):
            return (0, -value.number), formats.period(value)
        if column is not None and column.kind is Kind.STATE:
            words = status.text(value)
        return (0, words.casefold()), words


@dataclass(slots=True)
class GroupRow:
    """The head of a group: title, how many, the sums of its rows, and what keeps its rows."""

    order: Any
    title: str
    count: int = 0
    sums: dict[str, Any] = field(default_factory=dict)
    open: bool = True
    narrowing: Narrowing | None = None
    rows: list[Any] = field(default_factory=list)

    def take(self, count: int, sums: dict[str, Any], narrowing: Narrowing) -> None:
        """Takes up one more value whose group has this title."""
        self.count += count
        self.sums = {key: cells.add([self.sums.get(key), sums[key]]) for key in sums}
        if self.narrowing is None:
            self.narrowing = narrowing
        else:
            values = self.narrowing.values + narrowing.values
            self.narrowing = self.narrowing._replace(values=values)


class GroupingModel(TableModel):
    """What models with group heads have in common."""

    grouping: Grouping | None = None
    _closed: set[str]  # the titles of the groups that are closed

    def _lay_out(self) -> None:
        """Puts each head and the rows of the open groups in their places."""
        raise NotImplementedError

    def toggle(self, number: int) -> None:
        """Opens or closes the group whose head is at ``number``."""
        head = self.row(number)
        if not isinstance(head, GroupRow):
            return
        first, last = number + 1, number + head.count
        if head.open:
            self.beginRemoveRows(NO_INDEX, first, last)
            self._closed.add(head.title)
        else:
            self.beginInsertRows(NO_INDEX, first, last)
            self._closed.discard(head.title)
        head.open = not head.open
        self._lay_out()
        if head.open:
            self.endInsertRows()
        else:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def value(self, row: Any, column: int) -> Any:
        if isinstance(row, GroupRow):
            return row.sums.get(self.columns[column].key)
        return super().value(row, column)

    def text(self, row: Any, column: int) -> str:
        if isinstance(row, GroupRow) and column == 0:
            return f"{row.title} · {self.group_note(row)}"
        return super().text(row, column)

    def heading(self, row: Any) -> Heading | None:
        if not isinstance(row, GroupRow):
            return None
        return Heading(row.title, self.group_note(row), row.open)

    def group_note(self, head: GroupRow) -> str:
        """ "4 faktur"."""
        assert self.grouping is not None
        words = translate_count(*self.grouping.nouns, head.count)
        return words.replace(str(head.count), formats.count(head.count), 1)

    def style_of(self, row: Any) -> str:
        return "group" if isinstance(row, GroupRow) else super().style_of(row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            row = self.row(index.row())
            if isinstance(row, GroupRow):
                words = _("unfolded") if row.open else _("folded")
                return f"{self.text(row, 0)}, {words}"
        return super().data(index, role)


def may_group(column: Column) -> bool:
    """Whether a list may be put together by this column: words, states, months."""
    return column.kind in GROUPED_KINDS


def month_of(value: Any) -> Any:
    """The month of a day; anything else as it is."""
    return Period(value.year, value.month) if isinstance(value, dt.date) else value
