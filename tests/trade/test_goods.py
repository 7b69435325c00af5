"""Goods that move before they are invoiced or billed: stock, cost, the account between, and what is left."""

from __future__ import annotations

import datetime as dt

import pytest

from app import companies
from app.access.session import Session
from app.kernel.errors import Refused, StockWouldGoNegative
from app.kernel.money import ZERO
from app.kernel.quantity import pieces
from app.kernel.report import Filters
from app.purchasing.bill import service as bills
from app.purchasing.goods_receipt.side import RECEIPT
from app.purchasing.reports import not_billed
from app.sales.delivery.side import DELIVERY
from app.sales.invoice import service as invoices
from app.sales.reports import not_invoiced, sales
from app.trade.goods import rows, service
from app.trade.origins import UsedFurther
from tests.purchasing.builders import a_bill
from tests.sales.builders import an_invoice
from tests.trade.books import a_shop, balance, balances, on_hand, row_counts, rp
from tests.trade.builders import TODAY
from tests.trade.goods import a_delivery, a_goods_receipt, goods_line, made_from


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def deliver(session: Session, quantity: int = 10, date: dt.date = TODAY) -> str:
    (number,) = service.post_new(
        session, DELIVERY, [a_delivery(goods_line("LMP-9", quantity), date=date)]
    )
    return number


def receive(session: Session, quantity: int = 10, cost: int = 12_000) -> str:
    draft = a_goods_receipt(goods_line("LMP-9", quantity, cost))
    (number,) = service.post_new(session, RECEIPT, [draft])
    return number


def invoice(session: Session, delivery: str, quantity: int, **fields: object) -> str:
    taken = made_from(DELIVERY, delivery, "LMP-9", quantity, 18_500)
    return invoices.post_new(session, an_invoice(taken, **fields))


def bill(
    session: Session, receipt: str, quantity: int, price: int = 12_000, date: dt.date = TODAY
) -> str:
    line = made_from(RECEIPT, receipt, "LMP-9", quantity, price)
    return bills.post_new(session, a_bill(line, date=date))


def all_green(session: Session) -> None:
    assert [(each.title, each.detail) for each in companies.check(session) if each.red] == []


def test_a_delivery_costs_what_its_goods_cost(session: Session) -> None:
    number = deliver(session)
    assert number == "SJ/26/11/0001"
    assert on_hand("LMP-9") == (pieces(90), rp(900_000))
    assert balance("cogs") == rp(100_000)
    view = rows.get(DELIVERY, number)
    assert (view.standing, view.value, view.lines[0].left) == ("posted", rp(100_000), pieces(10))
    all_green(session)


def test_an_invoice_of_a_delivery_moves_nothing(session: Session) -> None:
    number = deliver(session)
    before = on_hand("LMP-9")
    invoice(session, number, 4)
    assert (on_hand("LMP-9"), balance("cogs")) == (before, rp(100_000))
    assert rows.get(DELIVERY, number).standing == "part-invoiced"
    invoice(session, number, 6)
    assert rows.get(DELIVERY, number).standing == "invoiced"
    all_green(session)


def test_no_more_is_invoiced_than_was_delivered(session: Session) -> None:
    number = deliver(session)
    invoice(session, number, 7)
    counts = row_counts()
    with pytest.raises(Refused) as refusal:
        invoice(session, number, 4)
    (problem,) = refusal.value.problems
    assert (problem.field, problem.line) == ("quantity", 1)
    assert number in problem.sentence()
    both = [an_invoice(made_from(DELIVERY, number, "LMP-9", 2, 18_500)) for _each in "ab"]
    with pytest.raises(Refused):
        invoices.post_invoices(session, both)
    assert row_counts() == counts


@pytest.mark.parametrize(("item", "customer"), [("LMP-12", "C-001"), ("LMP-9", "C-002")])
def test_lines_of_another_item_or_customer_are_refused(
    session: Session, item: str, customer: str
) -> None:
    from dataclasses import replace

    from tests.trade.books import a_customer

    a_customer(session, "C-002", name="Toko Lain")
    taken = made_from(DELIVERY, deliver(session), item, 1, 18_500)
    with pytest.raises(Refused):
        invoices.post_new(session, replace(an_invoice(taken), customer=customer))


def test_a_void_delivery_cannot_be_invoiced(session: Session) -> None:
    number = deliver(session)
    service.void(session, DELIVERY, number)
    assert on_hand("LMP-9") == (pieces(100), rp(1_000_000))
    assert balance("cogs") == ZERO
    with pytest.raises(Refused):
        invoice(session, number, 1)
    all_green(session)


def test_an_invoiced_delivery_is_not_voided(session: Session) -> None:
    number = deliver(session)
    later = invoice(session, number, 4)
    for act in (service.check_void, service.void):
        with pytest.raises(UsedFurther, match=later):
            act(session, DELIVERY, number)
    invoices.void_invoice(session, later)
    service.void(session, DELIVERY, number)
    all_green(session)


def test_a_delivery_of_more_than_is_there_is_refused(session: Session) -> None:
    counts = row_counts()
    with pytest.raises(StockWouldGoNegative):
        deliver(session, 101)
    assert row_counts() == counts


def test_goods_received_wait_for_their_bill(session: Session) -> None:
    number = receive(session)
    assert number == "GR/26/11/0001"
    assert on_hand("LMP-9") == (pieces(110), rp(1_120_000))
    assert balance("received_not_billed") == rp(-120_000)
    bill(session, number, 10)
    assert on_hand("LMP-9") == (pieces(110), rp(1_120_000))
    assert balance("received_not_billed") == ZERO
    assert rows.get(RECEIPT, number).standing == "invoiced"
    all_green(session)


def test_a_bill_of_another_price_corrects_the_goods_that_are_there(session: Session) -> None:
    number = receive(session, 3, 3_333)
    bill(session, number, 1, 3_400)
    assert balance("received_not_billed") == rp(-6_666)
    assert on_hand("LMP-9")[1] == rp(1_009_999 + 67)
    bill(session, number, 2, 3_300)
    assert balance("received_not_billed") == balance("purchase_price_difference") == ZERO
    assert on_hand("LMP-9")[1] == rp(1_010_000)
    all_green(session)


def test_what_left_before_its_bill_bears_its_share_as_cost_of_goods_sold(
    session: Session,
) -> None:
    number = receive(session, 10, 12_000)
    deliver(session, 104)
    sold, left = balance("cogs"), on_hand("LMP-9")[1]
    bill_number = bill(session, number, 10, 13_000)
    assert on_hand("LMP-9") == (pieces(6), left + rp(6_000))
    assert balance("cogs") == sold + rp(4_000)
    all_green(session)
    bills.void_bill(session, bill_number)
    assert (balance("cogs"), on_hand("LMP-9")[1]) == (sold, left)
    all_green(session)


def test_a_bill_older_than_its_goods_leaves_their_value(session: Session) -> None:
    number = receive(session, 10, 12_000)
    bill(session, number, 10, 13_000, TODAY - dt.timedelta(days=1))
    assert balance("purchase_price_difference") == rp(10_000)
    assert on_hand("LMP-9")[1] == rp(1_120_000)
    all_green(session)


def test_the_last_part_takes_the_rest_of_an_uneven_value(session: Session) -> None:
    draft = a_goods_receipt(goods_line("LMP-9", 3, None, unit="pcs"))
    uneven = draft.lines[0].__class__(
        "LMP-9", pieces(3), unit_cost=draft.lines[0].unit_cost or _price("3333.3333")
    )
    (number,) = service.post_new(session, RECEIPT, [a_goods_receipt(uneven)])
    assert balance("received_not_billed") == rp(-10_000)
    first = bill(session, number, 1, 3_333)
    bill(session, number, 1, 3_333)
    bills.void_bill(session, first)
    bill(session, number, 2, 3_333)
    assert balance("received_not_billed") == ZERO
    all_green(session)


def _price(text: str):
    from fractions import Fraction

    from app.kernel.quantity import each

    return each(Fraction(text))


def test_freight_of_goods_received_stays_freight(session: Session) -> None:
    number = receive(session)
    before = on_hand("LMP-9")
    draft = a_bill(made_from(RECEIPT, number, "LMP-9", 10, 12_000), freight=rp(50_000))
    bills.post_new(session, draft)
    assert on_hand("LMP-9") == before
    assert (balance("freight_in"), balance("purchase_price_difference")) == (rp(50_000), ZERO)


def test_a_billed_receipt_is_not_voided_and_a_void_restores_every_balance(session: Session) -> None:
    before = (balances(), on_hand("LMP-9"))
    number = receive(session)
    later = bill(session, number, 10, 13_000)
    with pytest.raises(UsedFurther, match=later):
        service.void(session, RECEIPT, number)
    bills.void_bill(session, later)
    service.void(session, RECEIPT, number)
    assert (balances(), on_hand("LMP-9")) == before
    all_green(session)


def test_goods_without_value_need_no_entry(session: Session) -> None:
    number = receive(session, 5, 0)
    assert on_hand("LMP-9") == (pieces(105), rp(1_000_000))
    service.void(session, RECEIPT, number)
    assert on_hand("LMP-9") == (pieces(100), rp(1_000_000))
    all_green(session)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (a_delivery(goods_line("LMP-9", 1, 500)), "unit_cost"),
        (a_delivery(goods_line("JASA", 1)), "item"),
        (a_delivery(goods_line("LMP-9", 0)), "quantity"),
        (a_delivery(goods_line("LMP-9", 1, packages=-1)), "packages"),
        (a_delivery(goods_line("LMP-9", 1, remark="x" * 201)), "remark"),
        (a_delivery(), "lines"),
    ],
)
def test_what_a_delivery_cannot_be(session: Session, draft: object, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        service.save_draft(session, DELIVERY, draft)  # type: ignore[arg-type]
    assert field in {problem.field for problem in refusal.value.problems}


def test_a_receipt_asks_for_a_cost(session: Session) -> None:
    _goods, problems = service.understand(RECEIPT, a_goods_receipt(goods_line("LMP-9", 1)))
    assert [problem.field for problem in problems] == ["unit_cost"]


def test_reports_tell_what_waits_on_any_day(session: Session) -> None:
    early = dt.date(2026, 11, 10)
    delivery = deliver(session, date=early)
    receipt = receive(session)
    invoice(session, delivery, 4)
    bill(session, receipt, 4)
    now = not_invoiced.build(session, Filters())
    assert [(row.values["left"], row.values["value"]) for row in now.rows] == [
        (pieces(6), rp(60_000))
    ]
    then = not_invoiced.build(session, Filters(as_of=early))
    assert then.rows[0].values["left"] == pieces(10)
    waiting = not_billed.build(session, Filters())
    assert waiting.totals["value"] == -balance("received_not_billed") == rp(72_000)
    assert not_billed.build(session, Filters(as_of=early)).rows == []


def test_the_margin_of_a_delivered_line_has_its_cost(session: Session) -> None:
    invoice(session, deliver(session), 4)
    report = sales.by_item(session, Filters())
    (row,) = report.rows
    assert row.values["cost"] == rp(40_000)


def test_a_copy_is_made_from_nothing(session: Session) -> None:
    number = deliver(session)
    copied = invoices.duplicate(session, invoice(session, number, 4))
    assert copied.lines[0].origin is None
    again = service.duplicate(session, DELIVERY, number)
    assert again.lines[0].quantity == pieces(10)
