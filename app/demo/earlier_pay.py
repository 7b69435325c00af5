"""What the demo's people earned and paid before its books began, recomputed with the rules of each month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.demo.cast import Employee
from app.kernel.money import ZERO, Money, rp
from app.regulations.pay import pay_rules
from app.tax import bpjs
from app.tax.pph21 import monthly


@dataclass(frozen=True, slots=True)
class SoFar:
    gross: Money
    pph21: Money
    pension: Money


def months_before(person: Employee, salary: Money, year: int, through_month: int) -> SoFar:
    """Gross, PPh 21 and the pension contributions of months 1 to ``through_month``, THR in March."""
    gross = pph21 = pension = ZERO
    wage = salary + rp(person.fixed_allowance)
    for month in range(1, through_month + 1):
        rules = pay_rules(dt.date(year, month, 1))
        shares = bpjs.contributions(wage, bpjs.Membership(), rules.bpjs)
        earned = wage + rp(person.daily_allowance) + shares.taxable_premium
        if month == 3:
            earned = earned + wage
        ptkp = monthly.ptkp_of(person.ptkp, rules.pph21)
        tax = monthly.withheld(earned, monthly.scale_of(ptkp, rules.pph21))
        gross, pph21 = gross + earned, pph21 + tax
        pension = pension + shares.pension_employee
    return SoFar(gross, pph21, pension)
