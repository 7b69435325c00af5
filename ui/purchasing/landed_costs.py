"""The list of landed costs."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.purchasing.landed_cost import queries, rules
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.masters.lists import Worded
from ui.trade import facts, list_acts, lists

NOUNS = (N_("{count} landed cost"), N_("{count} landed costs"))
METHOD = Filter(
    "method",
    N_("Spread in any way"),
    choices=tuple(
        Choice(each, title, {"method": each}) for each, title in queries.METHOD_TITLES.items()
    ),
)
ACTS = list_acts.acts(
    "purchasing.landed-cost",
    list_acts.duplicate("purchasing.landed-cost", "landed-cost", menu_only=True),
    post="app.purchasing.landed_cost.service:post_draft",
    void="app.purchasing.landed_cost.service:void_cost",
    discard="app.purchasing.landed_cost.service:discard",
)


def facts_of(_context: Context, row: Any) -> Facts:
    """One landed cost: what it spread, over which goods, and its entry."""
    view = queries.get(row.id)
    about = [
        Fact(_("Date"), formats.date_medium(view.draft.date)),
        Fact(_("Bill"), view.draft.bill),
        Fact(_("Spread"), _(queries.METHOD_TITLES[view.draft.method])),
        Fact(_("Amount"), formats.money(view.amount), strong=True),
    ]
    if view.parts:
        about.append(Fact(_("Of this in stock"), formats.money(queries.in_stock(view))))
    goods = [
        Fact(f"{each.document} · {each.item}", formats.money(each.share)) for each in view.parts
    ]
    return Facts(
        lists.number_or_draft(row),
        view.supplier,
        state=view.standing,
        groups=facts.present(
            FactGroup(_("Landed cost"), about),
            FactGroup(_("Goods"), goods[:8]) if goods else None,
            facts.voided(view),
            facts.journal(view.journal),
        ),
    )


SPEC = ListSpec(
    key="purchasing.landed-costs",
    listing=lambda _session: Worded(
        lists.with_draft_names(queries.LISTING), {"method": queries.METHOD_TITLES}
    ),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=("landed-cost",),
    open=lambda context, row: context.open_document("landed-cost", row.id),
    new=NewAct(N_("Landed cost"), lambda context: context.open_document("landed-cost"), rules.EDIT),
    acts=ACTS,
    filters=(MONTH, METHOD, lists.BOOKED_STATES),
    inspector=facts_of,
    row_style=lists.row_style,
    empty=Empty(
        "ph.truck",
        N_("No landed costs yet"),
        N_("Freight and duty that became part of the value of goods appear here."),
        N_("Spread a bill"),
    ),
    search_hint=N_("Number, bill, supplier"),
    hidden=("ref",),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
