"""A company with as many ledger lines as asked for, written fast and yet whole.

Sales of one item each with their goods, every other one paid: rows made here and written in bulk with the
guards set aside, projections by the program's own rebuilding. The integrity check must find nothing.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app import companies
from app.kernel.rounding import divide_half_up
from app.ledger import accounts, posting
from app.masters import item, party, warehouse
from app.stock import queries as stock
from app.stock import rebuild
from app.store import one, scalar
from app.store.numbering import worded
from tests.bench import company

LINES_OF_TWO_SALES, PAID_AFTER = 12, dt.timedelta(20)
FIRST_DAY, DAYS = dt.date(2022, 2, 1), 1730  # so many days up to the end of October 2026
KIND, PAYMENT = "measured-sale", "measured-receipt"
CHECKED_UP_TO = 100_000
ROLES = ("receivable", "sales", "ppn_out", "cogs", "stock", "cash")
PIECE = 10**6


@dataclass
class _Rows:
    """What is written, a list for each table."""

    pattern: str
    previous: str
    entry_id: int
    counters: Counter[str] = field(default_factory=Counter)
    tables: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: defaultdict(list))

    def entry(
        self, day: dt.date, kind: str, source: int, lines: list[tuple[int, int, int | None]]
    ) -> None:
        """One entry, chained; ``lines`` are (account, sen, party)."""
        self.entry_id += 1
        bucket = f"{day:%Y-%m}"
        self.counters[bucket] += 1
        number, date = worded(self.pattern, day, self.counters[bucket]), day.isoformat()
        told = [(account, amount, "IDR", None) for account, amount, _party in lines]
        digest = posting.hash_of(
            self.previous, self.entry_id, number, date, kind, False, None, told
        )
        total = sum(amount for _account, amount, _party in lines if amount > 0)
        self.tables["journal_entry"].append(
            (
                self.entry_id, number, date, day.year * 100 + day.month, kind, kind, source, "",
                None, 0, "pemilik", company.NOW.now().isoformat(), len(lines), total,
                self.previous, digest,
            )
        )  # fmt: skip
        self.tables["journal_line"] += [
            (self.entry_id, number, account, date, amount, "IDR", None, whose, "")
            for number, (account, amount, whose) in enumerate(lines, start=1)
        ]
        self.previous = digest

    def owed(self, key: int, kind: str, whose: int, day: dt.date, amount: int, left: int) -> None:
        due = (day + dt.timedelta(30)).isoformat()
        self.tables["open_item"].append(
            (key, "receivable", whose, kind, key, f"M-{key}", day.isoformat(), due, amount)
        )
        self.tables["item_balance"].append((key, left))


COLUMNS = {
    "journal_line": "entry_id, line_no, account_id, date, amount, currency, foreign_amount, party_id,"
    " memo",
    "journal_entry": "id, number, date, period, kind, source_kind, source_id, memo, reverses_id,"
    " is_closing, actor, at, line_count, total, previous_hash, hash",
    "open_item": "id, control, party_id, document_kind, document_id, number, date, due_date, amount",
    "item_balance": "open_item_id, outstanding",
    "settlement": "positive_item_id, negative_item_id, amount, date, actor, at",
    "stock_move": "id, date, sequence, item_id, from_place_id, to_place_id, quantity, posted_value,"
    " counter_account_id, document_kind, document_id, line_no, unit, unit_quantity, reason",
}


def make(start: Path, path: Path, lines: int) -> None:
    """``start`` with ``lines`` more ledger lines; checked whole where that is not too long."""
    path.write_bytes(start.read_bytes())
    with company.opened(path):
        rows = _rows(lines // LINES_OF_TWO_SALES)
    with _unguarded(path) as connection:
        for table, columns in COLUMNS.items():
            marks = ", ".join("?" * len(columns.split(", ")))
            connection.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows.tables[table]
            )
        _project(connection, rows)
    with company.opened(path) as session:
        with session.work() as work:
            rebuild.rebuild(work)
        if lines <= CHECKED_UP_TO:
            red = [each for each in companies.check(session) if each.red]
            assert not red, f"the books that are measured are not whole: {red}"


def _rows(pairs: int) -> _Rows:
    entry_id, digest = one("SELECT id, hash FROM journal_entry ORDER BY id DESC LIMIT 1") or (0, "")
    rows = _Rows(
        scalar("SELECT pattern FROM number_series WHERE key = 'journal'"), digest, entry_id
    )
    makers = _Makers(rows)
    for pair in range(pairs):
        day = FIRST_DAY + dt.timedelta(pair * DAYS // pairs)
        makers.sale(2 * pair, day, paid=True)
        makers.sale(2 * pair + 1, day, paid=False)
    return rows


class _Makers:
    """Sales in turn over all customers and all goods of average cost."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows
        self._account = {role: accounts.for_role(role).id for role in ROLES}
        self._customers = [
            party.require(f"C-{number:04d}").id for number in range(1, company.CUSTOMERS + 1)
        ]
        numbers = [number for number in range(1, company.ITEMS + 1) if number % 5]
        self._goods = [(item.require(f"B-{number:04d}").id, number) for number in numbers]
        self._place = stock.warehouse_place(warehouse.require(company.WAREHOUSE).id).id
        self._moves = int(scalar("SELECT MAX(id) FROM stock_move"))
        self._items = int(scalar("SELECT COALESCE(MAX(id), 0) FROM open_item"))

    def sale(self, number: int, day: dt.date, *, paid: bool) -> None:
        rows, account = self._rows, self._account
        item_id, goods = self._goods[number % len(self._goods)]
        whose = self._customers[number * 7 % len(self._customers)]
        pieces = 1 + number % 24
        net = pieces * company.price(goods) * 100
        ppn = divide_half_up(net * 11, 10_000) * 100
        cost = pieces * company.cost(goods) * 100
        rows.entry(
            day,
            KIND,
            number + 1,
            [
                (account["receivable"], net + ppn, whose),
                (account["sales"], -net, None),
                (account["ppn_out"], -ppn, None),
                (account["cogs"], cost, None),
                (account["stock"], -cost, None),
            ],
        )
        self._issue(number, day, item_id, pieces, cost)
        self._items += 1
        claim = self._items
        rows.owed(claim, KIND, whose, day, net + ppn, 0 if paid else net + ppn)
        if paid:
            self._receipt(claim, whose, day + PAID_AFTER, net + ppn)

    def _issue(self, number: int, day: dt.date, item_id: int, pieces: int, cost: int) -> None:
        self._moves += 1
        self._rows.tables["stock_move"].append(
            (
                self._moves, day.isoformat(), self._moves, item_id, self._place, stock.CUSTOMER.id,
                pieces * PIECE, cost, self._account["cogs"], KIND, number + 1, 1, "pcs",
                pieces * PIECE, "",
            )
        )  # fmt: skip

    def _receipt(self, claim: int, whose: int, day: dt.date, amount: int) -> None:
        account, rows = self._account, self._rows
        self._items += 1
        lines = [(account["cash"], amount, None), (account["receivable"], -amount, whose)]
        rows.entry(day, PAYMENT, self._items, lines)
        rows.owed(self._items, PAYMENT, whose, day, -amount, 0)
        moment = company.NOW.now().isoformat()
        rows.tables["settlement"].append(
            (claim, self._items, amount, day.isoformat(), "pemilik", moment)
        )


@contextmanager
def _unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction without triggers, which stand again at its end."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = off")
    connection.execute("BEGIN")
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    dropped = guards.fetchall()
    for name, _sql in dropped:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for _name, sql in dropped:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()


def _project(connection: sqlite3.Connection, rows: _Rows) -> None:
    """Month balances from the lines, the series' counters, and how far each item's moves go."""
    connection.execute("DELETE FROM account_month")
    connection.execute(
        "INSERT INTO account_month (account_id, period, is_closing, debit, credit)"
        " SELECT l.account_id, e.period, e.is_closing, SUM(MAX(amount, 0)), SUM(MAX(-amount, 0))"
        " FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id GROUP BY 1, 2, 3"
    )
    connection.executemany(
        "INSERT INTO number_counter (series, bucket, last) VALUES ('journal', ?, ?)",
        list(rows.counters.items()),
    )
    connection.execute(
        "UPDATE stock_state SET (last_date, last_sequence) = (SELECT date, sequence FROM stock_move m"
        " WHERE m.item_id = stock_state.item_id ORDER BY date DESC, sequence DESC, id DESC LIMIT 1)"
    )
