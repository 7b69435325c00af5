"""Instalments: a document's whole falls due in parts, each on its own day. Pure.

A part is a share of the whole, a fixed amount, or what the others leave; together they are the whole, to the
rupiah. Payments take the earliest part first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from app.kernel import formats
from app.kernel.money import ZERO, Money, rp, total
from app.kernel.period import of_date
from app.kernel.problems import Problem
from app.kernel.rate import NO_RATE, Rate
from app.kernel.rounding import divide_half_up
from app.kernel.text import N_
from app.ledger.parts import Instalment, Plan
from app.trade.terms import due_date, is_plausible

if TYPE_CHECKING:
    from app.masters.payment_term import TermPart

FIELD = "instalments"
MOST_PARTS = 60
NOT_THE_WHOLE = N_(
    "The instalments come to {sum}, the document to {whole}. Change a part, or leave one without share"
    " and amount: it takes the rest."
)
NOTHING_LEFT = N_("Instalment {number} comes to nothing. Change the parts, or take it out.")
BEFORE_DATE = N_("Instalment {number} is due before the date of the document.")
NOT_RISING = N_("Instalment {number} is not due after the one before.")
IMPOSSIBLE_DAY = N_("The due date of instalment {number} cannot be right.")
TOO_MANY = N_("A document has at most {most} instalments.")
REST_TWICE = N_("Only one instalment can be left without share and amount: it takes the rest.")


class Part(NamedTuple):
    """One part as entered: a share of the whole or an amount; neither takes what the others leave."""

    due_date: dt.date
    percent: Rate = NO_RATE
    amount: Money = ZERO

    @property
    def is_rest(self) -> bool:
        return not self.percent and not self.amount


def entered(instalment: Instalment) -> Part:
    """The part as it was entered."""
    day, amount, percent, is_rest = instalment
    return Part(day, percent, ZERO if percent or is_rest else amount)


def by_term(parts: Sequence[TermPart], date: dt.date) -> tuple[Part, ...]:
    """The parts of a payment term for a document of ``date``."""
    return tuple(Part(due_date(date, part.days), part.percent) for part in parts)


def monthly(date: dt.date, count: int) -> tuple[Part, ...]:
    """``count`` equal parts, the first a month after ``date``; of a shorter month its last day."""
    month = of_date(date)
    days = [
        min(last.first_day + dt.timedelta(date.day - 1), last.last_day)
        for last in (month.plus(after) for after in range(1, count + 1))
    ]
    return tuple(Part(day, Rate(Fraction(1, count))) for day in days)


def worked_out(parts: Sequence[Part], whole: Money) -> Plan:
    """The amounts of the parts. Shares are rounded so that 100 % is the whole."""
    shares = _shares([part.percent for part in parts], whole)
    amounts = [
        share if part.percent else part.amount for part, share in zip(parts, shares, strict=True)
    ]
    rest = whole - total(amounts)
    return tuple(
        Instalment(part.due_date, rest if part.is_rest else amount, part.percent, part.is_rest)
        for part, amount in zip(parts, amounts, strict=True)
    )


def _shares(percents: Sequence[Rate], whole: Money) -> list[Money]:
    """Each share is what the sum of shares grows by, so that no rounding is lost."""
    shares, before, so_far = [], ZERO, Fraction(0)
    for percent in percents:
        so_far += percent.exact
        upto = whole.minor * so_far
        now = rp(divide_half_up(upto.numerator, upto.denominator * 100))
        shares.append(now - before)
        before = now
    return shares


def problems(plan: Plan, date: dt.date, whole: Money) -> list[Problem]:
    """What is wrong with the parts of a document of ``date`` that comes to ``whole``."""
    if sum(part.is_rest for part in plan) > 1:
        return [Problem(FIELD, REST_TWICE)]
    if len(plan) > MOST_PARTS:
        return [Problem(FIELD, TOO_MANY, {"most": MOST_PARTS})]
    found = []
    for number, part in enumerate(plan, 1):
        message = _wrong_day(part.due_date, date, plan[number - 2].due_date if number > 1 else None)
        if not message and part.amount.minor <= 0 and not part.is_rest:
            message = NOTHING_LEFT
        if message:
            found.append(Problem(FIELD, message, {"number": number}))
    sum_ = total([part.amount for part in plan])
    rest = next((part.amount for part in plan if part.is_rest), None)
    if not found and (sum_ != whole or (rest is not None and rest.minor <= 0)):
        named = sum_ - rest if rest is not None else sum_
        values = {"sum": formats.rupiah(named), "whole": formats.rupiah(whole)}
        found.append(Problem(FIELD, NOT_THE_WHOLE, values))
    return found


def _wrong_day(due: dt.date, date: dt.date, before: dt.date | None) -> str:
    if not is_plausible(due):
        return IMPOSSIBLE_DAY
    if due < date:
        return BEFORE_DATE
    return NOT_RISING if before is not None and due <= before else ""


def still_open(plan: Plan, outstanding: Money) -> tuple[Money, ...]:
    """What of each part is open while ``outstanding`` is open of the whole: the last parts are paid last."""
    left, found = outstanding, []
    for part in reversed(plan):
        taken = max(ZERO, min(part.amount, left))
        found.append(taken)
        left = left - taken
    return tuple(reversed(found))


def next_due(plan: Plan, outstanding: Money, last: dt.date) -> dt.date:
    """When the earliest part that is open falls due; ``last`` where there are none."""
    parts = zip(plan, still_open(plan, outstanding), strict=True)
    return next((part.due_date for part, left in parts if left), last)
