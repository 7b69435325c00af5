"""What can be done with a quotation, order or request in its editor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.text import N_
from app.trade.orders.kinds import OrderKind
from ui.kit.actions import Act
from ui.kit.manifest import Context
from ui.trade import editor_acts


def print_act(kind: OrderKind, prefix: str) -> Act:
    """The paper; a draft is saved first."""

    def preview(context: Context, editor: Any) -> None:
        from ui.trade import order_papers

        if editor.view is not None or editor.save():
            order_papers.preview(context, kind, editor.id)

    return Act(
        f"{prefix}.print", N_("Print"), preview, icon="ph.printer", shortcut="F12", menu_only=True
    )


def pro_forma(kind: OrderKind, prefix: str) -> Act:
    """Its pro-forma invoice on paper, in the editor; a draft is saved first."""

    def preview(context: Context, editor: Any) -> None:
        from ui.trade import order_papers

        if editor.view is not None or editor.save():
            order_papers.preview(context, kind, editor.id, pro_forma=True)

    return Act(
        f"{prefix}.pro-forma", N_("Pro-forma invoice…"), preview, icon="ph.printer", menu_only=True
    )


def pro_forma_of_row(kind: OrderKind, prefix: str) -> Act:
    """The same in the list."""

    def preview(context: Context, row: Any) -> None:
        from ui.trade import order_papers

        order_papers.preview(context, kind, row.id, pro_forma=True)

    return Act(
        f"{prefix}.pro-forma", N_("Pro-forma invoice…"), preview, icon="ph.printer", menu_only=True
    )


def acts(kind: OrderKind, prefix: str, verb: str, *own: Act) -> Sequence[Act]:
    """Those of every document, confirming called ``verb``; printing, closing the rest and awaiting it again."""
    return (
        *editor_acts.acts(
            prefix, kind.edit, kind.post, kind.void, *own, print_act(kind, prefix), verb=verb
        ),
        Act(
            f"{prefix}.close",
            N_("Close the rest…"),
            lambda _context, editor: editor.close_order(),
            icon="ph.lock-simple",
            permission=kind.post,
            enabled=lambda editor: editor.is_awaited(),
            menu_only=True,
        ),
        Act(
            f"{prefix}.reopen",
            N_("Await again"),
            lambda _context, editor: editor.reopen(),
            icon="ph.lock-simple-open",
            permission=kind.post,
            enabled=lambda editor: editor.is_closed(),
            menu_only=True,
        ),
    )
