"""What a list is asked for: words, filters, values of columns and a sort; the answer is a window of rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.kernel.columns import Column, Kind
from app.kernel.period import of_date


class Narrowing(NamedTuple):
    """Keeps the rows whose ``key`` is one of ``values``, or, without them, from ``least`` to ``most``.

    None is a value like any other; as a bound it means there is none.
    """

    key: str
    values: tuple[Any, ...] = ()
    least: Any = None
    most: Any = None

    def keeps(self, value: Any) -> bool:
        if self.values:
            return value in self.values
        if value is None:
            return False
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )


@dataclass(frozen=True, slots=True)
class Bucket:
    """The rows that share a value of a column; of a date column, its month.

    sums: by column key. sample: the key of one of the rows.
    """

    value: Any
    count: int
    sums: dict[str, Any]
    sample: Any


def bucket_of(column: Column, value: Any) -> Any:
    """The value of the bucket that a row with this value is in."""
    return of_date(value) if column.kind is Kind.DATE and value is not None else value


def in_bucket(column: Column, value: Any) -> Narrowing:
    """What keeps the rows of the bucket with this value."""
    if column.kind is Kind.DATE and value is not None:
        return Narrowing(column.key, least=value.first_day, most=value.last_day)
    return Narrowing(column.key, (value,))


@dataclass(frozen=True, slots=True)
class ListQuery:
    """search: words that must all occur. filters: named conditions or column values.
    sort: (column key, descending) pairs; none means the list's own order. narrowed: by values of columns.
    """

    search: str = ""
    filters: dict[str, object] = field(default_factory=dict)
    sort: tuple[tuple[str, bool], ...] = ()
    narrowed: tuple[Narrowing, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it asks for some of the rows only."""
        return bool(self.search or self.filters or self.narrowed)
