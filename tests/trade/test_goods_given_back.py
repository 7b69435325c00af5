"""Goods that were delivered or received before they were invoiced come back by the note of their invoice."""

from __future__ import annotations

import pytest

from app import companies
from app.access.session import Session
from app.kernel.money import ZERO, rp
from app.kernel.quantity import pieces
from app.purchasing.bill import service as bills
from app.purchasing.debit_note import service as debit_notes
from app.purchasing.goods_receipt.side import RECEIPT
from app.sales.credit_note import queries
from app.sales.credit_note import service as credit_notes
from app.sales.delivery.side import DELIVERY
from app.sales.invoice import service as invoices
from app.stock.posting import ReturnsStandInTheWay
from app.trade.goods import service
from app.trade.origins import UsedFurther
from app.trade.returns.rules import Draft, DraftLine
from tests.purchasing.builders import a_bill
from tests.sales.builders import an_invoice
from tests.trade.books import TODAY, a_shop, balance, balances, on_hand
from tests.trade.goods import a_delivery, a_goods_receipt, goods_line, made_from


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def all_green(session: Session) -> None:
    assert [(each.title, each.detail) for each in companies.check(session) if each.red] == []


def test_delivered_goods_come_back_at_the_cost_they_were_delivered_with(session: Session) -> None:
    before = balances()
    (delivered,) = service.post_new(session, DELIVERY, [a_delivery(goods_line("LMP-9", 10))])
    line = made_from(DELIVERY, delivered, "LMP-9", 6, 18_500)
    invoice = invoices.post_new(session, an_invoice(line))
    draft = Draft(TODAY, "C-001", invoice, (DraftLine(1, pieces(6)),))
    number = credit_notes.post_new(session, draft)
    assert on_hand("LMP-9") == (pieces(96), rp(960_000))
    assert [(move.item, move.value) for move in queries.get(number).moves] == [
        ("LMP-9", rp(60_000))
    ]
    all_green(session)
    with pytest.raises(UsedFurther):
        invoices.void_invoice(session, invoice)
    credit_notes.void_note(session, number)
    invoices.void_invoice(session, invoice)
    service.void(session, DELIVERY, delivered)
    assert balances() == before
    all_green(session)


def test_a_delivery_whose_goods_came_back_stays(session: Session) -> None:
    (delivered,) = service.post_new(session, DELIVERY, [a_delivery(goods_line("LMP-9", 10))])
    line = made_from(DELIVERY, delivered, "LMP-9", 10, 18_500)
    invoice = invoices.post_new(session, an_invoice(line))
    credit_notes.post_new(session, Draft(TODAY, "C-001", invoice, (DraftLine(1, pieces(1)),)))
    with pytest.raises((UsedFurther, ReturnsStandInTheWay)):
        service.void(session, DELIVERY, delivered)


def test_received_goods_go_back_at_the_cost_they_were_received_with(session: Session) -> None:
    (received,) = service.post_new(
        session, RECEIPT, [a_goods_receipt(goods_line("LMP-9", 20, 13_000))]
    )
    line = made_from(RECEIPT, received, "LMP-9", 20, 13_000)
    bill = bills.post_new(session, a_bill(line))
    before, there = balances(), on_hand("LMP-9")
    draft = Draft(TODAY, "S-001", bill, (DraftLine(1, pieces(20)),))
    number = debit_notes.post_new(session, draft)
    assert on_hand("LMP-9") == (pieces(100), rp(1_000_000))
    assert balance("purchase_return_difference") == ZERO
    assert balance("received_not_billed") == ZERO
    all_green(session)
    debit_notes.void_note(session, number)
    assert (balances(), on_hand("LMP-9")) == (before, there)
    all_green(session)


def test_goods_go_back_at_what_they_cost_after_a_dearer_bill(session: Session) -> None:
    (received,) = service.post_new(
        session, RECEIPT, [a_goods_receipt(goods_line("LMP-9", 10, 12_000))]
    )
    bill = bills.post_new(session, a_bill(made_from(RECEIPT, received, "LMP-9", 10, 13_000)))
    assert on_hand("LMP-9")[1] == rp(1_130_000)
    debit_notes.post_new(session, Draft(TODAY, "S-001", bill, (DraftLine(1, pieces(4)),)))
    assert on_hand("LMP-9") == (pieces(106), rp(1_078_000))
    assert balance("purchase_return_difference") == ZERO
    all_green(session)
