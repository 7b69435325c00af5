"""Goods receipts and debit notes in the print preview; what is posted is logged when it goes to the printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.text import N_, _
from app.purchasing.debit_note import printed, queries
from app.purchasing.debit_note.rules import KIND
from app.purchasing.goods_receipt import printed as receipt_papers
from app.purchasing.goods_receipt import service as receipts
from app.purchasing.goods_receipt.side import KIND as GOODS_RECEIPT
from ui.kit.batch_print import BatchDialog
from ui.kit.manifest import Context
from ui.kit.print_preview import PrintPreview
from ui.trade import papers
from ui.trade.papers import CODES, LOGO


def preview_debit_note(context: Context, note_id: int) -> PrintPreview:
    """Opens the preview of a debit note."""
    view = queries.get(note_id)
    return papers.preview(context, KIND, _("Debit note"), view, printed.pdf, parts=(LOGO, CODES))


def print_debit_notes(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the debit notes go, all of them at once."""
    return papers.print_many(context, KIND, _("Debit notes"), rows, printed.pdf)


def preview_goods_receipt(context: Context, receipt_id: int) -> PrintPreview:
    """Opens the preview of a goods receipt note."""
    return papers.preview(
        context,
        GOODS_RECEIPT,
        _("Goods receipt"),
        receipts.get(context.session, receipt_id),
        receipt_papers.pdf,
        parts=(LOGO, ("notes", N_("Notes"))),
    )


def print_goods_receipts(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the goods receipt notes go, all of them at once."""
    title = _("Goods receipts")
    return papers.print_many(context, GOODS_RECEIPT, title, rows, receipt_papers.pdf)
