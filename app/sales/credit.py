"""Credit control: whether a customer may owe more, and who may let it pass.

The company says whether too much credit warns or is refused; with the permission ``PASS`` a refused posting
goes through and the audit trail says so.
"""

from __future__ import annotations

import datetime as dt

from app import store
from app.access import company
from app.access.session import Session
from app.kernel import formats
from app.kernel.money import Money
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.masters.party import Party
from app.trade import owed

PASS = "sales.credit.pass"
REFUSE = "refuse"
OVER_LIMIT = N_("{customer} would owe {owed}, more than the credit limit of {limit}.")
OVERDUE = N_("{customer} has {amount} overdue, the oldest since {date}.")


def refuses() -> bool:
    """Whether the company refuses what only warns elsewhere."""
    return company.profile().credit_control == REFUSE


def problems(session: Session, customer: Party, more: Money) -> list[Problem]:
    """What speaks against ``more`` on credit; it blocks where the company refuses and this person may not pass."""
    blocks = refuses() and not session.may(PASS)
    return [
        Problem("customer", message, values, blocking=blocks)
        for message, values in _against(customer, more, session.today())
    ]


def passed(session: Session, customer: Party, more: Money) -> list[Problem]:
    """What this person lets pass by posting, to be noted; nothing where the company only warns."""
    return problems(session, customer, more) if refuses() else []


def note(work: store.Work, kind: str, number: str, document_id: int, let: list[Problem]) -> None:
    """Notes in the audit trail what was let pass."""
    if let:
        reason = " ".join(problem.sentence() for problem in let)
        work.audit("pass-credit", kind, number, document_id=document_id, reason=reason)


def _against(customer: Party, more: Money, today: dt.date) -> list[tuple[str, dict[str, str]]]:
    found = []
    after = owed.owed_by(customer.id) + more
    if customer.credit_limit and after > customer.credit_limit:
        found.append(
            (
                OVER_LIMIT,
                {
                    "customer": customer.name,
                    "owed": formats.rupiah(after),
                    "limit": formats.rupiah(customer.credit_limit),
                },
            )
        )
    late = owed.overdue(owed.RECEIVABLE, today, customer.id)
    if late is not None:
        since = formats.date_medium(today - dt.timedelta(days=late.days))
        amount = formats.rupiah(late.amount)
        found.append((OVERDUE, {"customer": customer.name, "amount": amount, "date": since}))
    return found
