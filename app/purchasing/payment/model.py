"""Tables of the supplier payment. What it settled is in the ledger's settlements, not here."""

from __future__ import annotations

import peewee

from app import store
from app.masters.party import PartyRow
from app.store import guards


class SupplierPayment(store.Record):
    """Money to one supplier out of one cash or bank account. ``write_off`` may be below zero."""

    ref = store.TextField(unique=True, null=True)
    number = store.TextField(unique=True, null=True)
    state = store.TextField()
    date = store.DateField()
    party = store.ForeignKeyField(PartyRow)
    account_id = store.IntegerField()
    amount = store.MoneyField()
    write_off = store.MoneyField()
    method = store.TextField()
    notes = store.TextField()
    entry_id = store.IntegerField(null=True)
    party_kept = store.IntegerField(null=True)
    company_kept = store.IntegerField(null=True)

    class Meta:
        table_name = "supplier_payment"
        indexes = ((("date", "id"), False),)
        constraints = (
            peewee.Check("state IN ('draft', 'posted')"),
            peewee.Check("state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)"),
            peewee.Check("amount > 0"),
        )


class SupplierPaymentLine(store.Record):
    """The part of a payment meant for one document, named by its number."""

    document = store.ForeignKeyField(
        SupplierPayment, index=False, deferrable="INITIALLY DEFERRED", column_name="payment_id"
    )
    line_no = store.IntegerField()
    number = store.TextField(index=True)
    applied = store.MoneyField()

    class Meta:
        table_name = "supplier_payment_line"
        primary_key = peewee.CompositeKey("document", "line_no")
        without_rowid = True
        constraints = (peewee.Check("applied > 0"),)


TABLES = (SupplierPayment, SupplierPaymentLine)
GUARDS = (
    *guards.posted_rows("supplier_payment"),
    *guards.lines_of_posted("supplier_payment_line", "supplier_payment", "payment_id"),
)
