"""The prices of a list as lines: item, unit, from which quantity on, between which days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.columns import Kind
from app.kernel.listing import ListQuery
from app.kernel.problems import Problem
from app.kernel.quantity import NO_PRICE, NO_QUANTITY
from app.kernel.text import N_, _
from app.masters import item as items
from app.masters.price_list import Price, PriceList
from ui.kit import theme
from ui.kit.buttons import label
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.lookup import Found, Lookup

Values = dict[str, Any]
KEYS = ("item", "unit", "from_quantity", "price", "valid_from", "valid_to")
TALL = 320


class PriceTable(QWidget):
    """What stands in the lines is ``read``; ``changed`` is called when a person changed them."""

    def __init__(self, today: dt.date, editable: bool, changed: Callable[[], None]) -> None:
        super().__init__()
        self._title = label("", "section")
        model = LinesModel(self._columns(), fill=_fill, today=today)
        self.grid = LinesGrid(model)
        self.grid.set_read_only(not editable)
        self.grid.setMinimumHeight(theme.px(TALL))
        self.grid.changed.connect(changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._title)
        column.addWidget(self.grid, 1)
        self.retranslate()

    def _columns(self) -> list[GridColumn]:
        goods, units = Lookup(_find, _get, N_("item")), Lookup(self._units, _unit, N_("unit"))
        return [
            GridColumn("item", N_("Code"), width=96, lookup=goods),
            GridColumn("name", N_("Item name"), width=0, get=_name),
            GridColumn("unit", N_("Unit"), width=64, lookup=units, stop=False),
            GridColumn("from_quantity", N_("From quantity"), Kind.QUANTITY, width=104, zero=""),
            GridColumn("price", N_("Price"), Kind.PRICE, width=110),
            GridColumn("valid_from", N_("Valid from"), Kind.DATE, width=104, stop=False),
            GridColumn("valid_to", N_("Valid until"), Kind.DATE, width=104, stop=False),
        ]

    def show_record(self, record: PriceList) -> None:
        self.grid.model().set_lines(
            [{key: getattr(each, key) for key in KEYS} for each in record.prices]
        )

    def read(self) -> dict[str, Any]:
        """The field of the record that the lines are."""
        return {"prices": tuple(_price(values) for values in self.grid.lines())}

    def unread(self) -> list[Problem]:
        """Cells that cannot be read."""
        found: list[Problem] = self.grid.model().entry_problems()
        return found

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.grid.show_problems(problems)

    def _units(self, text: str, limit: int) -> list[Found]:
        row = self.grid.currentIndex().row()
        item = _item(self.grid.model().line(row).values) if row >= 0 else None
        codes = items.factors(item.id) if item else {}
        return [Found(code, code, "") for code in codes if code.startswith(text)][:limit]

    def retranslate(self) -> None:
        self._title.setText(_("Prices"))
        self.grid.setAccessibleName(_("Prices"))
        self.grid.retranslate()


def _price(values: Values) -> Price:
    return Price(
        item=values.get("item") or "",
        price=values.get("price") or NO_PRICE,
        unit=values.get("unit") or "",
        from_quantity=values.get("from_quantity") or NO_QUANTITY,
        valid_from=values.get("valid_from"),
        valid_to=values.get("valid_to"),
    )


def _item(values: Values) -> items.Item | None:
    return items.find(values.get("item") or "")


def _name(values: Values) -> str:
    item = _item(values)
    return item.name if item else ""


def _fill(values: Values, key: str) -> Values:
    item = _item(values)
    if item is None or key != "item":
        return {}
    return {"unit": item.unit, "price": values.get("price") or item.sale_price}


def _found(item: items.Item) -> Found:
    return Found(item.code, item.code, item.name, item.unit, formats.unit_price(item.sale_price))


def _find(text: str, limit: int) -> list[Found]:
    scanned = items.find_by_barcode(text) if text else None
    if scanned is not None:
        return [_found(scanned)]
    window = items.LISTING.window(ListQuery(text, {"active": 1}))
    return [_found(items.require(row.code)) for row in window.first(limit)]


def _get(code: Any) -> Found | None:
    item = items.find(code)
    return _found(item) if item else None


def _unit(code: Any) -> Found | None:
    return Found(code, code, "") if code else None
