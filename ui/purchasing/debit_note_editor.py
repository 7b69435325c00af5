"""Giving back lines of a bill to a supplier."""

from __future__ import annotations

from typing import Any

from app.kernel.text import N_
from app.purchasing.debit_note import queries, rules, service
from ui.kit.actions import Act
from ui.kit.lookup import Lookup
from ui.kit.manifest import Context
from ui.trade import editor_acts, lookups
from ui.trade.booked import Services
from ui.trade.note_editor import NoteEditor


def preview(context: Context, editor: Any) -> None:
    """The paper; a draft is saved first."""
    from ui.purchasing.papers import preview_debit_note

    if editor.view is not None or editor.save():
        preview_debit_note(context, editor.id)


class DebitNoteEditor(NoteEditor):
    """A debit note."""

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
    HEADING = N_("Debit note {number}")
    PARTY_TITLE = N_("Supplier")
    INVOICE_TITLE = N_("Bill given back")
    RESTOCK_TITLE = N_("Leaves stock")
    EDIT = rules.EDIT
    ACTS = editor_acts.note_acts(
        "purchasing.debit-note",
        rules.EDIT,
        rules.POST,
        rules.VOIDING,
        Act("purchasing.debit-note.print", N_("Print"), preview, icon="ph.printer", shortcut="F12"),
    )

    def party_lookup(self) -> Lookup:
        return lookups.suppliers(self.context)


def make(context: Context, id: int | None = None, **values: Any) -> DebitNoteEditor:
    return DebitNoteEditor(context, id, **values)
