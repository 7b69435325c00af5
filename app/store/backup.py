"""Backups: online, opened and checked before they count, rotated; and restoring one to a new file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app.kernel.progress import SILENT, Progress
from app.store import files
from app.store.connection import scalar
from app.store.model import BackupMade
from app.store.rows import insert
from app.store.work import Work

SUFFIX = ".bobackup"
DAILY_KEPT = 14
MONTHLY_KEPT = 12


def folder_of(path: Path) -> Path:
    """Where the automatic backups of a company file are kept: a folder beside it."""
    return path.with_name(f"{path.stem} backups")


def make(path: Path, target: Path, progress: Progress = SILENT) -> Path:
    """A checked copy of the company file, which may be in use."""
    files.copy_database(path, target, progress)
    return target


def remember(work: Work, target: Path) -> None:
    """Notes a checked backup in the company file itself."""
    insert(BackupMade, at=work.at, path=str(target))
    work.touch("backup")


def _dated(folder: Path, path: Path, now: dt.datetime) -> Path:
    """What a backup of ``path`` made now is called in ``folder``, which is made where it is missing."""
    with files.worded_file_failures(folder):
        folder.mkdir(exist_ok=True)
    return folder / f"{path.stem}-{now:%Y-%m-%d-%H%M%S}{SUFFIX}"


def make_automatic(path: Path, now: dt.datetime, progress: Progress = SILENT) -> Path:
    """A dated backup in the company's backup folder; older ones are rotated away."""
    target = _dated(folder_of(path), path, now)
    if not target.exists():
        make(path, target, progress)
    rotate(target.parent, target)
    return target


def rescue(path: Path, now: dt.datetime) -> Path:
    """A checked copy of the open company whose file is not at ``path`` any more."""
    folder = folder_of(path) if path.parent.is_dir() else Path.home()
    target = _dated(folder, path, now)
    if not target.exists():
        files.copy_open(target)
    return target


def newest() -> dt.datetime | None:
    """When the open company's newest checked backup was made."""
    at = scalar("SELECT MAX(at) FROM backup_made")
    return dt.datetime.fromisoformat(at) if at else None


def is_due(today: dt.date) -> bool:
    """Whether the open company has had no checked backup today."""
    return not scalar("SELECT 1 FROM backup_made WHERE substr(at, 1, 10) = ?", (today,))


def rotate(folder: Path, made: Path | None = None) -> list[Path]:
    """Keeps the newest of each of the last days and months that have one; returns what was removed.

    ``made`` just now stays, also where the computer's clock was set back.
    """
    backups = sorted(folder.glob(f"*{SUFFIX}"), key=lambda each: each.name, reverse=True)
    keep: set[Path] = {*backups[:3], *([made] if made else [])}
    for length, kept in ((len("2026-11-23"), DAILY_KEPT), (len("2026-11"), MONTHLY_KEPT)):
        newest_of: dict[str, Path] = {}
        for each in backups:
            newest_of.setdefault(each.stem[-len("2026-11-23-094100") :][:length], each)
        keep.update(list(newest_of.values())[:kept])
    removed = [each for each in backups if each not in keep]
    for each in removed:
        each.unlink(missing_ok=True)
    return removed


def restore(backup: Path, target: Path, progress: Progress = SILENT) -> Path:
    """Puts a checked copy of a backup at a new name; nothing is overwritten."""
    files.refuse_existing(target)
    with files.worded_file_failures(backup):
        backup.stat()
    files.verify(backup)
    files.copy_database(backup, target, progress)
    return target
