"""What one may see of loans: the list. Amounts are shown only to who may see salaries."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.masters.employee import SEE_SALARY
from app.people.loans.ledger import OWED, SOURCE
from app.store import Listing

TO_PAY_OUT, RUNNING, PAID_OFF = "to-pay-out", "deducting", "paid-off"

_STATE = (
    "CASE WHEN v.document_id IS NOT NULL THEN 'void'"
    f" WHEN l.entry_id IS NULL AND COALESCE(d.given, 0) = 0 THEN '{TO_PAY_OUT}'"
    f" WHEN {OWED} > 0 THEN '{RUNNING}' ELSE '{PAID_OFF}' END"
)
_NEXT = (
    "(SELECT MIN(i.period) FROM loan_instalment i WHERE i.loan_id = l.id AND v.document_id IS NULL"
    " AND (SELECT SUM(j.amount) FROM loan_instalment j WHERE j.loan_id = l.id"
    " AND j.period <= i.period) > COALESCE(d.taken, 0))"
)

_LISTING = Listing(
    key="loans",
    columns=(
        Column("date", N_("Date"), Kind.DATE),
        Column("number", N_("Number"), Kind.NUMBER, chars=15),
        Column("code", N_("Code"), Kind.CODE, chars=9),
        Column("name", N_("Employee"), chars=26),
        Column("amount", N_("Loan"), Kind.MONEY, total=True, chars=14),
        Column("taken", N_("Deducted"), Kind.MONEY, total=True, chars=14, priority=2),
        Column("settled", N_("Paid back early"), Kind.MONEY, total=True, chars=14, priority=3),
        Column("owed", N_("Still owed"), Kind.MONEY, total=True, chars=14),
        Column("next", N_("Next instalment"), Kind.PERIOD, chars=13, priority=1),
        Column("state", N_("State"), Kind.STATE, chars=14),
        Column("note", N_("Note"), chars=24, priority=3),
    ),
    sql={
        "date": "l.date",
        "number": "l.number",
        "code": "e.code",
        "name": "e.name",
        "amount": "l.amount",
        "taken": "COALESCE(d.taken, 0)",
        "settled": "COALESCE(p.amount, 0)",
        "owed": OWED,
        "next": _NEXT,
        "state": _STATE,
        "note": "l.note",
    },
    source=SOURCE,
    key_sql="l.id",
    order=(("date", True),),
    search=("l.number", "e.code", "e.name", "l.note"),
    filters={
        "state": f"{_STATE} = ?",
        "open": f"{_STATE} IN ('{TO_PAY_OUT}', '{RUNNING}') AND ?",
        "employee": "l.employee_id = ?",
        "from": "l.date >= ?",
        "to": "l.date <= ?",
    },
    sums_where="v.document_id IS NULL",
)


def listing(session: Session) -> Listing:
    """Every loan, the newest first."""
    session.require(SEE_SALARY)
    return _LISTING
