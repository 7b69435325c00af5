"""What is asked for and decided by another: leave, overtime, corrections of attendance."""

from __future__ import annotations

from app.kernel.errors import UserError

REQUESTED, APPROVED, REJECTED = "asked", "approved", "turned-down"


class AlreadyDecided(UserError):
    """What was approved or turned down before."""
