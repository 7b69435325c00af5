"""Leave: working days, grants that expire, what is left, and who may approve."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.session import Session
from app.access.users import Person
from app.kernel.errors import NotAllowed, Refused
from app.kernel.quantity import MICRO, Quantity
from app.kernel.report import Filters
from app.people.leave import queries, service
from app.people.leave.rules import Grant, Use, balance, working_days
from app.people.leave.service import AlreadyDecided
from app.people.reports import leave_balances
from tests.people.builders import an_employee, day


def days(number: float) -> Quantity:
    return Quantity(int(number * MICRO))


def left(session: Session, date: str, code: str = "P-001") -> tuple[float, ...]:
    """granted, taken, expired, left of one person."""
    rows = leave_balances.build(session, Filters(as_of=day(date))).rows
    row = next(row for row in rows if row.values["code"] == code)
    keys = ("granted", "taken", "expired", "left")
    return tuple(row.values[key].micro / MICRO for key in keys)


def taken(session: Session, first: str, last: str, type: str = "annual", half: bool = False) -> int:
    found = service.request(session, "P-001", type, day(first), day(last), half=half)
    service.approve(session, found)
    return found


def test_rest_days_and_holidays_are_not_counted() -> None:
    friday, monday = day("2026-11-20"), day("2026-11-23")
    assert working_days(friday, monday, 5, ()) == days(2)
    assert working_days(friday, monday, 6, ()) == days(3)
    assert working_days(friday, monday, 6, {friday}) == days(2)


def test_leave_takes_what_expires_first_and_the_rest_expires(session: Session) -> None:
    an_employee(session)
    service.grant(session, "P-001", day("2026-01-01"), days(12), day("2027-06-30"))
    service.grant(session, "P-001", day("2026-01-02"), days(3), day("2026-06-30"))
    taken(session, "2026-03-02", "2026-03-03")
    assert left(session, "2026-04-01") == (15, 2, 0, 13)
    taken(session, "2026-07-06", "2026-07-06", half=True)
    assert left(session, "2026-07-31") == (15, 2.5, 1, 11.5)


def test_leave_beyond_what_is_left_is_not_approved(session: Session) -> None:
    an_employee(session)
    service.grant(session, "P-001", day("2026-01-01"), days(2))
    asked = service.request(session, "P-001", "annual", day("2026-11-02"), day("2026-11-04"))
    with pytest.raises(Refused):
        service.approve(session, asked)
    assert left(session, "2026-12-01") == (2, 0, 0, 2)
    service.reject(session, asked)
    with pytest.raises(AlreadyDecided):
        service.approve(session, asked)
    taken(session, "2026-11-02", "2026-11-13", "sick")
    assert left(session, "2026-12-01") == (2, 0, 0, 2)


def test_leave_taken_out_gives_its_days_back(session: Session) -> None:
    an_employee(session)
    service.grant(session, "P-001", day("2026-01-01"), days(12))
    found = taken(session, "2026-11-02", "2026-11-04")
    with pytest.raises(Refused):
        service.grant(session, "P-001", day("2026-01-01"), days(2), update=True)
    service.remove(session, found)
    assert left(session, "2026-12-01") == (12, 0, 0, 12)


def test_leave_on_days_of_leave_or_of_rest_is_refused(session: Session) -> None:
    an_employee(session)
    service.request(session, "P-001", "sick", day("2026-11-02"), day("2026-11-04"))
    for first, last in (("2026-11-04", "2026-11-06"), ("2026-11-07", "2026-11-08")):
        with pytest.raises(Refused):
            service.request(session, "P-001", "sick", day(first), day(last))
    with pytest.raises(Refused) as refused:
        service.request(session, "P-001", "x", day("2019-01-02"), day("2019-01-03"), half=True)
    assert {each.field for each in refused.value.problems} == {"type", "half", "first"}


def test_everybody_with_twelve_months_is_granted_once(session: Session) -> None:
    an_employee(session)
    an_employee(session, "P-002", joined=day("2026-01-01"))
    assert service.grant_everybody(session, day("2026-12-31"), days(12)) == 1
    assert service.grant_everybody(session, day("2027-01-01"), days(12)) == 2
    assert service.grant_everybody(session, day("2027-01-01"), days(12)) == 0


def test_who_may_ask_may_not_approve(session: Session) -> None:
    an_employee(session)
    person = Person("klerk", "", False, frozenset({"people.view", service.EDIT}))
    clerk = Session(session.path, person, session.clock)
    found = service.request(clerk, "P-001", "sick", day("2026-11-02"), day("2026-11-02"))
    with pytest.raises(NotAllowed):
        service.approve(clerk, found)
    service.approve(session, found)
    with pytest.raises(NotAllowed):
        service.remove(clerk, found)


START = dt.date(2026, 1, 1)
OFFSETS = st.integers(0, 700)
GRANTS = st.lists(
    st.tuples(OFFSETS, st.integers(1, 24), st.none() | st.integers(0, 400)), max_size=5
)
USES = st.lists(st.tuples(OFFSETS, st.integers(1, 10)), max_size=8)


@given(GRANTS, USES, OFFSETS)
def test_nothing_granted_is_lost_and_nothing_approved_is_uncovered(
    given_days: list[tuple[int, int, int | None]], asked: list[tuple[int, int]], on: int
) -> None:
    """granted = taken + expired + left, each at least zero, when only what is there was approved."""

    def after(number: int) -> dt.date:
        return START + dt.timedelta(days=number)

    grants = [
        Grant(
            after(first), Quantity(half * MICRO // 2), None if run is None else after(first + run)
        )
        for first, half, run in given_days
    ]
    uses: list[Use] = []
    for first, half in asked:
        amount = Quantity(half * MICRO // 2)
        if queries.left_for(grants, uses, after(first), amount) is None:
            uses.append(Use(after(first), amount))
    found = balance(grants, uses, after(on))
    parts = (found.taken, found.expired, found.left)
    assert sum(part.micro for part in parts) == found.granted.micro
    assert min(part.micro for part in parts) >= 0
    assert balance(grants, uses, dt.date.max).short.micro == 0
