"""How drafts of any kind are kept, changed, thrown away and copied: written once for all documents.

A kind of document says in a ``Keeping`` what it is called, how a draft is understood and how it rests in its
tables; its service offers these three acts under its own name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from app.access.session import Session
from app.documents import timeline
from app.kernel.problems import Problem
from app.trade import records

D = TypeVar("D")  # a draft: a frozen record with ``date`` and ``ref``
U = TypeVar("U")  # the draft understood


@dataclass(frozen=True, slots=True)
class Keeping(Generic[D, U]):
    """``edit``: the permission. ``no_such`` and ``cannot_save`` are marked; the first may name ``{number}``.

    ``insert`` and ``rewrite`` write a draft under an id, ``remove`` deletes it. ``noted``: what the audit
    trail tells of it. ``made_from_lines``: its lines may be made from those of other documents. ``check`` raises what keeps it from being saved under an id (None: a new one).
    """

    kind: str
    table: str
    edit: str
    no_such: str
    cannot_save: str
    understand: Callable[[D], tuple[U | None, list[Problem]]]
    draft_of: Callable[[int], D]
    insert: Callable[[int, U], object]
    rewrite: Callable[[int, U], object]
    remove: Callable[[int], object]
    noted: Callable[[U], dict[str, Any]]
    made_from_lines: bool = False
    check: Callable[[U, int | None], object] = lambda _document, _id: None


def save(session: Session, keeping: Keeping[Any, Any], draft: Any, document_id: int | None) -> int:
    """Keeps a draft (a new one, or in place of the draft ``document_id``) and returns its id.

    Raises Refused with every problem, NumberTaken for a ref in use, NotADraft for a posted document.
    """
    session.require(keeping.edit)
    found = keeping.understand(draft)
    document = records.require_sound(*found, keeping.cannot_save, draft.ref)
    with session.work() as work:
        records.require_free_ref(keeping.table, draft.ref, document_id)
        keeping.check(document, document_id)
        changes: list[list[Any]] = []
        if document_id is None:
            document_id = records.next_id(keeping.table)
            keeping.insert(document_id, document)
        else:
            records.require_draft(keeping.table, document_id)
            changes = timeline.changes(keeping.draft_of(document_id), draft)
            keeping.rewrite(document_id, document)
        told = keeping.noted(document)
        work.audit(
            "save", keeping.kind, draft.ref, document_id=document_id, **told, changes=changes
        )
        work.touch(keeping.kind)
        return document_id


def discard(session: Session, keeping: Keeping[Any, Any], name: str | int) -> None:
    """Throws a draft away. Raises NotADraft for what is posted: that is voided instead."""
    session.require(keeping.edit)
    document_id = records.require_id(keeping.table, name, keeping.no_such)
    with session.work() as work:
        records.require_draft(keeping.table, document_id)
        keeping.remove(document_id)
        records.note_discard(work, keeping.kind, document_id, name)


def duplicate(
    session: Session,
    keeping: Keeping[D, Any],
    name: str | int,
    date: dt.date | None,
    **blank: Any,
) -> D:
    """The same as a new, unsaved draft dated ``date`` (today), without ref and with the fields ``blank``.

    The copy of a void document takes its place: its lines are made from what those were made from.
    """
    session.require(keeping.edit)
    document_id = records.require_id(keeping.table, name, keeping.no_such)
    draft: Any = keeping.draft_of(document_id)
    if keeping.made_from_lines:
        blank["lines"] = records.copied_lines(keeping.kind, document_id, draft.lines)
    copy: D = replace(draft, date=date or session.today(), ref="", **blank)
    return copy
