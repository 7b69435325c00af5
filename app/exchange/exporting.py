"""Tables out: exports that import again unchanged, templates with an example, reports as files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app.access.session import Session
from app.exchange import files
from app.exchange.cells import CellError, plain, read_cell
from app.exchange.table import Table
from app.kernel.columns import Column
from app.kernel.errors import UserError
from app.kernel.report import ReportResult
from app.kernel.text import N_, translate
from app.store.files import replacing, worded_file_failures


def export(session: Session, table: Table, path: Path) -> int:
    """Writes every row of a table; returns how many."""
    if table.read is None:
        raise UserError(N_("{table} cannot be exported."), table=translate(table.title))
    count = 0

    def counted() -> Iterable[Mapping[str, Any]]:
        nonlocal count
        for row in table.read(session):  # type: ignore[misc]
            count += 1
            yield row

    files.write(path, _columns_to_write(session, table), counted(), translate(table.title))
    return count


def _columns_to_write(session: Session, table: Table) -> tuple[Column, ...]:
    """Those of the contract, and all of them once a row has something in a further one.

    The heading stands above the rows, so these are looked through first and not kept.
    """
    rows = table.read(session) if table.further and table.read else ()
    goes_further = any(row.get(key) for row in rows for key in table.further)
    return table.columns if goes_further else table.promised


def template(table: Table, path: Path) -> None:
    """An empty table with the right columns and one example row."""
    example = {}
    for column in table.promised:
        try:
            example[column.key] = read_cell(column.example, column) if column.example else None
        except CellError as error:
            raise AssertionError(f"{table.key}.{column.key}: {error}") from error
    files.write(path, table.promised, [example], translate(table.title))


def report_as_json(result: ReportResult) -> dict[str, Any]:
    """A report as plain values: amounts as decimal text, dates ISO."""
    return {
        "report": result.key,
        "title": result.title,
        "subtitle": result.subtitle,
        "columns": [column.key for column in result.columns],
        "rows": [
            {**plain(row.values), **({"style": row.style} if row.style else {})}
            for row in result.rows
        ],
        "totals": plain(result.totals),
        "notes": list(result.notes),
    }


def write_report(result: ReportResult, path: Path) -> None:
    """A report as CSV, XLSX or JSON by the ending of ``path``; totals are its last row."""
    if path.suffix.lower() == ".json":
        text = json.dumps(report_as_json(result), ensure_ascii=False, indent=1)
        with worded_file_failures(path), replacing(path) as place:
            place.write_text(text, "utf-8")
        return
    rows: list[Mapping[str, Any]] = [row.values for row in result.rows]
    if result.totals:
        rows.append(result.totals)
    files.write(path, result.columns, rows, result.title)
