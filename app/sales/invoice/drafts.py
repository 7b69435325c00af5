"""From a draft to an invoice in this company: its names, accounts, tax rule, warehouses and advice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.access import company
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.ledger import accounts
from app.regulations import ppn as ppn_rules
from app.sales.invoice import rules
from app.sales.invoice.rules import Accounts, Draft, Invoice
from app.stock.moves import MovePlan
from app.tax.ppn import PpnRule
from app.trade.names import SELLING

NO_TAX_IDENTITY = N_("{customer} has neither NPWP nor NIK; a faktur pajak needs one of them.")
PRICE_ZERO = N_("The price is zero.")


@dataclass(frozen=True, slots=True)
class Context:
    """What a draft is read with; remembered while company and accounts stay as they are."""

    is_pkp: bool
    rounding: str
    accounts: Accounts

    def rule_on(self, date: dt.date) -> PpnRule | None:
        """The PPN rule of that day; none for a company that is not PKP."""
        return ppn_rules.rule_on(date) if self.is_pkp else None

    def understand(self, draft: Draft) -> tuple[Invoice | None, list[Problem]]:
        """The invoice or its problems. Raises RulesMissing for a date before the first PPN rule."""
        return rules.understand(draft, SELLING, self.rule_on, self.rounding)

    def moves_for(self, invoice: Invoice) -> list[MovePlan]:
        return rules.moves_for(invoice, self.accounts.cogs)


@store.cached("company", "account")
def context() -> Context:
    profile = company.profile()
    role = accounts.for_role
    return Context(
        profile.is_pkp,
        profile.ppn_rounding,
        Accounts(
            receivable=role("receivable"),
            sales=role("sales"),
            service_revenue=role("service_revenue"),
            freight_income=role("freight_income"),
            ppn_out=role("ppn_out"),
            cogs=role("cogs"),
            stock=role("stock"),
        ),
    )


def advice(invoice: Invoice) -> list[Problem]:
    """What a careful colleague would point out before posting; none of it blocks."""
    found = []
    customer = invoice.customer
    if invoice.totals.ppn and not (customer.npwp or customer.nik):
        values = {"customer": customer.name}
        found.append(Problem("customer", NO_TAX_IDENTITY, values, blocking=False))
    found += [
        Problem("unit_price", PRICE_ZERO, {}, line.number, blocking=False)
        for line in invoice.lines
        if not line.unit_price
    ]
    return found
