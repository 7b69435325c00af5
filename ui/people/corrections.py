"""Corrections of attendance that were asked for: approved or turned down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.access.session import Session
from app.kernel.text import N_
from app.people.attendance import queries, service
from ui.kit.actions import guarded
from ui.kit.filters import Filter
from ui.kit.list_panel import Empty, ListPanel, ListSpec
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.people import asked

ACTS = asked.acts(
    "people.correction",
    lambda context, row: _decide(context, row, service.approve),
    lambda context, row: _decide(context, row, service.reject),
    service.APPROVE,
)
STATES = Filter(
    "state", N_("Any state"), (asked.ASKED, asked.AGREED, asked.TURNED_DOWN), icon="ph.clock"
)


def _decide(context: Context, row: Any, decide: Callable[[Session, int], None]) -> None:
    guarded(context, lambda: decide(context.session, row.id))


def count(session: Any) -> int | None:
    """How many wait for this person; None for none."""
    return asked.waiting(session, queries.CORRECTIONS, service.APPROVE)


def make(context: Context) -> ListPanel:
    spec = ListSpec(
        key="people.corrections",
        listing=lambda _session: queries.CORRECTIONS,
        nouns=(N_("{count} correction"), N_("{count} corrections")),
        kinds=("attendance", "employee"),
        acts=ACTS,
        filters=(STATES, MONTH),
        empty=Empty(
            "ph.calendar-check",
            N_("No corrections yet"),
            N_("Corrections of attendance that are asked for stand here."),
        ),
        search_hint=N_("Employee or reason"),
    )
    return ListPanel(context, spec)
