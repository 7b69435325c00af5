"""Numbers of bukti potong, beside the payments that PPh was kept back from: they often come later than the money."""

from __future__ import annotations

from app import store
from app.access.session import Session
from app.kernel.errors import Refused, UserError
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.trade import records
from app.trade.payments import Side

LONGEST = 40
NONE_WITHHELD = N_("From {number} no PPh was withheld.")
UNCLEAR = N_("The number of a bukti potong has 1 to {most} letters and digits.")
CANNOT_KEEP = N_("The bukti potong of {number} cannot be kept.")

_KEPT = (
    "INSERT INTO withholding_slip (kind, document_id, number, recorded_at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (kind, document_id)"
    " DO UPDATE SET number = excluded.number, recorded_at = excluded.recorded_at"
)


def record(session: Session, side: Side, name: str | int, number: str) -> None:
    """Keeps the number of the bukti potong for a posted payment; a new one takes the place of an old.

    Raises NotPosted, UserError where no PPh was withheld, Refused for what cannot be a number.
    """
    session.require(side.post)
    payment_id = records.require_id(side.table, name, side.no_such)
    payment = records.require_posted(side.table, side.kind, payment_id)
    if not store.scalar(f"SELECT withheld FROM {side.table} WHERE id = ?", (payment_id,)):
        raise UserError(NONE_WITHHELD, number=payment.number)
    kept = number.strip()
    if not kept.isprintable() or not 0 < len(kept) <= LONGEST:
        problem = Problem("slip", UNCLEAR, {"most": LONGEST})
        raise Refused([problem], CANNOT_KEEP, number=payment.number)
    with session.work() as work:
        details = {"old": number_of(side.kind, payment_id), "new": kept}
        store.execute(_KEPT, (side.kind, payment_id, kept, work.at.isoformat(timespec="seconds")))
        work.audit("slip", side.kind, payment.number, document_id=payment_id, **details)
        work.touch(side.kind)


def number_of(kind: str, payment_id: int) -> str:
    """The number recorded for a payment; empty until it is."""
    found = store.scalar(
        "SELECT number FROM withholding_slip WHERE kind = ? AND document_id = ?", (kind, payment_id)
    )
    return found or ""
