"""Open items and settlements: one over many, many over one, credit used later, undone, written off."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import store
from app.kernel.errors import NotFound, PeriodClosed
from app.kernel.money import ZERO, Money, rp
from app.kernel.period import Period
from app.ledger import accounts, integrity, open_items, periods, write_off
from app.ledger.open_items import DocumentSettled, SettlementRefused
from tests.ledger.builders import DAY, a_customer, an_item, balance, taken_back


def outstanding(*items: int) -> list[int]:
    return [open_items.get(item).outstanding.whole() for item in items]


@pytest.fixture
def customer(session):
    return a_customer(session)


def test_one_payment_over_many_documents_and_the_rest_used_later(session, customer):
    with session.work() as work:
        first = an_item(work, customer, "INV-1", 100)
        second = an_item(work, customer, "INV-2", 50)
        payment = an_item(work, customer, "RCV-1", -200)
        open_items.settle(work, payment, first, rp(100), DAY)
        open_items.settle(work, second, payment, rp(50), DAY)
        assert outstanding(first, second, payment) == [0, 0, -50]
        later = an_item(work, customer, "INV-3", 80)
        open_items.settle(work, later, payment, rp(50), DAY)
        assert outstanding(later, payment) == [30, 0]


def test_many_payments_over_one_document(session, customer):
    with session.work() as work:
        invoice = an_item(work, customer, "INV-1", 100)
        for number, amount in enumerate((30, 30, 40)):
            payment = an_item(work, customer, f"RCV-{number}", -amount)
            open_items.settle(work, invoice, payment, rp(amount), DAY)
        assert outstanding(invoice) == [0]
        assert len(open_items.settlements_of(invoice)) == 3


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.integers(-500, 500).filter(bool), min_size=2, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(-5, 600)), max_size=12),
    st.lists(st.integers(0, 12), max_size=4),
)
def test_settlement_never_exceeds_and_nothing_is_lost(session, customer, amounts, tries, undone):
    with taken_back(session) as work:
        items = [an_item(work, customer, f"D-{n}", amount) for n, amount in enumerate(amounts)]
        made = []
        for one, other, amount in tries:
            a, b = items[one % len(items)], items[other % len(items)]
            try:
                made.append(open_items.settle(work, a, b, rp(amount), DAY))
            except SettlementRefused:
                continue
        for place in undone:
            if place < len(made):
                open_items.undo_settlement(work, made.pop(place), DAY)
        for item, amount in zip(items, amounts, strict=True):
            left = open_items.get(item).outstanding.whole()
            assert 0 <= left * amount <= amount * amount
        assert sum(outstanding(*items)) == sum(amounts)
        assert integrity.settlements_sum(session).ok
        assert all(result.ok for result in integrity.subledgers_agree(session))


def test_undoing_opens_both_again_and_only_once(session, customer):
    with session.work() as work:
        invoice = an_item(work, customer, "INV-1", 100)
        payment = an_item(work, customer, "RCV-1", -100)
        settlement = open_items.settle(work, invoice, payment, rp(100), DAY)
        undoing = open_items.undo_settlement(work, settlement, DAY - dt.timedelta(3))
        assert outstanding(invoice, payment) == [100, -100]
        assert open_items.settlements_of(invoice) == []
        history = open_items.settlements_of(invoice, with_undone=True)
        assert [each.date for each in history] == [DAY, DAY]
        for each in (settlement, undoing):
            with pytest.raises(SettlementRefused):
                open_items.undo_settlement(work, each, DAY)


def test_items_of_different_parties_do_not_meet(session, customer):
    other = a_customer(session, "C-002")
    with session.work() as work:
        invoice = an_item(work, customer, "INV-1", 100)
        payment = an_item(work, other, "RCV-1", -100)
        with pytest.raises(SettlementRefused, match="INV-1"):
            open_items.settle(work, invoice, payment, rp(10), DAY)
        with pytest.raises(SettlementRefused):
            open_items.settle(work, invoice, invoice, rp(10), DAY)


def test_too_much_is_refused_with_what_is_open(session, customer):
    with session.work() as work:
        invoice = an_item(work, customer, "INV-1", 100)
        payment = an_item(work, customer, "RCV-1", -300)
        with pytest.raises(SettlementRefused) as refused:
            open_items.settle(work, invoice, payment, rp(101), DAY)
    assert "Rp\u00a0100" in str(refused.value)
    assert outstanding(invoice, payment) == [100, -300]


def test_a_voided_item_is_gone_and_what_settles_it_is_named(session, customer):
    with session.work() as work:
        invoice = an_item(work, customer, "INV-1", 100)
        payment = an_item(work, customer, "RCV-1", -40)
        settlement = open_items.settle(work, invoice, payment, rp(40), DAY)
        with pytest.raises(DocumentSettled, match="RCV-1"):
            open_items.void(work, invoice, DAY)
        open_items.undo_settlement(work, settlement, DAY)
        mirror = open_items.void(work, invoice, DAY)
        assert outstanding(invoice, mirror) == [0, 0]
        assert outstanding(payment) == [-40]


def test_a_locked_month_takes_no_settlement(session, customer):
    with session.work() as work:
        invoice = an_item(work, customer, "INV-1", 100)
        payment = an_item(work, customer, "RCV-1", -100)
    periods.lock(session, Period(2026, 1))
    with session.work() as work, pytest.raises(PeriodClosed):
        open_items.settle(work, invoice, payment, rp(1), dt.date(2026, 1, 31))


def test_a_document_finds_its_item(session, customer):
    with session.work() as work:
        invoice = an_item(work, customer, "INV-1", 100)
    item = open_items.get(invoice)
    assert open_items.of_document(item.document_kind, item.document_id) == item
    assert open_items.find("item", 999) is None
    with pytest.raises(NotFound):
        open_items.of_document("item", 999)
    with pytest.raises(NotFound):
        open_items.get(999)


def test_a_small_rest_is_written_off_and_taken_back(session, customer):
    expense = accounts.by_code("7204")
    with session.work() as work:
        invoice = an_item(work, customer, "INV-1", 100)
        with pytest.raises(SettlementRefused):
            write_off.write_off(work, invoice, rp(101), DAY, expense)
        entry = write_off.write_off(work, invoice, rp(30), DAY, expense)
        assert outstanding(invoice) == [70]
        assert (balance("7204"), balance("1201")) == (30, 70)
        write_off.take_back(work, entry.id, DAY)
        assert outstanding(invoice) == [100]
        assert (balance("7204"), balance("1201")) == (0, 100)
    assert all(result.ok for result in integrity.subledgers_agree(session))


def test_a_credit_that_nobody_claims_is_written_off_as_a_gain(session, customer):
    with session.work() as work:
        credit = an_item(work, customer, "RCV-1", -25)
        write_off.write_off(work, credit, rp(25), DAY, accounts.by_code("7103"))
    assert outstanding(credit) == [0]
    assert balance("7103") == -25


def test_sen_are_settled_to_the_last(session, customer):
    with session.work() as work:
        invoice = open_items.create(
            work, "receivable", customer, ("sen", 1), "S-1", DAY, DAY, Money(10_01)
        )
        payment = open_items.create(
            work, "receivable", customer, ("sen", 2), "S-2", DAY, DAY, Money(-10_01)
        )
        open_items.settle(work, invoice, payment, Money(10_01), DAY)
    assert open_items.get(invoice).outstanding == ZERO
    assert store.scalar("SELECT COUNT(*) FROM item_balance WHERE outstanding <> 0") == 0
