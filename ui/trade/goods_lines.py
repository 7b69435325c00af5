"""The lines of a delivery or goods receipt: columns, what choosing an item fills in, the way to a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.kernel.columns import Kind
from app.kernel.money import Money
from app.kernel.quantity import NO_QUANTITY, PRICE_SCALE, Quantity, UnitPrice, pieces
from app.kernel.rounding import half_up
from app.kernel.text import N_
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.stock import queries as stock
from app.trade.goods.rules import DraftLine
from app.trade.lines import Origin
from ui.kit.grid import GridColumn
from ui.kit.lookup import Lookup
from ui.trade import lookups

Values = dict[str, Any]


def columns(
    goods: Lookup, current_item: Callable[[], str], warehouse: Callable[[], str], *, comes_in: bool
) -> list[GridColumn]:
    """Goods that leave show what is there, those that come in their cost."""
    places = [(each.code, each.name) for each in warehouses.all_active()]
    made = [
        GridColumn("item", N_("Code"), width=96, lookup=goods),
        GridColumn("description", N_("Item name"), width=0, stop=False, most=1000),
        GridColumn("warehouse", N_("Warehouse"), width=120, choices=places, stop=False),
        GridColumn("there", N_("In stock"), Kind.QUANTITY, width=78, get=_there(warehouse)),
        GridColumn("quantity", N_("Qty"), Kind.QUANTITY, width=72),
        GridColumn("unit", N_("Unit"), width=64, lookup=lookups.units_of(current_item), stop=False),
        GridColumn("unit_cost", N_("Unit cost"), Kind.PRICE, width=104),
        GridColumn("value", N_("Value"), Kind.MONEY, width=112, get=value),
        GridColumn("packages", N_("Packages"), Kind.COUNT, width=60, zero="–"),
        GridColumn("remark", N_("Remark"), width=130, most=200, stop=False),
    ]
    absent = {"there"} if comes_in else {"unit_cost", "value"}
    absent |= {"warehouse"} if len(places) < 2 else set()
    return [column for column in made if column.key not in absent]


def value(values: Values) -> Money | None:
    """What a line comes in with; nothing while it is unknown."""
    if values.get("quantity") is None or values.get("unit_cost") is None:
        return None
    cost: UnitPrice = values["unit_cost"]
    return cost.for_quantity(values["quantity"])


def _item_of(values: Values) -> Item | None:
    return items.find(str(values.get("item") or ""))


def _there(warehouse: Callable[[], str]) -> Callable[[Values], Quantity | None]:
    def there(values: Values) -> Quantity | None:
        place = warehouses.find(str(values.get("warehouse") or warehouse()))
        found = _item_of(values)
        return stock.on_hand(found.id, place.id) if found is not None and place else None

    return there


def fill(*, comes_in: bool) -> Callable[[Values, str], Values]:
    """What follows in a line when ``key`` was set; another item was made from nothing."""

    def follows(values: Values, key: str) -> Values:
        found = _item_of(values)
        if found is None or key not in ("item", "unit"):
            return {}
        if key == "unit":
            return {"unit_cost": _cost_in(found, values)} if comes_in else {}
        return {
            "description": found.name,
            "unit": found.unit,
            "quantity": values.get("quantity") or pieces(1),
            "unit_cost": (found.purchase_price or None) if comes_in else None,
            "origin": None,
        }

    return follows


def _cost_in(item: Item, values: Values) -> UnitPrice | None:
    """The usual cost of one ``unit``; what stands there where the item has no such unit."""
    factor = items.factors(item.id).get(str(values.get("unit") or item.unit))
    if factor is None:
        return values.get("unit_cost")
    return UnitPrice(half_up(item.purchase_price.exact * factor * PRICE_SCALE)) or None


def draft_line(values: Values, *, comes_in: bool) -> DraftLine:
    """A line of the grid as the rules know it; what is missing is left to them to refuse."""
    return DraftLine(
        item=str(values.get("item") or ""),
        quantity=values.get("quantity") or NO_QUANTITY,
        unit=str(values.get("unit") or ""),
        description=str(values.get("description") or ""),
        warehouse=str(values.get("warehouse") or ""),
        packages=values.get("packages") or 0,
        remark=str(values.get("remark") or ""),
        unit_cost=values.get("unit_cost") if comes_in else None,
        origin=Origin(*values["origin"]) if values.get("origin") else None,
    )


def values_of(line: DraftLine) -> Values:
    """A line of a draft as the grid shows it; what it was made from is not shown, and lost with its item."""
    found, origin = items.find(line.item), line.origin
    return {
        "item": line.item,
        "description": line.description or (found.name if found else ""),
        "warehouse": line.warehouse or None,
        "quantity": line.quantity,
        "unit": line.unit or (found.unit if found else ""),
        "unit_cost": line.unit_cost,
        "packages": line.packages or None,
        "remark": line.remark,
        "origin": (origin.kind, origin.document_id, origin.line_no) if origin else None,
    }
