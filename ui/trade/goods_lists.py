"""Parts of the lists of deliveries and goods receipts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.trade.goods.rows import FURTHER, PARTLY, GoodsView
from ui.kit import status
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.manifest import Context
from ui.trade import facts, lists

status.add(PARTLY, N_("Partly invoiced"), "ph.circle-half", "warn")

STATES = Filter(
    "state",
    N_("Any status"),
    choices=(
        Choice("draft", N_("Draft"), {"state": "draft"}),
        Choice("posted", N_("Posted"), {"state": "posted"}),
        Choice(PARTLY, N_("Partly invoiced"), {"state": PARTLY}),
        Choice(FURTHER, N_("Invoiced"), {"state": FURTHER}),
        Choice("void", N_("Void"), {"state": "void"}),
    ),
)
MOST_LINES = 8


def waiting(words: str) -> Filter:
    """Only those of which something is still to be invoiced or billed."""
    return Filter("open", words, choices=(Choice("1", words, {"open": 1}),))


def is_waiting(row: Any) -> bool:
    """Whether an invoice or bill can be made from it."""
    return lists.key_of(row.state) in ("posted", PARTLY)


def further(key: str, text: str, kind: str, source: str, permission: str) -> Act:
    """Begins an invoice or bill from what is left of one or several; in a list."""

    def begin(context: Context, rows: Sequence[Any]) -> None:
        context.open_document(kind, None, made_from=(source, tuple(row.id for row in rows)))

    return Act(
        key,
        text,
        lambda context, row: begin(context, (row,)),
        icon="ph.arrow-bend-down-right",
        shortcut="F9",
        permission=permission,
        enabled=is_waiting,
        many=begin,
    )


def further_of(key: str, text: str, kind: str, source: str, permission: str) -> Act:
    """The same in the editor of one."""

    def begin(context: Context, editor: Any) -> None:
        context.open_document(kind, None, made_from=(source, (editor.id,)))

    return Act(
        key,
        text,
        begin,
        icon="ph.arrow-bend-down-right",
        shortcut="F9",
        permission=permission,
        enabled=lambda editor: editor.is_awaited(),
        primary=True,
    )


def facts_of(row: Any, view: GoodsView, reference: str) -> Facts:
    """One of them: how it travelled, what it holds, its entry. ``reference``: what that is called, worded."""
    draft = view.draft
    told = (
        (_("Date"), formats.date_medium(draft.date)),
        (_("Warehouse"), view.warehouse_name),
        (reference, draft.reference),
        (_("Driver"), draft.driver),
        (_("Vehicle"), draft.vehicle),
        (_("Value"), formats.money(view.value)),
    )
    about = [Fact(words, value) for words, value in told if value]
    lines = [
        Fact(line.draft.item, f"{formats.quantity(line.draft.quantity)} {line.draft.unit}")
        for line in view.lines[:MOST_LINES]
    ]
    if len(view.lines) > MOST_LINES:
        lines.append(Fact(_("and {count} more", count=len(view.lines) - MOST_LINES)))
    return Facts(
        lists.number_or_draft(row),
        view.party.name,
        state=view.standing,
        groups=facts.present(
            FactGroup(_("Delivery"), about),
            FactGroup(_("Items"), lines),
            facts.voided(view),
            facts.journal(view.journal),
        ),
    )
