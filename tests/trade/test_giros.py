"""Giros: they wait on an account of their own, are cleared into the bank or bounce, and the books agree throughout."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import companies
from app.access.session import Session
from app.kernel.errors import PeriodClosed, Refused, UserError
from app.kernel.money import ZERO, rp
from app.kernel.period import Period
from app.kernel.report import Filters
from app.ledger import periods
from app.purchasing import giros as issued
from app.purchasing.payment import service as payments
from app.sales import giros as received
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoicing
from app.sales.receipt import queries as receipts_made
from app.sales.receipt import service as receipts
from app.trade import payments as trade_payments
from app.trade import settling
from app.trade.giro import outcomes, queries, service
from app.trade.settling import Applied, PaymentDraft
from tests.sales.builders import an_invoice
from tests.trade.books import BANK, TODAY, a_shop, balance, balances, line, row_counts

DUE = dt.date(2026, 12, 7)


def invoice_of(session: Session, amount: int, date: dt.date = TODAY) -> str:
    return invoicing.post_new(session, an_invoice(line("JASA", 1, amount, tax="none"), date=date))


def a_giro(amount: int, *applied: tuple[str, int], **fields: object) -> PaymentDraft:
    parts = tuple(Applied(number, rp(part)) for number, part in applied)
    values = {"giro": "CA 001234", "giro_bank": "BCA", "giro_due": DUE, **fields}
    return PaymentDraft(TODAY, "C-001", "", rp(amount), parts, **values)  # type: ignore[arg-type]


def taken(session: Session, amount: int, *applied: tuple[str, int]) -> str:
    return receipts.post_receipts(session, [a_giro(amount, *applied)])[0]


def standing(number: str, today: dt.date = TODAY) -> str:
    return queries.standing(receipts.SIDE, receipts_made.get(number).id, today)


@pytest.fixture
def shop(session: Session) -> None:
    a_shop(session)


@pytest.mark.usefixtures("shop")
class TestOne:
    def test_it_settles_at_once_and_waits_on_its_own_account(self, session: Session) -> None:
        number, bank = invoice_of(session, 900_000), balance(BANK)
        receipt = taken(session, 900_000, (number, 900_000))
        assert invoices.get(number, TODAY).standing == "paid"
        assert balance("giro_received") == rp(900_000)
        assert balance(BANK) == bank
        assert receipts_made.get(receipt).draft.account == "1204"
        assert standing(receipt) == "giro-waiting"
        assert standing(receipt, DUE) == "giro-due"

    def test_cleared_into_the_bank_and_taken_back(self, session: Session) -> None:
        receipt, before = taken(session, 900_000), balances()
        received.clear(session, receipt, DUE, BANK)
        assert balance("giro_received") == ZERO
        assert balance(BANK).whole() == before.get(BANK, 0) + 900_000
        assert standing(receipt, DUE) == "giro-cleared"
        for again in (
            lambda: received.clear(session, receipt, DUE, BANK),
            lambda: received.bounce(session, receipt, DUE),
            lambda: receipts.void_receipt(session, receipt),
        ):
            with pytest.raises(UserError) as refusal:
                again()
            assert refusal.value.message == outcomes.CLEARED_ALREADY
        received.take_back(session, receipt)
        assert balances() == before
        assert standing(receipt, DUE) == "giro-due"
        receipts.void_receipt(session, receipt)

    def test_bounced_with_a_fee_the_invoice_is_open_again(self, session: Session) -> None:
        number = invoice_of(session, 900_000)
        before = balances()
        receipt = taken(session, 900_000, (number, 900_000))
        received.bounce(session, receipt, DUE, rp(125_000), BANK, "dana tidak cukup")
        after = balances()
        assert after.pop("6111", 0) or after != before
        assert balance("bank_charges") == rp(125_000)
        assert balance("giro_received") == ZERO
        assert invoices.get(number, TODAY).outstanding == rp(900_000)
        view = receipts_made.get(receipt)
        assert (view.standing, view.voided and view.voided.date) == ("void", DUE)
        assert standing(receipt) == "giro-bounced"

    def test_issued_to_a_supplier(self, session: Session) -> None:
        before = balances()
        draft = replace(a_giro(400_000), party="S-001")
        (payment,) = payments.post_payments(session, [draft])
        assert balance("giro_issued") == rp(-400_000)
        issued.clear(session, payment, DUE, BANK)
        assert balance("giro_issued") == ZERO
        assert balance(BANK).whole() == before.get(BANK, 0) - 400_000
        assert issued.account_holds_what_waits(session).ok

    def test_the_list_by_due_date_and_the_paper(self, session: Session) -> None:
        first = taken(session, 100_000)
        (second,) = receipts.post_receipts(
            session, [a_giro(200_000, giro="CA 7", giro_due=dt.date(2026, 11, 25))]
        )
        window = received.listing(TODAY).window()
        assert [row.number for row in window.first(9)] == [first, second]
        report = received.build(session, Filters(as_of=TODAY))
        assert [row.values["number"] for row in report.rows] == [second, first]
        assert report.totals["amount"] == rp(300_000)
        assert "1204" in report.notes[0] and "300.000" in report.notes[0]
        received.clear(session, second, dt.date(2026, 11, 25), BANK)
        later = received.build(session, Filters(as_of=dt.date(2026, 11, 30)))
        assert later.totals["amount"] == rp(100_000)
        assert received.build(session, Filters(as_of=TODAY)).totals["amount"] == rp(300_000)
        due = queries.due_by_day(receipts.SIDE, dt.date(2026, 12, 31))
        assert due == [(DUE, 1, rp(100_000))]


@pytest.mark.usefixtures("shop")
class TestRefusals:
    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"giro": ""}, settling.NO_GIRO_NUMBER),
            ({"giro_due": None}, settling.NO_GIRO_DAY),
            ({"giro_due": dt.date(2026, 11, 1)}, settling.GIRO_DUE_EARLIER),
            ({"account": BANK}, trade_payments.GIRO_ELSEWHERE),
            ({"bank_charge": rp(5_000)}, settling.GIRO_WITHOUT_CHARGE),
            (
                {"giro": "", "giro_bank": "", "giro_due": None, "account": "1204"},
                trade_payments.WITHOUT_GIRO,
            ),
        ],
    )
    def test_a_draft_that_is_not_sound(
        self, session: Session, fields: dict[str, object], sentence: str
    ) -> None:
        draft = replace(a_giro(100_000), **fields)  # type: ignore[arg-type]
        before = row_counts()
        with pytest.raises(Refused) as refusal:
            receipts.post_receipts(session, [draft])
        assert sentence in [each.message for each in refusal.value.problems]
        assert row_counts() == before

    def test_the_bank_does_not_clear_before_the_day(self, session: Session) -> None:
        receipt, before = taken(session, 100_000), row_counts()
        for date, account in ((TODAY, BANK), (DUE, ""), (DUE, "4101"), (DUE, "9999")):
            with pytest.raises(Refused):
                received.clear(session, receipt, date, account)
        with pytest.raises(Refused):
            received.bounce(session, receipt, dt.date(2026, 11, 1))
        with pytest.raises(Refused):
            received.bounce(session, receipt, DUE, rp(10_000), "")
        assert row_counts() == before

    def test_a_closed_month_keeps_everything_as_it_was(self, session: Session) -> None:
        (receipt,) = receipts.post_receipts(session, [a_giro(100_000, giro_due=TODAY)])
        for month in range(1, 12):
            periods.lock(session, Period(2026, month))
        before = row_counts()
        with pytest.raises(PeriodClosed):
            received.clear(session, receipt, TODAY, BANK)
        with pytest.raises(PeriodClosed):
            received.bounce(session, receipt, TODAY, rp(10_000), BANK)
        assert row_counts() == before

    def test_what_is_no_giro_is_neither_cleared_nor_bounced(self, session: Session) -> None:
        draft = PaymentDraft(TODAY, "C-001", BANK, rp(5_000))
        (receipt,) = receipts.post_receipts(session, [draft])
        with pytest.raises(UserError) as refusal:
            received.clear(session, receipt, DUE, BANK)
        assert refusal.value.message == service.NOT_A_GIRO
        with pytest.raises(UserError) as refusal:
            received.take_back(session, receipt)
        assert refusal.value.message == service.NOT_CLEARED

    def test_the_same_giro_twice_is_pointed_out(self, session: Session) -> None:
        first = taken(session, 100_000)
        seen = receipts.preview(session, a_giro(100_000))
        (problem,) = seen.problems
        assert (problem.message, problem.values["number"]) == (trade_payments.GIRO_KNOWN, first)
        assert seen.entry is not None


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6))
def test_any_life_of_giros_keeps_the_books_whole(session: Session, seed: int) -> None:
    """Debits equal credits, the account holds what waits, and taking everything back restores every balance."""
    rng = random.Random(seed)
    if not receipts_made.LISTING.window().count() and not balances():
        a_shop(session)
    start, standing_ones = balances(), []
    for _turn in range(rng.randint(1, 6)):
        amount = rng.randint(1, 900) * 1_000
        number = invoice_of(session, amount)
        part = rng.randint(1, amount)
        receipt = receipts.post_receipts(
            session, [a_giro(amount, (number, part), giro=f"G{rng.random()}")]
        )[0]
        fate = rng.choice(("wait", "clear", "bounce", "void"))
        if fate == "clear":
            received.clear(session, receipt, DUE, BANK)
        elif fate == "bounce":
            received.bounce(session, receipt, DUE)
        elif fate == "void":
            receipts.void_receipt(session, receipt)
        standing_ones.append((number, receipt, fate))
        assert sum(balances().values()) == 0
        assert received.account_holds_what_waits(session).ok
    for number, receipt, fate in standing_ones:
        if fate == "clear":
            received.take_back(session, receipt)
        if fate in ("wait", "clear"):
            receipts.void_receipt(session, receipt)
        invoicing.void_invoice(session, number)
    assert balances() == start
    assert [each.detail for each in companies.check(session) if each.red] == []
