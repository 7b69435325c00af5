"""Moves that arrive before others: the item is replayed from there on.

What lies before stays as it is; only the later part is read. Every cost that changes becomes an effect on
the day it belongs to. A count is a fixed point: what arrives before it is taken back at the count, so
that what was counted stays what was there.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from app.ledger import accounts
from app.stock import costing, origins
from app.stock.costing import REVALUES, Layer, LayerChange, Origin, State
from app.stock.moves import Move, event_of, flow_of
from app.stock.places import LOSS, flow_between, is_held
from app.stock.planning import (
    ItemPlan,
    Plan,
    book,
    require_enough,
    require_enough_later,
    require_sane,
    settle_places,
)
from app.store import execute, one, query

_LATER = (
    "SELECT m.id, m.date, m.sequence, m.from_place_id, m.to_place_id, m.quantity, m.given_value,"
    " m.origin_move_id, m.counter_account_id, m.document_kind, m.document_id, c.value, c.settled,"
    " c.from_after, c.to_after, m.revalued_move_id"
    " FROM stock_move m JOIN stock_cost c ON c.move_id = m.id"
    " WHERE m.item_id = ? AND (m.date, m.sequence) > (?, ?) ORDER BY m.date, m.sequence, m.id"
)
_BEFORE = (
    "SELECT c.quantity_after, c.value_after FROM stock_move m JOIN stock_cost c ON c.move_id = m.id"
    " WHERE m.item_id = ? AND (m.date, m.sequence) <= (?, ?)"
)
_LATEST = " ORDER BY m.date DESC, m.sequence DESC, m.id DESC LIMIT 1"
_LAYERS = "SELECT move_id, quantity, value, date, sequence FROM stock_layer WHERE item_id = ?"
_LATER_CHANGES = (
    "SELECT c.move_id, c.layer_id, c.quantity, c.value, o.date, o.sequence FROM stock_move m"
    " JOIN stock_layer_change c ON c.move_id = m.id JOIN stock_move o ON o.id = c.layer_id"
    " WHERE m.item_id = ? AND (m.date, m.sequence) > (?, ?)"
)
_FIXED = (
    "SELECT date, sequence, document_kind, document_id FROM stock_fixed_point"
    " WHERE item_id = ? AND place_id = ? AND NOT released AND (date, sequence) > (?, ?)"
    " ORDER BY date, sequence LIMIT 1"
)


def insert(plan: Plan, item: ItemPlan, arrived: Sequence[Move], may_go_negative: bool) -> None:
    """Works ``arrived`` into the item's history: moves of one document at one point of it."""
    arrived = sorted(arrived, key=attrgetter("key"))
    point = (item.item_id, arrived[0].date, arrived[0].sequence)
    later = _later(*point)
    new = [*arrived, *_compensations(plan, item.item_id, arrived)]
    events = sorted([*later, *new], key=attrgetter("key"))
    _require_returnable(arrived)
    state = _state_before(item, point)
    balances = _balances_before(item.balances, later)
    known = _origins(events, arrived[0].key)
    new_ids = {move.id for move in new}
    item.moves, item.changed = [], []
    replayed = costing.replay(map(event_of, events), state, known)
    for move, done in zip(events, replayed, strict=True):
        move.value, move.settled = done.cost
        move.quantity_after, move.value_after = done.quantity_after, done.value_after
        settle_places(balances, move)
        require_sane(state, move)
        if move.id in new_ids:
            if not may_go_negative:
                require_enough(move)
            book(item, move)
        else:
            if not may_go_negative:
                require_enough_later(move)
            _note_change(item, move)
    item.state, item.balances, item.replayed = state, {**item.balances, **balances}, True
    item.last = max(item.last, (events[-1].date, events[-1].sequence))


def _later(item_id: int, day: str, sequence: int) -> list[Move]:
    """The moves in the books after a point, with what they cost until now."""
    moves = []
    for row in execute(_LATER, (item_id, day, sequence)):
        move_id, date, place, source, target, quantity, given, origin, counter, kind, doc = row[:11]
        moves.append(
            Move(
                move_id, date, place, item_id, source, target, flow_of(source, target, row[15]),
                quantity, given, origin, counter, (kind, doc), revalues=row[15],
                old_value=row[11], old_settled=row[12],
                old_source_after=row[13], old_target_after=row[14],
            )
        )  # fmt: skip
    return moves


def _note_change(item: ItemPlan, move: Move) -> None:
    """Every later move has new balances behind it; a cost that differs has an effect on its day."""
    item.changed.append(move)
    if move.flow == REVALUES:
        item.add_effect(move.date, move.counter, move.settled - move.old_settled)
        return
    if move.value != move.old_value:
        item.add_effect(move.date, move.counter, move.flow * (move.value - move.old_value))
    if move.settled != move.old_settled:
        cogs = accounts.for_role("cogs").id
        item.add_effect(move.date, cogs, move.settled - move.old_settled)


def _state_before(item: ItemPlan, point: tuple[int, str, int]) -> State:
    """The item's state just before a point of its history."""
    quantity, value = one(_BEFORE + _LATEST, point) or (0, 0)
    known = (quantity, value)
    if quantity <= 0:
        known = one(f"{_BEFORE} AND c.quantity_after > 0{_LATEST}", point) or (0, 0)
    layers = _layers_before(item, point) if item.is_fifo else None
    return State(quantity, value, known[0], known[1], layers)


def _layers_before(item: ItemPlan, point: tuple[int, str, int]) -> list[Layer]:
    """The layers as they were, the oldest first: those of now, less what came after."""
    now = [
        Layer(move_id, quantity, value, (date, sequence))
        for move_id, quantity, value, date, sequence in query(_LAYERS, point[:1])
    ]
    later = [
        LayerChange(move_id, layer, quantity, value, (date, sequence))
        for move_id, layer, quantity, value, date, sequence in query(_LATER_CHANGES, point)
    ]
    return costing.rolled_back(now, later)


def _balances_before(now: dict[int, int], later: Sequence[Move]) -> dict[int, int]:
    """What each place held before the later moves: what the first of them tells, else what it holds."""
    before: dict[int, int] = {}
    for move in later:
        if move.old_source_after is not None:
            before.setdefault(move.source, move.old_source_after + move.quantity)
        if move.old_target_after is not None:
            before.setdefault(move.target, move.old_target_after - move.quantity)
    return {**now, **before}


def _origins(events: Sequence[Move], point: tuple[str, int, int]) -> dict[int, Origin]:
    """The origins that lie before the replayed part."""
    inside = {move.id for move in events}
    asked = {needed for move in events for needed in move.needs} - inside
    return origins.read_all(asked, point)


def _require_returnable(arrived: Sequence[Move]) -> None:
    """All that ever comes back of a move, however it is told, is no more than went."""
    taken: dict[int, int] = {}
    for move in arrived:
        if move.revalues is not None:
            origins.require_before(move)
        if move.carries is None:
            continue
        origin = origins.returnable(move)
        origin.returned += taken.get(move.carries, 0)
        if origin.returned + move.quantity > origin.quantity:
            origins.refuse(move, origin)
        taken[move.carries] = taken.get(move.carries, 0) + move.quantity


def _compensations(plan: Plan, item_id: int, arrived: Sequence[Move]) -> list[Move]:
    """What takes back, at the next count of each place, the change that arrived before it."""
    changes: dict[tuple[int, str, int], tuple[int, str, int]] = {}
    for move in arrived:
        for place, quantity in ((move.source, -move.quantity), (move.target, move.quantity)):
            fixed = is_held(place) and one(_FIXED, (item_id, place, move.date, move.sequence))
            if fixed:
                date, sequence, kind, document_id = fixed
                before = changes.get((place, date, sequence), (0, kind, document_id))
                changes[place, date, sequence] = (before[0] + quantity, kind, document_id)
    made = []
    for (place, date, sequence), (quantity, kind, document_id) in changes.items():
        if not quantity:
            continue
        source, target = (place, LOSS.id) if quantity > 0 else (LOSS.id, place)
        made.append(
            Move(
                plan.next_id, date, sequence, item_id, source, target,
                flow_between(source, target), abs(quantity), None, None,
                accounts.for_role("stock_difference").id, (kind, document_id), posted=0,
                reason="compensation",
            )
        )  # fmt: skip
        plan.next_id += 1
    return made
