"""A month of 10,000 invoices as the XML of Coretax, beside reading the same rows and writing the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.access.session import Session
from app.kernel.period import Period
from app.masters import company as profile
from app.masters import party
from app.sales.invoice import service as invoices
from app.sales.tax_invoice import service as tax_invoices
from app.store.connection import database
from tests.bench import company
from tests.bench.bench import Bench, stopwatch
from tests.bench.figures import Figure, alternate

INVOICES, MONTH = 10_000, Period(2026, 10)
OURS, THEIRS = "0999999998999000", "0988888889999000"

ROWS = (
    "SELECT d.*, p.* FROM sales_invoice d JOIN party p ON p.id = d.customer_id ORDER BY d.date, d.id",
    "SELECT l.*, i.kind FROM sales_invoice_line l JOIN item i ON i.id = l.item_id"
    " ORDER BY l.invoice_id, l.line_no",
)


def coretax(bench: Bench) -> Iterator[Figure]:
    start = bench.once("trading.boffice", company.make)
    count = bench.size(INVOICES)
    month = bench.once("month.boffice", lambda path: _sell(start, path, count))

    def ours() -> float:
        with company.opened(bench.copy_of(month, "ours.boffice")) as session:
            with stopwatch() as watch:
                exported = tax_invoices.export(session, MONTH, bench.folder / "coretax.xml")
            assert exported.count == count
            bench.once("coretax.bytes", lambda path: _gather(exported.files, path))
            return watch.seconds

    def limit() -> float:
        written = (bench.folder / "coretax.bytes").read_bytes()
        with company.opened(bench.copy_of(month, "limit.boffice")), stopwatch() as watch:
            for statement in ROWS:
                database.connection().execute(statement).fetchall()
            (bench.folder / "limit.xml").write_bytes(written)
        return watch.seconds

    taken, least = alternate(ours, limit, bench.rounds)
    yield Figure(f"Coretax XML of {count:,} invoices", taken, least, None, per=count)


def _gather(files: tuple[Path, ...], path: Path) -> None:
    path.write_bytes(b"".join(file.read_bytes() for file in files))


def _sell(start: Path, path: Path, count: int) -> None:
    """``count`` invoices in one month, to customers Coretax knows."""
    path.write_bytes(start.read_bytes())
    with company.opened(path) as session:
        _register(session)
        days = (
            replace(draft, date=MONTH.first_day + dt.timedelta(number % 31))
            for number, draft in enumerate(company.drafts(count))
        )
        invoices.post_invoices(session, days)


def _register(session: Session) -> None:
    profile.update(session, npwp=OURS, is_pkp=True)
    for number in range(1, company.CUSTOMERS + 1):
        known = party.require(f"C-{number:04d}")
        address = {"npwp": THEIRS, "address": "Jl. Ukur 1", "city": "Semarang"}
        party.save(session, replace(known, **address))
