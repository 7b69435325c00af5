"""Expected beside computed: every key that is expected must match exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

Tolerances = dict[str, int]


def matches(
    expected: Any, computed: Any, tolerance: int = 0, tolerances: Tolerances | None = None
) -> bool:
    """Whether ``computed`` holds everything ``expected`` does.

    Numbers are compared by value, whether written as text or not. Lists of months are matched by month.
    ``tolerances``: rupiah a named key may differ by.
    """
    allowed = tolerances or {}
    if isinstance(expected, dict):
        return isinstance(computed, dict) and all(
            key in computed and matches(value, computed[key], allowed.get(key, 0), allowed)
            for key, value in expected.items()
        )
    if isinstance(expected, list):
        return isinstance(computed, list) and all(
            matches(each, other, tolerance, allowed) for each, other in _pairs(expected, computed)
        )
    one, other = number(expected), number(computed)
    if one is not None and other is not None:
        return abs(one - other) <= tolerance
    return bool(expected == computed)


def _pairs(expected: list[Any], computed: list[Any]) -> list[tuple[Any, Any]]:
    """Each expected item with its computed one; None where there is none."""
    if all(isinstance(each, dict) and "month" in each for each in (*expected, *computed)):
        by_month = {each["month"]: each for each in computed}
        return [(each, by_month.get(each["month"])) for each in expected]
    if len(expected) != len(computed):
        return [(expected, None)]
    return list(zip(expected, computed, strict=True))


def number(value: Any) -> Fraction | None:
    """A number, or text that is one; None for anything else."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        return None


def asked_of(expected: Any, computed: Any) -> Any:
    """The part of ``computed`` that was asked for, for printing beside it."""
    if isinstance(expected, dict) and isinstance(computed, dict):
        return {key: asked_of(value, computed.get(key)) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(computed, list):
        return [asked_of(each, other) for each, other in _pairs(expected, computed)]
    return computed
