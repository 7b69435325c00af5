"""From a draft to a bill in this company: its names, accounts, tax rule, warehouses and advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app import store
from app.access import company
from app.kernel.errors import NumberTaken
from app.kernel.money import Money
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from app.ledger import accounts
from app.ledger.plan import EntryPlan
from app.purchasing.bill import matching, rules
from app.purchasing.bill.rules import KIND, Accounts, Bill, Draft
from app.purchasing.goods_receipt.side import RECEIPT
from app.regulations import ppn as ppn_rules
from app.stock import queries as stock
from app.stock.moves import MovePlan
from app.tax.ppn import PpnRule
from app.trade.goods import further
from app.trade.lines import Line
from app.trade.names import BUYING

NO_FAKTUR = N_("PPN masukan can be credited only with a faktur pajak; its number is still missing.")


@dataclass(frozen=True, slots=True)
class Context:
    """What a draft is read with; remembered while company and accounts stay as they are."""

    is_pkp: bool
    rounding: str
    accounts: Accounts

    def rule_on(self, date: dt.date) -> PpnRule:
        """The PPN rule of that day. Raises RulesMissing before the first."""
        return ppn_rules.rule_on(date)

    def understand(self, draft: Draft) -> tuple[Bill | None, list[Problem]]:
        """The bill or its problems, with what it clears of goods received before."""
        bill, problems = rules.understand(
            draft, BUYING, self.rule_on, self.rounding, is_pkp=self.is_pkp
        )
        if bill is None or not any(map(rules.is_received, bill.lines)):
            return bill, problems
        received = further.parts(RECEIPT, bill.lines)
        behind = tuple(_behind(line, draft.date) for line in bill.lines)
        return replace(bill, received=received, behind=behind), problems

    def moves_for(self, bill: Bill) -> list[MovePlan]:
        return rules.moves_for(bill, self.accounts.return_difference, self.accounts.cogs)

    def posting_for(
        self, bill: Bill, moves: Sequence[MovePlan], values: Sequence[Money]
    ) -> EntryPlan:
        """The entry, once stock answered what each move is worth to it."""
        kept = {
            move.line_no: value
            for move, value in zip(moves, values, strict=True)
            if move.revalues is not None
        }
        return rules.posting_for(bill, self.accounts, kept)


def _behind(line: Line, day: dt.date) -> int | None:
    """The move that brought the goods a line bills, where they came no later than ``day``."""
    if line.origin is None or not rules.is_received(line):
        return None
    came = stock.arrivals(line.origin.kind, line.origin.document_id).get(line.origin.line_no)
    return came.move_id if came is not None and came.date <= day else None


@store.cached("company", "account")
def context() -> Context:
    profile = company.profile()
    role = accounts.for_role
    return Context(
        profile.is_pkp,
        profile.ppn_rounding,
        Accounts(
            payable=role("payable"),
            stock=role("stock"),
            service_cost=role("service_cost"),
            freight_in=role("freight_in"),
            ppn_in=role("ppn_in"),
            return_difference=role("purchase_return_difference"),
            received_not_billed=role("received_not_billed"),
            price_difference=role("purchase_price_difference"),
            cogs=role("cogs"),
        ),
    )


def require_new_to_us(draft: Draft, supplier_id: int, own_id: int | None = None) -> None:
    """Raises NumberTaken where this bill of the supplier is entered already and not void."""
    if not draft.supplier_number:
        return
    row = store.one(
        "SELECT d.number, d.ref FROM purchase_invoice d"
        " LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = d.id"
        " WHERE d.supplier_id = ? AND d.supplier_number = ? AND d.id <> ?"
        " AND v.document_id IS NULL LIMIT 1",
        (KIND, supplier_id, draft.supplier_number, own_id or 0),
    )
    if row is not None:
        raise NumberTaken(
            N_("Bill {supplier_number} of this supplier is already entered as {number}."),
            supplier_number=draft.supplier_number,
            number=row[0] or row[1] or _("a draft"),
            remedy=N_("Check the supplier's number, or void the one entered before."),
        )


def advice(bill: Bill) -> list[Problem]:
    """What a careful colleague would point out before posting; none of it blocks."""
    found = matching.advice(matching.of_bill(bill))
    if bill.ppn_in and not bill.draft.faktur_number:
        found.append(Problem("faktur_number", NO_FAKTUR, blocking=False))
    return found
