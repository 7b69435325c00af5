"""Receipts: in part, over many, too much, a little too little, applied later, and voided."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.access.session import Session
from app.kernel.errors import NumberTaken, PeriodClosed, Refused, UserError
from app.kernel.money import ZERO, Money, rp
from app.kernel.period import Period
from app.ledger import periods
from app.masters import party as parties
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoicing
from app.sales.receipt import queries, service
from app.trade.owed import owed_by
from app.trade.settling import Applied
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import BANK, TODAY, a_customer, a_shop, balance, balances, line, row_counts


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def an_open_invoice(session: Session, amount: int, date: dt.date = TODAY) -> str:
    """A posted invoice over ``amount`` for a service without PPN."""
    return invoicing.post_new(session, an_invoice(line("JASA", 1, amount, tax="none"), date=date))


def standing(number: str, today: dt.date = TODAY) -> str:
    return invoices.get(number, today).standing


def test_a_payment_in_full(session: Session) -> None:
    number = an_open_invoice(session, 500_000)
    before = balance(BANK)
    (receipt,) = service.post_receipts(session, [a_receipt(500_000, (number, 500_000))])
    assert receipt == "RCV/26/11/0001"
    assert standing(number) == "paid"
    assert balance(BANK) - before == rp(500_000)
    assert balance("receivable") == ZERO
    view = queries.get(receipt)
    assert [(row.number, row.amount) for row in view.settlements] == [(number, rp(500_000))]
    assert [row.number for row in invoices.get(number, TODAY).settlements] == [receipt]


def test_a_payment_in_part_then_the_rest(session: Session) -> None:
    number = an_open_invoice(session, 500_000)
    service.post_receipts(session, [a_receipt(200_000, (number, 200_000))])
    assert standing(number) == "partial"
    assert standing(number, dt.date(2026, 12, 8)) == "overdue"
    assert invoices.get(number, TODAY).outstanding == rp(300_000)
    service.post_receipts(session, [a_receipt(300_000, (number, 300_000))])
    assert standing(number) == "paid"


def test_one_over_many_with_credit_used_later(session: Session) -> None:
    first, second = an_open_invoice(session, 300_000), an_open_invoice(session, 200_000)
    (receipt,) = service.post_receipts(
        session, [a_receipt(600_000, (first, 300_000), (second, 200_000))]
    )
    assert (standing(first), standing(second)) == ("paid", "paid")
    assert queries.get(receipt).credit == rp(100_000)
    customer = parties.require("C-001").id
    assert owed_by(customer) == rp(-100_000)
    assert balance("receivable") == rp(-100_000)
    third = an_open_invoice(session, 250_000)
    with pytest.raises(Refused):
        service.apply_credit(session, receipt, [Applied(third, rp(100_001))], TODAY)
    service.apply_credit(session, receipt, [Applied(third, rp(100_000))], TODAY)
    assert queries.get(receipt).credit == ZERO
    assert invoices.get(third, TODAY).outstanding == rp(150_000)
    with pytest.raises(UserError):
        service.apply_credit(session, receipt, [Applied(third, rp(1))], TODAY)


def test_a_small_difference_is_written_off(session: Session) -> None:
    number = an_open_invoice(session, 500_300)
    before = balance("rounding")
    draft = replace(a_receipt(500_000, (number, 500_300)), write_off=rp(300))
    service.post_receipts(session, [draft])
    assert standing(number) == "paid"
    assert balance("rounding") - before == rp(300)
    assert balance("receivable") == ZERO


def test_sen_from_the_bank_stay_as_credit(session: Session) -> None:
    number = an_open_invoice(session, 1_000)
    draft = replace(a_receipt(1_000, (number, 1_000)), amount=Money(100_037))
    (receipt,) = service.post_receipts(session, [draft])
    assert queries.get(receipt).credit == Money(37)


def test_voiding_a_receipt_opens_what_it_paid(session: Session) -> None:
    number = an_open_invoice(session, 500_000)
    before = balances()
    (receipt,) = service.post_receipts(session, [a_receipt(700_000, (number, 500_000))])
    service.void_receipt(session, receipt, reason="cek ditolak bank")
    assert standing(number) == "posted"
    assert queries.get(receipt).standing == "void"
    assert queries.get(receipt).credit == ZERO
    assert balances() == before
    invoicing.void_invoice(session, number)
    assert standing(number) == "void"


def test_a_draft_receipt_waits_outside_the_books(session: Session) -> None:
    number = an_open_invoice(session, 500_000)
    draft = a_receipt(500_000, (number, 500_000), ref="K-1", method="Transfer", notes="lunas")
    before = balances()
    kept = service.save_draft(session, draft)
    assert queries.draft_of(kept) == draft
    assert balances() == before
    with pytest.raises(NumberTaken):
        service.save_draft(session, draft)
    smaller = replace(draft, amount=rp(100_000), applied=(Applied(number, rp(100_000)),))
    service.save_draft(session, smaller, kept)
    assert service.preview(session, smaller).entry is not None
    service.post_receipt(session, "K-1")
    assert invoices.get(number, TODAY).outstanding == rp(400_000)


def test_refusals_write_nothing(session: Session) -> None:
    number = an_open_invoice(session, 500_000)
    a_customer(session, "C-002", name="UD Lain")
    for month in range(1, 11):
        periods.lock(session, Period(2026, month))
    good = a_receipt(500_000, (number, 500_000))
    before = row_counts()
    for draft in (
        replace(good, amount=ZERO),
        replace(good, amount=rp(499_999)),
        replace(good, party="C-002"),
        replace(good, party="S-001"),
        replace(good, party="NOBODY"),
        replace(good, account="1201"),
        replace(good, account="1100"),
        replace(good, account="0000"),
        replace(good, account=""),
        replace(good, date=dt.date(2026, 11, 22)),
        replace(good, applied=(Applied("INV/00/00/0000", rp(1)),)),
    ):
        with pytest.raises(Refused):
            service.post_receipts(session, [draft])
        assert service.preview(session, draft).entry is None
    with pytest.raises(PeriodClosed):
        service.post_receipts(session, [a_receipt(10, date=dt.date(2026, 10, 31))])
    assert row_counts() == before


def test_what_can_be_paid_is_listed_by_due_date(session: Session) -> None:
    late = an_open_invoice(session, 100, dt.date(2026, 11, 1))
    new = an_open_invoice(session, 200)
    assert [each.number for each in queries.open_documents("C-001")] == [late, new]
    assert queries.open_credits("C-001") == ()
    assert queries.suggested("C-001", rp(150)) == (Applied(late, rp(100)), Applied(new, rp(50)))


def test_the_list_shows_every_receipt(session: Session) -> None:
    number = an_open_invoice(session, 100)
    service.post_receipts(session, [a_receipt(150, (number, 100), method="Tunai")])
    window = queries.LISTING.window()
    (row,) = window.first(10)
    assert (row.number, row.amount, row.credit, row.state) == (
        "RCV/26/11/0001",
        rp(150),
        rp(50),
        "posted",
    )
    assert window.sums() == {"amount": rp(150), "credit": rp(50)}
