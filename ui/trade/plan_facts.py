"""The instalments of a document as facts."""

from __future__ import annotations

import datetime as dt

from app.kernel import formats
from app.kernel.money import Money
from app.kernel.text import _
from app.ledger.parts import Plan
from app.trade import plans
from ui.kit.inspector import Fact, FactGroup


def group(plan: Plan, outstanding: Money, today: dt.date) -> FactGroup | None:
    """The instalments beside a document: day, amount, and which are paid or late."""
    if not plan:
        return None
    open_parts = plans.still_open(plan, outstanding)
    facts = [
        Fact(
            f"{number}. {formats.date_medium(part.due_date)}",
            formats.money(part.amount),
            tone=_tone(part.due_date, left, today),
        )
        for number, (part, left) in enumerate(zip(plan, open_parts, strict=True), 1)
    ]
    return FactGroup(_("Instalments"), facts)


def _tone(due: dt.date, left: Money, today: dt.date) -> str:
    if not left:
        return "ok"
    return "danger" if due < today else ""
