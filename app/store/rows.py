"""Writing rows: SQL generated once per table and set of columns, then reused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from app.store.database import database, execute
from app.store.fields import Record


@cache
def _insert_sql(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" * len(columns))
    return f'INSERT INTO "{table}" ({names}) VALUES ({places})'


@cache
def _update_sql(table: str, columns: tuple[str, ...]) -> str:
    settings = ", ".join(f'"{column}" = ?' for column in columns)
    return f'UPDATE "{table}" SET {settings} WHERE "id" = ?'


def _table(model: type[Record]) -> str:
    name: str = model._meta.table_name  # type: ignore[attr-defined]
    return name


def write_rows(model: type[Record], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts ``rows``, which all have the same database columns in the same order."""
    if not rows:
        return
    sql = _insert_sql(_table(model), tuple(rows[0]))
    database.connection().executemany(sql, [tuple(row.values()) for row in rows])


def insert(model: type[Record], **values: Any) -> int:
    """Inserts one row and returns its id."""
    cursor = execute(_insert_sql(_table(model), tuple(values)), tuple(values.values()))
    return int(cursor.lastrowid or 0)


def update(model: type[Record], row_id: int, **values: Any) -> None:
    """Changes columns of one row."""
    execute(_update_sql(_table(model), tuple(values)), (*values.values(), row_id))


def delete(model: type[Record], row_id: int) -> None:
    """Removes one row: drafts and master data nothing refers to; guards refuse the rest."""
    execute(f'DELETE FROM "{_table(model)}" WHERE "id" = ?', (row_id,))
