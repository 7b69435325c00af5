"""Lists as windows: pages by key over any number of rows.

A Listing is declared once per list. A Window answers one query over it: pages after or before a row,
the first and the last page, and — slower, for a background task — the exact count, the footer sums and
anchors for the middle of the scrollbar. Nothing here uses OFFSET.
"""

from __future__ import annotations

import datetime as dt
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from app.kernel import period, rate
from app.kernel.columns import Column, Kind
from app.kernel.listing import ListQuery
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.store.connection import execute, query, scalar

_READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.MONEY: Money,
    Kind.QUANTITY: Quantity,
    Kind.PRICE: UnitPrice,
    Kind.RATE: rate.parse,
    Kind.DATE: dt.date.fromisoformat,
    Kind.PERIOD: period.of_number,
    Kind.FLAG: bool,
}


@dataclass(frozen=True)
class Listing:
    """One list: its columns and where each comes from.

    sql: column key to SQL expression; an expression that is sorted by must not be NULL.
    source: the FROM part; base: the part of it without joins that only decorate, for counting.
    key_sql: a unique whole number. order: (column key, descending) pairs; an index on them and the key,
    all in one direction, makes pages fast. filters: named SQL conditions with ``?`` places.
    sums_where: which rows a footer counts. estimate_sql: an instant guess of the number of rows.
    """

    key: str
    columns: tuple[Column, ...]
    sql: Mapping[str, str]
    source: str
    key_sql: str
    order: tuple[tuple[str, bool], ...]
    search: tuple[str, ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
    base: str = ""
    sums_where: str = ""
    estimate_sql: str = ""
    row: Callable[..., Any] | None = None

    def window(self, asked: ListQuery | None = None) -> Window:
        return Window(self, asked or ListQuery())

    @cached_property
    def make_row(self) -> Callable[[Sequence[Any]], Any]:
        """Builds a row from (id, column values …)."""
        names = ["id", *(column.key for column in self.columns)]
        made: Any = self.row or namedtuple("ListRow", names)  # type: ignore[misc]
        build: Callable[[Sequence[Any]], Any] = made._make
        return build

    @cached_property
    def select(self) -> str:
        return ", ".join([self.key_sql, *(self.sql[column.key] for column in self.columns)])

    @cached_property
    def readers(self) -> list[tuple[int, Callable[[Any], Any]]]:
        return [
            (place, _READ[column.kind])
            for place, column in enumerate(self.columns, start=1)
            if column.kind in _READ
        ]


class Window:
    """One question to a Listing. Rows are named tuples of values; ``id`` is the key."""

    def __init__(self, listing: Listing, asked: ListQuery) -> None:
        self.listing, self.asked = listing, asked
        sort = list(asked.sort) or list(listing.order)
        self._sort_keys = [key for key, _ in sort]
        self._expressions = [listing.sql[key] for key, _ in sort] + [listing.key_sql]
        self._descending = [down for _, down in sort]
        self._descending.append(self._descending[-1] if sort else False)
        self._conditions, self._parameters = self._where()

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.listing.columns

    def first(self, limit: int) -> list[Any]:
        return list(self._page("", (), limit))

    def last(self, limit: int) -> list[Any]:
        return list(self._page("", (), limit, backwards=True))[::-1]

    def after(self, row: Any, limit: int) -> list[Any]:
        return self._beyond(self.position(row), limit)

    def before(self, row: Any, limit: int) -> list[Any]:
        return self._beyond(self.position(row), limit, backwards=True)[::-1]

    def from_anchor(self, anchor: tuple[Any, ...], limit: int) -> list[Any]:
        """The page that begins with the row at ``anchor``."""
        return self._beyond(anchor, limit, inclusive=True)

    def position(self, row: Any) -> tuple[Any, ...]:
        """The sort values of a row and its key: an anchor."""
        return (*(getattr(row, key) for key in self._sort_keys), row.id)

    def rows(self) -> Iterator[Any]:
        """Every row in order, for exports."""
        return self._page("", (), -1)

    def count(self) -> int:
        """How many rows there are; reads an index through."""
        plain = not self._conditions and self.listing.base
        source = self.listing.base if plain else self.listing.source
        return int(scalar(f"SELECT COUNT(*) FROM {source}{self._where_sql()}", self._parameters))

    def estimate(self) -> int:
        """At once: the exact count where that is cheap, else a guess from the newest key."""
        if self.listing.estimate_sql and not self._conditions:
            return int(scalar(self.listing.estimate_sql) or 0)
        return self.count()

    def sums(self) -> dict[str, Any]:
        """The total of every column that has one, over all rows of the window that count."""
        totalled = [column for column in self.listing.columns if column.total]
        if not totalled:
            return {}
        parts = ", ".join(f"SUM({self.listing.sql[column.key]})" for column in totalled)
        where = self._where_sql(self.listing.sums_where)
        row = query(f"SELECT {parts} FROM {self.listing.source}{where}", self._parameters)[0]
        return {
            column.key: _READ.get(column.kind, int)(value or 0)
            for column, value in zip(totalled, row, strict=True)
        }

    def counted(self) -> int:
        """How many rows the sums are over."""
        where = self._where_sql(self.listing.sums_where)
        return int(scalar(f"SELECT COUNT(*) FROM {self.listing.source}{where}", self._parameters))

    def anchors(self, step: int) -> list[tuple[Any, ...]]:
        """The position of every ``step``-th row, from the first."""
        keys = ", ".join(f"{sql} AS k{place}" for place, sql in enumerate(self._expressions))
        names = ", ".join(f"k{place}" for place in range(len(self._expressions)))
        return query(
            f"SELECT {names} FROM (SELECT {keys}, ROW_NUMBER() OVER (ORDER BY {self._order()}) AS n"
            f" FROM {self.listing.source}{self._where_sql()}) WHERE (n - 1) % {int(step)} = 0"
            " ORDER BY n",
            self._parameters,
        )

    def _beyond(
        self, anchor: Sequence[Any], limit: int, backwards: bool = False, inclusive: bool = False
    ) -> list[Any]:
        """Rows beyond the anchor: first those that share its sort values, then the others.

        SQLite serves neither half from an index when they are asked for at once, because the key of a
        table is not a column of its indexes.
        """
        rows: list[Any] = []
        for condition, parameters in self._comparisons(anchor, backwards, inclusive):
            if len(rows) < limit:
                rows += self._page(condition, parameters, limit - len(rows), backwards)
        return rows

    def _page(
        self, condition: str, parameters: Sequence[Any], limit: int, backwards: bool = False
    ) -> Iterator[Any]:
        sql = (
            f"SELECT {self.listing.select} FROM {self.listing.source}"
            f"{self._where_sql(condition)} ORDER BY {self._order(backwards)} LIMIT ?"
        )
        make, readers = self.listing.make_row, self.listing.readers
        for values in execute(sql, (*self._parameters, *parameters, limit)):
            cells = list(values)
            for place, read in readers:
                if cells[place] is not None:
                    cells[place] = read(cells[place])
            yield make(cells)

    def _order(self, backwards: bool = False) -> str:
        return ", ".join(
            f"{sql} {'DESC' if down != backwards else 'ASC'}"
            for sql, down in zip(self._expressions, self._descending, strict=True)
        )

    def _comparisons(
        self, anchor: Sequence[Any], backwards: bool, inclusive: bool
    ) -> Iterator[tuple[str, list[Any]]]:
        """Conditions that together mean "beyond the anchor", in the order their rows come."""
        signs = ["<" if down != backwards else ">" for down in self._descending]
        for place in range(len(signs) - 1, -1, -1):
            sign = signs[place]
            if place == len(signs) - 1 and inclusive:
                sign += "="
            same = [f"{sql} = ?" for sql in self._expressions[:place]]
            yield (
                " AND ".join([*same, f"{self._expressions[place]} {sign} ?"]),
                list(anchor[: place + 1]),
            )

    def _where(self) -> tuple[list[str], list[Any]]:
        conditions = [self.listing.where] if self.listing.where else []
        parameters: list[Any] = []
        words = self.asked.search.split()
        for word in words:
            pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
            either = " OR ".join(f"{sql} LIKE ? ESCAPE '\\'" for sql in self.listing.search)
            conditions.append(f"({either})" if either else "0")
            parameters += [pattern] * len(self.listing.search)
        for key, value in self.asked.filters.items():
            condition = self.listing.filters.get(key) or f"{self.listing.sql[key]} = ?"
            conditions.append(f"({condition})")
            values = value if isinstance(value, tuple) else (value,) * condition.count("?")
            parameters += values
        return conditions, parameters

    def _where_sql(self, *more: str) -> str:
        conditions = [*self._conditions, *(each for each in more if each)]
        return " WHERE " + " AND ".join(conditions) if conditions else ""
