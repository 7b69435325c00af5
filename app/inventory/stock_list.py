"""The stock list: every item with what lies where, its minimum, cost and value, as of any day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app import store
from app.kernel import desk
from app.kernel.money import ZERO, Money
from app.kernel.quantity import NO_PRICE, Quantity, UnitPrice
from app.kernel.rounding import divide_half_up
from app.masters import warehouse as warehouses
from app.masters.warehouse import Warehouse
from app.stock import queries as stock


@dataclass(frozen=True, slots=True)
class StockRow:
    """One item. ``places``: quantity and value by warehouse id, only where there is some."""

    id: int
    code: str
    name: str
    category: str
    rack: str
    unit: str
    costing: str
    minimum: Quantity
    quantity: Quantity
    value: Money
    places: dict[int, tuple[Quantity, Money]]

    @property
    def below(self) -> bool:
        """Whether all warehouses together hold less than the minimum."""
        return self.quantity < self.minimum

    @property
    def average(self) -> UnitPrice:
        return average_cost(self.value, self.quantity)


def average_cost(value: Money, quantity: Quantity) -> UnitPrice:
    """Value by quantity, in whole rupiah half up; nothing where there is no quantity."""
    if quantity.micro <= 0:
        return NO_PRICE
    return UnitPrice(divide_half_up(value.minor * 10**6, quantity.micro * 100) * 10**4)


_ITEMS = (
    "SELECT id, code, name, category, rack, unit, costing, min_stock FROM item"
    " WHERE kind = 'goods' AND (active OR id IN (SELECT item_id FROM stock_state WHERE quantity <> 0))"
    " AND (?1 = '' OR category = ?1) ORDER BY category, code"
)


_BELOW = (
    "SELECT COUNT(*) FROM item i LEFT JOIN stock_state s ON s.item_id = i.id WHERE i.kind = 'goods'"
    " AND (i.active OR COALESCE(s.quantity, 0) <> 0) AND COALESCE(s.quantity, 0) < i.min_stock"
)


def rows(as_of: dt.date | None = None, category: str = "") -> Iterator[StockRow]:
    """Every item of goods that is in use or in stock, by category and code."""
    desk.require("inventory.view")
    held = {each.item_id: each for each in stock.holdings(as_of)}
    for item_id, code, name, kind, rack, unit, costing, minimum in store.execute(
        _ITEMS, (category,)
    ):
        holding = held.get(item_id)
        places = {}
        if holding is not None:
            shares = holding.shares()
            places = {
                here: (Quantity(quantity), shares[place])
                for place, quantity in holding.places.items()
                if (here := stock.warehouse_of(place)) is not None
            }
        yield StockRow(
            item_id,
            code,
            name,
            kind,
            rack,
            unit,
            costing,
            Quantity(minimum),
            Quantity(holding.quantity if holding else 0),
            Money(holding.value) if holding else ZERO,
            places,
        )


def all_warehouses() -> tuple[Warehouse, ...]:
    """Every warehouse, in use or not, the first made first."""
    ids = [row[0] for row in store.query("SELECT id FROM warehouse ORDER BY id")]
    return tuple(warehouses.get(each) for each in ids)


def categories() -> tuple[str, ...]:
    """The categories of goods, by name."""
    found = store.query("SELECT DISTINCT category FROM item WHERE kind = 'goods' ORDER BY category")
    return tuple(name for (name,) in found)


def below_count() -> int:
    """How many items hold less than they should now: as many as ``below_minimum`` finds, without reading them."""
    desk.require("inventory.view")
    return int(store.scalar(_BELOW))


def below_minimum(as_of: dt.date | None = None) -> list[StockRow]:
    """What all warehouses together hold less of than they should."""
    return [row for row in rows(as_of) if row.below]
