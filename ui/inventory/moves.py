"""Stock moves written by hand: goods received and issued outside of trade, transfers, adjustments."""

from __future__ import annotations

from typing import Any

from app.inventory.move import queries, rules, service
from app.kernel import formats
from app.kernel.text import N_, _
from app.masters import warehouse as warehouses
from ui.inventory.papers import export_rows
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.masters.lists import Worded
from ui.trade import facts, lists
from ui.trade.voiding import ask_and_void

NOUNS = (N_("{count} document"), N_("{count} documents"))

KIND = Filter(
    "kind",
    N_("Any kind"),
    choices=tuple(Choice(kind, rules.TITLES[kind], {"kind": kind}) for kind in rules.KINDS),
)
STATE = Filter(
    "state",
    N_("Any status"),
    choices=(
        Choice("draft", N_("Draft"), {"state": "draft"}),
        Choice("posted", N_("Posted"), {"state": "posted"}),
        Choice("void", N_("Void"), {"state": "void"}),
    ),
)


def post(context: Context, row: Any) -> None:
    service.post_draft(context.session, row.id)


def void(context: Context, row: Any) -> None:
    ask_and_void(
        context,
        row.number,
        row.date,
        lambda date, reason: service.void_move(context.session, row.id, date, reason),
    )


def discard(context: Context, row: Any) -> None:
    service.discard(context.session, row.id)


def copy(context: Context, row: Any) -> None:
    context.open_document("stock-move", None, copied_from=row.id)


ACTS = (
    Act(
        "inventory.move.post",
        N_("Post"),
        post,
        icon="ph.check",
        shortcut="F8",
        permission=rules.POST,
        enabled=lists.is_draft,
        primary=True,
    ),
    Act(
        "inventory.move.copy",
        N_("Duplicate"),
        copy,
        icon="ph.copy",
        permission=rules.EDIT,
    ),
    Act(
        "inventory.move.void",
        N_("Void…"),
        void,
        icon="ph.prohibit",
        permission=rules.VOIDING,
        enabled=lists.is_posted,
        danger=True,
        menu_only=True,
    ),
    Act(
        "inventory.move.discard",
        N_("Discard draft"),
        discard,
        icon="ph.trash",
        permission=rules.EDIT,
        enabled=lists.is_draft,
        menu_only=True,
    ),
)


def facts_of(_context: Context, row: Any) -> Facts:
    """One move: what went where, and its entry."""
    view = queries.get(row.id)
    draft = view.draft
    about = [
        Fact(_("Date"), formats.date_medium(draft.date)),
        Fact(_("Warehouse"), place_name(draft.warehouse)),
    ]
    if draft.to_warehouse:
        about.append(Fact(_("To warehouse"), place_name(draft.to_warehouse)))
    if draft.reason:
        about.append(Fact(_("Reason"), draft.reason))
    about.append(Fact(_("Value"), formats.money(view.value), strong=True))
    lines = [
        Fact(line.item, f"{formats.quantity(line.quantity)} {line.unit}")
        for line in draft.lines[:8]
    ]
    if len(draft.lines) > len(lines):
        lines.append(Fact(_("and {count} more", count=len(draft.lines) - len(lines))))
    return Facts(
        lists.number_or_draft(row),
        _(rules.TITLES[draft.kind]),
        state=view.state,
        groups=facts.present(
            FactGroup(_("Move"), about),
            FactGroup(_("Items"), lines),
            facts.voided(view),
            facts.journal(view.journal),
        ),
    )


def place_name(code: str) -> str:
    found = warehouses.find(code)
    return found.name if found else code


SPEC = ListSpec(
    key="inventory.moves",
    listing=lambda _session: Worded(
        lists.with_draft_names(queries.LISTING), {"kind": rules.TITLES}
    ),
    nouns=NOUNS,
    kinds=("stock-move",),
    open=lambda context, row: context.open_document("stock-move", row.id),
    new=NewAct(N_("Move"), lambda context: context.open_document("stock-move"), rules.EDIT),
    acts=ACTS,
    filters=(MONTH, KIND, STATE),
    inspector=facts_of,
    row_style=lists.row_style,
    empty=Empty(
        "ph.arrows-left-right",
        N_("No moves written by hand"),
        N_("Transfers between warehouses, goods found, lost or used appear here."),
        N_("Write a move"),
    ),
    search_hint=N_("Number, reason, warehouse"),
    hidden=("ref",),
    export=lambda context, window: export_rows(context, _("Stock moves"), window),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
