"""What is selected in a table, whether or not its rows have been read: how many, their values, their sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from PySide6.QtWidgets import QTableView

from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from ui.kit.table import cells
from ui.kit.table.base_model import Part, TableModel
from ui.kit.table.grouping import GroupRow

Span = tuple[int, int]


class Selection:
    """The selection of a view as it is now."""

    def __init__(self, view: QTableView) -> None:
        model, chosen = view.model(), view.selectionModel()
        self.model = model if isinstance(model, TableModel) else None
        found = [(span.top(), span.bottom()) for span in chosen.selection()] if chosen else []
        self.spans = _merged(found)
        self.parts: list[Part] = [
            part for span in self.spans for part in (self.model.parts(*span) if self.model else [])
        ]

    def count(self) -> int:
        """How many rows, without the heads of groups."""
        if self.parts:
            return sum(part.count for part in self.parts)
        return len(self._in_memory())

    @property
    def is_here(self) -> bool:
        """Whether every row of it has been read."""
        return self.model is None or all(self.model.has(*span) for span in self.spans)

    def _in_memory(self) -> list[Any]:
        if self.model is None:
            return []
        numbers = chain.from_iterable(range(first, last + 1) for first, last in self.spans)
        rows = (self.model.row(number) for number in numbers)
        return [row for row in rows if row is not None and not isinstance(row, GroupRow)]

    def reader(self) -> Callable[[], Iterator[Any]]:
        """Gives the rows from top to bottom; for any thread."""
        if not self.parts or (self.is_here and self.count() < 10 * cells.QUICKLY):
            rows = self._in_memory()
            return lambda: iter(rows)
        parts = self.parts
        return lambda: chain.from_iterable(p.window.part(p.start, p.count) for p in parts)

    def sums_here(self, keys: Sequence[str]) -> dict[str, Any]:
        """The sums of columns over rows that have been read."""
        rows, model = self._in_memory(), self.model
        return {key: cells.add([model.value(r, model.place(key)) for r in rows]) for key in keys}

    def sums_reader(self, keys: Sequence[str]) -> Callable[[], dict[str, Any]]:
        """Gives the sums of columns from where the rows are kept; for another thread."""
        parts = self.parts

        def read() -> dict[str, Any]:
            found = [part.window.part_sums(part.start, part.count, keys) for part in parts]
            return {key: cells.add([sums[key] for sums in found]) for key in keys}

        return read


def _merged(spans: list[Span]) -> list[Span]:
    """From top to bottom, each row once."""
    merged: list[Span] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def average(total: Any, count: int) -> Any:
    """The mean of ``count`` values; amounts in whole rupiah."""
    if isinstance(total, Money):
        return type(total)(round(total.minor / 100 / count) * 100, total.currency)
    if isinstance(total, Quantity):
        return Quantity(round(total.micro / count))
    if isinstance(total, UnitPrice):
        return UnitPrice(round(total.scaled / count))
    return round(total / count)
