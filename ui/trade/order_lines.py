"""What became of the lines of an order: ordered, taken, invoiced, left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.kernel.columns import Column, Kind
from app.kernel.quantity import Quantity
from app.kernel.text import N_, _
from app.masters import item as items
from app.trade.orders.kinds import OrderKind
from app.trade.orders.queries import OrderLineView
from ui.kit.table import ColumnStyle, DataTable, RowsModel

TAKEN = {
    "quotation": N_("Ordered"),
    "sales-order": N_("Delivered"),
    "purchase-request": N_("Ordered"),
    "purchase-order": N_("Arrived"),
}


class _Row(NamedTuple):
    item: str
    description: str
    agreed: Quantity
    taken: Quantity
    billed: Quantity
    left: Quantity
    unit: str


class FulfilmentPage(DataTable):
    """One row per line, in the item's base unit."""

    def __init__(self, kind: OrderKind) -> None:
        columns = [
            Column("item", N_("Code"), Kind.CODE, chars=9),
            Column("description", N_("Item or service"), chars=28),
            Column("agreed", N_("Agreed"), Kind.QUANTITY, chars=10),
            Column("taken", TAKEN[kind.key], Kind.QUANTITY, chars=10),
            Column("billed", N_("Invoiced"), Kind.QUANTITY, chars=10),
            Column("left", N_("Still left"), Kind.QUANTITY, chars=10),
            Column("unit", N_("Unit"), chars=6),
        ]
        shown = [column for column in columns if kind.bills or column.key != "billed"]
        super().__init__(RowsModel(shown, styles={"left": ColumnStyle(bold=True)}))
        self.footer_words = (N_("{count} line"), N_("{count} lines"))

    def show_lines(self, lines: Sequence[OrderLineView]) -> None:
        """The lines of what was confirmed; a draft has none yet."""
        self.set_rows([_row(line) for line in lines])
        if lines:
            self.show_rows()
        else:
            text = _("What becomes of each line appears here once it is confirmed.")
            self.show_state("ph.check-square", _("Nothing is awaited yet"), text)


def _row(line: OrderLineView) -> _Row:
    item = items.find(line.draft.item) if line.draft.item else None
    return _Row(
        line.draft.item or line.draft.account,
        line.draft.description,
        line.base_quantity,
        line.taken,
        line.billed,
        line.left,
        item.unit if item else line.draft.unit,
    )
