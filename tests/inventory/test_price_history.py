"""What an item was sold and bought for."""

from __future__ import annotations

import datetime as dt

import pytest

from app.access.session import Session
from app.kernel.errors import UserError
from app.kernel.money import rp
from app.kernel.quantity import each, pieces
from app.kernel.report import Filters
from app.links import price_history
from app.purchasing.bill import service as bills
from app.sales.invoice import service as invoices
from tests.purchasing.builders import a_bill
from tests.sales.builders import an_invoice
from tests.trade.books import TODAY, a_shop, line


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def test_the_newest_stands_first_net_of_discounts(session: Session) -> None:
    bought = bills.post_new(
        session, a_bill(line("LMP-9", 10, 12_000), date=TODAY - dt.timedelta(days=2))
    )
    sold = invoices.post_new(session, an_invoice(line("LMP-9", 4, 20_000, 10)))
    void = invoices.post_new(session, an_invoice(line("LMP-9", 1, 1_000)))
    invoices.void_invoice(session, void)
    found = price_history.build(session, Filters(choices={"item": "LMP-9"})).rows
    told = [(row.values["number"], row.values["quantity"], row.values["price"]) for row in found]
    assert told == [
        (sold, pieces(4), each(18_000)),
        (bought, pieces(10), each(12_000)),
        ("BILL/26/11/0001", pieces(100), each(10_000)),
    ]
    assert [row.values["amount"] for row in found[:2]] == [rp(72_000), rp(120_000)]
    assert found[0].link == ("sales-invoice", sold)
    only = price_history.build(session, Filters(choices={"item": "LMP-9", "party": "S-001"})).rows
    assert [row.values["number"] for row in only] == [bought, "BILL/26/11/0001"]


def test_it_is_of_one_item(session: Session) -> None:
    with pytest.raises(UserError):
        price_history.build(session, Filters())
