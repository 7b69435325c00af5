"""Writing entries: the one place where journal rows are made.

A plan becomes its lines and then its entry; the database sums the lines as the entry arrives. Entries
are chained: each hash covers the named fields of the entry, its lines and the hash before it, and no
words a person wrote.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.kernel.errors import EntryDoesNotBalance, NotFound, Refused
from app.kernel.money import Money
from app.kernel.text import N_
from app.ledger import accounts, periods
from app.ledger.plan import DOES_NOT_BALANCE, GENERAL, EntryPlan, Line, mirrored
from app.store import Work, database, one, query, scalar

__all__ = [
    "GENERAL",
    "EntryPlan",
    "Line",
    "PostedEntry",
    "plan_of",
    "post",
    "post_all",
    "reverse",
    "standing_entry",
]

SERIES = "journal"
HASH_FORMAT = "1"
BEGINNING = ""  # what the first entry names as the hash before it

LineRow = tuple[int, int, int, str, int, str, int | None, int | None, str]

_LINES = (
    "INSERT INTO journal_line (entry_id, line_no, account_id, date, amount, currency,"
    " foreign_amount, party_id, memo) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ENTRY = (
    "INSERT INTO journal_entry (id, number, date, period, kind, source_kind, source_id, memo,"
    " reverses_id, is_closing, actor, at, line_count, total, previous_hash, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class PostedEntry:
    """The id and number an entry was given."""

    id: int
    number: str


class EntryRefused(Refused):
    """A plan that cannot be posted, with every reason."""


def post(work: Work, plan: EntryPlan, source: tuple[str, int]) -> PostedEntry:
    """Writes an entry for the document ``source`` (its kind and id) and gives it the next number.

    Raises PeriodClosed, EntryDoesNotBalance, or EntryRefused with every problem of the plan.
    """
    return post_all(work, ((plan, source),))[0]


def post_all(work: Work, plans: Sequence[tuple[EntryPlan, tuple[str, int]]]) -> list[PostedEntry]:
    """The same for many documents: their entries, in their order, each chained to the one before."""
    for plan, _source in plans:
        periods.require_open(plan.date)
        if not plan.is_sound:
            _refuse(plan)
    connection = database.connection()
    last = connection.execute(
        "SELECT id, hash FROM journal_entry ORDER BY id DESC LIMIT 1"
    ).fetchone()
    entry_id, previous = last or (0, BEGINNING)
    at = work.at.isoformat(timespec="seconds")
    posted, entries, lines = [], [], []
    numbers = work.next_numbers(SERIES, [plan.date for plan, _source in plans])
    for (plan, source), number in zip(plans, numbers, strict=True):
        entry_id += 1
        date, day = plan.date, plan.date.isoformat()
        rows = _line_rows(plan, entry_id, day)
        digest = hash_of(
            previous, entry_id, number, day, plan.kind, plan.is_closing, plan.reverses,
            [(row[2], row[4], row[5], row[6]) for row in rows],
        )  # fmt: skip
        entries.append(
            (
                entry_id, number, day, date.year * 100 + date.month, plan.kind, *source, plan.memo,
                plan.reverses, plan.is_closing, work.actor, at, len(rows), plan.total.minor, previous,
                digest,
            )
        )  # fmt: skip
        lines += rows
        posted.append(PostedEntry(entry_id, number))
        previous = digest
    connection.executemany(_LINES, lines)
    connection.executemany(_ENTRY, entries)
    work.touch("ledger")
    return posted


def _line_rows(plan: EntryPlan, entry_id: int, day: str) -> list[LineRow]:
    """The lines as their table holds them, in the order of its columns."""
    return [
        (
            entry_id,
            line_no,
            line.account.id,
            day,
            line.amount.minor,
            "IDR" if line.foreign is None else line.foreign.currency,
            None if line.foreign is None else line.foreign.minor,
            line.party_id,
            line.memo,
        )
        for line_no, line in enumerate(plan.lines, 1)
    ]


def hash_of(
    previous: str,
    entry_id: int,
    number: str,
    day: str,
    kind: str,
    is_closing: bool,
    reverses: int | None,
    lines: Iterable[tuple[int, int, str, int | None]],
) -> str:
    """SHA-256 over the entry's named fields; ``lines`` are (account id, sen, currency, foreign)."""
    told = [
        f"format={HASH_FORMAT}\nprevious={previous}\nentry={entry_id}\nnumber={number}\ndate={day}"
        f"\nkind={kind}\nclosing={int(is_closing)}\nreverses={reverses or 0}"
    ]
    told += [
        f"account={account} amount={amount} currency={currency} foreign={foreign or 0}"
        for account, amount, currency, foreign in lines
    ]
    return sha256("\n".join(told).encode()).hexdigest()


def reverse(work: Work, entry_id: int, date: dt.date, memo: str) -> PostedEntry:
    """Posts the mirror of an entry, naming the original, for the same document."""
    original = plan_of(entry_id)
    source = one("SELECT source_kind, source_id FROM journal_entry WHERE id = ?", (entry_id,))
    assert source is not None
    plan = EntryPlan(
        date=date,
        kind=original.kind,
        memo=memo,
        lines=mirrored(original.lines),
        is_closing=original.is_closing,
        reverses=entry_id,
    )
    return post(work, plan, (source[0], source[1]))


def plan_of(entry_id: int) -> EntryPlan:
    """The plan a posted entry was made from."""
    head = one(
        "SELECT date, kind, memo, is_closing, reverses_id FROM journal_entry WHERE id = ?",
        (entry_id,),
    )
    if head is None:
        raise NotFound(N_("There is no entry {id}."), id=entry_id)
    rows = query(
        "SELECT account_id, amount, memo, party_id, currency, foreign_amount FROM journal_line"
        " WHERE entry_id = ? ORDER BY line_no",
        (entry_id,),
    )
    lines = tuple(
        Line(
            accounts.by_id(account_id),
            Money(amount),
            memo,
            party_id,
            None if foreign is None else Money(foreign, currency),
        )
        for account_id, amount, memo, party_id, currency, foreign in rows
    )
    return EntryPlan(
        dt.date.fromisoformat(head[0]), head[1], head[2], lines, bool(head[3]), head[4]
    )


def number_of(entry_id: int) -> str:
    """The number of a posted entry."""
    number: str = scalar("SELECT number FROM journal_entry WHERE id = ?", (entry_id,))
    return number


def standing_entry(source: tuple[str, int]) -> int | None:
    """The id of the newest entry this document made for itself that was not mirrored since.

    Entries about later changes of cost are of another kind.
    """
    found = scalar(
        "SELECT MAX(e.id) FROM journal_entry e WHERE e.source_kind = ? AND e.source_id = ?"
        " AND e.kind = e.source_kind AND e.reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.source_kind = e.source_kind"
        "  AND r.source_id = e.source_id AND r.reverses_id = e.id)",
        source,
    )
    return int(found) if found else None


def _refuse(plan: EntryPlan) -> None:
    problems = plan.problems()
    if [each.message for each in problems] == [DOES_NOT_BALANCE]:
        raise EntryDoesNotBalance(
            DOES_NOT_BALANCE,
            remedy=N_("Check the amounts, then post again."),
            **problems[0].values,
        )
    raise EntryRefused(problems, N_("The entry cannot be posted."))
