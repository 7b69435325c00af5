"""What is left of everybody's annual leave on a day."""

from __future__ import annotations

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.quantity import Quantity
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.people.leave import queries

KEY = "leave-balances"

_DAYS = {
    "granted": N_("Granted"),
    "taken": N_("Taken"),
    "expired": N_("Forfeited"),
    "left": N_("Left"),
}
COLUMNS = (
    Column("code", N_("Code"), Kind.CODE, chars=9),
    Column("name", N_("Employee"), chars=26),
    *(Column(key, title, Kind.QUANTITY, chars=9, total=True) for key, title in _DAYS.items()),
)


def build(session: Session, asked: Filters) -> ReportResult:
    """Who works here on the day asked: granted = taken + expired + left. Leave approved for later days is
    taken already."""
    session.require("people.view")
    date = asked.as_of or asked.date_to or session.today()
    people = store.query(
        "SELECT id, code, name FROM employee WHERE joined <= ? AND (left_on IS NULL OR left_on >= ?)"
        " ORDER BY code",
        (date, date),
    )
    rows = []
    sums = dict.fromkeys(_DAYS, 0)
    for owner, code, name in people:
        found = queries.balance_of(owner, date)
        days = {key: getattr(found, key) for key in _DAYS}
        for key, quantity in days.items():
            sums[key] += quantity.micro
        rows.append(Row({"code": code, "name": name, **days}))
    return ReportResult(
        key=KEY,
        title=_("Leave balances"),
        subtitle=formats.date_medium(date),
        columns=COLUMNS,
        rows=rows,
        totals={key: Quantity(amount) for key, amount in sums.items()},
    )
