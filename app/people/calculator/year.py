"""The topic ``employee_year``: a person's months through the program's own year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.kernel import formats
from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money, total
from app.kernel.period import Period
from app.kernel.rate import Rate, percent
from app.kernel.text import N_
from app.people.calculator.inputs import (
    Computed,
    Inputs,
    amount,
    given,
    money,
    percent_of,
    printed,
    rules_of,
    whole,
)
from app.regulations.pay import bpjs_rules
from app.regulations.values import Contribution, Pph21Rules
from app.tax.amounts import not_below_zero
from app.tax.bpjs import JKK, Contributions, Membership, contributions, part_of
from app.tax.pph21 import annual, monthly
from app.tax.pph21.annual import YearTax
from app.tax.pph21.borne import borne
from app.tax.pph21.monthly import MonthTax
from app.tax.pph21.year import MonthPay, Previous, TaxYear, tax_year

CASH = (
    "salary",
    "allowance",
    "overtime",
    "bonus",
    "thr",
    "tax_allowance",
    "other_income",
    "commission",
)
GROSSED_UP = ("gross_up", "grossup", "net", "nett")


def employee_year(inputs: Inputs) -> Computed:
    """Every month, the year's calculation and, where it applies, what the government bore."""
    rules = rules_of(inputs)
    months = [_month_pay(month, inputs) for month in inputs["months"]]
    year = tax_year(
        months,
        str(inputs["ptkp"]),
        rules,
        gross_up=str(inputs.get("method", "gross")) in GROSSED_UP,
        previous=_previous(inputs.get("previous_employer")),
        resident_months=_resident_months(inputs.get("subjective_months"), len(months)),
        surcharge=surcharge_of(inputs, rules),
    )
    figures: dict[str, Any] = {
        "monthly": [*(_month_result(*each) for each in year.months), _final_result(year)],
        "annual": _annual(year.final),
        "dtp": _borne(inputs, year, months),
    }
    return Computed(figures, _steps(year, rules))


def _steps(year: TaxYear, rules: Pph21Rules) -> tuple[Explained, ...]:
    """Every month by its rate, then the final period with the allowance inside it."""
    earlier = tuple(in_month(month, monthly.explain(result)) for month, result in year.months)
    told = annual.explain(year.final, rules)
    if year.final.allowance:
        pay = year.final.year.gross - year.final.allowance
        told = replace(
            told, parts=(*told.parts, monthly.allowance_explained(pay, year.final.allowance))
        )
    return (*earlier, in_month(year.final_month, told))


def in_month(month: int, step: Explained) -> Explained:
    """A step with the month it is of."""
    named = (N_("month"), formats.MONTHS[formats.language()][month - 1])
    return replace(step, operands=(named, *step.operands))


def surcharge_of(inputs: Inputs, rules: Pph21Rules) -> Rate | None:
    """The factor without NPWP where a case switches it on."""
    switched_on = given(inputs, "no_npwp", "no_npwp_surcharge", "npwp_surcharge")
    return rules.no_npwp if switched_on is True else None


def premiums_of(month: Inputs, inputs: Inputs) -> Contributions:
    """BPJS on ``bpjs_wage`` in the month's rules, where the case asks the program to compute it."""
    wage = month.get("bpjs_wage")
    if wage is None:
        return Contributions({})
    period = Period(int(inputs["tax_year"]), int(month["month"]))
    rules = bpjs_rules(period.first_day)
    risk_class = whole(month, "jkk_class", default=whole(inputs, "jkk_class", default=1))
    found = contributions(money(wage), Membership(jkk_class=risk_class), rules)
    rate = given(month, "jkk_rate_percent")
    if rate is not None:
        own = Contribution("case", JKK, percent(str(rate)), percent(0), None, "")
        return Contributions({**found.parts, JKK: part_of(money(wage), own)})
    return found


def _month_pay(month: Inputs, inputs: Inputs) -> MonthPay:
    premiums = premiums_of(month, inputs)
    cash = total([money(month.get(key)) for key in CASH])
    return MonthPay(
        month=int(month["month"]),
        taxable=cash + money(month.get("taxable_premium")) + premiums.taxable_premium,
        pension=money(month.get("pension_employee")) + premiums.pension_employee,
        zakat=money(month.get("zakat")),
    )


def _previous(slip: Inputs | None) -> Previous:
    """An earlier employer's slip: its net as given, or from its gross and deductions."""
    if not slip:
        return Previous()
    net = given(slip, "net", "net_income", "netto", "previous_net")
    if net is None:
        gross = amount(slip, "gross", "bruto")
        cost = amount(slip, "position_cost")
        net_money = (
            gross - cost - amount(slip, "pension_employee", "pension") - amount(slip, "zakat")
        )
    else:
        net_money = money(net)
    return Previous(
        net_money,
        amount(slip, "pph21", "pph21_withheld", "withheld", "tax", "pph21_paid", "tax_withheld"),
    )


def _resident_months(value: Any, worked: int) -> int:
    """How long residence lasted, as a number, a list of months, or from and to."""
    if value is None or value is False:
        return 0
    if value is True:
        return worked
    if isinstance(value, list):
        return len(value)
    if isinstance(value, dict):
        first = whole(value, "from", "start", "first", default=1)
        last = whole(value, "to", "end", "last", default=12)
        return whole(value, "count", "months", default=last - first + 1)
    return int(value)


def _month_result(month: int, result: MonthTax) -> dict[str, Any]:
    return {
        "month": month,
        "gross": printed(result.gross),
        "pph21": printed(result.tax),
        "tax_allowance": printed(result.allowance),
        "ter_category": result.category,
        "ter_rate_percent": percent_of(result.bracket.rate.exact),
    }


def _final_result(year: TaxYear) -> dict[str, Any]:
    return {
        "month": year.final_month,
        "pph21": printed(year.final.final),
        "tax_allowance": printed(year.final.allowance),
    }


def _annual(result: YearTax) -> dict[str, Any]:
    year = result.year
    figures = {
        "gross": year.gross,
        "position_cost": result.position_cost,
        "pension_employee": year.pension,
        "zakat": year.zakat,
        "net": result.net,
        "previous_net": year.previous_net,
        "net_previous": year.previous_net,
        "net_total": result.net + year.previous_net,
        "net_annualised": result.net_of_year,
        "net_annualized": result.net_of_year,
        "ptkp": year.ptkp.amount,
        "pkp": result.pkp,
        "tax_annualised": result.layered,
        "tax_annualized": result.layered,
        "tax": result.tax,
        "withheld_before": year.withheld,
        "previous_pph21": year.previous_withheld,
        "pph21_previous": year.previous_withheld,
        "final_period": result.final,
        "refund": not_below_zero(-result.final),
    }
    return {key: printed(value) for key, value in figures.items()}


def _borne(inputs: Inputs, year: TaxYear, months: list[MonthPay]) -> dict[str, Any]:
    """What the government bore, and what the employee took home with it."""
    asked = inputs.get("dtp") or {}
    eligible = bool(asked) and bool(asked.get("eligible", True))
    borne_months = (
        frozenset(int(month) for month in asked.get("months", ())) if eligible else frozenset()
    )
    found = borne(year.taxes, borne_months, str(asked.get("rule", "")))
    cash = total([_cash(month) for month in inputs["months"]])
    reductions = total([pay.pension + pay.zakat for pay in months])
    withheld = total([not_below_zero(tax) for _, tax in year.taxes])
    refund = found.refund if eligible else not_below_zero(-year.final.final)
    home = cash - reductions - withheld + found.total + refund
    return {
        "dtp_total": printed(found.total),
        "refund": printed(refund),
        "refund_to_employee": printed(refund),
        "not_refunded": printed(found.not_refunded),
        "take_home_with_dtp": printed(home),
    }


def _cash(month: Inputs) -> Money:
    """Pay in cash before deductions; a tax allowance is cash too."""
    return total([money(month.get(key)) for key in CASH]) if month else ZERO
