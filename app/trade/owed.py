"""What parties owe us and we owe them, from the open items of the ledger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app import store
from app.access import company
from app.kernel.money import Money
from app.ledger import parts
from app.trade.settling import Due, Open
from app.trade.terms import Band, band_of, bands, days_overdue

RECEIVABLE, PAYABLE = "receivable", "payable"
_SIGN = {RECEIVABLE: 1, PAYABLE: -1}
# From the index of what is still open to its documents: CROSS JOIN keeps SQLite from reading all that was ever owed.
_OPEN_ONES = "item_balance b CROSS JOIN open_item o ON o.id = b.open_item_id AND b.outstanding <> 0"
_OPEN_OF_PARTY = "open_item o JOIN item_balance b ON b.open_item_id = o.id AND b.outstanding <> 0 AND o.party_id = ?"


def _by_parts(open_ones: str = _OPEN_ONES) -> str:
    """What is open by its parts: (id, kind, due, outstanding) of each, signed as the item, of control ``?``."""
    return (
        f"(SELECT o.id, o.document_kind AS kind, {parts.DUE} AS due, {parts.open_sql()} AS outstanding"
        f" FROM {open_ones}{parts.JOIN} WHERE o.control = ?)"
    )


def owed_by(party_id: int) -> Money:
    """What the customer owes in all, credits taken off: the credit limit that is used."""
    return _owed(RECEIVABLE, party_id)


def owed_to(party_id: int) -> Money:
    """What we owe the supplier in all, advances taken off."""
    return _owed(PAYABLE, party_id)


def _owed(control: str, party_id: int) -> Money:
    amount = store.scalar(
        "SELECT SUM(b.outstanding) FROM open_item o JOIN item_balance b ON b.open_item_id = o.id"
        " WHERE o.control = ? AND o.party_id = ? AND b.outstanding <> 0",
        (control, party_id),
    )
    return Money(_SIGN[control] * (amount or 0))


def open_documents(control: str, party_id: int) -> tuple[Open, ...]:
    """The party's documents that can still be paid, the earliest due first."""
    return _open(control, party_id, 1)


def open_credits(control: str, party_id: int) -> tuple[Open, ...]:
    """The party's payments and credits that are not used up, the oldest first."""
    return _open(control, party_id, -1)


def _open(control: str, party_id: int, side: int) -> tuple[Open, ...]:
    sign, day = _SIGN[control] * side, dt.date.fromisoformat
    rows = store.query(
        f"SELECT o.id, o.number, o.date, {parts.DUE}, b.outstanding, {parts.open_sql()}"
        " FROM open_item o JOIN item_balance b ON b.open_item_id = o.id"
        + parts.JOIN
        + " WHERE o.control = ? AND o.party_id = ? AND b.outstanding * ? > 0",
        (control, party_id, sign),
    )
    due: dict[tuple[Any, ...], list[Due]] = {}
    for item, number, date, day_due, whole, left in rows:
        if left:
            one = due.setdefault((item, number, date, whole), [])
            one.append(Due(day(day_due or date), Money(abs(left))))
    found = [
        Open(item, number, day(date), min(parts_)[0], Money(abs(whole)), tuple(sorted(parts_)))
        for (item, number, date, whole), parts_ in due.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.due_date, each.date, each.item_id)))


def aged(control: str, today: dt.date) -> dict[Band, Money]:
    """What is open by the company's bands of days overdue, credits left out."""
    rows = store.query(
        f"SELECT due, SUM(outstanding) FROM {_by_parts()} WHERE outstanding * ? > 0 GROUP BY due",
        (control, _SIGN[control]),
    )
    sums = dict.fromkeys(bands(company.profile().late_days), 0)
    for due, amount in rows:
        sums[band_of(dt.date.fromisoformat(due), today, tuple(sums))] += _SIGN[control] * amount
    return {band: Money(amount) for band, amount in sums.items()}


def credits_in_all(control: str) -> Money:
    """What all parties have paid or been credited and not used up: positive."""
    amount = store.scalar(
        f"SELECT SUM(b.outstanding) FROM {_OPEN_ONES} WHERE o.control = ? AND b.outstanding * ? < 0",
        (control, _SIGN[control]),
    )
    return Money(-_SIGN[control] * (amount or 0))


@dataclass(frozen=True, slots=True)
class Overdue:
    """What fell due before today: how many documents, how much in all, and how late the oldest is."""

    count: int
    amount: Money
    days: int


def overdue(control: str, today: dt.date, party_id: int | None = None) -> Overdue | None:
    """What is overdue, of one party or of all, credits left out; None where nothing is."""
    open_ones, whose = (_OPEN_ONES, ()) if party_id is None else (_OPEN_OF_PARTY, (party_id,))
    row = store.one(
        f"SELECT COUNT(DISTINCT id), SUM(outstanding), MIN(due) FROM {_by_parts(open_ones)}"
        " WHERE outstanding * ? > 0 AND due < ?",
        (*whose, control, _SIGN[control], today),
    )
    assert row is not None
    count, amount, first = row
    if not count:
        return None
    days = days_overdue(dt.date.fromisoformat(first), today)
    return Overdue(count, Money(_SIGN[control] * amount), days)


def count_open(control: str, kind: str, due_before: dt.date | None = None) -> int:
    """How many documents of a kind are still open; with a day, those of which a part fell due before it."""
    if due_before is None:
        counted = f"SELECT COUNT(*) FROM {_OPEN_ONES} WHERE o.control = ? AND o.document_kind = ?"
        return int(store.scalar(counted, (control, kind)))
    counted = (
        f"SELECT COUNT(DISTINCT id) FROM {_by_parts()}"
        " WHERE kind = ? AND outstanding <> 0 AND due < ?"
    )
    return int(store.scalar(counted, (control, kind, due_before)))


def due_until(control: str, day: dt.date) -> Money:
    """How much falls due until ``day``, what is overdue included; credits left out."""
    sign = _SIGN[control]
    amount = store.scalar(
        f"SELECT SUM(outstanding) FROM {_by_parts()} WHERE outstanding * ? > 0 AND due <= ?",
        (control, sign, day),
    )
    return Money(sign * (amount or 0))


def due_by_day(control: str, first: dt.date, last: dt.date) -> list[tuple[dt.date, int, Money]]:
    """How many documents fall due on each day, both ends included, and how much; credits left out."""
    rows = store.query(
        f"SELECT due, COUNT(*), SUM(outstanding) FROM {_by_parts()}"
        " WHERE outstanding * ? > 0 AND due BETWEEN ? AND ? GROUP BY due ORDER BY due",
        (control, _SIGN[control], first, last),
    )
    sign, day = _SIGN[control], dt.date.fromisoformat
    return [(day(due), count, Money(sign * amount)) for due, count, amount in rows]
