"""Ageing: what is open by days past due, today and as it was on any day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.kernel.money import rp
from app.ledger import ageing, open_items
from tests.ledger.builders import DAY, a_customer, an_item, taken_back


@pytest.fixture
def customer(session):
    return a_customer(session)


def bands(control: str, as_of: dt.date) -> dict[int, list[int]]:
    aged = ageing.by_party(control, as_of)
    return {each.party_id: [band.whole() for band in each.bands] for each in aged}


@pytest.mark.parametrize(
    ("late", "place"),
    [(-5, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (400, 4)],
)
def test_days_late_choose_the_band(session, customer, late, place):
    with session.work() as work:
        item = an_item(work, customer, "INV-1", 100, days=0)
    assert open_items.get(item).due_date == DAY
    expected = [0] * 5
    expected[place] = 100
    assert bands("receivable", DAY + dt.timedelta(late)) == (
        {customer: expected} if late >= 0 else {}
    )


def test_what_is_not_due_yet_stands_in_the_first_band(session, customer):
    with session.work() as work:
        an_item(work, customer, "INV-1", 100, days=30)
    assert bands("receivable", DAY + dt.timedelta(5)) == {customer: [100, 0, 0, 0, 0]}


def test_an_earlier_day_shows_what_was_open_then(session, customer):
    with session.work() as work:
        invoice = an_item(work, customer, "INV-1", 100, DAY, days=10)
        paid = DAY + dt.timedelta(20)
        payment = an_item(work, customer, "RCV-1", -100, paid, days=0)
        settlement = open_items.settle(work, invoice, payment, rp(100), paid)
    eve, week = paid - dt.timedelta(1), paid + dt.timedelta(7)
    assert bands("receivable", eve) == {customer: [0, 100, 0, 0, 0]}
    assert bands("receivable", paid) == {}
    with session.work() as work:
        open_items.undo_settlement(work, settlement, week)
    assert bands("receivable", paid) == {}
    assert sum(bands("receivable", week)[customer]) == 0
    assert [each.number for each in ageing.items("receivable", eve)] == ["INV-1"]
    assert [each.number for each in ageing.items("receivable", week, customer)] == [
        "INV-1",
        "RCV-1",
    ]


def test_what_we_owe_is_told_above_zero(session, customer):
    with session.work() as work:
        open_items.create(work, "payable", customer, ("bill", 1), "T-1", DAY, DAY, rp(-70))
    assert bands("payable", DAY) == {customer: [70, 0, 0, 0, 0]}
    assert ageing.items("payable", DAY)[0].outstanding == rp(70)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_fast_way_and_the_long_way_agree(session, customer, data):
    """The projection as of the newest day is what the settlements up to it say."""
    with taken_back(session) as work:
        items = []
        for number in range(data.draw(st.integers(2, 5))):
            amount = data.draw(st.integers(-300, 300).filter(bool))
            days = data.draw(st.integers(0, 90))
            items.append(an_item(work, customer, f"D-{number}", amount, DAY, days=days))
        for _settlement in range(data.draw(st.integers(0, 4))):
            a, b = data.draw(st.sampled_from(items)), data.draw(st.sampled_from(items))
            try:
                open_items.settle(work, a, b, rp(data.draw(st.integers(1, 300))), DAY)
            except open_items.SettlementRefused:
                continue
        day = DAY + dt.timedelta(data.draw(st.integers(0, 120)))
        fast = ageing.items("receivable", day)
        assert ageing.items("receivable", day, customer) == fast
        other = a_customer(session, "C-LATER")
        an_item(work, other, "LATER", 1, day + dt.timedelta(1))
        assert ageing.items("receivable", day) == fast
        assert ageing.items("receivable", day, customer) == fast
