"""Finding a document by what a person calls it, and keeping its ref unique."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app import store
from app.access.session import Session
from app.documents import timeline
from app.kernel import formats
from app.kernel.errors import NotFound, NumberTaken, PeriodClosed, Refused, UserError
from app.kernel.lifecycle import DRAFT
from app.kernel.problems import Problem, blocking
from app.kernel.progress import Progress
from app.kernel.text import N_, _
from app.ledger import void
from app.trade.lines import DraftLine

REFS_AT_ONCE = 500
T = TypeVar("T")


class NotADraft(UserError):
    """Posted documents are not edited, discarded or posted again."""

    remedy = N_("Void it and copy it into a new draft.")


class NotPosted(UserError):
    """Only a posted document can be voided, printed as final or paid."""


class AlreadyVoid(UserError):
    """A document is voided once."""


def find_id(table: str, name: str | int) -> int | None:
    """The id of the document with this number, ref or (for an int) id; None where there is none."""
    if isinstance(name, int):
        found = store.scalar(f"SELECT id FROM {table} WHERE id = ?", (name,))
    else:
        found = store.scalar(f"SELECT id FROM {table} WHERE number = ?", (name,))
        if found is None:
            found = store.scalar(f"SELECT id FROM {table} WHERE ref = ?", (name,))
    return None if found is None else int(found)


def require_id(table: str, name: str | int, message: str) -> int:
    """As ``find_id``; raises NotFound with ``message`` (which may name ``{number}``)."""
    found = find_id(table, name)
    if found is None:
        raise NotFound(message, number=name, remedy=N_("Check the number or the ref."))
    return found


def next_id(table: str) -> int:
    """The id the next row of ``table`` gets. Only inside a Work: nobody else writes meanwhile."""
    return int(store.scalar(f"SELECT COALESCE(MAX(id), 0) + 1 FROM {table}"))


def require_free_ref(table: str, ref: str, own_id: int | None = None) -> None:
    """Raises NumberTaken where another document of the kind already has this ref."""
    if not ref:
        return
    holder = store.one(f"SELECT id, number FROM {table} WHERE ref = ?", (ref,))
    if holder is not None and holder[0] != own_id:
        raise _taken(ref, holder[1])


def require_free_refs(table: str, refs: Sequence[str]) -> None:
    """The same for many new documents at once; none of them may share a ref either."""
    seen: set[str] = set()
    for ref in filter(None, refs):
        if ref in seen:
            raise _taken(ref, None)
        seen.add(ref)
    wanted = list(seen)
    for start in range(0, len(wanted), REFS_AT_ONCE):
        some = wanted[start : start + REFS_AT_ONCE]
        places = ", ".join("?" * len(some))
        holder = store.one(f"SELECT ref, number FROM {table} WHERE ref IN ({places})", some)
        if holder is not None:
            raise _taken(*holder)


def _taken(ref: str, number: str | None) -> NumberTaken:
    return NumberTaken(
        N_("The ref {ref} is already used by {number}."),
        ref=ref,
        number=number or _("a draft"),
        remedy=N_("Choose another ref, or change the document that has it."),
    )


@dataclass(frozen=True, slots=True)
class PostedDocument:
    """What voiding needs to know of a posted document; ``entry_id`` is 0 where it moved no value."""

    id: int
    number: str
    date: dt.date
    entry_id: int


def require_draft(table: str, document_id: int) -> None:
    """Raises NotADraft where the document is posted already."""
    state, number = store.one(
        f"SELECT state, number FROM {table} WHERE id = ?", (document_id,)
    ) or (
        DRAFT,
        "",
    )
    if state != DRAFT:
        raise NotADraft(N_("{number} is posted and stays as it is."), number=number)


def require_posted(
    table: str, kind: str, document_id: int, *, books: bool = True
) -> PostedDocument:
    """The posted document; raises NotPosted for a draft, AlreadyVoid for a void one.

    ``books``: documents of this kind have entries.
    """
    entry = "entry_id" if books else "NULL"
    row = store.one(f"SELECT number, date, {entry}, ref FROM {table} WHERE id = ?", (document_id,))
    assert row is not None
    number, date, entry_id, ref = row
    if number is None:
        raise NotPosted(
            N_("{ref} is still a draft."), ref=ref or document_id, remedy=N_("Discard or post it.")
        )
    if void.find(kind, document_id) is not None:
        raise AlreadyVoid(N_("{number} is void already."), number=number)
    return PostedDocument(document_id, number, dt.date.fromisoformat(date), entry_id or 0)


def void_day(document: PostedDocument, asked: dt.date | None) -> dt.date:
    """The day a void is dated: as asked, else as the original, else the first open day."""
    day = asked or void.date_for(document.date)
    if day < document.date:
        raise Refused(
            [
                Problem(
                    "date",
                    N_("{number} is dated {date}; it cannot be voided before."),
                    {"number": document.number, "date": formats.date_medium(document.date)},
                )
            ],
            N_("{number} cannot be voided like this."),
            number=document.number,
        )
    return day


def note_void(
    work: store.Work,
    kind: str,
    document: PostedDocument,
    entry_id: int | None,
    day: dt.date,
    reason: str,
) -> None:
    """Marks the document void; ``entry_id``: its mirrored entry, None where it moved no value."""
    void.mark(work, kind, document.id, entry_id, day, reason)
    details = {"document_id": document.id, "reason": reason, "date": day.isoformat()}
    work.audit("void", kind, document.number, **details)


def note_discard(work: store.Work, kind: str, document_id: int, name: str | int) -> None:
    """A draft is thrown away: what lies beside it goes too. ``name``: what it was called by."""
    timeline.forget(kind, document_id)
    work.audit("discard", kind, str(name), document_id=document_id)
    work.touch(kind)


def copied_lines(
    kind: str, document_id: int, lines: tuple[DraftLine, ...]
) -> tuple[DraftLine, ...]:
    """The lines of a copy: those of a void document take from its origins in its place, others from none."""
    if void.find(kind, document_id) is not None:
        return lines
    return tuple(replace(line, origin=None) for line in lines)


def draft_ids(table: str) -> list[int]:
    """Every draft of a kind, in order of date and entry: the order in which they are posted."""
    rows = store.query(f"SELECT id FROM {table} WHERE state = 'draft' ORDER BY date, id")
    return [row[0] for row in rows]


def post_each(
    session: Session,
    names: Sequence[str | int],
    post: Callable[[Session, str | int], str],
    progress: Progress,
) -> list[str]:
    """Posts saved drafts with ``post`` in the order given, all or none, and returns their numbers."""
    numbers = []
    with session.work():
        for done, name in enumerate(names):
            progress.report(done, len(names))
            numbers.append(post(session, name))
    return numbers


def require_sound(found: T | None, problems: list[Problem], message: str, ref: str) -> T:
    """A draft understood; raises Refused with ``message`` (which may name ``{ref}``) where it is not."""
    obstacles = blocking(problems)
    if found is None or obstacles:
        raise Refused(obstacles, message, ref=ref or _("draft"))
    return found


def as_problem(refusal: UserError) -> Problem:
    """A refusal of the ledgers as a problem of the draft: at its date where the month is closed."""
    field = "date" if isinstance(refusal, PeriodClosed) else "lines"
    return Problem(field, refusal.message, refusal.values)
