"""What one may see of credit notes."""

from __future__ import annotations

from app.sales.credit_note.service import SIDE
from app.trade.returns import queries
from app.trade.returns.queries import NoteView

LISTING = queries.listing(SIDE, "credit-notes")
COLUMNS = queries.COLUMNS


def get(name: str | int) -> NoteView:
    """The credit note of that number, ref or id, whole. Raises NotFound."""
    return queries.get(SIDE, name)
