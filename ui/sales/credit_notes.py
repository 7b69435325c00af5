"""The list of credit notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.text import N_
from app.sales.credit_note import queries
from ui.kit.actions import Act
from ui.kit.inspector import Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, list_acts, lists

NOUNS = (N_("{count} credit note"), N_("{count} credit notes"))


def preview(context: Context, row: Any) -> None:
    from ui.sales.papers import preview_credit_note

    preview_credit_note(context, row.id)


def print_many(context: Context, rows: Sequence[Any]) -> None:
    from ui.sales.papers import print_credit_notes

    print_credit_notes(context, rows)


ACTS = list_acts.acts(
    "sales.credit-note",
    Act(
        "sales.credit-note.print",
        N_("Print"),
        preview,
        icon="ph.printer",
        shortcut="F12",
        many=print_many,
    ),
    post="app.sales.credit_note.service:post_note",
    void="app.sales.credit_note.service:void_note",
    check_void="app.sales.credit_note.service:check_void",
    discard="app.sales.credit_note.service:discard",
    mail="credit-note",
)


def facts_of(context: Context, row: Any) -> Facts:
    """One credit note: what it gives back, what it settled, its entry."""
    return facts.of_note(context, row, queries.get(row.id))


SPEC = ListSpec(
    key="sales.credit-notes",
    listing=lambda _session: lists.with_draft_names(queries.LISTING),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=("credit-note", "settlement"),
    open=lambda context, row: context.open_document("credit-note", row.id),
    new=NewAct(
        N_("Credit note"),
        lambda context: context.open_document("credit-note"),
        "sales.credit-note.edit",
    ),
    acts=ACTS,
    filters=(MONTH, lists.BOOKED_STATES),
    inspector=facts_of,
    row_style=lists.row_style,
    empty=Empty(
        "ph.arrow-u-up-left",
        N_("No credit notes yet"),
        N_("What customers give back of their invoices appears here."),
        N_("Write a credit note"),
    ),
    search_hint=N_("Find a credit note"),
    hidden=("ref", "party_code", "net", "ppn"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
