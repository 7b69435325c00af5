"""A list whose rows are worked out in memory, as ``ListPanel`` asks for it: like a listing of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.kernel.columns import Column
from app.kernel.listing import ListQuery

Keep = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class RowsListing:
    """``read(filters)`` gives the rows in order, each with a unique ``id``.

    found_in(row): the text that a search looks through. filters: by key, whether ``(row, value)`` stays;
    a key without one is left to ``read``.
    """

    columns: tuple[Column, ...]
    read: Callable[[Mapping[str, Any]], Sequence[Any]]
    found_in: Callable[[Any], str]
    filters: dict[str, Keep] = field(default_factory=dict)

    def window(self, asked: ListQuery | None = None) -> RowsWindow:
        return RowsWindow(self, asked or ListQuery())


class RowsWindow:
    """One question to a ``RowsListing``; the rows are read once."""

    def __init__(self, listing: RowsListing, asked: ListQuery) -> None:
        self.columns, self.asked = listing.columns, asked
        self._listing = listing
        self._kept: list[Any] | None = None
        self._places: dict[Any, int] = {}

    def _all(self) -> list[Any]:
        if self._kept is None:
            self._kept = self._sorted(list(self._found()))
            self._places = {row.id: place for place, row in enumerate(self._kept)}
        return self._kept

    def _found(self) -> Iterator[Any]:
        words, listing = self.asked.search.casefold().split(), self._listing
        narrowing = [
            (listing.filters[key], value)
            for key, value in self.asked.filters.items()
            if key in listing.filters
        ]
        for row in listing.read(self.asked.filters):
            text = listing.found_in(row).casefold() if words else ""
            if (
                all(word in text for word in words)
                and all(keeps(row, value) for keeps, value in narrowing)
                and all(each.keeps(self._value(row, each.key)) for each in self.asked.narrowed)
            ):
                yield row

    def _value(self, row: Any, key: str) -> Any:
        return next(column for column in self.columns if column.key == key).value(row)

    def _sorted(self, rows: list[Any]) -> list[Any]:
        by_key = {column.key: column for column in self.columns}
        for key, descending in reversed(self.asked.sort):
            column = by_key[key]
            rows.sort(key=lambda row, column=column: _order(column.value(row)), reverse=descending)
        return rows

    def first(self, limit: int) -> list[Any]:
        return self._all()[: limit if limit >= 0 else None]

    def last(self, limit: int) -> list[Any]:
        return self._all()[-limit:]

    def after(self, row: Any, limit: int) -> list[Any]:
        place = self._place(row.id) + 1
        return self._all()[place : place + limit]

    def before(self, row: Any, limit: int) -> list[Any]:
        place = self._place(row.id)
        return self._all()[max(0, place - limit) : place]

    def _place(self, key: Any) -> int:
        rows = self._all()
        return self._places.get(key, len(rows))

    def position(self, row: Any) -> tuple[Any, ...]:
        return (row.id,)

    def anchors(self, step: int) -> list[tuple[Any, ...]]:
        return [(row.id,) for row in self._all()[::step]]

    def from_anchor(self, anchor: tuple[Any, ...], limit: int) -> list[Any]:
        place = self._place(anchor[0])
        return self._all()[place : place + limit]

    def rows(self) -> Iterator[Any]:
        """Every row in order, for exports."""
        return iter(self._all())

    def count(self) -> int:
        return len(self._all())

    def estimate(self) -> int:
        return self.count()

    def counted(self) -> int:
        return self.count()

    def values(self, key: str, search: str = "", most: int = -1) -> list[tuple[Any, int, Any]]:
        """The values of a column with how many rows have each and the key of one of them, in order."""
        found: dict[Any, tuple[int, Any]] = {}
        for row in self._all():
            value = self._value(row, key)
            count, sample = found.get(value, (0, row.id))
            found[value] = (count + 1, sample)
        values = [(value, *rest) for value, rest in found.items() if search in str(value)]
        return sorted(values, key=lambda each: _order(each[0]))[: most if most >= 0 else None]

    def of_keys(self, keys: Sequence[Any]) -> list[Any]:
        """The rows with these keys."""
        rows = self._all()
        return [rows[self._places[key]] for key in keys if key in self._places]

    def sums(self) -> dict[str, Any]:
        """The totals of the columns that have one."""
        sums: dict[str, Any] = {}
        for column in self.columns:
            values = [column.value(row) for row in self._all()] if column.total else []
            known = [value for value in values if value is not None]
            if known:
                total = known[0]
                for value in known[1:]:
                    total = total + value
                sums[column.key] = total
        return sums


def _order(value: Any) -> tuple[bool, Any]:
    """Nothing after everything else; words without regard to case."""
    if isinstance(value, str):
        value = value.casefold()
    return value is None, 0 if value is None else value
