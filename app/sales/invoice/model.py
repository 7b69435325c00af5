"""Tables of the sales invoice. A posted row is frozen; what happens later lives in other tables."""

from __future__ import annotations

import peewee

from app import store
from app.masters.item import ItemRow
from app.masters.party import PartyRow
from app.masters.warehouse import WarehouseRow
from app.store import guards


class SalesInvoice(store.Record):
    """One invoice. Amounts are whole rupiah; ``number`` and ``entry_id`` are given at posting.

    discount, freight: as priced (freight_base: without PPN). net: without PPN, freight included. dpp, dpp_other, ppn: tax. The two
    ``kept`` rows hold the customer's and the company's identity as printed.
    """

    ref = store.TextField(unique=True, null=True)
    number = store.TextField(unique=True, null=True)
    state = store.TextField()
    date = store.DateField()
    due_date = store.DateField()
    customer = store.ForeignKeyField(PartyRow)
    customer_po = store.TextField()
    salesperson = store.TextField()
    warehouse = store.ForeignKeyField(WarehouseRow, null=True, index=False)
    includes_tax = store.BooleanField()
    transaction_code = store.TextField(constraints=[peewee.SQL("DEFAULT ''")])
    discount = store.MoneyField()
    freight = store.MoneyField()
    freight_base = store.MoneyField()
    notes = store.TextField()
    gross = store.MoneyField()
    line_discount = store.MoneyField()
    net = store.MoneyField()
    dpp = store.MoneyField()
    dpp_other = store.MoneyField()
    ppn = store.MoneyField()
    total = store.MoneyField()
    entry_id = store.IntegerField(null=True)
    customer_kept = store.IntegerField(null=True)
    company_kept = store.IntegerField(null=True)

    class Meta:
        table_name = "sales_invoice"
        indexes = ((("date", "id"), False),)
        constraints = (
            peewee.Check("state IN ('draft', 'posted')"),
            peewee.Check("state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)"),
            peewee.Check("total = net + ppn"),
        )


class SalesInvoiceLine(store.Record):
    """One line: as typed (quantity, unit, price, discount) and in money (see ``LineAmounts``)."""

    invoice = store.ForeignKeyField(SalesInvoice, index=False, deferrable="INITIALLY DEFERRED")
    line_no = store.IntegerField()
    item = store.ForeignKeyField(ItemRow)
    item_code = store.TextField()
    description = store.TextField()
    warehouse = store.ForeignKeyField(WarehouseRow, null=True, index=False)
    quantity = store.QuantityField()
    unit = store.TextField()
    base_quantity = store.QuantityField()
    unit_price = store.PriceField()
    discount = store.RateField()
    tax = store.TextField()
    gross = store.MoneyField()
    line_discount = store.MoneyField()
    share = store.MoneyField()
    net = store.MoneyField()
    base = store.MoneyField()
    other_base = store.MoneyField()
    ppn = store.MoneyField()

    class Meta:
        table_name = "sales_invoice_line"
        primary_key = peewee.CompositeKey("invoice", "line_no")
        without_rowid = True
        constraints = (peewee.Check("quantity > 0"), peewee.Check("unit_price >= 0"))


TABLES = (SalesInvoice, SalesInvoiceLine)
GUARDS = (
    *guards.posted_rows("sales_invoice", party="customer_id"),
    *guards.lines_of_posted("sales_invoice_line", "sales_invoice", "invoice_id"),
    *guards.parts_of_posted("instalment", "sales-invoice", "sales_invoice"),
)
