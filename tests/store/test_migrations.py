"""An older company file, brought up to date, is what a new one is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app import companies
from app.ledger import accounts
from app.store import schema
from app.store.migrations import version_2

FIRST = Path(__file__).parent / "version_1.sql"


@pytest.fixture
def first_version(tmp_path):
    """A company as version 1 of the program left it."""
    path = tmp_path / "first.boffice"
    connection = sqlite3.connect(path)
    connection.executescript(FIRST.read_text("utf-8"))
    connection.close()
    return path


def things_in(path):
    """Tables with their columns, indexes with theirs, and triggers: by name, without the spelling of SQL."""
    connection = sqlite3.connect(path)
    found = {}
    for kind, name, table, sql in connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
    ).fetchall():
        if kind == "table":
            columns = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
            keys = connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
            found[kind, name] = ({column[1:] for column in columns}, {key[2:] for key in keys})
        elif kind == "index":
            found[kind, table, name] = connection.execute(f'PRAGMA index_info("{name}")').fetchall()
        else:
            found[kind, name] = " ".join(sql.replace("IF NOT EXISTS ", "").split())
    connection.close()
    return found


def test_a_migrated_file_holds_what_a_new_one_does(first_version, blank_company, clock):
    session = companies.open_company(first_version, clock=clock)
    assert schema.version_of(first_version) == schema.SCHEMA_VERSION
    assert not [each for each in companies.check(session) if each.red]
    companies.close(session)
    assert things_in(first_version) == things_in(blank_company)


def test_the_old_file_is_kept(first_version, clock):
    session = companies.open_company(first_version, clock=clock)
    companies.close(session)
    kept = [each for each in first_version.parent.iterdir() if each != first_version]
    assert [schema.version_of(each) for each in kept if each.suffix == ".boffice"] == [1]


def test_older_payroll_tables_take_the_new_kinds_of_runs(first_version, clock):
    """What their checks allow is what a new file's do."""
    session = companies.open_company(first_version, clock=clock)
    companies.close(session)
    connection = sqlite3.connect(first_version)
    tables = connection.execute(
        "SELECT sql FROM sqlite_master WHERE name IN ('payroll_run', 'payroll_slip') ORDER BY name"
    ).fetchall()
    connection.close()
    assert "'correction', 'severance'" in tables[0][0]
    assert "- deduction + severance - final_tax" in tables[1][0]


def test_older_accounts_take_the_parts_that_are_new(first_version, clock):
    session = companies.open_company(first_version, clock=clock)
    for role, code in version_2.ACCOUNT_ROLES.items():
        account = accounts.for_role(role)
        assert (account.code, account.active) == (code, True)
    companies.close(session)
