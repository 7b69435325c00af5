"""What should be ordered: how much of what, from whom, and the drafts made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.session import Session
from app.kernel.quantity import Quantity, each, pieces
from app.kernel.report import Filters
from app.links import reorder
from app.masters import item as items
from app.purchasing.bill import service as bills
from app.purchasing.order.kind import ORDER as PURCHASE_ORDER
from app.purchasing.request.kind import REQUEST
from app.sales.order.kind import ORDER as SALES_ORDER
from app.trade.orders import queries
from app.trade.orders import service as ordering
from app.trade.orders.rules import OrderDraft
from tests.purchasing.builders import a_bill
from tests.trade.books import TODAY, a_shop, line


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def keep(session: Session, code: str, minimum: int, most: int = 0, at_once: int = 0) -> None:
    item = items.require(code)
    levels = {"min_stock": pieces(minimum), "max_stock": pieces(most)}
    items.save(session, replace(item, **levels, reorder_quantity=pieces(at_once)))


def suggested() -> dict[str, Quantity]:
    return {row.code: row.suggested for row in reorder.listing().window().rows()}


def order(session: Session, kind, party: str, quantity: int) -> str:
    draft = OrderDraft(TODAY, party, (line("LMP-9", quantity, 12_000),))
    return ordering.post_new(session, kind, [draft])[0]


@pytest.mark.parametrize(
    ("most", "at_once", "expected"), [(0, 0, 20), (300, 0, 200), (0, 12, 24), (150, 12, 50)]
)
def test_so_much_is_suggested(session: Session, most: int, at_once: int, expected: int) -> None:
    """100 are there, the minimum is 120."""
    keep(session, "LMP-9", 120, most, at_once)
    assert suggested() == {"LMP-9": pieces(expected)}


def test_what_is_ordered_counts_and_what_is_promised_does_not(session: Session) -> None:
    keep(session, "LMP-9", 100)
    assert suggested() == {}
    promised = order(session, SALES_ORDER, "C-001", 30)
    assert suggested() == {"LMP-9": pieces(30)}
    order(session, PURCHASE_ORDER, "S-001", 25)
    assert suggested() == {"LMP-9": pieces(5)}
    ordering.close(session, SALES_ORDER, promised, "Batal")
    assert suggested() == {}


def test_orders_are_made_for_each_supplier_at_their_last_price(session: Session) -> None:
    keep(session, "LMP-9", 150, 200)
    keep(session, "LMP-12", 50)
    bills.post_new(session, a_bill(line("LMP-9", 10, 12_345)))
    chosen = [items.require(code).id for code in ("LMP-9", "LMP-12")]
    (made,) = reorder.orders(session, chosen)
    view = queries.get(PURCHASE_ORDER, made, TODAY)
    assert view.draft.party == "S-001" and view.number == ""
    (asked,) = view.draft.lines
    assert (asked.item, asked.quantity, asked.unit_price) == ("LMP-9", pieces(90), each(12_345))
    (request,) = reorder.request(session, chosen)
    assert {each.item for each in queries.get(REQUEST, request, TODAY).draft.lines} == {
        row.code for row in reorder.listing().window().rows()
    }


def test_the_report_tells_the_same(session: Session) -> None:
    keep(session, "LMP-9", 120)
    (row,) = reorder.build(session, Filters()).rows
    assert (row.values["code"], row.values["suggested"]) == ("LMP-9", pieces(20))
