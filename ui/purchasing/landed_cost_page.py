"""What each line of goods bears of a landed cost: what stays in stock, and what is cost of goods sold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.quantity import Quantity
from app.kernel.text import N_, _
from ui.kit.table import DataTable, RowsModel
from ui.kit.tabs import LatePage

COLUMNS = (
    Column("document", N_("Document"), Kind.NUMBER, chars=15),
    Column("line", N_("Line"), Kind.COUNT, chars=4),
    Column("item", N_("Code"), Kind.CODE, chars=10),
    Column("name", N_("Item name"), chars=20, priority=1),
    Column("quantity", N_("Quantity"), Kind.QUANTITY, chars=9),
    Column("unit", N_("Unit"), chars=5),
    Column("value", N_("Came in with"), Kind.MONEY, chars=13),
    Column("weight", N_("Weight (gram)"), Kind.QUANTITY, chars=11, priority=2),
    Column("share", N_("Share"), Kind.MONEY, chars=13),
    Column("in_stock", N_("Stays in stock"), Kind.MONEY, chars=13),
    Column("sold", N_("Cost of goods sold"), Kind.MONEY, chars=14),
)


class Row(NamedTuple):
    document: str
    line: int
    item: str
    name: str
    quantity: Quantity
    unit: str
    value: Money
    weight: Quantity
    share: Money
    in_stock: Money

    @property
    def sold(self) -> Money:
        return self.share - self.in_stock


class PartsPage(LatePage):
    """The parts of a landed cost, before and after it is posted."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()

    def make(self) -> DataTable:
        table = DataTable(RowsModel(COLUMNS))
        table.footer_words = (N_("{count} line"), N_("{count} lines"))
        return table

    def show_parts(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self.fill_again()

    def fill(self) -> None:
        self.inside.set_rows(self._rows)
        if self._rows:
            self.inside.show_rows()
        else:
            text = _(
                "Name a bill and goods; what each line bears appears here before it is posted."
            )
            self.inside.show_state("ph.tray", _("Nothing is spread yet"), text)
