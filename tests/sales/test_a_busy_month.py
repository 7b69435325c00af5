"""A month of selling, buying, paying and regretting, in any order: the books agree all the way."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from app import store
from app.access.session import Session
from app.kernel.errors import UserError
from app.kernel.money import Money, rp
from app.purchasing import checks as purchasing_checks
from app.purchasing.bill import service as bills
from app.purchasing.payment import queries as payments_made
from app.purchasing.payment import service as payments
from app.sales import checks as sales_checks
from app.sales.invoice import service as invoices
from app.sales.receipt import queries as receipts_made
from app.sales.receipt import service as receipts
from app.trade.settling import PaymentDraft
from tests.purchasing.builders import a_bill
from tests.sales.builders import an_invoice
from tests.trade.books import BANK, a_shop, balance, balances, line

GOODS = ("LMP-9", "LMP-12")


def a_day(rng: random.Random) -> dt.date:
    return dt.date(2026, 11, rng.randint(2, 23))


class Month:
    """What happened, by kind, so that it can be undone."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session, self.rng = session, random.Random(seed)
        self.sold: list[str] = []
        self.bought: list[str] = []
        self.received: list[str] = []
        self.paid: list[str] = []

    def happen(self) -> None:
        """One act; the company refuses some of them, and then nothing has happened."""
        act = self.rng.choice((self.sell, self.sell, self.buy, self.receive, self.pay, self.regret))
        try:
            act()
        except UserError as refusal:
            assert str(refusal)

    def sell(self) -> None:
        rng = self.rng
        lines = [
            line(
                rng.choice(GOODS), rng.randint(1, 15), rng.randint(900, 30_000), rng.choice((0, 7))
            )
            for _ in range(rng.randint(1, 3))
        ]
        draft = an_invoice(
            *lines,
            date=a_day(rng),
            discount=rp(rng.choice((0, 333))),
            freight=rp(rng.choice((0, 12_345))),
            prices_include_tax=rng.random() < 0.5,
        )
        self.sold.append(invoices.post_new(self.session, draft))

    def buy(self) -> None:
        rng = self.rng
        goods = line(rng.choice(GOODS), rng.randint(1, 40), rng.randint(700, 20_000))
        draft = a_bill(goods, date=a_day(rng), freight=rp(rng.choice((0, 1_001))))
        self.bought.append(bills.post_new(self.session, draft))

    def receive(self) -> None:
        amount = rp(self.rng.randint(1_000, 400_000))
        parts = receipts_made.suggested("C-001", amount)
        draft = PaymentDraft(dt.date(2026, 11, 23), "C-001", BANK, amount, parts)
        self.received += receipts.post_receipts(self.session, [draft])

    def pay(self) -> None:
        amount = rp(self.rng.randint(1_000, 400_000))
        parts = payments_made.suggested("S-001", amount)
        draft = PaymentDraft(dt.date(2026, 11, 23), "S-001", BANK, amount, parts)
        self.paid += payments.post_payments(self.session, [draft])

    def regret(self) -> None:
        documents, undo = self.rng.choice(
            (
                (self.sold, invoices.void_invoice),
                (self.bought, bills.void_bill),
                (self.received, receipts.void_receipt),
                (self.paid, payments.void_payment),
            )
        )
        if documents:
            number = self.rng.choice(documents)
            undo(self.session, number)
            documents.remove(number)

    def regret_everything(self) -> None:
        for number in self.received:
            receipts.void_receipt(self.session, number)
        for number in self.paid:
            payments.void_payment(self.session, number)
        for number in reversed(self.sold):
            invoices.void_invoice(self.session, number)
        for number in reversed(self.bought):
            bills.void_bill(self.session, number)


def open_amount(control: str) -> Money:
    return Money(
        store.scalar(
            "SELECT COALESCE(SUM(b.outstanding), 0) FROM open_item o"
            " JOIN item_balance b ON b.open_item_id = o.id WHERE o.control = ?",
            (control,),
        )
    )


def the_books_agree(session: Session) -> None:
    for control in ("receivable", "payable"):
        assert balance(control) == open_amount(control)
    assert balance("stock") == Money(store.scalar("SELECT SUM(value) FROM stock_state"))
    found = [
        sales_checks.printed_is_posted(session),
        *sales_checks.parts_sum_to_the_whole(session),
        sales_checks.numbers_have_no_gaps(session),
        *purchasing_checks.parts_sum_to_the_whole(session),
        purchasing_checks.numbers_have_no_gaps(session),
    ]
    assert [each.detail for each in found if not each.ok] == []


@pytest.mark.parametrize("seed", range(6))
def test_the_books_agree_whatever_happens(session: Session, seed: int) -> None:
    a_shop(session)
    before = balances()
    month = Month(session, seed)
    for _ in range(8):
        for _ in range(6):
            month.happen()
        the_books_agree(session)
    assert month.sold and month.bought and month.received
    month.regret_everything()
    the_books_agree(session)
    assert balances() == before
