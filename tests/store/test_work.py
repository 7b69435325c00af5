from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from app import store
from app.kernel.errors import FileProblem
from app.store.model import Audit, Setting


def test_a_work_keeps_everything_or_nothing(session):
    with pytest.raises(RuntimeError), session.work() as work:
        store.insert(Setting, key="colour", value='"blue"')
        work.audit("paint", "wall")
        raise RuntimeError
    assert store.scalar("SELECT COUNT(*) FROM setting WHERE key = 'colour'") == 0
    assert store.scalar("SELECT COUNT(*) FROM audit WHERE action = 'paint'") == 0


def test_a_nested_work_joins_the_outer_one(session):
    with pytest.raises(RuntimeError), session.work():
        with session.work():
            store.insert(Setting, key="colour", value='"blue"')
        raise RuntimeError
    assert store.scalar("SELECT COUNT(*) FROM setting WHERE key = 'colour'") == 0


def test_listeners_hear_what_changed_once_it_is_kept(session):
    heard = []
    stop = session.subscribe(heard.append)
    with session.work() as work:
        work.touch("item", "stock")
        assert heard == []
    assert [changes.kinds for changes in heard] == [frozenset({"item", "stock"})]
    stop()
    with session.work() as work:
        work.touch("item")
    assert len(heard) == 1


def test_the_audit_trail_cannot_be_changed(session):
    with session.work() as work:
        work.audit("paint", "wall", "W-1", colour="blue")
    row = store.one("SELECT id, actor, details FROM audit WHERE action = 'paint'")
    assert row is not None and row[1] == "pemilik" and "blue" in row[2]
    attempts = [
        f"UPDATE audit SET actor = 'x' WHERE id = {row[0]}",
        f"DELETE FROM audit WHERE id = {row[0]}",
        f"REPLACE INTO audit (id, at, actor, action, kind, number, details) "
        f"VALUES ({row[0]}, '', '', '', '', '', '')",
    ]
    for sql in attempts:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store.execute(sql)
    assert Audit.select().where(Audit.action == "paint").count() == 1


def test_numbers_have_no_gaps_when_work_fails(session):
    day = dt.date(2026, 11, 5)
    with session.work() as work:
        first = work.next_number("journal", day)
    with pytest.raises(RuntimeError), session.work() as work:
        work.next_number("journal", day)
        raise RuntimeError
    with session.work() as work:
        second = work.next_number("journal", day)
        other_month = work.next_number("journal", dt.date(2026, 12, 1))
    assert (first, second, other_month) == ("JU/26/11/0001", "JU/26/11/0002", "JU/26/12/0001")


def test_many_numbers_are_those_taken_one_by_one(session):
    days = [dt.date(2026, month, 5) for month in (11, 12, 11, 11, 12)]
    with session.work() as work:
        assert work.next_number("journal", days[0]) == "JU/26/11/0001"
        assert work.next_numbers("journal", days) == [
            "JU/26/11/0002",
            "JU/26/12/0001",
            "JU/26/11/0003",
            "JU/26/11/0004",
            "JU/26/12/0002",
        ]
        assert work.next_number("journal", days[1]) == "JU/26/12/0003"


def test_what_is_remembered_is_forgotten_when_it_changes(session):
    calls = []

    @store.cached("colour")
    def colour(name):
        calls.append(name)
        return store.scalar("SELECT value FROM setting WHERE key = ?", (name,))

    assert colour("wall") is None and colour("wall") is None and calls == ["wall"]
    with session.work() as work:
        store.insert(Setting, key="wall", value='"blue"')
        work.touch("colour")
    assert colour("wall") == '"blue"'


def test_a_rolled_back_change_is_not_remembered(session):
    @store.cached("colour")
    def colour(name):
        return store.scalar("SELECT value FROM setting WHERE key = ?", (name,))

    with pytest.raises(RuntimeError), session.work() as work:
        store.insert(Setting, key="wall", value='"blue"')
        work.touch("colour")
        assert colour("wall") == '"blue"'
        raise RuntimeError
    assert colour("wall") is None


def test_a_full_disk_is_a_sentence_and_keeps_the_books(session):
    pages = store.scalar("PRAGMA page_count")
    store.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(FileProblem, match="penuh|full"), session.work():
        for number in range(200):
            store.insert(Setting, key=f"k{number}", value="x" * 4000)
    store.execute("PRAGMA max_page_count = 1073741823")
    assert store.scalar("SELECT COUNT(*) FROM setting WHERE key LIKE 'k%'") == 0
