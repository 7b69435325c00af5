"""Posting moves: the one place where stock rows are written.

A document says what goes where; stock answers what it costs. The document's own entry books those values
against the stock account, and whatever costs change besides is booked here (``adjusting``), so that the
stock account equals the stock's value on every date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.kernel.errors import UserError
from app.kernel.money import Money
from app.kernel.quantity import Quantity
from app.kernel.text import N_
from app.ledger import accounts
from app.stock import adjusting, origins, planning, writing
from app.stock.documents import name_of
from app.stock.moves import Move, MovePlan, revaluation
from app.stock.places import SUPPLIER, Place
from app.stock.planning import Plan
from app.store import Work, one, query

__all__ = [
    "MovePlan",
    "PostedMoves",
    "RevaluationsStandInTheWay",
    "fix",
    "post_all",
    "post_moves",
    "preview",
    "release",
    "reverse_moves",
]


@dataclass(frozen=True, slots=True)
class PostedMoves:
    """The ids the moves were given, and what each moved in stock value; of a revaluation what stock took."""

    move_ids: tuple[int, ...]
    values: tuple[Money, ...]


class ReturnsStandInTheWay(UserError):
    """Goods of the document were returned; the return goes first."""

    remedy = N_("Void the return first.")


class RevaluationsStandInTheWay(UserError):
    """What goods of the document are worth was changed by another; that goes first."""

    remedy = N_("Void that document first.")


def post_moves(
    work: Work,
    date: dt.date,
    moves: Sequence[MovePlan],
    document: tuple[str, int],
    sequence: int | None = None,
) -> PostedMoves:
    """Posts a document's moves and returns their values for its entry.

    sequence: where among the moves of the day they stand; for a count, where it was frozen. Moves that
    arrive before others re-cost them in the same Work. Raises PeriodClosed, StockWouldGoNegative,
    NothingLeftToReturn or StockTooLarge, and then nothing is written.
    """
    planned = planning.plan(date, moves, document, sequence)
    _keep(work, planned, document)
    return _posted(planned.moves)


def post_all(
    work: Work, documents: Iterable[tuple[dt.date, Sequence[MovePlan], tuple[str, int]]]
) -> list[PostedMoves]:
    """The same for many documents, in their order; each is a date, its moves and what it is.

    What comes after all other moves is kept in mind and written together; what arrives before others,
    gives goods back or changes what was booked is written by itself.
    """
    posted = []
    pending = Plan(planning.next_move_id())
    for date, moves, document in documents:
        together = planning.comes_last(pending, date, moves)
        if not together:
            writing.write(work, pending)
            pending = Plan(pending.next_id)
        before = len(pending.moves)
        pending = planning.plan(date, moves, document, after=pending)
        posted.append(_posted(pending.moves[before:]))
        if not together or any(pending.item(move.item_id).effects for move in moves):
            _keep(work, pending, document)
            pending = Plan(pending.next_id)
    writing.write(work, pending)
    work.touch("stock")
    return posted


def preview(
    date: dt.date, moves: Sequence[MovePlan], sequence: int | None = None
) -> tuple[Money, ...]:
    """What the moves would be worth if they were posted now; refuses as posting would."""
    planned = planning.plan(date, moves, ("", 0), sequence)
    return tuple(Money(move.in_stock) for move in planned.moves)


def reverse_moves(
    work: Work,
    document: tuple[str, int],
    date: dt.date,
    new_document: tuple[str, int],
    only: Collection[int] | None = None,
) -> PostedMoves:
    """Mirrors a document's moves: goods go back at the cost they went with; what follows is re-costed.

    only: the ids of the moves to mirror; all that still stand if None.
    The caller mirrors the document's entry. What costs changed since it was posted, and what a receipt
    can no longer take with it, is booked here. Raises ReturnsStandInTheWay naming a return.
    """
    plans, booked = [], []
    at: dict[int, int] = {}
    for row in _originals(document):
        move_id, posted = row[0], row[7]
        if only is not None and move_id not in only:
            continue
        _require_not_returned(move_id)
        _require_not_revalued(move_id)
        if row[12] is None:
            plans.append(_mirrored(row))
            booked.append(posted)
            continue
        if row[14] == date.isoformat():
            at[len(plans)] = move_id
        plans.append(_taken_back(row))
        booked.append(-posted)
    planned = planning.plan(date, plans, new_document, posted=booked, at=at)
    _keep(work, planned, new_document)
    return _posted(planned.moves)


def fix(
    work: Work,
    document: tuple[str, int],
    date: dt.date,
    sequence: int,
    counted: Iterable[tuple[int, int, Quantity]],
) -> None:
    """Makes a count a fixed point: ``counted`` are item id, place id and what was found there."""
    writing.write_fixed_points(work, document, date.isoformat(), sequence, counted)
    work.touch("stock")


def release(work: Work, document: tuple[str, int]) -> None:
    """A count that is voided holds nothing any more."""
    writing.release_fixed_points(document)
    work.touch("stock")


def _keep(work: Work, planned: Plan, document: tuple[str, int]) -> None:
    """Writes a plan, and books its effects for ``document``."""
    writing.write(work, planned)
    if any(item.effects for item in planned.items.values()):
        adjusting.post(work, planned.items.values(), document)
    work.touch("stock")


def _posted(moves: Sequence[Move]) -> PostedMoves:
    return PostedMoves(
        tuple([move.id for move in moves]), tuple([Money(move.in_stock) for move in moves])
    )


_MOVES_OF = (
    "SELECT m.id, m.item_id, m.from_place_id, m.to_place_id, m.quantity, m.line_no, m.unit,"
    " m.posted_value, m.unit_quantity, m.counter_account_id, m.reason, m.origin_move_id,"
    " m.revalued_move_id, m.given_value, m.date"
    " FROM stock_move m WHERE m.document_kind = ? AND m.document_id = ? ORDER BY m.id"
)


def _originals(document: tuple[str, int]) -> list[Any]:
    """The document's moves that have not been mirrored, without the mirrors themselves."""
    rows = query(_MOVES_OF, document)
    own = {row[0] for row in rows}
    mirrored = {row[11] for row in rows if row[11] in own}
    return [row for row in rows if row[0] not in mirrored and row[11] not in own]


def _mirrored(row: Any) -> MovePlan:
    """The way back. What a purchase can no longer take with it has an account of its own, as its counter is
    what is owed; everything else books it where it came from."""
    move_id, item_id, source, target, quantity, line_no, unit, _posted, unit_quantity = row[:9]
    counter = row[9] and accounts.by_id(row[9])
    if source == SUPPLIER.id:
        counter = accounts.for_role("purchase_return_difference")
    return MovePlan(
        item_id=item_id,
        quantity=Quantity(quantity),
        source=Place(target, ""),
        target=Place(source, ""),
        counter_account=counter or None,
        origin_move=move_id,
        line_no=line_no,
        unit=str(unit),
        unit_quantity=Quantity(unit_quantity),
        reason="void",
    )


def _taken_back(row: Any) -> MovePlan:
    """The opposite change of value. On its own day it stands right after what it takes back."""
    move_id, item_id, _source, _target, quantity, line_no = row[:6]
    counter, of_move, given = accounts.by_id(row[9]), row[12], Money(-row[13])
    back = revaluation(item_id, Quantity(quantity), given, of_move, counter, line_no, "void")
    return replace(back, origin_move=move_id)


def _require_not_revalued(move_id: int) -> None:
    row = one(
        "SELECT document_kind, document_id FROM stock_move r WHERE revalued_move_id = ?"
        " AND origin_move_id IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM stock_move u WHERE u.origin_move_id = r.id) ORDER BY id LIMIT 1",
        (move_id,),
    )
    if row is not None:
        raise RevaluationsStandInTheWay(
            N_("{document} changed what goods of this document are worth."),
            document=name_of(*row),
        )


def _require_not_returned(move_id: int) -> None:
    if origins.read(move_id).returned <= 0:
        return
    rows = query(
        "SELECT document_kind, document_id FROM stock_move r WHERE origin_move_id = ? AND NOT EXISTS"
        " (SELECT 1 FROM stock_move u WHERE u.origin_move_id = r.id) ORDER BY id",
        (move_id,),
    )
    raise ReturnsStandInTheWay(
        N_("{document} returns goods of this document."), document=name_of(*rows[0])
    )
