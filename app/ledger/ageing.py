"""How old what is open is: amounts per party by days past due, as of any day.

As of today it reads only what is open (the projection's own index); as of an earlier day, what was open
then follows from the settlements dated up to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.kernel.money import Money
from app.ledger import parts
from app.store import query, scalar

_SIGN = {"receivable": 1, "payable": -1}

_ITEM = "SELECT o.id, o.party_id, o.document_kind, o.document_id, o.number, o.date, o.due_date, o.amount"
_OPEN_NOW = f"""
{_ITEM}, b.outstanding FROM item_balance b CROSS JOIN open_item o ON o.id = b.open_item_id
WHERE b.outstanding <> 0 AND o.control = ?1"""
_OPEN_NOW_OF_PARTY = f"""
{_ITEM}, b.outstanding FROM open_item o CROSS JOIN item_balance b ON b.open_item_id = o.id
WHERE b.outstanding <> 0 AND o.control = ?1 AND o.party_id = ?3"""

_OPEN_THEN = f"""
{_ITEM}, o.amount - COALESCE(p.settled, 0) + COALESCE(n.settled, 0) AS outstanding
FROM open_item o
LEFT JOIN (SELECT positive_item_id AS item, SUM(CASE WHEN undoes_id IS NULL THEN amount
  ELSE -amount END) AS settled FROM settlement WHERE date <= ?2 GROUP BY 1) p ON p.item = o.id
LEFT JOIN (SELECT negative_item_id AS item, SUM(CASE WHEN undoes_id IS NULL THEN amount
  ELSE -amount END) AS settled FROM settlement WHERE date <= ?2 GROUP BY 1) n ON n.item = o.id
WHERE o.control = ?1 AND o.date <= ?2
 AND o.amount - COALESCE(p.settled, 0) + COALESCE(n.settled, 0) <> 0"""

_SETTLED = (
    "(SELECT COALESCE(SUM(CASE WHEN undoes_id IS NULL THEN amount ELSE -amount END), 0)"
    " FROM settlement WHERE {side}_item_id = o.id AND date <= ?2)"
)
_OPEN_THEN_OF_PARTY = f"""
{_ITEM}, o.amount - {_SETTLED.format(side="positive")} + {_SETTLED.format(side="negative")} AS outstanding
FROM open_item o WHERE o.control = ?1 AND o.party_id = ?3 AND o.date <= ?2"""

_PARTS = f"""
SELECT o.id, o.party_id, o.document_kind, o.number, o.date, {parts.DUE} AS due_date,
 {parts.AMOUNT} AS amount, {parts.open_sql("o.outstanding")} AS outstanding
FROM ({{items}}) o {parts.JOIN}"""


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
    """One item, or part of one, as it stood on a day, of a document of ``kind``.

    Amounts are positive where the party (or we) owed.
    """

    item_id: int
    party_id: int
    kind: str
    number: str
    date: dt.date
    due_date: dt.date
    amount: Money
    outstanding: Money


def by_party(control: str, as_of: dt.date, late: Sequence[int] = (30, 60, 90)) -> list[Aged]:
    """Every party with something open on ``as_of``; ``control`` is "receivable" or "payable".

    ``late``: the last day of each band of days past due, rising. Before them comes what is not late, after
    them what is later still.
    """
    sign = _SIGN[control]
    days = [as_of - dt.timedelta(each) for each in (0, *late)]
    rows = query(_by_age(as_of, len(days)), (control, as_of, *days))
    return [
        Aged(party, tuple(Money(sign * amount) for amount in amounts)) for party, *amounts in rows
    ]


def _by_age(as_of: dt.date, count: int) -> str:
    """One sum per band; the days that bound them are the parameters from the third on."""
    first, last = 3, count + 2
    tests = [
        f"due_date >= ?{first}",
        *(f"due_date < ?{at} AND due_date >= ?{at + 1}" for at in range(first, last)),
        f"due_date < ?{last}",
    ]
    sums = ", ".join(f"SUM(CASE WHEN {test} THEN outstanding ELSE 0 END)" for test in tests)
    return f"SELECT party_id, {sums} FROM ({_items(as_of)}) WHERE ?2 IS NOT NULL GROUP BY party_id"


def items(control: str, as_of: dt.date, party_id: int | None = None) -> list[OpenThen]:
    """What was open on ``as_of`` in order of due date, of one party or of all."""
    sign, day = _SIGN[control], dt.date.fromisoformat
    whose = () if party_id is None else (party_id,)
    rows = query(
        f"SELECT * FROM ({_items(as_of, bool(whose))}) WHERE ?2 IS NOT NULL AND outstanding <> 0"
        " ORDER BY due_date, id",
        (control, as_of, *whose),
    )
    return [
        OpenThen(
            item, party, kind, number, day(date), day(due), Money(sign * amount), Money(sign * left)
        )
        for item, party, kind, number, date, due, amount, left in rows
    ]


def _items(as_of: dt.date, of_party: bool = False) -> str:
    """By parts: the projection where nothing is dated after ``as_of``, else the settlements up to it."""
    newest = max(
        scalar("SELECT MAX(date) FROM settlement") or "",
        scalar("SELECT MAX(date) FROM open_item") or "",
    )
    now, then = (_OPEN_NOW_OF_PARTY, _OPEN_THEN_OF_PARTY) if of_party else (_OPEN_NOW, _OPEN_THEN)
    return _PARTS.format(items=now if newest <= as_of.isoformat() else then)
