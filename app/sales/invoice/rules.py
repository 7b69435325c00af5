"""The sales invoice, without a database: the draft and its problems, its life, its moves and its entry.

``understand`` turns a draft full of codes into an ``Invoice`` that can be posted; ``moves_for`` says what
leaves the warehouse and ``posting_for`` what is debited and credited. The same plans are shown before
posting and written by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_
from app.ledger.parts import Plan
from app.ledger.plan import EntryPlan
from app.stock.moves import MovePlan
from app.stock.places import CUSTOMER, warehouse_place
from app.tax import transaction_code
from app.trade import headers
from app.trade import lines as trade_lines
from app.trade import totals as trade_totals
from app.trade.entries import credit, debit, without_zeros
from app.trade.lines import DraftLine, Line
from app.trade.plans import Part
from app.trade.totals import Totals

if TYPE_CHECKING:
    from app.ledger.chart import Account
    from app.masters.party import Party
    from app.masters.payment_term import TermPart
    from app.masters.warehouse import Warehouse
    from app.tax.ppn import PpnRule

KIND, SERIES = "sales-invoice", "sales-invoice"
DELIVERY_NOTE = "delivery-note"
EDIT, POST, VOIDING = "sales.invoice.edit", "sales.invoice.post", "sales.invoice.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))

NO_CUSTOMER = N_("Choose the customer.")
NO_SUCH_CUSTOMER = N_("There is no customer {code}.")
INACTIVE_CUSTOMER = N_("Customer {code} is not in use any more.")
NO_SUCH_CODE = N_("There is no transaction code {code}.")
LONGEST = {"ref": 60, "customer_po": 120, "salesperson": 120, "notes": 4000}


@dataclass(frozen=True, slots=True)
class Draft:
    """An invoice as entered, with codes. ``due_date`` None and no ``instalments`` follow from the
    customer's terms.

    ``discount`` and ``freight`` are rupiah for the whole document, with PPN inside where
    ``prices_include_tax``. ``transaction_code``: of the faktur pajak; empty takes the customer's, and
    where they have none, what follows from the lines.
    """

    date: dt.date
    customer: str
    lines: tuple[DraftLine, ...]
    ref: str = ""
    due_date: dt.date | None = None
    customer_po: str = ""
    salesperson: str = ""
    warehouse: str = ""
    discount: Money = ZERO
    freight: Money = ZERO
    notes: str = ""
    prices_include_tax: bool = False
    transaction_code: str = ""
    instalments: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Invoice:
    """A draft understood: records instead of codes, the amounts worked out, ready to post."""

    draft: Draft
    customer: Party
    due_date: dt.date
    warehouse: Warehouse | None
    lines: tuple[Line, ...]
    totals: Totals
    transaction_code: str = ""
    instalments: Plan = ()


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts an invoice touches."""

    receivable: Account
    sales: Account
    service_revenue: Account
    freight_income: Account
    ppn_out: Account
    cogs: Account
    stock: Account


class Names(trade_lines.Names, Protocol):
    def party(self, code: str) -> Party | None: ...
    def term_of(self, party: Party) -> tuple[TermPart, ...]: ...


def understand(
    draft: Draft,
    names: Names,
    rule_on: Callable[[dt.date], PpnRule | None],
    rounding: str,
) -> tuple[Invoice | None, list[Problem]]:
    """The invoice, or None and every problem that stands in the way, each with its field and line.

    ``rule_on``: the PPN rule in force on a date, None for a company that is not PKP.
    """
    problems = headers.problems(draft, ("date", "due_date"), LONGEST)
    customer = _customer(draft.customer, names, problems)
    lines = trade_lines.resolve(draft.lines, names, draft.warehouse, problems)
    warehouse = headers.warehouse(draft.warehouse, names, problems)
    if not problems:
        problems += trade_totals.problems(lines, draft.discount, draft.freight)
    code = draft.transaction_code or (customer.transaction_code if customer else "")
    if code and code not in transaction_code.TITLES:
        problems.append(Problem("transaction_code", NO_SUCH_CODE, {"code": code}))
    if customer is None or blocking(problems):
        return None, problems
    totals = trade_totals.totals(
        lines,
        discount=draft.discount,
        freight=draft.freight,
        includes_tax=draft.prices_include_tax,
        rule=rule_on(draft.date) if transaction_code.charges_ppn(code) else None,
        rounding=rounding,
    )
    if totals.total.minor <= 0:
        return None, [*problems, Problem("lines", headers.NOTHING_TO_PAY)]
    due, plan = headers.due(draft, customer, names.term_of(customer), totals.total, problems)
    if blocking(problems):
        return None, problems
    return Invoice(draft, customer, due, warehouse, lines, totals, code, plan), problems


def _customer(code: str, names: Names, problems: list[Problem]) -> Party | None:
    party = names.party(code) if code else None
    if party is None or not party.is_customer:
        message = NO_SUCH_CUSTOMER if code else NO_CUSTOMER
        problems.append(Problem("customer", message, {"code": code}))
        return None
    if not party.active:
        problems.append(headers.not_in_use("customer", party, INACTIVE_CUSTOMER))
    return party


def is_delivered(line: Line) -> bool:
    """Whether the goods of a line left with a delivery before, so that it moves none."""
    return line.origin is not None and line.origin.kind == DELIVERY_NOTE


def moves_for(invoice: Invoice, cogs: Account) -> list[MovePlan]:
    """What leaves for the customer: one move per line of goods, from the place of its warehouse.

    Goods of a delivery have left already.
    """
    moves = []
    for line in invoice.lines:
        if not line.is_goods or is_delivered(line):
            continue
        assert line.item is not None and line.warehouse is not None
        move = MovePlan(
            item_id=line.item.id,
            quantity=line.base_quantity,
            source=warehouse_place(line.warehouse.id),
            target=CUSTOMER,
            counter_account=cogs,
            line_no=line.number,
            unit=line.unit,
            unit_quantity=line.quantity,
        )
        moves.append(move)
    return moves


def posting_for(invoice: Invoice, accounts: Accounts, costs: Sequence[Money]) -> EntryPlan:
    """The entry of a sale. ``costs``: what the goods cost, one amount per move.

    The customer owes the total; revenue is what is left without PPN; the goods leave stock for cost of
    goods sold.
    """
    totals, customer = invoice.totals, invoice.customer
    goods, services = revenue_of(invoice)
    cost = Money(sum(each.minor for each in costs))
    return EntryPlan(
        date=invoice.draft.date,
        kind=KIND,
        memo=customer.name,
        lines=without_zeros(
            debit(accounts.receivable, totals.total, customer.name, customer.id),
            credit(accounts.sales, goods),
            credit(accounts.service_revenue, services),
            credit(accounts.freight_income, totals.freight_amounts.base),
            credit(accounts.ppn_out, totals.ppn),
            debit(accounts.cogs, cost),
            credit(accounts.stock, cost),
        ),
    )


def revenue_of(invoice: Invoice) -> tuple[Money, Money]:
    """Revenue from goods and from services, without PPN and freight."""
    goods = services = 0
    for line, amounts in zip(invoice.lines, invoice.totals.lines, strict=True):
        if line.is_goods:
            goods += amounts.base.minor
        else:
            services += amounts.base.minor
    return Money(goods), Money(services)
