"""Tables of the supplier bill. A posted row is frozen; what happens later lives in other tables."""

from __future__ import annotations

import peewee

from app import store
from app.masters.item import ItemRow
from app.masters.party import PartyRow
from app.masters.warehouse import WarehouseRow
from app.store import guards


class PurchaseInvoice(store.Record):
    """One supplier bill; amounts as in the sales invoice. ``supplier_number`` is the supplier's own.

    ``ppn_creditable``: PPN goes to PPN masukan; otherwise (a company that is not PKP) it is part of cost.
    """

    ref = store.TextField(unique=True, null=True)
    number = store.TextField(unique=True, null=True)
    state = store.TextField()
    date = store.DateField()
    due_date = store.DateField()
    supplier = store.ForeignKeyField(PartyRow, index=False)
    supplier_number = store.TextField()
    faktur_number = store.TextField()
    faktur_date = store.DateField(null=True)
    warehouse = store.ForeignKeyField(WarehouseRow, null=True, index=False)
    includes_tax = store.BooleanField()
    ppn_creditable = store.BooleanField()
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

    class Meta:
        table_name = "purchase_invoice"
        indexes = ((("date", "id"), False), (("supplier", "supplier_number"), False))
        constraints = (
            peewee.Check("state IN ('draft', 'posted')"),
            peewee.Check("state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)"),
            peewee.Check("total = net + ppn"),
        )


class PurchaseInvoiceLine(store.Record):
    """One line. An item, or an account that the expense goes to. ``cost``: what is booked for it."""

    invoice = store.ForeignKeyField(PurchaseInvoice, index=False, deferrable="INITIALLY DEFERRED")
    line_no = store.IntegerField()
    item = store.ForeignKeyField(ItemRow, null=True)
    account_id = store.IntegerField(null=True)
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
    cost = store.MoneyField()

    class Meta:
        table_name = "purchase_invoice_line"
        primary_key = peewee.CompositeKey("invoice", "line_no")
        without_rowid = True
        constraints = (
            peewee.Check("quantity > 0"),
            peewee.Check("unit_price >= 0"),
            peewee.Check("(item_id IS NULL) <> (account_id IS NULL)"),
        )


TABLES = (PurchaseInvoice, PurchaseInvoiceLine)
GUARDS = (
    *guards.posted_rows("purchase_invoice", party="supplier_id"),
    *guards.lines_of_posted("purchase_invoice_line", "purchase_invoice", "invoice_id"),
    *guards.parts_of_posted("instalment", "purchase-invoice", "purchase_invoice"),
)
