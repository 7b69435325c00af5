"""Contracts that end soon, or have ended while the employee works on, with the compensation that is due."""

from __future__ import annotations

from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, total
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.masters.employee import SEE_SALARY
from app.people.contracts import queries
from app.people.contracts.rules import REMIND

KEY = "contracts-ending"
COLUMNS = (
    Column("code", N_("Code"), Kind.CODE, chars=9),
    Column("name", N_("Employee"), chars=26),
    Column("number", N_("Contract number"), chars=18),
    Column("first", N_("From"), Kind.DATE),
    Column("ends", N_("Until"), Kind.DATE),
    Column("days", N_("Days left"), Kind.COUNT, chars=8),
)
_DUE = (
    Column("months", N_("Months"), Kind.COUNT, chars=7),
    Column("amount", N_("Compensation"), Kind.MONEY, chars=14, total=True),
)


def build(session: Session, asked: Filters) -> ReportResult:
    """Months and compensation only for who may see salaries; days are negative once it has ended."""
    session.require("people.view")
    date = asked.as_of or asked.date_to or session.today()
    sees = session.may(SEE_SALARY)
    rows = []
    for contract in queries.ending(date):
        assert contract.ends is not None
        values = {
            "code": contract.code,
            "name": contract.name,
            "number": contract.number,
            "first": contract.first,
            "ends": contract.ends,
            "days": (contract.ends - date).days,
        }
        due = queries.compensation(session, contract) if sees else None
        if sees:
            values |= {"months": due.months if due else None, "amount": due.amount if due else ZERO}
        rows.append(Row(values))
    return ReportResult(
        key=KEY,
        title=_("Contracts that end"),
        subtitle=formats.date_medium(date),
        columns=(*COLUMNS, *_DUE) if sees else COLUMNS,
        rows=rows,
        totals={"amount": total([row.values["amount"] for row in rows])} if sees else {},
        notes=(
            _(
                "Those that end within {days} days without another after them, and those that have "
                "ended while the employee works on.",
                days=REMIND.days,
            ),
        ),
    )
