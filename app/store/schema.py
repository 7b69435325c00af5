"""Creating the tables of a new company file and knowing the version of an old one."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from app.kernel.errors import FileDamaged, FileProblem
from app.kernel.text import N_
from app.store.connection import APPLICATION_ID, address, database, execute, to_read
from app.store.fields import Record

SCHEMA_VERSION = 2  # of the files that are made now; app/store/migrations lead to it

READONLY_ROLLBACK = sqlite3.SQLITE_READONLY_ROLLBACK
"""What SQLite says where a change cut short must be taken back, which reading alone may not do."""

NO_PLACE_FOR_A_LOG = {sqlite3.SQLITE_READONLY_DIRECTORY, sqlite3.SQLITE_READONLY_CANTINIT}
"""What SQLite says where it may not even note beside the file that it is reading."""


class Schema(NamedTuple):
    """All tables and triggers of the house, in the order they are created."""

    tables: tuple[type[Record], ...]
    guards: tuple[str, ...]


def of_modules(modules: Iterable[str]) -> Schema:
    """The TABLES and GUARDS of the named model modules."""
    tables: list[type[Record]] = []
    guards: list[str] = []
    for name in modules:
        module = import_module(name)
        tables += module.TABLES
        guards += getattr(module, "GUARDS", ())
    return Schema(tuple(tables), tuple(guards))


def create(schema: Schema) -> None:
    """Makes every table and trigger in the file that is open, then marks the file as ours."""
    database.create_tables(list(schema.tables))
    for sql in schema.guards:
        execute(sql)
    execute(f"PRAGMA application_id = {APPLICATION_ID}")
    execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def missing_guards(guards: Sequence[str]) -> list[str]:
    """Names of triggers and indexes that ought to be in the open file and are not."""
    present = {name for (name,) in execute("SELECT name FROM sqlite_master").fetchall()}
    words = [sql.replace("IF NOT EXISTS ", "").split() for sql in guards]
    names = [each[each.index("ON") - 1] if "INDEX" in each[:3] else each[2] for each in words]
    return [name for name in names if name.strip('"') not in present]


def _marks(at: str) -> tuple[int, int]:
    """Application id and version in the header, where the rest can be read too."""
    connection = sqlite3.connect(at, uri=True)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    finally:
        connection.close()
    return application, version


def company_name(path: Path) -> str:
    """What a file that is not open calls its company; "" where that cannot be read."""
    try:
        with contextlib.closing(sqlite3.connect(to_read(path), uri=True)) as connection:
            sql = "SELECT json_extract(value, '$.name') FROM setting WHERE key = 'company'"
            row = connection.execute(sql).fetchone()
    except sqlite3.Error:
        return ""
    return str(row[0]) if row else ""


def version_of(path: Path) -> int:
    """The schema version of a company file, read without changing it.

    A change that a crash cut short is taken back first. Raises FileProblem where it is not a company file, is damaged,
    comes from a newer program, or lies in a folder that is read-only.
    """
    with path.open("rb") as file:
        start = file.read(16)
    if start != b"SQLite format 3\x00":
        raise FileProblem(
            N_("{name} is not a Back Office company file."),
            name=path.name,
            remedy=N_("Choose a file that ends in .boffice, or restore a backup."),
        )
    try:
        try:
            application, version = _marks(to_read(path))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != READONLY_ROLLBACK:
                raise
            application, version = _marks(address(path, "rw"))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode in NO_PLACE_FOR_A_LOG:
            raise FileProblem(
                N_("{name} lies in a folder in which nothing may be written."),
                name=path.name,
                remedy=N_("Copy the file to a folder of your own and open the copy."),
            ) from error
        raise FileDamaged(
            N_("{name} is damaged: {reason}."),
            name=path.name,
            reason=error,
        ) from error
    if application != APPLICATION_ID:
        raise FileProblem(
            N_("{name} belongs to another program."),
            name=path.name,
            remedy=N_("Choose a file that ends in .boffice, or restore a backup."),
        )
    if version > SCHEMA_VERSION:
        raise FileProblem(
            N_("{name} was made by a newer version of Back Office."),
            name=path.name,
            remedy=N_("Install the newest version of Back Office, then open the file again."),
        )
    return int(version)
