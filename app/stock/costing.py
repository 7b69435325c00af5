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

from app.kernel.rounding import divide_half_up

SEN = 100  # in a rupiah: values are rounded to whole rupiah

COMES_IN, GOES_OUT, STAYS = 1, -1, 0


class Event(NamedTuple):
    """One move as costing sees it. ``flow``: into stock, out of it, or within it (a transfer).

    given: the value goods come in with, None where stock itself knows. origin: the move this one gives
    back, whose cost it carries.
    """

    move_id: int
    flow: int
    quantity: int
    given: int | None = None
    origin: int | None = None


class Cost(NamedTuple):
    """What an event is worth, and what it settles of goods that had gone out before they came in.

    ``settled`` is added to the stock's value (below zero: taken from it) beside ``value``.
    """

    value: int
    settled: int = 0


@dataclass(slots=True)
class Layer:
    """What is left of one receipt, under FIFO."""

    move_id: int
    quantity: int
    value: int


class LayerChange(NamedTuple):
    """By how much an event changed a layer: opened it (above zero) or took from it (below)."""

    move_id: int
    layer_id: int
    quantity: int
    value: int


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


@dataclass(slots=True)
class Origin:
    """A move that others give back: its quantity and value, and how much came back of it so far."""

    quantity: int
    value: int
    returned: int = 0
    origin: int | None = None

    def share(self, quantity: int) -> int:
        """The value of the next ``quantity`` of it; all parts sum to the whole."""
        upto = part(self.value, self.returned + quantity, self.quantity)
        return upto - part(self.value, self.returned, self.quantity)


def part(value: int, quantity: int, whole: int) -> int:
    """The share of ``value`` that belongs to ``quantity`` of ``whole``, half up to whole rupiah.

    The whole takes all of it, sen included.
    """
    if quantity == whole:
        return value
    return divide_half_up(value * quantity, whole * SEN) * SEN


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
        state.layers.append(Layer(event.move_id, left, left_value))
        state.changes.append(LayerChange(event.move_id, event.move_id, left, left_value))
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
        value = _from_layers(state, event, wanted)
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
        _take(state, event.move_id, there)
    return value + missing


def _from_layers(state: State, event: Event, wanted: int | None) -> int:
    """The oldest layers; a return to the supplier takes from its own receipt's layer first.

    Where the layers taken are not worth the receipt's cost, the layers that stay bear the difference,
    the oldest first, so that a return always leaves at its receipt's cost.
    """
    first = event.origin if wanted is not None else None
    taken = _take(state, event.move_id, event.quantity, first)
    if wanted is None or not state.layers:
        return taken
    value = min(max(wanted, 0), state.value)
    _shift(state, event.move_id, taken - value)
    return value


def _take(state: State, move_id: int, quantity: int, first: int | None = None) -> int:
    """Takes ``quantity`` out of the layers and returns its value. There is enough in them."""
    assert state.layers is not None
    order = state.layers
    if first is not None:
        order = sorted(state.layers, key=lambda layer: layer.move_id != first)
    taken = 0
    for layer in order:
        piece = min(layer.quantity, quantity)
        value = part(layer.value, piece, layer.quantity)
        layer.quantity -= piece
        layer.value -= value
        state.changes.append(LayerChange(move_id, layer.move_id, -piece, -value))
        taken += value
        quantity -= piece
        if not quantity:
            break
    state.layers[:] = [layer for layer in state.layers if layer.quantity]
    return taken


def _shift(state: State, move_id: int, amount: int) -> None:
    """Adds ``amount`` to the oldest layer, or takes it from the oldest layers that are worth something."""
    assert state.layers is not None
    for layer in state.layers:
        if not amount:
            return
        change = max(amount, -layer.value)
        layer.value += change
        state.changes.append(LayerChange(move_id, layer.move_id, 0, change))
        amount -= change


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
        origin = None if event.origin is None else known[event.origin]
        cost = step(state, event, origin)
        if origin is not None:
            give_back(known, event, origin)
        if event.flow != STAYS:
            known[event.move_id] = Origin(event.quantity, cost.value, 0, event.origin)
        yield Replayed(event, cost, state.quantity, state.value)


def give_back(known: Mapping[int, Origin], event: Event, origin: Origin) -> None:
    """Counts what came back. What gives back a return makes its first origin returnable again."""
    origin.returned += event.quantity
    if origin.origin is not None and origin.origin in known:
        known[origin.origin].returned -= event.quantity


def rolled_back(layers: Iterable[Layer], later: Iterable[LayerChange]) -> dict[int, Layer]:
    """The layers as they were before ``later`` changed them, by the move that opened them."""
    before = {layer.move_id: replace(layer) for layer in layers}
    for change in later:
        layer = before.setdefault(change.layer_id, Layer(change.layer_id, 0, 0))
        layer.quantity -= change.quantity
        layer.value -= change.value
    return {move: layer for move, layer in before.items() if layer.quantity}
