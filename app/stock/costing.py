"""What goods cost: moving average and FIFO, exact to the rupiah. Pure: values in, values out.

An item is costed as a whole, whatever warehouse it lies in. Quantities are whole millionths of the base
unit and values whole sen that are whole rupiah. No unit cost is ever stored: an issue takes its rounded
share of the value that is there, and the last piece takes the rest, so a value is never lost or invented.

Without stock (a company may allow negative quantities) an issue takes what is there and the last known
cost for the rest; the receipts that follow settle the difference to what the goods really cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from app.stock.layers import (
    Layer,
    LayerChange,
    Opened,
    Piece,
    Queue,
    cut,
    part,
    pieces_of,
    rolled_back,
)

__all__ = [
    "COMES_IN",
    "GOES_OUT",
    "STAYS",
    "Cost",
    "Event",
    "Layer",
    "LayerChange",
    "Origin",
    "Replayed",
    "State",
    "give_back",
    "part",
    "pieces_of",
    "replay",
    "rolled_back",
    "step",
]

COMES_IN, GOES_OUT, STAYS = 1, -1, 0


class Event(NamedTuple):
    """One move as costing sees it. ``flow``: into stock, out of it, or within it (a transfer).

    given: the value goods come in with, None where stock itself knows. origin: the move this one gives
    back, whose cost it carries. at: its date and sequence.
    """

    move_id: int
    flow: int
    quantity: int
    given: int | None = None
    origin: int | None = None
    at: Opened = ("", 0)


class Cost(NamedTuple):
    """What an event is worth, and what it settles of goods that had gone out before they came in.

    ``settled`` is added to the stock's value (below zero: taken from it) beside ``value``.
    """

    value: int
    settled: int = 0


@dataclass(slots=True)
class State:
    """What is there after an event. Below zero both are what was issued without being there.

    known_quantity, known_value: stock as it is, or last was, above zero: a cost when nothing is there.
    layers: the oldest first, None for the moving average. changes: gathered while stepping.
    """

    quantity: int = 0
    value: int = 0
    known_quantity: int = 0
    known_value: int = 0
    layers: list[Layer] | None = None
    changes: list[LayerChange] = field(default_factory=list)

    @property
    def queue(self) -> Queue:
        assert self.layers is not None
        return Queue(self.layers, self.changes)


@dataclass(slots=True)
class Origin:
    """A move that others give back: its quantity and value, and how much came back of it so far.

    pieces: the layers it took from or made, under FIFO.
    """

    quantity: int
    value: int
    returned: int = 0
    origin: int | None = None
    pieces: tuple[Piece, ...] = ()

    def share(self, quantity: int) -> int:
        """The value of the next ``quantity`` of it; all parts sum to the whole."""
        if self.pieces:
            return sum(piece.value for piece in self.next_pieces(quantity))
        upto = part(self.value, self.returned + quantity, self.quantity)
        return upto - part(self.value, self.returned, self.quantity)

    def next_pieces(self, quantity: int) -> list[Piece]:
        """What comes back next. After a return that is given back again later it starts over."""
        start = self.returned % self.quantity
        over = max(start + quantity - self.quantity, 0)
        return cut(self.pieces, start, quantity - over) + cut(self.pieces, 0, over)


def step(state: State, event: Event, origin: Origin | None = None) -> Cost:
    """Costs one event and moves ``state`` past it. ``origin``: the move it gives back, if any.

    The origin's ``returned`` is left as it is; ``replay`` and the posting keep it.
    """
    if event.flow == STAYS:
        return Cost(_current(state, event.quantity))
    if event.flow == COMES_IN:
        return _come_in(state, event, origin)
    return _go_out(state, event, origin)


def _current(state: State, quantity: int) -> int:
    """What ``quantity`` is worth at the cost of what is there, or was there last; nothing if never."""
    if not state.known_quantity:
        return 0
    return part(state.known_value, quantity, state.known_quantity)


def _come_in(state: State, event: Event, origin: Origin | None) -> Cost:
    quantity = event.quantity
    if event.given is not None:
        value = event.given
    elif origin is not None:
        value = origin.share(quantity)
    else:
        value = _current(state, quantity)
    left, left_value, settled = quantity, value, 0
    if state.quantity < 0:
        owed = -state.quantity
        cover = min(quantity, owed)
        actual = part(value, cover, quantity)
        settled = part(-state.value, cover, owed) - actual
        left, left_value = quantity - cover, value - actual
    state.quantity += quantity
    state.value += value + settled
    if state.layers is not None and left:
        if left == quantity and origin is not None and origin.pieces:
            state.queue.give_back(event.move_id, event.at, origin.next_pieces(quantity))
        else:
            state.queue.open(event.move_id, left, left_value, event.at)
    _remember(state)
    return Cost(value, settled)


def _go_out(state: State, event: Event, origin: Origin | None) -> Cost:
    quantity, there = event.quantity, state.quantity
    wanted = None if origin is None else origin.share(quantity)
    if quantity > there:
        value = _short(state, event, wanted)
    elif state.layers is None:
        value = _from_average(state, quantity, wanted)
    else:
        value = _from_layers(state, event, wanted, origin)
    state.quantity = there - quantity
    state.value -= value
    _remember(state)
    return Cost(value)


def _from_average(state: State, quantity: int, wanted: int | None) -> int:
    """A share of the value. A return to the supplier takes its receipt's cost, as far as it is there."""
    if wanted is None or quantity == state.quantity:
        return part(state.value, quantity, state.quantity)
    return min(max(wanted, 0), state.value)


def _short(state: State, event: Event, wanted: int | None) -> int:
    """More goes out than is there: all the value, and the last known cost for what was not there."""
    there, value = (state.quantity, state.value) if state.quantity > 0 else (0, 0)
    if wanted is None:
        missing = _current(state, event.quantity - there)
    else:
        missing = max(wanted - value, 0)
    if state.layers:
        state.queue.take(event.move_id, there)
    return value + missing


def _from_layers(state: State, event: Event, wanted: int | None, origin: Origin | None) -> int:
    """The oldest layers; what gives goods back takes from the layers they went to first.

    Where the layers taken are not worth what the goods came for, the layers that stay bear the
    difference, the oldest first, so that a return always leaves at its receipt's cost.
    """
    first = origin.next_pieces(event.quantity) if origin is not None else ()
    taken = state.queue.take(event.move_id, event.quantity, first)
    if wanted is None or not state.layers:
        return taken
    value = min(max(wanted, 0), state.value)
    state.queue.shift(event.move_id, taken - value)
    return value


def _remember(state: State) -> None:
    if state.quantity > 0:
        state.known_quantity, state.known_value = state.quantity, state.value


class Replayed(NamedTuple):
    """An event, its cost, and quantity and value of the item after it."""

    event: Event
    cost: Cost
    quantity_after: int
    value_after: int


def replay(
    events: Iterable[Event], state: State, earlier: Mapping[int, Origin] | None = None
) -> Iterator[Replayed]:
    """Costs a sequence of events of one item from ``state`` on.

    earlier: the origins of these events that lie before the sequence, as they stood there; they are
    not changed. Raises KeyError for an origin that is neither earlier nor in the sequence.
    """
    known = {move: replace(origin) for move, origin in (earlier or {}).items()}
    for event in events:
        done = len(state.changes)
        origin = None if event.origin is None else known[event.origin]
        cost = step(state, event, origin)
        if origin is not None:
            give_back(known, event, origin)
        if event.flow != STAYS:
            known[event.move_id] = _as_origin(event, cost, state, done)
        yield Replayed(event, cost, state.quantity, state.value)


def _as_origin(event: Event, cost: Cost, state: State, changes_before: int) -> Origin:
    """An event as the origin of later ones."""
    if state.layers is None:
        return Origin(event.quantity, cost.value, 0, event.origin)
    pieces = pieces_of(event.quantity, cost.value, state.changes[changes_before:])
    return Origin(event.quantity, cost.value, 0, event.origin, pieces)


def give_back(known: Mapping[int, Origin], event: Event, origin: Origin) -> None:
    """Counts what came back. What gives back a return makes its first origin returnable again."""
    origin.returned += event.quantity
    if origin.origin is not None and origin.origin in known:
        known[origin.origin].returned -= event.quantity
