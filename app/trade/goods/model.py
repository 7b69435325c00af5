"""The shape of the tables of deliveries and goods receipts; each side has two of them."""

from __future__ import annotations

import peewee

from app import store
from app.masters.item import ItemRow
from app.masters.party import PartyRow
from app.masters.warehouse import WarehouseRow


class GoodsRow(store.Record):
    """Goods that changed hands. A posted row is frozen; ``entry_id`` is empty where they had no value.

    reference: the customer's order, or the number on the supplier's delivery note. address: where a delivery
    goes. recipient: who takes the goods. The two ``kept`` rows hold both identities as printed.
    """

    ref = store.TextField(unique=True, null=True)
    number = store.TextField(unique=True, null=True)
    state = store.TextField()
    date = store.DateField()
    party = store.ForeignKeyField(PartyRow)
    warehouse = store.ForeignKeyField(WarehouseRow, null=True, index=False)
    reference = store.TextField()
    address = store.TextField()
    recipient = store.TextField()
    driver = store.TextField()
    vehicle = store.TextField()
    notes = store.TextField()
    entry_id = store.IntegerField(null=True)
    party_kept = store.IntegerField(null=True)
    company_kept = store.IntegerField(null=True)

    class Meta:
        indexes = ((("date", "id"), False),)
        constraints = (
            peewee.Check("state IN ('draft', 'posted')"),
            peewee.Check("state = 'draft' OR number IS NOT NULL"),
        )


def lines_of(row: type[GoodsRow], table: str, column: str) -> type[store.Record]:
    """The table of the lines of ``row``, which ``column`` names.

    The key stands first: SQLite's own check of a table without rowid takes it for empty elsewhere.
    """

    class GoodsLine(store.Record):
        """One line: as typed (quantity, unit) and in base units. packages: koli, 0 where nobody counted them.

        unit_cost, value: of goods that come in, for one ``unit`` and for the line in whole rupiah.
        """

        document = store.ForeignKeyField(
            row, index=False, deferrable="INITIALLY DEFERRED", column_name=column
        )
        line_no = store.IntegerField()
        item = store.ForeignKeyField(ItemRow)
        item_code = store.TextField()
        description = store.TextField()
        warehouse = store.ForeignKeyField(WarehouseRow, index=False)
        quantity = store.QuantityField()
        unit = store.TextField()
        base_quantity = store.QuantityField()
        packages = store.IntegerField()
        remark = store.TextField()
        unit_cost = store.PriceField(null=True)
        value = store.MoneyField(null=True)

        class Meta:
            table_name = table
            primary_key = peewee.CompositeKey("document", "line_no")
            without_rowid = True
            constraints = (peewee.Check("quantity > 0"), peewee.Check("packages >= 0"))

    return GoodsLine
