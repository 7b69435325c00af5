"""A file that is only read: nothing of it changes, nothing is left beside it, no writer is missed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app import companies, store
from app.kernel.errors import FileProblem
from app.store import files, places, schema
from app.store.connection import to_read

REPOSITORY = Path(__file__).resolve().parents[2]
WRITERS = 'INSERT INTO setting (key, value) VALUES (?, "1")'


def a_writer(path):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = wal")
    return connection


def settings():
    return {key for (key,) in store.query("SELECT key FROM setting")}


@pytest.fixture
def closed(blank_company, tmp_path):
    """A company that nobody has open."""
    path = tmp_path / "closed.boffice"
    path.write_bytes(blank_company.read_bytes())
    return path


def test_a_read_only_session_leaves_file_and_folder_as_they_were(closed, clock):
    before = closed.read_bytes(), closed.stat().st_mtime_ns
    reader = companies.open_company(closed, clock=clock, read_only=True)
    assert not [each for each in companies.check(reader) if each.red]
    companies.back_up(reader, closed.with_name("kept.bobackup"))
    companies.close(reader)
    assert (closed.read_bytes(), closed.stat().st_mtime_ns) == before
    assert {each.name for each in closed.parent.iterdir()} == {closed.name, "kept.bobackup"}


def test_judging_a_file_leaves_nothing_beside_it(closed):
    schema.version_of(closed)
    files.verify(closed)
    assert list(closed.parent.iterdir()) == [closed]


def test_a_verb_that_lists_leaves_nothing_beside_the_file(closed):
    subprocess.run(
        [sys.executable, "main.py", "list", str(closed), "items"], cwd=REPOSITORY, check=True
    )
    assert list(closed.parent.iterdir()) == [closed]


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="the superuser may write anywhere")
def test_a_file_in_a_read_only_folder_is_not_called_damaged(closed):
    closed.parent.chmod(0o500)
    with pytest.raises(FileProblem, match="tidak boleh ditulisi"):
        schema.version_of(closed)
    closed.parent.chmod(0o700)


def test_what_stands_in_a_writers_log_is_read_and_the_log_stays(closed, clock):
    writer = a_writer(closed)
    writer.execute(WRITERS, ("first",))
    log = closed.with_name(f"{closed.name}-wal")
    written = log.read_bytes()
    reader = companies.open_company(closed, clock=clock, read_only=True)
    assert "first" in settings()
    companies.close(reader)
    assert log.read_bytes() == written
    writer.close()
    assert list(closed.parent.iterdir()) == [closed]


def test_a_writer_who_comes_later_is_noticed_and_keeps_its_log(closed, clock):
    reader = companies.open_company(closed, clock=clock, read_only=True)
    assert "later" not in settings()
    writer = a_writer(closed)
    writer.execute(WRITERS, ("later",))
    assert "later" in settings()
    writer.execute("PRAGMA wal_checkpoint(PASSIVE)")
    assert "later" in settings()
    writer.execute(WRITERS, ("last",))
    companies.close(reader)
    assert closed.with_name(f"{closed.name}-wal").stat().st_size > 0
    assert writer.execute("SELECT COUNT(*) FROM setting WHERE key = 'last'").fetchone() == (1,)
    writer.close()


def test_the_log_of_a_killed_writer_is_read_and_left_alone(closed, clock, tmp_path):
    writer = a_writer(closed)
    writer.execute(WRITERS, ("kept",))
    folder = tmp_path / "killed"
    folder.mkdir()
    for end in ("", "-wal"):
        copied = folder / f"{closed.name}{end}"
        copied.write_bytes(closed.with_name(f"{closed.name}{end}").read_bytes())
    writer.close()
    killed = folder / closed.name
    before = killed.read_bytes(), killed.with_name(f"{killed.name}-wal").read_bytes()
    reader = companies.open_company(killed, clock=clock, read_only=True)
    assert "kept" in settings()
    companies.close(reader)
    assert (killed.read_bytes(), killed.with_name(f"{killed.name}-wal").read_bytes()) == before


def test_on_a_network_share_no_log_is_taken_away(closed, monkeypatch):
    assert to_read(closed).endswith("?mode=rw")
    monkeypatch.setattr(places, "is_on_network", lambda path: True)
    assert to_read(closed).endswith("?mode=ro")


@pytest.mark.skipif(os.name == "nt", reason="no such mark on Windows")
def test_a_name_with_marks_of_an_address_is_read(closed, clock):
    odd = closed.rename(closed.with_name("100% a?b#c&mode=rwc.boffice"))
    reader = companies.open_company(odd, clock=clock, read_only=True)
    companies.close(reader)
    assert list(odd.parent.iterdir()) == [odd]
