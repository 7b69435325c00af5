"""What must hold of bills and payments at all times."""

from __future__ import annotations

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.money import Money
from app.kernel.text import N_, _
from app.ledger import accounts, balances
from app.purchasing.debit_note.service import SIDE as NOTES
from app.purchasing.goods_receipt.side import KIND, RECEIPT
from app.purchasing.payment.service import SIDE
from app.store.integrity import CheckResult
from app.trade import checks
from app.trade.returns import checks as notes

SERIES = {
    "purchase-request": "purchase_request",
    "purchase-order": "purchase_order",
    "purchase-invoice": "purchase_invoice",
    "goods-receipt": "goods_receipt",
    "payment": "supplier_payment",
    "debit-note": "debit_note",
    "landed-cost": "landed_cost",
}


def parts_sum_to_the_whole(_session: Session) -> list[CheckResult]:
    """I6 (and I2 for bills): lines make the bill, the bill is what was booked, parts stay within."""
    return [
        checks.lines_sum_to_document("I6", N_("Bill lines sum to their bill"), "purchase_invoice"),
        checks.instalments_sum_to_document(
            "I6", N_("Instalments sum to their bill"), "purchase-invoice", "purchase_invoice"
        ),
        checks.posted_as_booked(
            "I2", N_("Bills are booked as entered"), "purchase_invoice", "payable"
        ),
        checks.posted_as_booked(
            "I2", N_("Debit notes are booked as entered"), "debit_note", "payable"
        ),
        checks.payments_within_amount("I6", N_("Payments settle no more than was paid"), SIDE),
        notes.lines_sum_to_note("I6", N_("Debit note lines sum to their note"), NOTES),
        checks.lines_sum_to_order(
            "I6", N_("Order lines sum to their order"), ("purchase_request", "purchase_order")
        ),
        landed_costs_are_spread_whole(),
    ]


def landed_costs_are_spread_whole() -> CheckResult:
    """I6: what was taken of a bill's lines, what was spread, and what goods bear of it are one sum."""
    title = N_("Landed costs are spread whole")
    broken = store.scalar(
        "SELECT COUNT(*) FROM landed_cost d WHERE d.state = 'posted' AND (d.amount <>"
        " (SELECT COALESCE(SUM(share), 0) FROM landed_cost_part WHERE cost_id = d.id)"
        " OR d.amount <> (SELECT COALESCE(SUM(amount), 0) FROM landed_cost_source"
        " WHERE cost_id = d.id) OR d.amount <> (SELECT COALESCE(SUM(m.given_value), 0)"
        " FROM stock_move m WHERE m.document_kind = 'landed-cost' AND m.document_id = d.id"
        " AND m.origin_move_id IS NULL))"
    )
    counted = store.scalar("SELECT COUNT(*) FROM landed_cost WHERE state = 'posted'")
    figures = {"broken": formats.count(broken), "counted": formats.count(counted)}
    if broken:
        return CheckResult("I6", title, False, _("{broken} of {counted} differ", **figures))
    return CheckResult("I6", title, True, _("{counted} checked", **figures))


def no_more_than_ordered(_session: Session) -> CheckResult:
    """I5: what was received and billed of an order's line is at most what was ordered."""
    title = N_("No more was received than was ordered")
    return checks.taken_within_line("I5", title, "purchase-order")


def billed_within_received(_session: Session) -> CheckResult:
    """I5: of no received line more is billed or returned than came."""
    title = N_("No more is billed than was received")
    return checks.taken_within_line("I5", title, KIND)


def received_is_the_account(_session: Session) -> CheckResult:
    """I4: what is received and not billed is the balance of its account.

    Amber where entries made by other documents stand between, which somebody should clear.
    """
    title = N_("Goods received and not billed are what their account says")
    account = accounts.for_role(RECEIPT.counter).id
    waiting = Money(
        store.scalar(
            "SELECT COALESCE(SUM(l.value), 0) - (SELECT COALESCE(SUM(value), 0) FROM line_origin"
            f" WHERE origin_kind = '{KIND}' AND counts) FROM goods_receipt d"
            " JOIN goods_receipt_line l ON l.receipt_id = d.id WHERE d.state = 'posted'"
            " AND NOT EXISTS (SELECT 1 FROM void_mark v WHERE v.kind = ? AND v.document_id = d.id)",
            (KIND,),
        )
    )
    held = -balances.balance(account)
    if waiting == held:
        return CheckResult("I4", title, True, formats.rupiah(waiting))
    others = store.scalar(
        "SELECT COALESCE(SUM(l.amount), 0) FROM journal_line l JOIN journal_entry e"
        " ON e.id = l.entry_id WHERE l.account_id = ? AND e.source_kind NOT IN"
        f" ('{KIND}', 'purchase-invoice', 'debit-note')",
        (account,),
    )
    detail = _(
        "{waiting} wait to be billed, the account holds {held}",
        waiting=formats.rupiah(waiting),
        held=formats.rupiah(held),
    )
    return CheckResult("I4", title, False, detail, amber=held + Money(others) == waiting)


def returns_within_bills(_session: Session) -> CheckResult:
    """I5: no more is given back of a line than was billed."""
    return notes.within_invoice("I5", N_("Debit notes take no more than was billed"), NOTES)


def numbers_have_no_gaps(_session: Session) -> CheckResult:
    """I8."""
    return checks.no_gaps("I8", N_("Numbers of purchases have no gaps"), SERIES)
