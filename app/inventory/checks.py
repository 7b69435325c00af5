"""What must hold of stock documents at all times, beside what the goods ledger checks itself."""

from __future__ import annotations

from app import store
from app.access.session import Session
from app.inventory.move.rules import SERIES
from app.kernel.text import N_
from app.store.integrity import CheckResult
from app.trade import checks


def numbers_have_no_gaps(_session: Session) -> CheckResult:
    """I8: as many documents carry a number as their series gave out, for each kind of document."""
    broken, counted = 0, 0
    for kind, series in SERIES.items():
        given = (
            store.scalar("SELECT SUM(last) FROM number_counter WHERE series = ?", (series,)) or 0
        )
        held = store.scalar(
            "SELECT COUNT(*) FROM stock_document WHERE number IS NOT NULL AND kind = ?", (kind,)
        )
        broken += abs(given - held)
        counted += held
    moves = checks.result("I8", N_("Numbers of stock have no gaps"), broken, counted)
    counts = checks.no_gaps("I8", moves.title, {"stock-count": "stock_count"})
    return moves if not moves.ok else counts
