"""Deliveries and goods receipts without a database: the draft and its problems, the moves and the entry.

Goods leave for a customer at what they cost, which is the cost of goods sold from that day on. Goods from a
supplier come in at the price that was agreed, owed to nobody by name until the bill arrives. Neither bears
PPN.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from app.kernel.money import Money
from app.kernel.problems import Problem, blocking
from app.kernel.quantity import LARGEST_PRICE, NO_PRICE, Quantity, UnitPrice
from app.kernel.text import N_
from app.ledger.plan import EntryPlan
from app.stock.moves import MovePlan
from app.stock.places import CUSTOMER, SUPPLIER, warehouse_place
from app.trade import headers
from app.trade import lines as trade_lines
from app.trade.entries import credit, debit
from app.trade.lines import Origin

if TYPE_CHECKING:
    from app.ledger.chart import Account
    from app.masters.item import Item
    from app.masters.party import Party
    from app.masters.warehouse import Warehouse

NOT_GOODS = N_("{code} is a service; only goods are delivered.")
COST_NEEDED = N_("Say what one {unit} cost: goods come in with a value.")
COST_OUT_OF_RANGE = N_("The cost is not plausible. Check for a typing error.")
COST_NOT_ASKED = N_("A delivery shows no prices; leave the cost empty.")
PACKAGES_OUT_OF_RANGE = N_("The number of packages must lie between 0 and {most}.")
MOST_PACKAGES = 99_999
LONGEST = {
    "ref": 60,
    "reference": 120,
    "address": 500,
    "recipient": 120,
    "driver": 120,
    "vehicle": 60,
    "notes": 4000,
}
LONGEST_REMARK = 200


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line as entered. Empty ``unit``, ``description`` and ``warehouse`` mean the item's own or the
    document's. packages: koli. unit_cost: rupiah for one ``unit`` of goods that come in."""

    item: str
    quantity: Quantity
    unit: str = ""
    description: str = ""
    warehouse: str = ""
    packages: int = 0
    remark: str = ""
    unit_cost: UnitPrice | None = None
    origin: Origin | None = field(default=None, metadata={"told": False})


@dataclass(frozen=True, slots=True)
class Draft:
    """A delivery or goods receipt as entered, with codes.

    reference: the customer's order, or the supplier's delivery number. address: where a delivery goes, the
    customer's own if empty. recipient: who takes the goods.
    """

    date: dt.date
    party: str
    lines: tuple[DraftLine, ...]
    ref: str = ""
    warehouse: str = ""
    reference: str = ""
    address: str = ""
    recipient: str = ""
    driver: str = ""
    vehicle: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line understood. ``value``: what it comes in with, None of goods that leave."""

    number: int
    item: Item
    description: str
    warehouse: Warehouse
    quantity: Quantity
    unit: str
    base_quantity: Quantity
    packages: int
    remark: str
    unit_cost: UnitPrice | None
    value: Money | None
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Goods:
    """A draft understood, ready to post."""

    draft: Draft
    party: Party
    warehouse: Warehouse | None
    lines: tuple[Line, ...]


class Names(trade_lines.Names, Protocol):
    def party(self, code: str) -> Party | None: ...


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two kinds.

    comes_in: goods come from a supplier; else they go to a customer. counter: the role of the account that
    stands against stock. parent: the column of the lines that names their document. model, line_model: the tables.
    """

    kind: str
    series: str
    table: str
    parent: str
    comes_in: bool
    counter: str
    view: str
    edit: str
    post: str
    void: str
    no_such: str
    no_party: str
    no_such_party: str
    inactive_party: str
    cannot_save: str
    cannot_post: str
    is_party: Callable[[Party], bool]
    model: type[Any]
    line_model: type[Any]


def understand(side: Side, draft: Draft, names: Names) -> tuple[Goods | None, list[Problem]]:
    """The document, or None and every problem that stands in the way, each with its field and line."""
    problems = headers.problems(draft, ("date",), LONGEST)
    party = _party(side, draft.party, names, problems)
    asked = [_plain(line) for line in draft.lines]
    found = trade_lines.resolve(asked, names, draft.warehouse, problems)
    warehouse = headers.warehouse(draft.warehouse, names, problems)
    lines = [
        line
        for each in found
        if (line := _line(side, each, draft.lines[each.number - 1], problems)) is not None
    ]
    if party is None or blocking(problems):
        return None, problems
    return Goods(draft, party, warehouse, tuple(lines)), problems


def _party(side: Side, code: str, names: Names, problems: list[Problem]) -> Party | None:
    party = names.party(code) if code else None
    if party is None or not side.is_party(party):
        message = side.no_such_party if code else side.no_party
        problems.append(Problem("party", message, {"code": code}))
        return None
    if not party.active:
        problems.append(headers.not_in_use("party", party, side.inactive_party))
    return party


def _plain(line: DraftLine) -> trade_lines.DraftLine:
    """The line as lines of goods and services are read, without a price."""
    return trade_lines.DraftLine(
        item=line.item,
        quantity=line.quantity,
        unit_price=NO_PRICE,
        unit=line.unit,
        description=line.description,
        warehouse=line.warehouse,
        origin=line.origin,
    )


def _line(
    side: Side, line: trade_lines.Line, draft: DraftLine, problems: list[Problem]
) -> Line | None:
    item = line.item
    if item is None or not item.is_goods or line.warehouse is None:
        code = item.code if item is not None else draft.item
        problems.append(Problem("item", NOT_GOODS, {"code": code}, line.number))
        return None
    problems += _own_problems(side, line, draft)
    value = None
    if side.comes_in and draft.unit_cost is not None:
        value = draft.unit_cost.for_quantity(line.quantity)
    return Line(
        line.number, item, line.description, line.warehouse, line.quantity, line.unit,
        line.base_quantity, draft.packages, draft.remark, draft.unit_cost, value, line.origin,
    )  # fmt: skip


def _own_problems(side: Side, line: trade_lines.Line, draft: DraftLine) -> list[Problem]:
    found = []
    cost = draft.unit_cost
    if not side.comes_in and cost is not None:
        found.append(Problem("unit_cost", COST_NOT_ASKED, {}, line.number))
    elif side.comes_in and cost is None:
        found.append(Problem("unit_cost", COST_NEEDED, {"unit": line.unit}, line.number))
    elif cost is not None and not 0 <= cost.scaled <= LARGEST_PRICE:
        found.append(Problem("unit_cost", COST_OUT_OF_RANGE, {}, line.number))
    if not 0 <= draft.packages <= MOST_PACKAGES:
        values = {"most": MOST_PACKAGES}
        found.append(Problem("packages", PACKAGES_OUT_OF_RANGE, values, line.number))
    if len(draft.remark) > LONGEST_REMARK:
        message, values = trade_lines.TEXT_TOO_LONG, {"most": LONGEST_REMARK}
        found.append(Problem("remark", message, values, line.number))
    return found


def moves_for(side: Side, goods: Goods, counter: Account) -> list[MovePlan]:
    """One move per line, between the warehouse and the customer or supplier.

    counter: where later changes of cost go.
    """
    moves = []
    for line in goods.lines:
        here = warehouse_place(line.warehouse.id)
        move = MovePlan(
            item_id=line.item.id,
            quantity=line.base_quantity,
            source=SUPPLIER if side.comes_in else here,
            target=here if side.comes_in else CUSTOMER,
            counter_account=counter,
            value=line.value,
            line_no=line.number,
            unit=line.unit,
            unit_quantity=line.quantity,
            reason=line.remark,
        )
        moves.append(move)
    return moves


def posting_for(
    side: Side, goods: Goods, values: Sequence[Money], stock: Account, counter: Account
) -> EntryPlan | None:
    """Debit cost of goods and credit stock of a delivery; of a receipt, debit stock and credit what is
    received and not billed. None where the goods have no value."""
    moved = Money(sum(each.minor for each in values))
    if not moved:
        return None
    to, by = (stock, counter) if side.comes_in else (counter, stock)
    memo = goods.party.name
    return EntryPlan(goods.draft.date, side.kind, memo, (debit(to, moved), credit(by, moved)))
