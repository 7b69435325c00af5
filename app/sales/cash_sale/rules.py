"""The cash sale without a database: what is to be handed over, and what stands in the way.

Only cash is rounded, to the nearest amount there are coins for; the difference is booked to an account of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.kernel import formats
from app.kernel.money import LARGEST_MINOR, ZERO, Money, rp
from app.kernel.problems import Problem
from app.kernel.quantity import UnitPrice
from app.kernel.rounding import divide_half_up
from app.kernel.text import N_
from app.trade.lines import DraftLine

KIND = "cash-sale"
DISCOUNT = "sales.cash-sale.discount"
CASH, TRANSFER, QRIS, CARD = "cash", "transfer", "qris", "card"
METHODS = {
    CASH: N_("Cash"),
    TRANSFER: N_("Bank transfer"),
    QRIS: N_("QRIS"),
    CARD: N_("Card"),
}

NO_SUCH_METHOD = N_("The payment must be cash, transfer, qris or card, not {method}.")
TOO_LITTLE = N_("{due} is to be paid, but only {tendered} was handed over.")
TENDERED_TOO_LARGE = N_(
    "The amount handed over is larger than the program can hold. Check for a typing error."
)
DISCOUNT_NOT_ALLOWED = N_("You may not give a discount or lower a price at the counter.")


@dataclass(frozen=True, slots=True)
class Payment:
    """How a sale is paid, into which cash or bank account. ``tendered``: the cash handed over; zero for exactly what is due."""

    method: str = CASH
    account: str = ""
    tendered: Money = ZERO


def due(total: Money, method: str, step: int) -> Money:
    """What is to be handed over for ``total``: cash to the nearest ``step`` rupiah, half up.

    What would round to nothing is paid as it is.
    """
    if method != CASH or not step:
        return total
    rounded = rp(divide_half_up(total.whole(), step) * step)
    return rounded or total


def tendered(payment: Payment, due: Money) -> Money:
    """What was handed over: exactly what is due where nothing else is said, or where it is no cash."""
    return payment.tendered if payment.method == CASH and payment.tendered else due


def problems(payment: Payment, due: Money) -> list[Problem]:
    """What is wrong with the payment of ``due``."""
    if payment.method not in METHODS:
        return [Problem("method", NO_SUCH_METHOD, {"method": payment.method})]
    handed = tendered(payment, due)
    if handed.minor > LARGEST_MINOR:
        return [Problem("tendered", TENDERED_TOO_LARGE)]
    if handed < due:
        values = {"due": formats.rupiah(due), "tendered": formats.rupiah(handed)}
        return [Problem("tendered", TOO_LITTLE, values)]
    return []


def is_reduced(lines: Sequence[DraftLine], discount: Money, shelf: Sequence[UnitPrice]) -> bool:
    """Whether less is asked than the ``shelf`` prices of the lines, by a discount or a lower price."""
    return bool(discount) or any(
        line.discount or line.unit_price < price for line, price in zip(lines, shelf, strict=True)
    )
