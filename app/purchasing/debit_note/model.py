"""Tables of the debit note. A posted row is frozen; what it settled is in the ledger's settlements."""

from __future__ import annotations

import peewee

from app import store
from app.store import guards
from app.trade.model import NoteLineRow, NoteRow


class DebitNote(NoteRow):
    """What is given back of a bill."""

    class Meta:
        table_name = "debit_note"


class DebitNoteLine(NoteLineRow):
    """So much of one line of it."""

    note = store.ForeignKeyField(DebitNote, index=False, deferrable="INITIALLY DEFERRED")

    class Meta:
        table_name = "debit_note_line"
        primary_key = peewee.CompositeKey("note", "line_no")


TABLES = (DebitNote, DebitNoteLine)
GUARDS = (
    *guards.posted_rows("debit_note", party="party_id"),
    *guards.lines_of_posted("debit_note_line", "debit_note", "note_id"),
)
