"""Writing rows: SQL generated once per table and set of columns, then reused.

Columns that are not named take the default their field declares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from app.store.connection import database, execute
from app.store.fields import Record


@cache
def _insertion(model: type[Record], columns: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    """The INSERT for these columns, and the defaults of the columns left out."""
    defaults = {
        field.column_name: field.db_value(field.default)
        for field in model._meta.sorted_fields  # type: ignore[attr-defined]
        if field.default is not None and field.column_name not in columns
    }
    names = (*columns, *defaults)
    quoted = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" * len(names))
    return f'INSERT INTO "{_table(model)}" ({quoted}) VALUES ({places})', tuple(defaults.values())


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
    sql, defaults = _insertion(model, tuple(rows[0]))
    database.connection().executemany(sql, [(*row.values(), *defaults) for row in rows])


def insert(model: type[Record], **values: Any) -> int:
    """Inserts one row and returns its id."""
    sql, defaults = _insertion(model, tuple(values))
    return int(execute(sql, (*values.values(), *defaults)).lastrowid or 0)


def update(model: type[Record], row_id: int, **values: Any) -> None:
    """Changes columns of one row."""
    execute(_update_sql(_table(model), tuple(values)), (*values.values(), row_id))


def delete(model: type[Record], row_id: int) -> None:
    """Removes one row: drafts and master data nothing refers to; guards refuse the rest."""
    execute(f'DELETE FROM "{_table(model)}" WHERE "id" = ?', (row_id,))
