"""The list of what was sent by e-mail, and of what was not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.text import N_, _
from app.mailing import queries
from ui.kit import status
from ui.kit.filters import Choice, Filter
from ui.kit.list_panel import Empty, ListPanel, ListSpec
from ui.kit.manifest import Context
from ui.masters.lists import WordedWindow
from ui.trade import mail_acts
from ui.trade.kinds import OPENABLE, open_source

status.add("sent", N_("Sent"), "ph.check", "ok")
status.add("failed", N_("Not sent"), "ph.x-circle-fill", "danger")


class _Worded:
    """The log with its moments and kinds in words."""

    def __init__(self) -> None:
        self.columns = tuple(_worded(column) for column in queries.LISTING.columns)

    def window(self, asked: Any = None) -> WordedWindow:
        return WordedWindow(queries.LISTING.window(asked), self.columns)


def _worded(column: Column) -> Column:
    if column.key == "at":
        return replace(column, get=lambda row: formats.moment(dt.datetime.fromisoformat(row.at)))
    if column.key == "kind":
        return replace(column, get=lambda row: _kind(row.kind))
    return column


def _kind(kind: str) -> str:
    mailing = mail_acts.of_kind(kind)
    return _(mailing.title) if mailing is not None else kind


def _open(context: Context, row: Any) -> None:
    """The document, where it has a window of its own."""
    if row.kind in OPENABLE:
        kind, id = queries.document_of(row.id)
        open_source(context, kind, id)


def make(context: Context) -> ListPanel:
    spec = ListSpec(
        key="data.mail-log",
        listing=lambda _session: _Worded(),
        nouns=(N_("{count} e-mail"), N_("{count} e-mails")),
        kinds=("mail-log",),
        open=_open,
        filters=(
            Filter(
                "outcome",
                N_("Any outcome"),
                (
                    Choice("sent", N_("Sent"), {"outcome": "sent"}),
                    Choice("failed", N_("Not sent"), {"outcome": "failed"}),
                ),
            ),
        ),
        empty=Empty(
            mail_acts.ICON,
            N_("No e-mails yet"),
            N_("Every document sent by e-mail stands here, with what became of it."),
        ),
        search_hint=N_("Document, name or address"),
    )
    return ListPanel(context, spec)
