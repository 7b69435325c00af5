"""Invoices and receipts in the print preview."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.kernel.text import _
from app.sales.invoice import printed as invoice_papers
from app.sales.invoice import queries as invoices
from app.sales.receipt import printed as receipt_papers
from app.sales.receipt import queries as receipts
from ui.kit.manifest import Context
from ui.kit.print_preview import Previewed, PreviewOptions, PrintPreview


def preview_invoice(context: Context, invoice_id: int) -> PrintPreview:
    """Opens the preview of an invoice, draft or posted."""
    view = invoices.get(invoice_id, context.session.today())
    return _open(
        context,
        _("Sales invoice"),
        view.number or _("Draft"),
        lambda page: invoice_papers.pdf(context.session, invoice_id, page=page),
        ("A4", "F4"),
    )


def preview_receipt(context: Context, receipt_id: int) -> PrintPreview:
    """Opens the preview of a receipt."""
    view = receipts.get(receipt_id)
    return _open(
        context,
        _("Receipt"),
        view.number or _("Draft"),
        lambda page: receipt_papers.pdf(context.session, receipt_id, page=page),
        (),
    )


def _open(
    context: Context,
    document: str,
    number: str,
    draw: Callable[[str], bytes],
    papers: tuple[str, ...],
) -> PrintPreview:
    def make(options: PreviewOptions) -> bytes:
        return draw(options.paper)

    shown: Any = Previewed(
        title=f"{document} {number}",
        document=document,
        file_name=f"{number.replace('/', '-')}.pdf",
        make=make,
        papers=papers,
        show_error=context.show_error,
    )
    preview = PrintPreview(shown, context.window)
    preview.open()
    return preview
