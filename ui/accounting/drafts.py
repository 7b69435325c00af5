"""Entries written by hand: drafts to post, posted ones to void."""

from __future__ import annotations

from typing import Any

from app.accounting.journal import queries, service
from app.kernel.text import N_
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade.lists import with_draft_names
from ui.trade.voiding import ask_and_void

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
        lambda date, reason: service.void_journal(context.session, row.id, date, reason),
    )


def discard(context: Context, row: Any) -> None:
    service.discard(context.session, row.id)


ACTS = (
    Act(
        "accounting.journal.post",
        N_("Post"),
        post,
        icon="ph.check",
        shortcut="F8",
        permission="accounting.journal.post",
        enabled=lambda row: row.state == "draft",
        primary=True,
    ),
    Act(
        "accounting.journal.void",
        N_("Void…"),
        void,
        icon="ph.prohibit",
        permission="accounting.journal.void",
        enabled=lambda row: row.state == "posted",
        danger=True,
    ),
    Act(
        "accounting.journal.discard",
        N_("Discard draft"),
        discard,
        icon="ph.trash",
        permission="accounting.journal.edit",
        enabled=lambda row: row.state == "draft",
        menu_only=True,
    ),
)

SPEC = ListSpec(
    key="accounting.drafts",
    listing=lambda _session: with_draft_names(queries.LISTING),
    nouns=(N_("{count} entry"), N_("{count} entries")),
    kinds=("journal-entry", "ledger"),
    open=lambda context, row: context.open_document("journal-entry", row.id),
    new=NewAct(
        N_("Journal entry"),
        lambda context: context.open_document("journal-entry"),
        "accounting.journal.edit",
    ),
    acts=ACTS,
    filters=(STATE, MONTH),
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
