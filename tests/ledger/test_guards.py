"""Guards: what the database refuses, whoever asks and in whatever way."""

from __future__ import annotations

import sqlite3

import pytest

from app import store
from app.kernel.period import Period
from app.ledger import periods
from tests.ledger.builders import a_customer, an_item, post, sale

ENTRY = (
    "INSERT {how} INTO journal_entry (id, number, date, period, kind, source_kind, source_id, memo,"
    " is_closing, actor, at, line_count, total, previous_hash, hash) VALUES"
    " ({id}, '{number}', '{date}', {period}, 'x', 'x', 1, '', 0, 'x', 'x', {lines}, {total}, '', '')"
)
LINE = (
    "INSERT {how} INTO journal_line (id, entry_id, line_no, account_id, date, amount, currency, memo)"
    " VALUES ({id}, {entry}, {no}, {account}, '{date}', {amount}, 'IDR', '')"
)


def entry(how="", id=2, number="JU/X", date="2026-11-05", period=202611, lines=2, total=500):
    return ENTRY.format(
        how=how, id=id, number=number, date=date, period=period, lines=lines, total=total
    )


def line(amount, no=1, how="", id="NULL", entry=2, account=3, date="2026-11-05"):
    return LINE.format(
        how=how, id=id, entry=entry, no=no, account=account, amount=amount, date=date
    )


PAIR = (line(500, 1), line(-500, 2))


@pytest.fixture
def posted(session):
    post(session, sale(100))
    return session


def refuse(session, *statements):
    """Runs raw SQL in one transaction and expects it to be refused, at a statement or at its end."""
    before = store.query("SELECT * FROM journal_line"), store.query("SELECT * FROM journal_entry")
    months = store.query("SELECT * FROM account_month")
    with pytest.raises(sqlite3.IntegrityError) as refused, session.work():
        for sql in statements:
            store.execute(sql)
    after = store.query("SELECT * FROM journal_line"), store.query("SELECT * FROM journal_entry")
    assert after == before
    assert store.query("SELECT * FROM account_month") == months
    return str(refused.value)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_entry SET memo = 'lain' WHERE id = 1",
        "UPDATE OR REPLACE journal_entry SET number = 'X' WHERE id = 1",
        "DELETE FROM journal_entry WHERE id = 1",
        "DELETE FROM journal_entry",
        "UPDATE journal_line SET amount = amount + 1",
        "UPDATE journal_line SET memo = 'lain'",
        "DELETE FROM journal_line WHERE entry_id = 1",
    ],
)
def test_posted_rows_are_neither_changed_nor_removed(posted, sql):
    assert "append-only" in refuse(posted, sql)


def test_an_entry_is_not_replaced_by_id_or_number(posted):
    lines = (line(500, 1, entry=2), line(-500, 2, entry=2))
    assert "append-only" in refuse(posted, entry("OR REPLACE", id=1))
    assert "append-only" in refuse(posted, *lines, entry("OR REPLACE", number="JU/26/11/0001"))


def test_a_line_is_not_replaced_and_none_is_added_to_an_entry(posted):
    assert "append-only" in refuse(posted, line(500, 1, "OR REPLACE", id=1, entry=9))
    assert "posted" in refuse(posted, line(500, 3, entry=1))
    assert "posted" in refuse(posted, line(500, 1, "OR REPLACE", entry=1))


def test_an_entry_can_be_written_raw_only_as_it_ought_to_be(posted):
    with posted.work():
        for sql in (*PAIR, entry()):
            store.execute(sql)
    assert store.scalar("SELECT COUNT(*) FROM journal_entry") == 2


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        ((line(500, 1), line(-400, 2), entry()), "differ"),
        ((entry(lines=0, total=0),), "fewer than two"),
        ((line(500, 1), entry(lines=1)), "fewer than two"),
        ((*PAIR, entry(lines=3)), "wrong number"),
        ((*PAIR, entry(total=600)), "wrong total"),
        ((line(500, 1), line(-500, 2, date="2026-11-06"), entry()), "another date"),
        ((*PAIR, entry(period=202610)), "month"),
        (PAIR, "FOREIGN KEY"),
        ((line(0, 1),), "CHECK"),
        ((line(500, 1, account=9999), line(-500, 2), entry()), "FOREIGN KEY"),
    ],
)
def test_what_is_not_an_entry_is_refused(posted, statements, reason):
    assert reason in refuse(posted, *statements)


def test_a_locked_month_is_refused_by_the_database_too(posted):
    periods.lock(posted, Period(2026, 1))
    day = {"date": "2025-12-31"}
    lines = (line(500, 1, **day), line(-500, 2, **day))
    assert "locked" in refuse(posted, *lines, entry(period=202512, **day))


def test_a_used_account_is_not_deleted(posted):
    assert "used" in refuse(posted, "DELETE FROM account WHERE code = '1101'")


@pytest.fixture
def settled(session):
    customer = a_customer(session)
    with session.work() as work:
        invoice = an_item(work, customer, "INV-1", 100)
        receipt = an_item(work, customer, "RCV-1", -60)
    return session, invoice, receipt


SETTLE = (
    "INSERT {how} INTO settlement (id, positive_item_id, negative_item_id, amount, date, undoes_id,"
    " actor, at) VALUES (NULL, {positive}, {negative}, {amount}, '2026-11-05', {undoes}, 'x', 'x')"
)


def settle(positive, negative, amount, undoes="NULL", how=""):
    return SETTLE.format(
        how=how, positive=positive, negative=negative, amount=amount, undoes=undoes
    )


def test_a_settlement_never_takes_more_than_is_open(settled):
    session, invoice, receipt = settled
    assert "more than is open" in refuse(session, settle(invoice, receipt, 60_01))
    assert "CHECK" in refuse(session, settle(invoice, receipt, 0))
    assert "do not meet" in refuse(session, settle(receipt, invoice, 100))
    assert "do not meet" in refuse(session, settle(invoice, invoice, 100))


def test_a_settlement_is_undone_once_and_as_it_was(settled):
    session, invoice, receipt = settled
    with session.work():
        store.execute(settle(invoice, receipt, 4000))
    first = store.scalar("SELECT MAX(id) FROM settlement")
    assert "undoes another" in refuse(session, settle(invoice, receipt, 3000, first))
    with session.work():
        store.execute(settle(invoice, receipt, 4000, first))
    assert "undone already" in refuse(session, settle(invoice, receipt, 4000, first))
    assert "undone already" in refuse(session, settle(invoice, receipt, 4000, first, "OR REPLACE"))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE open_item SET amount = 1",
        "DELETE FROM open_item",
        "INSERT OR REPLACE INTO open_item SELECT * FROM open_item",
        "INSERT OR REPLACE INTO open_item SELECT id + 50, control, party_id, document_kind,"
        " document_id, number, date, due_date, amount FROM open_item",
        "UPDATE settlement SET amount = 1",
        "DELETE FROM settlement",
    ],
)
def test_items_and_settlements_are_append_only(settled, sql):
    session, invoice, receipt = settled
    with session.work():
        store.execute(settle(invoice, receipt, 4000))
    assert "append-only" in refuse(session, sql)


@pytest.mark.parametrize(
    "sql",
    [
        entry("OR REPLACE", id=1),
        entry("OR REPLACE", id=77, number="JU/26/11/0001"),
        line(500, 1, "OR REPLACE", id=1, entry=1),
        "DELETE FROM journal_line",
        "UPDATE OR REPLACE journal_line SET id = 2 WHERE id = 1",
    ],
)
def test_the_guards_hold_for_another_program_with_its_own_settings(posted, sql):
    stranger = sqlite3.connect(posted.path)
    try:
        with pytest.raises(sqlite3.IntegrityError, match=r"append-only|posted"):
            stranger.execute(sql)
    finally:
        stranger.close()
