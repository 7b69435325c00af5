"""What lies where and what it is worth, now or on a day, and the card of an item.

An item has one cost in all warehouses. What a warehouse holds is worth its share of the item's value, by
quantity; the shares of all places sum to the item's value exactly.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.kernel.money import Money
from app.kernel.quantity import Quantity
from app.stock.places import (
    CUSTOMER,
    LOSS,
    OPENING,
    PRODUCTION,
    SUPPLIER,
    TRANSIT,
    Place,
    is_held,
    warehouse_of,
    warehouse_place,
)
from app.store import execute, one, query, scalar

__all__ = [
    "CUSTOMER",
    "LOSS",
    "OPENING",
    "PRODUCTION",
    "SUPPLIER",
    "TRANSIT",
    "Arrival",
    "CardLine",
    "Holding",
    "Place",
    "arrivals",
    "available",
    "book_quantities",
    "card",
    "holdings",
    "last_sequence",
    "on_hand",
    "opening_of_card",
    "stock_value",
    "value_shares",
    "warehouse_of",
    "warehouse_place",
]

Point = tuple[str, int, int]  # date, sequence and id: a place in the order of events
ALWAYS = "9999-12-31"
LAST = 2**62

_LAST_BY = " ORDER BY m.date DESC, m.sequence DESC, m.id DESC LIMIT 1"
_VALUE_THEN = (
    "SELECT c.quantity_after, c.value_after FROM stock_move m JOIN stock_cost c ON c.move_id = m.id"
    " WHERE m.item_id = ? AND m.date <= ?" + _LAST_BY
)
_PLACE_THEN = (
    "SELECT CASE m.from_place_id WHEN ?1 THEN c.from_after ELSE c.to_after END"
    " FROM stock_move m JOIN stock_cost c ON c.move_id = m.id"
    " WHERE m.item_id = ?2 AND ?1 IN (m.from_place_id, m.to_place_id)"
    " AND (m.date, m.sequence, m.id) <= (?3, ?4, ?5)" + _LAST_BY
)


@dataclass(frozen=True, slots=True)
class Holding:
    """An item's whole stock: quantity by place of ours (none of them zero), quantity and value."""

    item_id: int
    places: dict[int, int]
    quantity: int
    value: int

    def shares(self) -> dict[int, Money]:
        """The value of what each place holds; they sum to the item's value."""
        return value_shares(self.value, self.places)


def value_shares(value: int, places: dict[int, int]) -> dict[int, Money]:
    """An item's value spread over places by quantity, in order of place."""
    order = sorted(places)
    parts = Money(value).split([places[place] for place in order])
    return dict(zip(order, parts, strict=True))


def on_hand(
    item_id: int, warehouse_id: int | None = None, as_of: dt.date | None = None
) -> Quantity:
    """How much of an item is there, in one warehouse or all places, now or at the end of a day."""
    if as_of is None:
        if warehouse_id is None:
            found = scalar("SELECT quantity FROM stock_state WHERE item_id = ?", (item_id,))
        else:
            found = scalar(
                "SELECT quantity FROM stock_balance WHERE item_id = ? AND place_id = ?",
                (item_id, warehouse_place(warehouse_id).id),
            )
        return Quantity(found or 0)
    held = holding(item_id, as_of)
    if warehouse_id is None:
        return Quantity(held.quantity)
    return Quantity(held.places.get(warehouse_place(warehouse_id).id, 0))


def available(item_id: int, warehouse_id: int, date: dt.date) -> Quantity:
    """What could leave a warehouse on ``date`` without leaving too little later."""
    place = warehouse_place(warehouse_id).id
    then = on_hand(item_id, warehouse_id, date).micro
    least = scalar(
        "SELECT MIN(CASE WHEN m.from_place_id = ?1 THEN c.from_after ELSE c.to_after END)"
        " FROM stock_move m JOIN stock_cost c ON c.move_id = m.id"
        " WHERE m.item_id = ?2 AND m.date > ?3 AND ?1 IN (m.from_place_id, m.to_place_id)",
        (place, item_id, date),
    )
    return Quantity(then if least is None else min(then, least))


def stock_value(as_of: dt.date | None = None) -> Money:
    """The value of all stock, now or at the end of a day."""
    if as_of is None:
        return Money(scalar("SELECT SUM(value) FROM stock_state") or 0)
    return Money(sum(held.value for held in holdings(as_of)))


def holding(item_id: int, as_of: dt.date | None = None) -> Holding:
    """One item's stock."""
    found = list(holdings(as_of, item_id))
    return found[0] if found else Holding(item_id, {}, 0, 0)


def holdings(as_of: dt.date | None = None, item_id: int | None = None) -> Iterator[Holding]:
    """Every item that ever moved, in order of its id.

    Now (None, or no move after the day) it reads current balances; for an earlier day it finds each
    item's and each place's last move by index, so that long histories cost nothing.
    """
    only, parameters = ("", ()) if item_id is None else (" WHERE item_id = ?", (item_id,))
    places: dict[int, dict[int, int]] = {}
    for item, place, quantity in execute(
        f"SELECT item_id, place_id, quantity FROM stock_balance{only}", parameters
    ):
        places.setdefault(item, {})[place] = quantity
    states = query(
        f"SELECT item_id, quantity, value, last_date FROM stock_state{only} ORDER BY item_id",
        parameters,
    )
    day = ALWAYS if as_of is None else as_of.isoformat()
    for item, quantity, value, last in states:
        of_item = places.get(item, {})
        if last > day:
            of_item = _places_then(of_item, item, (day, LAST, LAST))
            quantity, value = one(_VALUE_THEN, (item, day)) or (0, 0)
        held = {place: there for place, there in of_item.items() if there}
        yield Holding(item, held, quantity, value)


def _places_then(places: Iterable[int], item_id: int, point: Point) -> dict[int, int]:
    """What each place held just after a point: what its last move until then left there."""
    found = {}
    for place in places:
        row = one(_PLACE_THEN, (place, item_id, *point))
        found[place] = row[0] if row else 0
    return found


def last_sequence() -> int:
    """The point a count is frozen at: after everything posted so far."""
    return int(scalar("SELECT COALESCE(MAX(id), 0) FROM stock_move"))


def book_quantities(
    item_ids: Iterable[int], warehouse_id: int, date: dt.date, sequence: int
) -> dict[int, Quantity]:
    """What the books say lies in a warehouse just after a point in the order of events."""
    place, day = warehouse_place(warehouse_id).id, date.isoformat()
    found = {}
    for item_id in item_ids:
        now = scalar(
            "SELECT quantity FROM stock_balance WHERE item_id = ? AND place_id = ?",
            (item_id, place),
        )
        since = scalar(
            "SELECT SUM(CASE ?1 WHEN to_place_id THEN quantity WHEN from_place_id THEN -quantity"
            " ELSE 0 END) FROM stock_move WHERE item_id = ?2 AND (date, sequence) > (?3, ?4)",
            (place, item_id, day, sequence),
        )
        found[item_id] = Quantity((now or 0) - (since or 0))
    return found


class Arrival(NamedTuple):
    """What a line of a document brought into stock from outside: base units, and the value it came with."""

    move_id: int
    date: dt.date
    item_id: int
    quantity: Quantity
    value: Money


def arrivals(kind: str, document_id: int) -> dict[int, Arrival]:
    """What a document brought in, by the number of its line."""
    rows = query(
        "SELECT line_no, id, date, item_id, quantity, given_value FROM stock_move"
        " WHERE document_kind = ? AND document_id = ? AND given_value IS NOT NULL"
        " AND revalued_move_id IS NULL ORDER BY id",
        (kind, document_id),
    )
    day = dt.date.fromisoformat
    return {
        line: Arrival(move, day(date), item, Quantity(quantity), Money(value))
        for line, move, date, item, quantity, value in rows
    }


class CardLine(NamedTuple):
    """One move on an item's card. ``quantity`` above zero came in (to the warehouse asked for).

    balance, value: what lies there after it. cost: what the move was worth. Goods that were only revalued
    have no quantity.
    """

    move_id: int
    date: dt.date
    sequence: int
    source: int
    target: int
    document_kind: str
    document_id: int
    reason: str
    quantity: Quantity
    cost: Money
    balance: Quantity
    value: Money

    @property
    def position(self) -> Point:
        """Where the next page begins."""
        return self.date.isoformat(), self.sequence, self.move_id


@dataclass(slots=True)
class _Running:
    """The places of an item as a card walks along its moves."""

    places: dict[int, int]
    warehouse: int | None

    def pass_by(self, source: int, target: int, quantity: int) -> int | None:
        """Moves the goods; what that means here, or None where it does not concern us."""
        change = 0
        for place, delta in ((source, -quantity), (target, quantity)):
            if is_held(place):
                self.places[place] = self.places.get(place, 0) + delta
                if self.warehouse in (None, place):
                    change += delta
        concerns = self.warehouse is None or self.warehouse in (source, target)
        return change if concerns else None

    def balance(self) -> int:
        if self.warehouse is None:
            return sum(self.places.values())
        return self.places.get(self.warehouse, 0)

    def value(self, of_item: int) -> int:
        if self.warehouse is None:
            return of_item
        shares = value_shares(of_item, {p: q for p, q in self.places.items() if q})
        return shares[self.warehouse].minor if self.warehouse in shares else 0


_CARD = (
    "SELECT m.id, m.date, m.sequence, m.from_place_id, m.to_place_id, m.document_kind,"
    " m.document_id, m.reason, m.quantity,"
    " CASE WHEN m.revalued_move_id IS NULL THEN c.value ELSE c.settled END, c.value_after"
    " FROM stock_move m JOIN stock_cost c ON c.move_id = m.id"
    " WHERE m.item_id = ? AND (m.date, m.sequence, m.id) > (?, ?, ?) AND m.date <= ?"
    " ORDER BY m.date, m.sequence, m.id"
)


def opening_of_card(
    item_id: int, warehouse_id: int | None, before: dt.date
) -> tuple[Quantity, Money]:
    """Quantity and value at the end of the day before ``before``."""
    held = holding(item_id, before - dt.timedelta(days=1))
    if warehouse_id is None:
        return Quantity(held.quantity), Money(held.value)
    place = warehouse_place(warehouse_id).id
    return Quantity(held.places.get(place, 0)), held.shares().get(place, Money(0))


def card(
    item_id: int,
    date_from: dt.date,
    date_to: dt.date,
    warehouse_id: int | None = None,
    after: Point | None = None,
    limit: int | None = None,
) -> list[CardLine]:
    """The moves of an item with running balance and value, in order of events.

    A page begins ``after`` the position of the last line of the one before. For one warehouse only the
    moves that touch it are told; its value is its share of the item's.
    """
    start = after or (date_from.isoformat(), -1, -1)
    warehouse = None if warehouse_id is None else warehouse_place(warehouse_id).id
    running = _Running(_places_before(item_id, start), warehouse)
    lines: list[CardLine] = []
    for row in execute(_CARD, (item_id, *start, date_to)):
        move_id, day, sequence, source, target, kind, document, reason, moved, cost, value = row
        change = running.pass_by(source, target, moved)
        if change is None:
            continue
        lines.append(
            CardLine(
                move_id, dt.date.fromisoformat(day), sequence, source, target, kind, document,
                reason, Quantity(change), Money(cost), Quantity(running.balance()),
                Money(running.value(value)),
            )
        )  # fmt: skip
        if limit is not None and len(lines) == limit:
            break
    return lines


def _places_before(item_id: int, point: Point) -> dict[int, int]:
    places = query("SELECT place_id FROM stock_balance WHERE item_id = ?", (item_id,))
    return _places_then([place for (place,) in places], item_id, point)
