"""What the inspector of a stock move tells: where an item lies, what stands in the way, what became of it."""

from __future__ import annotations

from typing import Any

from app.inventory.move.queries import MoveView
from app.inventory.move.service import Preview
from app.kernel import formats
from app.kernel.quantity import Quantity
from app.kernel.text import _
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.stock import queries as stock
from ui.inventory.holdings import is_below
from ui.kit.inspector import Fact, FactGroup
from ui.kit.manifest import Context
from ui.trade import facts

MOST_PROBLEMS = 6


def key_of(values: dict[str, Any]) -> tuple[Any, ...]:
    """What tells one line from another."""
    return tuple(values.get(key) for key in ("item", "quantity", "unit", "unit_cost", "reason"))


def is_short(values: dict[str, Any], warehouse: str) -> bool:
    """Whether the line takes more than lies there."""
    found, place = items.find(str(values["item"])), warehouses.find(warehouse or "")
    quantity = values.get("quantity")
    if found is None or place is None or quantity is None:
        return False
    factor = items.factors(found.id).get(str(values.get("unit") or found.unit))
    return factor is not None and (
        abs(quantity).exact * factor > stock.on_hand(found.id, place.id).exact
    )


def item_group(item: Item) -> FactGroup:
    """Where the item of the line lies now."""
    held = stock.holding(item.id)
    shown = []
    for place, quantity in sorted(held.places.items()):
        where = stock.warehouse_of(place)
        if where is not None:
            words = f"{formats.quantity(Quantity(quantity))} {item.unit}"
            shown.append(Fact(warehouses.get(where).name, words))
    there = Quantity(held.quantity)
    tone = "warn" if is_below(item.min_stock, there) else ""
    words = f"{formats.quantity(there)} {item.unit}"
    shown.append(Fact(_("On hand"), words, strong=True, tone=tone))
    return FactGroup(f"{item.code} · {item.name}", shown)


def checks(found: Preview | None, filled: bool) -> FactGroup:
    """What stands in the way of posting, or that nothing does."""
    title = _("Before posting")
    if found is None or not filled:
        return FactGroup(title, (), note=_("Add the first line."))
    if not found.problems:
        return FactGroup(title, (Fact(_("Ready to post"), icon=("ph.check-circle-fill", "ok")),))
    shown = []
    for problem in found.problems[:MOST_PROBLEMS]:
        words = problem.sentence()
        if problem.line:
            words = _("Line {line}: {text}", line=problem.line, text=words)
        shown.append(Fact(words, icon=("ph.warning-circle-fill", "danger")))
    return FactGroup(title, shown)


def history(context: Context, view: MoveView) -> list[FactGroup]:
    """What was posted, and what took it back."""
    about = [
        Fact(_("Date"), formats.date_medium(view.draft.date)),
        Fact(_("Value"), formats.money(view.value), strong=True),
    ]
    if view.journal:
        entry = view.journal[0].entry

        def follow() -> None:
            context.open_section("accounting", "entries", search=entry)

        about.insert(1, Fact(_("Entry"), entry, follow=follow))
    return list(facts.present(FactGroup(_("Document"), about), facts.voided(view)))
