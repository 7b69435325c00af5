"""Quotations, orders and requests in the print preview; what is confirmed is logged when it goes to the printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.text import N_, _
from app.trade.orders import queries
from app.trade.orders.kinds import OrderKind
from app.trade.orders.page import WORDS
from app.trade.orders.printed import Printer
from ui.kit.batch_print import BatchDialog
from ui.kit.manifest import Context
from ui.kit.print_preview import PrintPreview
from ui.trade import papers
from ui.trade.papers import CODES, LOGO

BANK = ("bank", N_("Bank account"))
PARTS = (LOGO, CODES, ("notes", N_("Notes")))


def preview(
    context: Context, kind: OrderKind, order_id: int, *, pro_forma: bool = False
) -> PrintPreview:
    """Opens the preview of one of them, draft or confirmed; or of its pro-forma invoice."""
    view = queries.get(kind, order_id, context.session.today())
    printer = Printer(kind, pro_forma)
    title = _(WORDS[printer.key].title)
    parts = (*PARTS, BANK) if pro_forma else PARTS
    return papers.preview(context, printer.key, title, view, printer.pdf, parts=parts)


def print_many(context: Context, kind: OrderKind, rows: Sequence[Any]) -> BatchDialog:
    """Asks where they go, all of them at once; each looks as one was last printed."""
    title = _(WORDS[kind.key].title)
    return papers.print_many(context, kind.key, title, rows, Printer(kind).pdf)
