"""Void marks: a posted document stays, its mirrored entry and this mark say it no longer counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.access.users import person_sql
from app.ledger import periods
from app.ledger.model import VoidMark as VoidMarkRow
from app.store import Work, one, write_rows


@dataclass(frozen=True, slots=True)
class VoidMark:
    """When, why and by whom a document was voided, and the id of its mirrored entry."""

    kind: str
    document_id: int
    entry_id: int | None
    date: dt.date
    reason: str
    actor: str
    at: dt.datetime


def mark(
    work: Work, kind: str, document_id: int, entry_id: int | None, date: dt.date, reason: str
) -> None:
    """Notes that a document is void; once only."""
    write_rows(
        VoidMarkRow,
        [
            {
                "kind": kind,
                "document_id": document_id,
                "entry_id": entry_id,
                "date": date,
                "reason": reason,
                "actor": work.actor,
                "at": work.at,
            }
        ],
    )
    work.touch(kind)


def find(kind: str, document_id: int) -> VoidMark | None:
    """The mark of a document, or None while it counts."""
    row = one(
        f"SELECT entry_id, date, reason, {person_sql('actor')}, at FROM void_mark"
        " WHERE kind = ? AND document_id = ?",
        (kind, document_id),
    )
    if row is None:
        return None
    entry_id, date, reason, actor, at = row
    return VoidMark(
        kind,
        document_id,
        entry_id,
        dt.date.fromisoformat(date),
        reason,
        actor,
        dt.datetime.fromisoformat(at),
    )


def date_for(original: dt.date) -> dt.date:
    """The day a void is dated: as its original if that month is open, else the first open day."""
    return periods.first_open_day_from(original)
