"""What a part of a payslip is called that belongs to a loan. Pure."""

from __future__ import annotations

TAKEN, GIVEN = "loan:", "loan-paid-out:"
"""How the component of a payslip begins that takes an instalment or pays a loan out; the number follows."""


def loan_of(component: str) -> str:
    """The number of the loan that a part of a payslip belongs to, empty for any other part."""
    kind, colon, number = component.partition(":")
    return number if f"{kind}{colon}" in (TAKEN, GIVEN) else ""
