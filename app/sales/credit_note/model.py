"""Tables of the credit note. A posted row is frozen; what it settled is in the ledger's settlements."""

from __future__ import annotations

import peewee

from app import store
from app.store import guards
from app.trade.model import NoteLineRow, NoteRow


class CreditNote(NoteRow):
    """What is given back of an invoice."""

    class Meta:
        table_name = "credit_note"


class CreditNoteLine(NoteLineRow):
    """So much of one line of it."""

    note = store.ForeignKeyField(CreditNote, index=False, deferrable="INITIALLY DEFERRED")

    class Meta:
        table_name = "credit_note_line"
        primary_key = peewee.CompositeKey("note", "line_no")


TABLES = (CreditNote, CreditNoteLine)
GUARDS = (
    *guards.posted_rows("credit_note", party="party_id"),
    *guards.lines_of_posted("credit_note_line", "credit_note", "note_id"),
)
