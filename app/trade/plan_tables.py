"""The instalments of invoices or bills as a table: a document's parts are the rows that share its ``ref``.

They are given to drafts: what is posted keeps its parts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel import rate
from app.kernel.columns import Column, Kind
from app.kernel.errors import Refused
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.rate import NO_RATE
from app.kernel.text import N_
from app.trade import filed, rows
from app.trade.plans import Part

COLUMNS = (
    rows.REF,
    Column("due_date", N_("Due date"), Kind.DATE, example="2026-12-23"),
    Column("percent", N_("Share %"), Kind.RATE, chars=8, example="30"),
    Column("amount", N_("Amount"), Kind.MONEY, chars=15),
)
TOLD = 10**6
TWO_WAYS = N_("An instalment is given as a share or as an amount, not as both.")


@dataclass(frozen=True, slots=True)
class Planned:
    """The documents of one kind: their table, and how a draft is found, read and kept."""

    kind: str
    table: str
    find: Callable[[str], int]
    draft_of: Callable[[int], Any]
    save: Callable[[Session, Any, int], int]


def table(key: str, title: str, of: Planned) -> Table:
    """The table of the instalments of one kind of documents; title is marked."""

    def save(session: Session, lines: list[Values], _update: bool) -> int:
        rows.required(lines, ("due_date",))
        document_id = of.find(rows.text(lines[0], "ref"))
        problems = [
            Problem("amount", TWO_WAYS, {}, number)
            for number, row in enumerate(lines, 1)
            if row["percent"] and row["amount"]
        ]
        if problems:
            raise Refused(problems)
        draft = replace(of.draft_of(document_id), instalments=tuple(map(_part, lines)))
        return of.save(session, draft, document_id)

    return Table(
        key=key,
        title=title,
        columns=COLUMNS,
        key_columns=("ref",),
        read=lambda _session: _read(of),
        save_document=save,
    )


def _part(values: Values) -> Part:
    return Part(values["due_date"], values["percent"] or NO_RATE, rows.money(values, "amount"))


def _read(of: Planned) -> Iterator[Mapping[str, Any]]:
    """Every part of what is not void; a part that takes the rest has neither share nor amount.

    A share that six decimals cannot tell, such as a third, is told as its amount.
    """
    found = store.execute(
        f"SELECT {filed.REF}, i.due_date, i.percent, i.is_rest, i.amount"
        f" FROM instalment i JOIN {of.table} d ON d.id = i.document_id"
        " LEFT JOIN void_mark v ON v.kind = i.kind AND v.document_id = d.id"
        " WHERE i.kind = ? AND v.document_id IS NULL ORDER BY d.id, i.part_no",
        (of.kind,),
    )
    for ref, due, percent, is_rest, amount in found:
        share = rate.parse(percent)
        if (share.percent * TOLD).denominator > 1:
            share = NO_RATE
        typed = ZERO if share or is_rest else Money(amount)
        yield {
            "ref": ref,
            "due_date": dt.date.fromisoformat(due),
            "percent": share or None,
            "amount": typed or None,
        }
