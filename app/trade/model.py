"""Tables that selling and buying share: identities as they were printed, and what lines were made from."""

from __future__ import annotations

import peewee

from app import store
from app.masters.party import PartyRow
from app.store import guards


class KeptIdentity(store.Record):
    """A party's or the company's name, address and numbers at some moment; ``digest`` names the wording.

    A posted document points at the two it was issued with, so a reprint years later reads the same.
    """

    digest = store.TextField(unique=True)
    content = store.JSONField()

    class Meta:
        table_name = "kept_identity"


class PaymentRow(store.Record):
    """Money between a party and one cash or bank account; each side has a table of this shape."""

    ref = store.TextField(unique=True, null=True)
    number = store.TextField(unique=True, null=True)
    state = store.TextField()
    date = store.DateField()
    party = store.ForeignKeyField(PartyRow)
    account_id = store.IntegerField()
    amount = store.MoneyField()
    write_off = store.MoneyField()
    bank_charge = store.MoneyField(constraints=[peewee.SQL("DEFAULT 0")])
    withheld = store.MoneyField(constraints=[peewee.SQL("DEFAULT 0")])
    tax_object = store.TextField(constraints=[peewee.SQL("DEFAULT ''")])
    tax_base = store.MoneyField(constraints=[peewee.SQL("DEFAULT 0")])
    method = store.TextField()
    notes = store.TextField()
    entry_id = store.IntegerField(null=True)
    party_kept = store.IntegerField(null=True)
    company_kept = store.IntegerField(null=True)
    giro = store.TextField(constraints=[peewee.SQL("DEFAULT ''")])
    giro_bank = store.TextField(constraints=[peewee.SQL("DEFAULT ''")])
    giro_due = store.DateField(null=True)

    class Meta:
        indexes = ((("date", "id"), False),)
        constraints = (
            peewee.Check("state IN ('draft', 'posted')"),
            peewee.Check("state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)"),
            peewee.Check("amount > 0"),
        )


class NoteRow(store.Record):
    """A note that gives back lines of one posted document; each side has a table of this shape.

    invoice_id: the invoice or bill. warehouse: where the goods move, None for where they came from.
    """

    ref = store.TextField(unique=True, null=True)
    number = store.TextField(unique=True, null=True)
    state = store.TextField()
    date = store.DateField()
    party = store.ForeignKeyField(PartyRow)
    invoice_id = store.IntegerField(index=True)
    warehouse_id = store.IntegerField(null=True)
    notes = store.TextField()
    net = store.MoneyField()
    dpp = store.MoneyField()
    dpp_other = store.MoneyField()
    ppn = store.MoneyField()
    total = store.MoneyField()
    entry_id = store.IntegerField(null=True)
    party_kept = store.IntegerField(null=True)
    company_kept = store.IntegerField(null=True)

    class Meta:
        indexes = ((("date", "id"), False),)
        constraints = (
            peewee.Check("state IN ('draft', 'posted')"),
            peewee.Check("state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)"),
            peewee.Check("total = net + ppn"),
        )


class NoteLineRow(store.Record):
    """One line of a note: how much of which line of the invoice, and its amounts (see ``Figures``)."""

    line_no = store.IntegerField()
    origin_line = store.IntegerField()
    quantity = store.QuantityField(constraints=[peewee.Check("quantity >= 0")])
    base_quantity = store.QuantityField()
    unit_price = store.PriceField()
    full = store.MoneyField()
    net = store.MoneyField()
    base = store.MoneyField()
    other_base = store.MoneyField()
    ppn = store.MoneyField()
    restock = store.BooleanField()


class LineOrigin(store.Record):
    """That a line of one document was made from a line of another, and how much of it (base units).

    value: what it took of the value of goods received and not billed; nothing of any other line. counts: the
    document that took it is posted and not void.
    """

    kind = store.TextField()
    document_id = store.IntegerField()
    line_no = store.IntegerField()
    origin_kind = store.TextField()
    origin_id = store.IntegerField()
    origin_line = store.IntegerField()
    quantity = store.QuantityField()
    value = store.MoneyField(default=0)
    counts = store.BooleanField()

    class Meta:
        table_name = "line_origin"
        primary_key = peewee.CompositeKey("kind", "document_id", "line_no")
        without_rowid = True
        indexes = ((("origin_kind", "origin_id", "origin_line"), False),)


class WithholdingSlip(store.Record):
    """The number of the bukti potong for PPh that a payment kept back; it often comes later than the money."""

    kind = store.TextField()
    document_id = store.IntegerField()
    number = store.TextField()
    recorded_at = store.MomentField()

    class Meta:
        table_name = "withholding_slip"
        primary_key = peewee.CompositeKey("kind", "document_id")
        without_rowid = True


class GiroOutcome(store.Record):
    """What became of the giro of a receipt or payment; taken back by a void mark of kind "giro-outcome".

    outcome: "cleared" into (or out of) ``account_id``, or "bounced" with the ``fee`` that account was charged.
    """

    kind = store.TextField()
    document_id = store.IntegerField()
    outcome = store.TextField(constraints=[peewee.Check("outcome IN ('cleared', 'bounced')")])
    date = store.DateField()
    account_id = store.IntegerField(null=True)
    fee = store.MoneyField()
    entry_id = store.IntegerField(null=True)

    class Meta:
        table_name = "giro_outcome"
        indexes = ((("kind", "document_id"), False),)


class RecurringDocument(store.Record):
    """A schedule: which document is written again, and when. ``done``: how often it was."""

    kind = store.TextField()
    name = store.TextField()
    source_id = store.IntegerField()
    first = store.DateField()
    every = store.IntegerField()
    unit = store.TextField()
    until = store.DateField(null=True)
    posts = store.BooleanField()
    active = store.BooleanField()
    done = store.IntegerField()

    class Meta:
        table_name = "recurring_document"


class RecurringRun(store.Record):
    """What became of one day of a schedule."""

    schedule = store.ForeignKeyField(RecurringDocument)
    due = store.DateField()
    at = store.MomentField()
    actor = store.TextField()
    document_id = store.IntegerField(null=True)
    number = store.TextField()
    problem = store.TextField()

    class Meta:
        table_name = "recurring_run"


TABLES = (
    KeptIdentity,
    LineOrigin,
    WithholdingSlip,
    GiroOutcome,
    RecurringDocument,
    RecurringRun,
)
GUARDS = (*guards.append_only("kept_identity"), *guards.append_only("giro_outcome"))
"""Append-only: what was printed stays what was printed, what became of a giro is never rewritten."""
