"""Stock moves written by hand: goods received and issued outside of trade, transfers, adjustments."""

from __future__ import annotations

from typing import Any

from app.inventory.move import queries, rules
from app.kernel import formats
from app.kernel.text import N_, _
from app.masters import warehouse as warehouses
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.masters.lists import Worded
from ui.trade import facts, list_acts, lists

NOUNS = (N_("{count} document"), N_("{count} documents"))

KIND = Filter(
    "kind",
    N_("Any kind"),
    choices=tuple(Choice(kind, rules.TITLES[kind], {"kind": kind}) for kind in rules.KINDS),
)
ACTS = list_acts.acts(
    "inventory.move",
    list_acts.duplicate("inventory.move", "stock-move", menu_only=False),
    post="app.inventory.move.service:post_draft",
    void="app.inventory.move.service:void_move",
    discard="app.inventory.move.service:discard",
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
        state=view.standing,
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
    filters=(MONTH, KIND, lists.BOOKED_STATES),
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
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
