"""Looking up goods while stock is moved or counted, and choosing a warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel import formats
from app.kernel.listing import ListQuery
from app.kernel.text import N_, _
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.stock import queries as stock
from ui.inventory.holdings import is_below
from ui.kit.lookup import Found, Lookup


def goods() -> Lookup:
    """Goods by any part of code or name, or by barcode, with what is there."""
    return Lookup(_find, _get, N_("item"))


def _find(text: str, limit: int) -> Sequence[Found]:
    scanned = scanned_item(text)
    if scanned is not None:
        return [shown(scanned)]
    window = items.LISTING.window(ListQuery(text, {"active": 1, "kind": "goods"}))
    return [shown(items.get(row.id)) for row in window.first(limit)]


def scanned_item(text: str) -> Item | None:
    """The goods of a barcode or of exactly this code."""
    typed = text.strip()
    if not typed:
        return None
    found = items.find_by_barcode(typed) or items.find(typed) or items.find(typed.upper())
    return found if found is not None and found.is_goods else None


def _get(code: Any) -> Found | None:
    found = items.find(str(code)) if code else None
    return shown(found) if found is not None else None


def shown(item: Item) -> Found:
    """An item as it is offered: "ada 1.350 btg", amber where there is too little."""
    there = stock.on_hand(item.id)
    words = _("{quantity} {unit} in stock", quantity=formats.quantity(there), unit=item.unit)
    scarce = there.micro <= 0 or is_below(item.min_stock, there)
    return Found(item.code, item.code, item.name, words, "", "warn" if scarce else "")


def warehouse_choices(*, blank: bool = False) -> list[tuple[str, str]]:
    """Warehouses by code, for a form."""
    choices = [(each.code, each.name) for each in warehouses.all_active()]
    return [("", N_("Choose")), *choices] if blank else choices
