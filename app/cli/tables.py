"""Verbs about tables: import, template, export, list."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.cli.desk import Answer, WrongUsage, company, pairs, progress_line, require_sight, table_of
from app.exchange import exporting, importing
from app.exchange.cells import write_cell
from app.exchange.table import Table
from app.kernel.listing import ListQuery
from app.kernel.text import _, translate


def import_table(arguments: Namespace, answer: Answer) -> None:
    table = table_of(arguments.kind)
    with company(arguments, writing=True) as session:
        result = importing.run(
            session,
            table,
            Path(arguments.table),
            dry_run=arguments.dry_run,
            update=arguments.update,
            partial=arguments.partial,
            post=arguments.post,
            numbers=arguments.numbers,
            errors=Path(arguments.errors) if arguments.errors else None,
            progress=progress_line(),
        )
    answer.fact(rows=result.rows, kept=result.kept, posted=result.posted, dry_run=result.dry_run)
    if result.dry_run:
        answer.say(
            _("Trial run: {kept} of {rows} rows would be kept.", kept=result.kept, rows=result.rows)
        )
    else:
        answer.say(_("{kept} of {rows} rows were kept.", kept=result.kept, rows=result.rows))
    if result.refused:
        answer.refuse(str(problem) for problem in result.problems)


def template(arguments: Namespace, answer: Answer) -> None:
    table = table_of(arguments.kind)
    exporting.template(table, Path(arguments.out))
    answer.fact(file=arguments.out)
    answer.say(_("{name} was written.", name=arguments.out))


def export(arguments: Namespace, answer: Answer) -> None:
    table = table_of(arguments.kind)
    with company(arguments, writing=False) as session:
        require_sight(session, "tables", table.key)
        count = exporting.export(session, table, Path(arguments.out))
    answer.fact(file=arguments.out, rows=count)
    answer.say(
        _("{count} rows of {table} were written.", count=count, table=translate(table.title))
    )


def list_rows(arguments: Namespace, answer: Answer) -> None:
    table = table_of(arguments.kind)
    filters = pairs(arguments.filter)
    with company(arguments, writing=False) as session:
        require_sight(session, "tables", table.key)
        if table.listing is not None:
            known = set(table.listing.sql) | set(table.listing.filters)
            keys = [column.key for column in table.listing.columns]
            _require_known(filters, known)
            window = table.listing.window(ListQuery(filters=dict(filters)))
            rows = [{key: getattr(row, key) for key in keys} for row in window.rows()]
        else:
            keys = [column.key for column in table.columns]
            _require_known(filters, set(keys))
            rows = [dict(row) for row in _read(session, table) if _fits(row, filters)]
    answer.table(keys, rows)


def _read(session: Any, table: Table) -> Any:
    if table.read is None:
        raise WrongUsage(f"{table.key} cannot be listed")
    return table.read(session)


def _require_known(filters: Mapping[str, str], known: set[str]) -> None:
    unknown = set(filters) - known
    if unknown:
        raise WrongUsage(
            f"no such column: {', '.join(sorted(unknown))}; known: {', '.join(sorted(known))}"
        )


def _fits(row: Mapping[str, Any], filters: Mapping[str, str]) -> bool:
    return all(write_cell(row.get(key)) == value for key, value in filters.items())


def merge(arguments: Namespace, answer: Answer) -> None:
    """One customer or supplier into another."""
    from app.trade import merging

    with company(arguments, writing=True) as session:
        merged = merging.merge(
            session, arguments.code, arguments.into, confirmed=arguments.confirmed
        )
        kept = merged.party
        answer.say(
            _(
                "{code} was merged into {into} {name}.",
                code=arguments.code,
                into=kept.code,
                name=kept.name,
            )
        )
    answer.fact(code=arguments.code, into=kept.code, rows=merged.rows)
