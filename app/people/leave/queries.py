"""What one may see of leave: the list, the grants, and what is left."""

from __future__ import annotations

import datetime as dt

from app import store
from app.kernel.columns import Column, Kind
from app.kernel.quantity import Quantity
from app.kernel.text import N_
from app.people.asked import APPROVED
from app.people.leave.rules import ANNUAL, Balance, Grant, Use, balance
from app.store import Listing

LISTING = Listing(
    key="leave",
    permission="people.view",
    columns=(
        Column("first", N_("From"), Kind.DATE),
        Column("last", N_("Until"), Kind.DATE),
        Column("code", N_("Code"), Kind.CODE, chars=9),
        Column("name", N_("Employee"), chars=26),
        Column("type", N_("Kind of leave"), chars=20),
        Column("days", N_("Days"), Kind.QUANTITY, total=True, chars=7),
        Column("state", N_("State"), Kind.STATE, chars=12),
        Column("note", N_("Note"), chars=24, priority=2),
    ),
    sql={
        "first": "l.first",
        "last": "l.last",
        "code": "e.code",
        "name": "e.name",
        "type": "l.type",
        "days": "l.days",
        "state": "l.state",
        "note": "l.note",
    },
    source="leave l JOIN employee e ON e.id = l.employee_id",
    key_sql="l.id",
    order=(("first", True),),
    search=("e.code", "e.name", "l.note"),
    filters={
        "from": "l.last >= ?",
        "to": "l.first <= ?",
        "state": "l.state = ?",
        "away": "(l.state = 'approved' AND l.last >= ?)",
    },
    sums_where="l.state = 'approved'",
)


def grants_of(employee_id: int) -> list[Grant]:
    """Every grant of a person, the days brought in from before the books included."""
    rows = store.query(
        "SELECT date, days, expires FROM leave_grant WHERE employee_id = ?", (employee_id,)
    )
    found = [
        Grant(
            dt.date.fromisoformat(date),
            Quantity(days),
            dt.date.fromisoformat(until) if until else None,
        )
        for date, days, until in rows
    ]
    opening = store.query(
        "SELECT year, through_month, leave_days FROM opening_pay WHERE employee_id = ?"
        " AND leave_days > 0",
        (employee_id,),
    )
    return found + [Grant(dt.date(year, month, 1), Quantity(days)) for year, month, days in opening]


def uses_of(employee_id: int) -> list[Use]:
    """Approved leave that takes annual leave."""
    rows = store.query(
        "SELECT first, days FROM leave WHERE employee_id = ? AND state = ? AND type = ?",
        (employee_id, APPROVED, ANNUAL),
    )
    return [Use(dt.date.fromisoformat(first), Quantity(days)) for first, days in rows]


def balance_of(employee_id: int, date: dt.date) -> Balance:
    """A person's annual leave on a day."""
    return balance(grants_of(employee_id), uses_of(employee_id), date)


def left_for(
    grants: list[Grant], uses: list[Use], date: dt.date, days: Quantity
) -> Quantity | None:
    """What is left on ``date`` where ``days`` more would take what is not there, else None."""
    more = balance(grants, [*uses, Use(date, days)], dt.date.max)
    if more.short.micro <= balance(grants, uses, dt.date.max).short.micro:
        return None
    return balance(grants, uses, date).left
