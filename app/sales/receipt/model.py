"""Tables of the customer receipt. What it settled is in the ledger's settlements, not here."""

from __future__ import annotations

import peewee

from app import store
from app.store import guards
from app.trade.model import PaymentRow


class CustomerReceipt(PaymentRow):
    """Money from one customer into one cash or bank account. ``write_off`` may be below zero."""

    class Meta:
        table_name = "customer_receipt"


class CustomerReceiptLine(store.Record):
    """The part of a receipt meant for one document, named by its number."""

    document = store.ForeignKeyField(
        CustomerReceipt, index=False, deferrable="INITIALLY DEFERRED", column_name="receipt_id"
    )
    line_no = store.IntegerField()
    number = store.TextField(index=True)
    applied = store.MoneyField()

    class Meta:
        table_name = "customer_receipt_line"
        primary_key = peewee.CompositeKey("document", "line_no")
        without_rowid = True
        constraints = (peewee.Check("applied > 0"),)


TABLES = (CustomerReceipt, CustomerReceiptLine)
GUARDS = (
    *guards.posted_rows("customer_receipt", party="party_id"),
    *guards.lines_of_posted("customer_receipt_line", "customer_receipt", "receipt_id"),
    "CREATE INDEX IF NOT EXISTS customer_receipt_giro ON customer_receipt (giro_due, id) WHERE giro <> ''",
)
