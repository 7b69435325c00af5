"""The rows of a report in a table: headings fold, and sorting stays inside what a heading holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any

from app.kernel.columns import Column, Kind
from app.kernel.report import ReportResult, Row
from ui.kit.table import ColumnStyle, RowsModel
from ui.kit.table.base_model import Heading

ENDS = frozenset(("group", "total"))
"""Where what a heading holds is over; its subtotals are seen also while it is folded."""


class ReportModel(RowsModel):
    """``brackets``: figures below zero stand in them, as in a financial statement."""

    def __init__(
        self,
        result: ReportResult,
        styles: Mapping[str, ColumnStyle],
        *,
        brackets: bool = False,
        folded: frozenset[str] = frozenset(),
    ) -> None:
        self._folded = {id(row) for row in result.rows if heading_words(result, row) in folded}
        self._result = result
        self._heads = {id(row) for row, after in zip(result.rows, result.rows[1:]) if _holds(row, after)}  # fmt: skip
        columns = [replace(column, get=_value_of(column.key)) for column in result.columns]
        super().__init__(
            columns,
            result.rows,
            {each.key: self._style(each, styles, brackets) for each in columns},
            totals=result.totals,
            row_style=lambda row: row.style,
        )

    def _style(
        self, column: Column, styles: Mapping[str, ColumnStyle], brackets: bool
    ) -> ColumnStyle:
        style = styles.get(column.key, ColumnStyle(zero="0" if _counts(column) else "–"))
        linked = column.kind is Kind.NUMBER and any(row.link for row in self._result.rows)
        return style._replace(
            link=style.link or linked,
            brackets=brackets,
        )

    def heading(self, row: Any) -> Heading | None:
        title = heading_words(self._result, row)
        if not title:
            return None
        opened = id(row) not in self._folded if self.is_heading(row) else None
        return Heading(title, open=opened, level=row.level)

    def is_heading(self, row: Any) -> bool:
        """Whether something stands below it that can be folded away."""
        return id(row) in self._heads

    def folded_words(self) -> frozenset[str]:
        """The headings that are folded, to be folded again in the next result."""
        rows = [row for row in self._result.rows if id(row) in self._folded]
        return frozenset(heading_words(self._result, row) for row in rows)

    def fold(self, row: Row) -> None:
        """Folds a heading, or unfolds it."""
        self.beginResetModel()
        self._folded ^= {id(row)}
        self._arrange()
        self.endResetModel()

    def count(self) -> int:
        """How many rows there are, without headings and subtotals."""
        return sum(1 for row in self._all if not row.style)

    def _arrange(self) -> None:
        """Rows between headings and sums are sorted among themselves; what is folded is left out."""
        self._groups, self._shown = [], []
        run: list[Any] = []
        hidden = False
        for row in self._all:
            if not row.style:
                if not hidden:
                    run.append(row)
                continue
            self._end_run(run)
            if row.style in ENDS:
                hidden = id(row) in self._folded
            self._shown.append(row)
        self._end_run(run)

    def _end_run(self, run: list[Any]) -> None:
        for key, descending in reversed(self._sort):
            place = self.place(key)
            if place >= 0:
                self._sort_rows(run, place, descending)
        self._shown += run
        run.clear()


def heading_words(result: ReportResult, row: Row) -> str:
    """What a heading is called before its first figure, the same in the next result; "" for other rows."""
    if row.style != "group":
        return ""
    values = (row.values.get(column.key) for column in result.columns)
    words = takewhile(lambda each: each is None or isinstance(each, str), values)
    return " ".join(filter(None, words))


def _holds(row: Row, after: Row) -> bool:
    return row.style == "group" and after.style not in ENDS


def _counts(column: Column) -> bool:
    return column.kind in (Kind.COUNT, Kind.QUANTITY)


def _value_of(key: str) -> Any:
    return lambda row: row.values.get(key)
