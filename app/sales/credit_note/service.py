"""What one may do with a credit note. The work itself is told once in `app.trade.returns`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app.access.session import Session
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.sales.credit_note import rules
from app.sales.credit_note.model import CreditNote, CreditNoteLine
from app.stock.places import CUSTOMER
from app.trade.returns import service
from app.trade.returns.rules import Draft
from app.trade.returns.service import Preview
from app.trade.returns.side import Side
from app.trade.settling import Applied

SIDE = Side(
    kind=rules.KIND,
    series=rules.SERIES,
    table="credit_note",
    control="receivable",
    sign=-1,
    origin_kind="sales-invoice",
    origin_table="sales_invoice",
    origin_party="customer_id",
    outside=CUSTOMER,
    comes_in=True,
    counter="cogs",
    view="sales.view",
    edit=rules.EDIT,
    post=rules.POST,
    void=rules.VOIDING,
    no_such=N_("There is no credit note {number}."),
    posting_for=rules.posting_for,
    model=CreditNote,
    line_model=CreditNoteLine,
)


def save_draft(session: Session, draft: Draft, note_id: int | None = None) -> int:
    """Keeps a draft and returns its id."""
    return service.save_draft(session, SIDE, draft, note_id)


def discard(session: Session, name: str | int) -> None:
    """Throws a draft away."""
    service.discard(session, SIDE, name)


def duplicate(session: Session, name: str | int) -> Draft:
    """The same note as a new, unsaved draft of today."""
    return service.duplicate(session, SIDE, name)


def preview(session: Session, draft: Draft) -> Preview:
    """The entry, goods and problems of a draft; writes nothing."""
    return service.preview(session, SIDE, draft)


def post_note(session: Session, name: str | int) -> str:
    """Posts a draft by ref or id and returns its number."""
    return service.post_draft(session, SIDE, name)


def post_new(session: Session, draft: Draft) -> str:
    """Posts a note that was never saved, and returns its number."""
    return post_notes(session, (draft,))[0]


def post_notes(session: Session, drafts: Iterable[Draft], progress: Progress = SILENT) -> list[str]:
    """Posts notes that were never drafts, all or none, and returns their numbers."""
    return service.post_new(session, SIDE, drafts, progress)


def apply_credit(
    session: Session, name: str | int, applied: Sequence[Applied], date: dt.date
) -> None:
    """Uses what a note left over for documents that are still open."""
    service.apply_credit(session, SIDE, name, applied, date)


def check_void(session: Session, name: str | int) -> None:
    """Refuses, as voiding would, before anybody is asked when and why."""
    service.check_void(session, SIDE, name)


def void_note(
    session: Session, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Voids a note; what it gave back is invoiced again. Returns the mirrored entry's number."""
    return service.void_note(session, SIDE, name, date, reason)
