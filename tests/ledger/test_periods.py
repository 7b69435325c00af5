"""Months: locked in order, reopened last first, with a reason that is kept."""

from __future__ import annotations

import datetime as dt

import pytest

from app import store
from app.access import users
from app.kernel.errors import NotAllowed, PeriodClosed, UserError
from app.kernel.period import Period
from app.ledger import periods, void
from tests.colleague import gito

JANUARY, FEBRUARY, MARCH = Period(2026, 1), Period(2026, 2), Period(2026, 3)


def test_months_are_locked_in_order(session):
    with pytest.raises(UserError, match="Januari 2026"):
        periods.lock(session, FEBRUARY)
    periods.lock(session, JANUARY)
    periods.lock(session, FEBRUARY)
    assert periods.last_locked() == FEBRUARY
    assert periods.next_to_lock(session) == MARCH


def test_everything_before_the_last_locked_month_is_locked(session):
    periods.lock(session, JANUARY)
    assert periods.is_locked(Period(2025, 12))
    assert periods.is_locked(JANUARY)
    assert not periods.is_locked(FEBRUARY)
    with pytest.raises(PeriodClosed) as refused:
        periods.require_open(dt.date(2026, 1, 31))
    assert "Januari 2026" in str(refused.value)


def test_a_month_is_locked_once_and_not_before_it_began(session):
    periods.lock(session, JANUARY)
    with pytest.raises(UserError, match="sudah terkunci"):
        periods.lock(session, JANUARY)
    with pytest.raises(UserError, match="belum dimulai"):
        periods.lock(session, Period(2026, 12))


def test_only_the_last_month_is_reopened_and_the_reason_is_kept(session):
    periods.lock(session, JANUARY)
    periods.lock(session, FEBRUARY)
    with pytest.raises(UserError):
        periods.reopen(session, JANUARY, "salah")
    with pytest.raises(UserError):
        periods.reopen(session, FEBRUARY, "  ")
    periods.reopen(session, FEBRUARY, "Faktur terlambat")
    assert periods.is_open(dt.date(2026, 2, 1))
    newest = periods.history()[0]
    assert (newest.action, newest.reason, newest.period) == (
        "reopen",
        "Faktur terlambat",
        FEBRUARY,
    )
    audited = store.query("SELECT action FROM audit WHERE kind = 'period' ORDER BY id")
    assert audited == [("lock",), ("lock",), ("reopen",)]


def test_a_month_that_is_open_cannot_be_reopened(session):
    with pytest.raises(UserError):
        periods.reopen(session, JANUARY, "alasan")


def test_the_first_open_day_follows_the_locked_months(session):
    day = dt.date(2026, 1, 17)
    assert periods.first_open_day_from(day) == day
    periods.lock(session, JANUARY)
    periods.lock(session, FEBRUARY)
    assert periods.first_open_day_from(day) == dt.date(2026, 3, 1)
    assert void.date_for(dt.date(2026, 3, 9)) == dt.date(2026, 3, 9)


def test_locking_needs_its_permission(session):
    owner, session.user = session.user, gito(session, "accounting.view", "data.view")
    with pytest.raises(NotAllowed):
        periods.lock(session, JANUARY)
    session.user = owner
    periods.lock(session, JANUARY)
    session.user = users.enter("gito", "")
    with pytest.raises(NotAllowed):
        periods.reopen(session, JANUARY, "alasan")
    assert periods.is_locked(JANUARY)


def test_opening_balances_are_dated_the_eve_of_the_books():
    assert periods.opening_day(dt.date(2026, 1, 1)) == dt.date(2025, 12, 31)
