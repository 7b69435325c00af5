"""What must hold of bills and payments at all times."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.text import N_
from app.purchasing.payment.service import SIDE
from app.store.integrity import CheckResult
from app.trade import checks

SERIES = {
    "purchase-request": "purchase_request",
    "purchase-order": "purchase_order",
    "purchase-invoice": "purchase_invoice",
    "payment": "supplier_payment",
}


def parts_sum_to_the_whole(_session: Session) -> list[CheckResult]:
    """I6 (and I2 for bills): lines make the bill, the bill is what was booked, parts stay within."""
    return [
        checks.lines_sum_to_document("I6", N_("Bill lines sum to their bill"), "purchase_invoice"),
        checks.posted_as_booked(
            "I2", N_("Bills are booked as entered"), "purchase_invoice", "payable"
        ),
        checks.payments_within_amount("I6", N_("Payments settle no more than was paid"), SIDE),
        checks.lines_sum_to_order(
            "I6", N_("Order lines sum to their order"), ("purchase_request", "purchase_order")
        ),
    ]


def no_more_than_ordered(_session: Session) -> CheckResult:
    """I5: what was received and billed of an order's line is at most what was ordered."""
    title = N_("No more was received than was ordered")
    return checks.taken_within_line("I5", title, "purchase-order")


def numbers_have_no_gaps(_session: Session) -> CheckResult:
    """I8."""
    return checks.no_gaps("I8", N_("Numbers of purchases have no gaps"), SERIES)
