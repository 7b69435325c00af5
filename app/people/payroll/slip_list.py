"""Payslips of every run as one list: whose, of which month and run, and what was paid."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.masters.employee import SEE_SALARY
from app.people.payroll.model import GROSS, TAX
from app.store import Listing

_STATE = "CASE WHEN v.document_id IS NOT NULL THEN 'void' ELSE r.stage END"

_ALL = Listing(
    key="all-payslips",
    columns=(
        Column("period", N_("Month"), Kind.PERIOD, chars=14),
        Column("kind", N_("Kind"), chars=10),
        Column("code", N_("Code"), Kind.CODE, chars=9),
        Column("name", N_("Employee"), chars=26),
        Column("department", N_("Department"), chars=14, priority=2),
        Column("state", N_("State"), Kind.STATE, chars=11),
        Column("gross", N_("Gross pay"), Kind.MONEY, total=True, chars=14),
        Column("pph21", N_("PPh 21"), Kind.MONEY, total=True, chars=12, priority=1),
        Column("net", N_("Net pay"), Kind.MONEY, total=True, chars=14),
        Column("run", N_("Payroll run"), Kind.NUMBER, chars=16, priority=3),
    ),
    sql={
        "period": "r.period",
        "kind": "r.kind",
        "code": "s.code",
        "name": "s.name",
        "department": "s.department",
        "state": _STATE,
        "gross": f"({GROSS})",
        "pph21": f"({TAX})",
        "net": "s.net",
        "run": "COALESCE(r.number, '')",
    },
    source=(
        "payroll_slip s JOIN payroll_run r ON r.id = s.run_id"
        " LEFT JOIN void_mark v ON v.kind = 'payroll' AND v.document_id = r.id"
    ),
    key_sql="s.id",
    order=(("period", True), ("code", False)),
    search=("s.code", "s.name", "s.department", "r.number"),
    filters={
        "period": "r.period = ?",
        "employee": "s.employee_id = ?",
        "posted": "(r.state = 'posted' AND v.document_id IS NULL) = ?",
    },
    sums_where="v.document_id IS NULL",
)


def payslips(session: Session) -> Listing:
    """Every payslip, the newest month first."""
    session.require(SEE_SALARY)
    return _ALL
