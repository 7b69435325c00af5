"""Invoices in a real company: posting, previewing, voiding, and refusals that write nothing."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from app import store
from app.access.session import Session
from app.kernel.errors import (
    NotAllowed,
    NotFound,
    NumberTaken,
    PeriodClosed,
    Refused,
    StockWouldGoNegative,
    UserError,
)
from app.kernel.money import ZERO, rp
from app.kernel.period import Period
from app.kernel.quantity import Quantity, each, pieces
from app.ledger import periods
from app.ledger.open_items import DocumentSettled
from app.masters import company
from app.masters import party as parties
from app.sales import checks
from app.sales.invoice import queries, service
from app.sales.receipt import service as receipts
from app.trade.owed import owed_by
from app.trade.records import AlreadyVoid, NotADraft, NotPosted
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import (
    TODAY,
    a_shop,
    balance,
    balances,
    line,
    on_hand,
    row_counts,
)


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def test_posting_books_goods_ppn_and_cost(session: Session) -> None:
    number = service.post_new(
        session, an_invoice(line("LMP-9", 10, 18_500), line("LMP-12", 5, 24_000, 10))
    )
    assert number == "INV/26/11/0001"
    view = queries.get(number, TODAY)
    assert view.standing == "posted"
    assert view.totals.net == rp(293_000)
    assert view.totals.ppn == rp(32_230)
    assert view.outstanding == view.totals.total == rp(325_230)
    booked = [(row.account_name, row.debit.whole(), row.credit.whole()) for row in view.journal]
    assert [(debit, credit) for _name, debit, credit in booked] == [
        (325_230, 0),
        (0, 293_000),
        (0, 32_230),
        (180_000, 0),
        (0, 180_000),
    ]
    assert [(move.item, move.quantity, move.value) for move in view.moves] == [
        ("LMP-9", pieces(10), rp(100_000)),
        ("LMP-12", pieces(5), rp(80_000)),
    ]
    assert on_hand("LMP-9") == (pieces(90), rp(900_000))
    assert balance("stock") == rp(900_000 + 720_000)


def test_a_draft_is_kept_changed_and_posted(session: Session) -> None:
    draft = an_invoice(line("LMP-9", 1, 18_500), ref="A-1")
    kept = service.save_draft(session, draft)
    assert queries.draft_of(kept) == replace(
        draft, due_date=dt.date(2026, 12, 7), warehouse="GUDANG", lines=queries.draft_of(kept).lines
    )
    assert queries.get("A-1", TODAY).standing == "draft"
    before = balances()
    service.save_draft(session, replace(draft, lines=(line("LMP-9", 2, 18_500),)), kept)
    assert balances() == before
    number = service.post_invoice(session, "A-1")
    assert queries.get(number, TODAY).totals.net == rp(37_000)
    assert queries.find_id("A-1") == queries.find_id(number) == kept


def test_a_draft_reads_back_as_it_was_typed(session: Session) -> None:
    lines = (
        line("LMP-9", 2, "201500.25", 5, unit="dus", description="Lampu promosi", tax="exempt"),
        line("JASA", Quantity(1_500_000), 150_000),
    )
    draft = an_invoice(
        *lines,
        ref="A-2",
        customer_po="PO-1",
        salesperson="Fitri",
        discount=rp(1_000),
        freight=rp(2_000),
        notes="“segera” 😀 O'Neil",
        prices_include_tax=True,
    )
    back = queries.draft_of(service.save_draft(session, draft))
    assert replace(back, lines=(), due_date=None, warehouse="") == replace(draft, lines=())
    assert back.lines[0] == replace(lines[0], warehouse="GUDANG")
    assert back.lines[1] == replace(
        lines[1], unit="jam", description="Lampu LED 9 W", tax="ppn"
    ) or (back.lines[1].description == "Jasa pasang")
    assert service.save_draft(session, replace(back, ref="A-3")) != queries.find_id("A-2")


def test_preview_shows_what_posting_then_does(session: Session) -> None:
    draft = an_invoice(line("LMP-9", 7, 18_500), freight=rp(20_000))
    before = row_counts()
    shown = service.preview(session, draft)
    assert row_counts() == before
    assert shown.entry is not None
    assert shown.costs == (rp(70_000),)
    view = queries.get(service.post_new(session, draft), TODAY)
    assert [(each.account.code, each.amount) for each in shown.entry.lines] == [
        (row.account, row.debit - row.credit) for row in view.journal
    ]


def test_an_invoice_explains_its_total(session: Session) -> None:
    shown = service.preview(session, an_invoice(line("LMP-9", 10, 18_500, 5)))
    assert shown.invoice is not None
    told = service.explain(shown.invoice)
    assert told.result == shown.invoice.totals.total
    assert [part.result for part in told.parts] == [rp(175_750), rp(19_332)]


def test_credit_used_and_last_price(session: Session) -> None:
    assert queries.credit_of("C-001").used == ZERO
    assert queries.last_price("C-001", "LMP-9") is None
    number = service.post_new(session, an_invoice(line("LMP-9", 1, 17_000, tax="none")))
    assert queries.credit_of("C-001").used == rp(17_000)
    assert queries.last_price("C-001", "LMP-9") == (each(17_000), "pcs", TODAY)
    service.void_invoice(session, number)
    assert queries.last_price("C-001", "LMP-9") is None


def test_preview_names_what_stands_in_the_way(session: Session) -> None:
    short = service.preview(session, an_invoice(line("LMP-9", 101, 18_500)))
    assert short.entry is None
    assert short.invoice is not None
    assert len(short.problems) >= 1
    unknown = service.preview(session, an_invoice(line("XXX", 1, 1)))
    assert [(each.field, each.line) for each in unknown.problems] == [("item", 1)]


def test_preview_advises_without_blocking(session: Session) -> None:
    customer = parties.require("C-001")
    parties.save(session, replace(customer, credit_limit=rp(100_000)))
    shown = service.preview(session, an_invoice(line("LMP-9", 10, 18_500)))
    assert {each.field for each in shown.problems} == {"customer"}
    assert not any(each.blocking for each in shown.problems)
    assert shown.entry is not None


def test_voiding_restores_every_balance(session: Session) -> None:
    before, stock = balances(), on_hand("LMP-9")
    number = service.post_new(session, an_invoice(line("LMP-9", 10, 18_500)))
    service.post_new(session, an_invoice(line("JASA", 1, 100_000)))
    service.void_invoice(session, "INV/26/11/0002", reason="salah pelanggan")
    mirrored = service.void_invoice(session, number, reason="salah barang")
    view = queries.get(number, TODAY)
    assert view.standing == "void"
    assert view.voided is not None
    assert (view.voided.reason, view.voided.entry) == ("salah barang", mirrored)
    assert view.outstanding == ZERO
    assert view.settlements == ()
    assert balances() == before
    assert on_hand("LMP-9") == stock
    assert owed_by(view.customer.id) == ZERO
    assert service.post_new(session, an_invoice(line("JASA", 1, 1_000))) == "INV/26/11/0003"


def test_a_void_in_a_closed_month_is_dated_in_the_first_open_one(session: Session) -> None:
    number = service.post_new(
        session, an_invoice(line("JASA", 1, 100_000), date=dt.date(2026, 10, 5))
    )
    for month in range(1, 11):
        periods.lock(session, Period(2026, month))
    with pytest.raises(PeriodClosed):
        service.void_invoice(session, number, dt.date(2026, 10, 31))
    service.void_invoice(session, number)
    voided = queries.get(number, TODAY).voided
    assert voided is not None
    assert voided.date == dt.date(2026, 11, 1)


def test_a_paid_invoice_is_not_voided(session: Session) -> None:
    number = service.post_new(session, an_invoice(line("JASA", 1, 100_000)))
    (receipt,) = receipts.post_receipts(session, [a_receipt(50_000, (number, 50_000))])
    before = row_counts()
    with pytest.raises(DocumentSettled, match=receipt):
        service.void_invoice(session, number)
    assert row_counts() == before


def test_a_copy_is_a_new_draft_of_today(session: Session) -> None:
    draft = an_invoice(line("LMP-9", 1, 18_500), date=dt.date(2026, 11, 5), ref="A-9", notes="x")
    number = service.post_new(session, draft)
    copy = service.duplicate(session, number)
    assert (copy.date, copy.ref, copy.due_date, copy.notes) == (TODAY, "", None, "x")
    assert service.post_new(session, copy) == "INV/26/11/0002"


def test_many_are_posted_together_or_not_at_all(session: Session) -> None:
    good = [an_invoice(line("LMP-9", 1, 18_500), ref=f"A-{n}") for n in range(5)]
    before = row_counts()
    with pytest.raises(StockWouldGoNegative):
        service.post_invoices(session, [*good, an_invoice(line("LMP-9", 500, 1))])
    with pytest.raises(Refused):
        service.post_invoices(session, [*good, an_invoice(line("NOTHING", 1, 1))])
    with pytest.raises(NumberTaken):
        service.post_invoices(session, [*good, good[0]])
    assert row_counts() == before
    numbers = service.post_invoices(session, good)
    assert numbers == [f"INV/26/11/000{n}" for n in range(1, 6)]


def test_many_posted_together_rest_as_if_posted_one_by_one(session: Session) -> None:
    drafts = [
        an_invoice(
            line("LMP-9", n % 3 + 1, 18_500), ref=f"A-{n}", date=dt.date(2026, 11 + n // 5, 5)
        )
        for n in range(10)
    ]
    assert _written(session, lambda: service.post_invoices(session, drafts)) == _written(
        session, lambda: [service.post_new(session, draft) for draft in drafts]
    )


class _TakenBack(Exception):
    """Ends a Work of which nothing is to stay."""


def _written(session: Session, post: Callable[[], list[str]]) -> dict[str, object]:
    """The numbers given and every row of every table afterwards; the Work is taken back."""
    found: dict[str, object] = {}
    with contextlib.suppress(_TakenBack), session.work():
        found["numbers"] = post()
        names = store.query(  # a counter's own id says only which month was met first
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'number_counter'"
        )
        for (name,) in names:
            found[name] = sorted(store.query(f'SELECT * FROM "{name}"'), key=repr)
        raise _TakenBack
    return found


def test_a_company_that_is_not_pkp_sells_without_ppn(session: Session) -> None:
    company.update(session, is_pkp=False)
    view = queries.get(service.post_new(session, an_invoice(line("LMP-9", 1, 18_500))), TODAY)
    assert view.totals.ppn == view.totals.dpp == ZERO
    assert view.totals.total == rp(18_500)
    assert balance("ppn_out") == ZERO


def test_ppn_per_line_when_the_company_says_so(session: Session) -> None:
    three = [line("JASA", 1, 50, description=name) for name in "abc"]
    company.update(session, ppn_rounding="line")
    assert service.preview(session, an_invoice(*three)).invoice.totals.ppn == rp(18)  # type: ignore[union-attr]
    company.update(session, ppn_rounding="document")
    assert service.preview(session, an_invoice(*three)).invoice.totals.ppn == rp(17)  # type: ignore[union-attr]


REFUSALS: list[tuple[type[UserError], Callable[[Session], object]]] = [
    (StockWouldGoNegative, lambda s: service.post_new(s, an_invoice(line("LMP-9", 101, 1)))),
    (
        StockWouldGoNegative,
        lambda s: service.post_new(s, an_invoice(line("LMP-9", 1, 1), date=dt.date(2026, 11, 1))),
    ),
    (Refused, lambda s: service.post_new(s, an_invoice(line("LMP-9", 0, 1)))),
    (Refused, lambda s: service.post_new(s, replace(an_invoice(line("JASA", 1, 1)), customer="?"))),
    (Refused, lambda s: service.save_draft(s, an_invoice())),
    (NotFound, lambda s: service.post_invoice(s, "INV/99/99/9999")),
    (NotFound, lambda s: service.discard(s, 77)),
    (
        UserError,
        lambda s: service.post_new(s, an_invoice(line("JASA", 1, 1), date=dt.date(1990, 1, 1))),
    ),
]


@pytest.mark.parametrize(("error", "act"), REFUSALS)
def test_a_refusal_writes_nothing(
    session: Session, error: type[UserError], act: Callable[[Session], object]
) -> None:
    before = row_counts()
    with pytest.raises(error) as refused:
        act(session)
    assert str(refused.value)
    assert row_counts() == before


def test_a_closed_month_refuses(session: Session) -> None:
    for month in range(1, 11):
        periods.lock(session, Period(2026, month))
    before = row_counts()
    october = an_invoice(line("JASA", 1, 1_000), date=dt.date(2026, 10, 31))
    with pytest.raises(PeriodClosed):
        service.post_new(session, october)
    assert service.preview(session, october).entry is None
    assert row_counts() == before


def test_life_goes_one_way(session: Session) -> None:
    kept = service.save_draft(session, an_invoice(line("JASA", 1, 1_000), ref="A-1"))
    with pytest.raises(NotPosted):
        service.void_invoice(session, kept)
    with pytest.raises(NumberTaken):
        service.save_draft(session, an_invoice(line("JASA", 1, 1_000), ref="A-1"))
    service.post_invoice(session, kept)
    for act in (service.post_invoice, service.discard):
        with pytest.raises(NotADraft):
            act(session, kept)
    with pytest.raises(NotADraft):
        service.save_draft(session, an_invoice(line("JASA", 1, 9)), kept)
    service.void_invoice(session, kept)
    with pytest.raises(AlreadyVoid):
        service.void_invoice(session, kept)


def test_a_discarded_draft_leaves_no_trace_but_the_audit(session: Session) -> None:
    kept = service.save_draft(session, an_invoice(line("JASA", 1, 1_000)))
    service.discard(session, kept)
    assert store.scalar("SELECT COUNT(*) FROM sales_invoice_line") == 0
    assert store.scalar("SELECT COUNT(*) FROM audit WHERE action = 'discard'") == 1


def test_the_database_itself_keeps_posted_rows(session: Session) -> None:
    service.post_new(session, an_invoice(line("JASA", 1, 1_000)))
    for sql in (
        "UPDATE sales_invoice SET total = total + 1, net = net + 1",
        "DELETE FROM sales_invoice",
        "UPDATE sales_invoice_line SET quantity = 1",
        "DELETE FROM sales_invoice_line",
    ):
        with pytest.raises(Exception, match="posted"):
            store.execute(sql)


def test_rights_are_asked(session: Session) -> None:
    from app.access.users import Person

    session.user = Person("kasir", "", False, frozenset({"sales.invoice.edit"}))
    kept = service.save_draft(session, an_invoice(line("JASA", 1, 1_000)))
    with pytest.raises(NotAllowed):
        service.post_invoice(session, kept)
    with pytest.raises(NotAllowed):
        service.post_new(session, an_invoice(line("JASA", 1, 1_000)))
    with pytest.raises(NotAllowed):
        service.void_invoice(session, kept)


def test_checks_are_green_and_notice(session: Session) -> None:
    number = service.post_new(session, an_invoice(line("LMP-9", 3, 999), discount=rp(10)))
    receipts.post_receipts(session, [a_receipt(1_000, (number, 1_000))])
    found = [
        checks.printed_is_posted(session),
        *checks.parts_sum_to_the_whole(session),
        checks.numbers_have_no_gaps(session),
    ]
    assert all(each.ok for each in found), [each.detail for each in found]
    store.execute("UPDATE number_counter SET last = last + 1 WHERE series = 'sales-invoice'")
    assert not checks.numbers_have_no_gaps(session).ok
    store.execute("DROP TRIGGER sales_invoice_posted_no_update")
    store.execute("UPDATE sales_invoice SET total = total + 100, net = net + 100")
    assert not checks.printed_is_posted(session).ok
    assert not checks.parts_sum_to_the_whole(session)[0].ok
