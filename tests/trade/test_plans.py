"""Instalments: the parts are the whole, payments take the earliest first, and every view agrees."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import store
from app.access.session import Session
from app.kernel.errors import Refused
from app.kernel.money import ZERO, rp, total
from app.kernel.rate import Rate, percent
from app.kernel.report import Filters
from app.ledger import ageing
from app.masters import payment_term
from app.masters.payment_term import PaymentTerm, TermPart
from app.sales.checks import parts_sum_to_the_whole
from app.sales.invoice import listings, queries, service
from app.sales.invoice.tables import INSTALMENTS
from app.sales.receipt import service as receipts
from app.sales.reports import receivables
from app.trade import owed, plans
from app.trade.plans import Part
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import TODAY, a_customer, a_shop, line, receive

DAY = dt.timedelta(days=1)


def after(days: int) -> dt.date:
    return TODAY + days * DAY


@pytest.fixture
def shop(session: Session) -> Session:
    a_shop(session)
    return session


# -- the rules -------------------------------------------------------------------------------------


@given(st.integers(1, 10**12), st.lists(st.integers(1, 1000), min_size=2, max_size=12))
def test_shares_of_the_whole_are_the_whole(rupiah: int, weights: list[int]) -> None:
    """However the shares are, 100 % of them is the document, to the rupiah."""
    parts = [
        Part(after(at), Rate(Fraction(weight, sum(weights)))) for at, weight in enumerate(weights)
    ]
    plan = plans.worked_out(parts, rp(rupiah))
    assert total([part.amount for part in plan]) == rp(rupiah)
    assert all(part.amount.minor % 100 == 0 for part in plan)


@given(st.integers(1, 10**9), st.lists(st.integers(1, 10**8), min_size=1, max_size=8))
def test_the_part_without_share_takes_the_rest(rest: int, amounts: list[int]) -> None:
    parts = [Part(after(at), amount=rp(each)) for at, each in enumerate(amounts)]
    whole = rp(sum(amounts) + rest)
    plan = plans.worked_out([*parts, Part(after(90))], whole)
    assert plan[-1].amount == rp(rest) and not plans.problems(plan, TODAY, whole)


@given(st.lists(st.integers(1, 10**8), min_size=1, max_size=8), st.integers(0, 10**9))
def test_payments_take_the_earliest_part_first(amounts: list[int], paid: int) -> None:
    parts = [Part(after(at), amount=rp(each)) for at, each in enumerate(amounts)]
    whole = rp(sum(amounts))
    plan = plans.worked_out(parts, whole)
    outstanding = max(ZERO, whole - rp(paid))
    left = plans.still_open(plan, outstanding)
    assert total(left) == outstanding
    touched = [at for at, (part, now) in enumerate(zip(plan, left)) if now < part.amount]
    assert touched == list(range(len(touched)))
    assert all(not left[at] for at in touched[:-1])


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ((Part(after(1), percent(40)), Part(after(2), percent(50))), plans.NOT_THE_WHOLE),
        ((Part(after(1), amount=rp(600)), Part(after(2), amount=rp(500))), plans.NOT_THE_WHOLE),
        ((Part(after(1), amount=rp(1_000)), Part(after(2))), plans.NOT_THE_WHOLE),
        ((Part(after(1)), Part(after(2))), plans.REST_TWICE),
        ((Part(after(2), percent(50)), Part(after(2), percent(50))), plans.NOT_RISING),
        ((Part(after(-1), percent(50)), Part(after(2), percent(50))), plans.BEFORE_DATE),
        ((Part(after(1), amount=rp(-5)), Part(after(2), amount=rp(1_005))), plans.NOTHING_LEFT),
    ],
)
def test_a_plan_that_does_not_hold_is_refused(parts: tuple[Part, ...], sentence: str) -> None:
    found = plans.problems(plans.worked_out(parts, rp(1_000)), TODAY, rp(1_000))
    assert [problem.message for problem in found] == [sentence]


def test_equal_months_keep_to_the_end_of_short_ones() -> None:
    days = [part.due_date for part in plans.monthly(dt.date(2026, 12, 31), 3)]
    assert days == [dt.date(2027, 1, 31), dt.date(2027, 2, 28), dt.date(2027, 3, 31)]


# -- the books -------------------------------------------------------------------------------------

THREE = (Part(after(0), percent(30)), Part(after(30), percent(30)), Part(after(60)))


def in_three(session, **fields):
    """An invoice of Rp2,220,000 in three parts: 666,000 today, 666,000 and 888,000 later."""
    draft = an_invoice(line("JASA", 10, 200_000), instalments=THREE, **fields)
    return service.post_new(session, draft)


def test_the_parts_are_due_each_on_its_own_day(shop) -> None:
    number = in_three(shop)
    parts = [(each.due_date, each.outstanding) for each in ageing.items("receivable", TODAY)]
    assert parts == [(after(0), rp(666_000)), (after(30), rp(666_000)), (after(60), rp(888_000))]
    assert owed.due_by_day("receivable", TODAY, after(60)) == [
        (after(0), 1, rp(666_000)),
        (after(30), 1, rp(666_000)),
        (after(60), 1, rp(888_000)),
    ]
    late = owed.overdue("receivable", after(40))
    assert late is not None and (late.count, late.amount, late.days) == (1, rp(1_332_000), 40)
    assert queries.get(number, after(1)).standing == "overdue"


def test_instalments_that_do_not_make_the_document_are_told(shop) -> None:
    in_three(shop)
    (sound,) = (each for each in parts_sum_to_the_whole(shop) if "Instalments" in each.title)
    store.execute("DROP TRIGGER sales_invoice_instalment_posted_no_update")
    store.execute("UPDATE instalment SET amount = amount - 100 WHERE part_no = 3")
    (broken,) = (each for each in parts_sum_to_the_whole(shop) if "Instalments" in each.title)
    assert (sound.ok, broken.ok) == (True, False)


def test_a_payment_settles_the_earliest_parts(shop) -> None:
    number = in_three(shop)
    receipts.post_receipts(shop, [a_receipt(700_000, (number, 700_000))])
    view = queries.get(number, after(1))
    assert (view.standing, view.due_date) == ("partial", after(30))
    assert [each.outstanding for each in ageing.items("receivable", TODAY)] == [
        rp(632_000),
        rp(888_000),
    ]
    (open_one,) = owed.open_documents("receivable", view.customer.id)
    assert [part.amount for part in open_one.parts] == [rp(632_000), rp(888_000)]
    row = listed(number, after(31))
    assert (row.state, row.due_date) == ("overdue", after(30))


def listed(number: str, today: dt.date):
    (row,) = [row for row in listings.listing(today).window().rows() if row.number == number]
    return row


def test_void_takes_the_parts_back(shop) -> None:
    before = ageing.items("receivable", after(90))
    number = in_three(shop)
    service.void_invoice(shop, number, TODAY, "salah")
    assert ageing.items("receivable", after(90)) == before
    assert queries.get(number, TODAY).standing == "void"


@pytest.mark.parametrize("paid", [0, 1, 665_999, 666_000, 1_500_000, 2_219_999])
def test_ageing_by_parts_is_what_is_owed(shop, paid: int) -> None:
    number = in_three(shop)
    if paid:
        receipts.post_receipts(shop, [a_receipt(paid, (number, paid))])
    for day in (TODAY, after(45), after(200)):
        assert sum(each.total.minor for each in ageing.by_party("receivable", day)) == (
            rp(2_220_000 - paid).minor
        )
        assert total(list(owed.aged("receivable", day).values())) == rp(2_220_000 - paid)


def test_a_draft_keeps_its_parts_as_they_were_entered(shop) -> None:
    draft = an_invoice(line("JASA", 10, 200_000), instalments=THREE, ref="A")
    key = service.save_draft(shop, draft)
    assert queries.draft_of(key).instalments == THREE
    service.save_draft(shop, queries.draft_of(key), key)
    number = service.post_invoice(shop, key)
    assert [part.amount for part in queries.get(number, TODAY).instalments] == [
        rp(666_000),
        rp(666_000),
        rp(888_000),
    ]


def test_a_plan_that_does_not_sum_is_not_kept(shop) -> None:
    parts = (Part(after(1), amount=rp(1)), Part(after(2), amount=rp(2)))
    with pytest.raises(Refused) as refused:
        service.save_draft(shop, an_invoice(line("JASA", 1, 1_000), instalments=parts))
    assert [problem.field for problem in refused.value.problems] == ["instalments"]


def test_the_term_of_the_customer_makes_the_parts(shop) -> None:
    parts = (TermPart(0, percent(50)), TermPart(30))
    term = payment_term.save(shop, PaymentTerm("50-50", "Separuh-separuh", parts))
    a_customer(shop, "C-002", payment_term_id=term.id)
    draft = an_invoice(line("JASA", 1, 100_000))
    number = service.post_new(shop, replace(draft, customer="C-002"))
    view = queries.get(number, TODAY)
    assert [(part.due_date, part.amount) for part in view.instalments] == [
        (TODAY, rp(55_500)),
        (after(30), rp(55_500)),
    ]


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (TermPart(0, percent(100)),),
        (TermPart(0, percent(50)), TermPart(30, percent(40))),
        (TermPart(0), TermPart(30)),
        (TermPart(30, percent(50)), TermPart(30, percent(50))),
        (TermPart(0, percent(60)), TermPart(9, percent(40)), TermPart(30)),
        (TermPart(-1, percent(60)), TermPart(9, percent(40))),
    ],
)
def test_a_term_that_is_not_whole_is_refused(shop, parts) -> None:
    with pytest.raises(Refused):
        payment_term.save(shop, PaymentTerm("X", "X", parts))


def test_the_parts_of_a_term_in_one_cell() -> None:
    parts = (TermPart(0, percent("33.5")), TermPart(30, percent(10)), TermPart(60))
    assert payment_term.written(parts) == "33.5% 0; 10% 30; rest 60"
    assert payment_term.understood(payment_term.written(parts)) == parts
    with pytest.raises(Refused):
        payment_term.understood("separuh 3")


def test_nothing_of_a_posted_plan_changes(shop) -> None:
    in_three(shop)
    for sql in (
        "UPDATE instalment SET amount = amount + 1",
        "DELETE FROM instalment",
        "INSERT INTO instalment SELECT kind, document_id, 9, due_date, percent, is_rest, before,"
        " amount FROM instalment",
    ):
        with pytest.raises(sqlite3.IntegrityError), shop.work():
            store.execute(sql)


def test_parts_come_and_go_as_a_table(shop: Session) -> None:
    """What is exported of one company's drafts gives the same parts to those of another."""
    key = service.save_draft(
        shop, an_invoice(line("JASA", 10, 200_000), instalments=THREE, ref="A")
    )
    rows = list(INSTALMENTS.read(shop))
    assert [row["percent"] for row in rows] == [percent(30), percent(30), None]
    service.save_draft(shop, an_invoice(line("JASA", 10, 200_000), ref="A"), key)
    assert list(INSTALMENTS.read(shop)) == []
    INSTALMENTS.save_document(shop, rows, True)
    assert queries.draft_of(key).instalments == THREE


def test_thirds_are_told_as_amounts(shop: Session) -> None:
    parts = plans.monthly(TODAY, 3)
    key = service.save_draft(
        shop, an_invoice(line("JASA", 10, 200_000), instalments=parts, ref="A")
    )
    rows = list(INSTALMENTS.read(shop))
    assert [row["amount"] for row in rows] == [rp(740_000)] * 3
    INSTALMENTS.save_document(shop, rows, True)
    assert [part.amount for part in queries.draft_of(key).instalments] == [rp(740_000)] * 3


def test_a_part_given_two_ways_is_refused(shop: Session) -> None:
    service.save_draft(shop, an_invoice(line("JASA", 1, 1_000), ref="A"))
    row = {"ref": "A", "due_date": TODAY, "percent": percent(50), "amount": rp(3)}
    with pytest.raises(Refused):
        INSTALMENTS.save_document(shop, [row], True)


def test_a_bill_is_paid_in_parts(shop: Session) -> None:
    parts = (Part(after(0), percent(25)), Part(after(30)))
    receive(shop, line("LMP-9", 10, 10_000), date=TODAY, instalments=parts, supplier_number="X")
    due = [each for each in ageing.items("payable", TODAY) if each.date == TODAY]
    assert [each.outstanding for each in due] == [rp(27_750), rp(83_250)]
    assert owed.due_until("payable", after(10)) == total(
        [each.outstanding for each in ageing.items("payable", TODAY) if each.due_date <= after(10)]
    )


def test_a_statement_tells_every_part(shop: Session) -> None:
    number = in_three(shop)
    result = receivables.of_customer(
        shop, Filters(date_from=TODAY, date_to=TODAY, choices={"party": "C-001"})
    )
    rows = [row.values for row in result.rows if row.values["number"] == number]
    assert [row["charged"] for row in rows] == [rp(666_000), rp(666_000), rp(888_000)]
    assert result.totals["balance"] == rp(2_220_000)
