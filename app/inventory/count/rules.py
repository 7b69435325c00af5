"""The stock count without a database: its draft and problems, its life, its moves and its entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.quantity import LARGEST_MICRO, Quantity
from app.kernel.text import N_
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan, Line
from app.masters.item import Item
from app.stock.moves import MovePlan
from app.stock.places import LOSS, Place
from app.trade.terms import is_plausible

KIND, SERIES = "stock-count", "stock-count"
EDIT, POST, VOIDING = "inventory.count.edit", "inventory.count.post", "inventory.count.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void"))))

NO_LINES = N_("Add at least one item to count.")
NO_WAREHOUSE = N_("Choose the warehouse.")
NO_SUCH_WAREHOUSE = N_("There is no warehouse {code}.")
NO_SUCH_ITEM = N_("There is no item {code}.")
NOT_GOODS = N_("{code} is a service; only goods lie in stock.")
TWICE = N_("{code} stands on line {line} already.")
NEGATIVE = N_("What was counted cannot be less than zero.")
TOO_LARGE = N_("The quantity is larger than any stock. Check for a typing error.")
NOT_COUNTED = N_("Nothing has been counted yet.")
DATE_IMPOSSIBLE = N_("The date {date} cannot be right.")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One item and what was found, in its base unit; None while it has not been counted."""

    item: str
    counted: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A count as written. ``counters``: who counted."""

    date: dt.date
    warehouse: str
    lines: tuple[DraftLine, ...]
    counters: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class CountLine:
    """A counted item: what the books said, what was found."""

    number: int
    item: Item
    book: Quantity
    counted: Quantity

    @property
    def variance(self) -> Quantity:
        return self.counted - self.book


def problems(draft: Draft, items: Mapping[str, Item], *, warehouse_known: bool) -> list[Problem]:
    """Everything wrong with a draft, with field and line."""
    found = []
    if not is_plausible(draft.date):
        found.append(Problem("date", DATE_IMPOSSIBLE, {"date": draft.date.isoformat()}))
    if not warehouse_known:
        message = NO_SUCH_WAREHOUSE if draft.warehouse else NO_WAREHOUSE
        found.append(Problem("warehouse", message, {"code": draft.warehouse}))
    if not draft.lines:
        found.append(Problem("lines", NO_LINES))
    first_seen: dict[str, int] = {}
    for number, line in enumerate(draft.lines, 1):
        found += _line_problems(line, number, items, first_seen)
    return found


def _line_problems(
    line: DraftLine, number: int, items: Mapping[str, Item], first_seen: dict[str, int]
) -> list[Problem]:
    item = items.get(line.item)
    if item is None:
        return [Problem("item", NO_SUCH_ITEM, {"code": line.item}, number)]
    found = []
    if not item.is_goods:
        found.append(Problem("item", NOT_GOODS, {"code": item.code}, number))
    earlier = first_seen.setdefault(item.code, number)
    if earlier != number:
        found.append(Problem("item", TWICE, {"code": item.code, "line": earlier}, number))
    if line.counted is not None and line.counted.micro < 0:
        found.append(Problem("counted", NEGATIVE, {}, number))
    if line.counted is not None and line.counted.micro > LARGEST_MICRO:
        found.append(Problem("counted", TOO_LARGE, {}, number))
    return found


def moves_for(lines: Sequence[CountLine], here: Place, difference: Account) -> tuple[MovePlan, ...]:
    """What is too much comes in, what is missing goes out; what agrees does not move."""
    return tuple(
        MovePlan(
            item_id=line.item.id,
            quantity=abs(line.variance),
            source=LOSS if line.variance.micro > 0 else here,
            target=here if line.variance.micro > 0 else LOSS,
            counter_account=difference,
            line_no=line.number,
            unit=line.item.unit,
            unit_quantity=abs(line.variance),
        )
        for line in lines
        if line.variance
    )


def gained(moves: Sequence[MovePlan], values: Sequence[Money]) -> Money:
    """What the count adds to the value of stock; below zero for a loss."""
    sum_of = ZERO
    for move, value in zip(moves, values, strict=True):
        sum_of = sum_of + value if move.target.held else sum_of - value
    return sum_of


def posting_for(
    date: dt.date, gain: Money, stock: Account, difference: Account
) -> EntryPlan | None:
    """Debit stock, credit count differences for a gain; the other way for a loss."""
    if not gain:
        return None
    return EntryPlan(date, KIND, "", (Line(stock, gain), Line(difference, -gain)))
