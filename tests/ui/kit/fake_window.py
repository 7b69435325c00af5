"""A window of any length without a database: it answers as ``store.Window`` does."""

from __future__ import annotations

import datetime as dt
from collections import namedtuple
from typing import Any

from app.kernel.columns import Column, Kind
from app.kernel.money import Money, rp

COLUMNS = (
    Column("number", "Number", Kind.NUMBER, chars=14),
    Column("date", "Date", Kind.DATE, chars=9),
    Column("customer", "Customer", chars=28),
    Column("total", "Total", Kind.MONEY, total=True, chars=15),
    Column("outstanding", "Outstanding", Kind.MONEY, total=True, chars=15),
    Column("state", "Status", Kind.STATE, chars=14),
)
Row = namedtuple("Row", "id number date customer total outstanding state due_date")
NAMES = "Toko Sumber Terang,Koperasi Mekar Jaya,PT Bangun Griya Mandiri,UD Cahaya Timur,CV Mitra Instalasi".split(
    ","
)
STATES = ("draft", "overdue", "posted", "partial", "paid", "void")


class FakeWindow:
    """Rows 0 … length-1; ``guess`` is what ``estimate`` says. Counts how often it is asked."""

    def __init__(self, length: int, guess: int | None = None) -> None:
        self.length, self.guess = length, guess
        self.columns = COLUMNS
        self.asked: list[str] = []

    def row(self, at: int) -> Any:
        total = rp(9_814_620 + at * 1_234_567 % 90_000_000)
        return Row(
            at,
            f"INV/26/11/{at:04d}",
            dt.date(2026, 11, 23) - dt.timedelta(days=at % 60),
            NAMES[at % len(NAMES)],
            total,
            total if at % 3 else Money(0),
            STATES[at % len(STATES)],
            dt.date(2026, 11, 20),
        )

    def _rows(self, first: int, last: int) -> list[Any]:
        return [self.row(at) for at in range(max(0, first), min(self.length, last))]

    def first(self, limit: int) -> list[Any]:
        self.asked.append("first")
        return self._rows(0, limit if limit >= 0 else self.length)

    def last(self, limit: int) -> list[Any]:
        self.asked.append("last")
        return self._rows(self.length - limit, self.length)

    def after(self, row: Any, limit: int) -> list[Any]:
        self.asked.append("after")
        return self._rows(row.id + 1, row.id + 1 + limit)

    def before(self, row: Any, limit: int) -> list[Any]:
        self.asked.append("before")
        return self._rows(row.id - limit, row.id)

    def from_anchor(self, anchor: Any, limit: int) -> list[Any]:
        self.asked.append("anchor")
        return self._rows(anchor[0], anchor[0] + limit)

    def anchors(self, step: int) -> list[Any]:
        return [(at,) for at in range(0, self.length, step)]

    def count(self) -> int:
        return self.length

    def estimate(self) -> int:
        return self.guess or self.length

    def keys(self) -> list[int]:
        return list(range(self.length))

    def of_keys(self, keys: list[int]) -> list[Any]:
        return [self.row(key) for key in keys]

    def part(self, start: int, count: int) -> list[Any]:
        return self._rows(start, start + count)

    def sums(self) -> dict[str, Any]:
        return {"total": rp(643_822_977), "outstanding": rp(529_407_492)}

    def counted(self) -> int:
        return self.length - 2
