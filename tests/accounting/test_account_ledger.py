"""The ledger of one account: whatever page is asked for, it is a part of the whole."""

from __future__ import annotations

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.accounting import listings
from app.accounting.account_ledger import EXACT_UP_TO, AccountLedger
from app.kernel.listing import ListQuery
from app.kernel.money import Money, rp
from app.ledger import accounts, posting
from tests.ledger.builders import plan, post, sale, taken_back

days = st.dates(dt.date(2026, 2, 1), dt.date(2026, 3, 20))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(days, st.integers(-500, 500).filter(bool)), max_size=25),
    st.tuples(st.none() | days, st.none() | days),
    st.integers(1, 7),
)
def test_pages_are_parts_of_the_whole(session, entries, bounds, limit):
    first, last = bounds
    with taken_back(session) as work:
        for number, (date, amount) in enumerate(entries):
            posting.post(work, sale(amount, date), ("test", number))
        ledger = AccountLedger(accounts.by_code("1101"), first, last)
        rows = list(ledger.rows())
        kept = sorted(
            (date, number, amount)
            for number, (date, amount) in enumerate(entries)
            if (first is None or date >= first) and (last is None or date <= last)
        )
        assert [(row.date, row.debit - row.credit) for row in rows] == [
            (date, rp(amount)) for date, _number, amount in kept
        ]
        balance = ledger.opening()
        for row in rows:
            balance = balance + row.debit - row.credit
            assert row.balance == balance
        assert ledger.count() == ledger.estimate() == len(rows)
        assert ledger.first(limit) == rows[:limit]
        assert ledger.last(limit) == rows[-limit:]
        for place, row in enumerate(rows):
            assert ledger.after(row, limit) == rows[place + 1 : place + 1 + limit]
            assert ledger.before(row, limit) == rows[max(0, place - limit) : place]
        for place, anchor in enumerate(ledger.anchors(limit)):
            assert ledger.from_anchor(anchor, limit) == rows[place * limit : place * limit + limit]
        if rows:
            assert ledger.closing() == rows[-1].balance
        sums = ledger.sums()
        assert sums["debit"] == Money(sum(row.debit.minor for row in rows))
        assert sums["credit"] == Money(sum(row.credit.minor for row in rows))


def test_a_busy_ledger_is_estimated_not_counted(session, monkeypatch):
    monkeypatch.setattr("app.accounting.account_ledger.EXACT_UP_TO", 2)
    for _entry in range(3):
        post(session, sale(1))
    ledger = AccountLedger(accounts.by_code("1101"))
    assert ledger.count() == 3
    assert ledger.estimate() == 6
    assert EXACT_UP_TO > 2


def test_a_row_knows_the_document_behind_it(session):
    entry = post(session, sale(5), source=42)
    (row,) = AccountLedger(accounts.by_code("1101")).first(9)
    assert (row.number, row.entry_id) == (entry.number, entry.id)
    assert (row.source_kind, row.source_id, row.memo) == ("test", 42, "Uji")


def test_entries_are_listed_newest_first_and_shown_whole(session):
    first = post(session, sale(5, dt.date(2026, 2, 1)))
    post(session, plan(("6101", 7), ("1101", -7), date=dt.date(2026, 3, 1)))
    window = listings.ENTRIES.window(ListQuery())
    assert [row.total for row in window.first(9)] == [rp(7), rp(5)]
    with session.work() as work:
        mirror = posting.reverse(work, first.id, dt.date(2026, 3, 2), "Batal")
    view = listings.entry(first.number)
    assert (view.reversed_by, view.reverses) == (mirror.number, "")
    assert listings.entry(mirror.id).reverses == first.number
    assert [(line.code, line.debit, line.credit) for line in view.lines] == [
        ("1101", rp(5), Money(0)),
        ("4101", Money(0), rp(5)),
    ]
