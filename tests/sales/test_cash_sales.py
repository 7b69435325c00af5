"""The counter: invoice and receipt in one act, rounded cash, sales that wait and sales that are taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import companies, store
from app.access import team
from app.access.session import Session
from app.access.team import MemberDraft
from app.kernel.errors import NotAllowed, Refused, UserError
from app.kernel.money import ZERO, rp
from app.kernel.quantity import each, pieces
from app.kernel.report import Filters
from app.masters import company
from app.masters import party as parties
from app.sales.cash_sale import closing, queries, rules, service
from app.sales.cash_sale.rules import Payment
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoicing
from app.sales.invoice.rules import Draft
from app.sales.receipt import queries as receipts
from app.sales.reports import closings
from app.trade import shelf
from app.trade.lines import DraftLine
from app.trade.owed import owed_by
from tests.trade.books import (
    BANK,
    TODAY,
    a_customer,
    a_shop,
    balance,
    balances,
    line,
    on_hand,
    row_counts,
)

CASH = "1101"


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def a_sale(*lines: DraftLine, **fields: object) -> Draft:
    values = {"customer": "", "prices_include_tax": True, **fields}
    return Draft(TODAY, lines=lines, **values)  # type: ignore[arg-type]


def in_cash(tendered: int = 0) -> Payment:
    return Payment("cash", CASH, rp(tendered))


def test_one_act_posts_an_invoice_and_its_receipt(session: Session) -> None:
    sold = service.sell(session, a_sale(line("LMP-9", 2, 20_535)), in_cash(50_000))
    assert (sold.number, sold.receipt) == ("INV/26/11/0001", "RCV/26/11/0001")
    assert (sold.due, sold.tendered, sold.change) == (rp(41_100), rp(50_000), rp(8_900))
    view = invoices.get(sold.number, TODAY)
    assert (view.standing, view.customer.code, view.totals.total) == ("paid", "TUNAI", rp(41_070))
    assert view.totals.ppn == rp(4_070)
    assert receipts.get(sold.receipt).draft.amount == rp(41_100)
    assert balance(CASH) == rp(41_100)
    assert balance("cash_rounding") == rp(-30)
    assert balance("receivable") == balance("rounding") == ZERO
    assert on_hand("LMP-9")[0] == pieces(98)
    paid = queries.paid(sold.invoice_id)
    assert paid is not None
    assert (paid.method, paid.due, paid.tendered, paid.actor) == (
        "cash", rp(41_100), rp(50_000), session.user.name,
    )  # fmt: skip
    assert not [each for each in companies.check(session) if each.red]


def test_only_cash_is_rounded_and_only_as_the_company_says(session: Session) -> None:
    sale = a_sale(line("JASA", 1, 1_049, tax="none"))
    assert service.sell(session, sale, in_cash()).due == rp(1_000)
    assert service.sell(session, sale, Payment("qris", BANK)).due == rp(1_049)
    company.update(session, cash_rounding=0)
    assert service.sell(session, sale, in_cash()).due == rp(1_049)
    company.update(session, cash_rounding=500)
    assert service.sell(session, sale, in_cash()).due == rp(1_000)
    with pytest.raises(Refused):
        company.update(session, cash_rounding=50)
    assert balance("cash_rounding") == rp(98)


@given(total=st.integers(1, 10**9), step=st.sampled_from(company.CASH_STEPS))
def test_rounding_is_to_the_step_and_by_half_of_it_at_most(total: int, step: int) -> None:
    due = rules.due(rp(total), "cash", step)
    assert due.minor > 0
    if step and due != rp(total):
        assert due.whole() % step == 0 and 2 * abs(due.whole() - total) <= step
    assert rules.due(rp(total), "card", step) == rp(total)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_sold_and_taken_back_leaves_the_books_as_they_were(
    session: Session, data: st.DataObject
) -> None:
    before, there = balances(), on_hand("LMP-9")
    sold = []
    for _number in range(data.draw(st.integers(1, 3))):
        lines = [
            line(
                data.draw(st.sampled_from(("LMP-9", "LMP-12", "JASA"))),
                data.draw(st.integers(1, 9)),
                data.draw(st.integers(1, 99_999)),
                tax=data.draw(st.sampled_from(("ppn", "none", "luxury"))),
            )
            for _line in range(data.draw(st.integers(1, 3)))
        ]
        method = data.draw(st.sampled_from(tuple(rules.METHODS)))
        sold.append(service.sell(session, a_sale(*lines), Payment(method, CASH)))
    assert balance("receivable") == ZERO
    taken = sum(each.due.minor for each in sold)
    assert balance(CASH).minor - before.get(CASH, 0) * 100 == taken
    for each_sale in sold:
        service.void_sale(session, each_sale.number, reason="batal")
    assert (balances(), on_hand("LMP-9")) == (before, there)


def test_what_is_refused_writes_nothing(session: Session) -> None:
    good = a_sale(line("LMP-9", 2, 20_535))
    before = row_counts()
    for sale, payment in (
        (good, in_cash(41_000)),
        (good, Payment("cash", "1201")),
        (good, Payment("cash", "")),
        (good, Payment("cheque", CASH)),
        (good, Payment("cash", CASH, rp(10**16))),
        (a_sale(), in_cash()),
        (a_sale(line("LMP-9", 0, 20_535)), in_cash()),
        (a_sale(line("NOTHING", 1, 20_535)), in_cash()),
        (a_sale(line("LMP-9", 101, 20_535)), in_cash()),
        (replace(good, customer="S-001"), in_cash()),
        (replace(good, discount=rp(99_999)), in_cash()),
    ):
        with pytest.raises(UserError):
            service.sell(session, sale, payment)
    assert row_counts() == before
    assert parties.find("TUNAI") is None and not queries.held()


def test_a_customer_over_their_limit_may_pay_at_once(session: Session) -> None:
    a_customer(session, "C-002", name="UD Lain", credit_limit=rp(10))
    company.update(session, credit_control="refuse")
    sold = service.sell(session, a_sale(line("LMP-9", 1, 20_535), customer="C-002"), in_cash())
    assert owed_by(invoices.get(sold.number, TODAY).customer.id) == ZERO


def test_a_sale_waits_and_is_sold_later(session: Session) -> None:
    held = service.hold(session, a_sale(line("LMP-9", 2, 20_535)), "Ibu baju merah")
    (waiting,) = queries.held()
    assert (waiting.id, waiting.title, waiting.total) == (held, "Ibu baju merah", rp(41_070))
    more = replace(queries.held_draft(held), lines=(line("LMP-9", 3, 20_535),))
    assert service.hold(session, more, "Ibu baju merah", held) == held
    assert balance(CASH) == ZERO and on_hand("LMP-9")[0] == pieces(100)
    sold = service.sell(session, queries.held_draft(held), in_cash(), held)
    assert sold.invoice_id == held and not queries.held()
    assert on_hand("LMP-9")[0] == pieces(97)
    other = service.hold(session, a_sale(line("LMP-9", 1, 20_535)), "")
    service.drop(session, other)
    assert not queries.held()
    assert store.scalar("SELECT COUNT(*) FROM held_sale") == 0


def test_taking_back_needs_both_papers(session: Session) -> None:
    sold = service.sell(session, a_sale(line("LMP-9", 2, 20_535)), in_cash())
    service.void_sale(session, sold.number, reason="salah barang")
    assert invoices.get(sold.number, TODAY).standing == "void"
    assert receipts.get(sold.receipt).standing == "void"
    with pytest.raises(UserError):
        service.void_sale(session, sold.number)
    (row,) = queries.LISTING.window().rows()
    assert (row.number, row.state, row.method) == (sold.number, "void", "cash")
    plain = invoicing.post_new(session, a_sale(line("JASA", 1, 100), customer="C-001"))
    with pytest.raises(UserError):
        service.void_sale(session, plain)


def test_a_cashier_gives_no_discount_of_their_own(session: Session) -> None:
    role = next(each for each in team.roles() if each.name == "Cashier")
    team.set_password(session, "pemilik", "rahasia-panjang-1")
    team.add(session, MemberDraft("yuli", "Yuliana", role.id, "rahasia-panjang-1"))
    session.user = session.user._replace(
        name="yuli", is_owner=False, permissions=frozenset(role.permissions)
    )
    assert shelf.line_price(line("LMP-9", 1, 0), "", TODAY) == each(20_535)
    service.sell(session, a_sale(line("LMP-9", 1, 20_535)), in_cash())
    service.sell(session, a_sale(line("LMP-9", 1, 21_000)), in_cash())
    for sale in (
        a_sale(line("LMP-9", 1, 20_534)),
        a_sale(line("LMP-9", 1, 20_535, 1)),
        a_sale(line("LMP-9", 1, 20_535), discount=rp(1)),
    ):
        with pytest.raises(Refused) as refused:
            service.sell(session, sale, in_cash())
        assert refused.value.problems[0].field == "discount"
    with pytest.raises(NotAllowed):
        service.void_sale(session, "INV/26/11/0001")


def test_the_shelf_shows_ppn_where_it_is_due(session: Session) -> None:
    lamp = line("LMP-9", 1, 0)
    assert shelf.line_price(lamp, "", TODAY) == each(20_535)
    assert shelf.line_price(replace(lamp, tax="luxury"), "", TODAY) == each(20_720)
    assert shelf.line_price(replace(lamp, tax="exempt"), "", TODAY) == each(18_500)
    assert shelf.line_price(replace(lamp, unit="dus"), "", TODAY) == each(246_420)
    company.update(session, is_pkp=False)
    assert shelf.line_price(lamp, "", TODAY) == each(18_500)


def test_totals_are_known_before_anybody_says_who_buys(session: Session) -> None:
    totals, found = service.totals_of(a_sale(line("LMP-9", 2, 20_535), discount=rp(70)))
    assert totals is not None and not found and totals.total == rp(41_000)
    assert service.due(session, rp(41_049), "cash") == rp(41_000)
    nothing, found = service.totals_of(a_sale(line("LMP-9", 1, 100, 101)))
    assert nothing is None and found[0].line == 1


def test_a_drawer_is_closed_with_what_is_missing(session: Session) -> None:
    sale = a_sale(line("LMP-9", 2, 20_535))
    service.sell(session, sale, in_cash())
    service.sell(session, sale, Payment("qris", BANK))
    late = service.sell(session, sale, in_cash())
    drawer = closing.drawer(session, CASH)
    assert (drawer.opening, drawer.sold) == (ZERO, rp(82_200))
    before = balance(CASH)
    assert closing.close(session, CASH, rp(100_000), rp(182_000)) == rp(-200)
    assert (balance(CASH) - before, balance("cash_difference")) == (rp(-200), rp(200))
    assert closing.drawer(session, CASH).expected == rp(182_000)
    service.void_sale(session, late.number, reason="batal")
    service.sell(session, a_sale(line("LMP-9", 1, 20_535)), in_cash())
    drawer = closing.drawer(session, CASH)  # what was taken back is taken off
    assert (drawer.opening, drawer.sold) == (rp(182_000), rp(20_500 - 41_100))
    assert closing.close(session, CASH, drawer.opening, drawer.expected) == ZERO
    assert balance("cash_difference") == rp(200)
    assert not [each for each in companies.check(session) if each.red]
    report = closings.build(session, Filters())
    told = [(row.values["expected"], row.values["difference"]) for row in report.rows]
    assert told == [(rp(182_200), rp(-200)), (rp(161_400), ZERO)]
    assert report.totals == {"sold": rp(61_600), "difference": rp(-200)}


def test_a_drawer_is_not_closed_with_nonsense(session: Session) -> None:
    before = row_counts()
    for account, opening, counted in ((BANK, -1, 0), (CASH, 0, -1), ("1201", 0, 0), ("0000", 0, 0)):
        with pytest.raises(UserError):
            closing.close(session, account, rp(opening), rp(counted))
    assert row_counts() == before and store.scalar("SELECT COUNT(*) FROM cash_close") == 0
