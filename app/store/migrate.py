"""Bringing an older company file up to date: on a copy, checked, then swapped in; the old one is kept."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from app.kernel.progress import SILENT, Progress
from app.store import files
from app.store.migrations import MIGRATIONS, Migration
from app.store.schema import SCHEMA_VERSION, version_of


def bring_up_to_date(
    path: Path,
    progress: Progress = SILENT,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    target_version: int = SCHEMA_VERSION,
) -> Path | None:
    """Migrates the file at ``path``; returns where the old file was kept, or None if nothing was due.

    Interrupted at any moment, ``path`` is either the old file or the migrated one, whole.
    """
    version = version_of(path)
    if version >= target_version:
        return None
    migrated = path.with_name(f".{path.name}.migrated")
    for leftover in (migrated, Path(f"{migrated}-journal")):
        leftover.unlink(missing_ok=True)
    files.copy_database(path, migrated, progress)
    with files.worded_file_failures(path):
        _migrate(migrated, version, target_version, migrations)
        files.verify(migrated)
        files.flush(migrated)
        kept = _free_name(path, version)
        _checkpoint(path)
        _keep_old(path, kept)
        os.replace(migrated, path)
        files.flush_folder(path.parent)
    return kept


def _migrate(path: Path, version: int, target: int, migrations: Mapping[int, Migration]) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute("BEGIN")
        for step in range(version, target):
            migrations[step](connection)
            connection.execute(f"PRAGMA user_version = {step + 1}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _checkpoint(path: Path) -> None:
    """Moves the write-ahead log into the file, so that the file alone is the company."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = delete")
    finally:
        connection.close()


def _keep_old(path: Path, kept: Path) -> None:
    """The old file gets a second name; the first is then replaced in one step."""
    try:
        os.link(path, kept)
    except OSError:
        files.copy_database(path, kept)


def _free_name(path: Path, version: int) -> Path:
    number = 0
    while True:
        suffix = f"-{number}" if number else ""
        name = path.with_name(f"{path.stem} (version {version}{suffix}){path.suffix}")
        if not name.exists():
            return name
        number += 1
