"""Overtime pay: hours times their multipliers times a 173rd of the month's wage (PP 35/2021 art. 31-33)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.kernel.errors import UserError
from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money
from app.kernel.text import N_
from app.regulations.values import OvertimeRules, OvertimeTier
from app.tax.amounts import part, share

WORKDAY, HOLIDAY, SHORTEST_DAY = "workday", "holiday", "holiday_on_shortest_day"
DAYS = (WORKDAY, HOLIDAY, SHORTEST_DAY)


class UnknownOvertimeDay(UserError):
    """A kind of day the overtime rules do not know."""


@dataclass(frozen=True, slots=True)
class OvertimePay:
    """Multiplied hours and their pay; ``tiers`` are (rule, hours) as they were counted."""

    hours: Fraction
    multiplied: Fraction
    wage: Money
    pay: Money
    tiers: tuple[tuple[OvertimeTier, Fraction], ...]


def counted(
    hours: Fraction, tiers: tuple[OvertimeTier, ...]
) -> tuple[tuple[OvertimeTier, Fraction], ...]:
    """The hours of a day in each tier; hours beyond the last one count as the last does."""
    found = []
    for place, tier in enumerate(tiers):
        last = None if place == len(tiers) - 1 else tier.last
        top = hours if last is None else min(hours, Fraction(last))
        inside = top - (tier.first - 1)
        if inside > 0:
            found.append((tier, inside))
    return tuple(found)


def overtime(
    hours: Fraction, day: str, week_days: int, wage: Money, rules: OvertimeRules
) -> OvertimePay:
    """Pay for one day's overtime on a monthly ``wage``, the rupiah fraction dropped."""
    tiers = rules.tiers.get((week_days, day))
    if tiers is None:
        raise UnknownOvertimeDay(N_("Overtime knows no day “{day}”."), day=day)
    found = counted(hours, tiers)
    multiplied = sum((amount * tier.multiplier for tier, amount in found), Fraction(0))
    pay = part(wage, multiplied / rules.hour_divisor)
    return OvertimePay(hours, multiplied, wage, pay, found)


def overtime_wage(
    fixed: Money, variable: Money, rules: OvertimeRules, minimum_wage: Money = ZERO
) -> Money:
    """The month's wage overtime counts from: base and fixed allowances.

    At least three quarters of all pay where variable allowances are large (art. 32(3)), and never below
    the minimum wage where one is given.
    """
    least_share = share(fixed + variable, rules.fixed_share)
    wage = fixed if fixed.minor >= least_share.minor else least_share
    return wage if wage.minor >= minimum_wage.minor else minimum_wage


def beyond_limits(
    hours: Mapping[dt.date, Fraction], rules: OvertimeRules
) -> tuple[list[dt.date], list[dt.date]]:
    """Days, and Mondays of weeks, whose overtime on workdays is beyond the limit (art. 26(1)); rest days and
    holidays do not count and are not handed in."""
    days = sorted(day for day, amount in hours.items() if amount > rules.hours_a_day)
    weeks: dict[dt.date, Fraction] = {}
    for day, amount in hours.items():
        monday = day - dt.timedelta(day.weekday())
        weeks[monday] = weeks.get(monday, Fraction(0)) + amount
    return days, sorted(monday for monday, sum_ in weeks.items() if sum_ > rules.hours_a_week)


def month_of_daily(wage: Money, week_days: int, rules: OvertimeRules) -> Money:
    """The monthly wage of someone paid by the day (art. 33)."""
    return Money(wage.minor * rules.days_in_month[week_days])


def explain(paid: OvertimePay, rules: OvertimeRules) -> Explained:
    """Hours by tier, then the hourly wage."""
    tiers = tuple(
        Explained(
            N_("Hours"), hours * tier.multiplier, N_("hours × multiplier"),
            ((N_("hours"), hours), (N_("multiplier"), tier.multiplier)), tier.id,
        )
        for tier, hours in paid.tiers
    )  # fmt: skip
    return Explained(
        N_("Overtime"), paid.pay, N_("monthly wage ÷ 173 × multiplied hours, fraction dropped"),
        ((N_("monthly wage"), paid.wage), (N_("multiplied hours"), paid.multiplied)),
        "overtime-hour-divisor", tiers,
    )  # fmt: skip
