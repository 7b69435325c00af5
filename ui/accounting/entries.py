"""Every posted entry, whoever posted it, with its lines in the inspector."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.accounting import listings
from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.text import N_, _, language
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade.kinds import OPENABLE, kind_in_words, open_source


def open_entry(context: Context, number: str) -> None:
    """The document behind an entry."""
    entry = listings.entry(number)
    open_source(context, entry.source_kind, entry.source_id)


def facts_of(context: Context, row: Any) -> Facts | None:
    """An entry with both sides of every line."""
    entry = listings.entry(row.id)
    lines = []
    for line in entry.lines:
        name = line.name if language() == "id" else line.name_en or line.name
        side = _("D") if line.debit else _("K")
        amount = formats.money(line.debit or line.credit)
        lines.append(Fact(f"{line.code} {name}", f"{amount} {side}"))
    about = [
        Fact(_("Date"), formats.date_medium(entry.date)),
        Fact(
            _("From"),
            kind_in_words(entry.source_kind),
            follow=(lambda: open_source(context, entry.source_kind, entry.source_id))
            if entry.source_kind in OPENABLE
            else None,
        ),
        Fact(_("Posted"), formats.moment(entry.at)),
        Fact(_("By"), entry.actor),
    ]
    if entry.reverses:
        about.append(Fact(_("Mirrors"), entry.reverses))
    if entry.reversed_by:
        about.append(Fact(_("Mirrored by"), entry.reversed_by, tone="warn"))
    return Facts(
        entry.number,
        entry.memo,
        state="posted",
        groups=(
            FactGroup(
                _("Lines"), (*lines, Fact(_("Total"), formats.money(entry.total), strong=True))
            ),
            FactGroup(_("Entry"), about),
        ),
    )


def _worded(column: Column) -> Column:
    """The kind of document in words instead of its key."""
    return (
        replace(column, get=lambda row: kind_in_words(row.kind)) if column.key == "kind" else column
    )


ENTRIES = replace(
    listings.ENTRIES, columns=tuple(_worded(column) for column in listings.ENTRIES.columns)
)

SPEC = ListSpec(
    key="accounting.entries",
    listing=lambda _session: ENTRIES,
    nouns=(N_("{count} entry"), N_("{count} entries")),
    kinds=("ledger",),
    open=lambda context, row: open_source(context, row.kind, listings.entry(row.id).source_id),
    new=NewAct(
        N_("Journal entry"),
        lambda context: context.open_document("journal-entry"),
        "accounting.journal.edit",
    ),
    filters=(MONTH,),
    inspector=facts_of,
    empty=Empty(
        "mdi6.scale-balance",
        N_("No entries yet"),
        N_("Every document that is posted makes an entry here; you can also write one yourself."),
        N_("Write an entry"),
    ),
    search_hint=N_("Number or description"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
