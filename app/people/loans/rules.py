"""The plan of a loan: equal instalments, what is due, a month paused, a part settled early. Pure.

A plan is a tuple of instalments in order of month; every change of it keeps its sum or changes it by
exactly what was settled. Amounts are whole rupiah.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel.money import ZERO, Money, total
from app.kernel.period import Period


@dataclass(frozen=True, slots=True)
class Instalment:
    """What a month is to take."""

    period: Period
    amount: Money


Plan = tuple[Instalment, ...]


def equal_plan(amount: Money, months: int, first: Period) -> Plan:
    """Instalments of the same whole rupiah from ``first`` on; the last takes the rest."""
    each = Money(amount.minor // 100 // months * 100)
    last = amount - Money(each.minor * (months - 1))
    amounts = [each] * (months - 1) + [last]
    return tuple(Instalment(first.plus(place), part) for place, part in enumerate(amounts))


def due(plan: Plan, taken: Money, period: Period) -> Money:
    """What the run of ``period`` is to take after ``taken``: what earlier months left over included."""
    return left_of(total([each.amount for each in plan if each.period <= period]), taken)


def left_of(planned: Money, taken: Money) -> Money:
    """What of the instalments until now was not deducted yet."""
    return max(planned - taken, ZERO, key=lambda amount: amount.minor)


def ahead(plan: Plan, taken: Money) -> Plan:
    """What of the plan is not deducted yet; deductions fill the earliest months first."""
    found, rest = [], taken.minor
    for each in plan:
        part = min(rest, each.amount.minor)
        rest -= part
        if each.amount.minor > part:
            found.append(Instalment(each.period, Money(each.amount.minor - part)))
    return tuple(found)


def paused(plan: Plan, taken: Money, period: Period) -> Plan:
    """The plan with nothing due in ``period``: from that month on all waits one month longer, what earlier
    months left over is due in the next."""
    moved = [
        Instalment(max(each.period, period).plus(1), each.amount) for each in ahead(plan, taken)
    ]
    return _merged([*_done(plan, taken), *moved])


def settled(plan: Plan, taken: Money, amount: Money) -> Plan:
    """The plan after ``amount`` was paid back beside it: the last instalments fall away first."""
    rest, kept = amount.minor, []
    for each in reversed(ahead(plan, taken)):
        part = min(rest, each.amount.minor)
        rest -= part
        kept.append(Instalment(each.period, Money(each.amount.minor - part)))
    return _merged([*_done(plan, taken), *kept])


def owed_again(plan: Plan, amount: Money, period: Period) -> Plan:
    """The plan after a settlement was taken back: due in the month after the last, not before ``period``."""
    last = max((each.period.plus(1) for each in plan), default=period)
    return _merged([*plan, Instalment(max(last, period), amount)])


def _done(plan: Plan, taken: Money) -> list[Instalment]:
    """The part of the plan that was deducted."""
    found, rest = [], taken.minor
    for each in plan:
        part = min(rest, each.amount.minor)
        rest -= part
        found.append(Instalment(each.period, Money(part)))
    return found


def _merged(parts: list[Instalment]) -> Plan:
    """One instalment a month, in order, without empty ones."""
    sums: dict[Period, int] = {}
    for each in parts:
        sums[each.period] = sums.get(each.period, 0) + each.amount.minor
    return tuple(Instalment(period, Money(sums[period])) for period in sorted(sums) if sums[period])
