"""What our code writes, taken down row by row, and written again by bare sqlite3.

The limit of a write is what remains when everything but the writing is left out: no validation, no
reading, no triggers, no foreign keys, every row of a transaction written once in its last form, rows of
one table together. The rows are the same, and compared at the end.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.store.connection import database

Values = tuple[Any, ...]
Statement = tuple[str, list[Values]]
Transaction = list[Statement]


def tables_of(connection: sqlite3.Connection) -> list[str]:
    """All but those of the search index, which bare writing does without."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'search!_%' ESCAPE '!'"
        " ORDER BY name"
    )
    return [name for (name,) in rows]


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[list[str], list[str]]:
    """Every column, and those of the primary key in its order."""
    info = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    key = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
    return [row[1] for row in info], key


class Recorder:
    """Hears of every row that a connection changes, also by triggers, through triggers of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.tape: list[Transaction] = []
        self._connection = connection
        self._columns = {name: columns_of(connection, name) for name in tables_of(connection)}
        self._before: dict[tuple[str, Values], Values | None] = {}
        self._after: dict[tuple[str, Values], Values | None] = {}

    def listen(self) -> None:
        self._connection.create_function("heard", -1, self._heard)
        for table, (columns, _key) in self._columns.items():
            old, new = (", ".join(f'{row}."{c}"' for c in columns) for row in ("OLD", "NEW"))
            for event, values in (("INSERT", new), ("UPDATE", f"{old}, {new}"), ("DELETE", old)):
                self._connection.execute(
                    f'CREATE TEMP TRIGGER "heard_{table}_{event}" AFTER {event} ON main."{table}" '
                    f"BEGIN SELECT heard('{table}', '{event}', {values}); END"
                )
        self._connection.set_trace_callback(self._spoken)

    def stop(self) -> None:
        self._connection.set_trace_callback(None)
        for table in self._columns:
            for event in ("INSERT", "UPDATE", "DELETE"):
                self._connection.execute(f'DROP TRIGGER temp."heard_{table}_{event}"')

    def _heard(self, table: str, event: str, *values: Any) -> None:
        width = len(self._columns[table][0])
        old = None if event == "INSERT" else values[:width]
        new = None if event == "DELETE" else values[-width:]
        for row in (old, new):
            if row is not None:
                self._before.setdefault((table, self._key(table, row)), old if row is old else None)
        if old is not None:
            self._after[table, self._key(table, old)] = None
        if new is not None:
            self._after[table, self._key(table, new)] = new

    def _key(self, table: str, row: Values) -> Values:
        columns, key = self._columns[table]
        return tuple(row[columns.index(name)] for name in key)

    def _spoken(self, sql: str) -> None:
        word = sql.split(None, 1)[0].upper()
        if word in ("BEGIN", "ROLLBACK") and not sql.upper().startswith("ROLLBACK TO"):
            self._before, self._after = {}, {}
        elif word == "COMMIT":
            self.tape.append(self._transaction())

    def _transaction(self) -> Transaction:
        written: dict[str, list[Values]] = {}
        for (table, key), new in self._after.items():
            statement = self._statement(table, key, self._before[table, key], new)
            if statement is not None:
                written.setdefault(statement[0], []).append(statement[1])
        return list(written.items())

    def _statement(
        self, table: str, key: Values, old: Values | None, new: Values | None
    ) -> tuple[str, Values] | None:
        columns, key_columns = self._columns[table]
        where = " AND ".join(f'"{name}" = ?' for name in key_columns)
        if new is None:
            return (f'DELETE FROM "{table}" WHERE {where}', key) if old is not None else None
        if old is None:
            names, places = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
            return f'INSERT INTO "{table}" ({names}) VALUES ({places})', new
        places = [place for place, value in enumerate(new) if old[place] != value]
        if not places:
            return None
        settings = ", ".join(f'"{columns[place]}" = ?' for place in places)
        return (
            f'UPDATE "{table}" SET {settings} WHERE {where}',
            (*(new[place] for place in places), *key),
        )


@contextmanager
def recording() -> Iterator[list[Transaction]]:
    """Takes down every transaction of the open company."""
    recorder = Recorder(database.connection())
    recorder.listen()
    try:
        yield recorder.tape
    finally:
        recorder.stop()


def bare(path: Path) -> sqlite3.Connection:
    """The same file with nothing in the way: no guards, but the same log and waiting for the disk."""
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
    for pragma in ("journal_mode = wal", "synchronous = full", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    return connection


def replay(path: Path, tape: Sequence[Transaction]) -> float:
    """Writes the tape into ``path``, one transaction each; returns the seconds it took."""
    connection = bare(path)
    try:
        start = time.perf_counter()
        for transaction in tape:
            connection.execute("BEGIN IMMEDIATE")
            for sql, rows in transaction:
                if len(rows) == 1:
                    connection.execute(sql, rows[0])
                else:
                    connection.executemany(sql, rows)
            connection.execute("COMMIT")
        return time.perf_counter() - start
    finally:
        connection.close()


def assert_same(one: Path, other: Path) -> int:
    """Fails where any row of any table differs; returns how many rows were compared."""
    left, right = sqlite3.connect(one), sqlite3.connect(other)
    try:
        names = tables_of(left)
        assert names == tables_of(right)
        return sum(_assert_same_rows(left, right, name) for name in names)
    finally:
        left.close()
        right.close()


def _assert_same_rows(left: sqlite3.Connection, right: sqlite3.Connection, table: str) -> int:
    columns = ", ".join(f'"{name}"' for name in columns_of(left, table)[0])
    sql = f'SELECT {columns} FROM "{table}" ORDER BY {columns}'
    count = 0
    for mine, theirs in zip(left.execute(sql), right.execute(sql), strict=True):
        if mine != theirs:
            raise AssertionError(f"{table}: ours wrote {mine}, the limit {theirs}")
        count += 1
    return count
