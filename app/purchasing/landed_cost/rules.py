"""The landed cost without a database: the draft and its problems, its parts, its moves and its entry.

Freight and duty are billed and booked as expenses. What they cost belongs to the goods they brought (SAK: cost of
purchase): the landed cost takes it out of those accounts and into the value of the goods, by value, quantity or
weight. What has left stock already bears its share as cost of goods sold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from app.kernel import formats
from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.money import ZERO, Money, total
from app.kernel.problems import Problem, blocking
from app.kernel.quantity import NO_QUANTITY, Quantity
from app.kernel.text import N_
from app.ledger.plan import EntryPlan
from app.stock.moves import MovePlan, revaluation
from app.trade import headers
from app.trade.entries import credit, debit, without_zeros
from app.trade.lines import Origin

if TYPE_CHECKING:
    from app.ledger.chart import Account
    from app.ledger.plan import Line as EntryLine
    from app.masters.item import Item

KIND, SERIES = "landed-cost", "landed-cost"
BILL = "purchase-invoice"
EDIT, POST = "purchasing.landed-cost.edit", "purchasing.landed-cost.post"
VOIDING = "purchasing.landed-cost.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))
VALUE, QUANTITY, WEIGHT = METHODS = ("value", "quantity", "weight")
FREIGHT = 0
"""The number that stands for the freight of a bill among its lines; for goods it stands for all lines."""
LONGEST = {"ref": 60, "notes": 4000}

NO_BILL = N_("Choose the bill of freight or duty.")
NO_SUCH_BILL = N_("There is no posted bill {number}.")
NOT_SPREADABLE = N_("Line {line} of {number} is no expense that goods could bear.")
ALREADY_SPREAD = N_("Line {line} of {number} is already spread by {other}.")
NOTHING_TO_SPREAD = N_("Nothing of {number} is left to spread.")
NO_GOODS = N_("Name the goods receipts or bills whose goods bear the cost.")
NO_SUCH_GOODS = N_("No posted goods receipt or bill {number} brought goods.")
NO_SUCH_LINE = N_("Line {line} of {number} brought no goods.")
TWICE = N_("These goods stand here twice.")
CAME_LATER = N_("These goods came on {date}, after the date of this document.")
NO_WEIGHT = N_("{code} has no weight. Give it one in the item, or spread by value or quantity.")
NO_VALUE = N_("The goods came without a value. Spread by quantity or weight.")
NO_METHOD = N_("Spread by value, quantity or weight.")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """Goods that bear the cost: the number of a goods receipt or bill, and one of its lines; 0 is all of them."""

    document: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A landed cost as entered. ``bill_lines``: 0 is the bill's freight; none at all is all that can be spread."""

    date: dt.date
    bill: str
    lines: tuple[DraftLine, ...] = ()
    bill_lines: tuple[int, ...] = ()
    method: str = VALUE
    notes: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What a line of a bill cost, and where it was booked. ``spread_by``: the landed cost that has it already."""

    bill_id: int
    line: int
    text: str
    account: Account
    amount: Money
    spread_by: str = ""

    @property
    def number(self) -> int:
        return self.line

    @property
    def base_quantity(self) -> Quantity:
        return NO_QUANTITY

    @property
    def origin(self) -> Origin:
        return Origin(BILL, self.bill_id, self.line)


@dataclass(frozen=True, slots=True)
class Bill:
    """A posted bill, with what of it could be spread."""

    id: int
    number: str
    date: dt.date
    supplier: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Arrived:
    """Goods that a line of a document brought. ``value``: what they came in with."""

    line: int
    move_id: int
    date: dt.date
    item: Item
    quantity: Quantity
    value: Money

    @property
    def weight(self) -> Fraction:
        """Grams of all of it."""
        return self.quantity.exact * self.item.weight.exact


@dataclass(frozen=True, slots=True)
class Goods:
    """A posted goods receipt or bill, with what it brought."""

    kind: str
    id: int
    number: str
    arrived: tuple[Arrived, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What goods bear. ``number``: the line of the draft they were asked for in."""

    number: int
    goods: Goods
    arrived: Arrived
    share: Money


@dataclass(frozen=True, slots=True)
class LandedCost:
    """A draft understood. The parts sum to ``amount``, which is what the sources sum to."""

    draft: Draft
    bill: Bill
    sources: tuple[Source, ...]
    asked: tuple[Goods, ...]
    parts: tuple[Part, ...]
    amount: Money


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts a landed cost touches beside those of its bill."""

    stock: Account
    cogs: Account


class Names(Protocol):
    def bill(self, number: str) -> Bill | None: ...

    def goods(self, number: str) -> Goods | None: ...


def understand(draft: Draft, names: Names) -> tuple[LandedCost | None, list[Problem]]:
    """The landed cost, or None and every problem that stands in the way, each with its field and line."""
    problems = headers.problems(draft, ("date",), LONGEST)
    if draft.method not in METHODS:
        problems.append(Problem("method", NO_METHOD))
    bill = names.bill(draft.bill) if draft.bill else None
    sources = _sources(draft, bill, problems)
    asked = [names.goods(line.document) for line in draft.lines]
    borne = _borne(draft, asked, problems)
    if bill is None or blocking(problems):
        return None, problems
    amount = total([source.amount for source in sources])
    weights = _weights(draft, [arrived for _number, _goods, arrived in borne], problems)
    if blocking(problems):
        return None, problems
    shares = amount.split(weights)
    parts = tuple(Part(*each, share) for each, share in zip(borne, shares, strict=True))
    known = tuple(goods for goods in asked if goods is not None)
    return LandedCost(draft, bill, sources, known, parts, amount), problems


def _sources(draft: Draft, bill: Bill | None, problems: list[Problem]) -> tuple[Source, ...]:
    """What is spread: the lines asked for, or all that are left."""
    if bill is None:
        message = NO_SUCH_BILL if draft.bill else NO_BILL
        problems.append(Problem("bill", message, {"number": draft.bill}))
        return ()
    known = {source.line: source for source in bill.sources}
    if not draft.bill_lines:
        left = tuple(each for each in bill.sources if not each.spread_by and each.amount)
        if not left:
            problems.append(Problem("bill", NOTHING_TO_SPREAD, {"number": bill.number}))
        return left
    for line in draft.bill_lines:
        values: dict[str, object] = {"line": line, "number": bill.number}
        if line not in known:
            problems.append(Problem("bill_lines", NOT_SPREADABLE, values))
        elif known[line].spread_by:
            values["other"] = known[line].spread_by
            problems.append(Problem("bill_lines", ALREADY_SPREAD, values))
    return tuple(known[line] for line in dict.fromkeys(draft.bill_lines) if line in known)


def _borne(
    draft: Draft, asked: Sequence[Goods | None], problems: list[Problem]
) -> list[tuple[int, Goods, Arrived]]:
    """The goods of every line, each once, no younger than the document."""
    found: list[tuple[int, Goods, Arrived]] = []
    if not draft.lines:
        problems.append(Problem("lines", NO_GOODS))
    seen: set[int] = set()
    for number, (line, goods) in enumerate(zip(draft.lines, asked, strict=True), 1):
        if goods is None or not goods.arrived:
            values: dict[str, object] = {"number": line.document}
            problems.append(Problem("document", NO_SUCH_GOODS, values, number))
            continue
        fitting = [each for each in goods.arrived if line.line in (0, each.line)]
        if not fitting:
            values = {"line": line.line, "number": line.document}
            problems.append(Problem("line", NO_SUCH_LINE, values, number))
        for each in fitting:
            if each.move_id in seen:
                problems.append(Problem("document", TWICE, {}, number))
            elif each.date > draft.date:
                values = {"date": formats.date_medium(each.date)}
                problems.append(Problem("document", CAME_LATER, values, number))
            seen.add(each.move_id)
            found.append((number, goods, each))
    return found


def _weights(draft: Draft, arrived: Sequence[Arrived], problems: list[Problem]) -> list[int]:
    """By what the amount is spread, as whole numbers."""
    if draft.method == WEIGHT:
        for code in sorted({each.item.code for each in arrived if not each.item.weight}):
            problems.append(Problem("method", NO_WEIGHT, {"code": code}))
        return [each.quantity.micro * each.item.weight.micro for each in arrived]
    if draft.method == QUANTITY:
        return [each.quantity.micro for each in arrived]
    weights = [each.value.minor for each in arrived]
    if not any(weights):
        problems.append(Problem("method", NO_VALUE))
    return weights


def moves_for(cost: LandedCost, cogs: Account) -> list[MovePlan]:
    """What becomes of the value of the goods: one change for each part that bears something."""
    return [
        revaluation(
            part.arrived.item.id,
            part.arrived.quantity,
            part.share,
            part.arrived.move_id,
            cogs,
            number,
        )
        for number, part in enumerate(cost.parts, 1)
        if part.share
    ]


def posting_for(cost: LandedCost, kept: Money, accounts: Accounts) -> EntryPlan:
    """The entry: stock takes what belongs to goods that are still there (``kept``), cost of goods sold the rest,
    out of the accounts that the bill was booked to."""
    return EntryPlan(
        date=cost.draft.date,
        kind=KIND,
        memo=f"{cost.bill.number} {cost.bill.supplier}",
        lines=without_zeros(
            debit(accounts.stock, kept),
            debit(accounts.cogs, cost.amount - kept),
            *_out_of(cost.sources),
        ),
    )


def _out_of(sources: Sequence[Source]) -> list[EntryLine]:
    sums: dict[int, tuple[Account, Money]] = {}
    for source in sources:
        _same, before = sums.get(source.account.id, (source.account, ZERO))
        sums[source.account.id] = source.account, before + source.amount
    return [credit(account, amount) for account, amount in sums.values()]
