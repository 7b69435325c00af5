"""Invoices and bills that come again: the days they are due, what is written, and what stands in the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import store
from app.access.session import Session
from app.kernel.errors import Refused
from app.kernel.money import rp
from app.kernel.period import Period
from app.ledger import periods
from app.purchasing.bill import queries as bills
from app.purchasing.recurring import SIDE as BILLS
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoicing
from app.sales.recurring import SIDE as INVOICES
from app.trade import recurring
from app.trade.recurring import WEEKS, Schedule
from tests.sales.builders import an_invoice
from tests.trade.books import TODAY, a_shop, line, receive

SEPTEMBER = dt.date(2026, 9, 15)


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def a_rent(session: Session, **fields: object) -> Schedule:
    """An invoice of 15 September over Rp500,000, that comes again each month."""
    number = invoicing.post_new(
        session, an_invoice(line("JASA", 1, 500_000, tax="none"), date=SEPTEMBER)
    )
    schedule = Schedule("Sewa alat", invoices.find_id(number), SEPTEMBER.replace(month=10))
    return recurring.get(recurring.save(session, INVOICES, replace(schedule, **fields)))


def written() -> list[tuple[str, str]]:
    """Every invoice but the first: date and state."""
    return store.query("SELECT date, state FROM sales_invoice ORDER BY id")[1:]


@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)), st.integers(1, 24))
def test_the_day_of_the_month_stays_or_is_its_last(first: dt.date, every: int) -> None:
    schedule = Schedule("x", 1, first, every)
    days = [schedule.day(number) for number in range(12)]
    assert days == sorted(set(days)) and days[0] == first
    for number, day in enumerate(days):
        months = (day.year - first.year) * 12 + day.month - first.month
        assert months == number * every
        assert day.day == first.day or (day + dt.timedelta(1)).day == 1


def test_the_next_five_end_with_the_last_day() -> None:
    schedule = Schedule("x", 1, dt.date(2026, 1, 31), until=dt.date(2026, 4, 30))
    assert [day.isoformat() for day in schedule.coming()] == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30",
    ]  # fmt: skip
    assert Schedule("x", 1, TODAY, 2, WEEKS).coming(2)[1] == TODAY + dt.timedelta(14)
    assert replace(schedule, active=False).coming() == ()


def test_what_is_due_is_written_as_drafts_once(session: Session) -> None:
    schedule = a_rent(session)
    assert recurring.due_count(INVOICES, TODAY) == 2
    outcome = recurring.run(session, INVOICES)
    assert (outcome.written, outcome.refused) == (2, ())
    assert written() == [("2026-10-15", "draft"), ("2026-11-15", "draft")]
    assert recurring.run(session, INVOICES).written == 0
    runs = recurring.runs_of(schedule.id)
    assert [run.due.month for run in runs] == [11, 10] and all(run.document_id for run in runs)
    assert recurring.get(schedule.id).coming(1) == (dt.date(2026, 12, 15),)


def test_posted_at_once_they_have_numbers_and_owe(session: Session) -> None:
    schedule = a_rent(session, posts=True)
    recurring.run(session, INVOICES)
    number = recurring.runs_of(schedule.id)[0].number
    assert invoices.get(number, TODAY).outstanding == rp(500_000)


def test_a_locked_month_is_refused_noted_and_tried_again(session: Session) -> None:
    schedule = a_rent(session, posts=True)
    for month in range(1, 11):
        periods.lock(session, Period(2026, month))
    before = written()
    outcome = recurring.run(session, INVOICES)
    assert outcome.written == 0 and "Sewa alat" in outcome.refused[0]
    assert written() == before
    assert recurring.runs_of(schedule.id)[0].problem
    periods.reopen(session, Period(2026, 10), "sewa")
    assert recurring.run(session, INVOICES).written == 2


def test_another_rhythm_begins_anew_and_another_name_does_not(session: Session) -> None:
    schedule = a_rent(session)
    recurring.run(session, INVOICES)
    done = recurring.get(schedule.id)
    recurring.save(session, INVOICES, replace(done, name="Sewa genset"))
    assert recurring.get(schedule.id).done == 2
    recurring.save(session, INVOICES, replace(done, first=dt.date(2027, 1, 1)))
    assert recurring.get(schedule.id).done == 0


def test_bills_come_again_without_the_suppliers_number(session: Session) -> None:
    number = receive(session, line("JASA", 1, 250_000), supplier_number="INV-77")
    schedule = Schedule("Internet", bills.find_id(number), TODAY, posts=True)
    recurring.save(session, BILLS, schedule)
    assert recurring.run(session, BILLS).written == 1
    ((state, named),) = store.query(
        "SELECT state, supplier_number FROM purchase_invoice ORDER BY id DESC LIMIT 1"
    )
    assert (state, named) == ("posted", "")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"every": 0}, "every"),
        ({"unit": "days"}, "every"),
        ({"until": dt.date(2026, 1, 1)}, "until"),
    ],
)
def test_mistakes_are_named_at_their_field(
    session: Session, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        a_rent(session, **fields)
    assert [problem.field for problem in refusal.value.problems] == [field]
