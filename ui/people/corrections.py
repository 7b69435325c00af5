"""Corrections of attendance that were asked for: approved or turned down."""

from __future__ import annotations

from typing import Any

from app.kernel.listing import ListQuery
from app.kernel.text import N_
from app.people.attendance import queries, service
from app.people.leave.rules import APPROVED, REJECTED, REQUESTED
from ui.kit.actions import Act, guarded
from ui.kit.filters import Choice, Filter
from ui.kit.list_panel import Empty, ListPanel, ListSpec
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.people import leave  # the words of the states

__all__ = ["count", "leave", "make"]


def _waits(row: Any) -> bool:
    return bool(row.state == REQUESTED)


ACTS = (
    Act(
        "people.correction.approve", N_("Approve"),
        lambda context, row: guarded(context, lambda: service.approve(context.session, row.id)),
        "ph.check", "F8", permission=service.APPROVE, enabled=_waits, primary=True,
    ),
    Act(
        "people.correction.reject", N_("Turn down"),
        lambda context, row: guarded(context, lambda: service.reject(context.session, row.id)),
        "ph.x", permission=service.APPROVE, enabled=_waits,
    ),
)  # fmt: skip

STATES = Filter(
    "state",
    N_("Any state"),
    (
        Choice("asked", N_("Waits for approval"), {"state": REQUESTED}),
        Choice("approved", N_("Approved"), {"state": APPROVED}),
        Choice("turned-down", N_("Turned down"), {"state": REJECTED}),
    ),
    icon="ph.clock",
)


def count(session: Any) -> int | None:
    """How many wait for this person; None for none."""
    if not session.may(service.APPROVE):
        return None
    window = queries.CORRECTIONS.window(ListQuery(filters={"state": REQUESTED}))
    return window.count() or None


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
