"""Recording what was paid to a supplier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.money import Money
from app.kernel.text import N_
from app.masters.party import Party
from app.purchasing.bill import queries as bills
from app.purchasing.payment import queries, rules, service
from app.trade.owed import owed_to
from app.trade.payments import Preview
from app.trade.settling import Applied, Open, PaymentDraft
from ui.kit.lookup import Lookup
from ui.kit.manifest import Context
from ui.trade import editor_acts, lookups
from ui.trade.booked import Services
from ui.trade.payment_editor import PaymentEditor


class SupplierPaymentEditor(PaymentEditor):
    """A supplier payment."""

    services = Services(
        read=lambda _session, id: queries.get(id),
        save=service.save_draft,
        post=service.post_payment,
        void=service.void_payment,
        discard=service.discard,
        copy=lambda _session, id: queries.get(id).draft,
    )
    KIND = rules.KIND
    SIDE = service.SIDE
    HEADING = N_("Payment {number}")
    PARTY_TITLE = N_("Supplier")
    OWED_TITLE = N_("We owe now")
    EDIT = rules.EDIT
    ACTS = editor_acts.payment_acts("purchasing.payment", rules.EDIT, rules.POST, rules.VOIDING)

    def party_lookup(self) -> Lookup:
        return lookups.suppliers(self.context)

    def open_documents(self, party: str) -> tuple[Open, ...]:
        return queries.open_documents(party)

    def named(self, document: int) -> tuple[str, str]:
        view = bills.get(document, self.context.session.today())
        return view.supplier.code, view.number

    def owed(self, party: Party) -> Money:
        return owed_to(party.id)

    def look_ahead(self, draft: PaymentDraft) -> Preview:
        return service.preview(self.context.session, draft)

    def apply(self, applied: Sequence[Applied]) -> None:
        session = self.context.session
        service.apply_credit(session, self.view.id, applied, session.today())


def make(context: Context, id: int | None = None, **values: Any) -> SupplierPaymentEditor:
    return SupplierPaymentEditor(context, id, **values)
