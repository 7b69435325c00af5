"""Overtime: asked for and approved, only then paid; limits are told and do not block."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.session import Session
from app.access.users import Person
from app.kernel.errors import NotAllowed, NumberTaken
from app.kernel.money import rp
from app.kernel.quantity import Quantity
from app.people.inputs import overtime
from app.people.payroll import service as payroll
from app.people.payroll.service import CalculationStale
from app.regulations.pay import pay_rules
from app.tax.overtime import beyond_limits
from tests.people.builders import NOVEMBER, an_employee, calculated, day, slip
from tests.people.builders import overtime as worked

TWO_HOURS = Quantity(2 * 10**6)


def asked(session: Session, date: str = "2026-11-12") -> int:
    overtime.ask_overtime(session, "P-001", day(date), TWO_HOURS, "workday", "Stok opname")
    return 1


def test_only_approved_overtime_is_paid(session: Session) -> None:
    an_employee(session)
    found = asked(session)
    run = calculated(session)
    assert slip(session, run).amounts["overtime"] == rp(0)
    overtime.approve(session, found)
    with pytest.raises(CalculationStale):
        payroll.post_through(session, run)
    payroll.calculate(session, run)
    assert slip(session, run).amounts["overtime"].minor > 0
    with pytest.raises(overtime.AlreadyDecided):
        overtime.reject(session, found)


def test_who_may_ask_may_not_approve_and_a_day_is_asked_for_once(session: Session) -> None:
    an_employee(session)
    may = frozenset({"people.view", overtime.ASK})
    clerk = Session(session.path, Person("k", "", False, may), session.clock)
    found = asked(clerk)
    for forbidden in (
        lambda: overtime.approve(clerk, found),
        lambda: worked(clerk, "P-001", "2026-11-13", "1"),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
    with pytest.raises(NumberTaken):
        asked(clerk)
    overtime.reject(session, found)
    asked(clerk)
    overtime.approve(session, found)


def test_hours_beyond_the_limits_are_told(session: Session) -> None:
    an_employee(session)
    for number, hours in ((9, "4"), (10, "4"), (11, "4"), (12, "4"), (13, "3")):
        worked(session, "P-001", f"2026-11-{number:02d}", hours)
    told = [each.sentence() for each in overtime.limit_problems("P-001", day("2026-11-10"))]
    assert len(told) == 1 and "18 jam" in told[0] and "9 Nov 2026" in told[0]
    worked(session, "P-001", "2026-11-20", "5")
    worked(session, "P-001", "2026-11-21", "8", "holiday")
    problems = [
        each for each in slip(session, calculated(session)).problems if each.field == "overtime"
    ]
    assert ["4 jam" in problems[0].sentence(), "18 jam" in problems[1].sentence()] == [True, True]
    assert "21 Nov" not in problems[0].sentence() and not any(each.blocking for each in problems)


HOURS = st.dictionaries(st.integers(0, 27), st.integers(1, 12), max_size=20)


@given(HOURS)
def test_a_week_is_beyond_its_limit_when_its_days_are(hours: dict[int, int]) -> None:
    """Held against sums counted week by week from a Monday."""
    rules = pay_rules(NOVEMBER.first_day).overtime
    monday = dt.date(2026, 11, 2)
    given_hours = {monday + dt.timedelta(n): Fraction(amount) for n, amount in hours.items()}
    days, weeks = beyond_limits(given_hours, rules)
    assert days == sorted(monday + dt.timedelta(n) for n in hours if hours[n] > 4)
    sums = [sum(hours.get(week * 7 + n, 0) for n in range(7)) for week in range(4)]
    assert weeks == [monday + dt.timedelta(week * 7) for week in range(4) if sums[week] > 18]
