"""What one may see of purchase orders."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from app import store
from app.access.session import Session
from app.kernel.text import N_
from app.purchasing.order.kind import ORDER
from app.trade.orders import queries
from app.trade.orders.queries import OrderView, Titles

TITLES = Titles(
    party_code=N_("Supplier code"),
    party=N_("Supplier"),
    party_ref=N_("Supplier's quotation"),
    by_date=N_("Wanted by"),
    person=N_("Buyer"),
)


def get(name: str | int, today: dt.date) -> OrderView:
    """The one of that number, ref or id, whole. Raises NotFound."""
    return queries.get(ORDER, name, today)


@lru_cache(maxsize=4)
def listing(today: dt.date | None = None) -> store.Listing:
    """The list as it stands on ``today`` (by the calendar if None)."""
    return queries.listing(ORDER, "purchase-orders", TITLES, today)


LISTING = listing()


def as_it_stands(session: Session) -> store.Listing:
    """The list as it stands on the session's day."""
    return listing(session.today())
