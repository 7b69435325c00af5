"""Tables of the supplier payment. What it settled is in the ledger's settlements, not here."""

from __future__ import annotations

import peewee

from app import store
from app.store import guards
from app.trade.model import PaymentRow


class SupplierPayment(PaymentRow):
    """Money to one supplier out of one cash or bank account. ``write_off`` may be below zero."""

    class Meta:
        table_name = "supplier_payment"


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
    *guards.posted_rows("supplier_payment", party="party_id"),
    *guards.lines_of_posted("supplier_payment_line", "supplier_payment", "payment_id"),
    "CREATE INDEX IF NOT EXISTS supplier_payment_giro ON supplier_payment (giro_due, id) WHERE giro <> ''",
)
