"""What moves would do, worked out before anything is written: costs, balances, refusals.

The end of an item's history is one short step from its current state, whatever came before. A move that
arrives earlier replays the item from there on (``recosting``). Nothing here writes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from app.access import company
from app.kernel import formats
from app.kernel.errors import PeriodClosed, StockWouldGoNegative, UserError
from app.kernel.money import LARGEST_MINOR
from app.kernel.period import of_date
from app.kernel.quantity import LARGEST_MICRO, Quantity
from app.kernel.text import N_
from app.ledger import accounts, periods
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.stock import costing, origins
from app.stock.costing import GOES_OUT, REVALUES, Layer, State
from app.stock.documents import name_of
from app.stock.moves import Move, MovePlan, date_of, event_of, move_of
from app.stock.places import TRANSIT, warehouse_of
from app.store import database, query, scalar

_FIFO = "fifo"
NOT_ENOUGH = N_(
    "{warehouse} holds only {there} {unit} of {item} on {date}; {wanted} would leave it."
)
NOT_ENOUGH_LATER = N_(
    "{warehouse} would hold {missing} {unit} of {item} too little on {date}, after {document}."
)
TOO_MUCH = N_("The stock of {item} would be larger than the program can hold.")


class StockTooLarge(UserError):
    """Quantity or value beyond any real stock: a typing error."""

    remedy = N_("Check quantity and cost for a typing error.")


@dataclass(slots=True)
class ItemPlan:
    """What becomes of one item: its state as it moves along, its balances, its moves and their effect.

    last, fixed: (date, sequence) of its last event and of its last count. changed: moves in the books
    whose cost or balances change. effects: (date, account id) to what is added to stock against it,
    beside what documents book. replayed: whether all layers are written anew.
    """

    item_id: int
    costing: str
    state: State
    last: tuple[str, int] = ("", 0)
    fixed: tuple[str, int] = ("", 0)
    balances: dict[int, int] = field(default_factory=dict)
    replayed: bool = False
    moves: list[Move] = field(default_factory=list)
    changed: list[Move] = field(default_factory=list)
    effects: dict[tuple[str, int], int] = field(default_factory=dict)

    @property
    def is_fifo(self) -> bool:
        return self.costing == _FIFO

    def add_effect(self, day: str, account_id: int | None, amount: int) -> None:
        if amount and account_id is not None:
            key = (day, account_id)
            self.effects[key] = self.effects.get(key, 0) + amount


@dataclass(slots=True)
class Plan:
    """Everything that posting some moves would write."""

    next_id: int
    items: dict[int, ItemPlan] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)

    def item(self, item_id: int) -> ItemPlan:
        """The item as it stands after what is planned so far."""
        found = self.items.get(item_id)
        if found is None:
            found = self.items[item_id] = load(item_id)
        return found


_STATE = (
    "SELECT costing, quantity, value, known_quantity, known_value, last_date, last_sequence,"
    " fixed_date, fixed_sequence FROM stock_state WHERE item_id = ?"
)
_LAYERS = (
    "SELECT move_id, quantity, value, date, sequence FROM stock_layer WHERE item_id = ?"
    " ORDER BY date, sequence, move_id"
)
_BALANCES = "SELECT place_id, quantity FROM stock_balance WHERE item_id = ?"


def plan(
    date: dt.date,
    plans: Sequence[MovePlan],
    document: tuple[str, int],
    sequence: int | None = None,
    posted: Sequence[int] | None = None,
    after: Plan | None = None,
    at: Mapping[int, int] | None = None,
) -> Plan:
    """Works out what the moves do. ``posted``: what a mirrored entry books for each of them.

    after: moves not written yet, which these join; ``comes_last`` must hold of these.
    at: where single moves stand among those of the day, by their position, before ``sequence``.
    Raises PeriodClosed, StockWouldGoNegative, StockTooLarge, or what ``origins`` raises.
    """
    day = date.isoformat()
    found = after or Plan(next_move_id())
    stands = at or {}
    new = [
        move_of(
            each, n, day,
            stands.get(n - found.next_id, n if sequence is None else sequence),
            document,
        )
        for n, each in enumerate(plans, found.next_id)
    ]  # fmt: skip
    if posted is not None:
        for move, booked in zip(new, posted, strict=True):
            move.posted = booked
    if not periods.is_open(date):
        _refuse_locked(date, new)
    found.moves += new
    found.next_id += len(new)
    late: dict[int, list[Move]] = {}
    may_go_negative = company.profile().allow_negative_stock
    for move in sorted(new, key=attrgetter("key")):
        item = found.item(move.item_id)
        if item.item_id in late or _is_late(item, day, move.sequence):
            late.setdefault(item.item_id, []).append(move)
        else:
            _append(item, move, may_go_negative)
    if late:
        from app.stock import recosting

        for item_id, arrived in late.items():
            recosting.insert(found, found.items[item_id], arrived, may_go_negative)
    return found


def comes_last(plan: Plan, date: dt.date, moves: Sequence[MovePlan]) -> bool:
    """Whether these moves need nothing but where their items stand: no other comes after them, and they
    give nothing back."""
    day = date.isoformat()
    return all(
        move.origin_move is None
        and move.revalues is None
        and not _is_late(plan.item(move.item_id), day, plan.next_id)
        for move in moves
    )


def _is_late(item: ItemPlan, day: str, sequence: int) -> bool:
    return (day, sequence) < item.last or (day, sequence) < item.fixed


def next_move_id() -> int:
    return int(scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM stock_move"))


def load(item_id: int) -> ItemPlan:
    """The item as it stands now; its costing method is taken at its first move."""
    connection = database.connection()
    row = connection.execute(_STATE, (item_id,)).fetchone()
    if row is None:
        item = items.get(item_id)
        if not item.is_goods:
            raise ValueError(f"item {item.code} is a service and has no stock")
        layers: list[Layer] | None = [] if item.costing == _FIFO else None
        return ItemPlan(item_id, item.costing, State(layers=layers))
    method, quantity, value, known_quantity, known_value, *keys = row
    state = State(quantity, value, known_quantity, known_value, [] if method == _FIFO else None)
    balances = dict(connection.execute(_BALANCES, (item_id,)).fetchall())
    return ItemPlan(item_id, method, state, (keys[0], keys[1]), (keys[2], keys[3]), balances)


def _append(item: ItemPlan, move: Move, may_go_negative: bool) -> None:
    """One more event at the end of an item's history; reads only the current state."""
    origin = origins.for_move(item, move) if move.carries or move.revalues else None
    undone = None if move.undoes is None else origins.read(move.undoes).value
    if item.is_fifo and (origin is not None or move.flow == GOES_OUT):
        _load_layers(item, None if origin else move.quantity)
    state = item.state
    move.value, move.settled = costing.step(state, event_of(move), origin, undone)
    settle_places(item.balances, move)
    if not may_go_negative:
        require_enough(move)
    move.quantity_after, move.value_after = state.quantity, state.value
    require_sane(state, move)
    book(item, move)
    item.last = (move.date, move.sequence)


def book(item: ItemPlan, move: Move) -> None:
    """Takes a costed new move into the plan, with what its document's entry does not book of it."""
    if move.posted is None:
        move.posted = move.in_stock
    elif move.flow == REVALUES:
        item.add_effect(move.date, move.counter, move.settled - move.posted)
    elif move.posted != move.value:
        item.add_effect(move.date, move.counter, move.flow * (move.value - move.posted))
    if move.settled and move.flow != REVALUES:
        item.add_effect(move.date, accounts.for_role("cogs").id, move.settled)
    item.moves.append(move)


def settle_places(balances: dict[int, int], move: Move) -> None:
    """Moves the quantity between the places and notes what they hold after it."""
    source, target, quantity = move.source, move.target, move.quantity
    if source >= TRANSIT.id:
        move.source_after = balances[source] = balances.get(source, 0) - quantity
    if target >= TRANSIT.id:
        move.target_after = balances[target] = balances.get(target, 0) + quantity


def _load_layers(item: ItemPlan, quantity: int | None) -> None:
    """Brings as many of the oldest layers as ``quantity`` needs, or all of them.

    A layer this plan has touched is in the state already, or used up.
    """
    layers = item.state.layers
    assert layers is not None
    first_new = item.moves[0].id if item.moves else None
    older = [layer for layer in layers if first_new is None or layer.move_id < first_new]
    there = sum(layer.quantity for layer in older)
    if quantity is not None and there >= quantity:
        return
    known = {change.layer_id for change in item.state.changes}.union(
        layer.move_id for layer in older
    )
    rows = database.connection().execute(_LAYERS, (item.item_id,))
    for move_id, left, value, date, sequence in rows:
        if quantity is not None and there >= quantity:
            break
        if move_id not in known:
            layers.append(Layer(move_id, left, value, (date, sequence)))
            there += left
    rows.close()
    layers.sort(key=lambda layer: (layer.at, layer.move_id))


def require_sane(state: State, move: Move) -> None:
    if abs(state.quantity) > LARGEST_MICRO or abs(state.value) > LARGEST_MINOR:
        raise StockTooLarge(TOO_MUCH, item=items.get(move.item_id).code)


def require_enough(move: Move) -> None:
    """Raises StockWouldGoNegative where this new move takes more than its place holds."""
    if move.source_after is None or move.source_after >= 0:
        return
    item = items.get(move.item_id)
    raise StockWouldGoNegative(
        NOT_ENOUGH,
        warehouse=place_name(move.source),
        there=formats.quantity(Quantity(move.source_after + move.quantity)),
        wanted=formats.quantity(Quantity(move.quantity)),
        unit=item.unit,
        item=f"{item.code} {item.name}",
        date=formats.date_medium(date_of(move.date)),
    )


def require_enough_later(move: Move) -> None:
    """Raises StockWouldGoNegative where a move in the books would find less than it needs."""
    for place, after, before in (
        (move.source, move.source_after, move.old_source_after),
        (move.target, move.target_after, move.old_target_after),
    ):
        if after is not None and after < 0 and (before is None or after < before):
            item = items.get(move.item_id)
            raise StockWouldGoNegative(
                NOT_ENOUGH_LATER,
                warehouse=place_name(place),
                missing=formats.quantity(Quantity(-after)),
                unit=item.unit,
                item=f"{item.code} {item.name}",
                date=formats.date_medium(date_of(move.date)),
                document=name_of(*move.document),
            )


def place_name(place_id: int) -> str:
    """What a person calls a place of ours."""
    here = warehouse_of(place_id)
    if here is not None:
        return warehouses.get(here).name
    return str(scalar("SELECT kind FROM place WHERE id = ?", (place_id,)) or place_id)


def _refuse_locked(date: dt.date, new: Sequence[Move]) -> None:
    """Raises PeriodClosed; names the first document in locked months that would cost something else."""
    for move in new:
        row = query(
            "SELECT document_kind, document_id, date FROM stock_move WHERE item_id = ? AND date >= ?"
            " ORDER BY date, sequence, id LIMIT 1",
            (move.item_id, move.date),
        )
        if row and not periods.is_open(date_of(row[0][2])):
            raise PeriodClosed(
                N_(
                    "{period} is locked: moving goods on {date} would change the cost of {document}"
                    " of {day}."
                ),
                period=formats.period(of_date(date)),
                date=formats.date_medium(date),
                document=name_of(row[0][0], row[0][1]),
                day=formats.date_medium(date_of(row[0][2])),
            )
    periods.require_open(date)
