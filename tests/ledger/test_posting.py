"""Posting: a plan becomes an entry whole, or nothing is written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import store
from app.kernel.errors import EntryDoesNotBalance, PeriodClosed, Refused
from app.kernel.money import Money
from app.kernel.period import Period
from app.ledger import accounts, periods, posting
from app.ledger.plan import EntryPlan, Line
from tests.ledger.builders import all_balances, balance, plan, post, sale, taken_back

CODES = ("1101", "1111", "3101", "4101", "5101", "6101", "6202", "7101")


@st.composite
def balanced(draw: st.DrawFn) -> EntryPlan:
    """Any entry whose lines sum to nothing."""
    count = draw(st.integers(1, 5))
    amounts = [draw(st.integers(-(10**12), 10**12).filter(bool)) for _line in range(count)]
    if sum(amounts) == 0:
        amounts.append(1)
    amounts.append(-sum(amounts))
    codes = [draw(st.sampled_from(CODES)) for _amount in amounts]
    date = draw(st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
    lines = tuple(
        Line(accounts.by_code(code), Money(amount))
        for code, amount in zip(codes, amounts, strict=True)
    )
    return EntryPlan(date, "test", "", lines, is_closing=draw(st.booleans()))


law = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@law
@given(data=st.data())
def test_debits_equal_credits_and_months_equal_lines(session, data):
    with taken_back(session) as work:
        for number in range(data.draw(st.integers(1, 6))):
            posting.post(work, data.draw(balanced()), ("test", number))
        assert store.scalar("SELECT SUM(amount) FROM journal_line") == 0
        assert store.scalar("SELECT SUM(debit) - SUM(credit) FROM account_month") == 0
        lines = store.query(
            "SELECT l.account_id, e.period, e.is_closing, SUM(MAX(amount, 0)), SUM(MAX(-amount, 0))"
            " FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id GROUP BY 1, 2, 3"
        )
        months = store.query(
            "SELECT account_id, period, is_closing, debit, credit FROM account_month"
        )
        assert sorted(lines) == sorted(months)


@law
@given(data=st.data())
def test_a_mirrored_entry_restores_every_balance(session, data):
    with taken_back(session) as work:
        posting.post(work, data.draw(balanced()), ("test", 0))
        before = all_balances()
        entry = posting.post(work, data.draw(balanced()), ("test", 1))
        posting.reverse(work, entry.id, dt.date(2026, 12, 31), "")
        assert all_balances() == before


def test_numbers_follow_the_month(session):
    assert post(session, sale(100)).number == "JU/26/11/0001"
    assert post(session, sale(100)).number == "JU/26/11/0002"
    assert post(session, sale(100, dt.date(2026, 12, 1))).number == "JU/26/12/0001"


def test_what_does_not_balance_is_told_with_both_sums(session):
    with pytest.raises(EntryDoesNotBalance) as refused:
        post(session, plan(("1101", 100), ("4101", -90)))
    assert "Rp\u00a0100" in str(refused.value)
    assert "Rp\u00a090" in str(refused.value)


def test_a_refusal_writes_nothing_and_gives_its_number_back(session):
    with pytest.raises(Refused):
        post(session, plan(("1000", 100), ("4101", -100)))
    assert store.scalar("SELECT COUNT(*) FROM journal_line") == 0
    assert post(session, sale(100)).number == "JU/26/11/0001"


def test_a_locked_month_refuses_entries_in_it_and_before_it(session):
    periods.lock(session, Period(2026, 1))
    for day in (dt.date(2026, 1, 31), dt.date(2025, 12, 31)):
        with pytest.raises(PeriodClosed):
            post(session, sale(100, day))
    post(session, sale(100, dt.date(2026, 2, 1)))


def test_the_plan_behind_an_entry_can_be_told_again(session):
    written = plan(("1101", 100), ("6101", 50), ("4101", -150), memo="Campur")
    entry = post(session, written)
    assert posting.plan_of(entry.id) == written


def test_a_mirror_names_its_original_and_its_document(session):
    entry = post(session, sale(100), source=42)
    with session.work() as work:
        mirror = posting.reverse(work, entry.id, dt.date(2026, 11, 6), "Batal")
    row = store.one(
        "SELECT reverses_id, source_kind, source_id FROM journal_entry WHERE id = ?", (mirror.id,)
    )
    assert row == (entry.id, "test", 42)
    assert balance("1101") == 0


def test_closing_entries_are_kept_apart_in_the_month_sums(session):
    closing = EntryPlan(
        dt.date(2026, 12, 31), "year-close", "", plan(("4101", 70), ("3201", -70)).lines, True
    )
    post(session, sale(100))
    post(session, closing)
    sums = store.query(
        "SELECT is_closing, SUM(debit), SUM(credit) FROM account_month GROUP BY 1 ORDER BY 1"
    )
    assert sums == [(0, 10000, 10000), (1, 7000, 7000)]


def test_foreign_amounts_travel_with_their_line(session):
    cash, sales = accounts.by_code("1111"), accounts.by_code("4101")
    lines = (
        Line(cash, Money(162_500_00), foreign=Money(1000, "USD")),
        Line(sales, Money(-162_500_00), foreign=Money(-1000, "USD")),
    )
    entry = post(session, EntryPlan(dt.date(2026, 11, 5), "test", "", lines))
    assert posting.plan_of(entry.id).lines == lines
