"""The projections worked out anew from the moves alone, and what differs from what is kept.

Independent of how they were maintained: every item is replayed from its first move. The integrity check
compares; ``rebuild`` is for a file whose projections were lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.stock import costing
from app.stock.costing import Event, Layer, LayerChange, State
from app.stock.moves import flow_of
from app.stock.places import is_held
from app.store import Work, database, execute, query

_MOVES = (
    "SELECT id, date, sequence, from_place_id, to_place_id, quantity, given_value, origin_move_id,"
    " revalued_move_id FROM stock_move WHERE item_id = ? ORDER BY date, sequence, id"
)
_COSTS = (
    "SELECT c.move_id, c.value, c.settled, c.quantity_after, c.value_after, c.from_after, c.to_after"
    " FROM stock_move m JOIN stock_cost c ON c.move_id = m.id WHERE m.item_id = ?"
    " ORDER BY m.date, m.sequence, m.id"
)

CostRow = tuple[int, int, int, int, int, int | None, int | None]


@dataclass(slots=True)
class Rebuilt:
    """One item from its moves: costs in the order of events, last state, balances and FIFO layers."""

    item_id: int
    costs: list[CostRow]
    state: State
    balances: dict[int, int]
    layers: list[Layer]
    changes: list[LayerChange]


def items_with_stock() -> list[tuple[int, str]]:
    """Every item that ever moved or was counted, and its costing method."""
    return [
        (row[0], row[1]) for row in query("SELECT item_id, costing FROM stock_state ORDER BY 1")
    ]


def replay_item(item_id: int, method: str) -> Rebuilt:
    """The item from its first move on."""
    rows = query(_MOVES, (item_id,))
    state = State(layers=[] if method == "fifo" else None)
    events = []
    for move_id, date, sequence, source, target, quantity, given, origin, revalues in rows:
        flow = flow_of(source, target, revalues)
        carried = revalues or (origin if flow else None)
        undoes = origin if revalues and origin == sequence else None
        events.append(Event(move_id, flow, quantity, given, carried, (date, sequence), undoes))
    costs: list[CostRow] = []
    balances: dict[int, int] = {}
    for row, done in zip(rows, costing.replay(events, state), strict=True):
        source, target, quantity = row[3:6]
        after: list[int | None] = [None, None]
        for which, place, change in ((0, source, -quantity), (1, target, quantity)):
            if is_held(place):
                after[which] = balances[place] = balances.get(place, 0) + change
        costs.append((row[0], *done.cost, done.quantity_after, done.value_after, *after))
    return Rebuilt(item_id, costs, state, balances, state.layers or [], state.changes)


def differences() -> Iterator[int]:
    """The items whose stored costs, balances, state or layers are not what their moves say."""
    for item_id, method in items_with_stock():
        if not agrees(replay_item(item_id, method)):
            yield item_id


def agrees(rebuilt: Rebuilt) -> bool:
    """Whether what is kept of an item is what its moves say."""
    return (
        rebuilt.costs == query(_COSTS, (rebuilt.item_id,))
        and _state_agrees(rebuilt)
        and _balances_agree(rebuilt)
        and _layers_agree(rebuilt)
    )


def _state_agrees(rebuilt: Rebuilt) -> bool:
    kept = query(
        "SELECT quantity, value, known_quantity, known_value FROM stock_state WHERE item_id = ?",
        (rebuilt.item_id,),
    )
    state = rebuilt.state
    return kept == [(state.quantity, state.value, state.known_quantity, state.known_value)]


def _balances_agree(rebuilt: Rebuilt) -> bool:
    kept = dict(
        query("SELECT place_id, quantity FROM stock_balance WHERE item_id = ?", (rebuilt.item_id,))
    )
    there = {place: quantity for place, quantity in rebuilt.balances.items() if quantity}
    return there == {place: quantity for place, quantity in kept.items() if quantity}


def _layers_agree(rebuilt: Rebuilt) -> bool:
    kept = query(
        "SELECT move_id, quantity, value FROM stock_layer WHERE item_id = ?"
        " ORDER BY date, sequence, move_id",
        (rebuilt.item_id,),
    )
    return kept == [(layer.move_id, layer.quantity, layer.value) for layer in rebuilt.layers]


def rebuild(work: Work) -> int:
    """Writes every projection anew from the moves and returns the number of items. Entries stay."""
    due = items_with_stock()
    for item_id, method in due:
        _write(replay_item(item_id, method))
    work.touch("stock")
    return len(due)


def _write(rebuilt: Rebuilt) -> None:
    connection, item_id, state = database.connection(), rebuilt.item_id, rebuilt.state
    ids = [(row[0],) for row in rebuilt.costs]
    connection.executemany("DELETE FROM stock_cost WHERE move_id = ?", ids)
    connection.executemany("INSERT INTO stock_cost VALUES (?, ?, ?, ?, ?, ?, ?)", rebuilt.costs)
    execute("DELETE FROM stock_balance WHERE item_id = ?", (item_id,))
    connection.executemany(
        "INSERT INTO stock_balance (item_id, place_id, quantity) VALUES (?, ?, ?)",
        [(item_id, place, quantity) for place, quantity in rebuilt.balances.items()],
    )
    execute(
        "UPDATE stock_state SET quantity = ?, value = ?, known_quantity = ?, known_value = ?"
        " WHERE item_id = ?",
        (state.quantity, state.value, state.known_quantity, state.known_value, item_id),
    )
    execute("DELETE FROM stock_layer WHERE item_id = ?", (item_id,))
    connection.executemany("DELETE FROM stock_layer_change WHERE move_id = ?", ids)
    connection.executemany(
        "INSERT INTO stock_layer (move_id, item_id, date, sequence, quantity, value)"
        " SELECT id, item_id, date, sequence, ?, ? FROM stock_move WHERE id = ?",
        [(layer.quantity, layer.value, layer.move_id) for layer in rebuilt.layers],
    )
    connection.executemany(
        "INSERT INTO stock_layer_change (move_id, layer_id, quantity, value) VALUES (?, ?, ?, ?)",
        [change[:4] for change in rebuilt.changes],
    )
