"""The statements that write a plan of moves, a few for each document however many moves it has."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from app.kernel.quantity import Quantity
from app.masters import item as items
from app.stock.moves import Move
from app.stock.places import warehouse_of
from app.stock.planning import ItemPlan, Plan
from app.store import Work, cached, database, execute

_MOVE = (
    "INSERT INTO stock_move (id, date, sequence, item_id, from_place_id, to_place_id, quantity,"
    " given_value, posted_value, counter_account_id, origin_move_id, document_kind, document_id,"
    " line_no, unit, unit_quantity, reason, revalued_move_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_COST = (
    "INSERT INTO stock_cost (move_id, value, settled, quantity_after, value_after, from_after,"
    " to_after) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_RECOST = (
    "UPDATE stock_cost SET value = ?, settled = ?, quantity_after = ?, value_after = ?,"
    " from_after = ?, to_after = ? WHERE move_id = ?"
)
_STATE = (
    "INSERT INTO stock_state (item_id, costing, quantity, value, known_quantity, known_value,"
    " last_date, last_sequence, fixed_date, fixed_sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (item_id) DO UPDATE SET quantity = excluded.quantity, value = excluded.value,"
    " known_quantity = excluded.known_quantity, known_value = excluded.known_value,"
    " last_date = excluded.last_date, last_sequence = excluded.last_sequence,"
    " fixed_date = excluded.fixed_date, fixed_sequence = excluded.fixed_sequence"
)
_BALANCE = (
    "INSERT INTO stock_balance (item_id, place_id, quantity) VALUES (?, ?, ?)"
    " ON CONFLICT (item_id, place_id) DO UPDATE SET quantity = excluded.quantity"
)
_PLACE = "INSERT INTO place (id, kind, warehouse_id) VALUES (?, 'warehouse', ?)"
_LAYER = (
    "INSERT INTO stock_layer (move_id, item_id, date, sequence, quantity, value)"
    " VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (move_id) DO UPDATE SET quantity = excluded.quantity, value = excluded.value"
)
_LAYER_CHANGE = (
    "INSERT INTO stock_layer_change (move_id, layer_id, quantity, value) VALUES (?, ?, ?, ?)"
)
_FIXED_POINT = (
    "INSERT INTO stock_fixed_point (document_kind, document_id, item_id, place_id, date, sequence,"
    " quantity, released) VALUES (?, ?, ?, ?, ?, ?, ?, 0)"
)


def write(work: Work, plan: Plan) -> None:
    """Writes everything a plan says, except its entries."""
    connection = database.connection()
    found = plan.items.values()
    moves = sorted((move for item in found for move in item.moves), key=attrgetter("id"))
    balances = [row for item in found for row in _balance_rows(item)]
    _know_places(work, {row[1] for row in balances})
    connection.executemany(_MOVE, [_move_row(move) for move in moves])
    connection.executemany(_COST, [_cost_row(move) for move in moves])
    connection.executemany(_STATE, [_state_row(item) for item in found])
    connection.executemany(_BALANCE, balances)
    for item in found:
        if item.changed:
            connection.executemany(_RECOST, [(*_cost_row(m)[1:], m.id) for m in item.changed])
        if item.is_fifo:
            _write_layers(item)
    changes = [change for item in found for change in item.state.changes]
    changes.sort(key=attrgetter("move_id"))
    connection.executemany(_LAYER_CHANGE, [change[:4] for change in changes])


def _move_row(move: Move) -> tuple[object, ...]:
    return (
        move.id,
        move.date,
        move.sequence,
        move.item_id,
        move.source,
        move.target,
        move.quantity,
        move.given,
        move.posted,
        move.counter,
        move.origin,
        *move.document,
        move.line_no,
        move.unit,
        move.unit_quantity,
        move.reason,
        move.revalues,
    )


def _cost_row(move: Move) -> tuple[object, ...]:
    return (
        move.id,
        move.value,
        move.settled,
        move.quantity_after,
        move.value_after,
        move.source_after,
        move.target_after,
    )


def _state_row(item: ItemPlan) -> tuple[object, ...]:
    state = item.state
    return (
        item.item_id,
        item.costing,
        state.quantity,
        state.value,
        state.known_quantity,
        state.known_value,
        *item.last,
        *item.fixed,
    )


def _balance_rows(item: ItemPlan) -> list[tuple[int, int, int]]:
    """What the places that the new moves touch hold at the end."""
    touched = {place for move in item.moves for place in (move.source, move.target)}
    return [
        (item.item_id, place, quantity)
        for place, quantity in item.balances.items()
        if place in touched
    ]


@cached("place")
def _known_places() -> frozenset[int]:
    return frozenset(place for (place,) in execute("SELECT id FROM place"))


def _know_places(work: Work, places: set[int]) -> None:
    """Makes the place of a warehouse when the first goods arrive in it."""
    missing = places - _known_places()
    for place in missing:
        execute(_PLACE, (place, warehouse_of(place)))
    if missing:
        work.touch("place")


def _write_layers(item: ItemPlan) -> None:
    """The layers as they are now; those this plan changed, or all of them after a replay."""
    connection, changes = database.connection(), item.state.changes
    layers = {layer.move_id: layer for layer in item.state.layers or ()}
    if item.replayed:
        connection.execute("DELETE FROM stock_layer WHERE item_id = ?", (item.item_id,))
        connection.executemany(
            "DELETE FROM stock_layer_change WHERE move_id = ?", [(m.id,) for m in item.changed]
        )
        kept = list(layers.values())
    else:
        touched = dict.fromkeys(change.layer_id for change in changes)
        connection.executemany(
            "DELETE FROM stock_layer WHERE move_id = ?",
            [(layer,) for layer in touched if layer not in layers],
        )
        kept = [layers[layer] for layer in touched if layer in layers]
    connection.executemany(
        _LAYER,
        [
            (
                layer.move_id,
                item.item_id,
                *layer.at,
                layer.quantity,
                layer.value,
            )
            for layer in kept
        ],
    )


def write_fixed_points(
    work: Work,
    document: tuple[str, int],
    day: str,
    sequence: int,
    counted: Iterable[tuple[int, int, Quantity]],
) -> None:
    """Keeps what a count found; an item that never moved gets its (empty) state."""
    rows = [(*document, item, place, day, sequence, found.micro) for item, place, found in counted]
    connection = database.connection()
    connection.executemany(
        "INSERT OR IGNORE INTO stock_state (item_id, costing, quantity, value, known_quantity,"
        " known_value, last_date, last_sequence, fixed_date, fixed_sequence)"
        " VALUES (?, ?, 0, 0, 0, 0, '', 0, '', 0)",
        [(row[2], items.get(row[2]).costing) for row in rows],
    )
    _know_places(work, {row[3] for row in rows})
    connection.executemany(_FIXED_POINT, rows)
    connection.executemany(
        "UPDATE stock_state SET fixed_date = ?1, fixed_sequence = ?2 WHERE item_id = ?3"
        " AND (fixed_date, fixed_sequence) < (?1, ?2)",
        [(day, sequence, row[2]) for row in rows],
    )


def release_fixed_points(document: tuple[str, int]) -> None:
    """Lets go of a count; the items' latest count is the one before it."""
    connection = database.connection()
    connection.execute(
        "UPDATE stock_fixed_point SET released = 1 WHERE document_kind = ? AND document_id = ?",
        document,
    )
    connection.execute(
        "UPDATE stock_state SET (fixed_date, fixed_sequence) = (SELECT COALESCE(MAX(f.date), ''),"
        " COALESCE((SELECT g.sequence FROM stock_fixed_point g WHERE g.item_id = stock_state.item_id"
        " AND NOT g.released ORDER BY g.date DESC, g.sequence DESC LIMIT 1), 0)"
        " FROM stock_fixed_point f WHERE f.item_id = stock_state.item_id AND NOT f.released)"
        " WHERE item_id IN (SELECT item_id FROM stock_fixed_point"
        " WHERE document_kind = ? AND document_id = ?)",
        document,
    )
