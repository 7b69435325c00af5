"""What waits in the inventory: the figures on rail and tabs."""

from __future__ import annotations

from typing import Any

from app.kernel.listing import ListQuery
from app.kernel.text import N_, translate_count
from ui.inventory import holdings

BELOW_WORDS = (N_("{count} item below its minimum"), N_("{count} items below their minimum"))


def below_minimum(_session: Any) -> tuple[int, str] | None:
    """The badge of the rail: items of which too little is there."""
    count = holdings.below_count()
    return (count, translate_count(*BELOW_WORDS, count)) if count else None


def draft_moves(_session: Any) -> int | None:
    """Moves that wait to be posted."""
    from app.inventory.move import queries

    return queries.LISTING.window(ListQuery(filters={"state": "draft"})).count() or None


def open_counts(_session: Any) -> int | None:
    """Counts that are under way."""
    from app.inventory.count import queries

    return queries.LISTING.window(ListQuery(filters={"state": "draft"})).count() or None
