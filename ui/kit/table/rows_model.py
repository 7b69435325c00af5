"""A table model over rows in memory: short lists, reports, previews; sorted and grouped on the spot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from app.kernel.columns import Column, Kind
from ui.kit import status
from ui.kit.table import cells
from ui.kit.table.base_model import NO_INDEX, Index
from ui.kit.table.cells import ColumnStyle
from ui.kit.table.grouping import Grouping, GroupingModel, GroupRow, month_of


class RowsModel(GroupingModel):
    """``rows`` in their order. Totals are added up here unless they are handed in."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Iterable[Any] = (),
        styles: Mapping[str, ColumnStyle] | None = None,
        *,
        totals: dict[str, Any] | None = None,
        grouping: Grouping | None = None,
        today: dt.date | None = None,
        row_style: Callable[[Any], str] | None = None,
        counts: Callable[[Any], bool] | None = None,
        counted: int | None = None,
    ) -> None:
        super().__init__(columns, styles, today=today, row_style=row_style)
        self._given_totals, self.grouping, self._counts = totals, grouping, counts
        self._given_counted = counted
        self._closed: set[str] = set()
        self._sort: tuple[tuple[str, bool], ...] = ()
        self._all: list[Any] = list(rows)
        self._groups: list[GroupRow] = []
        self._shown: list[Any] = []
        self._arrange()

    def set_rows(
        self,
        rows: Iterable[Any],
        totals: dict[str, Any] | None = None,
        counted: int | None = None,
    ) -> None:
        """Other rows with the same columns."""
        self.beginResetModel()
        self._all, self._given_totals, self._given_counted = list(rows), totals, counted
        self._arrange()
        self.endResetModel()
        self.totals_changed.emit()
        self.widest_changed.emit()

    def sort_by(self, keys: tuple[tuple[str, bool], ...]) -> None:
        """(column key, descending) pairs; none means the order the rows came in."""
        self.beginResetModel()
        self._sort = keys
        self._arrange()
        self.endResetModel()

    # -- arranging ----------------------------------------------------------------------------

    def _arrange(self) -> None:
        rows = list(self._all)
        for key, descending in reversed(self._sort):
            place = self.place(key)
            if place >= 0:
                self._sort_rows(rows, place, descending)
        if self.grouping is None:
            self._shown = rows
        else:
            self._groups = self._grouped(rows)
            self._lay_out()

    @property
    def heads(self) -> list[GroupRow]:
        """The groups in order."""
        return list(self._groups)

    def _lay_out(self) -> None:
        self._shown = []
        for head in self._groups:
            self._shown.append(head)
            if head.open:
                self._shown.extend(head.rows)

    def _sort_rows(self, rows: list[Any], place: int, descending: bool) -> None:
        kind = self.columns[place].kind

        def key(row: Any) -> tuple[bool, Any]:
            value = self.value(row, place)
            if kind is Kind.STATE:
                value = status.text(value)
            if isinstance(value, str):
                value = value.casefold()
            return (value is None, value if value is not None else 0)

        rows.sort(key=key, reverse=descending)

    def _grouped(self, rows: list[Any]) -> list[GroupRow]:
        """Rows under the heads of their values; the first row of each value tells what it is called."""
        assert self.grouping is not None
        heads: dict[str, GroupRow] = {}
        head_of: dict[Any, GroupRow] = {}
        for row in rows:
            value = month_of(getattr(row, self.grouping.key))
            if value not in head_of:
                order, title = self._group_of(value, row)
                head_of[value] = heads.setdefault(title, GroupRow(order, title))
            head_of[value].rows.append(row)
        for head in heads.values():
            head.open, head.count = head.title not in self._closed, len(head.rows)
            head.sums = self._sums_of(head.rows)
        return sorted(heads.values(), key=lambda head: head.order)

    def _group_of(self, value: Any, row: Any) -> tuple[Any, str]:
        assert self.grouping is not None
        at = self.place(self.grouping.key)
        column = self.columns[at] if at >= 0 else None
        return self.grouping.named(column, value, self.text(row, at) if at >= 0 else str(value))

    def retranslate(self) -> None:
        """Heads are named anew; those that are folded stay so."""
        for head in self._groups:
            first = head.rows[0]
            assert self.grouping is not None
            head.title = self._group_of(month_of(getattr(first, self.grouping.key)), first)[1]
        self._closed = {head.title for head in self._groups if not head.open}
        super().retranslate()

    def _sums_of(self, rows: list[Any]) -> dict[str, Any]:
        sums = {}
        for column in self.columns:
            if column.total:
                sums[column.key] = cells.add([column.value(row) for row in rows])
        return sums

    # -- rows ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def row(self, number: int) -> Any:
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def find(self, key: Any, near: int = 0) -> int:
        """The number of the row whose ``id`` is ``key``; -1 if it is not shown."""
        for number, row in enumerate(self._shown):
            if getattr(row, "id", None) == key and key is not None:
                return number
        return -1

    # -- footer and measures ------------------------------------------------------------------

    def totals(self) -> dict[str, Any]:
        if self._given_totals is not None:
            return self._given_totals
        counted = [row for row in self._all if self._counts is None or self._counts(row)]
        return self._sums_of(counted)

    def count(self) -> int:
        return len(self._all)

    @property
    def counted(self) -> int | None:
        """How many rows the sums are over, where some are left out."""
        if self._counts is None:
            return self._given_counted
        return sum(1 for row in self._all if self._counts(row))

    def sample(self) -> list[Any]:
        return [*self._groups, *self._all[:2000]]
