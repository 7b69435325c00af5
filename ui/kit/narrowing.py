"""What is kept of a column, in words and as text that can be kept between starts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.kernel import period, rate
from app.kernel.columns import Column, Kind
from app.kernel.listing import Narrowing
from app.kernel.money import Money
from app.kernel.period import Period
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate
from app.kernel.text import _
from ui.kit import status
from ui.kit.table import cells
from ui.kit.table.base_model import TableModel
from ui.kit.table.blocks import samples_of

LISTED = frozenset({Kind.TEXT, Kind.CODE, Kind.STATE, Kind.PERIOD, Kind.FLAG})
BOUNDED = frozenset({Kind.DATE, Kind.MONEY, Kind.QUANTITY, Kind.PRICE, Kind.COUNT})
NAMED = 2  # values that are named in a chip; more are counted
MOST_VALUES = 1_000


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a column, what a cell with it says, and how many rows have it."""

    value: Any
    words: str
    count: int


def values_of(
    window: Any, model: TableModel, key: str, search: str = ""
) -> Callable[[], list[Value]]:
    """Reads the values of a column, for any thread; at most ``MOST_VALUES`` that contain ``search``."""
    at = model.place(key)
    column = model.columns[at]

    def read() -> list[Value]:
        found = window.values(key, search, MOST_VALUES)
        rows = samples_of(window, column, [sample for _value, _count, sample in found])
        return [
            Value(value, said(column, value, rows.get(sample), model), count)
            for value, count, sample in found
        ]

    return read


def said(column: Column, value: Any, row: Any, model: TableModel) -> str:
    """What a cell with this value says; ``row``: one that has it, where the column words its rows."""
    if row is not None:
        words = model.text(row, model.place(column.key))
    elif column.kind is Kind.STATE:
        words = status.text(value) if value else ""
    elif column.kind is Kind.FLAG:
        words = _("Yes") if value else _("No")
    else:
        words = cells.text(column, value)
    return words or _("Without a value")


def of_values(column: Column, chosen: Sequence[Value]) -> tuple[Narrowing, str]:
    """What keeps these values, and its words: "Status: Lunas, Draf"."""
    words = ", ".join(value.words for value in chosen)
    if len(chosen) > NAMED:
        words = _("{count} values", count=len(chosen))
    narrowing = Narrowing(column.key, tuple(value.value for value in chosen))
    return narrowing, f"{_(column.title)}: {words}"


def of_bounds(column: Column, least: Any, most: Any) -> tuple[Narrowing, str]:
    """What keeps the values from ``least`` to ``most``, and its words: "Total ≥ 1.000.000"."""
    title = _(column.title)
    low, high = (cells.text(column, bound) for bound in (least, most))
    if least is not None and most is not None:
        words = f"{title}: {low} – {high}"
    else:
        words = f"{title} ≥ {low}" if most is None else f"{title} ≤ {high}"
    return Narrowing(column.key, least=least, most=most), words


# -- kept between starts ----------------------------------------------------------------------

_WRITTEN: tuple[tuple[str, type, Callable[[Any], str], Callable[[str], Any]], ...] = (
    ("flag", bool, lambda v: str(int(v)), lambda t: t == "1"),
    ("count", int, str, int),
    ("money", Money, lambda v: str(v.minor), lambda t: Money(int(t))),
    ("quantity", Quantity, lambda v: str(v.micro), lambda t: Quantity(int(t))),
    ("price", UnitPrice, lambda v: str(v.scaled), lambda t: UnitPrice(int(t))),
    ("rate", Rate, str, rate.parse),
    ("period", Period, lambda v: str(v.number), lambda t: period.of_number(int(t))),
    ("date", dt.date, lambda v: v.isoformat(), dt.date.fromisoformat),
    ("text", str, str, str),
)


def written(value: Any) -> str:
    """A value as text: "money:150000"; "" for None."""
    for name, kind, write, _read in _WRITTEN:
        if isinstance(value, kind):
            return f"{name}:{write(value)}"
    return ""


def read(text: str) -> Any:
    """The value that ``written`` wrote."""
    name, _colon, words = text.partition(":")
    return next((reading(words) for known, _k, _w, reading in _WRITTEN if known == name), None)


def as_dict(narrowing: Narrowing, words: str) -> dict[str, Any]:
    return {
        "key": narrowing.key,
        "values": [written(value) for value in narrowing.values],
        "least": written(narrowing.least),
        "most": written(narrowing.most),
        "words": words,
    }


def from_dict(kept: dict[str, Any]) -> tuple[Narrowing, str]:
    """What ``as_dict`` gave."""
    values = tuple(read(text) for text in kept["values"])
    narrowing = Narrowing(kept["key"], values, read(kept["least"]), read(kept["most"]))
    return narrowing, str(kept["words"])
