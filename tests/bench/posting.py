"""Invoices posted through the service, one transaction each and many in one, beside bare sqlite3."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from app.exchange import exporting, files, importing
from app.sales.invoice import service
from app.sales.invoice.tables import TABLE
from tests.bench import company
from tests.bench.bench import Bench, stopwatch
from tests.bench.figures import Figure, alternate
from tests.bench.recording import Transaction, assert_same, recording, replay

TARGET, GROWTH_TARGET, IMPORT_TARGET = 4.0, 1.1, 8.0
WARM_UP = 20


def one_by_one(bench: Bench) -> Iterator[Figure]:
    """2,000 and 10,000 invoices, each its own transaction; and the last thousand beside the first."""
    start = bench.once("trading.boffice", company.make)
    for whole in (2_000, 10_000):
        count = bench.size(whole)
        tape = _recorded(bench, start, count)
        times: list[list[float]] = []

        def ours(count: int = count, times: list[list[float]] = times) -> float:
            path = bench.copy_of(start, "ours.boffice")
            times.append(_post(path, count))
            return sum(times[-1])

        def limit(tape: list[Transaction] = tape) -> float:
            return replay(bench.copy_of(start, "limit.boffice"), tape)

        taken, least = alternate(ours, limit, bench.rounds)
        rows = assert_same(bench.folder / "ours.boffice", bench.folder / "limit.boffice")
        name = f"post {count:,} invoices of 3 lines, PPN and stock, one by one"
        yield Figure(name, taken, least, TARGET, per=count, note=f"{rows:,} rows alike")
        if whole == 10_000:
            part = min(1_000, count // 3)
            yield Figure(
                f"the last {part:,} of them beside the first {part:,}",
                median(median(each[-part:]) for each in times),
                median(median(each[:part]) for each in times),
                GROWTH_TARGET,
                note="the median invoice, for a busy disk stalls a few of them",
            )


def _recorded(bench: Bench, start: Path, count: int) -> list[Transaction]:
    path = bench.copy_of(start, "recorded.boffice")
    with company.opened(path) as session, recording() as tape:
        for draft in company.drafts(count):
            service.post_new(session, draft)
    return tape


def _post(path: Path, count: int) -> list[float]:
    """Posts ``count`` invoices after a few that do not count; returns the seconds of each."""
    drafts = list(company.drafts(count))
    seconds = []
    with company.opened(path) as session:
        _warm_up(session)
        for draft in drafts:
            before = time.perf_counter()
            service.post_new(session, draft)
            seconds.append(time.perf_counter() - before)
    return seconds


def _warm_up(session: object) -> None:
    """Fills what is remembered of customers, goods and accounts, as any working day has by nine."""
    for draft in company.drafts(WARM_UP, seed=2):
        service.preview(session, draft)  # type: ignore[arg-type]


def as_one_import(bench: Bench) -> Iterator[Figure]:
    """10,000 invoices from a table, kept and posted in one transaction."""
    start = bench.once("trading.boffice", company.make)
    count = bench.size(10_000)
    table = bench.once(
        f"invoices-{count}.csv", lambda path: _write_table(bench, start, path, count)
    )
    with (
        company.opened(bench.copy_of(start, "recorded.boffice")) as session,
        recording() as tape,
    ):
        _import(session, table, count)

    def ours() -> float:
        with company.opened(bench.copy_of(start, "ours.boffice")) as session:
            with stopwatch() as watch:
                _import(session, table, count)
            return watch.seconds

    def limit() -> float:
        return replay(bench.copy_of(start, "limit.boffice"), tape)

    taken, least = alternate(ours, limit, bench.rounds)
    rows = assert_same(bench.folder / "ours.boffice", bench.folder / "limit.boffice")
    yield Figure(
        f"import and post {count:,} invoices as one transaction",
        taken,
        least,
        IMPORT_TARGET,
        per=count,
        note=f"{rows:,} rows alike; reading the table included",
    )


def _import(session: object, table: Path, count: int) -> None:
    result = importing.run(session, TABLE, table, post=True)  # type: ignore[arg-type]
    assert not result.problems and len(result.posted) == count, result.problems[:3]


def _write_table(bench: Bench, start: Path, table: Path, count: int) -> None:
    """The same invoices as a table file, by way of the program's own export."""
    with company.opened(bench.copy_of(start, "source.boffice")) as session:
        service.post_invoices(session, company.drafts(count))
        exporting.export(session, TABLE, table)
    assert len(files.read(table).rows) == 3 * count
