"""The supplier bill, without a database: the draft and its problems, its life, its moves and its entry.

Same shape as the sales invoice, seen from the other side: goods come into stock at what they cost, which
leaves creditable PPN out and takes a fair part of the freight in (SAK: cost of purchase).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.money import ZERO, Money, total
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_
from app.ledger.parts import Plan
from app.ledger.plan import EntryPlan
from app.stock.moves import MovePlan, revaluation
from app.stock.places import SUPPLIER, warehouse_place
from app.trade import headers
from app.trade import lines as trade_lines
from app.trade import totals as trade_totals
from app.trade.entries import credit, debit, without_zeros
from app.trade.lines import DraftLine, Line
from app.trade.plans import Part
from app.trade.totals import Totals

if TYPE_CHECKING:
    from app.ledger.chart import Account
    from app.ledger.plan import Line as EntryLine
    from app.masters.party import Party
    from app.masters.payment_term import TermPart
    from app.masters.warehouse import Warehouse
    from app.tax.ppn import PpnRule

KIND, SERIES = "purchase-invoice", "purchase-invoice"
GOODS_RECEIPT = "goods-receipt"
EDIT, POST = "purchasing.bill.edit", "purchasing.bill.post"
VOIDING = "purchasing.bill.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))

NO_SUPPLIER = N_("Choose the supplier.")
NO_SUCH_SUPPLIER = N_("There is no supplier {code}.")
INACTIVE_SUPPLIER = N_("Supplier {code} is not in use any more.")
NOT_A_FAKTUR_NUMBER = N_("A faktur pajak number has 16 or 17 digits, not {count}.")
LONGEST = {"ref": 60, "supplier_number": 120, "faktur_number": 40, "notes": 4000}


@dataclass(frozen=True, slots=True)
class Draft:
    """A bill as entered, with codes. A line names an item, or the account its expense goes to.

    ``supplier_number`` is the number on the supplier's paper. ``discount`` and ``freight`` are rupiah for
    the whole bill, with PPN inside where ``prices_include_tax``.
    """

    date: dt.date
    supplier: str
    lines: tuple[DraftLine, ...]
    ref: str = ""
    supplier_number: str = ""
    faktur_number: str = ""
    faktur_date: dt.date | None = None
    due_date: dt.date | None = None
    warehouse: str = ""
    discount: Money = ZERO
    freight: Money = ZERO
    notes: str = ""
    prices_include_tax: bool = False
    instalments: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Bill:
    """A draft understood. ``costs``: what each line costs us, freight and PPN that cannot be credited
    included; they and ``freight_cost`` (freight that no goods can bear) sum to the bill less ``ppn_in``.

    received: what of the value of goods received before each line clears; nothing of any other line. behind: the
    move that brought those goods, where they came no later than the bill."""

    draft: Draft
    supplier: Party
    due_date: dt.date
    warehouse: Warehouse | None
    lines: tuple[Line, ...]
    totals: Totals
    costs: tuple[Money, ...]
    freight_cost: Money
    ppn_in: Money
    ppn_creditable: bool
    received: tuple[Money, ...] = ()
    behind: tuple[int | None, ...] = ()
    instalments: Plan = ()


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts a bill touches, beside those its lines name."""

    payable: Account
    stock: Account
    service_cost: Account
    freight_in: Account
    ppn_in: Account
    return_difference: Account
    received_not_billed: Account
    price_difference: Account
    cogs: Account


class Names(trade_lines.Names, Protocol):
    def party(self, code: str) -> Party | None: ...
    def term_of(self, party: Party) -> tuple[TermPart, ...]: ...


def understand(
    draft: Draft,
    names: Names,
    rule_on: Callable[[dt.date], PpnRule],
    rounding: str,
    *,
    is_pkp: bool,
) -> tuple[Bill | None, list[Problem]]:
    """The bill, or None and every problem that stands in the way, each with its field and line.

    A buyer that is not PKP pays PPN only where a line says so, and cannot credit it: it becomes cost.
    """
    dates = ("date", "due_date", "faktur_date")
    problems = headers.problems(draft, dates, LONGEST) + faktur_problems(draft.faktur_number)
    supplier = _supplier(draft.supplier, names, problems)
    asked = draft.lines if is_pkp else tuple(map(trade_lines.untaxed_unless_said, draft.lines))
    lines = trade_lines.resolve(asked, names, draft.warehouse, problems)
    warehouse = headers.warehouse(draft.warehouse, names, problems)
    if not problems:
        problems += trade_totals.problems(lines, draft.discount, draft.freight)
    if supplier is None or blocking(problems):
        return None, problems
    taxed = any(line.tax in trade_totals.TAXED for line in lines)
    totals = trade_totals.totals(
        lines,
        discount=draft.discount,
        freight=draft.freight,
        includes_tax=draft.prices_include_tax,
        rule=rule_on(draft.date) if taxed else None,
        rounding=rounding,
    )
    if totals.total.minor <= 0:
        return None, [*problems, Problem("lines", headers.NOTHING_TO_PAY)]
    due, plan = headers.due(draft, supplier, names.term_of(supplier), totals.total, problems)
    if blocking(problems):
        return None, problems
    costs, freight_cost = _costs(lines, totals, creditable=is_pkp)
    ppn_in = totals.ppn if is_pkp else ZERO
    bill = Bill(
        draft, supplier, due, warehouse, lines, totals, costs, freight_cost, ppn_in, is_pkp,
        instalments=plan,
    )  # fmt: skip
    return bill, problems


def faktur_problems(number: str) -> list[Problem]:
    """A faktur pajak number is 16 digits (before 2025) or 17 (Coretax), whatever marks stand between."""
    digits = "".join(sign for sign in number if sign.isdigit())
    if not number or len(digits) in (16, 17):
        return []
    return [Problem("faktur_number", NOT_A_FAKTUR_NUMBER, {"count": len(digits)})]


def _supplier(code: str, names: Names, problems: list[Problem]) -> Party | None:
    party = names.party(code) if code else None
    if party is None or not party.is_supplier:
        message = NO_SUCH_SUPPLIER if code else NO_SUPPLIER
        problems.append(Problem("supplier", message, {"code": code}))
        return None
    if not party.active:
        problems.append(headers.not_in_use("supplier", party, INACTIVE_SUPPLIER))
    return party


def is_received(line: Line) -> bool:
    """Whether the goods of a line came with a goods receipt before, so that it brings none."""
    return line.origin is not None and line.origin.kind == GOODS_RECEIPT


def _costs(
    lines: Sequence[Line], totals: Totals, *, creditable: bool
) -> tuple[tuple[Money, ...], Money]:
    """What each line costs, and the freight no goods can bear.

    Freight is spread over the goods by their amounts; nothing is lost. What goods would bear that came
    before the bill stays freight.
    """
    own = [amounts.base if creditable else amounts.base + amounts.ppn for amounts in totals.lines]
    carriage = totals.freight_amounts
    freight = carriage.base if creditable else carriage.base + carriage.ppn
    weights = [cost.whole() if line.is_goods else 0 for line, cost in zip(lines, own, strict=True)]
    if not any(weights):
        return tuple(own), freight
    borne = [
        ZERO if is_received(line) else part
        for line, part in zip(lines, freight.split(weights), strict=True)
    ]
    costs = tuple(cost + part for cost, part in zip(own, borne, strict=True))
    return costs, freight - total(borne)


def moves_for(bill: Bill, counter: Account, cogs: Account) -> list[MovePlan]:
    """What arrives: one move per line of goods, at its cost, into the place of its warehouse.

    Goods that came with a goods receipt are there already; another price than theirs changes their value.
    """
    moves = []
    for number, (line, cost) in enumerate(zip(bill.lines, bill.costs, strict=True)):
        if not line.is_goods:
            continue
        assert line.item is not None and line.warehouse is not None
        if is_received(line):
            more, behind = cost - bill.received[number], bill.behind[number]
            if more and behind is not None:
                asked = line.base_quantity
                moves.append(revaluation(line.item.id, asked, more, behind, cogs, line.number))
            continue
        move = MovePlan(
            item_id=line.item.id,
            quantity=line.base_quantity,
            source=SUPPLIER,
            target=warehouse_place(line.warehouse.id),
            counter_account=counter,
            value=cost,
            line_no=line.number,
            unit=line.unit,
            unit_quantity=line.quantity,
        )
        moves.append(move)
    return moves


def posting_for(
    bill: Bill, accounts: Accounts, kept: Mapping[int, Money] | None = None
) -> EntryPlan:
    """The entry of a purchase: stock, services and expenses at cost, PPN masukan, and what we owe.

    Goods received before are cleared from what is received and not billed, by what their receipt booked.
    What the bill asks beside that belongs to those goods: stock takes what is still there (``kept``, by the
    number of the line), cost of goods sold the rest. A bill dated before its goods came knows no stock of
    theirs; there it is a difference of price.
    """
    supplier = bill.supplier
    return EntryPlan(
        date=bill.draft.date,
        kind=KIND,
        memo=supplier.name,
        lines=without_zeros(
            *_cost_lines(bill, accounts, kept or {}),
            debit(accounts.freight_in, bill.freight_cost),
            debit(accounts.ppn_in, bill.ppn_in, bill.draft.faktur_number),
            credit(accounts.payable, bill.totals.total, supplier.name, supplier.id),
        ),
    )


def _cost_lines(bill: Bill, accounts: Accounts, kept: Mapping[int, Money]) -> list[EntryLine]:
    """One debit for the goods, one for services, one per account that lines name, and those received."""
    sums: dict[int, tuple[Account, int]] = {}

    def add(account: Account, amount: Money) -> None:
        _, before = sums.get(account.id, (account, 0))
        sums[account.id] = account, before + amount.minor

    for number, (line, cost) in enumerate(zip(bill.lines, bill.costs, strict=True)):
        if is_received(line):
            cleared = bill.received[number]
            add(accounts.received_not_billed, cleared)
            in_stock = kept.get(line.number, ZERO)
            add(accounts.stock, in_stock)
            rest = accounts.price_difference if bill.behind[number] is None else accounts.cogs
            add(rest, cost - cleared - in_stock)
        else:
            own = accounts.stock if line.is_goods else accounts.service_cost
            add(line.account or own, cost)
    return [debit(account, Money(amount)) for account, amount in sums.values()]
