"""The list of sales invoices as a window, with 1,000 and with 1,000,000 rows, beside plain key pages."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import TypeVar

from app.kernel.listing import ListQuery
from app.sales.invoice import listings
from app.store.connection import database
from app.store.fields import BooleanField, DateField, IntegerField, TextField
from tests.bench import company
from tests.bench.bench import Bench
from tests.bench.figures import Figure

T = TypeVar("T")
PAGE, TODAY = 200, company.NOW.today()
PAGE_TARGET, SIZE_TARGET = 4.0, 1.1
QUESTIONS = (
    ("open a list", ListQuery()),
    ("sort a list by an indexed column", ListQuery(sort=(("date", False),))),
)

RAW_ROWS = f"""
SELECT d.id, COALESCE(d.number, ''), COALESCE(d.ref, ''), d.date, p.code, p.name, d.customer_po,
 d.due_date, d.salesperson, d.net, d.ppn, d.total, COALESCE(b.outstanding, 0),
 CASE WHEN d.state = 'draft' THEN 'draft' WHEN v.document_id IS NOT NULL THEN 'void'
  WHEN COALESCE(b.outstanding, 0) = 0 THEN 'paid' WHEN d.due_date < '{TODAY}' THEN 'overdue'
  WHEN b.outstanding < d.total THEN 'partial' ELSE 'posted' END
FROM sales_invoice d JOIN party p ON p.id = d.customer_id
LEFT JOIN open_item o ON o.document_kind = 'sales-invoice' AND o.document_id = d.id
LEFT JOIN item_balance b ON b.open_item_id = o.id
LEFT JOIN void_mark v ON v.kind = 'sales-invoice' AND v.document_id = d.id
"""
RAW_PAGE = RAW_ROWS + "WHERE (d.date, d.id) < (?, ?) ORDER BY d.date DESC, d.id DESC LIMIT 200"


def lists(bench: Bench) -> Iterator[Figure]:
    """Opening, paging and jumping to the end."""
    start = bench.once("trading.boffice", company.make)
    sizes = (1_000, bench.size(1_000_000))
    files = [
        bench.once(f"list-{size}.boffice", lambda path, size=size: fill(start, path, size))
        for size in sizes
    ]
    for size, path in zip(sizes, files, strict=True):
        ours, limit = _paging(path, size)
        yield Figure(f"a page of {PAGE} rows out of {size:,}", ours, limit, PAGE_TARGET)
    small, large = sizes
    for said, asked in QUESTIONS:
        opening: dict[int, list[float]] = {}
        for _round in range(4 * bench.rounds):
            for size, path in zip(sizes, files, strict=True):
                opening.setdefault(size, []).append(_opening(path, size, asked))
        name = f"{said} of {large:,} and jump to its end, beside one of {small:,}"
        yield Figure(
            name, min(opening[large]), min(opening[small]), SIZE_TARGET, note="the least of many"
        )


def fill(start: Path, path: Path, rows: int) -> None:
    """Posted invoices with what they owe, as plain rows: enough for the list, not for the books."""
    path.write_bytes(start.read_bytes())
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = off")
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    dropped = guards.fetchall()
    for name, _sql in dropped:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("BEGIN")
    for table, values in _rows_of(connection, rows):
        names = ", ".join(values)
        connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            f" INSERT INTO {table} ({names}) SELECT {', '.join(values.values())} FROM n",
            (rows,),
        )
    for _name, sql in dropped:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()


def _rows_of(connection: sqlite3.Connection, rows: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Each table with an SQL expression of ``i`` per column; what the list does not show is plain."""
    from app.sales.invoice.model import SalesInvoice

    plain: dict[type, str] = {
        DateField: f"date('2026-01-01', (i * 320 / {rows}) || ' days')",
        TextField: "''",
        BooleanField: "0",
        IntegerField: "i",
    }
    invoice = {
        field.column_name: next(
            (sql for kind, sql in plain.items() if isinstance(field, kind)), "i * 100"
        )
        for field in SalesInvoice._meta.sorted_fields  # type: ignore[attr-defined]
    }
    (warehouse,) = connection.execute("SELECT MIN(id) FROM warehouse").fetchone()
    yield (
        "sales_invoice",
        invoice
        | {
            "id": "i",
            "ref": "'R-' || i",
            "number": "'INV/' || i",
            "state": "'posted'",
            "customer_id": "1 + i % 100",
            "warehouse_id": str(warehouse),
            "net": "i * 10000",
            "ppn": "i * 1100",
            "total": "i * 11100",
            "customer_kept": "NULL",
            "company_kept": "NULL",
        },
    )
    (last,) = connection.execute("SELECT COALESCE(MAX(id), 0) FROM open_item").fetchone()
    yield (
        "open_item",
        {
            "id": f"i + {last}",
            "control": "'receivable'",
            "party_id": "1 + i % 100",
            "document_kind": "'sales-invoice'",
            "document_id": "i",
            "number": "'INV/' || i",
            "date": plain[DateField],
            "due_date": plain[DateField],
            "amount": "i * 11100",
        },
    )
    yield (
        "item_balance",
        {
            "open_item_id": f"i + {last}",
            "outstanding": "CASE i % 3 WHEN 0 THEN i * 11100 ELSE 0 END",
        },
    )


def _paging(path: Path, size: int, pages: int = 40) -> tuple[float, float]:
    """Medians of a page after another, ours and raw in turn, over the middle of the list."""
    with company.opened(path):
        window = listings.listing(TODAY).window()
        raw = database.connection()
        ours, limit, row = [], [], None
        for number in range(1, pages + 1):
            row = row if row is not None else window.first(PAGE)[-1]
            position = (row.date.isoformat(), row.id)
            mine, taken = timed(lambda row=row: window.after(row, PAGE))
            theirs, least = timed(lambda at=position: raw.execute(RAW_PAGE, at).fetchall())
            assert [bare_values(each) for each in mine] == theirs
            ours.append(taken)
            limit.append(least)
            row = mine[-1] if len(mine) == PAGE and number % (size // PAGE - 1) else None
        return median(ours), median(limit)


def bare_values(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(
        getattr(value, "minor", value) if not hasattr(value, "isoformat") else value.isoformat()
        for value in row
    )


def _opening(path: Path, size: int, asked: ListQuery, times: int = 15) -> float:
    """The least of a few openings of the list, as a person sees it: first page, how many, last page."""
    with company.opened(path):
        seconds = []
        for _time in range(times):
            (count, last), taken = timed(lambda: _open_and_jump(asked))
            assert count == size and len(last) == PAGE
            seconds.append(taken)
        return min(seconds)


def _open_and_jump(asked: ListQuery) -> tuple[int, list[object]]:
    window = listings.listing(TODAY).window(asked)
    assert window.quick and len(window.first(PAGE)) == PAGE
    return window.estimate(), window.last(PAGE)


def timed(act: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    found = act()
    return found, time.perf_counter() - start
