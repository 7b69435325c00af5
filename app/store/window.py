"""Lists as windows: pages by key over any number of rows.

A Listing is declared once per list. A Window answers one query over it: pages after or before a row,
the first and the last page, and — slower, for a background task — the exact count, the footer sums,
values and groups of a column, and the way to the middle of the scrollbar: anchors where an index serves the
order, else the keys of all rows. No page uses OFFSET.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any

from app.kernel import desk, period, rate
from app.kernel.columns import Column, Kind
from app.kernel.listing import Bucket, ListQuery, Narrowing
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.store import joins
from app.store.conditions import NO_KEYS, Condition, conditions_of, named
from app.store.connection import each, query, scalar

SMALL = 20_000  # rows of a table that any question is quick about

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

    sql: column key to SQL expression.
    source: the FROM part; base: the part of it without joins that only decorate, which are left out of
    questions that do not speak of them.
    key_sql: a unique whole number. order: (column key, descending) pairs; an index on them and the key,
    all in one direction, makes pages fast. filters: named SQL conditions with ``?`` places.
    indexed: (table, SQL of its row's id) of all texts it searches, where the search index has them.
    sums_where: which rows a footer counts. estimate_sql: an instant guess of the number of rows.
    permission: what the person at the desk needs to read it.
    """

    key: str
    columns: tuple[Column, ...]
    sql: Mapping[str, str]
    source: str
    key_sql: str
    order: tuple[tuple[str, bool], ...]
    search: tuple[str, ...] = ()
    indexed: tuple[tuple[str, str], ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
    base: str = ""
    sums_where: str = ""
    estimate_sql: str = ""
    row: Callable[..., Any] | None = None
    permission: str = ""

    def window(self, asked: ListQuery | None = None) -> Window:
        """Raises NotAllowed where the person at the desk may not see this list."""
        desk.require(self.permission)
        return Window(self, asked or ListQuery())

    @cached_property
    def make_row(self) -> Callable[[Sequence[Any]], Any]:
        """Builds a row from (id, column values …)."""
        names = ["id", *(column.key for column in self.columns)]
        made: Any = self.row or namedtuple("ListRow", names)  # type: ignore[misc]
        build: Callable[[Sequence[Any]], Any] = made._make
        return build

    @cached_property
    def table(self) -> str:
        """The part of the source that the rows come from, with its letter."""
        return self.base or self.source.partition(" JOIN ")[0].partition(" LEFT")[0]

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
        self._asked_conditions = list(conditions_of(listing, asked))

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.listing.columns

    def first(self, limit: int) -> list[Any]:
        return self._end(limit)

    def last(self, limit: int) -> list[Any]:
        return self._end(limit, backwards=True)[::-1]

    def _end(self, limit: int, backwards: bool = False) -> list[Any]:
        """Where no index has the order, only the keys are sorted; where none is named, none is read."""
        if self._named and self._named[0][1] == [NO_KEYS]:
            return []
        if self.quick or limit < 0:
            return list(self._page("", (), limit, backwards))
        return self.of_keys([key for (key,) in self._keys(limit, backwards)])

    def after(self, row: Any, limit: int) -> list[Any]:
        return self._beyond(self.position(row), limit)

    def before(self, row: Any, limit: int) -> list[Any]:
        return self._beyond(self.position(row), limit, backwards=True)[::-1]

    @cached_property
    def most(self) -> int:
        """At once: there are hardly more rows than this, whatever is asked."""
        listing = self.listing
        sql = listing.estimate_sql or f"SELECT MAX({listing.key_sql}) FROM {listing.table}"
        return int(scalar(sql) or 0)

    @cached_property
    def quick(self) -> bool:
        """Whether pages come in no time: the table is small, or an index has the rows in order."""
        return self.most <= SMALL or (not self.asked.narrows and self._in_order())

    def _in_order(self) -> bool:
        sql = (
            f"EXPLAIN QUERY PLAN SELECT {self.listing.key_sql} FROM {self.listing.source}"
            f"{self._where_sql()} ORDER BY {self._order()} LIMIT 1"
        )
        return not any("TEMP B-TREE" in step[3] for step in query(sql, self._parameters))

    def within(self, narrowing: Narrowing) -> Window:
        """The rows of this window that ``narrowing`` keeps."""
        asked = replace(self.asked, narrowed=(*self.asked.narrowed, narrowing))
        return Window(self.listing, asked)

    def from_anchor(self, anchor: tuple[Any, ...], limit: int) -> list[Any]:
        """The page that begins with the row at ``anchor``."""
        return self._beyond(anchor, limit, inclusive=True)

    def position(self, row: Any) -> tuple[Any, ...]:
        """The sort values of a row and its key: an anchor."""
        return (*(getattr(row, key) for key in self._sort_keys), row.id)

    def rows(self) -> Iterator[Any]:
        """Every row in order, for exports."""
        return self._page("", (), -1)

    def part(self, start: int, count: int) -> Iterator[Any]:
        """So many rows from the one at ``start`` on, for copying what is selected; reads up to there."""
        return islice(self._page("", (), start + count), start, None)

    def keys(self) -> Sequence[int]:
        """The key of every row in order."""
        return array("q", (key for (key,) in self._keys(-1)))

    def _keys(self, limit: int, backwards: bool = False) -> Iterator[tuple[int]]:
        order = self._order(backwards)
        sql = (
            f"SELECT {self.listing.key_sql} FROM {self._as_it_lies(order)}"
            f"{self._where_sql()} ORDER BY {order} LIMIT ?"
        )
        return each(sql, (*self._parameters, limit))

    def of_keys(self, keys: Sequence[int]) -> list[Any]:
        """The rows with these keys, in their order; one that is gone is left out."""
        places = ", ".join("?" * len(keys))
        sql = (
            f"SELECT {self.listing.select} FROM {self.listing.source}"
            f" WHERE {self.listing.key_sql} IN ({places})"
        )
        found = {row.id: row for row in self._read(sql, keys)}
        return [found[key] for key in keys if key in found]

    def count(self) -> int:
        """How many rows there are; reads an index through."""
        sql = f"SELECT COUNT(*) FROM {self._source()}{self._where_sql()}"
        return int(scalar(sql, self._parameters))

    def estimate(self) -> int:
        """At once: the exact count where that is cheap, else a guess from the newest key."""
        return self.count() if self.asked.narrows or self.most <= SMALL else self.most

    def sums(self) -> dict[str, Any]:
        """The total of every column that has one, over all rows of the window that count."""
        return self.totals()[0] if self._totalled else {}

    def counted(self) -> int:
        """How many rows the sums are over."""
        return self.totals()[1]

    def totals(self) -> tuple[dict[str, Any], int]:
        """The sums and how many rows they are over, in one reading."""
        cells, counts = ", ".join([*self._sums_sql, "COUNT(*)"]), self.listing.sums_where
        source = self._source(cells, counts)
        ((*sums, count),) = query(
            f"SELECT {cells} FROM {source}{self._where_sql(counts)}", self._parameters
        )
        return self._read_sums(sums), count

    def part_sums(self, start: int, count: int, keys: Sequence[str]) -> dict[str, Any]:
        """The sums of these columns over so many rows from the one at ``start`` on, whichever they are."""
        expressions = [self._expression(key) for key in keys]
        cells = ", ".join(f"{sql} AS v{at}" for at, (sql, _read) in enumerate(expressions))
        sums = ", ".join(f"SUM(v{at})" for at in range(len(keys)))
        found = query(
            f"SELECT {sums} FROM (SELECT {cells} FROM {self._source(cells, self._order())}"
            f"{self._where_sql()} ORDER BY {self._order()} LIMIT ? OFFSET ?)",
            (*self._parameters, count, start),
        )
        return {
            key: read(value or 0)
            for key, (_sql, read), value in zip(keys, expressions, found[0], strict=True)
        }

    def buckets(self, key: str) -> list[Bucket]:
        """How many rows share each value of a column, or month of a date, and the totals of each.

        The ``+`` keeps SQLite from reading the rows in the order of the values, each from another place.
        """
        sql, read = self._expression(key)
        if self._column(key).kind is Kind.DATE:
            sql = f"CAST(substr({sql}, 1, 4) || substr({sql}, 6, 2) AS INTEGER)"
            read = period.of_number
        sums_sql = "".join(f", {sum_sql}" for sum_sql in self._sums_sql)
        found = query(
            f"SELECT +{sql}, COUNT(*), MIN({self.listing.key_sql}){sums_sql}"
            f" FROM {self._source(sql, sums_sql)}{self._where_sql()} GROUP BY 1",
            self._parameters,
        )
        return [
            Bucket(None if value is None else read(value), count, self._read_sums(sums), sample)
            for value, count, sample, *sums in found
        ]

    def values(self, key: str, search: str = "", most: int = -1) -> list[tuple[Any, int, Any]]:
        """The values of a column with how many rows have each and the key of one of them, in order.

        Only those that contain ``search``, and at most ``most``.
        """
        sql, read = self._expression(key)
        found = query(
            f"SELECT {sql}, COUNT(*), MIN({self.listing.key_sql}) FROM {self._source(sql)}"
            f"{self._where_sql(f'instr(lower({sql}), lower(?))' if search else '')}"
            " GROUP BY 1 ORDER BY 1 LIMIT ?",
            (*self._parameters, *([search] if search else []), most),
        )
        return [
            (None if value is None else read(value), count, sample)
            for value, count, sample in found
        ]

    def _expression(self, key: str) -> tuple[str, Callable[[Any], Any]]:
        return self.listing.sql[key], _READ.get(self._column(key).kind, lambda value: value)

    def _column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    @cached_property
    def _totalled(self) -> list[Column]:
        return [column for column in self.listing.columns if column.total]

    @cached_property
    def _sums_sql(self) -> list[str]:
        return [f"SUM({self.listing.sql[column.key]})" for column in self._totalled]

    def _read_sums(self, sums: Sequence[Any]) -> dict[str, Any]:
        return {
            column.key: _READ.get(column.kind, int)(value or 0)
            for column, value in zip(self._totalled, sums, strict=True)
        }

    def anchors(self, step: int) -> list[tuple[Any, ...]]:
        """The position of every ``step``-th row, from the first."""
        keys = ", ".join(f"{sql} AS k{place}" for place, sql in enumerate(self._expressions))
        names = ", ".join(f"k{place}" for place in range(len(self._expressions)))
        return query(
            f"SELECT {names} FROM (SELECT {keys}, ROW_NUMBER() OVER (ORDER BY {self._order()}) AS n"
            f" FROM {self._source(keys)}{self._where_sql()}) WHERE (n - 1) % {int(step)} = 0"
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
        return self._read(sql, (*self._parameters, *parameters, limit))

    def _read(self, sql: str, parameters: Sequence[Any]) -> Iterator[Any]:
        make, readers = self.listing.make_row, self.listing.readers
        for values in each(sql, parameters):
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
        """Conditions that together mean "beyond the anchor", in the order their rows come.

        To SQLite nothing is less than anything: where values fall, it comes last.
        """
        for place in range(len(self._expressions) - 1, -1, -1):
            sql, value = self._expressions[place], anchor[place]
            same = [f"{each} IS ?" for each in self._expressions[:place]]
            falling = self._descending[place] != backwards
            more: list[str] = []
            if value is None:
                more = [] if falling else [f"{sql} IS NOT NULL"]
            else:
                at = place == len(self._expressions) - 1 and inclusive
                more = [f"{sql} {'<' if falling else '>'}{'=' if at else ''} ?"]
                if falling and place < len(self._expressions) - 1:
                    more.append(f"{sql} IS NULL")
            for condition in more:
                parameters = list(anchor[: place + condition.count("?")])
                yield " AND ".join([*same, condition]), parameters

    @cached_property
    def _named(self) -> list[Condition]:
        """What the search index says, which is asked when the first rows are."""
        return named(self.listing, self.asked)

    @property
    def _all_conditions(self) -> list[Condition]:
        return [*self._named, *self._asked_conditions]

    @property
    def _conditions(self) -> list[str]:
        return [sql for sql, _values in self._all_conditions]

    @property
    def _parameters(self) -> list[Any]:
        return [value for _sql, values in self._all_conditions for value in values]

    def _source(self, *spoken: str) -> str:
        """What has to be joined for these expressions and the conditions."""
        listing = self.listing
        return joins.needed(listing.source, listing.base, *spoken, *self._conditions)

    def _as_it_lies(self, *spoken: str) -> str:
        """The same for a question that reads every row: in the order they lie, for so does what decorates.

        A table that rows belong to may lead instead: its order may be the one that is asked for.
        """
        source, base = self._source(*spoken), self.listing.base
        decorated = source.removeprefix(base).replace(" LEFT JOIN ", "")
        if self.asked.narrows or not base or source == base or " JOIN " in decorated:
            return source
        return f"{base} NOT INDEXED{source.removeprefix(base)}"

    def _where_sql(self, *more: str) -> str:
        conditions = [*self._conditions, *(each for each in more if each)]
        return " WHERE " + " AND ".join(conditions) if conditions else ""
