"""When what is agreed with a party falls due."""

from __future__ import annotations

import datetime as dt

from app.masters import party as parties
from app.trade.terms import due_date


def due_of(party: str, terms_days: int, date: dt.date) -> dt.date | None:
    """The day an order's days lead to; None for a party that pays in parts, whose term says when."""
    known = parties.find(party)
    return None if known and known.payment_term_id else due_date(date, terms_days)
