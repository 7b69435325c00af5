"""Tables of the landed cost. A posted row is frozen; what stock took of it is in the goods ledger."""

from __future__ import annotations

import peewee

from app import store
from app.ledger.model import AccountRow, JournalEntry
from app.masters.item import ItemRow
from app.purchasing.bill.model import PurchaseInvoice
from app.stock.model import StockMove
from app.store import guards


class LandedCost(store.Record):
    """Lines of one bill, spread. ``bill_lines``: their numbers with commas between, 0 is the bill's freight; empty
    is all that can be spread. ``amount``: what was spread, nothing of a draft."""

    ref = store.TextField(null=True, unique=True)
    number = store.TextField(null=True, unique=True)
    state = store.TextField(constraints=[peewee.Check("state IN ('draft', 'posted')")])
    date = store.DateField(index=True)
    bill = store.ForeignKeyField(PurchaseInvoice)
    bill_lines = store.TextField()
    method = store.TextField(
        constraints=[peewee.Check("method IN ('value', 'quantity', 'weight')")]
    )
    notes = store.TextField()
    amount = store.MoneyField()
    entry = store.ForeignKeyField(JournalEntry, null=True, index=False)

    class Meta:
        table_name = "landed_cost"


class LandedCostLine(store.Record):
    """Goods as they were asked for: a line of a goods receipt or bill, 0 for all of its goods."""

    cost = store.ForeignKeyField(LandedCost, index=False, deferrable="INITIALLY DEFERRED")
    line_no = store.IntegerField()
    goods_kind = store.TextField()
    goods_id = store.IntegerField()
    goods_line = store.IntegerField()

    class Meta:
        table_name = "landed_cost_line"
        primary_key = peewee.CompositeKey("cost", "line_no")
        without_rowid = True


class LandedCostPart(store.Record):
    """What one line of goods bears. ``weight``: grams of all of it."""

    cost = store.ForeignKeyField(LandedCost, index=False, deferrable="INITIALLY DEFERRED")
    part_no = store.IntegerField()
    line_no = store.IntegerField()
    goods_line = store.IntegerField()
    item = store.ForeignKeyField(ItemRow, index=False)
    move = store.ForeignKeyField(StockMove, index=False)
    quantity = store.QuantityField()
    value = store.MoneyField()
    weight = store.QuantityField()
    share = store.MoneyField()

    class Meta:
        table_name = "landed_cost_part"
        primary_key = peewee.CompositeKey("cost", "part_no")
        without_rowid = True


class LandedCostSource(store.Record):
    """What was spread: a line of the bill (0: its freight), and the account it was booked to."""

    cost = store.ForeignKeyField(LandedCost, index=False, deferrable="INITIALLY DEFERRED")
    bill_line = store.IntegerField()
    account = store.ForeignKeyField(AccountRow, index=False)
    amount = store.MoneyField()

    class Meta:
        table_name = "landed_cost_source"
        primary_key = peewee.CompositeKey("cost", "bill_line")
        without_rowid = True


TABLES = (LandedCost, LandedCostLine, LandedCostPart, LandedCostSource)
GUARDS = (
    *guards.posted_rows("landed_cost"),
    *guards.lines_of_posted("landed_cost_line", "landed_cost", "cost_id"),
    *guards.lines_of_posted("landed_cost_part", "landed_cost", "cost_id"),
    *guards.lines_of_posted("landed_cost_source", "landed_cost", "cost_id"),
)
