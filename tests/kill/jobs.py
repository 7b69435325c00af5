"""What the process does that will be killed. Each promise is told only after the service returned."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from app import companies
from app.exchange import importing
from app.sales.invoice import service
from app.sales.invoice.tables import TABLE
from app.store import migrate
from tests.bench import company

Tell = Callable[[str], None]
INVOICES, BACKUPS, NOTES = 60, 3, 30_000
NEW = migrate.SCHEMA_VERSION
OLD = NEW - 1
DONE = "done"


def post(folder: Path, tell: Tell) -> None:
    """Posts invoices one by one, each in its own transaction, and tells every number."""
    with company.opened(folder / "company.boffice") as session:
        for draft in company.drafts(INVOICES, items=company.FEW):
            tell(service.post_new(session, draft))


def bring_in(folder: Path, tell: Tell) -> None:
    """Imports and posts a table of invoices in one transaction."""
    with company.opened(folder / "company.boffice") as session:
        importing.run(session, TABLE, folder / "invoices.csv", post=True)
        tell("imported")


def back_up(folder: Path, tell: Tell) -> None:
    """Makes backups, with an invoice posted before each."""
    with company.opened(folder / "company.boffice") as session:
        for number, draft in enumerate(company.drafts(BACKUPS, items=company.FEW), start=1):
            service.post_new(session, draft)
            tell(companies.back_up(session, folder / f"{number}.bobackup").name)


def bring_up_to_date(folder: Path, tell: Tell) -> None:
    """Migrates an older file."""
    bring_notes(folder / "company.boffice")
    tell("migrated")


def bring_notes(path: Path) -> None:
    """From the version before this one to this one, by a migration that adds notes and nothing else."""
    migrate.bring_up_to_date(path, migrations={OLD: add_notes}, target_version=NEW)


def add_notes(connection: sqlite3.Connection) -> None:
    """A migration large enough to be killed in: a table of its own, filled, with an index."""
    connection.execute("CREATE TABLE migrated_note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    connection.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        " INSERT INTO migrated_note SELECT i, 'note ' || i FROM n",
        (NOTES,),
    )
    connection.execute("CREATE INDEX migrated_note_text ON migrated_note (text)")


JOBS: dict[str, Callable[[Path, Tell], None]] = {
    "posting": post,
    "importing": bring_in,
    "backing up": back_up,
    "migrating": bring_up_to_date,
}


def work(job: str, folder: Path, wire: Connection) -> None:
    """The process itself: says when it begins, then works, then waits for its end."""
    wire.send_bytes(b"begun")
    JOBS[job](folder, lambda promise: wire.send_bytes(promise.encode()))
    wire.send_bytes(DONE.encode())
    time.sleep(60)
