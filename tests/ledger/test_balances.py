"""Balances from month sums are the sums of the lines, on whatever day."""

from __future__ import annotations

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import store
from app.kernel.money import Money
from app.ledger import accounts, balances, posting
from app.ledger.plan import EntryPlan
from tests.ledger.builders import DAY, plan, post, sale, taken_back

CODES = ("1101", "1111", "4101", "6101")
days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 4, 30))


def by_lines(account_id: int, first: dt.date, last: dt.date) -> tuple[int, int, int]:
    row = store.one(
        "SELECT COALESCE(SUM(CASE WHEN date < ?1 THEN amount END), 0),"
        " COALESCE(SUM(CASE WHEN date >= ?1 THEN MAX(amount, 0) END), 0),"
        " COALESCE(SUM(CASE WHEN date >= ?1 THEN MAX(-amount, 0) END), 0)"
        " FROM journal_line WHERE account_id = ?2 AND date <= ?3",
        (first, account_id, last),
    )
    assert row is not None
    return row[0], row[1], row[2]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(days, st.sampled_from(CODES), st.sampled_from(CODES), st.integers(1, 10**9)),
        max_size=12,
    ),
    days,
    days,
)
def test_movements_are_the_sums_of_the_lines(session, entries, one_day, other_day):
    first, last = sorted((one_day, other_day))
    with taken_back(session) as work:
        for number, (date, debit, credit, amount) in enumerate(entries):
            entry = plan((debit, amount), (credit, -amount), date=date)
            posting.post(work, entry, ("test", number))
        moved = balances.movements(first, last)
        for code in CODES:
            account = accounts.by_code(code)
            expected = by_lines(account.id, first, last)
            found = moved.get(account.id)
            told = (
                (found.opening.minor, found.debit.minor, found.credit.minor) if found else (0, 0, 0)
            )
            assert told == expected
            closing = Money(expected[0] + expected[1] - expected[2])
            assert balances.balance(account.id, last) == closing
            assert balances.balance_before(account.id, first) == Money(expected[0])


def test_the_balance_of_everything_needs_no_day(session):
    post(session, sale(100))
    post(session, sale(50, DAY + dt.timedelta(60)))
    assert balances.balance(accounts.by_code("1101").id).whole() == 150
    assert balances.balance(accounts.by_code("1111").id).whole() == 0


def test_a_closing_entry_on_the_last_day_is_left_out_when_asked(session):
    post(session, sale(100))
    lines = plan(("4101", 100), ("3201", -100)).lines
    post(session, EntryPlan(dt.date(2026, 12, 31), "year-close", "", lines, is_closing=True))
    sales = accounts.by_code("4101").id
    moved = balances.movements(dt.date(2026, 12, 31), dt.date(2026, 12, 31), closing=False)
    assert (moved[sales].opening.whole(), moved[sales].debit.whole()) == (-100, 0)
