"""The columns of a document's lines, what choosing an item fills in, and the way to a draft and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from app.kernel.columns import Kind
from app.kernel.money import Money
from app.kernel.quantity import NO_PRICE, NO_QUANTITY, pieces
from app.kernel.rate import NO_RATE
from app.kernel.text import N_
from app.ledger import accounts
from app.masters import item as items
from app.masters import party as parties
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.trade import prices
from app.trade import totals as trade_totals
from app.trade.lines import EXEMPT, LUXURY, PPN, UNTAXED, DraftLine, Origin
from app.trade.prices import Last
from ui.kit.grid import GridColumn
from ui.kit.lookup import Lookup
from ui.trade import lookups

Values = dict[str, Any]
TAXES = (
    (PPN, N_("PPN")),
    (LUXURY, N_("PPN, luxury")),
    (EXEMPT, N_("PPN exempt")),
    (UNTAXED, N_("No PPN")),
)


def columns(goods: Lookup, current_item: Callable[[], str], *, taxed: bool) -> list[GridColumn]:
    """The columns of invoices and bills; a company with one warehouse sees none."""
    places = [(each.code, each.name) for each in warehouses.all_active()]
    made = [
        GridColumn("item", N_("Code"), width=96, lookup=goods),
        GridColumn("description", N_("Item or service"), width=0, stop=False, most=1000),
        GridColumn("warehouse", N_("Warehouse"), width=128, choices=places, stop=False),
        GridColumn("quantity", N_("Qty"), Kind.QUANTITY, width=72),
        GridColumn("unit", N_("Unit"), width=64, lookup=lookups.units_of(current_item), stop=False),
        GridColumn("unit_price", N_("Price"), Kind.PRICE, width=92),
        GridColumn("discount_percent", N_("Disc. %"), Kind.RATE, width=58, zero="–"),
        GridColumn("tax", N_("Tax"), width=84, choices=TAXES, stop=False),
        GridColumn("amount", N_("Amount"), Kind.MONEY, width=112, get=amount),
    ]
    absent = {"warehouse"} if len(places) < 2 else set()
    absent |= set() if taxed else {"tax"}
    return [column for column in made if column.key not in absent]


def amount(values: Values) -> Money | None:
    """What a line comes to before tax and the document's own discount; nothing while it is unknown."""
    if values.get("quantity") is None or values.get("unit_price") is None:
        return None
    line = trade_totals.totals((draft_line(values),)).lines[0]
    return line.gross - line.discount


def selling(values: Values, key: str, customer: str = "", day: dt.date | None = None) -> Values:
    """What follows in a line sold to ``customer`` on ``day`` when ``key`` was set.

    Another quantity or unit brings the price that applies to it, unless one was typed.
    """
    item = items.find(values.get("item") or "")
    if item is None or key not in ("item", "unit", "quantity"):
        return {}
    day = day or dt.date.min
    if key == "quantity" and not _is_offered(item, values, customer, day):
        return {}
    party = parties.find(customer) if customer else None
    tax = (party.line_tax if party else "") or item.tax
    line = _of_item(item, values, tax) if key == "item" else values
    quantity = line.get("quantity") or pieces(1)
    applied = prices.selling(item, line.get("unit") or item.unit, quantity, customer, day)
    follows = line if key == "item" else {}
    return {**follows, "unit_price": applied.price}


def _is_offered(item: Item, values: Values, customer: str, day: dt.date) -> bool:
    price = values.get("unit_price")
    return price is None or price in prices.offered(
        item, values.get("unit") or item.unit, customer, day
    )


def buying(
    values: Values, key: str, *, is_pkp: bool, last: Callable[[Item], Last | None] | None = None
) -> Values:
    """The same for a bill, at the ``last`` price; a line may name an expense account instead of an item."""
    code = values.get("item") or ""
    item = items.find(code)
    if item is not None and key in ("item", "unit"):
        line = _of_item(item, values, item.tax if is_pkp else UNTAXED) if key == "item" else values
        unit = line.get("unit") or item.unit
        applied = prices.buying(item, unit, last(item) if last else None)
        follows = line if key == "item" else {}
        return {**follows, "unit_price": applied.price}
    if key != "item":
        return {}
    account = accounts.find(code) if code else None
    if account is None:
        return {}
    return {
        "description": account.worded_name,
        "unit": "",
        "quantity": values.get("quantity") or pieces(1),
        "tax": PPN if is_pkp else UNTAXED,
        "origin": None,
    }


def _of_item(item: Item, values: Values, tax: str) -> Values:
    return {
        "description": item.name,
        "unit": item.unit,
        "tax": tax,
        "discount_percent": values.get("discount_percent") or NO_RATE,
        "quantity": values.get("quantity") or pieces(1),
        "origin": None,
    }


def draft_line(values: Values) -> DraftLine:
    """A line of the grid as a line of a draft; what is missing is left to the rules to refuse."""
    return DraftLine(
        item=values.get("item") or "",
        quantity=values.get("quantity") or NO_QUANTITY,
        unit_price=values.get("unit_price") or NO_PRICE,
        unit=values.get("unit") or "",
        description=values.get("description") or "",
        discount=values.get("discount_percent") or NO_RATE,
        tax=values.get("tax") or "",
        warehouse=values.get("warehouse") or "",
        origin=Origin(*values["origin"]) if values.get("origin") else None,
    )


def values_of(line: DraftLine) -> Values:
    """A line of a draft as the grid shows it; what it was made from is not shown, and lost with its item."""
    origin = line.origin
    made_from = (origin.kind, origin.document_id, origin.line_no) if origin is not None else None
    return {
        "item": line.item or line.account,
        "description": line.description,
        "warehouse": line.warehouse or None,
        "quantity": line.quantity,
        "unit": line.unit,
        "unit_price": line.unit_price,
        "discount_percent": line.discount,
        "tax": line.tax,
        "origin": made_from,
    }


def shown(line: DraftLine) -> Values:
    """The same with the name, unit and tax that the line would get from its item."""
    values = values_of(line)
    item = items.find(line.item) if line.item else None
    if item is not None:
        values["description"] = line.description or item.name
        values["unit"] = line.unit or item.unit
        values["tax"] = line.tax or item.tax
    return values
