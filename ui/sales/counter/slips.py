"""The slip of a sale: straight to the printer it went to last, else in the preview."""

from __future__ import annotations

from typing import Any

from app.kernel.text import _
from app.printing import issue
from app.sales.cash_sale import printed
from app.sales.cash_sale.rules import KIND
from ui.kit import printers
from ui.kit.manifest import Context
from ui.kit.print_choices import remembered


def preview(context: Context, invoice_id: int) -> None:
    """The slip on screen, to choose printer and paper."""
    from ui.sales.papers import preview_cash_sale

    preview_cash_sale(context, invoice_id)


def give_out(context: Context, invoice_id: int, number: str) -> None:
    """Prints the slip where the last one went; where none did, the preview asks."""
    printer = str(context.setting(f"print/{KIND}/printer", "") or "")
    if not printer:
        preview(context, invoice_id)
        return
    session, usual, title = (
        context.session,
        remembered(context, KIND),
        _("Slip {number}", number=number),
    )

    def work(_progress: Any) -> None:
        content = printed.pdf(session, invoice_id, page=usual.paper, without=usual.without)
        printers.send(content, printer, 1, title)

    context.run(
        _("Printing {title}", title=title),
        work,
        lambda _nothing: issue.log(session, KIND, invoice_id),
    )
