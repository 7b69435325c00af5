"""What waits for approval, alike for leave, overtime and corrections: its states, and the acts that decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.kernel.listing import ListQuery
from app.kernel.text import N_
from app.people.asked import APPROVED, REJECTED, REQUESTED
from ui.kit import status
from ui.kit.actions import Act
from ui.kit.filters import Choice
from ui.kit.manifest import Context

status.add(REQUESTED, N_("Waits for approval"), "ph.clock", "wait")
status.add(REJECTED, N_("Turned down"), "ph.x", "danger")

ASKED = Choice("asked", N_("Waits for approval"), {"state": REQUESTED})
AGREED = Choice("approved", N_("Approved"), {"state": APPROVED})
TURNED_DOWN = Choice("turned-down", N_("Turned down"), {"state": REJECTED})

Decide = Callable[[Context, Any], None]


def acts(key: str, approve: Decide, reject: Decide, permission: str) -> tuple[Act, Act]:
    """Approving and turning down what waits."""
    return (
        Act(
            f"{key}.approve", N_("Approve"), approve, "ph.check", "F8",
            permission=permission, enabled=_waits, primary=True,
        ),
        Act(
            f"{key}.reject", N_("Turn down"), reject, "ph.x",
            permission=permission, enabled=_waits,
        ),
    )  # fmt: skip


def _waits(row: Any) -> bool:
    return bool(row.state == REQUESTED)


def waiting(session: Any, listing: Any, permission: str) -> int | None:
    """How much waits for this person's approval; None for none."""
    if not session.may(permission):
        return None
    return listing.window(ListQuery(filters={"state": REQUESTED})).count() or None
