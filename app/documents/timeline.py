"""The story of one document: who did what with it when, what was changed, and what was said about it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app import store
from app.access.session import Session
from app.access.users import person_sql
from app.documents import attachments, copies
from app.documents.model import DocumentComment
from app.kernel.errors import UserError
from app.kernel.packed import packed, unpacked
from app.kernel.text import N_

MOST_CHANGES = 12
MOST_TOLD = 40
LONGEST_COMMENT = 2000
COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Change:
    """A field that was given another value; ``line`` counts from 1, None for the document's own."""

    field: str
    line: int | None
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document. ``text``: the comment, the reason, the name of the file."""

    at: dt.datetime
    person: str
    action: str
    text: str = ""
    changes: tuple[Change, ...] = ()


def of_document(kind: str, document_id: int) -> tuple[Event, ...]:
    """What happened to a document, the latest first; what went before a discarded draft is not its own."""
    document = "kind = ? AND json_extract(details, '$.document_id') = ?"
    rows = store.query(
        f"SELECT e.at, {person_sql('e.actor')}, e.action, e.details FROM ("
        f"SELECT at, actor, action, details, id FROM audit WHERE {document} AND id >"
        f" COALESCE((SELECT MAX(id) FROM audit WHERE {document} AND action = 'discard'), 0)"
        " UNION ALL SELECT at, actor, 'comment', json_object('text', text), id"
        " FROM document_comment WHERE kind = ? AND document_id = ?) e ORDER BY e.at DESC, e.id DESC LIMIT ?",
        (kind, document_id) * 3 + (MOST_TOLD,),
    )
    return tuple(_event(*row) for row in rows)


def _event(at: str, person: str, action: str, details: str) -> Event:
    known = json.loads(details)
    text = str(known.get("text") or known.get("reason") or known.get("name") or "")
    changes = tuple(
        Change(field, line, unpacked(old), unpacked(new))
        for field, line, old, new in known.get("changes", ())
    )
    return Event(dt.datetime.fromisoformat(at), person, action, text, changes)


def comment(session: Session, kind: str, document_id: int, text: str) -> None:
    """Writes a comment on a document. Raises UserError for a blank or an overlong one."""
    words = text.strip()
    if not words:
        raise UserError(N_("The comment is empty."))
    if len(words) > LONGEST_COMMENT:
        raise UserError(N_("A comment has at most {most} letters."), most=LONGEST_COMMENT)
    with session.work() as work:
        store.insert(
            DocumentComment,
            kind=kind,
            document_id=document_id,
            at=work.at,
            actor=work.actor,
            text=words,
        )
        work.touch(COMMENT)


def comments(kind: str, document_id: int) -> int:
    """How many comments a document has."""
    return int(
        store.scalar(
            "SELECT COUNT(*) FROM document_comment WHERE kind = ? AND document_id = ?",
            (kind, document_id),
        )
    )


def forget(kind: str, document_id: int) -> None:
    """Removes what lies beside a draft that is thrown away: comments, files, of what it is a copy. Only inside a Work."""
    store.execute(
        "DELETE FROM document_comment WHERE kind = ? AND document_id = ?", (kind, document_id)
    )
    attachments.forget(kind, document_id)
    copies.forget(kind, document_id)


def changes(old: Any, new: Any) -> list[list[Any]]:
    """How two drafts of a kind differ, for the details of the audit trail: field, line, old and new.

    Fields of a line whose metadata says ``told`` is False are left out.
    """
    found = [
        [field, line, packed(before), packed(after)]
        for field, line, before, after in _differences(old, new)
    ]
    return found[:MOST_CHANGES]


def _differences(old: Any, new: Any) -> Iterator[tuple[str, int | None, Any, Any]]:
    for field in dataclasses.fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after:
            continue
        if isinstance(after, tuple) and all(map(dataclasses.is_dataclass, (*before, *after))):
            yield from _lines(field.name, before, after)
        else:
            yield field.name, None, before, after


def _lines(name: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Any]:
    if len(old) != len(new):
        yield name, None, len(old), len(new)
        return
    for number, (before, after) in enumerate(zip(old, new, strict=True), 1):
        for field in dataclasses.fields(after):
            pair = getattr(before, field.name), getattr(after, field.name)
            if pair[0] != pair[1] and field.metadata.get("told", True):
                yield field.name, number, *pair
