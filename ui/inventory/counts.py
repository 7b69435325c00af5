"""The list of stock counts."""

from __future__ import annotations

from typing import Any

from app.inventory.count import queries, rules, service
from app.kernel import formats
from app.kernel.text import N_, _
from app.masters import item as items
from app.masters import warehouse as warehouses
from ui.inventory.papers import preview_count
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, lists
from ui.trade.voiding import ask_and_void

NOUNS = (N_("{count} stock count"), N_("{count} stock counts"))
MOST_SHOWN = 8
STATE = Filter(
    "state",
    N_("Any status"),
    choices=(
        Choice("counting", N_("Being counted"), {"state": "draft"}),
        Choice("posted", N_("Posted"), {"state": "posted"}),
        Choice("void", N_("Void"), {"state": "void"}),
    ),
)


def void(context: Context, row: Any) -> None:
    ask_and_void(
        context,
        row.number,
        row.date,
        lambda date, reason: service.void_count(context.session, row.id, date, reason),
    )


def discard(context: Context, row: Any) -> None:
    service.discard(context.session, row.id)


ACTS = (
    Act(
        "inventory.count.open",
        N_("Open"),
        lambda context, row: context.open_document("stock-count", row.id),
        icon="ph.pencil-simple",
        primary=True,
    ),
    Act(
        "inventory.count.sheet",
        N_("Count sheet"),
        lambda context, row: preview_count(context, row.id, row.number),
        icon="ph.printer",
        shortcut="F12",
    ),
    Act(
        "inventory.count.void",
        N_("Void…"),
        void,
        icon="ph.prohibit",
        permission=rules.VOIDING,
        enabled=lists.is_posted,
        danger=True,
        menu_only=True,
    ),
    Act(
        "inventory.count.discard",
        N_("Discard count"),
        discard,
        icon="ph.trash",
        permission=rules.EDIT,
        enabled=lists.is_draft,
        menu_only=True,
    ),
)


def state_of(state: str) -> str:
    """A count that is not posted is being counted."""
    return "counting" if state == "draft" else state


def facts_of(_context: Context, row: Any) -> Facts:
    """How far it is, what differs, and its entry."""
    view = queries.get(row.id)
    counted = [line for line in view.lines if line.counted is not None]
    differing = [line for line in counted if line.variance]
    about = [
        Fact(_("Date"), formats.date_medium(view.draft.date)),
        Fact(_("Warehouse"), warehouses.require(view.draft.warehouse).name),
        Fact(_("Counted by"), view.draft.counters or formats.DASH),
        Fact(_("Counted"), progress_words(len(counted), len(view.lines))),
    ]
    if view.number:
        about.append(Fact(_("Difference"), formats.money(view.difference), strong=True))
    shown = [
        Fact(
            f"{line.item} {line.name}",
            f"{signed(line.variance)} {items.require(line.item).unit}",
            tone="warn",
        )
        for line in differing[:MOST_SHOWN]
    ]
    if len(differing) > len(shown):
        shown.append(Fact(_("and {count} more", count=len(differing) - len(shown))))
    return Facts(
        lists.number_or_draft(row),
        warehouses.require(view.draft.warehouse).name,
        state=state_of(view.standing),
        groups=facts.present(
            FactGroup(_("Count"), about),
            FactGroup(_("Variances"), shown) if shown and view.number else None,
            facts.voided(view),
            facts.journal(view.journal),
        ),
    )


def progress_words(counted: int, of: int) -> str:
    return _("{counted} of {of}", counted=formats.count(counted), of=formats.count(of))


def signed(quantity: Any) -> str:
    """+2 or −1."""
    words = formats.quantity(quantity)
    return f"+{words}" if quantity.micro > 0 else words


def listing(_session: Any) -> Any:
    """The listing with drafts named, in the words of counting."""
    from dataclasses import replace

    named = lists.with_draft_names(queries.LISTING)
    columns = tuple(
        replace(column, get=lambda row: state_of(row.state)) if column.key == "state" else column
        for column in named.columns
    )
    return replace(named, columns=columns)


SPEC = ListSpec(
    key="inventory.counts",
    listing=listing,
    nouns=NOUNS,
    counted_words=N_("{count} counted, without void ones"),
    kinds=("stock-count",),
    open=lambda context, row: context.open_document("stock-count", row.id),
    new=NewAct(N_("Count"), lambda context: context.open_document("stock-count"), rules.EDIT),
    acts=ACTS,
    filters=(MONTH, STATE),
    inspector=facts_of,
    row_style=lists.row_style,
    empty=Empty(
        "ph.clipboard-text",
        N_("Nothing counted yet"),
        N_(
            "A stock count freezes what the books say, takes what you find, and books the difference."
        ),
        N_("Begin a count"),
    ),
    search_hint=N_("Number or warehouse"),
    hidden=("ref",),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
