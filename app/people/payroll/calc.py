"""One person's pay: from what was agreed and worked to what is paid out. Pure.

Company rules where the law leaves a choice: a month joined, left or changed within is paid by calendar
days (the base salary and fixed allowances; others in full); BPJS counts the month's wage in full; overtime
and inputs belong to the calendar month; runs of the same month are taxed together, the later one
withholding the difference.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel.money import ZERO, Money
from app.people.inputs.components import (
    ABSENCE,
    BENEFIT,
    BONUS,
    DEDUCTION,
    FIXED,
    LOAN,
    PENSION,
    THR,
    UNTAXED,
    VARIABLE,
    ZAKAT,
)
from app.people.payroll.case import DAILY, REGULAR, THR_RUN, Case, Leaving
from app.people.payroll.leaving import SeverancePay, severance_pay
from app.regulations.values import PayRules
from app.tax import thr
from app.tax.amounts import least_fixed_point
from app.tax.bpjs import Contributions, Membership, contributions
from app.tax.overtime import OvertimePay, overtime, overtime_wage
from app.tax.pph21.annual import Year, YearTax, year_tax, year_tax_grossed_up
from app.tax.pph21.monthly import MonthTax, ptkp_of, scale_of, withheld

NO_CONTRIBUTIONS = Contributions({})


@dataclass(frozen=True, slots=True)
class Pay:
    """One person's pay of one run, every figure in whole rupiah.

    allowance: fixed and variable ones, less absence. irregular: bonus and THR. untaxed: paid out but no
    income. benefit: income but not paid out. premium: what the employer pays to BPJS and the law counts
    as income. tax_allowance: what the employer adds for PPh 21. taxable: gross of PPh 21. earned: all that
    is paid out before deductions; deducted: PPh 21, the employee's BPJS, pension fund, zakat, loan and
    others. Exactly one of ``month`` and ``year`` is set, by how PPh 21 was calculated; a severance run has
    neither, its tax is final and stands in ``severance``.
    """

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
    pension_fund: Money
    zakat: Money
    loan: Money
    deduction: Money
    earned: Money
    deducted: Money
    net: Money
    bpjs: Contributions
    overtime_days: tuple[OvertimePay, ...]
    thr: thr.Thr | None
    month: MonthTax | None
    year: YearTax | None
    severance: SeverancePay | None = None

    @property
    def pension(self) -> Money:
        """What reduces the year's net income: JHT, JP and pension fund of the employee."""
        return self.bpjs.pension_employee + self.pension_fund

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rows it was calculated by."""
        found = [part.rule.id for part in self.bpjs.parts.values()]
        found += [tier.id for day in self.overtime_days for tier, _ in day.tiers]
        if self.month is not None:
            found.append(self.month.bracket.id)
        if self.year is not None:
            found.append(self.year.year.ptkp.id)
            found += [layer.bracket.id for layer in self.year.layers]
        if self.severance is not None:
            found.append(self.severance.rule)
        return tuple(dict.fromkeys(found))


def calculate(case: Case, rules: PayRules) -> Pay:
    """The pay of one person in one run."""
    if case.leaving is not None:
        return _severance(case, case.leaving, rules)
    sums = _sums(case)
    days = _overtime(case, sums[VARIABLE], rules)
    parts = (
        contributions(case.wage, _member(case), rules.bpjs, case.minimum)
        if case.run == REGULAR
        else NO_CONTRIBUTIONS
    )
    due = _thr(case, sums[THR], rules)
    irregular = sums[BONUS] + (due.amount.minor if due else sums[THR])
    allowance = sums[FIXED] + sums[VARIABLE] - sums[ABSENCE]
    extra = sum(day.pay.minor for day in days)
    premium = parts.taxable_premium
    taxable = Money(case.base.minor + allowance + extra + irregular + sums[BENEFIT] + premium.minor)
    pension = parts.pension_employee.minor + sums[PENSION]
    month, year, pph21, given = _taxed(case, taxable, Money(pension), Money(sums[ZAKAT]), rules)
    earned = case.base.minor + allowance + extra + irregular + sums[UNTAXED] + given.minor
    deducted = pph21.minor + parts.employee_total.minor + sum(sums[kind] for kind in _TAKEN)
    return Pay(
        base=case.base,
        allowance=Money(allowance),
        overtime=Money(extra),
        irregular=Money(irregular),
        untaxed=Money(sums[UNTAXED]),
        benefit=Money(sums[BENEFIT]),
        premium=premium,
        tax_allowance=given,
        taxable=taxable + given,
        pph21=pph21,
        pension_fund=Money(sums[PENSION]),
        zakat=Money(sums[ZAKAT]),
        loan=Money(sums[LOAN]),
        deduction=Money(sums[DEDUCTION]),
        earned=Money(earned),
        deducted=Money(deducted),
        net=Money(earned - deducted),
        bpjs=parts,
        overtime_days=days,
        thr=due,
        month=month,
        year=year,
    )


def _severance(case: Case, leaving: Leaving, rules: PayRules) -> Pay:
    """Severance alone: final tax, no contributions, nothing for the monthly PPh 21."""
    wage = case.wage if case.wage.minor >= case.minimum.minor else case.minimum
    due = severance_pay(wage, leaving, case.period.year, rules)
    nothing = dict.fromkeys(_PLAIN, ZERO)
    return Pay(
        **nothing, earned=due.total, deducted=due.tax, net=due.total - due.tax,
        bpjs=NO_CONTRIBUTIONS, overtime_days=(), thr=None, month=None, year=None, severance=due,
    )  # fmt: skip


_PLAIN = (
    "base", "allowance", "overtime", "irregular", "untaxed", "benefit", "premium", "tax_allowance",
    "taxable", "pph21", "pension_fund", "zakat", "loan", "deduction",
)  # fmt: skip
_TAKEN = (PENSION, ZAKAT, LOAN, DEDUCTION)
_NOTHING = dict.fromkeys(
    (FIXED, VARIABLE, BONUS, THR, BENEFIT, UNTAXED, ABSENCE, DEDUCTION, LOAN, ZAKAT, PENSION), 0
)


def _sums(case: Case) -> dict[str, int]:
    """The components by kind, in sen."""
    sums = _NOTHING.copy()
    for part in case.parts:
        sums[part.kind] += part.amount.minor
    return sums


def _member(case: Case) -> Membership:
    return Membership(
        case.health, case.jht, case.jp, True, case.jkk_class, case.extra_family
    )  # fmt: skip


def _overtime(case: Case, variable: int, rules: PayRules) -> tuple[OvertimePay, ...]:
    if not case.overtime:
        return ()
    wage = overtime_wage(case.wage, Money(max(0, variable)), rules.overtime, case.minimum)
    return tuple(
        overtime(each.hours.exact, each.day, case.week_days, wage, rules.overtime)
        for each in case.overtime
    )


def _thr(case: Case, given: int, rules: PayRules) -> thr.Thr | None:
    """THR of a THR run; an amount given as an input stands instead of the calculated one."""
    if case.run != THR_RUN or given:
        return None
    return thr.thr(case.wage, case.thr_months, rules.thr)


def _taxed(
    case: Case, taxable: Money, pension: Money, zakat: Money, rules: PayRules
) -> tuple[MonthTax | None, YearTax | None, Money, Money]:
    """PPh 21 by the month or, in the final period, by the year: calculation, tax, allowance."""
    law = rules.pph21
    ptkp = ptkp_of(case.ptkp, law)
    factor = law.no_npwp if case.surcharge else None
    grossed_up = case.method != "gross"
    so_far = case.so_far
    if case.is_final and case.employment != DAILY:
        year = Year(
            so_far.gross + taxable, so_far.months + 1, ptkp, so_far.withheld,
            so_far.pension + pension, so_far.zakat + zakat, case.previous_net,
            case.previous_withheld, case.resident_months, factor,
        )  # fmt: skip
        found = year_tax_grossed_up(year, law) if grossed_up else year_tax(year, law)
        return None, found, found.final, found.allowance
    scale = scale_of(ptkp, law)
    before, paid = so_far.month_gross, so_far.month_withheld
    given = ZERO
    if grossed_up:
        given = least_fixed_point(
            before + taxable, lambda gross: withheld(gross, scale, factor) - paid
        )
    gross = before + taxable + given
    tax = withheld(gross, scale, factor)
    month = MonthTax(gross, scale.name, scale.bracket(gross), tax, given, factor)
    return month, None, tax - paid, given
