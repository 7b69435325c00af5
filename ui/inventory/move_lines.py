"""The lines of a stock move: columns by kind, what choosing an item fills in, the way to a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.inventory.move.rules import ADJUSTMENT, RECEIPT, TRANSFER, DraftLine
from app.kernel.columns import Kind
from app.kernel.money import Money
from app.kernel.quantity import NO_QUANTITY, PRICE_SCALE, Quantity, UnitPrice, pieces
from app.kernel.rounding import half_up
from app.kernel.text import N_
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.stock import queries as stock
from ui.inventory import lookups
from ui.kit.grid import GridColumn
from ui.trade.lookups import units_of

Values = dict[str, Any]


def columns(
    kind: str, warehouse: Callable[[], str], current_item: Callable[[], str],
    worth: Callable[[Values], Money | None],
) -> list[GridColumn]:  # fmt: skip
    """What a line of this kind shows; goods that come in are asked for their cost."""
    costed = kind in (RECEIPT, ADJUSTMENT)
    made = [
        GridColumn("item", N_("Code"), width=104, lookup=lookups.goods()),
        GridColumn("name", N_("Item name"), width=0, get=_name),
        GridColumn("there", N_("In stock"), Kind.QUANTITY, width=78, get=_there(warehouse)),
        GridColumn("quantity", N_("Quantity"), Kind.QUANTITY, width=84),
        GridColumn("unit", N_("Unit"), width=60, lookup=units_of(current_item), stop=False),
        GridColumn("unit_cost", N_("Unit cost"), Kind.PRICE, width=104),
        GridColumn("value", N_("Value"), Kind.MONEY, width=118, get=worth),
        GridColumn("reason", N_("Reason"), width=150, stop=False),
    ]
    absent = set() if costed else {"unit_cost"}
    absent |= {"value"} if kind == TRANSFER else set()
    return [column for column in made if column.key not in absent]


def item_of(values: Values) -> Item | None:
    return items.find(str(values.get("item") or ""))


def _name(values: Values) -> str:
    found = item_of(values)
    return found.name if found else ""


def _there(warehouse: Callable[[], str]) -> Callable[[Values], Quantity | None]:
    def there(values: Values) -> Quantity | None:
        found, place = item_of(values), warehouses.find(warehouse())
        if found is None or place is None:
            return None
        return stock.on_hand(found.id, place.id)

    return there


def fill(kind: str) -> Callable[[Values, str], Values]:
    """What follows in a line when ``key`` was set."""

    def follows(values: Values, key: str) -> Values:
        found = item_of(values)
        if found is None or key not in ("item", "unit"):
            return {}
        if key == "unit":
            return {"unit_cost": _cost_in(found, values)} if kind == RECEIPT else {}
        filled: Values = {"unit": found.unit}
        if kind != ADJUSTMENT:
            filled["quantity"] = values.get("quantity") or pieces(1)
        if kind == RECEIPT:
            filled["unit_cost"] = found.purchase_price or None
        return filled

    return follows


def _cost_in(item: Item, values: Values) -> UnitPrice | None:
    """The usual cost of one ``unit``; what stands there where the item has no such unit."""
    factor = items.factors(item.id).get(str(values.get("unit") or item.unit))
    if factor is None:
        return values.get("unit_cost")
    return UnitPrice(half_up(item.purchase_price.exact * factor * PRICE_SCALE)) or None


def draft_line(values: Values, kind: str) -> DraftLine:
    """A line of the grid as the rules know it; what is missing is left to them to refuse."""
    costed = kind in (RECEIPT, ADJUSTMENT)
    return DraftLine(
        item=str(values.get("item") or ""),
        quantity=values.get("quantity") or NO_QUANTITY,
        unit=str(values.get("unit") or ""),
        unit_cost=values.get("unit_cost") if costed else None,
        reason=str(values.get("reason") or ""),
    )


def values_of(line: DraftLine) -> Values:
    """A line of a draft as the grid shows it."""
    return {
        "item": line.item,
        "quantity": line.quantity,
        "unit": line.unit,
        "unit_cost": line.unit_cost,
        "reason": line.reason,
    }
