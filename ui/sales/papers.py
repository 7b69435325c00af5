"""Invoices and receipts in the print preview; what is posted is logged when it goes to the printer."""

from __future__ import annotations

from collections.abc import Callable

from app.kernel.text import _
from app.printing import issue
from app.sales.invoice import printed as invoice_papers
from app.sales.invoice import queries as invoices
from app.sales.invoice.queries import InvoiceView
from app.sales.invoice.rules import KIND as INVOICE
from app.sales.receipt import printed as receipt_papers
from app.sales.receipt import queries as receipts
from app.sales.receipt.rules import KIND as RECEIPT
from app.trade.payment_rows import PaymentView
from ui.kit.manifest import Context
from ui.kit.print_preview import Previewed, PreviewOptions, PrintPreview
from ui.kit.printings import logged


def preview_invoice(context: Context, invoice_id: int) -> PrintPreview:
    """Opens the preview of an invoice, draft or posted."""
    session = context.session

    def draw(options: PreviewOptions) -> bytes:
        return invoice_papers.pdf(session, invoice_id, page=options.paper)

    view = invoices.get(invoice_id, session.today())
    return _open(context, INVOICE, _("Sales invoice"), view, draw, ("A4", "F4"))


def preview_receipt(context: Context, receipt_id: int) -> PrintPreview:
    """Opens the preview of a receipt."""
    session = context.session

    def draw(options: PreviewOptions) -> bytes:
        return receipt_papers.pdf(session, receipt_id, page=options.paper)

    return _open(context, RECEIPT, _("Receipt"), receipts.get(receipt_id), draw)


def _open(
    context: Context,
    kind: str,
    document: str,
    view: InvoiceView | PaymentView,
    draw: Callable[[PreviewOptions], bytes],
    papers: tuple[str, ...] = (),
) -> PrintPreview:
    number = view.number or _("Draft")
    shown = Previewed(
        title=f"{document} {number}",
        document=document,
        file_name=f"{number.replace('/', '-')}.pdf",
        make=draw,
        papers=papers,
        show_error=context.show_error,
    )
    mark = issue.mark_of(view.standing)
    preview = PrintPreview(logged(shown, context.session, kind, view.id, mark), context.window)
    preview.open()
    return preview
