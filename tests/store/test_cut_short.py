"""A rollback journal left by a crash: reading alone may not take it back, opening does."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from app import companies
from app.store import schema


@pytest.fixture
def cut_short(blank_company, tmp_path):
    """A company whose last change was on its way into the file, as a killed program leaves it."""
    path, working = tmp_path / "cut.boffice", tmp_path / "working.boffice"
    working.write_bytes(blank_company.read_bytes())
    connection = sqlite3.connect(working, isolation_level=None)
    connection.execute("PRAGMA journal_mode = delete")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA user_version = 77")
    connection.execute("CREATE TABLE half (text)")
    connection.executemany("INSERT INTO half VALUES (?)", [("x" * 4000,)] * 200)
    shutil.copyfile(working, path)
    shutil.copyfile(f"{working}-journal", f"{path}-journal")
    connection.execute("ROLLBACK")
    connection.close()
    return path


def test_the_change_is_taken_back_and_the_file_opens(cut_short, clock):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        sqlite3.connect(f"{cut_short.as_uri()}?mode=ro", uri=True).execute("PRAGMA user_version")
    assert schema.version_of(cut_short) == schema.SCHEMA_VERSION
    session = companies.open_company(cut_short, clock=clock)
    assert not [each for each in companies.check(session) if each.red]
    companies.close(session)
