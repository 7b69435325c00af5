"""One writer at a time: who holds a company file."""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import json
import os
import platform
import sys
from pathlib import Path
from typing import BinaryIO, NamedTuple

from app.kernel import formats
from app.kernel.errors import FileInUse
from app.kernel.text import N_
from app.store.files import worded_file_failures


class Holder(NamedTuple):
    """Who has a company file open for writing."""

    user: str
    computer: str
    since: dt.datetime


class WriterLock:
    """Held while a company file is open for writing; freed by the system if the process dies."""

    def __init__(self, path: Path) -> None:
        self._note = path.with_name(f".{path.name}.holder")
        self._file = path.with_name(f".{path.name}.lock")
        self._path = path
        self._held: BinaryIO | None = None

    def take(self, user: str, now: dt.datetime) -> None:
        """Raises FileInUse naming the holder where another process has the file."""
        with worded_file_failures(self._path):
            file = self._file.open("ab")
            if not _locked(file):
                file.close()
                raise self._in_use()
        self._held = file
        note = {
            "user": user or _login_name(),
            "computer": platform.node(),
            "since": now.isoformat(),
            "process": os.getpid(),
        }
        with worded_file_failures(self._path):
            self._note.write_text(json.dumps(note), "utf-8")

    def free(self) -> None:
        with contextlib.suppress(OSError):
            self._note.unlink(missing_ok=True)
        if self._held is not None:
            self._held.close()
            self._held = None

    def _in_use(self) -> FileInUse:
        holder = holder_of(self._path)
        remedy = N_("Open it read-only, or try again once it has been closed there.")
        if holder is None:
            return FileInUse(
                N_("{name} is in use by another program."), name=self._path.name, remedy=remedy
            )
        return FileInUse(
            N_("{name} is in use on {computer} by {user} since {time}."),
            name=self._path.name,
            computer=holder.computer,
            user=holder.user,
            time=formats.time(holder.since),
            remedy=remedy,
        )


def _locked(file: BinaryIO) -> bool:
    """Whether the system gives us the file alone, until it is closed or the process ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def holder_of(path: Path) -> Holder | None:
    """Who wrote the note beside a company file; None where there is none or it is unreadable."""
    note = path.with_name(f".{path.name}.holder")
    try:
        read = json.loads(note.read_text("utf-8"))
        return Holder(read["user"], read["computer"], dt.datetime.fromisoformat(read["since"]))
    except (OSError, ValueError, KeyError):
        return None


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
