"""The places every company has: the world outside, and transit."""

from __future__ import annotations

from app import store
from app.access.company import NewCompany
from app.stock.model import PlaceRow
from app.stock.places import FIXED


def seed(work: store.Work, _new: NewCompany) -> None:
    store.write_rows(PlaceRow, [{"id": place.id, "kind": place.kind} for place in FIXED])
    work.touch("stock")
