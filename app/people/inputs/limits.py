"""The limits of overtime in words. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from app.kernel import formats
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.regulations.values import OvertimeRules
from app.tax.overtime import beyond_limits

A_DAY = N_("Overtime beyond {limit} hours a day (PP 35/2021 art. 26): {days}.")
A_WEEK = N_("Overtime beyond {limit} hours a week (PP 35/2021 art. 26), in the week of {days}.")


def told_limits(hours: Mapping[dt.date, Fraction], rules: OvertimeRules) -> list[Problem]:
    """What of the hours on workdays goes beyond the limits of PP 35/2021 art. 26; none of it blocks."""
    days, weeks = beyond_limits(hours, rules)
    told = ((A_DAY, rules.hours_a_day, days), (A_WEEK, rules.hours_a_week, weeks))
    return [
        Problem("overtime", message, {"limit": limit, "days": _listed(found)}, blocking=False)
        for message, limit, found in told
        if found
    ]


def _listed(days: list[dt.date]) -> str:
    return ", ".join(formats.date_medium(day) for day in days)
