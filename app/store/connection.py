"""The one company file that is open, and plain questions to it.

The database object is deferred: it is pointed at a file when a company opens. Every thread has a
connection of its own. Amounts, quantities, rates, periods and dates may be handed in as parameters.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from urllib.parse import quote

import peewee

from app.kernel.errors import Cancelled, FileDamaged, FileGone
from app.kernel.money import Money
from app.kernel.period import Period
from app.kernel.progress import told_to_stop
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate
from app.kernel.rounding import divide_half_up
from app.kernel.text import N_
from app.store import places

APPLICATION_ID = 0x424F4646  # "BOFF" in the header of every company file

STEPS_BETWEEN_STOPS = 20_000  # of SQLite's machine: a few milliseconds


class _OpenFile:
    """The file that is open, to notice that it was moved, deleted or replaced meanwhile."""

    def __init__(self) -> None:
        self.path = Path()
        self._numbered = True
        self._seen: tuple[int, int] | None = None

    def begin(self, path: Path) -> None:
        self.path, self._seen = path, None
        self._numbered = not places.is_on_network(path)

    def note(self) -> None:
        """It was opened; where it was before, it stays the one that was meant."""
        if self._seen is None:
            self._seen = self._found()

    def forget(self) -> None:
        self._seen = None

    def in_place(self) -> bool:
        return self._seen is None or self._seen == self._found()

    def _found(self) -> tuple[int, int] | None:
        """Which file lies there; on a network share, whose numbers may change, only that there is one."""
        try:
            found = os.stat(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        return (found.st_dev, found.st_ino) if self._numbered else (0, 0)


class _Database(peewee.SqliteDatabase):  # type: ignore[misc]
    """Questions asked away from the main thread can be given up while SQLite works on them.

    None of them opens another file than the one that was meant.
    """

    def _connect(self) -> sqlite3.Connection:
        require_in_place()
        made: sqlite3.Connection = super()._connect()  # type: ignore[misc]
        _open_file.note()
        return made

    def _add_conn_hooks(self, connection: sqlite3.Connection) -> None:
        super()._add_conn_hooks(connection)  # type: ignore[misc]
        if threading.current_thread() is not threading.main_thread():
            connection.set_progress_handler(told_to_stop, STEPS_BETWEEN_STOPS)


def _part_of(amount: int, part: int, whole: int) -> int:
    """``part`` of ``whole`` of an amount in sen, to the rupiah: SQL's own numbers would overflow into fractions."""
    return divide_half_up(amount * part, whole * 100) * 100


database = _Database(None)
database.register_function(_part_of, "part_of", 3, deterministic=True)
_open_file = _OpenFile()

sqlite3.register_adapter(Money, lambda value: value.minor)
sqlite3.register_adapter(Quantity, lambda value: value.micro)
sqlite3.register_adapter(UnitPrice, lambda value: value.scaled)
sqlite3.register_adapter(Rate, str)
sqlite3.register_adapter(Period, lambda value: value.number)
sqlite3.register_adapter(dt.date, lambda value: value.isoformat())
sqlite3.register_adapter(dt.datetime, lambda value: value.isoformat(timespec="seconds"))
sqlite3.register_adapter(dict, lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True))

WRITER_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "recursive_triggers": 1,  # so that REPLACE runs the delete triggers too
    "cache_size": -65536,
    "temp_store": "memory",
}
READER_PRAGMAS = {"foreign_keys": 1, "query_only": 1, "cache_size": -65536, "temp_store": "memory"}


def point_at(path: Path, *, read_only: bool = False) -> None:
    """Makes ``path`` the open company file. Creates it when it is not there and not read-only."""
    _open_file.begin(path)
    options: dict[str, Any] = {"check_same_thread": True, "cached_statements": 512, "uri": True}
    if read_only:
        database.init(to_read(path), pragmas=READER_PRAGMAS, timeout=10, **options)
    else:
        database.init(address(path, "rwc"), pragmas=WRITER_PRAGMAS, timeout=10, **options)


def address(path: Path, mode: str) -> str:
    """A file as SQLite is asked for it. mode: "ro", "rw", or "rwc" to create it."""
    return f"file:{quote(str(path.resolve()))}?mode={mode}"


def to_read(path: Path) -> str:
    """The address of a file that is only read, whether or not another process writes it meanwhile.

    A log beside it belongs to a writer, or to one cut short: it is read and left alone. Where there is
    none SQLite makes one, to notice a writer that comes later. It takes it away again only where it may
    write; on a network share it may not, for there it could take away a writer's.
    """
    path = path.resolve()
    has_log = path.with_name(path.name + "-wal").exists()
    return address(path, "ro" if has_log or places.is_on_network(path) else "rw")


def in_place() -> bool:
    """Whether the open file still lies where it was opened."""
    return _open_file.in_place()


def require_in_place() -> None:
    """Raises FileGone where it does not: what is written now could be lost with it."""
    if not in_place():
        raise FileGone(
            N_("{name} is no longer where it was opened: it was moved, deleted or replaced."),
            name=_open_file.path.name,
        )


def close() -> None:
    """Closes this thread's connection and forgets everything cached from the file."""
    if not database.is_closed():
        if not in_place():
            execute(
                "PRAGMA wal_checkpoint(TRUNCATE)"
            )  # of a moved file SQLite leaves the log behind
        database.close()
    _open_file.forget()
    for memory in _memories:
        memory.clear()


@contextmanager
def own_connection() -> Iterator[None]:
    """For a thread of its own: the connection its first question opens is closed at the end.

    Nothing is opened here: a company may not be open yet, and the work may be to make one.
    """
    try:
        yield
    finally:
        if not database.deferred:
            database.close()


@contextmanager
def unsynchronised() -> Iterator[None]:
    """For a file nobody has yet: does not wait for the disk after each change, only at the end."""
    execute("PRAGMA synchronous = off")
    try:
        yield
    finally:
        execute("PRAGMA synchronous = full")


def execute(sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
    """Runs one statement. Raises FileProblem where the file turns out to be damaged."""
    try:
        cursor: sqlite3.Cursor = database.connection().execute(sql, parameters)
    except sqlite3.DatabaseError as error:
        raise _worded(error) from error
    return cursor


def query(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    try:
        return execute(sql, parameters).fetchall()
    except sqlite3.DatabaseError as error:
        raise _worded(error) from error


def each(sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
    """The rows as they are found, for answers too long to hold."""
    try:
        yield from execute(sql, parameters)
    except sqlite3.DatabaseError as error:
        raise _worded(error) from error


def one(sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
    try:
        row: tuple[Any, ...] | None = execute(sql, parameters).fetchone()
    except sqlite3.DatabaseError as error:
        raise _worded(error) from error
    return row


def scalar(sql: str, parameters: Sequence[Any] = ()) -> Any:
    """The first value of the first row, or None."""
    row = one(sql, parameters)
    return row[0] if row else None


def _worded(error: sqlite3.DatabaseError) -> Exception:
    """A sentence where the file is damaged, Cancelled where the question was given up."""
    if str(error) == "interrupted":
        return Cancelled()
    if "malformed" not in str(error) and "not a database" not in str(error):
        return error
    return FileDamaged(
        N_("The company file is damaged: {reason}."),
        reason=error,
    )


P = ParamSpec("P")
R = TypeVar("R")

_memories: list[dict[Any, Any]] = []
_memories_by_kind: dict[str, list[dict[Any, Any]]] = {}


def cached(*kinds: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remembers a function's answers until something of these kinds changes or the file closes.

    Arguments must be hashable and positional.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        memory: dict[Any, R] = {}
        _memories.append(memory)
        for kind in kinds:
            _memories_by_kind.setdefault(kind, []).append(memory)

        @wraps(function)
        def remembered(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return memory[args]
            except KeyError:
                answer = memory[args] = function(*args, **kwargs)
                return answer

        return remembered

    return decorate


def forget(kinds: set[str] | frozenset[str]) -> None:
    """Drops what was remembered about these kinds."""
    for kind in kinds:
        for memory in _memories_by_kind.get(kind, ()):
            memory.clear()
