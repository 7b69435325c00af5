"""The payroll summary: every posted run of the months asked, person by person, with the cost to the company."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.report import Filters, ReportResult
from app.kernel.text import N_, _
from app.people.payroll.model import ALLOWANCES, BPJS_EMPLOYEE, DEDUCTIONS, GROSS, TAX
from app.people.reports import monthly

KEY = "payroll-summary"

COLUMNS = (
    monthly.CODE,
    monthly.NAME,
    Column("department", N_("Department"), chars=14, priority=2),
    Column("base", N_("Basic salary"), Kind.MONEY, total=True),
    Column("allowances", N_("Allowances"), Kind.MONEY, total=True),
    Column("overtime", N_("Overtime"), Kind.MONEY, total=True),
    Column("irregular", N_("Bonus and THR"), Kind.MONEY, total=True),
    Column("gross", N_("Gross pay"), Kind.MONEY, total=True),
    Column("bpjs_employee", N_("BPJS of the employee"), Kind.MONEY, total=True),
    Column("pph21", N_("PPh 21"), Kind.MONEY, total=True),
    Column("deductions", N_("Deductions"), Kind.MONEY, total=True),
    Column("net", N_("Net pay"), Kind.MONEY, total=True),
    Column("bpjs_employer", N_("BPJS of the employer"), Kind.MONEY, total=True, priority=1),
    Column("cost", N_("Cost to the company"), Kind.MONEY, total=True, priority=1),
)

_EMPLOYER = "s.health_employer + s.jht_employer + s.jp_employer + s.jkk_employer + s.jkm_employer"
_SUMS = {
    "base": "s.base",
    "allowances": ALLOWANCES,
    "overtime": "s.overtime",
    "irregular": "s.irregular",
    "gross": GROSS,
    "bpjs_employee": BPJS_EMPLOYEE,
    "pph21": TAX,
    "deductions": DEDUCTIONS,
    "net": "s.net",
    "bpjs_employer": _EMPLOYER,
    "cost": f"{GROSS} + {_EMPLOYER}",
}


def build(session: Session, asked: Filters) -> ReportResult:
    """Sums per month and person; ``department`` and ``kind`` narrow it. Needs ``people.salary.view``."""
    title = _("Payroll summary")
    return monthly.build(session, asked, KEY, title, COLUMNS, _SUMS, ("department",))
