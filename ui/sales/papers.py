"""Invoices and receipts in the print preview; what is posted is logged when it goes to the printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from app.kernel.text import N_, _
from app.printing import issue
from app.sales.invoice import printed as invoice_papers
from app.sales.invoice import queries as invoices
from app.sales.invoice.queries import InvoiceView
from app.sales.invoice.rules import KIND as INVOICE
from app.sales.receipt import printed as receipt_papers
from app.sales.receipt import queries as receipts
from app.sales.receipt.rules import KIND as RECEIPT
from app.trade.payment_rows import PaymentView
from ui.kit.batch_print import Batch, BatchDialog, BatchPaper
from ui.kit.manifest import Context
from ui.kit.print_choices import remembered
from ui.kit.print_preview import Previewed, PreviewOptions, PrintPreview, Template
from ui.kit.printings import logged, noted
from ui.kit.status import draft_of
from ui.trade import lists

LANGUAGES = ("", "id", "en")
LOGO = ("logo", N_("Logo"))
INVOICE_PARTS = (
    LOGO,
    ("codes", N_("Item codes")),
    ("bank", N_("Bank account and QRIS")),
    ("notes", N_("Notes")),
)


INVOICE_TEMPLATES = (
    Template(N_("Standard"), ("A4", "F4")),
    Template(N_("Short, on half a sheet"), ("half A4",)),
)


def preview_invoice(context: Context, invoice_id: int) -> PrintPreview:
    """Opens the preview of an invoice, draft or posted."""
    view = invoices.get(invoice_id, context.session.today())
    return _open(
        context,
        INVOICE,
        _("Sales invoice"),
        view,
        invoice_papers.pdf,
        templates=INVOICE_TEMPLATES,
        parts=INVOICE_PARTS,
    )


def preview_receipt(context: Context, receipt_id: int) -> PrintPreview:
    """Opens the preview of a receipt."""
    view = receipts.get(receipt_id)
    return _open(context, RECEIPT, _("Receipt"), view, receipt_papers.pdf, parts=(LOGO,))


def print_invoices(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the invoices go, all of them at once; each looks as one was last printed."""
    return _batch(context, INVOICE, _("Sales invoices"), rows, invoice_papers.pdf)


def print_receipts(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the receipts go, all of them at once."""
    return _batch(context, RECEIPT, _("Receipts"), rows, receipt_papers.pdf)


def _batch(
    context: Context, kind: str, title: str, rows: Sequence[Any], pdf: Callable[..., bytes]
) -> BatchDialog:
    session, usual = context.session, remembered(context, kind)
    papers = [
        BatchPaper(
            row.number or _("Draft {id}", id=row.id),
            partial(pdf, session, row.id, page=usual.paper, without=usual.without),
            noted(session, kind, row.id, issue.mark_of(lists.key_of(row.state))),
        )
        for row in rows
    ]
    dialog = BatchDialog(context, Batch(title, kind, papers, partial(issue.require_log, session)))
    dialog.open()
    return dialog


def _open(
    context: Context,
    kind: str,
    document: str,
    view: InvoiceView | PaymentView,
    pdf: Callable[..., bytes],
    **choices: Any,
) -> PrintPreview:
    name = f"{document} {view.number}" if view.number else draft_of(document)
    session = context.session

    def draw(options: PreviewOptions) -> bytes:
        return pdf(
            session,
            view.id,
            page=options.paper,
            language=options.language,
            without=options.without,
        )

    shown = Previewed(
        title=name,
        document=document,
        file_name=f"{(view.number or name).replace('/', '-')}.pdf",
        make=draw,
        context=context,
        kind=kind,
        languages=LANGUAGES,
        letterhead=True,
        **choices,
    )
    mark = issue.mark_of(view.standing)
    preview = PrintPreview(logged(shown, session, kind, view.id, mark), context.window)
    preview.open()
    return preview
