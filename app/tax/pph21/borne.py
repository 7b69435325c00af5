"""PPh 21 borne by the government (DTP): what is paid out to the employee in cash, and what is refunded.

PMK 10/2025 and PMK 105/2025: every period's tax is paid out, an excess of the final period is kept.
PMK 72/2025 (tourism, October to December 2025): the excess is refunded as far as it exceeds what the
government bore.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.kernel.money import ZERO, Money
from app.tax.amounts import not_below_zero

NO_REFUND, REFUND_EXCESS = "full_year_no_refund", "partial_year_refund_excess"


@dataclass(frozen=True, slots=True)
class Borne:
    """total: paid out by the government. refund: given back to the employee by the final period."""

    total: Money
    refund: Money
    not_refunded: Money


def borne(taxes: Sequence[tuple[int, Money]], months: frozenset[int], rule: str) -> Borne:
    """From every period's (month, PPh 21), the last one being the final period."""
    paid = [(month, tax) for month, tax in taxes if month in months]
    total = Money(sum(not_below_zero(tax).minor for _, tax in paid))
    excess = not_below_zero(-taxes[-1][1]) if taxes else ZERO
    kept = excess if rule == NO_REFUND else Money(min(excess.minor, total.minor))
    return Borne(total, excess - kept, kept)
