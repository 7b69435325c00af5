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
from fractions import Fraction
from typing import NamedTuple

from app.kernel.rounding import half_up
from app.stock.layers import (
    SEN,
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
    "REVALUES",
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

COMES_IN, GOES_OUT, STAYS, REVALUES = 1, -1, 0, 2


class Event(NamedTuple):
    """One move as costing sees it. ``flow``: into stock, out of it, within it (a transfer), or none: what
    came before is only worth more or less.

    given: the value goods come in with, None where stock itself knows; of a revaluation what is added.
    origin: the move this one gives back, whose cost it carries, or whose goods it revalues. at: its date and
    sequence. undoes: the revaluation this one takes back at the point where it stood.
    """

    move_id: int
    flow: int
    quantity: int
    given: int | None = None
    origin: int | None = None
    at: Opened = ("", 0)
    undoes: int | None = None


class Cost(NamedTuple):
    """What an event is worth, and what it settles of goods that had gone out before they came in.

    ``settled`` is added to the stock's value (below zero: taken from it) beside ``value``; of a revaluation it
    is what stock takes of it.
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

    pieces: the layers it took from or made, under FIFO. revalued: what its goods were worth more from later
    on, as if none of them had gone back before.
    """

    quantity: int
    value: int
    returned: int = 0
    origin: int | None = None
    pieces: tuple[Piece, ...] = ()
    revalued: Fraction = Fraction(0)

    @property
    def left(self) -> int:
        """What was not given back."""
        return self.quantity - self.returned

    def share(self, quantity: int) -> int:
        """The value of the next ``quantity`` of it; all parts sum to the whole."""
        more = self._revalued_until(self.returned + quantity) - self._revalued_until(self.returned)
        if self.pieces:
            return more + sum(piece.value for piece in self.next_pieces(quantity))
        upto = part(self.value, self.returned + quantity, self.quantity)
        return more + upto - part(self.value, self.returned, self.quantity)

    def revalue(self, amount: int) -> None:
        """Notes that what was not given back is worth so much more."""
        if self.left > 0:
            self.revalued += Fraction(amount * self.quantity, self.left)

    def _revalued_until(self, quantity: int) -> int:
        return half_up(self.revalued * quantity / (self.quantity * SEN)) * SEN

    def next_pieces(self, quantity: int) -> list[Piece]:
        """What comes back next. After a return that is given back again later it starts over."""
        start = self.returned % self.quantity
        over = max(start + quantity - self.quantity, 0)
        return cut(self.pieces, start, quantity - over) + cut(self.pieces, 0, over)


def step(
    state: State, event: Event, origin: Origin | None = None, undone: int | None = None
) -> Cost:
    """Costs one event and moves ``state`` past it. ``origin``: the move it gives back, if any, or whose goods
    it revalues. undone: what the revaluation it takes back had added.

    The origin's ``returned`` and ``revalued`` are left as they are; ``replay`` and the posting keep them.
    """
    if event.flow == REVALUES:
        assert origin is not None
        return _revalue(state, event, origin, undone)
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


def _revalue(state: State, event: Event, origin: Origin, undone: int | None) -> Cost:
    """What is still there of a receipt takes its share of the amount; never more is taken than it is worth.

    Under FIFO that is what its layer holds. A moving average knows no receipts any more: of what came, as
    much is taken to be there as stock holds at all.
    """
    assert event.given is not None and event.origin is not None
    if state.layers is None:
        there, worth = state.quantity, state.value
    else:
        there, worth = state.queue.held(event.origin)
    there = max(min(there, origin.left), 0)
    if not there:
        return Cost(event.given, 0)
    share = -undone if undone is not None else part(event.given, there, origin.left)
    settled = max(share, -max(worth, 0))
    state.value += settled
    if state.layers is not None:
        state.queue.revalue(event.move_id, event.origin, settled)
    _remember(state)
    return Cost(event.given, settled)


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
        undone = None if event.undoes is None else known[event.undoes].value
        cost = step(state, event, origin, undone)
        if origin is not None:
            give_back(known, event, origin)
        if event.flow == REVALUES:
            known[event.move_id] = Origin(event.quantity, cost.settled)
        elif event.flow != STAYS:
            known[event.move_id] = _as_origin(event, cost, state, done)
        yield Replayed(event, cost, state.quantity, state.value)


def _as_origin(event: Event, cost: Cost, state: State, changes_before: int) -> Origin:
    """An event as the origin of later ones."""
    if state.layers is None:
        return Origin(event.quantity, cost.value, 0, event.origin)
    pieces = pieces_of(event.quantity, cost.value, state.changes[changes_before:])
    return Origin(event.quantity, cost.value, 0, event.origin, pieces)


def give_back(known: Mapping[int, Origin], event: Event, origin: Origin) -> None:
    """Counts what came back, or was revalued. What gives back a return makes its first origin returnable
    again."""
    if event.flow == REVALUES:
        assert event.given is not None
        origin.revalue(event.given)
        return
    origin.returned += event.quantity
    if origin.origin is not None and origin.origin in known:
        known[origin.origin].returned -= event.quantity
