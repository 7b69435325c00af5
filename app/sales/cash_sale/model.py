"""Tables of the counter: how an invoice was paid there, sales that wait, and the closings of a drawer."""

from __future__ import annotations

import peewee

from app import store
from app.ledger.model import AccountRow
from app.sales.invoice.model import SalesInvoice
from app.sales.receipt.model import CustomerReceipt
from app.store import guards


class CashSale(store.Record):
    """One invoice that was paid at the counter. due: after rounding; tendered: what the customer handed over.

    ``actor`` is the cashier.
    """

    invoice = store.ForeignKeyField(SalesInvoice, primary_key=True)
    receipt = store.ForeignKeyField(CustomerReceipt, unique=True)
    account = store.ForeignKeyField(AccountRow)
    method = store.TextField()
    due = store.MoneyField()
    tendered = store.MoneyField()
    at = store.MomentField()
    actor = store.TextField()

    class Meta:
        table_name = "cash_sale"
        indexes = ((("actor", "at"), False),)
        constraints = (peewee.Check("tendered >= due"),)


class HeldSale(store.Record):
    """A draft invoice that waits at the counter until its customer comes back."""

    invoice = store.ForeignKeyField(SalesInvoice, primary_key=True, on_delete="CASCADE")
    title = store.TextField()
    at = store.MomentField()
    actor = store.TextField()

    class Meta:
        table_name = "held_sale"


class CashClose(store.Record):
    """One closing of a cashier's drawer. opening: what was in it; sold: the cash that came in since the closing
    before; counted: what was there. ``entry_id``: of the difference, where there was one."""

    date = store.DateField()
    at = store.MomentField()
    actor = store.TextField()
    account = store.ForeignKeyField(AccountRow, index=False)
    opening = store.MoneyField()
    sold = store.MoneyField()
    counted = store.MoneyField()
    entry_id = store.IntegerField(null=True)

    class Meta:
        table_name = "cash_close"
        indexes = ((("account", "actor"), False), (("date",), False))


TABLES = (CashSale, HeldSale, CashClose)
GUARDS = (*guards.append_only("cash_sale", "invoice_id"), *guards.append_only("cash_close"))
