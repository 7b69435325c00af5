"""Invoices, receipts, deliveries and credit notes in the print preview; what is posted is logged when it goes to the printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.text import N_, _
from app.masters.company import CASH_SALE_PAPERS
from app.sales.cash_sale import printed as cash_sale_papers
from app.sales.cash_sale.rules import KIND as CASH_SALE
from app.sales.credit_note import printed as credit_note_papers
from app.sales.credit_note import queries as credit_notes
from app.sales.credit_note.rules import KIND as CREDIT_NOTE
from app.sales.delivery import printed as delivery_papers
from app.sales.delivery import service as deliveries
from app.sales.delivery.side import KIND as DELIVERY
from app.sales.invoice import printed as invoice_papers
from app.sales.invoice import queries as invoices
from app.sales.invoice.rules import KIND as INVOICE
from app.sales.receipt import printed as receipt_papers
from app.sales.receipt import queries as receipts
from app.sales.receipt.rules import KIND as RECEIPT
from ui.kit.batch_print import BatchDialog
from ui.kit.manifest import Context
from ui.kit.print_preview import PrintPreview, Template
from ui.trade import papers
from ui.trade.papers import CODES, LOGO

INVOICE_PARTS = (
    LOGO,
    CODES,
    ("bank", N_("Bank account and QRIS")),
    ("notes", N_("Notes")),
)
NOTE_PARTS = (LOGO, CODES)
DELIVERY_PARTS = (LOGO, ("notes", N_("Notes")))
DELIVERY_TEMPLATES = (
    Template(N_("Standard"), ("A4", "F4")),
    Template(N_("Short, on half a sheet"), ("half A4",)),
)
INVOICE_TEMPLATES = (
    Template(N_("Standard"), ("A4", "F4", "9.5x11 in")),
    Template(N_("Short, on half a sheet"), ("half A4", "9.5x5.5 in")),
    Template(N_("Slip, on a roll"), ("80 mm", "58 mm")),
)
SLIP_PARTS = (LOGO, ("notes", N_("Notes")))


def preview_invoice(context: Context, invoice_id: int) -> PrintPreview:
    """Opens the preview of an invoice, draft or posted."""
    view = invoices.get(invoice_id, context.session.today())
    return papers.preview(
        context,
        INVOICE,
        _("Sales invoice"),
        view,
        invoice_papers.pdf,
        templates=INVOICE_TEMPLATES,
        usual=context.session.company.invoice_paper,
        parts=INVOICE_PARTS,
    )


def preview_cash_sale(context: Context, invoice_id: int) -> PrintPreview:
    """Opens the preview of a cash sale's slip."""
    return papers.preview(
        context,
        CASH_SALE,
        _("Cash sale"),
        invoices.get(invoice_id, context.session.today()),
        cash_sale_papers.pdf,
        papers=CASH_SALE_PAPERS,
        usual=context.session.company.cash_sale_paper,
        parts=SLIP_PARTS,
    )


def print_cash_sales(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the slips go, all of them at once."""
    return papers.print_many(context, CASH_SALE, _("Cash sales"), rows, cash_sale_papers.pdf)


def preview_receipt(context: Context, receipt_id: int) -> PrintPreview:
    """Opens the preview of a receipt."""
    view = receipts.get(receipt_id)
    return papers.preview(context, RECEIPT, _("Receipt"), view, receipt_papers.pdf, parts=(LOGO,))


def print_invoices(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the invoices go, all of them at once; each looks as one was last printed."""
    return papers.print_many(context, INVOICE, _("Sales invoices"), rows, invoice_papers.pdf)


def print_receipts(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the receipts go, all of them at once."""
    return papers.print_many(context, RECEIPT, _("Receipts"), rows, receipt_papers.pdf)


def preview_credit_note(context: Context, note_id: int) -> PrintPreview:
    """Opens the preview of a credit note."""
    view = credit_notes.get(note_id)
    pdf = credit_note_papers.pdf
    return papers.preview(context, CREDIT_NOTE, _("Credit note"), view, pdf, parts=NOTE_PARTS)


def print_credit_notes(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the credit notes go, all of them at once."""
    return papers.print_many(context, CREDIT_NOTE, _("Credit notes"), rows, credit_note_papers.pdf)


def preview_delivery(context: Context, delivery_id: int) -> PrintPreview:
    """Opens the preview of a delivery note, for which three copies are usual."""
    return papers.preview(
        context,
        DELIVERY,
        _("Delivery note"),
        deliveries.get(context.session, delivery_id),
        delivery_papers.pdf,
        templates=DELIVERY_TEMPLATES,
        parts=DELIVERY_PARTS,
        copies=3,
    )


def print_deliveries(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the delivery notes go, all of them at once."""
    return papers.print_many(context, DELIVERY, _("Deliveries"), rows, delivery_papers.pdf)
