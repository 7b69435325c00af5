"""Recording what a customer paid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.money import Money
from app.kernel.text import N_
from app.masters.party import Party
from app.sales.invoice import queries as invoices
from app.sales.receipt import queries, rules, service
from app.trade.owed import owed_by
from app.trade.payments import Preview
from app.trade.settling import Applied, Open, PaymentDraft
from ui.kit.actions import Act
from ui.kit.lookup import Lookup
from ui.kit.manifest import Context
from ui.trade import editor_acts, lookups
from ui.trade.booked import Services
from ui.trade.payment_editor import PaymentEditor


def preview(context: Context, editor: Any) -> None:
    """The kwitansi; a draft is saved first."""
    from ui.sales.papers import preview_receipt

    if editor.view is not None or editor.save():
        preview_receipt(context, editor.id)


class ReceiptEditor(PaymentEditor):
    """A customer receipt."""

    services = Services(
        read=lambda _session, id: queries.get(id),
        save=service.save_draft,
        post=service.post_receipt,
        void=service.void_receipt,
        discard=service.discard,
        copy=lambda _session, id: queries.get(id).draft,
    )
    KIND = rules.KIND
    SIDE = service.SIDE
    HEADING = N_("Receipt {number}")
    PARTY_TITLE = N_("Customer")
    EDIT = rules.EDIT
    ACTS = editor_acts.payment_acts(
        "sales.receipt",
        rules.EDIT,
        rules.POST,
        rules.VOIDING,
        Act("sales.receipt.print", N_("Print"), preview, icon="ph.printer", shortcut="F12"),
    )

    def party_lookup(self) -> Lookup:
        return lookups.customers(self.context)

    def open_documents(self, party: str) -> tuple[Open, ...]:
        return queries.open_documents(party)

    def named(self, document: int) -> tuple[str, str]:
        view = invoices.get(document, self.context.session.today())
        return view.customer.code, view.number

    def owed(self, party: Party) -> Money:
        return owed_by(party.id)

    def look_ahead(self, draft: PaymentDraft) -> Preview:
        return service.preview(self.context.session, draft)

    def apply(self, applied: Sequence[Applied]) -> None:
        session = self.context.session
        service.apply_credit(session, self.view.id, applied, session.today())


def make(context: Context, id: int | None = None, **values: Any) -> ReceiptEditor:
    return ReceiptEditor(context, id, **values)
