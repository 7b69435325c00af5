"""What one may do with a supplier payment. The work itself is told once in `app.trade.payments`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app.access.session import Session
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.purchasing.payment import rules
from app.purchasing.payment.model import SupplierPayment, SupplierPaymentLine
from app.trade import payments
from app.trade.payments import Preview, Side
from app.trade.settling import Applied, PaymentDraft

SIDE = Side(
    kind=rules.KIND,
    series=rules.SERIES,
    table="supplier_payment",
    parent="payment_id",
    control="payable",
    giro="giro_issued",
    pays="purchase_invoice",
    sign=1,
    view="purchasing.view",
    edit=rules.EDIT,
    post=rules.POST,
    void=rules.VOIDING,
    no_such=N_("There is no payment {number}."),
    is_party=lambda party: party.is_supplier,
    posting_for=rules.posting_for,
    withheld_to={"pph23": "pph23_payable", "pph42": "pph42_payable"},
    model=SupplierPayment,
    line_model=SupplierPaymentLine,
)


def save_draft(session: Session, draft: PaymentDraft, payment_id: int | None = None) -> int:
    """Keeps a draft and returns its id."""
    return payments.save_draft(session, SIDE, draft, payment_id)


def discard(session: Session, name: str | int) -> None:
    """Throws a draft away."""
    payments.discard(session, SIDE, name)


def preview(session: Session, draft: PaymentDraft) -> Preview:
    """The entry and problems of a draft; writes nothing."""
    return payments.preview(session, SIDE, draft)


def post_payment(session: Session, name: str | int) -> str:
    """Posts a draft by ref or id and returns its number."""
    return payments.post_draft(session, SIDE, name)


def post_drafts(
    session: Session, names: Sequence[str | int], progress: Progress = SILENT
) -> list[str]:
    """Posts saved drafts, all or none."""
    return payments.post_drafts(session, SIDE, names, progress)


def post_payments(
    session: Session, drafts: Iterable[PaymentDraft], progress: Progress = SILENT
) -> list[str]:
    """Posts payments that were never drafts, all or none, and returns their numbers."""
    return payments.post_new(session, SIDE, drafts, progress)


def apply_credit(
    session: Session, name: str | int, applied: Sequence[Applied], date: dt.date
) -> None:
    """Uses what a payment left over for bills that are still open."""
    payments.apply_credit(session, SIDE, name, applied, date)


def void_payment(
    session: Session, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Voids a payment; the bills it paid are open again. Returns the mirrored entry's number."""
    return payments.void_payment(session, SIDE, name, date, reason)
