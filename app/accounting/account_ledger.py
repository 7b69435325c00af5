"""The ledger of one account as a window: pages by key, each line with its running balance.

Lines stand in order of date, then of posting. A page costs the same whatever the account holds: the
balance it begins with comes from the row before it, or from month sums and part of one month.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from app import store
from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, Money
from app.kernel.text import N_
from app.ledger import balances
from app.ledger.chart import Account

Position = tuple[str, int]
"""Where a line stands: its date (ISO) and its id."""

EXACT_UP_TO = 20_000
BEGINNING, END = "", "9999-12-31"

COLUMNS = (
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("number", N_("Entry"), Kind.NUMBER, chars=14),
    Column("memo", N_("Description"), chars=36, priority=3),
    Column("debit", N_("Debit"), Kind.MONEY, total=True, chars=16),
    Column("credit", N_("Credit"), Kind.MONEY, total=True, chars=16),
    Column("balance", N_("Balance"), Kind.MONEY, chars=17),
)


class LedgerRow(NamedTuple):
    """One line with the balance after it (debit positive), and the document behind it."""

    id: int
    date: dt.date
    number: str
    memo: str
    debit: Money
    credit: Money
    balance: Money
    entry_id: int
    source_kind: str
    source_id: int


# A page is read in two steps, the rest of its first day and the days beyond it: SQLite does not use an
# index for (date, id) > (?, ?) where id is the table's own key.
_PAGE = (
    "SELECT l.id, l.date, l.amount, e.number, CASE WHEN l.memo <> '' THEN l.memo ELSE e.memo END,"
    " e.id, e.source_kind, e.source_id"
    " FROM journal_line l CROSS JOIN journal_entry e ON e.id = l.entry_id"
    " WHERE l.account_id = ? AND {days} ORDER BY l.date {way}, l.id {way} LIMIT ?"
)
_SAME_DAY = _PAGE.format(days="l.date = ? AND l.id >= ?", way="ASC")
_DAYS_AFTER = _PAGE.format(days="l.date > ? AND l.date <= ?", way="ASC")
_SAME_DAY_BACK = _PAGE.format(days="l.date = ? AND l.id < ?", way="DESC")
_DAYS_BEFORE = _PAGE.format(days="l.date < ? AND l.date >= ?", way="DESC")


class AccountLedger:
    """The lines of ``account`` from ``first_day`` to ``last_day``, both included; None is no limit.

    Days the wrong way round hold nothing.
    """

    def __init__(
        self, account: Account, first_day: dt.date | None = None, last_day: dt.date | None = None
    ) -> None:
        self.account, self.first_day, self.last_day = account, first_day, last_day
        self.columns = COLUMNS
        self._from = first_day.isoformat() if first_day else BEGINNING
        self._to = last_day.isoformat() if last_day else END

    def opening(self) -> Money:
        """The balance the first line starts from."""
        if self.first_day is None:
            return ZERO
        return balances.balance_before(self.account.id, self.first_day)

    def closing(self) -> Money:
        """The balance after the last line."""
        return balances.balance(self.account.id, self.last_day)

    def first(self, limit: int) -> list[LedgerRow]:
        return list(self._forward((self._from, 0), self.opening(), limit))

    def last(self, limit: int) -> list[LedgerRow]:
        return self._backward((self._to, 2**62), self.closing(), limit)

    def after(self, row: LedgerRow, limit: int) -> list[LedgerRow]:
        return list(self._forward((row.date.isoformat(), row.id + 1), row.balance, limit))

    def before(self, row: LedgerRow, limit: int) -> list[LedgerRow]:
        balance = row.balance - row.debit + row.credit
        return self._backward(self.position(row), balance, limit)

    def from_anchor(self, anchor: Position, limit: int) -> list[LedgerRow]:
        """The page that begins with the line at ``anchor``."""
        day, line_id = anchor
        balance = balances.balance_before(self.account.id, dt.date.fromisoformat(day), line_id)
        return list(self._forward((day, line_id), balance, limit))

    def rows(self) -> Iterator[LedgerRow]:
        """Every line in order, for reports and exports."""
        return self._forward((self._from, 0), self.opening(), -1)

    def position(self, row: LedgerRow) -> Position:
        return row.date.isoformat(), row.id

    def count(self) -> int:
        """How many lines there are; reads the account's index through."""
        return int(store.scalar(f"SELECT COUNT(*) {self._range}", self._bounds))

    def estimate(self) -> int:
        """At once: exact for short ledgers, else the number of all lines as an upper bound."""
        few = store.scalar(
            f"SELECT COUNT(*) FROM (SELECT 1 {self._range} LIMIT {EXACT_UP_TO})", self._bounds
        )
        if few < EXACT_UP_TO:
            return int(few)
        return int(store.scalar("SELECT MAX(id) FROM journal_line"))

    def sums(self) -> dict[str, Money]:
        """Debits and credits of all lines, and the closing balance."""
        debit, credit = store.query(
            f"SELECT SUM(MAX(amount, 0)), SUM(MAX(-amount, 0)) {self._range}", self._bounds
        )[0]
        return {
            "debit": Money(debit or 0),
            "credit": Money(credit or 0),
            "balance": self.closing(),
        }

    def anchors(self, step: int) -> list[Position]:
        """The position of every ``step``-th line, from the first."""
        return store.query(  # type: ignore[return-value]
            f"SELECT date, id FROM (SELECT date, id, ROW_NUMBER() OVER (ORDER BY date, id) AS n"
            f" {self._range}) WHERE (n - 1) % {int(step)} = 0 ORDER BY n",
            self._bounds,
        )

    _range = "FROM journal_line WHERE account_id = ? AND date BETWEEN ? AND ?"

    @property
    def _bounds(self) -> tuple[int, str, str]:
        return self.account.id, self._from, self._to

    def _forward(self, position: Position, balance: Money, limit: int) -> Iterator[LedgerRow]:
        standing = balance.minor
        for cells in self._cells(_SAME_DAY, _DAYS_AFTER, position, self._to, limit):
            standing += cells[2]
            yield _row(cells, standing)

    def _backward(self, position: Position, balance: Money, limit: int) -> list[LedgerRow]:
        standing, found = balance.minor, []
        for cells in self._cells(_SAME_DAY_BACK, _DAYS_BEFORE, position, self._from, limit):
            found.append(_row(cells, standing))
            standing -= cells[2]
        return found[::-1]

    def _cells(
        self, same_day: str, beyond: str, position: Position, bound: str, limit: int
    ) -> Iterator[tuple[Any, ...]]:
        """Lines from ``position`` on, up to the day ``bound``; no limit where it is negative."""
        if self._from > self._to:
            return
        day, line_id = position
        taken = 0
        for cells in store.execute(same_day, (self.account.id, day, line_id, limit)):
            taken += 1
            yield cells
        if taken != limit:
            left = limit - taken if limit > 0 else -1
            yield from store.execute(beyond, (self.account.id, day, bound, left))


def _row(cells: Sequence[Any], balance: int) -> LedgerRow:
    line_id, day, amount, number, memo, entry_id, kind, source_id = cells
    debit, credit = (Money(amount), ZERO) if amount > 0 else (ZERO, Money(-amount))
    return LedgerRow(
        line_id, dt.date.fromisoformat(day), number, memo, debit, credit, Money(balance),
        entry_id, kind, source_id,
    )  # fmt: skip
