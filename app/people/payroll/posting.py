"""What a payroll run posts: the cost of work on one side, those it is owed to on the other. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.kernel.money import Money
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan, Line
from app.people.payroll.case import THR_RUN

KIND, PAYMENT = "payroll", "payroll-payment"

AccountOf = Callable[[str], Account]


@dataclass(frozen=True, slots=True)
class RunTotals:
    """The sums of a run's payslips, column by column."""

    base: Money
    allowance: Money
    overtime: Money
    irregular: Money
    untaxed: Money
    benefit: Money
    premium: Money
    tax_allowance: Money
    taxable: Money
    pph21: Money
    health_employee: Money
    jht_employee: Money
    jp_employee: Money
    health_employer: Money
    jht_employer: Money
    jp_employer: Money
    jkk_employer: Money
    jkm_employer: Money
    pension_fund: Money
    zakat: Money
    loan: Money
    deduction: Money
    severance: Money
    final_tax: Money
    net: Money

    @property
    def earned(self) -> Money:
        """Everything paid out before deductions."""
        return (
            self.base + self.allowance + self.overtime + self.irregular + self.untaxed
            + self.tax_allowance + self.severance
        )  # fmt: skip

    @property
    def bpjs_employee(self) -> Money:
        return self.health_employee + self.jht_employee + self.jp_employee

    @property
    def bpjs_employer(self) -> Money:
        return (
            self.health_employer + self.jht_employer + self.jp_employer + self.jkk_employer
            + self.jkm_employer
        )  # fmt: skip

    @property
    def deducted(self) -> Money:
        return self.earned - self.net

    @property
    def cost(self) -> Money:
        """What the run costs the company."""
        return self.earned + self.bpjs_employer


def payable_role(run: str) -> str:
    """Where net pay waits until it is paid."""
    return "thr_payable" if run == THR_RUN else "salaries_payable"


def entry_for(
    totals: RunTotals,
    departments: Sequence[tuple[str, RunTotals]],
    run: str,
    date: dt.date,
    memo: str,
    account_of: AccountOf,
) -> EntryPlan:
    """Debit the cost of work by department, credit employees, the state, BPJS and who else is owed.

    ``departments``: the same totals apart, by name.
    """
    costs = [
        Line(account_of(role), amount, department)
        for role, amounts in _costs(departments)
        for department, amount in amounts
        if amount
    ]
    owed = [Line(account_of(role), amount) for role, amount in _owed(totals, run) if amount]
    return EntryPlan(date, KIND, memo, (*costs, *owed))


def _costs(
    departments: Sequence[tuple[str, RunTotals]],
) -> list[tuple[str, list[tuple[str, Money]]]]:
    """What each department's work costs, by the part of the account it goes to."""
    return [(role, [(name, cost(totals)) for name, totals in departments]) for role, cost in _COSTS]


_COSTS: tuple[tuple[str, Callable[[RunTotals], Money]], ...] = (
    ("salaries", lambda totals: totals.base + totals.allowance + totals.untaxed),
    ("overtime", lambda totals: totals.overtime),
    ("thr_bonus", lambda totals: totals.irregular),
    ("severance", lambda totals: totals.severance),
    ("pph21_allowance", lambda totals: totals.tax_allowance),
    ("bpjs_health_expense", lambda totals: totals.health_employer),
    (
        "bpjs_employment_expense",
        lambda totals: (
            totals.jht_employer + totals.jp_employer + totals.jkk_employer + totals.jkm_employer
        ),
    ),
)


def _owed(totals: RunTotals, run: str) -> tuple[tuple[str, Money], ...]:
    return (
        (payable_role(run), -totals.net),
        ("pph21_payable", -(totals.pph21 + totals.final_tax)),
        ("bpjs_health_payable", -(totals.health_employer + totals.health_employee)),
        ("bpjs_jht_payable", -(totals.jht_employer + totals.jht_employee)),
        ("bpjs_jp_payable", -(totals.jp_employer + totals.jp_employee)),
        ("bpjs_jkk_jkm_payable", -(totals.jkk_employer + totals.jkm_employer)),
        ("employee_receivable", -totals.loan),
        ("other_deductions", -(totals.deduction + totals.zakat + totals.pension_fund)),
    )


def payment_for(
    net: Money, run: str, date: dt.date, memo: str, paid_from: Account, account_of: AccountOf
) -> EntryPlan:
    """Debit what is owed to employees, credit the bank."""
    return EntryPlan(
        date, PAYMENT, memo,
        (Line(account_of(payable_role(run)), net), Line(paid_from, -net)),
    )  # fmt: skip
