"""A move before it exists: what a document hands to the goods ledger, and how the ledger works on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.kernel.money import Money
from app.kernel.quantity import NO_QUANTITY, Quantity
from app.stock.costing import COMES_IN, GOES_OUT, REVALUES, STAYS, Event
from app.stock.places import OUTSIDE, Place, flow_between

if TYPE_CHECKING:
    from app.ledger.chart import Account


@dataclass(frozen=True, slots=True)
class MovePlan:
    """So much of an item from one place to another.

    quantity: base units, above zero. value: what goods from outside come in with, whole rupiah; without
    it they come at the cost of what they give back (``origin_move``) or of what is there. counter_account:
    what the document books against stock, and what later changes of cost go to; a return to a supplier
    names the account for purchase return differences, a transfer none. revalues: nothing moves, ``value`` (of
    either sign) is added to what that move brought; see ``revaluation``.
    """

    item_id: int
    quantity: Quantity
    source: Place
    target: Place
    counter_account: Account | None = None
    value: Money | None = None
    origin_move: int | None = None
    line_no: int = 0
    unit: str = ""
    unit_quantity: Quantity = NO_QUANTITY
    reason: str = ""
    revalues: int | None = None


def revaluation(
    item_id: int,
    quantity: Quantity,
    amount: Money,
    of_move: int,
    rest: Account,
    line_no: int = 0,
    reason: str = "",
) -> MovePlan:
    """That what ``of_move`` brought of an item is worth ``amount`` (whole rupiah, of either sign) more.

    Stock takes the part of what is still there, as the posting answers; the document books the rest to
    ``rest``, where later changes of that part go too. quantity: base units the amount is asked for.
    """
    return MovePlan(
        item_id, quantity, *OUTSIDE, rest, amount, None, line_no, reason=reason, revalues=of_move
    )


@dataclass(slots=True)
class Move:
    """A move with its place in the order of events, and its cost once that is known.

    posted: what the document's own entry books; None means its cost. ``old_*``: of a move that is in the
    books already, what it cost until now. Amounts are sen, quantities millionths.
    """

    id: int
    date: str
    sequence: int
    item_id: int
    source: int
    target: int
    flow: int
    quantity: int
    given: int | None
    origin: int | None
    counter: int | None
    document: tuple[str, int]
    posted: int | None = None
    line_no: int = 0
    unit: str = ""
    unit_quantity: int = 0
    reason: str = ""
    value: int = 0
    settled: int = 0
    quantity_after: int = 0
    value_after: int = 0
    source_after: int | None = None
    target_after: int | None = None
    old_value: int = 0
    old_settled: int = 0
    old_source_after: int | None = None
    old_target_after: int | None = None
    revalues: int | None = None

    @property
    def carries(self) -> int | None:
        """The move whose cost it carries; a transfer carries none, even one that takes another back."""
        return self.origin if self.flow in (COMES_IN, GOES_OUT) else None

    @property
    def undoes(self) -> int | None:
        """The revaluation it takes back right where that stands; one taken back later is a new one."""
        back = self.flow == REVALUES and self.origin == self.sequence
        return self.origin if back else None

    @property
    def needs(self) -> list[int]:
        """The earlier moves whose cost must be known for its own."""
        return [each for each in (self.carries, self.revalues, self.undoes) if each is not None]

    @property
    def in_stock(self) -> int:
        """What a document books of it against stock."""
        return self.settled if self.flow == REVALUES else self.value

    @property
    def key(self) -> tuple[str, int, int]:
        """Where it stands in the order of events."""
        return self.date, self.sequence, self.id


def move_of(
    plan: MovePlan, move_id: int, day: str, sequence: int, document: tuple[str, int]
) -> Move:
    """The plan as a move. Raises ValueError for what no document may ask."""
    quantity = plan.quantity.micro
    flow = flow_of(plan.source.id, plan.target.id, plan.revalues)
    given = None if plan.value is None else plan.value.minor
    if quantity <= 0:
        raise ValueError(f"a move of {quantity}")
    signed = flow == REVALUES
    if (given is not None and not (signed or (flow == COMES_IN and given >= 0))) or (
        given or 0
    ) % 100:
        raise ValueError(f"a move with flow {flow} given {given} sen")
    if plan.counter_account is None and flow != STAYS:
        raise ValueError("a move in or out of stock names its counter account")
    return Move(
        move_id,
        day,
        sequence,
        plan.item_id,
        plan.source.id,
        plan.target.id,
        flow,
        quantity,
        given,
        plan.origin_move,
        None if plan.counter_account is None else plan.counter_account.id,
        document,
        None,
        plan.line_no,
        plan.unit,
        plan.unit_quantity.micro,
        plan.reason,
        revalues=plan.revalues,
    )


def flow_of(source: int, target: int, revalues: int | None) -> int:
    """Which way goods go between the places, or that they only change their value."""
    return REVALUES if revalues is not None else flow_between(source, target)


def event_of(move: Move) -> Event:
    """The move as costing sees it."""
    at = (move.date, move.sequence)
    origin = move.revalues or move.carries
    return Event(move.id, move.flow, move.quantity, move.given, origin, at, move.undoes)


def date_of(day: str) -> dt.date:
    return dt.date.fromisoformat(day)
