"""Open items by their instalments: what each part is, when it is due, and, as SQL, what of it is open.

Settlements take the earliest part first, so what is open of a part follows from the item's own balance.
An item without instalments is one part. ``o`` is the open item, ``i`` its part.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from app.kernel.money import Money
from app.kernel.rate import NO_RATE, Rate


class Instalment(NamedTuple):
    """A part of what a document comes to. percent and is_rest say how it was entered, if not as an amount."""

    due_date: dt.date
    amount: Money
    percent: Rate = NO_RATE
    is_rest: bool = False


Plan = tuple[Instalment, ...]

JOIN = " LEFT JOIN instalment i ON i.kind = o.document_kind AND i.document_id = o.document_id"
DUE = "COALESCE(i.due_date, o.due_date)"
AMOUNT = "CASE WHEN i.amount IS NULL THEN o.amount ELSE SIGN(o.amount) * i.amount END"


def open_sql(left: str = "b.outstanding") -> str:
    """What is open of the part, signed as the item; ``left``: what is open of the item."""
    part = f"MAX(0, MIN(i.amount, ABS({left}) - ABS(o.amount) + i.before + i.amount))"
    return f"CASE WHEN i.amount IS NULL THEN {left} ELSE SIGN({left}) * {part} END"


def next_due_sql(kind: str) -> str:
    """When the earliest part that is still open falls due, of ``d`` (document) and ``b`` (item balance).

    The last day of all where nothing is open, or the document is no open item yet.
    """
    return (
        f"COALESCE((SELECT MIN(i.due_date) FROM instalment i WHERE i.kind = '{kind}'"
        " AND i.document_id = d.id AND i.before + i.amount > d.total - ABS(b.outstanding)), d.due_date)"
    )
