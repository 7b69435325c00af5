"""What is looked at when the process is dead. Each function returns in a few words what it found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from app import companies, store
from app.access.session import Session
from app.sales.invoice import service
from app.store import files, schema
from tests.bench import company
from tests.kill import jobs


def after_posting(folder: Path, promised: list[str]) -> str:
    with _sound(folder) as session:
        kept = _whole_invoices()
        assert kept[: len(promised)] == promised, f"{set(promised) - set(kept)} are lost"
        assert len(kept) <= len(promised) + 1, "more was posted than was tried"
        following = service.post_new(session, next(company.drafts(1, 3, items=company.FEW)))
        assert following not in kept
    if not kept:
        return "none posted"
    return "all posted" if len(kept) == jobs.INVOICES else "some posted"


def after_importing(folder: Path, promised: list[str]) -> str:
    with _sound(folder):
        kept = len(_whole_invoices())
    assert kept in (0, jobs.INVOICES), f"{kept} of {jobs.INVOICES} were kept"
    assert kept or not promised, "the import had returned"
    return "all kept" if kept else "nothing kept"


def after_backing_up(folder: Path, promised: list[str]) -> str:
    with _sound(folder):
        posted = len(_whole_invoices())
    assert posted >= len(promised)
    found = sorted(folder.glob("*.bobackup"))
    assert {path.name for path in found} >= set(promised), "a backup is lost"
    for number, path in enumerate(found, start=1):
        files.verify(path)
        restored = folder / f"restored-{number}.boffice"
        companies.restore(path, restored)
        with _sound(folder, restored.name):
            assert len(_whole_invoices()) == number
    again = folder / f"{len(found) + 1}.bobackup"
    with company.opened(folder / "company.boffice") as session:
        companies.back_up(session, again)
    return f"{len(found)} of {jobs.BACKUPS} backups, each whole"


def after_migrating(folder: Path, promised: list[str]) -> str:
    path = folder / "company.boffice"
    schema.version_of(path)
    files.verify(path)
    version, notes = _migrated(path)
    assert (version, notes) in ((jobs.OLD, None), (jobs.NEW, jobs.NOTES)), (
        f"version {version}, {notes} notes"
    )
    assert version == jobs.NEW or not promised, "the migration had returned"
    if version == jobs.OLD:
        jobs.bring_notes(path)
        assert _migrated(path) == (jobs.NEW, jobs.NOTES)
    with _sound(folder):
        pass
    return "new and whole" if version == jobs.NEW else "old and whole"


AFTERMATHS: dict[str, Callable[[Path, list[str]], str]] = {
    "posting": after_posting,
    "importing": after_importing,
    "backing up": after_backing_up,
    "migrating": after_migrating,
}


class _sound:  # noqa: N801
    """The company open again, its checks green."""

    def __init__(self, folder: Path, name: str = "company.boffice") -> None:
        self._opened = company.opened(folder / name)

    def __enter__(self) -> Session:
        session = self._opened.__enter__()
        red = [each for each in companies.check(session) if each.red]
        assert not red, f"red: {[(each.name, each.detail) for each in red]}"
        return session

    def __exit__(self, *reason: object) -> None:
        self._opened.__exit__(*reason)


def _whole_invoices() -> list[str]:
    """Numbers of the posted invoices, in order, after seeing that each has all its parts."""
    rows = store.query(
        "SELECT d.number, d.total,"
        " (SELECT COUNT(*) FROM sales_invoice_line l WHERE l.invoice_id = d.id),"
        " (SELECT COUNT(*) FROM stock_move m WHERE m.document_kind = 'sales-invoice'"
        "  AND m.document_id = d.id),"
        " (SELECT COUNT(*) FROM journal_entry e WHERE e.id = d.entry_id"
        "  AND e.source_kind = 'sales-invoice' AND e.source_id = d.id),"
        " (SELECT SUM(amount) FROM open_item o WHERE o.document_kind = 'sales-invoice'"
        "  AND o.document_id = d.id),"
        " (SELECT COUNT(*) FROM audit a WHERE a.action = 'post' AND a.number = d.number)"
        " FROM sales_invoice d ORDER BY d.id"
    )
    for number, total, *parts in rows:
        assert parts == [3, 3, 1, total, 1], f"{number} is only half there: {parts}"
    return [row[0] for row in rows]


def _migrated(path: Path) -> tuple[int, int | None]:
    connection = sqlite3.connect(path)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrated_note'")
        if there.fetchone() is None:
            return version, None
        return version, connection.execute("SELECT COUNT(*) FROM migrated_note").fetchone()[0]
    finally:
        connection.close()
