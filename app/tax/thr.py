"""THR, the religious holiday allowance: a month's wage, or its part by months (Permenaker 6/2016 art. 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money
from app.kernel.text import N_
from app.regulations.values import ThrRules
from app.tax.amounts import part


@dataclass(frozen=True, slots=True)
class Thr:
    """What is due for these months of service on this wage."""

    wage: Money
    months: int
    amount: Money


def thr(wage: Money, months: int, rules: ThrRules) -> Thr:
    """A month's ``wage`` (base and fixed allowances) after twelve full months of service; a twelfth for each
    month before; nothing before the first month is full."""
    if months < 1:
        return Thr(wage, months, ZERO)
    counted = min(months, rules.full_months)
    return Thr(wage, months, part(wage, Fraction(counted, rules.full_months)))


def average_wage(wages: Sequence[Money], rules: ThrRules) -> Money:
    """The wage of someone paid by the day: the average of the last twelve months, or of those worked."""
    recent = list(wages)[-rules.full_months :]
    if not recent:
        return ZERO
    return part(Money(sum(wage.minor for wage in recent)), Fraction(1, len(recent)))


def explain(due: Thr, rules: ThrRules) -> Explained:
    return Explained(
        N_("THR"), due.amount, N_("wage × months of service, at most 12, ÷ 12"),
        ((N_("wage"), due.wage), (N_("months of service"), due.months)), rules.id,
    )  # fmt: skip
