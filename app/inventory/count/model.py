"""Tables of the stock count."""

from __future__ import annotations

import peewee

from app import store
from app.ledger.model import JournalEntry
from app.masters.item import ItemRow
from app.masters.warehouse import WarehouseRow
from app.store import guards


class StockCount(store.Record):
    """One count of one warehouse. ``frozen_at``: the last stock move when the count was begun."""

    ref = store.TextField(null=True, unique=True)
    number = store.TextField(null=True, unique=True)
    state = store.TextField(
        default="draft", constraints=[peewee.Check("state IN ('draft', 'posted')")]
    )
    date = store.DateField(index=True)
    warehouse = store.ForeignKeyField(WarehouseRow, index=False)
    frozen_at = store.IntegerField()
    counters = store.TextField(default="")
    difference = store.MoneyField(default=0)
    entry = store.ForeignKeyField(JournalEntry, null=True, index=False)

    class Meta:
        table_name = "stock_count"


class StockCountLine(store.Record):
    """One item: what the books said when the count was begun, and what was found (NULL: not counted)."""

    count = store.ForeignKeyField(StockCount, deferrable="INITIALLY DEFERRED", index=False)
    line_no = store.IntegerField()
    item = store.ForeignKeyField(ItemRow, index=False)
    book = store.QuantityField()
    counted = store.QuantityField(null=True)

    class Meta:
        table_name = "stock_count_line"
        indexes = ((("count", "line_no"), True), (("count", "item"), True))


TABLES = (StockCount, StockCountLine)
GUARDS = (
    *guards.posted_rows("stock_count"),
    *guards.lines_of_posted("stock_count_line", "stock_count", "count_id"),
)
