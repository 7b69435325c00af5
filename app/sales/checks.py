"""What must hold of invoices and receipts at all times."""

from __future__ import annotations

from app import store
from app.access.session import Session
from app.kernel.text import N_
from app.sales.credit_note.service import SIDE as NOTES
from app.sales.receipt.service import SIDE
from app.store.integrity import CheckResult
from app.trade import checks
from app.trade.returns import checks as notes

SERIES = {
    "quotation": "quotation",
    "sales-order": "sales_order",
    "sales-invoice": "sales_invoice",
    "delivery-note": "delivery_note",
    "receipt": "customer_receipt",
    "credit-note": "credit_note",
}


def printed_is_posted(_session: Session) -> CheckResult:
    """I2: an invoice's total is what its entry put on the customer's account."""
    title = N_("What is printed is what was posted")
    return checks.posted_as_booked("I2", title, "sales_invoice", "receivable")


def notes_are_booked(_session: Session) -> CheckResult:
    """I2: a credit note's total is what its entry took from the customer's account."""
    title = N_("Credit notes are booked as printed")
    return checks.posted_as_booked("I2", title, "credit_note", "receivable")


def returns_within_invoices(_session: Session) -> CheckResult:
    """I5: no more is credited of a line than was invoiced."""
    return notes.within_invoice("I5", N_("Credit notes take no more than was invoiced"), NOTES)


def parts_sum_to_the_whole(_session: Session) -> list[CheckResult]:
    """I6: lines make the invoice, parts stay within the receipt."""
    return [
        checks.lines_sum_to_document(
            "I6", N_("Invoice lines sum to their invoice"), "sales_invoice"
        ),
        checks.instalments_sum_to_document(
            "I6", N_("Instalments sum to their invoice"), "sales-invoice", "sales_invoice"
        ),
        checks.payments_within_amount("I6", N_("Receipts settle no more than they brought"), SIDE),
        notes.lines_sum_to_note("I6", N_("Credit note lines sum to their note"), NOTES),
        checks.lines_sum_to_order(
            "I6", N_("Order lines sum to their order"), ("quotation", "sales_order")
        ),
    ]


def no_more_than_ordered(_session: Session) -> CheckResult:
    """I5: what was delivered and invoiced of an order's line is at most what was ordered."""
    title = N_("No more was delivered than was ordered")
    return checks.taken_within_line("I5", title, "sales-order")


def invoiced_within_delivered(_session: Session) -> CheckResult:
    """I5: of no delivered line more is invoiced or returned than left."""
    title = N_("No more is invoiced than was delivered")
    return checks.taken_within_line("I5", title, "delivery-note")


def numbers_have_no_gaps(_session: Session) -> CheckResult:
    """I8."""
    return checks.no_gaps("I8", N_("Numbers of sales have no gaps"), SERIES)


def cash_sales_are_paid(_session: Session) -> CheckResult:
    """I6: the receipt of a cash sale brought what was asked, and rounding made up the rest of its invoice."""
    broken = store.scalar(
        "SELECT COUNT(*) FROM cash_sale c JOIN sales_invoice d ON d.id = c.invoice_id"
        " JOIN customer_receipt r ON r.id = c.receipt_id"
        " WHERE r.amount <> c.due OR r.amount + r.write_off <> d.total"
    )
    counted = store.scalar("SELECT COUNT(*) FROM cash_sale")
    return checks.result("I6", N_("Cash sales are paid as asked"), broken, counted)
