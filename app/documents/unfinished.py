"""Entries that were typed and not saved, kept so that neither a crash nor a power cut loses them.

They rest in the company file, each person's own, and are no part of the audit trail: nothing was done yet.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, NamedTuple

from app import store
from app.access.session import Session
from app.kernel.packed import packed, unpacked


class Unfinished(NamedTuple):
    """What somebody typed: ``document_id`` None for a new document, ``body`` as the editor told it."""

    key: str
    kind: str
    document_id: int | None
    title: str
    at: dt.datetime
    body: dict[str, Any]


def keep(
    session: Session, key: str, kind: str, document_id: int | None, title: str, body: dict[str, Any]
) -> None:
    """Keeps an entry under ``key``, in place of what was kept there. Nothing in a read-only session."""
    if session.read_only:
        return
    with store.work(session.user.name, session.clock) as work:
        store.execute(
            "INSERT INTO unfinished_entry (actor, key, kind, document_id, title, at, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (actor, key) DO UPDATE SET kind = excluded.kind,"
            " document_id = excluded.document_id, title = excluded.title, at = excluded.at,"
            " body = excluded.body",
            (work.actor, key, kind, document_id or 0, title, work.at, packed(body)),
        )


def remove(session: Session, key: str) -> None:
    """The entry is saved or thrown away."""
    if session.read_only:
        return
    with store.work(session.user.name, session.clock) as work:
        store.execute("DELETE FROM unfinished_entry WHERE actor = ? AND key = ?", (work.actor, key))


def of_person(session: Session) -> tuple[Unfinished, ...]:
    """What the person of this session has not finished, the oldest first; nothing where it is read-only."""
    if session.read_only:
        return ()
    rows = store.query(
        "SELECT key, kind, document_id, title, at, body FROM unfinished_entry WHERE actor = ?"
        " ORDER BY at, id",
        (session.user.name,),
    )
    return tuple(
        Unfinished(
            key, kind, id or None, title, dt.datetime.fromisoformat(at), unpacked(json.loads(body))
        )
        for key, kind, id, title, at, body in rows
    )
