"""Lists of what a payroll run takes in. Amounts are shown only to who may see salaries."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.masters.employee import SEE_SALARY
from app.store import Listing

_CODE = Column("code", N_("Code"), Kind.CODE, chars=9)
_NAME = Column("name", N_("Employee"), chars=26)
_COMPONENT = Column("component", N_("Component"), chars=24)
_KIND = Column("kind", N_("Kind"), chars=16, priority=1)
_AMOUNT = Column("amount", N_("Amount"), Kind.MONEY, total=True, chars=14)

_COMPONENTS = Listing(
    key="pay-components",
    columns=(
        _CODE,
        _NAME,
        _COMPONENT,
        _KIND,
        _AMOUNT,
        Column("valid_from", N_("From"), Kind.DATE),
        Column("valid_to", N_("Until"), Kind.DATE),
        Column("basis", N_("For"), chars=16, priority=1),
    ),
    sql={
        "code": "e.code",
        "name": "e.name",
        "basis": "c.basis",
        "component": "c.component",
        "kind": "c.kind",
        "amount": "c.amount",
        "valid_from": "c.valid_from",
        "valid_to": "c.valid_to",
    },
    source="pay_component c JOIN employee e ON e.id = c.employee_id",
    key_sql="c.id",
    order=(("code", False), ("component", False), ("valid_from", False)),
    search=("e.code", "e.name", "c.component"),
    filters={
        "employee": "c.employee_id = ?",
        "current": "(c.valid_to IS NULL OR c.valid_to >= ?)",
    },
)

_INPUTS = Listing(
    key="pay-inputs",
    columns=(
        Column("period", N_("Month"), Kind.PERIOD, chars=14),
        _CODE,
        _NAME,
        _COMPONENT,
        _KIND,
        _AMOUNT,
        Column("off_cycle", N_("Correction"), Kind.FLAG, chars=8, priority=1),
    ),
    sql={
        "period": "i.period",
        "code": "e.code",
        "name": "e.name",
        "component": "i.component",
        "kind": "i.kind",
        "amount": "i.amount",
        "off_cycle": "i.off_cycle",
    },
    source="pay_input i JOIN employee e ON e.id = i.employee_id",
    key_sql="i.id",
    order=(("period", True),),
    search=("e.code", "e.name", "i.component"),
    filters={"period": "i.period = ?"},
)

_SEVERANCE = Listing(
    key="severance",
    columns=(
        Column("date", N_("Last day of work"), Kind.DATE),
        _CODE,
        _NAME,
        Column("reason", N_("Reason"), chars=30),
        Column("leave_days", N_("Leave not taken (days)"), Kind.QUANTITY, chars=9),
        Column("other", N_("Travel and others"), Kind.MONEY, chars=13, priority=2),
        Column("separation", N_("Separation pay"), Kind.MONEY, chars=13, priority=2),
        Column("agreed", N_("Agreed instead of UP and UPMK"), Kind.MONEY, chars=13, priority=1),
        Column("divisor", N_("Working days of a month"), Kind.COUNT, chars=6, priority=3),
    ),
    sql={
        "date": "x.date",
        "code": "e.code",
        "name": "e.name",
        "reason": "x.reason",
        "leave_days": "x.leave_days",
        "other": "x.other",
        "separation": "x.separation",
        "agreed": "x.agreed",
        "divisor": "x.divisor",
    },
    source="severance x JOIN employee e ON e.id = x.employee_id",
    key_sql="x.id",
    order=(("date", True),),
    search=("e.code", "e.name"),
    filters={"from": "x.date >= ?", "to": "x.date <= ?"},
)

MINIMUM_WAGES = Listing(
    key="minimum-wages",
    columns=(
        Column("valid_from", N_("In force since"), Kind.DATE),
        Column("amount", N_("Minimum wage"), Kind.MONEY, chars=16),
    ),
    sql={"valid_from": "w.valid_from", "amount": "w.amount"},
    source="minimum_wage w",
    key_sql="w.id",
    order=(("valid_from", True),),
)

OVERTIME = Listing(
    key="overtime",
    columns=(
        Column("date", N_("Date"), Kind.DATE),
        _CODE,
        _NAME,
        Column("hours", N_("Hours"), Kind.QUANTITY, total=True, chars=8),
        Column("day", N_("Day"), chars=22),
        Column("state", N_("State"), Kind.STATE, chars=12),
        Column("note", N_("What for"), chars=24, priority=2),
    ),
    sql={
        "date": "o.date",
        "code": "e.code",
        "name": "e.name",
        "hours": "o.hours",
        "day": "o.day",
        "state": "o.state",
        "note": "o.note",
    },
    source="overtime o JOIN employee e ON e.id = o.employee_id",
    key_sql="o.id",
    order=(("date", True),),
    search=("e.code", "e.name"),
    filters={"from": "o.date >= ?", "to": "o.date <= ?", "state": "o.state = ?"},
    sums_where="o.state = 'approved'",
)


def components(session: Session) -> Listing:
    """Recurring components of everybody."""
    session.require(SEE_SALARY)
    return _COMPONENTS


def inputs(session: Session) -> Listing:
    """Amounts of single months, the newest month first."""
    session.require(SEE_SALARY)
    return _INPUTS


def severance(session: Session) -> Listing:
    """Who leaves with severance, the latest first."""
    session.require(SEE_SALARY)
    return _SEVERANCE
