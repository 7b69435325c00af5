"""Which document was begun as a copy of which other one, and whether it replaces it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app import store
from app.access.session import Session


@dataclass(frozen=True, slots=True)
class Copy:
    """Another document of the same kind; ``replaces``: the older was voided for the newer."""

    id: int
    replaces: bool


def keep_new(session: Session, kind: str, of: Copy, save: Callable[[], int]) -> int:
    """Saves a new document together with what it is a copy of; its id."""
    with session.work():
        document_id = save()
        store.execute(
            "INSERT INTO document_copy (kind, document_id, of_id, replaces) VALUES (?, ?, ?, ?)",
            (kind, document_id, of.id, of.replaces),
        )
    return document_id


def original_of(kind: str, document_id: int) -> Copy | None:
    """What a document was copied from."""
    row = store.one(
        "SELECT of_id, replaces FROM document_copy WHERE kind = ? AND document_id = ?",
        (kind, document_id),
    )
    return None if row is None else Copy(row[0], bool(row[1]))


def copies_of(kind: str, document_id: int) -> tuple[Copy, ...]:
    """What was copied from a document, the oldest first."""
    rows = store.query(
        "SELECT document_id, replaces FROM document_copy WHERE kind = ? AND of_id = ?"
        " ORDER BY document_id",
        (kind, document_id),
    )
    return tuple(Copy(copy_id, bool(replaces)) for copy_id, replaces in rows)


def forget(kind: str, document_id: int) -> None:
    """A draft is thrown away: it is a copy of nothing, and nothing is one of it. Only inside a Work."""
    store.execute(
        "DELETE FROM document_copy WHERE kind = ?1 AND (document_id = ?2 OR of_id = ?2)",
        (kind, document_id),
    )
