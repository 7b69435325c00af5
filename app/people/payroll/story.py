"""The story behind a payslip: every figure with the steps that made it. Pure; told again when asked."""

from __future__ import annotations

from app.kernel import formats
from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money
from app.kernel.text import N_
from app.people.payroll import leaving
from app.people.payroll.calc import Pay
from app.people.payroll.case import Case
from app.regulations.values import PayRules
from app.tax import bpjs, overtime, thr
from app.tax.pph21 import annual, monthly


def explain(case: Case, pay: Pay, rules: PayRules) -> tuple[Explained, ...]:
    """Gross, contributions, PPh 21 and net pay, each resting on its parts."""
    if pay.severance is not None:
        return (leaving.explain(pay.severance), leaving.explain_tax(pay.severance), _net(pay))
    return (
        _earned(case, pay, rules),
        *_premiums(pay),
        _tax(case, pay, rules),
        *_shares(pay),
        _net(pay),
    )


def _earned(case: Case, pay: Pay, rules: PayRules) -> Explained:
    parts = [overtime.explain(day, rules.overtime) for day in pay.overtime_days]
    if pay.thr is not None:
        parts.append(thr.explain(pay.thr, rules.thr))
    named = (
        (N_("basic salary"), pay.base),
        (N_("allowances"), pay.allowance),
        (N_("overtime"), pay.overtime),
        (N_("bonus and THR"), pay.irregular),
        (N_("reimbursement"), pay.untaxed),
        (N_("PPh 21 allowance"), pay.tax_allowance),
    )
    return Explained(
        N_("Gross pay"), pay.earned, N_("sum of all that is paid out"),
        tuple((label, amount) for label, amount in named if amount), parts=tuple(parts),
    )  # fmt: skip


def _premiums(pay: Pay) -> tuple[Explained, ...]:
    """The employer's shares that count as income."""
    return tuple(
        bpjs.explain(program, pay.bpjs.parts[program], employer=True)
        for program in (bpjs.HEALTH, bpjs.JKK, bpjs.JKM)
        if program in pay.bpjs.parts
    )


def _shares(pay: Pay) -> tuple[Explained, ...]:
    """The employee's own shares."""
    return tuple(
        bpjs.explain(program, part, employer=False)
        for program, part in pay.bpjs.parts.items()
        if part.employee
    )


def _tax(case: Case, pay: Pay, rules: PayRules) -> Explained:
    gross = Explained(
        N_("Taxable gross"), pay.taxable, N_("income of this run, premiums and benefits included"),
        (
            (N_("paid out"), pay.earned - pay.untaxed),
            (N_("premiums by the employer"), pay.premium),
            (N_("benefits in kind"), pay.benefit),
        ),
    )  # fmt: skip
    if pay.year is not None:
        told = annual.explain(pay.year, rules.pph21)
    else:
        assert pay.month is not None
        told = monthly.explain(pay.month)
    if case.so_far.month_gross and pay.month is not None:
        return Explained(
            N_("PPh 21 of this run"), pay.pph21,
            N_("PPh 21 of the month − withheld by the earlier run"),
            (
                (N_("PPh 21 of the month"), pay.month.tax),
                (N_("withheld by the earlier run"), case.so_far.month_withheld),
            ),
            parts=(gross, told),
        )  # fmt: skip
    return Explained(
        told.label, told.result, told.formula, told.operands, told.rule, (gross, *told.parts)
    )


def _net(pay: Pay) -> Explained:
    named = (
        (N_("gross pay"), pay.earned),
        (N_("PPh 21"), pay.pph21),
        (N_("PPh 21 (final)"), pay.severance.tax if pay.severance else ZERO),
        (N_("BPJS of the employee"), pay.bpjs.employee_total),
        (N_("pension fund"), pay.pension_fund),
        (N_("zakat"), pay.zakat),
        (N_("loan instalment"), pay.loan),
        (N_("other deductions"), pay.deduction),
    )
    return Explained(
        N_("Net pay"), pay.net, N_("gross pay − PPh 21 − BPJS − deductions"),
        tuple((label, amount) for label, amount in named if amount),
    )  # fmt: skip


def bracket_words(pay: Pay) -> tuple[str, Money, Money | None, str] | None:
    """Category, bounds and rate of the month's bracket, for a payslip; None in the final period."""
    if pay.month is None:
        return None
    bracket = pay.month.bracket
    return pay.month.category, bracket.over, bracket.up_to, formats.rate(bracket.rate)
