"""Tables of the goods ledger.

Moves, adjustments and what they are made of are append-only. Costs, states, balances and layers are
projections: what the moves say, worked out, and rebuilt whenever an earlier move arrives.
"""

from __future__ import annotations

import peewee

from app import store
from app.ledger.model import AccountRow, JournalEntry
from app.masters.item import ItemRow
from app.masters.warehouse import WarehouseRow
from app.stock.places import KINDS
from app.store import guards


class PlaceRow(store.Record):
    """Where goods can be; only warehouses and transit count as stock."""

    kind = store.TextField()
    warehouse = store.ForeignKeyField(WarehouseRow, null=True, unique=True)

    class Meta:
        table_name = "place"
        constraints = (peewee.Check("kind IN ('" + "', '".join(KINDS) + "')"),)


class StockMove(store.Record):
    """One move. In the order of events it stands at (date, sequence, id).

    sequence: its own id; for a count's differences the last id when the count was frozen. quantity: base
    units. given_value: what it came in with. posted_value: what the document's own entry booked for it.
    origin_move: the move it gives back. unit, unit_quantity: as the document said it. revalued_move: nothing
    moves; given_value is added to what that move brought.
    """

    date = store.DateField()
    sequence = store.IntegerField()
    item = store.ForeignKeyField(ItemRow, index=False)
    from_place = store.ForeignKeyField(PlaceRow, index=False)
    to_place = store.ForeignKeyField(PlaceRow, index=False)
    quantity = store.QuantityField(constraints=[peewee.Check("quantity > 0")])
    given_value = store.MoneyField(null=True)
    posted_value = store.MoneyField()
    counter_account = store.ForeignKeyField(AccountRow, null=True, index=False)
    origin_move = store.ForeignKeyField("self", null=True, index=False)
    document_kind = store.TextField()
    document_id = store.IntegerField()
    line_no = store.IntegerField()
    unit = store.TextField()
    unit_quantity = store.QuantityField()
    reason = store.TextField()
    revalued_move = store.ForeignKeyField("self", null=True, index=False)

    class Meta:
        indexes = (
            (("item", "date", "sequence", "id"), False),
            (("document_kind", "document_id"), False),
        )
        constraints = (peewee.Check("from_place_id <> to_place_id"),)


class StockCost(store.Record):
    """What a move is worth today, and what the item and the two places held after it.

    settled: what it added to stock beside its value, for goods that went out before they came in; of a
    revaluation what stock took of it.
    """

    move = store.ForeignKeyField(StockMove, primary_key=True)
    value = store.MoneyField()
    settled = store.MoneyField()
    quantity_after = store.QuantityField()
    value_after = store.MoneyField()
    from_after = store.QuantityField(null=True)
    to_after = store.QuantityField(null=True)


class StockState(store.Record):
    """An item now: its method, quantity, value, last known cost, last event and last count."""

    item = store.ForeignKeyField(ItemRow, primary_key=True)
    costing = store.TextField()
    quantity = store.QuantityField()
    value = store.MoneyField()
    known_quantity = store.QuantityField()
    known_value = store.MoneyField()
    last_date = store.DateField()
    last_sequence = store.IntegerField()
    fixed_date = store.DateField(default="")
    fixed_sequence = store.IntegerField(default=0)


class StockBalance(store.Record):
    """How much of an item lies in a place of ours now."""

    item = store.ForeignKeyField(ItemRow, index=False)
    place = store.ForeignKeyField(PlaceRow)
    quantity = store.QuantityField()

    class Meta:
        primary_key = peewee.CompositeKey("item", "place")
        without_rowid = True


class StockLayer(store.Record):
    """What is left of a receipt of an item costed by FIFO."""

    move = store.ForeignKeyField(StockMove, primary_key=True)
    item = store.ForeignKeyField(ItemRow, index=False)
    date = store.DateField()
    sequence = store.IntegerField()
    quantity = store.QuantityField()
    value = store.MoneyField()

    class Meta:
        indexes = ((("item", "date", "sequence", "move"), False),)


class StockLayerChange(store.Record):
    """By how much a move changed a layer: what a FIFO cost is made of."""

    move = store.ForeignKeyField(StockMove)
    layer_id = store.IntegerField()
    quantity = store.QuantityField()
    value = store.MoneyField()


class StockAdjustment(store.Record):
    """What a change of costs added to stock (below zero: took from it) against an account on a day."""

    date = store.DateField()
    item = store.ForeignKeyField(ItemRow)
    account = store.ForeignKeyField(AccountRow, index=False)
    amount = store.MoneyField(constraints=[peewee.Check("amount <> 0")])
    cause_kind = store.TextField()
    cause_id = store.IntegerField()
    entry = store.ForeignKeyField(JournalEntry, null=True, index=False)

    class Meta:
        indexes = ((("cause_kind", "cause_id"), False),)


class StockFixedPoint(store.Record):
    """That a count found this much: moves dated before it are compensated at it."""

    document_kind = store.TextField()
    document_id = store.IntegerField()
    item = store.ForeignKeyField(ItemRow, index=False)
    place = store.ForeignKeyField(PlaceRow, index=False)
    date = store.DateField()
    sequence = store.IntegerField()
    quantity = store.QuantityField()
    released = store.BooleanField(default=False)

    class Meta:
        indexes = (
            (("item", "place", "date", "sequence"), False),
            (("document_kind", "document_id"), False),
        )


TABLES = (
    PlaceRow,
    StockMove,
    StockCost,
    StockState,
    StockBalance,
    StockLayer,
    StockLayerChange,
    StockAdjustment,
    StockFixedPoint,
)
GUARDS = (
    "CREATE INDEX IF NOT EXISTS stock_move_origin ON stock_move (origin_move_id)"
    " WHERE origin_move_id IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS stock_move_revalued ON stock_move (revalued_move_id)"
    " WHERE revalued_move_id IS NOT NULL",
    *guards.append_only("stock_move"),
    *guards.append_only("stock_adjustment"),
)
