"""Costing against an independent replay, and the laws that hold whatever happens."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.stock import costing
from app.stock.costing import COMES_IN, GOES_OUT, STAYS, Event, Layer, Origin, State

RUPIAH = 100


def rounded(rupiah: Fraction) -> int:
    """Half up to whole rupiah, as sen; amounts here are never below zero."""
    return floor(rupiah + Fraction(1, 2)) * RUPIAH


class AverageOracle:
    """The textbook: one pot of goods with one value."""

    def __init__(self) -> None:
        self.quantity, self.value = Fraction(0), 0

    def receive(self, quantity: int, value: int) -> None:
        self.quantity += quantity
        self.value += value

    def issue(self, quantity: int) -> int:
        cost = rounded(Fraction(self.value, RUPIAH) * quantity / self.quantity)
        if quantity == self.quantity:
            cost = self.value
        self.quantity -= quantity
        self.value -= cost
        return cost


class FifoOracle:
    """The textbook: a queue of receipts, the oldest used up first."""

    def __init__(self) -> None:
        self.queue: list[tuple[int, int]] = []

    @property
    def quantity(self) -> int:
        return sum(quantity for quantity, _value in self.queue)

    @property
    def value(self) -> int:
        return sum(value for _quantity, value in self.queue)

    def receive(self, quantity: int, value: int) -> None:
        self.queue.append((quantity, value))

    def issue(self, quantity: int) -> int:
        cost = 0
        while quantity:
            there, value = self.queue.pop(0)
            if there <= quantity:
                cost, quantity = cost + value, quantity - there
                continue
            piece = rounded(Fraction(value * quantity, there * RUPIAH))
            self.queue.insert(0, (there - quantity, value - piece))
            return cost + piece
        return cost


ORACLES = {"average": AverageOracle, "fifo": FifoOracle}
METHODS = pytest.mark.parametrize("method", ["average", "fifo"])

steps = st.lists(
    st.tuples(
        st.booleans(),
        st.integers(1, 5_000_000),
        st.integers(0, 9_000_000).map(lambda v: v * RUPIAH),
    ),
    min_size=1,
    max_size=40,
)


def fresh(method: str) -> State:
    return State(layers=[] if method == "fifo" else None)


@METHODS
@given(asked=steps)
def test_agrees_with_the_textbook_to_the_rupiah(
    method: str, asked: list[tuple[bool, int, int]]
) -> None:
    oracle, state = ORACLES[method](), fresh(method)
    for number, (comes, quantity, value) in enumerate(asked, 1):
        if comes:
            oracle.receive(quantity, value)
            cost = costing.step(state, Event(number, COMES_IN, quantity, value))
            assert cost == (value, 0)
        elif oracle.quantity:
            quantity = min(quantity, int(oracle.quantity))
            expected = oracle.issue(quantity)
            assert costing.step(state, Event(number, GOES_OUT, quantity)) == (expected, 0)
        assert (state.quantity, state.value) == (oracle.quantity, oracle.value)


@METHODS
@given(asked=steps)
def test_fifo_and_average_stay_within_rounding_of_exact_cost(
    method: str, asked: list[tuple[bool, int, int]]
) -> None:
    """Rounding never drifts: half a rupiah for each issue (FIFO: for each layer it touched)."""
    state, exact, touched = fresh(method), [], 0
    for number, (comes, quantity, value) in enumerate(asked, 1):
        if comes:
            costing.step(state, Event(number, COMES_IN, quantity, value))
            exact.append([quantity, Fraction(value, RUPIAH)])
            continue
        quantity = min(quantity, state.quantity)
        if not quantity:
            continue
        costing.step(state, Event(number, GOES_OUT, quantity))
        if method == "average":
            whole = sum(lot[0] for lot in exact)
            exact = [
                [Fraction(lot[0]) * (whole - quantity) / whole, lot[1] * (whole - quantity) / whole]
                for lot in exact
            ]
            touched += 1
        else:
            touched += _use_up(exact, quantity)
    difference = abs(Fraction(state.value, RUPIAH) - sum((lot[1] for lot in exact), Fraction(0)))
    assert difference <= Fraction(touched, 2)


def _use_up(lots: list[list[Fraction]], quantity: int) -> int:
    touched = 0
    while quantity:
        touched += 1
        lot = lots[0]
        piece = min(lot[0], quantity)
        lot[1] -= lot[1] * piece / lot[0]
        lot[0] -= piece
        quantity -= piece
        if not lot[0]:
            lots.pop(0)
    return touched


# --- whatever happens: returns, transfers, negative stock ---------------------------------------


@st.composite
def stories(draw: st.DrawFn, negative: bool = False) -> list[Event]:
    """Receipts, issues, transfers, surpluses and returns of what came and went, in one item's life."""
    events: list[Event] = []
    there = 0
    left: dict[int, int] = {}
    for number in range(1, draw(st.integers(1, 25)) + 1):
        kind = draw(st.sampled_from(["receive", "issue", "stay", "surplus", "give back"]))
        quantity = draw(st.integers(1, 60))
        if kind == "receive":
            value = draw(st.integers(0, 100_000)) * RUPIAH
            event = Event(number, COMES_IN, quantity, value)
        elif kind == "surplus":
            event = Event(number, COMES_IN, quantity)
        elif kind == "give back" and any(left.values()):
            origin = draw(st.sampled_from([move for move, rest in left.items() if rest]))
            flow = -next(e.flow for e in events if e.move_id == origin)
            event = Event(number, flow, min(quantity, left[origin]), None, origin)
        else:
            event = Event(number, STAYS if kind == "stay" else GOES_OUT, quantity)
        if event.flow != COMES_IN and event.quantity > there and not negative:
            continue
        there += event.flow * event.quantity
        if event.flow != STAYS:
            left[number] = event.quantity
        if event.origin is not None:
            left[event.origin] -= event.quantity
        events.append(event)
    return events


def check_laws(state: State) -> None:
    assert state.value % RUPIAH == 0
    if state.quantity == 0:
        assert state.value == 0
    if state.quantity > 0:
        assert state.value >= 0
    if state.quantity < 0:
        assert state.value <= 0
    if state.layers is not None:
        assert sum(layer.quantity for layer in state.layers) == max(state.quantity, 0)
        assert sum(layer.value for layer in state.layers) == (
            state.value if state.quantity > 0 else 0
        )
        assert all(layer.quantity > 0 and layer.value >= 0 for layer in state.layers)


@METHODS
@pytest.mark.parametrize("negative", [False, True])
@given(data=st.data())
@settings(max_examples=150)
def test_laws_hold_after_every_event(method: str, negative: bool, data: st.DataObject) -> None:
    state = fresh(method)
    quantity = value = 0
    for each in costing.replay(data.draw(stories(negative)), state):
        quantity += each.event.flow * each.event.quantity
        value += each.event.flow * each.cost.value + each.cost.settled
        assert (quantity, value) == (each.quantity_after, each.value_after)
        assert each.cost.value >= 0
        assert negative or each.cost.settled == 0
        check_laws(state)


@METHODS
@given(story=stories(), cut=st.integers(0, 25))
def test_the_tail_alone_costs_what_the_whole_did(method: str, story: list[Event], cut: int) -> None:
    """Replaying from a known state on gives what replaying everything gave."""
    state = fresh(method)
    whole = list(costing.replay(story, state))
    head, tail = story[:cut], story[cut:]
    middle, known = fresh(method), {}
    for event in head:
        done = len(middle.changes)
        origin = known.get(event.origin)
        cost = costing.step(middle, event, origin)
        if origin:
            costing.give_back(known, event, origin)
        pieces = ()
        if middle.layers is not None:
            made = middle.changes[done:]
            pieces = costing.pieces_of(event.quantity, cost.value, made) if made else ()
        known[event.move_id] = Origin(event.quantity, cost.value, 0, event.origin, pieces)
    assert list(costing.replay(tail, middle, known)) == whole[len(head) :]


@given(story=stories(), cut=st.integers(0, 25))
def test_fifo_layers_roll_back_to_any_earlier_event(story: list[Event], cut: int) -> None:
    state, middle = fresh("fifo"), fresh("fifo")
    list(costing.replay(story, state))
    head = story[:cut]
    list(costing.replay(head, middle))
    assert state.layers is not None and middle.layers is not None
    done = {event.move_id for event in head}
    later = [change for change in state.changes if change.move_id not in done]
    assert costing.rolled_back(state.layers, later) == middle.layers


@METHODS
@given(
    value=st.integers(0, 10**9).map(lambda v: v * RUPIAH),
    parts=st.lists(st.integers(1, 10**7), min_size=1, max_size=9),
)
def test_parts_given_back_sum_to_what_left(method: str, value: int, parts: list[int]) -> None:
    state, whole = fresh(method), sum(parts)
    events = [Event(1, COMES_IN, whole, value), Event(2, GOES_OUT, whole)]
    events += [Event(3 + n, COMES_IN, piece, None, 2) for n, piece in enumerate(parts)]
    replayed = list(costing.replay(events, state))
    assert sum(each.cost.value for each in replayed[2:]) == value
    assert (state.quantity, state.value) == (whole, value)


# --- examples ------------------------------------------------------------------------------------


def costs(method: str, *events: Event) -> tuple[list[int], State]:
    """Values in whole rupiah, and the state at the end."""
    state = fresh(method)
    return [each.cost.value // RUPIAH for each in costing.replay(events, state)], state


def test_average_of_the_stock_card_in_the_picture() -> None:
    values, state = costs(
        "average",
        Event(1, COMES_IN, 58, 48_691_000_00),
        Event(2, COMES_IN, 40, 34_236_600_00),
        Event(3, GOES_OUT, 6),
        Event(4, STAYS, 6),
    )
    assert values[2:] == [5_077_200, 5_077_200]
    assert (state.quantity, state.value) == (92, 77_850_400_00)


def test_the_last_piece_takes_the_rest() -> None:
    values, state = costs(
        "average", Event(1, COMES_IN, 3, 100_00), *(Event(n, GOES_OUT, 1) for n in (2, 3, 4))
    )
    assert values[1:] == [33, 34, 33]
    assert (state.quantity, state.value) == (0, 0)


@given(story=stories(), quantity=st.integers(1, 60), parts=st.integers(1, 5))
def test_giving_an_issue_back_leaves_the_layers_as_they_were(
    story: list[Event], quantity: int, parts: int
) -> None:
    """At once or in parts: the queue is what it would be had the issue never happened."""
    without, state = fresh("fifo"), fresh("fifo")
    list(costing.replay(story, without))
    quantity = min(quantity, without.quantity)
    if not quantity:
        return
    number = len(story) + 100
    size = -(-quantity // parts)
    back = [
        Event(number + 1 + n, COMES_IN, min(size, quantity - n * size), None, number)
        for n in range(parts)
        if quantity > n * size
    ]
    list(costing.replay([*story, Event(number, GOES_OUT, quantity), *back], state))
    assert (state.quantity, state.value) == (without.quantity, without.value)
    assert state.layers == without.layers


def test_fifo_uses_the_oldest_first() -> None:
    values, state = costs(
        "fifo",
        Event(1, COMES_IN, 10, 1_000_00),
        Event(2, COMES_IN, 10, 1_500_00),
        Event(3, GOES_OUT, 12),
    )
    assert values[2] == 1_300
    assert state.layers == [Layer(2, 8, 1_200_00)]


def test_a_sales_return_comes_back_at_the_cost_it_left_with() -> None:
    values, _state = costs(
        "average",
        Event(1, COMES_IN, 10, 1_000_00),
        Event(2, GOES_OUT, 4),
        Event(3, COMES_IN, 10, 5_000_00),
        Event(4, COMES_IN, 1, None, 2),
    )
    assert values[3] == 100


@pytest.mark.parametrize("method", ["average", "fifo"])
def test_a_purchase_return_leaves_at_its_receipts_cost(method: str) -> None:
    values, state = costs(
        method,
        Event(1, COMES_IN, 10, 1_000_00),
        Event(2, COMES_IN, 10, 1_200_00),
        Event(3, GOES_OUT, 5),
        Event(4, GOES_OUT, 8, None, 1),
    )
    assert values[3] == 800
    check_laws(state)


@pytest.mark.parametrize("method", ["average", "fifo"])
def test_a_purchase_return_of_the_last_piece_takes_what_is_there(method: str) -> None:
    values, state = costs(
        method,
        Event(1, COMES_IN, 10, 1_000_00),
        Event(2, COMES_IN, 10, 3_000_00),
        Event(3, GOES_OUT, 10),
        Event(4, GOES_OUT, 10, None, 2),
    )
    assert values[3] == (2_000 if method == "average" else 3_000)
    assert (state.quantity, state.value) == (0, 0)


@pytest.mark.parametrize("method", ["average", "fifo"])
def test_the_first_receipt_settles_what_had_gone_out_before(method: str) -> None:
    state = fresh(method)
    replayed = list(
        costing.replay(
            [
                Event(1, COMES_IN, 2, 200_00),
                Event(2, GOES_OUT, 5),
                Event(3, COMES_IN, 10, 1_500_00),
            ],
            state,
        )
    )
    assert replayed[1].cost.value == 500_00  # two that were there, three at the last known cost
    assert (replayed[1].quantity_after, replayed[1].value_after) == (-3, -300_00)
    assert replayed[2].cost == (1_500_00, -150_00)  # three cost 450, not 300
    assert (state.quantity, state.value) == (7, 1_050_00)
    check_laws(state)


def test_what_gives_back_a_return_makes_it_returnable_again() -> None:
    values, state = costs(
        "average",
        Event(1, COMES_IN, 3, 100_00),
        Event(2, GOES_OUT, 3),
        Event(3, COMES_IN, 2, None, 2),
        Event(4, GOES_OUT, 2, None, 3),
        Event(5, COMES_IN, 3, None, 2),
    )
    assert values == [100, 100, 67, 67, 100]
    assert (state.quantity, state.value) == (3, 100_00)


def test_an_origin_nobody_knows_is_a_defect() -> None:
    with pytest.raises(KeyError):
        list(costing.replay([Event(2, COMES_IN, 1, None, 1)], State()))
