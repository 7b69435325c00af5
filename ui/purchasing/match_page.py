"""The three-way match below a bill: what was ordered, received and billed of each line, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.kernel.columns import Column, Kind
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.text import N_, _
from app.purchasing.bill.matching import Match
from ui.kit.table import DataTable, RowsModel
from ui.kit.tabs import LatePage

COLUMNS = (
    Column("line", N_("Line"), Kind.COUNT, chars=4),
    Column("item", N_("Code"), Kind.CODE, chars=10),
    Column("name", N_("Item name"), chars=20, priority=1),
    Column("ordered", N_("Ordered"), Kind.QUANTITY, chars=9),
    Column("received", N_("Goods in"), Kind.QUANTITY, chars=9),
    Column("billed", N_("Billed"), Kind.QUANTITY, chars=9),
    Column("unit", N_("Unit"), chars=5),
    Column("order_price", N_("Price ordered"), Kind.PRICE, chars=12),
    Column("receipt_price", N_("Price received"), Kind.PRICE, chars=12),
    Column("bill_price", N_("Price billed"), Kind.PRICE, chars=12),
    Column("differs", N_("What differs"), chars=18),
)


class Row(NamedTuple):
    line: int
    item: str
    name: str
    ordered: Quantity | None
    received: Quantity | None
    billed: Quantity
    unit: str
    order_price: UnitPrice | None
    receipt_price: UnitPrice | None
    bill_price: UnitPrice
    differs: str


class MatchPage(LatePage):
    """Prices are for one base unit, without PPN that can be credited and without freight."""

    def __init__(self) -> None:
        super().__init__()
        self._matches: Sequence[Match] = ()

    def make(self) -> DataTable:
        table = DataTable(RowsModel(COLUMNS))
        table.footer_words = (N_("{count} line"), N_("{count} lines"))
        return table

    def show_matches(self, matches: Sequence[Match]) -> None:
        self._matches = matches
        self.fill_again()

    def fill(self) -> None:
        self.inside.set_rows([_row(match) for match in self._matches])
        if self._matches:
            self.inside.show_rows()
        else:
            text = _("Lines made from purchase orders or goods receipts are compared here.")
            self.inside.show_state("ph.tray", _("Nothing to compare"), text)


def _row(match: Match) -> Row:
    ordered, received, billed = match.ordered, match.received, match.billed
    return Row(
        match.line,
        match.item.code,
        match.item.name,
        ordered.quantity if ordered else None,
        received.quantity if received else None,
        billed.quantity,
        match.item.unit,
        ordered.price if ordered else None,
        received.price if received else None,
        billed.price,
        _differs(match),
    )


def _differs(match: Match) -> str:
    if match.price_differs and match.quantity_differs:
        return _("Price and quantity")
    if match.price_differs:
        return _("Price")
    return _("Quantity") if match.quantity_differs else _("Nothing")
