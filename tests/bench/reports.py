"""Reports over 100,000 and 1,000,000 ledger lines beside one plain SQL statement each."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from app.access.session import Session
from app.accounting.account_ledger import AccountLedger
from app.cli.desk import report_of
from app.kernel.department import load
from app.kernel.report import Filters, ReportResult
from app.ledger import accounts, ageing
from app.masters import party
from app.store.connection import database
from tests.bench import books, company
from tests.bench.bench import Bench
from tests.bench.figures import Figure

SIZES, PAGE = (100_000, 1_000_000), 200
TIMES, MANY_TIMES, SHORT = 9, 101, 0.02  # what takes less than SHORT seconds is asked many times
TRIAL_TARGET, PAGE_TARGET, AGEING_TARGET, STATEMENT_TARGET = 0.2, 5.0, 2.0, 2.0
FIRST, TODAY = dt.date(2026, 1, 1), company.NOW.today()
MIDDLE = dt.date(2026, 6, 15)

ALL_LINES = "SELECT account_id, SUM(amount) FROM journal_line GROUP BY account_id"
LINES_UNTIL = "SELECT account_id, SUM(amount) FROM journal_line WHERE date <= ? GROUP BY account_id"
LEDGER_PAGE = (
    "SELECT l.id, l.date, l.amount, e.number, e.memo, e.id, e.source_kind, e.source_id"
    " FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id"
    " WHERE l.account_id = ? AND l.date >= ? ORDER BY l.date, l.id LIMIT 200"
)
AGED = """
SELECT o.party_id, SUM(CASE WHEN o.due_date >= ?1 THEN b.outstanding ELSE 0 END),
 SUM(CASE WHEN o.due_date < ?1 AND o.due_date >= ?2 THEN b.outstanding ELSE 0 END),
 SUM(CASE WHEN o.due_date < ?2 AND o.due_date >= ?3 THEN b.outstanding ELSE 0 END),
 SUM(CASE WHEN o.due_date < ?3 AND o.due_date >= ?4 THEN b.outstanding ELSE 0 END),
 SUM(CASE WHEN o.due_date < ?4 THEN b.outstanding ELSE 0 END)
FROM item_balance b JOIN open_item o ON o.id = b.open_item_id
WHERE b.outstanding <> 0 AND o.control = 'receivable' GROUP BY o.party_id"""
STATEMENT = """
SELECT document_kind, number, date, due_date, amount, SUM(amount) OVER (ORDER BY date, id)
FROM open_item WHERE control = 'receivable' AND party_id = ? AND date BETWEEN ? AND ? ORDER BY date, id"""
OPEN = """
SELECT o.due_date, b.outstanding FROM open_item o JOIN item_balance b ON b.open_item_id = o.id
WHERE o.control = 'receivable' AND o.party_id = ? AND b.outstanding <> 0"""
ALL_MOVES = """
SELECT item_id, SUM(CASE WHEN to_place_id > 10 THEN quantity ELSE -quantity END)
FROM stock_move GROUP BY item_id"""

Measured = tuple[str, Callable[[], Any], Callable[[], Any], float | None]


def trial_balance(bench: Bench) -> Iterator[Figure]:
    yield from _over_both(bench, _trial_balances)


def account_ledger(bench: Bench) -> Iterator[Figure]:
    yield from _over_both(bench, _ledger_pages)


def aged_receivables(bench: Bench) -> Iterator[Figure]:
    yield from _over_both(bench, _ageing)


def statement(bench: Bench) -> Iterator[Figure]:
    yield from _over_both(bench, _statement)


def inventory_sheet(bench: Bench) -> Iterator[Figure]:
    yield from _over_both(bench, _inventory)


def _over_both(
    bench: Bench, measured: Callable[[Session, bool], Iterator[Measured]]
) -> Iterator[Figure]:
    """The same questions at both sizes; ``measured`` is told whether it is the large one."""
    start = bench.once("trading.boffice", company.make)
    for whole in SIZES:
        lines = bench.size(whole)
        path = bench.once(
            f"books-{lines}.boffice", lambda path, lines=lines: books.make(start, path, lines)
        )
        with company.opened(path) as session:
            for name, ours, limit, target in measured(session, whole == SIZES[-1]):
                mine, least = _medians(ours, limit)
                yield Figure(f"{name}, {lines:,} lines", mine, least, target)


def _medians(ours: Callable[[], Any], limit: Callable[[], Any]) -> tuple[float, float]:
    ours(), limit()
    times = MANY_TIMES if _seconds(ours) + _seconds(limit) < SHORT else TIMES
    pairs = [(_seconds(ours), _seconds(limit)) for _time in range(times)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _seconds(act: Callable[[], Any]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _raw(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    return database.connection().execute(sql, parameters).fetchall()


def _report(session: Session, key: str, **filters: Any) -> ReportResult:
    result: ReportResult = load(report_of(key).build)(session, Filters(**filters))
    return result


def _trial_balances(session: Session, large: bool) -> Iterator[Measured]:
    for name, last, limit in (
        ("trial balance until today", TODAY, lambda: _raw(ALL_LINES)),
        (
            "trial balance until the middle of a month",
            MIDDLE,
            lambda: _raw(LINES_UNTIL, str(MIDDLE)),
        ),
    ):

        def ours(last: dt.date = last) -> ReportResult:
            return _report(
                session,
                "trial-balance",
                date_from=FIRST,
                date_to=last,
                choices={"layout": "balance"},
            )

        told = {
            accounts.by_code(row.values["code"]).id: row.values["closing"].minor
            for row in ours().rows
            if row.values.get("code") and row.style in ("", None)
        }
        assert told == {key: amount for key, amount in limit() if amount}, name
        yield name, ours, limit, TRIAL_TARGET if large else None


def _ledger_pages(_session: Session, _large: bool) -> Iterator[Measured]:
    account = accounts.for_role("receivable")
    for name, first in (
        ("first page of an account's ledger", dt.date(2026, 6, 1)),
        ("first page of it from the middle of a month", MIDDLE),
    ):

        def ours(first: dt.date = first) -> list[Any]:
            return AccountLedger(account, first).first(PAGE)

        def limit(first: dt.date = first) -> list[Any]:
            return _raw(LEDGER_PAGE, account.id, first.isoformat())

        assert [row.id for row in ours()] == [row[0] for row in limit()] and len(ours()) == PAGE
        yield name, ours, limit, PAGE_TARGET


def _ageing(_session: Session, _large: bool) -> Iterator[Measured]:
    edges = [(TODAY - dt.timedelta(days)).isoformat() for days in (0, 30, 60, 90)]

    def ours() -> list[ageing.Aged]:
        return ageing.by_party("receivable", TODAY)

    def limit() -> list[tuple[Any, ...]]:
        return _raw(AGED, *edges)

    told = [(each.party_id, *(band.minor for band in each.bands)) for each in ours()]
    assert sorted(told) == sorted(limit()) and told
    yield "ageing of receivables", ours, limit, AGEING_TARGET


def _statement(session: Session, _large: bool) -> Iterator[Measured]:
    """Everything that ever stood on the account of one customer."""
    customer, first = "C-0001", company.START
    party_id = party.require(customer).id

    def ours() -> ReportResult:
        choices = {"party": customer}
        return _report(
            session, "customer-statement", date_from=first, date_to=TODAY, choices=choices
        )

    def limit() -> list[tuple[Any, ...]]:
        _raw(OPEN, party_id)
        return _raw(STATEMENT, party_id, first.isoformat(), TODAY.isoformat())

    rows = ours().rows
    assert len(rows) == len(limit()) + 2 and rows[-1].values["balance"].minor == limit()[-1][-1]
    yield f"statement of a customer with {len(rows) - 2:,} documents", ours, limit, STATEMENT_TARGET


def _inventory(session: Session, _large: bool) -> Iterator[Measured]:
    def ours() -> ReportResult:
        return _report(session, "inventory-sheet", date_from=FIRST, date_to=TODAY, as_of=TODAY)

    def limit() -> list[tuple[Any, ...]]:
        return _raw(ALL_MOVES)

    assert len(ours().rows) >= company.ITEMS
    yield "inventory sheet of 200 items", ours, limit, None
