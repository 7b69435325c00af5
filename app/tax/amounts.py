"""The one rounding of pay: a rate times an amount, the rupiah fraction dropped.

Neither PP 58/2023, PMK 168/2023 nor the BPJS rules say how to round; dropping the fraction fits every
official example. Whole-number arithmetic, because a payroll does this a million times.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from app.kernel.money import ZERO, Money
from app.kernel.rate import Rate

TaxOf = Callable[[Money], Money]

SEN = 100


def share(amount: Money, rate: Rate) -> Money:
    """``rate`` of ``amount`` in whole rupiah, the fraction dropped."""
    exact = rate.exact
    return Money(amount.minor * exact.numerator // (exact.denominator * SEN) * SEN)


def part(amount: Money, factor: Fraction) -> Money:
    """``amount`` times an exact factor in whole rupiah, the fraction dropped."""
    return Money(amount.minor * factor.numerator // (factor.denominator * SEN) * SEN)


def least(first: Money, second: Money) -> Money:
    return first if first.minor <= second.minor else second


def not_below_zero(amount: Money) -> Money:
    return amount if amount.minor > 0 else ZERO


def down_to_thousand_rupiah(amount: Money) -> Money:
    """PKP: down to full thousands, never below zero (PMK 168/2023 art. 8(4))."""
    return Money(max(0, amount.minor // (1000 * SEN) * 1000 * SEN))


def least_fixed_point(base: Money, tax_of: TaxOf) -> Money:
    """The smallest whole-rupiah allowance ``t`` with ``t = tax_of(base + t)``; zero where tax is not above it.

    The tax never falls when the income rises, so stepping from zero can only rise towards the least
    solution and stops there; near the bounds of a bracket there can be larger solutions too.
    """
    allowance = ZERO
    while True:
        tax = not_below_zero(tax_of(base + allowance))
        if tax.minor <= allowance.minor:
            return allowance
        allowance = tax
