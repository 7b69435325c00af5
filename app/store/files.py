"""Whole files: copied online, checked, and put in place so that nothing is ever overwritten.

A copy is written under a temporary name beside its target, checked and flushed to the disk, then linked
to its name in one step that fails if the name is taken. A crash leaves either the whole file or none.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import peewee

from app.kernel.errors import FileDamaged, FileProblem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_, _
from app.store.connection import APPLICATION_ID, database, to_read

PAGES_A_STEP = 2048
LONGEST_START = 40  # characters of a name that begin its temporary one, so that no name is too long


def refuse_existing(path: Path) -> None:
    if path.exists():
        raise FileProblem(
            N_("{name} already exists and is never overwritten."),
            name=path.name,
            remedy=N_("Choose another name."),
        )


def copy_database(source: Path, target: Path, progress: Progress = SILENT) -> None:
    """A checked copy of a database that may be in use. Refuses an existing ``target``."""
    refuse_existing(target)
    with worded_file_failures(target), temporary_beside(target) as partial:
        with contextlib.closing(sqlite3.connect(to_read(source), uri=True)) as origin:
            _copy(origin, partial, progress)
        _finish_copy(partial, target)


def copy_open(target: Path) -> None:
    """As ``copy_database``, of the company that this thread has open, wherever its file is now."""
    refuse_existing(target)
    with worded_file_failures(target), temporary_beside(target) as partial:
        _copy(database.connection(), partial, SILENT)
        _finish_copy(partial, target)


def _copy(origin: sqlite3.Connection, partial: Path, progress: Progress) -> None:
    with contextlib.closing(sqlite3.connect(partial)) as copy:
        origin.backup(
            copy,
            pages=PAGES_A_STEP,
            progress=lambda _status, left, total: progress.report(
                total - left, total, _("Copying the company file")
            ),
        )
        copy.execute("PRAGMA journal_mode = delete")


def _finish_copy(partial: Path, target: Path) -> None:
    verify(partial)
    flush(partial)
    put_in_place(partial, target)


def verify(path: Path) -> None:
    """Opens a copy and checks it whole; raises FileProblem where anything is wrong."""
    connection = sqlite3.connect(to_read(path), uri=True)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        stray = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise FileDamaged(
            N_("{name} is damaged: {reason}."), name=path.name, reason=error
        ) from error
    finally:
        connection.close()
    if application != APPLICATION_ID or verdict != "ok" or stray is not None:
        raise FileProblem(
            N_("{name} is not a whole company file."),
            name=path.name,
            remedy=N_("Choose another backup."),
        )


@contextlib.contextmanager
def temporary_beside(target: Path) -> Iterator[Path]:
    """A name in the same folder, of this thread alone, that is gone at the end, whatever happens.

    Raises OSError at once where nothing may be written there.
    """
    own = f"{os.getpid()}-{threading.get_ident()}"
    partial = target.with_name(f".{target.name[:LONGEST_START]}.{own}.partial")
    leftovers = [*_with_logs(partial), partial.with_name(f".{partial.name}.lock")]
    for leftover in leftovers:
        leftover.unlink(missing_ok=True)
    partial.touch()
    partial.unlink()
    try:
        yield partial
    finally:
        for leftover in leftovers:
            leftover.unlink(missing_ok=True)


def _with_logs(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))]


def flush(path: Path) -> None:
    """Waits until the file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Waits until names in a folder are on the disk, where the system has such a wait."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(partial: Path, target: Path) -> None:
    """Gives ``partial`` the name ``target`` in one step; refuses where that name is taken."""
    try:
        if os.name == "nt":
            partial.rename(target)
        else:
            _link(partial, target)
    except FileExistsError:
        refuse_existing(target)
        raise
    flush_folder(target.parent)


def _link(partial: Path, target: Path) -> None:
    try:
        os.link(partial, target)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP):
            raise
        refuse_existing(target)  # a file system without links: the check comes just before
        partial.rename(target)
    else:
        partial.unlink()


@contextlib.contextmanager
def worded_file_failures(path: Path) -> Iterator[None]:
    """Turns what the file system says into a sentence about ``path``."""
    try:
        yield
    except (OSError, sqlite3.OperationalError, peewee.OperationalError) as error:
        raise _sentence(error, path) from error


def _sentence(error: Exception, path: Path) -> FileProblem:
    code = getattr(error, "errno", None)
    if code == errno.ENOSPC or "full" in str(error):
        return FileProblem(
            N_("The disk is full."), remedy=N_("Free some space on the disk, then try again.")
        )
    if code == errno.ENOENT:
        return FileProblem(N_("{name} was not found."), name=str(path))
    return FileProblem(
        N_("{name} cannot be read or written here: {reason}."),
        name=path.name,
        reason=getattr(error, "strerror", None) or error,
        remedy=N_("Choose a folder you may write to."),
    )


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A name to write a generated file (PDF, export) under: it becomes ``path`` whole, in one step.

    An older file stays where writing fails. What the file system says comes as it is.
    """
    with temporary_beside(path) as partial:
        yield partial
        flush(partial)
        os.replace(partial, path)
