"""Year close: profit and loss goes to retained earnings, and comes back when it is undone."""

from __future__ import annotations

import datetime as dt

import pytest

from app import companies, store
from app.access.company import NewCompany
from app.kernel.errors import PeriodClosed, UserError
from app.kernel.period import Period
from app.ledger import accounts, balances, integrity, periods, year_close
from tests.ledger.builders import all_balances, balance, plan, post, sale


@pytest.fixture
def year_over(session, clock):
    """A company on the last day of a year in which it earned 700 and paid out 200."""
    post(session, sale(1000, dt.date(2026, 3, 5)))
    post(session, plan(("6101", 300), ("1101", -300), date=dt.date(2026, 6, 5)))
    post(session, plan(("3203", 200), ("1101", -200), date=dt.date(2026, 9, 5)))
    clock.at = dt.datetime(2026, 12, 31, 16, 0)
    return session


def test_the_preview_is_what_closing_posts(year_over):
    planned = year_close.preview(year_over, 2026)
    sides = {line.account.code: line.amount.whole() for line in planned.lines}
    assert sides == {"4101": 1000, "6101": -300, "3203": -200, "3201": -500}
    assert planned.is_closing
    assert planned.date == dt.date(2026, 12, 31)
    year_close.close(year_over, 2026)
    assert (balance("4101"), balance("6101"), balance("3203")) == (0, 0, 0)
    assert balance("3201") == -500


def test_closing_entries_are_left_out_of_the_years_movement(year_over):
    year_close.close(year_over, 2026)
    first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    sales = accounts.by_code("4101").id
    without = balances.movements(first, last, closing=False)[sales]
    assert (without.debit.whole(), without.credit.whole()) == (0, 1000)
    assert balances.movements(first, last)[sales].closing.whole() == 0
    partial = balances.movements(first, dt.date(2026, 12, 30), closing=False)[sales]
    assert partial.credit.whole() == 1000
    assert balances.movements(first, dt.date(2026, 12, 30))[sales].closing.whole() == -1000
    assert balances.movements(dt.date(2027, 1, 1), dt.date(2027, 1, 31))[sales].opening.whole() == 0


def test_undoing_restores_every_balance(year_over):
    before = all_balances()
    closed = year_close.close(year_over, 2026)
    assert year_close.is_closed(2026)
    mirror = year_close.undo(year_over, 2026)
    assert all_balances() == before
    assert not year_close.is_closed(2026)
    row = store.one("SELECT reverses_id, is_closing FROM journal_entry WHERE id = ?", (mirror.id,))
    assert row == (closed.id, 1)
    year_close.close(year_over, 2026)
    assert balance("3201") == -500
    assert integrity.months_carry_over(year_over).ok


def test_what_comes_late_is_closed_by_closing_again(year_over):
    year_close.close(year_over, 2026)
    with pytest.raises(UserError, match="2026"):
        year_close.close(year_over, 2026)
    post(year_over, sale(40, dt.date(2026, 12, 30)))
    year_close.close(year_over, 2026)
    assert (balance("4101"), balance("3201")) == (0, -540)
    year_close.undo(year_over, 2026)
    assert (balance("4101"), balance("3201")) == (-40, -500)
    year_close.undo(year_over, 2026)
    assert balance("3201") == 0
    with pytest.raises(UserError):
        year_close.undo(year_over, 2026)


def test_a_year_that_is_not_over_or_locked_is_refused(session, clock):
    post(session, sale(100))
    with pytest.raises(UserError, match="belum berakhir"):
        year_close.close(session, 2026)
    clock.at = dt.datetime(2027, 1, 5, 9, 0)
    for month in range(1, 13):
        periods.lock(session, Period(2026, month))
    with pytest.raises(PeriodClosed):
        year_close.close(session, 2026)


def test_years_are_closed_in_order(year_over, clock):
    post(year_over, sale(10, dt.date(2027, 5, 5)))
    clock.at = dt.datetime(2028, 1, 1, 9, 0)
    with pytest.raises(UserError, match="2026"):
        year_close.close(year_over, 2027)
    year_close.close(year_over, 2026)
    year_close.close(year_over, 2027)
    assert balance("3201") == -510


def test_a_fiscal_year_may_begin_in_july(tmp_path, clock):
    new = NewCompany("PT Juli", start=dt.date(2025, 7, 1), fiscal_first_month=7)
    session = companies.create(tmp_path / "juli.boffice", new, clock=clock)
    try:
        post(session, sale(100, dt.date(2025, 7, 1)))
        post(session, sale(50, dt.date(2026, 6, 30)))
        post(session, sale(7, dt.date(2026, 7, 1)))
        planned = year_close.preview(session, 2025)
        assert planned.date == dt.date(2026, 6, 30)
        assert planned.total.whole() == 150
        year_close.close(session, 2025)
        assert balance("4101") == -7
    finally:
        companies.close(session)


def test_an_empty_year_has_nothing_to_close(session, clock):
    clock.at = dt.datetime(2027, 1, 1, 9, 0)
    assert year_close.preview(session, 2026).lines == ()
    with pytest.raises(UserError):
        year_close.close(session, 2026)
