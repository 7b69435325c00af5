"""The hash chain: whatever gets past the triggers is revealed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import store
from app.ledger import integrity, posting
from tests.ledger.builders import DAY, plan, sale, taken_back

ENTRIES = 4
COLUMNS = {
    "journal_entry": {
        "number": "'JU/99'",
        "date": "'2026-11-06'",
        "kind": "'other'",
        "is_closing": "1 - is_closing",
        "reverses_id": "1",
        "previous_hash": "'00'",
        "hash": "'00'",
        "id": "id + 100",
    },
    "journal_line": {
        "account_id": "account_id + 1",
        "amount": "amount + 100",
        "currency": "'USD'",
        "foreign_amount": "5",
        "date": "'2026-11-06'",
        "line_no": "line_no + 9",
        "entry_id": "entry_id % 4 + 1, line_no = 3",
    },
}
TAMPERINGS = [
    f"UPDATE {table} SET {column} = {value} WHERE {key} = {{row}}"
    for table, columns in COLUMNS.items()
    for column, value in columns.items()
    for key in (["id"] if table == "journal_entry" else ["line_no = 1 AND entry_id"])
] + [
    "DELETE FROM journal_line WHERE entry_id = {row}",
    "DELETE FROM journal_entry WHERE id = {row}",
    "DELETE FROM journal_line WHERE entry_id = {row} AND line_no = 2",
]
CHECKS = (
    integrity.entries_balance,
    integrity.chain_is_unbroken,
    integrity.months_carry_over,
    integrity.numbers_have_no_gaps,
)


def without_guards() -> None:
    for (name,) in store.query("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        store.execute(f'DROP TRIGGER "{name}"')
    store.execute("PRAGMA defer_foreign_keys = 1")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tampering=st.sampled_from(TAMPERINGS), row=st.integers(1, ENTRIES))
def test_any_tampering_is_revealed(session, tampering, row):
    with taken_back(session) as work:
        for number in range(ENTRIES):
            posting.post(work, sale(100 + number), ("test", number))
        assert all(check(session).ok for check in CHECKS)
        without_guards()
        store.execute(tampering.format(row=row))
        assert not all(check(session).ok for check in CHECKS)


def test_an_entry_rewritten_with_its_own_hash_breaks_the_next(session):
    """Whoever recomputes one hash must recompute all that follow."""
    with taken_back(session) as work:
        for number in range(3):
            posting.post(work, sale(100 + number), ("test", number))
        without_guards()
        store.execute("UPDATE journal_line SET amount = amount * 2 WHERE entry_id = 2")
        head = store.query(
            "SELECT previous_hash, id, number, date, kind FROM journal_entry WHERE id = 2"
        )[0]
        lines = store.query(
            "SELECT account_id, amount, currency, foreign_amount FROM journal_line"
            " WHERE entry_id = 2 ORDER BY line_no"
        )
        told = posting.hash_of(*head, False, None, lines)
        store.execute("UPDATE journal_entry SET hash = ? WHERE id = 2", (told,))
        result = integrity.chain_is_unbroken(session)
        assert not result.ok
        assert "JU/26/11/0003" in result.detail


def test_words_are_not_part_of_the_chain(session):
    """A memo may name a person; the chain must not need it."""
    with taken_back(session) as work:
        posting.post(work, sale(100), ("test", 1))
        without_guards()
        store.execute("UPDATE journal_entry SET memo = '', actor = ''")
        store.execute("UPDATE journal_line SET memo = ''")
        assert integrity.chain_is_unbroken(session).ok


def test_lines_are_hashed_in_their_order_and_on_their_side(session):
    one = posting.hash_of("", 1, "N", "2026-11-05", "k", False, None, [(1, 5, "IDR", None)])
    two = posting.hash_of("", 1, "N", "2026-11-05", "k", False, None, [(1, -5, "IDR", None)])
    assert one != two
    assert len(one) == 64


@pytest.mark.parametrize("check", CHECKS)
def test_an_empty_ledger_is_green(session, check):
    assert check(session).ok


def test_month_sums_that_lie_are_revealed(session):
    with taken_back(session) as work:
        posting.post(work, plan(("1101", 5), ("4101", -5), date=DAY), ("test", 1))
        store.execute("UPDATE account_month SET debit = debit + 1 WHERE debit > 0")
        assert not integrity.months_carry_over(session).ok
        store.execute("UPDATE account_month SET debit = debit - 1 WHERE debit > 0")
        store.execute("UPDATE account_month SET is_closing = 1")
        assert not integrity.months_carry_over(session).ok


def test_a_gap_in_the_numbers_is_revealed(session):
    with taken_back(session) as work:
        posting.post(work, sale(1, dt.date(2026, 11, 5)), ("test", 1))
        work.next_number("journal", dt.date(2026, 11, 6))
        assert not integrity.numbers_have_no_gaps(session).ok
