"""What purchasing sends by e-mail: debit notes."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.text import N_
from app.mailing.letter import Letter
from app.purchasing.debit_note import printed, queries
from app.purchasing.debit_note.rules import KIND
from app.trade import letters


def debit_note(session: Session, note_id: int) -> Letter:
    """Raises NotFound, UserError where it is not posted."""
    view = queries.get(note_id)
    return letters.of_document(
        session,
        KIND,
        N_("Debit note"),
        view,
        printed.pdf,
        party=view.party,
        party_kept=view.party_kept,
        total=view.sums.total,
    )
