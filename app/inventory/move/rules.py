"""The stock move without a database: its draft and problems, its life, its moves and its entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.quantity import LARGEST_MICRO, LARGEST_PRICE, Quantity, UnitPrice
from app.kernel.text import N_
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan, Line
from app.masters.item import Item
from app.masters.warehouse import Warehouse
from app.stock.moves import MovePlan
from app.stock.places import LOSS, PRODUCTION, SUPPLIER, Place, warehouse_place
from app.trade.terms import is_plausible

KIND = "stock-move"
RECEIPT, ISSUE, TRANSFER, ADJUSTMENT = "receipt", "issue", "transfer", "adjustment"
KINDS = (RECEIPT, ISSUE, TRANSFER, ADJUSTMENT)
SERIES = {kind: f"stock-{kind}" for kind in KINDS}
OUTSIDE = {RECEIPT: SUPPLIER, ISSUE: PRODUCTION, ADJUSTMENT: LOSS}
TITLES = {
    RECEIPT: N_("Goods receipt"),
    ISSUE: N_("Goods issue"),
    TRANSFER: N_("Transfer"),
    ADJUSTMENT: N_("Adjustment"),
}
EDIT, POST, VOIDING = "inventory.move.edit", "inventory.move.post", "inventory.move.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void"))))

LONGEST_REASON = 300
MOST_LINES = 5000

NO_LINES = N_("Add at least one line.")
TOO_MANY_LINES = N_("One document holds at most {most} lines. Split it.")
NO_SUCH_KIND = N_("The kind is receipt, issue, transfer or adjustment, not {kind}.")
NO_WAREHOUSE = N_("Choose the warehouse.")
NO_SUCH_WAREHOUSE = N_("There is no warehouse {code}.")
INACTIVE_WAREHOUSE = N_("Warehouse {code} is not in use any more.")
SAME_WAREHOUSE = N_("Goods are transferred to another warehouse, not to the same one.")
NO_ITEM = N_("Choose an item.")
NO_SUCH_ITEM = N_("There is no item {code}.")
NOT_GOODS = N_("{code} is a service; only goods lie in stock.")
NO_SUCH_UNIT = N_("Item {code} has no unit {unit}.")
NOT_EXACT = N_("The quantity is not exact in six decimals of {unit}.")
NOT_POSITIVE = N_("The quantity must be more than zero.")
NOTHING = N_("The quantity cannot be zero.")
TOO_LARGE = N_("The quantity is larger than any stock. Check for a typing error.")
COST_NEEDED = N_("Say what one {unit} cost: goods come in with a value.")
COST_OUT_OF_RANGE = N_("The cost is not plausible. Check for a typing error.")
COST_NOT_ASKED = N_("Goods that leave or move take their cost from the stock; leave this empty.")
REASON_NEEDED = N_("Say why the stock is adjusted.")
REASON_TOO_LONG = N_("The text is longer than {most} characters.")
DATE_IMPOSSIBLE = N_("The date {date} cannot be right.")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line as written. ``unit_cost``: rupiah for one ``unit``, where goods come in."""

    item: str
    quantity: Quantity
    unit: str = ""
    unit_cost: UnitPrice | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A stock move as written, with codes."""

    date: dt.date
    kind: str
    warehouse: str
    lines: tuple[DraftLine, ...]
    to_warehouse: str = ""
    reason: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class StockLine:
    """A line understood: the item, and the quantity in its base unit."""

    number: int
    draft: DraftLine
    item: Item
    base: Quantity
    value: Money | None


@dataclass(frozen=True, slots=True)
class StockDocument:
    """A draft understood, ready to post."""

    draft: Draft
    warehouse: Warehouse
    to_warehouse: Warehouse | None
    lines: tuple[StockLine, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """How codes become records."""

    item: Callable[[str], Item | None]
    factors: Callable[[int], dict[str, Fraction]]
    warehouse: Callable[[str], Warehouse | None]


def understand(draft: Draft, names: Names) -> tuple[StockDocument | None, list[Problem]]:
    """The document, or None and every problem with its field and line."""
    problems = _head_problems(draft)
    warehouse = _warehouse(
        draft.warehouse, "warehouse", names, problems, comes=draft.kind == RECEIPT
    )
    target = None
    if draft.kind == TRANSFER:
        target = _warehouse(draft.to_warehouse, "to_warehouse", names, problems, comes=True)
        if target is not None and warehouse is not None and target.id == warehouse.id:
            problems.append(Problem("to_warehouse", SAME_WAREHOUSE))
    lines = [
        line
        for number, each in enumerate(draft.lines, 1)
        if (line := _line(each, number, draft, names, problems)) is not None
    ]
    if problems or warehouse is None:
        return None, problems
    return StockDocument(draft, warehouse, target, tuple(lines)), []


def _head_problems(draft: Draft) -> list[Problem]:
    problems = []
    if draft.kind not in KINDS:
        problems.append(Problem("kind", NO_SUCH_KIND, {"kind": draft.kind}))
    if not is_plausible(draft.date):
        problems.append(Problem("date", DATE_IMPOSSIBLE, {"date": draft.date.isoformat()}))
    if not draft.lines:
        problems.append(Problem("lines", NO_LINES))
    if len(draft.lines) > MOST_LINES:
        problems.append(Problem("lines", TOO_MANY_LINES, {"most": MOST_LINES}))
    if len(draft.reason) > LONGEST_REASON:
        problems.append(Problem("reason", REASON_TOO_LONG, {"most": LONGEST_REASON}))
    if draft.kind == ADJUSTMENT and not _reasons(draft):
        problems.append(Problem("reason", REASON_NEEDED))
    return problems


def _reasons(draft: Draft) -> bool:
    return bool(draft.reason.strip()) or all(line.reason.strip() for line in draft.lines)


def _warehouse(
    code: str, field: str, names: Names, problems: list[Problem], *, comes: bool
) -> Warehouse | None:
    """The warehouse; one that is not in use any more lets goods go, but takes in none (``comes``)."""
    found = names.warehouse(code) if code else None
    if found is not None and comes and not found.active:
        problems.append(Problem(field, INACTIVE_WAREHOUSE, {"code": code}))
    if found is None:
        message = NO_SUCH_WAREHOUSE if code else NO_WAREHOUSE
        problems.append(Problem(field, message, {"code": code} if code else {}))
    return found


def _line(
    line: DraftLine, number: int, draft: Draft, names: Names, problems: list[Problem]
) -> StockLine | None:
    found: list[Problem] = []
    item = names.item(line.item) if line.item else None
    if item is None:
        message = NO_SUCH_ITEM if line.item else NO_ITEM
        problems.append(Problem("item", message, {"code": line.item} if line.item else {}, number))
        return None
    if not item.is_goods:
        found.append(Problem("item", NOT_GOODS, {"code": item.code}, number))
    base = _base_quantity(line, item, names, number, found)
    found += _quantity_problems(line, draft.kind, number)
    found += _cost_problems(line, item, draft.kind, number)
    if len(line.reason) > LONGEST_REASON:
        found.append(Problem("reason", REASON_TOO_LONG, {"most": LONGEST_REASON}, number))
    problems += found
    if found or base is None:
        return None
    value = None
    if line.unit_cost is not None and line.quantity.micro > 0:
        value = line.unit_cost.for_quantity(line.quantity)
    return StockLine(number, line, item, base, value)


def _base_quantity(
    line: DraftLine, item: Item, names: Names, number: int, found: list[Problem]
) -> Quantity | None:
    factor = names.factors(item.id).get(line.unit or item.unit)
    if factor is None:
        values = {"code": item.code, "unit": line.unit}
        found.append(Problem("unit", NO_SUCH_UNIT, values, number))
        return None
    try:
        return line.quantity.converted(factor)
    except ValueError:
        found.append(Problem("quantity", NOT_EXACT, {"unit": item.unit}, number))
        return None


def _quantity_problems(line: DraftLine, kind: str, number: int) -> list[Problem]:
    micro = line.quantity.micro
    if kind == ADJUSTMENT and not micro:
        return [Problem("quantity", NOTHING, {}, number)]
    if kind != ADJUSTMENT and micro <= 0:
        return [Problem("quantity", NOT_POSITIVE, {}, number)]
    if abs(micro) > LARGEST_MICRO:
        return [Problem("quantity", TOO_LARGE, {}, number)]
    return []


def _cost_problems(line: DraftLine, item: Item, kind: str, number: int) -> list[Problem]:
    cost = line.unit_cost
    if cost is None:
        if kind == RECEIPT:
            return [Problem("unit_cost", COST_NEEDED, {"unit": line.unit or item.unit}, number)]
        return []
    if kind in (ISSUE, TRANSFER) or line.quantity.micro < 0:
        return [Problem("unit_cost", COST_NOT_ASKED, {}, number)] if cost.scaled else []
    if not 0 <= cost.scaled <= LARGEST_PRICE:
        return [Problem("unit_cost", COST_OUT_OF_RANGE, {}, number)]
    return []


def moves_for(document: StockDocument, difference: Account) -> tuple[MovePlan, ...]:
    """The moves of each line; ``difference`` takes what is received, issued or adjusted by hand."""
    here = warehouse_place(document.warehouse.id)
    there = warehouse_place(document.to_warehouse.id) if document.to_warehouse else None
    return tuple(_move(document, line, here, there, difference) for line in document.lines)


def _move(
    document: StockDocument,
    line: StockLine,
    here: Place,
    there: Place | None,
    difference: Account,
) -> MovePlan:
    if there is not None:
        source, target = here, there
    elif _comes(document, line):
        source, target = OUTSIDE[document.draft.kind], here
    else:
        source, target = here, OUTSIDE[document.draft.kind]
    return MovePlan(
        item_id=line.item.id,
        quantity=abs(line.base),
        source=source,
        target=target,
        counter_account=None if there is not None else difference,
        value=line.value,
        line_no=line.number,
        unit=line.draft.unit or line.item.unit,
        unit_quantity=abs(line.draft.quantity),
        reason=line.draft.reason or document.draft.reason,
    )


def _comes(document: StockDocument, line: StockLine) -> bool:
    """Whether a line brings goods in from outside; what is adjusted says so by its sign."""
    kind = document.draft.kind
    return kind == RECEIPT or (kind == ADJUSTMENT and line.base.micro > 0)


def posting_for(
    document: StockDocument, values: Sequence[Money], stock: Account, difference: Account
) -> EntryPlan | None:
    """Debit stock, credit the difference account for what came in; the other way for what went out.

    None for a transfer, which moves no value.
    """
    if document.draft.kind == TRANSFER:
        return None
    gained = ZERO
    for line, value in zip(document.lines, values, strict=True):
        gained = gained + value if _comes(document, line) else gained - value
    if not gained:
        return None
    memo = document.draft.reason
    return EntryPlan(
        document.draft.date,
        KIND,
        memo,
        (Line(stock, gained, memo), Line(difference, -gained, memo)),
    )
