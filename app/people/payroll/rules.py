"""The life of a payroll run as a table, and what is wrong with a calculated one. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel import formats
from app.kernel.lifecycle import APPROVED, DRAFT, POSTED, VOID, Life, Step
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.people.payroll.calc import Pay
from app.people.payroll.case import REGULAR, Case

CALCULATED, CHECKED, PAID = "calculated", "checked", "paid"

CALCULATE = "people.payroll.calculate"
CHECK = "people.payroll.check"
APPROVE = "people.payroll.approve"
POST = "people.payroll.post"
PAY = "people.payroll.pay"
VOIDING = "people.payroll.void"

LIFE = Life(
    (
        Step(DRAFT, CALCULATED, CALCULATE, N_("Calculate")),
        Step(CALCULATED, CALCULATED, CALCULATE, N_("Calculate again")),
        Step(CALCULATED, CHECKED, CHECK, N_("Submit for approval")),
        Step(CHECKED, CALCULATED, CALCULATE, N_("Calculate again")),
        Step(CHECKED, APPROVED, APPROVE, N_("Approve")),
        Step(APPROVED, CHECKED, APPROVE, N_("Withdraw approval")),
        Step(APPROVED, POSTED, POST, N_("Post")),
        Step(POSTED, PAID, PAY, N_("Pay")),
        Step(PAID, POSTED, PAY, N_("Void the payment")),
        Step(POSTED, VOID, VOIDING, N_("Void the run")),
    )
)
"""Every step a run can take; ``paid`` and ``void`` are derived from the payment and the void mark."""

NET_NEGATIVE = N_("Deductions are larger than the pay: net pay would be {net}.")
LOAN_EXCEEDS = N_("The instalment of {amount} is more than the {balance} still owed.")
LOAN_CUT = N_(
    "Net pay cannot go below zero: {cut} of the loan instalments waits for the next month."
)
LOAN_LEFT = N_("The employee leaves and still owes {balance} of a loan.")
NO_ACCOUNT = N_("There is no bank account to pay to.")
OUTDATED = N_("The rules for this month may be outdated: look for a newer version.")
CHANGED = N_("Net pay differs by more than 10 % from the month before ({before}).")
YEAR_IS_DONE = N_(
    "The tax of the year is calculated in a later month already: void that run first."
)
NO_NIK = N_("There is no NIK: the tax office takes a withholding slip only with one.")
ACCOUNT_CHANGED = N_(
    "The bank account is not that of the last payslip: make sure that it is right."
)
BELOW_MINIMUM = N_(
    "Basic salary and fixed allowances of {wage} are below the minimum wage of {least}."
)
PAY_NEGATIVE = N_("The taxable pay of this run is below zero.")


@dataclass(frozen=True, slots=True)
class Standing:
    """What judging a payslip needs besides its figures. loan_cut: of instalments that pay has no room for.
    overtime: what goes beyond its limits."""

    has_account: bool
    net_before: Money | None
    outdated: bool
    year_is_done: bool = False
    has_nik: bool = True
    account_changed: bool = False
    loan_cut: Money = ZERO
    leaves: bool = False
    overtime: tuple[Problem, ...] = ()


def slip_problems(case: Case, pay: Pay, standing: Standing) -> list[Problem]:
    """What keeps a payslip from being posted (blocking) or deserves a look."""
    found = []
    if pay.net.minor < 0:
        found.append(Problem("net", NET_NEGATIVE, {"net": formats.rupiah(pay.net)}))
    if pay.taxable.minor < 0:
        found.append(Problem("taxable", PAY_NEGATIVE))
    if standing.year_is_done:
        found.append(Problem("period", YEAR_IS_DONE))
    balance = case.loan_balance
    if balance is not None and pay.loan.minor > balance.minor:
        values = {"amount": formats.rupiah(pay.loan), "balance": formats.rupiah(balance)}
        found.append(Problem("loan", LOAN_EXCEEDS, values, blocking=False))
    if standing.loan_cut:
        values = {"cut": formats.rupiah(standing.loan_cut)}
        found.append(Problem("loan", LOAN_CUT, values, blocking=False))
    if standing.leaves and balance is not None and balance.minor > pay.loan.minor:
        values = {"balance": formats.rupiah(balance - pay.loan)}
        found.append(Problem("loan", LOAN_LEFT, values, blocking=False))
    found += standing.overtime
    if not standing.has_account:
        found.append(Problem("account_number", NO_ACCOUNT, blocking=False))
    if standing.account_changed and standing.has_account:
        found.append(Problem("account_number", ACCOUNT_CHANGED, blocking=False))
    if not standing.has_nik:
        found.append(Problem("nik", NO_NIK, blocking=False))
    if case.run == REGULAR and case.wage.minor < case.minimum.minor:
        values = {"wage": formats.rupiah(case.wage), "least": formats.rupiah(case.minimum)}
        found.append(Problem("base", BELOW_MINIMUM, values, blocking=False))
    if standing.outdated:
        found.append(Problem("period", OUTDATED, blocking=False))
    before = standing.net_before
    if before is not None and abs(pay.net.minor - before.minor) * 10 > before.minor:
        found.append(Problem("net", CHANGED, {"before": formats.rupiah(before)}, blocking=False))
    return found
