"""What sales sends by e-mail: quotations, order confirmations, invoices, delivery notes, receipts, credit notes, statements."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.text import N_
from app.mailing.letter import Letter
from app.sales.credit_note import printed as credit_note_papers
from app.sales.credit_note import queries as credit_notes
from app.sales.credit_note.rules import KIND as CREDIT_NOTE
from app.sales.delivery import printed as delivery_papers
from app.sales.delivery import service as deliveries
from app.sales.delivery.side import KIND as DELIVERY
from app.sales.invoice import printed as invoice_papers
from app.sales.invoice import queries as invoices
from app.sales.invoice.rules import KIND as INVOICE
from app.sales.order import printed as order_papers
from app.sales.order import queries as orders
from app.sales.order.kind import ORDER
from app.sales.quotation import printed as quotation_papers
from app.sales.quotation import queries as quotations
from app.sales.quotation.kind import QUOTATION
from app.sales.receipt import printed as receipt_papers
from app.sales.receipt import queries as receipts
from app.sales.receipt.rules import KIND as RECEIPT
from app.sales.reports.receivables import of_customer
from app.trade import letters


def quotation(session: Session, quotation_id: int) -> Letter:
    """Raises NotFound, UserError where it is not issued."""
    view = quotations.get(quotation_id, session.today())
    return letters.of_order(session, QUOTATION, N_("Quotation"), view, quotation_papers.pdf)


def order(session: Session, order_id: int) -> Letter:
    """The confirmation of an order. Raises NotFound, UserError where it is not confirmed."""
    view = orders.get(order_id, session.today())
    return letters.of_order(session, ORDER, N_("Order confirmation"), view, order_papers.pdf)


def invoice(session: Session, invoice_id: int) -> Letter:
    """Raises NotFound, UserError where it is not posted."""
    view = invoices.get(invoice_id, session.today())
    return letters.of_document(
        session,
        INVOICE,
        N_("Invoice"),
        view,
        invoice_papers.pdf,
        party=view.customer,
        party_kept=view.customer_kept,
        total=view.totals.total,
        due_date=view.due_date,
    )


def receipt(session: Session, receipt_id: int) -> Letter:
    """Raises NotFound, UserError where it is not posted."""
    view = receipts.get(receipt_id)
    return letters.of_document(
        session,
        RECEIPT,
        N_("Receipt"),
        view,
        receipt_papers.pdf,
        party=view.party,
        party_kept=view.party_kept,
        total=view.draft.amount,
    )


def credit_note(session: Session, note_id: int) -> Letter:
    """Raises NotFound, UserError where it is not posted."""
    view = credit_notes.get(note_id)
    return letters.of_document(
        session,
        CREDIT_NOTE,
        N_("Credit note"),
        view,
        credit_note_papers.pdf,
        party=view.party,
        party_kept=view.party_kept,
        total=view.sums.total,
    )


def delivery(session: Session, delivery_id: int) -> Letter:
    """Raises NotFound, UserError where it is not posted."""
    view = deliveries.get(session, delivery_id)
    return letters.of_document(
        session,
        DELIVERY,
        N_("Delivery note"),
        view,
        delivery_papers.pdf,
        party=view.party,
        party_kept=view.party_kept,
    )


def statement(session: Session, customer_id: int) -> Letter:
    """The customer's account over the month the person works in."""
    return letters.of_account(session, "customer-statement", of_customer, customer_id)
