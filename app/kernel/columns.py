"""Columns, described once: the table on screen, the export, the printed list and the import template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a cell holds; decides alignment, format, editor and sort."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "document-number"
    MONEY = "money"
    QUANTITY = "quantity"
    PRICE = "unit-price"
    RATE = "rate"
    SHARE = "share"
    COUNT = "count"
    DATE = "date"
    PERIOD = "period"
    STATE = "state"
    FLAG = "flag"


RIGHT_ALIGNED = frozenset(
    {Kind.MONEY, Kind.QUANTITY, Kind.PRICE, Kind.RATE, Kind.SHARE, Kind.COUNT}
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list, an export or a template.

    key: the attribute of the row, and the English heading in files. title: marked text for people.
    total: whether a footer sums it. chars: a comfortable width in characters. priority: a narrow screen
    drops the highest first (0 is never dropped). The last three serve import templates.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    total: bool = False
    chars: int = 12
    priority: int = 0
    get: Callable[[Any], Any] | None = None
    required: bool = False
    example: str = ""
    choices: tuple[str, ...] = ()

    def value(self, row: Any) -> Any:
        return self.get(row) if self.get else getattr(row, self.key)

    @property
    def right_aligned(self) -> bool:
        return self.kind in RIGHT_ALIGNED
