"""The pay cases by topic: inputs as they are written, computed by the functions a payroll uses, with the steps
that made every figure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from app.kernel.explanation import Explained
from app.kernel.money import Money, total
from app.kernel.text import N_
from app.people.calculator.inputs import (
    Computed,
    Inputs,
    amount,
    day_of,
    decimal_text,
    given,
    money,
    percent_of,
    printed,
    rules_of,
    whole,
)
from app.people.calculator.year import GROSSED_UP, employee_year, in_month, surcharge_of
from app.regulations.pay import bpjs_rules, layers, overtime_rules, severance_rules, thr_rules
from app.tax import bpjs, overtime, severance, thr
from app.tax.pph21 import monthly as by_month
from app.tax.pph21 import others
from app.tax.pph21.monthly import MonthTax, month_tax, ptkp_of, scale_of

TOLERANCES: dict[str, dict[str, int]] = {"overtime": {"pay": 1}}


def _month_taxed(pay: Money, inputs: Inputs, *, gross_up: bool) -> MonthTax:
    rules = rules_of(inputs)
    scale = scale_of(ptkp_of(str(inputs["ptkp"]), rules), rules)
    return month_tax(pay, scale, surcharge_of(inputs, rules), gross_up=gross_up)


def _month_computed(result: MonthTax) -> Computed:
    return Computed(_month_figures(result), (by_month.explain(result),))


def _month_figures(result: MonthTax) -> dict[str, Any]:
    return {
        "ter_category": result.category,
        "ter_rate_percent": percent_of(result.bracket.rate.exact),
        "gross": printed(result.gross),
        "gross_total": printed(result.gross),
        "pph21": printed(result.tax),
        "tax_allowance": printed(result.allowance),
        "allowance": printed(result.allowance),
    }


def _pay_of(inputs: Inputs) -> Money:
    """A month's taxable pay: complete, or the sum of its parts."""
    if (
        complete := given(inputs, "gross", "pay", "gross_before_allowance", "monthly_gross")
    ) is not None:
        return money(complete)
    if isinstance(inputs.get("parts"), dict):
        return total([money(value) for value in inputs["parts"].values()])
    parts = (
        "salary", "monthly_wage", "wage", "net_salary", "net", "allowance", "overtime", "bonus", "thr",
        "taxable_premium", "premium",
    )  # fmt: skip
    return total([money(inputs.get(part)) for part in parts])


def monthly_ter(inputs: Inputs) -> Computed:
    grossed_up = str(inputs.get("method", "gross")) in GROSSED_UP
    return _month_computed(_month_taxed(_pay_of(inputs), inputs, gross_up=grossed_up))


def gross_up_month(inputs: Inputs) -> Computed:
    return _month_computed(_month_taxed(_pay_of(inputs), inputs, gross_up=True))


def nonpermanent_monthly(inputs: Inputs) -> Computed:
    """Every month by the monthly rate, December too (PP 58/2023 art. 2)."""
    if "months" not in inputs or not isinstance(inputs["months"], list):
        return monthly_ter(inputs)
    monthly: list[dict[str, Any]] = []
    steps: list[Explained] = []
    for month in inputs["months"]:
        own = month if isinstance(month, dict) else {"gross": month}
        found = monthly_ter({**inputs, **own, "months": None})
        number = own.get("month", len(monthly) + 1)
        monthly.append({"month": number, **found.figures})
        steps += [in_month(int(number), step) for step in found.steps]
    return Computed(
        {"monthly": monthly, "total": sum(int(each["pph21"]) for each in monthly)}, tuple(steps)
    )


def thr_due(inputs: Inputs) -> Computed:
    rules = thr_rules(day_of(inputs))
    wages = given(inputs, "monthly_wages", "wages", "last_months")
    if isinstance(wages, list):
        wage = thr.average_wage([money(each) for each in wages], rules)
    elif (average := given(inputs, "average_wage", "average_monthly_wage")) is not None:
        wage = money(average)
    else:
        wage = amount(inputs, "base_wage", "wage", "monthly_wage") + amount(
            inputs, "fixed_allowance", "allowance"
        )
    months = whole(inputs, "months", "service_months") + 12 * whole(
        inputs, "years", "service_years"
    )
    due = thr.thr(wage, months, rules)
    figures = {"thr": printed(due.amount), "wage": printed(wage)}
    return Computed(figures, (thr.explain(due, rules),))


def overtime_pay(inputs: Inputs) -> Computed:
    rules = overtime_rules(day_of(inputs))
    week_days = whole(inputs, "week_days", default=5)
    if (daily := given(inputs, "daily_wage")) is not None:
        fixed = overtime.month_of_daily(money(daily), week_days, rules)
    else:
        fixed = amount(inputs, "monthly_wage", "base_wage", "wage") + amount(
            inputs, "fixed_allowance"
        )
    wage = overtime.overtime_wage(
        fixed, amount(inputs, "variable_allowance"), rules, amount(inputs, "minimum_wage")
    )
    hours = Fraction(str(inputs["hours"]))
    found = overtime.overtime(hours, str(inputs["day"]), week_days, wage, rules)
    figures = {
        "multiplier_hours": decimal_text(found.multiplied),
        "base": printed(wage),
        "pay": printed(found.pay),
    }
    return Computed(figures, (overtime.explain(found, rules),))


def bpjs_health(inputs: Inputs) -> Computed:
    rules = bpjs_rules(day_of(inputs))
    extra = whole(
        inputs, "extra_family_members", "extra_family", "extra_members", "additional_family_members",
        "additional_members", "extra",
    )  # fmt: skip
    household = whole(inputs, "family_members", "members", "covered_members", "household")
    extra = extra or max(0, household - rules.health_family)
    member = bpjs.Membership(jht=False, jp=False, accident=False, extra_family=extra)
    least = amount(inputs, "minimum_wage", "wage_floor", "ump", "umk", "floor")
    wage = amount(inputs, "wage", "base_wage") + amount(inputs, "fixed_allowance")
    found = bpjs.contributions(wage, member, rules, least)
    further = found.employee(bpjs.HEALTH_EXTRA)
    figures = {
        "base": printed(found.parts[bpjs.HEALTH].base),
        "employer": printed(found.employer(bpjs.HEALTH)),
        "employee": printed(found.health_employee),
        "employee_own": printed(found.employee(bpjs.HEALTH)),
        "employee_extra": printed(further),
        "extra": printed(further),
        "employee_total": printed(found.health_employee),
        "total": printed(found.employer_total + found.health_employee),
    }
    return Computed(figures, _shares(found))


def bpjs_tk(inputs: Inputs) -> Computed:
    relief = bool(given(inputs, "jkk_relief", "relief", "labour_intensive"))
    member = bpjs.Membership(
        health=False, jkk_class=whole(inputs, "jkk_class", default=1), relief=relief
    )
    found = bpjs.contributions(
        amount(inputs, "wage", "base_wage"), member, bpjs_rules(day_of(inputs))
    )
    figures: dict[str, Any] = {"jp_base": printed(found.parts[bpjs.JP].base)}
    for name, program in (("jht", bpjs.JHT), ("jp", bpjs.JP), ("jkk", bpjs.JKK), ("jkm", bpjs.JKM)):
        figures[f"{name}_employer"] = printed(found.employer(program))
        figures[f"{name}_employee"] = printed(found.employee(program))
    figures["employer_total"] = printed(found.employer_total)
    figures["employee_total"] = printed(found.employee_total)
    return Computed(figures, _shares(found))


def _shares(found: bpjs.Contributions) -> tuple[Explained, ...]:
    """What the employer pays, then what the employee pays."""
    employer = tuple(
        bpjs.explain(program, part, employer=True)
        for program, part in found.parts.items()
        if part.employer
    )
    employee = tuple(
        bpjs.explain(program, part, employer=False)
        for program, part in found.parts.items()
        if part.employee
    )
    return (
        Explained(N_("Paid by the employer"), found.employer_total, parts=employer),
        Explained(N_("Paid by the employee"), found.employee_total, parts=employee),
    )


def daily_worker(inputs: Inputs) -> Computed:
    days = whole(inputs, "days", default=1)
    job = given(inputs, "job_wage", "piece_total", "total_wage")
    wage = amount(inputs, "daily_wage", "wage")
    if job is not None:
        wage = others.daily_average(money(job), days)
    found = others.daily(wage, rules_of(inputs))
    due = Money(found.tax.minor * days)
    figures = {
        "daily_average": printed(wage),
        "pph21_per_day": printed(found.tax),
        "pph21_total": printed(due),
    }
    told = Explained(
        N_("PPh 21"), due, N_("PPh 21 per day × days"),
        ((N_("PPh 21 per day"), found.tax), (N_("days"), days)), parts=(found.explanation,),
    )  # fmt: skip
    return Computed(figures, (told,))


def non_employee(inputs: Inputs) -> Computed:
    gross = amount(inputs, "gross", "payment")
    excluded = total(
        [money(inputs.get(key)) for key in ("materials", "hired_labour", "wages", "excluded")]
    )
    found = others.half_base(gross - excluded, rules_of(inputs))
    figures = {"base": printed(found.base), "pph21": printed(found.tax)}
    return Computed(figures, (found.explanation,))


def pph26(inputs: Inputs) -> Computed:
    gross = amount(inputs, "gross")
    rate = given(inputs, "exchange_rate", "rate", "kurs")
    if rate is not None:
        gross = money(gross.major * Fraction(str(rate)))
    found = others.pph26(gross, rules_of(inputs))
    return Computed({"base": printed(gross), "pph26": printed(found.tax)}, (found.explanation,))


def severance_tax(inputs: Inputs) -> Computed:
    kind = (
        severance.SEVERANCE if inputs["kind"] in ("pesangon", "severance") else severance.LUMP_SUM
    )
    day = day_of(inputs)
    payments = [(int(each["year"]), money(each["amount"])) for each in inputs["payments"]]
    scale = severance_rules(day).final_tax[kind]
    taxes = severance.final_taxes(payments, scale, layers(day))
    figures = {"pph21": [printed(tax) for tax in taxes], "total": printed(total(taxes))}
    return Computed(figures, (severance.explain_taxes(payments, taxes, scale),))


def severance_amount(inputs: Inputs) -> Computed:
    rules = severance_rules(day_of(inputs))
    months = 12 * whole(inputs, "service_years") + whole(inputs, "service_months")
    reason = str(inputs["reason"])
    known = {_spelt(each): each for each in rules.factors}
    found = severance.severance(
        amount(inputs, "wage"), months, known.get(_spelt(reason), reason), rules
    )
    figures = {
        "up": printed(found.up),
        "upmk": printed(found.upmk),
        "total": printed(found.up + found.upmk),
    }
    wage = amount(inputs, "wage")
    return Computed(figures, (severance.explain(found, wage, months, rules),))


def _spelt(reason: str) -> str:
    """A reason whether "loss" or "losses" is said."""
    return reason.replace("losses", "loss")


def pkwt_compensation(inputs: Inputs) -> Computed:
    wage = amount(inputs, "wage", "base_wage") + amount(inputs, "fixed_allowance")
    months = whole(inputs, "months")
    due = severance.contract_compensation(wage, months)
    figures = {"compensation": printed(due)}
    return Computed(figures, (severance.explain_compensation(due, wage, months),))


TOPICS: dict[str, Callable[[Inputs], Computed]] = {
    "employee_year": employee_year,
    "monthly_ter": monthly_ter,
    "gross_up_month": gross_up_month,
    "nonpermanent_monthly": nonpermanent_monthly,
    "thr": thr_due,
    "overtime": overtime_pay,
    "bpjs_health": bpjs_health,
    "bpjs_tk": bpjs_tk,
    "daily_worker": daily_worker,
    "non_employee": non_employee,
    "pph26": pph26,
    "severance_tax": severance_tax,
    "severance_amount": severance_amount,
    "pkwt_compensation": pkwt_compensation,
}
