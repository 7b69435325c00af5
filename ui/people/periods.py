"""Months as values of a filter: the newest first, back to the beginning of the books."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.period import of_date
from ui.kit.filters import Choice

MOST = 36


def months(session: Any, ahead: int = 0) -> list[Choice]:
    """Choices with ``period``; ``ahead``: how many months beyond today's."""
    month, start = of_date(session.today()).plus(ahead), of_date(session.company.start)
    found: list[Choice] = []
    while month >= start and len(found) < MOST:
        found.append(Choice(str(month), formats.period(month), {"period": month}))
        month = month.plus(-1)
    return found


def months_and_next(session: Any) -> list[Choice]:
    """As ``months``, with the one to come: inputs are often known before it begins."""
    return months(session, 1)
