"""Entries written by hand: drafts to post, posted ones to void."""

from __future__ import annotations

from app.accounting.journal import queries
from app.kernel.text import N_
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import list_acts, lists

ACTS = list_acts.acts(
    "accounting.journal",
    post="app.accounting.journal.service:post_draft",
    void="app.accounting.journal.service:void_journal",
    discard="app.accounting.journal.service:discard",
)

SPEC = ListSpec(
    key="accounting.drafts",
    listing=lambda _session: lists.with_draft_names(queries.LISTING),
    nouns=(N_("{count} entry"), N_("{count} entries")),
    kinds=("journal-entry", "ledger"),
    open=lambda context, row: context.open_document("journal-entry", row.id),
    new=NewAct(
        N_("Journal entry"),
        lambda context: context.open_document("journal-entry"),
        "accounting.journal.edit",
    ),
    acts=ACTS,
    filters=(lists.BOOKED_STATES, MONTH),
    empty=Empty(
        "ph.note-pencil",
        N_("No entries written by hand"),
        N_("Corrections, depreciation and whatever no document covers is written here."),
        N_("Write an entry"),
    ),
    search_hint=N_("Number or description"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
