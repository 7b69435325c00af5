"""What became of a giro, as far as it was recorded and not taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.kernel import formats
from app.kernel.errors import UserError
from app.kernel.money import Money
from app.kernel.text import N_
from app.trade import records

OUTCOME = "giro-outcome"
CLEARED, BOUNCED = "cleared", "bounced"
CLEARED_ALREADY = N_("The giro of {number} was cleared on {date}.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a giro: ``outcome``, the day, the bank account (its code) and what the bank charged."""

    id: int
    outcome: str
    date: dt.date
    account: str
    fee: Money
    entry_id: int | None


def outcome_of(kind: str, payment_id: int) -> Outcome | None:
    """What became of the giro and was not taken back; None while it waits."""
    row = store.one(
        "SELECT g.id, g.outcome, g.date, COALESCE(a.code, ''), g.fee, g.entry_id FROM giro_outcome g"
        " LEFT JOIN account a ON a.id = g.account_id WHERE g.kind = ? AND g.document_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM void_mark v WHERE v.kind = ? AND v.document_id = g.id)",
        (kind, payment_id, OUTCOME),
    )
    if row is None:
        return None
    key, outcome, date, account, fee, entry_id = row
    return Outcome(key, outcome, dt.date.fromisoformat(date), account, Money(fee), entry_id)


def require_not_cleared(kind: str, payment: records.PostedDocument) -> None:
    """Raises UserError where the bank has cleared the payment's giro."""
    found = outcome_of(kind, payment.id)
    if found is not None and found.outcome == CLEARED:
        raise UserError(
            CLEARED_ALREADY,
            number=payment.number,
            date=formats.date_medium(found.date),
            remedy=N_("Take the clearing back first, if it was recorded by mistake."),
        )
