"""Table of the faktur pajak: what became of an invoice at Coretax. It changes later, so it lies beside the invoice."""

from __future__ import annotations

from app import store
from app.sales.invoice.model import SalesInvoice


class TaxInvoice(store.Record):
    """One invoice at Coretax. batch: the export it last went out with, 0 for none. number: 16 or 17 digits,
    as it came back; empty until then."""

    invoice = store.ForeignKeyField(SalesInvoice, primary_key=True)
    number = store.TextField(index=True)
    batch = store.IntegerField()
    exported_at = store.MomentField(null=True)
    recorded_at = store.MomentField(null=True)

    class Meta:
        table_name = "tax_invoice"


TABLES = (TaxInvoice,)
GUARDS = ()
