"""Lists of the ledger for screens: every entry whoever posted it, and one entry's lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.access.users import person_sql
from app.kernel import desk
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound
from app.kernel.money import Money
from app.kernel.text import N_

VIEW = "accounting.view"

ENTRIES = store.Listing(
    key="entries",
    permission=VIEW,
    columns=(
        Column("number", N_("Number"), Kind.NUMBER, chars=15),
        Column("date", N_("Date"), Kind.DATE, chars=9),
        Column("memo", N_("Description"), chars=40),
        Column("kind", N_("Kind"), chars=18, priority=2),
        Column("total", N_("Amount"), Kind.MONEY, total=True, chars=17),
        Column("actor", N_("By"), chars=14, priority=3),
    ),
    sql={
        "number": "e.number",
        "date": "e.date",
        "memo": "e.memo",
        "kind": "e.source_kind",
        "total": "e.total",
        "actor": person_sql("e.actor"),
    },
    source="journal_entry e",
    key_sql="e.id",
    order=(("date", True),),
    search=("e.number", "e.memo"),
    indexed=(("journal_entry", "e.id"),),
    filters={"from": "e.date >= ?", "to": "e.date <= ?", "kind": "e.source_kind = ?"},
    estimate_sql="SELECT MAX(id) FROM journal_entry",
)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line of a posted entry; debit and credit are never below zero."""

    code: str
    name: str
    name_en: str
    memo: str
    debit: Money
    credit: Money


@dataclass(frozen=True, slots=True)
class EntryView:
    """A posted entry whole: what it came from, and what mirrors it or it mirrors."""

    id: int
    number: str
    date: dt.date
    memo: str
    source_kind: str
    source_id: int
    actor: str
    at: dt.datetime
    total: Money
    is_closing: bool
    reverses: str
    reversed_by: str
    lines: tuple[EntryLine, ...]


def entry(name: str | int) -> EntryView:
    """The entry with this number or id. Raises NotFound."""
    desk.require(VIEW)
    column = "id" if isinstance(name, int) else "number"
    row = store.one(
        "SELECT e.id, e.number, e.date, e.memo, e.source_kind, e.source_id,"
        f" {person_sql('e.actor')}, e.at, e.total,"
        " e.is_closing, COALESCE((SELECT number FROM journal_entry WHERE id = e.reverses_id), ''),"
        " COALESCE((SELECT r.number FROM journal_entry r WHERE r.source_kind = e.source_kind"
        "  AND r.source_id = e.source_id AND r.reverses_id = e.id), '')"
        f" FROM journal_entry e WHERE e.{column} = ?",
        (name,),
    )
    if row is None:
        raise NotFound(N_("There is no entry {number}."), number=name)
    return EntryView(
        id=row[0],
        number=row[1],
        date=dt.date.fromisoformat(row[2]),
        memo=row[3],
        source_kind=row[4],
        source_id=row[5],
        actor=row[6],
        at=dt.datetime.fromisoformat(row[7]),
        total=Money(row[8]),
        is_closing=bool(row[9]),
        reverses=row[10],
        reversed_by=row[11],
        lines=_lines(row[0]),
    )


def _lines(entry_id: int) -> tuple[EntryLine, ...]:
    rows = store.query(
        "SELECT a.code, a.name, a.name_en, l.memo, l.amount FROM journal_line l"
        " JOIN account a ON a.id = l.account_id WHERE l.entry_id = ? ORDER BY l.line_no",
        (entry_id,),
    )
    return tuple(
        EntryLine(code, name, name_en, memo, Money(max(amount, 0)), Money(max(-amount, 0)))
        for code, name, name_en, memo, amount in rows
    )
