"""The PPN rule of a date, from the tables."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import cache

from app.kernel.rate import Rate
from app.regulations import tables
from app.regulations.values import PpnRule


@cache
def rule_on(date: dt.date) -> PpnRule:
    """The rate and base of PPN in force on ``date``; RulesMissing before the first row."""
    ordinary = tables.one_in_force("ppn", date, code="ppn")
    luxury = tables.one_in_force("ppn", date, code="luxury")
    return PpnRule(
        id=ordinary.id,
        rate=ordinary.rate("rate_percent"),
        base_factor=Rate(Fraction(ordinary["base_factor"])),
        luxury_base_factor=Rate(Fraction(luxury["base_factor"])),
        source=ordinary.source,
        outdated=tables.outdated("ppn", date),
    )
