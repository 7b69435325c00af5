"""Every rounding rule of the program, by name, on exact fractions.

A caller never writes arithmetic of its own: it names the rule of the figure at hand.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor

Exact = int | Fraction


def half_up(value: Exact) -> int:
    """Nearest whole number, halves away from zero: documents and taxes (PER-11/PJ/2025 art. 129)."""
    if isinstance(value, int):
        return value
    doubled, divisor = 2 * abs(value.numerator) + value.denominator, 2 * value.denominator
    rounded = doubled // divisor
    return rounded if value >= 0 else -rounded


def drop_fraction(value: Exact) -> int:
    """Towards zero: PPh 21 withheld, where no rule is given and official examples fit (see regulations)."""
    return floor(value) if value >= 0 else -floor(-value)


def down_to_thousands(value: Exact) -> int:
    """Down to full thousands, never below zero: PKP (PMK 168/2023 art. 8(4))."""
    return max(0, floor(value) // 1000 * 1000)


def divide_half_up(numerator: int, divisor: int) -> int:
    """``half_up(numerator / divisor)`` on whole numbers, without building a fraction."""
    if divisor < 0:
        numerator, divisor = -numerator, -divisor
    if numerator >= 0:
        return (2 * numerator + divisor) // (2 * divisor)
    return -((-2 * numerator + divisor) // (2 * divisor))


def allocate(total: int, weights: list[int]) -> list[int]:
    """Split ``total`` by ``weights`` so that the parts sum to it exactly.

    Each running share is rounded half up and a part is the step between two of them, so no part is off
    by more than one and nothing is lost. With no weight at all the last part takes everything.
    """
    whole = sum(weights)
    if not weights:
        return []
    if whole == 0:
        return [0] * (len(weights) - 1) + [total]
    parts, running, given = [], 0, 0
    for weight in weights:
        running += weight
        upto = divide_half_up(total * running, whole)
        parts.append(upto - given)
        given = upto
    return parts
