"""Tables of the stock move as it is written; what it moved is in the goods ledger."""

from __future__ import annotations

import peewee

from app import store
from app.ledger.model import JournalEntry
from app.masters.item import ItemRow
from app.masters.warehouse import WarehouseRow
from app.store import guards


class StockMoveDocument(store.Record):
    """One document; ``to_warehouse`` only of a transfer, ``entry`` only where value moved."""

    ref = store.TextField(null=True, unique=True)
    number = store.TextField(null=True, unique=True)
    state = store.TextField(
        default="draft", constraints=[peewee.Check("state IN ('draft', 'posted')")]
    )
    kind = store.TextField(
        constraints=[peewee.Check("kind IN ('receipt', 'issue', 'transfer', 'adjustment')")]
    )
    date = store.DateField(index=True)
    warehouse = store.ForeignKeyField(WarehouseRow, index=False)
    to_warehouse = store.ForeignKeyField(WarehouseRow, null=True, index=False)
    reason = store.TextField(default="")
    value = store.MoneyField(default=0)
    entry = store.ForeignKeyField(JournalEntry, null=True, index=False)

    class Meta:
        table_name = "stock_document"


class StockMoveLine(store.Record):
    """One line in the unit it was written in; an adjustment's quantity may be below zero."""

    document = store.ForeignKeyField(
        StockMoveDocument, deferrable="INITIALLY DEFERRED", index=False
    )
    line_no = store.IntegerField()
    item = store.ForeignKeyField(ItemRow, index=False)
    quantity = store.QuantityField()
    unit = store.TextField()
    unit_cost = store.PriceField(null=True)
    reason = store.TextField(default="")

    class Meta:
        table_name = "stock_document_line"
        indexes = ((("document", "line_no"), True),)


TABLES = (StockMoveDocument, StockMoveLine)
GUARDS = (
    *guards.posted_rows("stock_document"),
    *guards.lines_of_posted("stock_document_line", "stock_document", "document_id"),
)
