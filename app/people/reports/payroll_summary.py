"""The payroll summary: every posted run of the months asked, person by person, with the cost to the company."""

from __future__ import annotations

from typing import Any

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.period import Period, of_date, of_number
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.masters.employee import SEE_SALARY
from app.people.payroll.model import ALLOWANCES, BPJS_EMPLOYEE, DEDUCTIONS, GROSS, TAX
from app.people.payroll.posting import KIND

KEY = "payroll-summary"

COLUMNS = (
    Column("code", N_("Code"), Kind.CODE, chars=9),
    Column("name", N_("Employee"), chars=26),
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
AMOUNTS = tuple(column.key for column in COLUMNS if column.total)

_EMPLOYER = "s.health_employer + s.jht_employer + s.jp_employer + s.jkk_employer + s.jkm_employer"
_SUMS = (
    "s.base", ALLOWANCES, "s.overtime", "s.irregular", GROSS, BPJS_EMPLOYEE, TAX, DEDUCTIONS,
    "s.net", _EMPLOYER, f"{GROSS} + {_EMPLOYER}",
)  # fmt: skip


def build(session: Session, asked: Filters) -> ReportResult:
    """Sums per month and person; ``department`` and ``kind`` narrow it. Needs ``people.salary.view``."""
    session.require(SEE_SALARY)
    first, last = _months(session, asked)
    rows: list[Row] = []
    sums = dict.fromkeys(AMOUNTS, 0)
    month = 0
    for period, code, name, department, *amounts in _found(first, last, asked):
        if period != month:
            month = period
            rows.append(Row({"code": formats.period(of_number(period))}, style="group"))
        figures = dict(zip(AMOUNTS, amounts, strict=True))
        for key, amount in figures.items():
            sums[key] += amount
        values = {"code": code, "name": name, "department": department}
        rows.append(Row({**values, **{key: Money(each) for key, each in figures.items()}}, level=1))
    return ReportResult(
        key=KEY,
        title=_("Payroll summary"),
        subtitle=_subtitle(first, last),
        columns=COLUMNS,
        rows=rows,
        totals={key: Money(amount) for key, amount in sums.items()},
        notes=(_("Posted payroll runs that are not void."),),
    )


def _months(session: Session, asked: Filters) -> tuple[Period, Period]:
    last = asked.date_to or asked.as_of or session.today()
    return of_date(asked.date_from or last), of_date(last)


def _subtitle(first: Period, last: Period) -> str:
    if first == last:
        return formats.period(first)
    return f"{formats.period(first)} {formats.DASH} {formats.period(last)}"


def _found(first: Period, last: Period, asked: Filters) -> list[tuple[Any, ...]]:
    sums = ", ".join(f"SUM({each})" for each in _SUMS)
    narrowed, parameters = "", [KIND, first, last]
    for key, column in (("department", "s.department"), ("kind", "r.kind")):
        if asked.choices.get(key):
            narrowed += f" AND {column} = ?"
            parameters.append(asked.choices[key])
    return store.query(
        f"SELECT r.period, s.code, MAX(s.name), MAX(s.department), {sums} FROM payroll_run r"
        " JOIN payroll_slip s ON s.run_id = r.id"
        " LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = r.id"
        " WHERE r.state = 'posted' AND v.document_id IS NULL AND r.period BETWEEN ? AND ?"
        f"{narrowed} GROUP BY r.period, s.code ORDER BY r.period, s.code",
        parameters,
    )
