"""Giving back lines of an invoice to a customer."""

from __future__ import annotations

from typing import Any

from app.kernel.text import N_
from app.sales.credit_note import queries, rules, service
from ui.kit.actions import Act
from ui.kit.lookup import Lookup
from ui.kit.manifest import Context
from ui.trade import editor_acts, lookups
from ui.trade.booked import Services
from ui.trade.note_editor import NoteEditor


def preview(context: Context, editor: Any) -> None:
    """The paper; a draft is saved first."""
    from ui.sales.papers import preview_credit_note

    if editor.view is not None or editor.save():
        preview_credit_note(context, editor.id)


class CreditNoteEditor(NoteEditor):
    """A credit note."""

    side = service.SIDE
    services = Services(
        read=lambda _session, id: queries.get(id),
        save=service.save_draft,
        post=service.post_note,
        void=service.void_note,
        discard=service.discard,
        copy=service.duplicate,
        check_void=service.check_void,
    )
    KIND = rules.KIND
    HEADING = N_("Credit note {number}")
    PARTY_TITLE = N_("Customer")
    INVOICE_TITLE = N_("Invoice given back")
    RESTOCK_TITLE = N_("Back in stock")
    EDIT = rules.EDIT
    ACTS = editor_acts.note_acts(
        "sales.credit-note",
        rules.EDIT,
        rules.POST,
        rules.VOIDING,
        Act("sales.credit-note.print", N_("Print"), preview, icon="ph.printer", shortcut="F12"),
    )

    def party_lookup(self) -> Lookup:
        return lookups.customers(self.context)


def make(context: Context, id: int | None = None, **values: Any) -> CreditNoteEditor:
    return CreditNoteEditor(context, id, **values)
