"""The rows of the stock list as the screen narrows them: all warehouses, or what one of them holds."""

from __future__ import annotations

from dataclasses import dataclass

from app.inventory import stock_list
from app.kernel.money import Money
from app.kernel.quantity import NO_QUANTITY, Quantity, UnitPrice
from app.masters import warehouse


@dataclass(frozen=True, slots=True)
class Shown:
    """One item: quantities by warehouse id; on_hand and value of what is shown.

    below: all warehouses together hold less than the minimum, whatever is shown.
    """

    id: int
    code: str
    name: str
    category: str
    rack: str
    unit: str
    minimum: Quantity
    places: dict[int, Quantity]
    on_hand: Quantity
    value: Money
    below: bool

    @property
    def average(self) -> UnitPrice:
        return stock_list.average_cost(self.value, self.on_hand)


def rows() -> list[Shown]:
    """Every item of goods in use or in stock, as all warehouses hold it."""
    empty = {each.id: NO_QUANTITY for each in warehouse.all_active()}
    return [
        _shown(
            row,
            empty | {place: held for place, (held, _value) in row.places.items()},
            row.quantity,
            row.value,
        )
        for row in stock_list.rows()
    ]


def rows_in(warehouse_id: int) -> list[Shown]:
    """What one warehouse holds."""
    return [
        _shown(row, {warehouse_id: row.places[warehouse_id][0]}, *row.places[warehouse_id])
        for row in stock_list.rows()
        if warehouse_id in row.places
    ]


def _shown(
    row: stock_list.StockRow, places: dict[int, Quantity], quantity: Quantity, value: Money
) -> Shown:
    return Shown(
        row.id, row.code, row.name, row.category, row.rack, row.unit, row.minimum, places,
        quantity, value, row.below,
    )  # fmt: skip


def is_below(minimum: Quantity, on_hand: Quantity) -> bool:
    """Whether there is less than there should be."""
    return on_hand < minimum


def below_count() -> int:
    """How many items hold less than their minimum."""
    return stock_list.below_count()
