"""What one may see of debit notes."""

from __future__ import annotations

from app.purchasing.debit_note.service import SIDE
from app.trade.returns import queries
from app.trade.returns.queries import NoteView

LISTING = queries.listing(SIDE, "debit-notes")
COLUMNS = queries.COLUMNS


def get(name: str | int) -> NoteView:
    """The debit note of that number, ref or id, whole. Raises NotFound."""
    return queries.get(SIDE, name)
