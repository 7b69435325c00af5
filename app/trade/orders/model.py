"""Tables of quotations, orders and requests: each kind has two of these shapes, all share the closings."""

from __future__ import annotations

import peewee

from app import store
from app.masters.item import ItemRow
from app.masters.party import PartyRow
from app.masters.warehouse import WarehouseRow


class OrderRow(store.Record):
    """One commitment; amounts as in the sales invoice. ``by_date``: the day it is valid to, or wanted by.

    party_ref: the other side's own number. person: who sells, buys or asks. subject: what it is about.
    terms: what is agreed beside the lines.
    """

    ref = store.TextField(unique=True, null=True)
    number = store.TextField(unique=True, null=True)
    state = store.TextField()
    date = store.DateField()
    by_date = store.DateField(null=True)
    party = store.ForeignKeyField(PartyRow, null=True)
    party_ref = store.TextField()
    person = store.TextField()
    subject = store.TextField()
    ship_to = store.TextField()
    terms_days = store.IntegerField()
    terms = store.TextField()
    warehouse = store.ForeignKeyField(WarehouseRow, null=True, index=False)
    includes_tax = store.BooleanField()
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
    party_kept = store.IntegerField(null=True)
    company_kept = store.IntegerField(null=True)

    class Meta:
        indexes = ((("date", "id"), False),)
        constraints = (
            peewee.Check("state IN ('draft', 'posted')"),
            peewee.Check("state = 'draft' OR number IS NOT NULL"),
            peewee.Check("total = net + ppn"),
        )


class OrderLineRow(store.Record):
    """One line: an item, or the account that an expense will go to; as typed, and in money.

    A kind's table adds ``line_constraints``.
    """

    order_id = store.IntegerField()
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

    class Meta:
        primary_key = peewee.CompositeKey("order_id", "line_no")


def line_constraints(table: str) -> tuple[peewee.Node, ...]:
    """What holds of the lines of ``table``. The key into it is said here: SQLite's own check wants the columns of
    a key to come first, which they do as columns of the shape that all kinds share."""
    return (
        peewee.SQL(
            f'FOREIGN KEY ("order_id") REFERENCES "{table}" ("id") DEFERRABLE INITIALLY DEFERRED'
        ),
        peewee.Check("quantity > 0"),
        peewee.Check("unit_price >= 0"),
        peewee.Check("(item_id IS NULL) <> (account_id IS NULL)"),
    )


class OrderClosing(store.Record):
    """That what is left of a commitment is not awaited any more, since when and why; opening it again removes it."""

    kind = store.TextField()
    document_id = store.IntegerField()
    date = store.DateField()
    reason = store.TextField()
    actor = store.TextField()
    at = store.TextField()

    class Meta:
        table_name = "order_closing"
        primary_key = peewee.CompositeKey("kind", "document_id")
        without_rowid = True


TABLES = (OrderClosing,)
GUARDS: tuple[str, ...] = ()
