"""How old what is open is: amounts per party by days past due, as of any day.

As of today it reads only what is open (the projection's own index); as of an earlier day, what was open
then follows from the settlements dated up to it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.money import Money
from app.store import query, scalar

_SIGN = {"receivable": 1, "payable": -1}

_BY_AGE = """
SELECT party_id,
 SUM(CASE WHEN due_date >= ?2 THEN outstanding ELSE 0 END),
 SUM(CASE WHEN due_date < ?2 AND due_date >= ?3 THEN outstanding ELSE 0 END),
 SUM(CASE WHEN due_date < ?3 AND due_date >= ?4 THEN outstanding ELSE 0 END),
 SUM(CASE WHEN due_date < ?4 AND due_date >= ?5 THEN outstanding ELSE 0 END),
 SUM(CASE WHEN due_date < ?5 THEN outstanding ELSE 0 END)
FROM ({items}) GROUP BY party_id"""

_OPEN_NOW = """
SELECT o.id, o.party_id, o.document_kind, o.number, o.date, o.due_date, o.amount, b.outstanding
FROM item_balance b CROSS JOIN open_item o ON o.id = b.open_item_id
WHERE b.outstanding <> 0 AND o.control = ?1"""

_OPEN_THEN = """
SELECT o.id, o.party_id, o.document_kind, o.number, o.date, o.due_date, o.amount,
 o.amount - COALESCE(p.settled, 0) + COALESCE(n.settled, 0) AS outstanding
FROM open_item o
LEFT JOIN (SELECT positive_item_id AS item, SUM(CASE WHEN undoes_id IS NULL THEN amount
  ELSE -amount END) AS settled FROM settlement WHERE date <= ?2 GROUP BY 1) p ON p.item = o.id
LEFT JOIN (SELECT negative_item_id AS item, SUM(CASE WHEN undoes_id IS NULL THEN amount
  ELSE -amount END) AS settled FROM settlement WHERE date <= ?2 GROUP BY 1) n ON n.item = o.id
WHERE o.control = ?1 AND o.date <= ?2
 AND o.amount - COALESCE(p.settled, 0) + COALESCE(n.settled, 0) <> 0"""


@dataclass(frozen=True, slots=True)
class Aged:
    """One party: what is open by band, what is owed being positive; credits count where they fall."""

    party_id: int
    bands: tuple[Money, ...]

    @property
    def total(self) -> Money:
        return Money(sum(band.minor for band in self.bands))


@dataclass(frozen=True, slots=True)
class OpenThen:
    """One item as it stood on a day, of a document of ``kind``; amounts positive where the party (or we) owed."""

    item_id: int
    party_id: int
    kind: str
    number: str
    date: dt.date
    due_date: dt.date
    amount: Money
    outstanding: Money


def by_party(control: str, as_of: dt.date) -> list[Aged]:
    """Every party with something open on ``as_of``; ``control`` is "receivable" or "payable"."""
    sign = _SIGN[control]
    rows = query(_BY_AGE.format(items=_items(as_of)), (control, *_edges(as_of)))
    return [
        Aged(party, tuple(Money(sign * amount) for amount in amounts)) for party, *amounts in rows
    ]


def items(control: str, as_of: dt.date, party_id: int | None = None) -> list[OpenThen]:
    """What was open on ``as_of`` in order of due date, of one party or of all."""
    sign, day = _SIGN[control], dt.date.fromisoformat
    where, whose = ("", ()) if party_id is None else (" AND party_id = ?3", (party_id,))
    rows = query(
        f"SELECT * FROM ({_items(as_of)}) WHERE ?2 IS NOT NULL{where} ORDER BY due_date, id",
        (control, as_of, *whose),
    )
    return [
        OpenThen(
            item, party, kind, number, day(date), day(due), Money(sign * amount), Money(sign * left)
        )
        for item, party, kind, number, date, due, amount, left in rows
    ]


def _items(as_of: dt.date) -> str:
    """The projection where nothing is dated after ``as_of``, else the settlements up to it."""
    newest = max(
        scalar("SELECT MAX(date) FROM settlement") or "",
        scalar("SELECT MAX(date) FROM open_item") or "",
    )
    return _OPEN_NOW if newest <= as_of.isoformat() else _OPEN_THEN


def _edges(as_of: dt.date) -> tuple[dt.date, ...]:
    """The days the bands begin and end at, ``as_of`` first."""
    return tuple(as_of - dt.timedelta(days) for days in (0, 30, 60, 90))
