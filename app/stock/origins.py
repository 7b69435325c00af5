"""The moves that others give back: what they cost, and how much of them came back so far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from app.kernel import formats
from app.kernel.errors import UserError
from app.kernel.quantity import Quantity
from app.kernel.text import N_
from app.stock.costing import LayerChange, Origin, pieces_of
from app.stock.documents import name_of
from app.stock.moves import Move, date_of
from app.store import database, one

if TYPE_CHECKING:
    from app.stock.planning import ItemPlan

# What was given back before a point in the order of events, less what gave that back again.
_RETURNED = (
    "SELECT COALESCE(SUM(r.quantity), 0) - COALESCE((SELECT SUM(u.quantity) FROM stock_move u"
    " JOIN stock_move x ON x.id = u.origin_move_id WHERE x.origin_move_id = ?1"
    " AND (u.date, u.sequence, u.id) < (?2, ?3, ?4)), 0)"
    " FROM stock_move r WHERE r.origin_move_id = ?1"
    " AND (r.date, r.sequence, r.id) < (?2, ?3, ?4)"
)
_ORIGIN = (
    "SELECT m.quantity, CASE WHEN m.revalued_move_id IS NULL THEN c.value ELSE c.settled END, m.origin_move_id, m.item_id, m.date, m.sequence,"
    " m.document_kind, m.document_id FROM stock_move m JOIN stock_cost c ON c.move_id = m.id"
    " WHERE m.id = ?"
)
_CHANGES = (
    "SELECT c.move_id, c.layer_id, c.quantity, c.value, o.date, o.sequence FROM stock_layer_change c"
    " JOIN stock_move o ON o.id = c.layer_id WHERE c.move_id = ? ORDER BY c.id"
)
_REVALUED = (
    "SELECT given_value, date, sequence, id FROM stock_move WHERE revalued_move_id = ?"
    " AND (date, sequence, id) < (?, ?, ?) ORDER BY date, sequence, id"
)
END = ("9999", 0, 0)


class NothingLeftToReturn(UserError):
    """More would come back than went, or it would come back before it went."""

    remedy = N_("Check the document that is returned, the quantity and the date.")


class NothingToRevalue(UserError):
    """Goods would change their value before they came."""

    remedy = N_("Choose a later date.")


def read(move_id: int, point: tuple[str, int, int] = END) -> Origin:
    """The origin as it stood before ``point`` in the order of events."""
    return _origin(move_id, _row(move_id), point)


def _row(move_id: int) -> Any:
    return one(_ORIGIN, (move_id,))


def _origin(move_id: int, row: Any, point: tuple[str, int, int]) -> Origin:
    connection = database.connection()
    (returned,) = connection.execute(_RETURNED, (move_id, *point)).fetchone()
    changes = [
        LayerChange(mover, layer, quantity, value, (date, sequence))
        for mover, layer, quantity, value, date, sequence in connection.execute(
            _CHANGES, (move_id,)
        )
    ]
    pieces = pieces_of(row[0], row[1], changes) if changes else ()
    origin = Origin(row[0], row[1], 0, row[2], pieces)
    for amount, *at in connection.execute(_REVALUED, (move_id, *point)).fetchall():
        (origin.returned,) = connection.execute(_RETURNED, (move_id, *at)).fetchone()
        origin.revalue(amount)
    origin.returned = returned
    return origin


def read_all(move_ids: Iterable[int], point: tuple[str, int, int]) -> dict[int, Origin]:
    return {move_id: read(move_id, point) for move_id in move_ids}


def for_move(item: ItemPlan, move: Move) -> Origin:
    """The origin of a new move at the end of its item's history.

    Raises NothingLeftToReturn where more would come back than went; ValueError for another item's move.
    """
    if move.revalues is not None:
        require_before(move)
        return read(move.revalues, move.key)
    origin = returnable(move)
    for earlier in item.moves:
        if earlier.origin == move.origin:
            origin.returned += earlier.quantity
    if origin.returned + move.quantity > origin.quantity:
        refuse(move, origin)
    return origin


def returnable(move: Move) -> Origin:
    """The origin of a move as it stands now, with all that ever came back of it.

    Raises where the origin is of another item, or lies after the move that gives it back.
    """
    assert move.origin is not None
    row = _row(move.origin)
    if row is None or row[3] != move.item_id:
        raise ValueError(f"move {move.origin} is not one of item {move.item_id}")
    date, sequence = row[4], row[5]
    if (date, sequence, move.origin) >= move.key:
        raise NothingLeftToReturn(
            N_("Goods of {document} cannot come back before it."), document=name_of(*row[6:8])
        )
    return _origin(move.origin, row, END)


def require_before(move: Move) -> None:
    """Raises NothingToRevalue where the goods came after the day that revalues them; ValueError for another
    item's move."""
    assert move.revalues is not None
    row = _row(move.revalues)
    if row is None or row[3] != move.item_id:
        raise ValueError(f"move {move.revalues} is not one of item {move.item_id}")
    if (row[4], row[5], move.revalues) >= move.key:
        raise NothingToRevalue(
            N_("Goods of {document} came on {date}; their value cannot change before that."),
            document=name_of(*row[6:8]),
            date=formats.date_medium(date_of(row[4])),
        )


def refuse(move: Move, origin: Origin) -> NoReturn:
    assert move.origin is not None
    row = _row(move.origin)
    raise NothingLeftToReturn(
        N_("Of {document} only {left} are left to return, not {wanted}."),
        document=name_of(*row[6:8]),
        left=formats.quantity(Quantity(origin.quantity - origin.returned)),
        wanted=formats.quantity(Quantity(move.quantity)),
    )
