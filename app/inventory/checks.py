"""What must hold of stock documents at all times, beside what the goods ledger checks itself."""

from __future__ import annotations

from app.access.session import Session
from app.inventory.move.rules import SERIES
from app.kernel.text import N_
from app.store.integrity import CheckResult
from app.trade import checks


def numbers_have_no_gaps(_session: Session) -> CheckResult:
    """I8: as many documents carry a number as their series gave out, for each kind of document."""
    held = {
        series: f"(SELECT number FROM stock_document WHERE kind = '{kind}')"
        for kind, series in SERIES.items()
    }
    title = N_("Numbers of stock have no gaps")
    return checks.no_gaps("I8", title, {**held, "stock-count": "stock_count"})
