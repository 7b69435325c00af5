"""The cash book: movements with document and party, from the opening to the closing balance of the ledger."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.access.session import Session
from app.kernel.errors import NotFound, UserError
from app.kernel.money import ZERO, Money, rp
from app.kernel.report import Filters, ReportResult
from app.ledger import accounts, balances, posting
from app.links import cash_book
from app.printing import issue
from app.printing import report as paper
from app.sales.invoice import service as invoices
from app.sales.receipt import service as receipts
from tests.ledger.builders import plan, post, sale, taken_back
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import BANK, a_shop, line

NOVEMBER = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
DAY = dt.date(2026, 11, 10)


def book(session: Session, account: str = "") -> ReportResult:
    choices = {"account": account} if account else {}
    return cash_book.build(session, Filters(*NOVEMBER, choices=choices))


@pytest.fixture
def received(session: Session) -> Session:
    """A customer's receipt of 100,000 at the bank on the 10th, void on the 12th."""
    a_shop(session)
    invoices.post_new(session, an_invoice(line("LMP-9", 10, 20_000), date=DAY))
    receipt = a_receipt(100_000, ("INV/26/11/0001", 100_000), date=DAY)
    [number] = receipts.post_receipts(session, [receipt])
    receipts.void_receipt(session, number, dt.date(2026, 11, 12))
    return session


def test_a_movement_tells_its_document_and_its_party(received: Session) -> None:
    report = book(received, BANK)
    told = [
        (row.values["number"], row.values["party"], row.values["debit"], row.values["credit"])
        for row in report.rows
        if not row.style
    ]
    assert told == [
        ("RCV/26/11/0001", "Toko Sumber Terang", rp(100_000), ZERO),
        ("RCV/26/11/0001", "Toko Sumber Terang", ZERO, rp(100_000)),
    ]
    assert report.rows[1].values["memo"] == "Penerimaan pelanggan"
    assert report.totals == {"debit": rp(100_000), "credit": rp(100_000)}


def test_it_runs_from_opening_to_closing(session: Session) -> None:
    post(session, sale(100, dt.date(2026, 10, 5)))
    post(session, sale(40, DAY))
    post(session, plan(("6202", 25), ("1101", -25), date=dt.date(2026, 11, 20)))
    post(session, sale(7, dt.date(2026, 12, 1)))
    report = book(session, "1101")
    told = [(row.values["memo"], row.values["balance"]) for row in report.rows]
    assert told == [
        ("Saldo awal", rp(100)), ("Uji", rp(140)), ("Uji", rp(115)), ("Saldo akhir", rp(115)),
    ]  # fmt: skip
    assert report.rows[1].link is not None and report.rows[1].link[0] == "entry"
    assert report.rows[0].link == ("account", "1101")


def test_without_an_account_all_that_have_something_to_tell_stand_below_each_other(
    session: Session,
) -> None:
    post(session, sale(100, dt.date(2026, 10, 5)))
    post(session, plan(("1111", 60), ("1101", -60), date=DAY))
    report = book(session)
    groups = [row.values["memo"] for row in report.rows if row.style == "group"]
    assert [group.partition(" ")[0] for group in groups] == ["1101", "1111"]
    assert report.totals == {"debit": rp(60), "credit": rp(60)}


def test_an_account_that_holds_no_money_or_does_not_exist_is_told(session: Session) -> None:
    with pytest.raises(UserError, match="4101"):
        book(session, "4101")
    with pytest.raises(NotFound, match="9999"):
        book(session, "9999")


days = st.dates(dt.date(2026, 10, 1), dt.date(2026, 12, 31))
transfers = st.tuples(st.sampled_from(("1101", "1102", "1111")), st.integers(1, 10**9), days)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(transfers, max_size=8))
def test_every_account_closes_as_the_ledger_does(
    session: Session, moved: list[tuple[str, int, dt.date]]
) -> None:
    with taken_back(session) as work:
        for code, amount, day in moved:
            posting.post(work, plan((code, amount), ("4101", -amount), date=day), ("test", 1))
        for account in cash_book.cash_accounts():
            rows = book(session, account.code).rows
            opening, closing = rows[0].values["balance"], rows[-1].values["balance"]
            assert opening == balances.balance_before(account.id, NOVEMBER[0])
            assert closing == balances.balance(account.id, NOVEMBER[1])
            net = sum(r.values["debit"].minor - r.values["credit"].minor for r in rows[1:-1])
            assert closing == opening + Money(net)


def test_it_is_printed_in_landscape_with_every_amount_whole(session: Session) -> None:
    post(session, sale(123_456_789_012, DAY))
    head = issue.letterhead(session.company)
    pdf = PdfReader(io.BytesIO(paper.draw(book(session, "1101"), head, issue.preview(session))))
    page = pdf.pages[0]
    assert page.mediabox.width > page.mediabox.height
    words = page.extract_text()
    assert "BUKU KAS/BANK" in words and accounts.by_code("1101").name in words
    assert words.count("123.456.789.012") >= 3
