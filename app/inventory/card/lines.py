"""The stock card of an item: opening, every move with the balance after it, closing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.inventory.stock_list import average_cost
from app.kernel import desk
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.text import N_, _
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.masters.warehouse import Warehouse
from app.stock import queries as stock
from app.stock.documents import name_of
from app.stock.places import is_held
from app.stock.queries import CardLine

KINDS = {
    "sales-invoice": N_("Sale"),
    "purchase-invoice": N_("Purchase"),
    "stock-count": N_("Stock count"),
    "opening-stock": N_("Opening stock"),
}
MOVE_IN, MOVE_OUT, MOVE_WITHIN = N_("Transfer in"), N_("Transfer out"), N_("Transfer")
MOVES = {True: N_("Received"), False: N_("Issued")}
VOIDED = N_("{kind}, taken back")


@dataclass(frozen=True, slots=True)
class CardRow:
    """One move in words: ``quantity`` above zero came in; ``description`` says from or to whom."""

    date: dt.date
    kind: str
    number: str
    description: str
    quantity: Quantity
    unit_cost: UnitPrice
    balance: Quantity
    value: Money
    document_kind: str
    document_id: int

    @property
    def came(self) -> Quantity | None:
        return self.quantity if self.quantity.micro > 0 else None

    @property
    def went(self) -> Quantity | None:
        return -self.quantity if self.quantity.micro < 0 else None

    @property
    def average(self) -> UnitPrice:
        """The cost of one unit of what lies there after the move."""
        return average_cost(self.value, self.balance)


@dataclass(frozen=True, slots=True)
class StockCard:
    """The card of one item over some days, in one warehouse or in all of them.

    closing_value: at the end of the last day. What lies in one warehouse is worth its share of the item,
    so a purchase for another warehouse changes it after its own last move.
    """

    item: Item
    warehouse: Warehouse | None
    first: dt.date
    last: dt.date
    opening: Quantity
    opening_value: Money
    rows: tuple[CardRow, ...]
    closing_value: Money

    @property
    def closing(self) -> Quantity:
        return self.rows[-1].balance if self.rows else self.opening

    @property
    def total_in(self) -> Quantity:
        return Quantity(sum(row.quantity.micro for row in self.rows if row.quantity.micro > 0))

    @property
    def total_out(self) -> Quantity:
        return Quantity(-sum(row.quantity.micro for row in self.rows if row.quantity.micro < 0))


def card_of(item: str, first: dt.date, last: dt.date, warehouse: str = "") -> StockCard:
    """The card of the item with this code. Raises NotFound."""
    desk.require("inventory.view")
    found = items.require(item)
    here = warehouses.require(warehouse) if warehouse else None
    here_id = here.id if here else None
    opening, value = stock.opening_of_card(found.id, here_id, first)
    rows = tuple(_row(line) for line in stock.card(found.id, first, last, here_id))
    _left, left_value = stock.opening_of_card(found.id, here_id, last + dt.timedelta(days=1))
    return StockCard(found, here, first, last, opening, value, rows, left_value)


def _row(line: CardLine) -> CardRow:
    return CardRow(
        line.date,
        _kind(line),
        name_of(line.document_kind, line.document_id),
        _description(line),
        line.quantity,
        _unit_cost(line),
        line.balance,
        line.value,
        line.document_kind,
        line.document_id,
    )


def _unit_cost(line: CardLine) -> UnitPrice:
    """What one unit of the move was worth; of a transfer among all warehouses, what one is worth."""
    if not line.quantity:
        return average_cost(line.value, line.balance)
    return average_cost(abs(line.cost), abs(line.quantity))


def _kind(line: CardLine) -> str:
    if line.document_kind == "stock-move":
        kind = _(_kind_of_move(line))
    else:
        kind = _(KINDS.get(line.document_kind, line.document_kind))
    return _(VOIDED, kind=kind) if line.reason == "void" else kind


def _kind_of_move(line: CardLine) -> str:
    """What the document is; one that is taken back goes the other way."""
    came = (line.quantity.micro > 0) != (line.reason == "void")
    if not (is_held(line.source) and is_held(line.target)):
        return MOVES[came]
    if not line.quantity:
        return MOVE_WITHIN
    return MOVE_IN if came else MOVE_OUT


def _description(line: CardLine) -> str:
    """The other warehouse of a transfer, the partner of a sale or purchase, or the reason."""
    if is_held(line.source) and is_held(line.target):
        source, target = _name_of_place(line.source), _name_of_place(line.target)
        if not line.quantity:
            return f"{source} → {target}"
        came = line.quantity.micro > 0
        return _("from {place}", place=source) if came else _("to {place}", place=target)
    partner = store.scalar(
        "SELECT p.name FROM open_item o JOIN party p ON p.id = o.party_id"
        " WHERE o.document_kind = ? AND o.document_id = ?",
        (line.document_kind, line.document_id),
    )
    return str(partner) if partner else ("" if line.reason == "void" else line.reason)


def _name_of_place(place_id: int) -> str:
    here = stock.warehouse_of(place_id)
    return warehouses.get(here).name if here else ""
