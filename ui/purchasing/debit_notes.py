"""The list of debit notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.text import N_
from app.purchasing.debit_note import queries
from ui.kit.actions import Act
from ui.kit.inspector import Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, list_acts, lists

NOUNS = (N_("{count} debit note"), N_("{count} debit notes"))


def preview(context: Context, row: Any) -> None:
    from ui.purchasing.papers import preview_debit_note

    preview_debit_note(context, row.id)


def print_many(context: Context, rows: Sequence[Any]) -> None:
    from ui.purchasing.papers import print_debit_notes

    print_debit_notes(context, rows)


ACTS = list_acts.acts(
    "purchasing.debit-note",
    Act(
        "purchasing.debit-note.print",
        N_("Print"),
        preview,
        icon="ph.printer",
        shortcut="F12",
        many=print_many,
    ),
    post="app.purchasing.debit_note.service:post_note",
    void="app.purchasing.debit_note.service:void_note",
    check_void="app.purchasing.debit_note.service:check_void",
    discard="app.purchasing.debit_note.service:discard",
    mail="debit-note",
)


def facts_of(context: Context, row: Any) -> Facts:
    """One debit note: what it gives back, what it settled, its entry."""
    return facts.of_note(context, row, queries.get(row.id))


SPEC = ListSpec(
    key="purchasing.debit-notes",
    listing=lambda _session: lists.with_draft_names(queries.LISTING),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=("debit-note", "settlement"),
    open=lambda context, row: context.open_document("debit-note", row.id),
    new=NewAct(
        N_("Debit note"),
        lambda context: context.open_document("debit-note"),
        "purchasing.debit-note.edit",
    ),
    acts=ACTS,
    filters=(MONTH, lists.BOOKED_STATES),
    inspector=facts_of,
    row_style=lists.row_style,
    empty=Empty(
        "ph.arrow-u-up-left",
        N_("No debit notes yet"),
        N_("What you give back of your suppliers' bills appears here."),
        N_("Write a debit note"),
    ),
    search_hint=N_("Find a debit note"),
    hidden=("ref", "party_code", "net", "ppn"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
