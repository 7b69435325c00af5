"""What reports of posted payroll have in common: sums per month and person, narrowed alike."""

from __future__ import annotations

from collections.abc import Mapping
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
from app.people.payroll.posting import KIND

CODE = Column("code", N_("Code"), Kind.CODE, chars=9)
NAME = Column("name", N_("Employee"), chars=26)
POSTED_ONES = N_("Posted payroll runs that are not void.")


def build(
    session: Session,
    asked: Filters,
    key: str,
    title: str,
    columns: tuple[Column, ...],
    sums: Mapping[str, str],
    facts: tuple[str, ...] = (),
    where: str = "1",
) -> ReportResult:
    """Months as groups, people below, every ``sums`` column summed.

    sums: SQL over the payslip ``s`` by column key. facts: columns of the payslip shown as they are.
    ``department`` and ``kind`` narrow it. title is worded. Needs ``people.salary.view``.
    """
    session.require(SEE_SALARY)
    first, last = months(session, asked)
    rows: list[Row] = []
    totals = dict.fromkeys(sums, 0)
    month = 0
    for period, *told in _found(first, last, asked, sums, ("code", "name", *facts), where):
        if period != month:
            month = period
            rows.append(Row({"code": formats.period(of_number(period))}, style="group"))
        named = dict(zip(("code", "name", *facts), told))
        figures = dict(zip(sums, told[len(named) :], strict=True))
        for column, amount in figures.items():
            totals[column] += amount
        rows.append(Row({**named, **{each: Money(a) for each, a in figures.items()}}, level=1))
    return ReportResult(
        key=key,
        title=title,
        subtitle=_subtitle(first, last),
        columns=columns,
        rows=rows,
        totals={column: Money(amount) for column, amount in totals.items()},
        notes=(_(POSTED_ONES),),
    )


def months(session: Session, asked: Filters) -> tuple[Period, Period]:
    """The first and last month asked for; that of today where no day is given."""
    last = asked.date_to or asked.as_of or session.today()
    return of_date(asked.date_from or last), of_date(last)


def _subtitle(first: Period, last: Period) -> str:
    if first == last:
        return formats.period(first)
    return f"{formats.period(first)} {formats.DASH} {formats.period(last)}"


def _found(
    first: Period,
    last: Period,
    asked: Filters,
    sums: Mapping[str, str],
    facts: tuple[str, ...],
    where: str,
) -> list[tuple[Any, ...]]:
    summed = ", ".join(f"SUM({each})" for each in sums.values())
    told = ", ".join(f"MAX(s.{each})" for each in facts)
    narrowed, parameters = "", [KIND, first, last]
    for key, column in (("department", "s.department"), ("kind", "r.kind")):
        if asked.choices.get(key):
            narrowed += f" AND {column} = ?"
            parameters.append(asked.choices[key])
    return store.query(
        f"SELECT r.period, {told}, {summed} FROM payroll_run r"
        " JOIN payroll_slip s ON s.run_id = r.id"
        " LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = r.id"
        " WHERE r.state = 'posted' AND v.document_id IS NULL AND r.period BETWEEN ? AND ?"
        f" AND {where}{narrowed} GROUP BY r.period, s.code ORDER BY r.period, s.code",
        parameters,
    )
