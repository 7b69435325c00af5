"""What a lookup finds, and where: plain values, without a widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.kernel.text import N_

MOST_SHOWN = 8
MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found. figure: its key figure ("ada 1.350 btg"), tone "warn" marks it; price: at the end."""

    key: Any
    code: str
    name: str
    figure: str = ""
    price: str = ""
    tone: str = ""

    @property
    def words(self) -> str:
        return f"{self.code} · {self.name}" if self.code and self.name else self.code or self.name


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where to find things of one kind. noun: marked, lower case ("item"), for hints and titles."""

    find: Callable[[str, int], Sequence[Found]]
    get: Callable[[Any], Found | None]
    noun: str = N_("entry")
    create: Callable[[str, Callable[[Any], None]], object] | None = None
