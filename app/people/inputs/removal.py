"""Taking out what was entered by mistake, as long as no posted run has paid the month."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app import store
from app.access.session import Session
from app.kernel.errors import NotFound, Refused
from app.kernel.period import of_date, of_number
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.masters.employee import SEE_SALARY
from app.people.inputs.model import (
    MinimumWageRow,
    OvertimeRow,
    PayComponent,
    PayInput,
    SeveranceRow,
)
from app.people.inputs.service import EDIT, require_unpaid, run_of

GONE = N_("This row is not there any more.")
IN_USE = N_("The pay of {period} was posted with this component.")
END_IT = N_("Give the component a last day instead.")


def remove_component(session: Session, component_id: int) -> None:
    """Takes a recurring component out; refused once a posted run may have used it."""
    session.require(EDIT)
    session.require(SEE_SALARY)
    code, owner, begins, name = _row(
        "SELECT e.code, e.id, c.valid_from, c.component FROM pay_component c"
        " JOIN employee e ON e.id = c.employee_id WHERE c.id = ?",
        component_id,
    )
    used = store.scalar(
        "SELECT MIN(r.period) FROM payroll_run r JOIN payroll_slip s ON s.run_id = r.id"
        " LEFT JOIN void_mark v ON v.kind = 'payroll' AND v.document_id = r.id"
        " WHERE r.state = 'posted' AND v.document_id IS NULL AND s.employee_id = ?"
        " AND r.period >= ?",
        (owner, of_date(dt.date.fromisoformat(begins))),
    )
    if used is not None:
        problem = Problem("component", IN_USE, {"period": str(of_number(used))})
        raise Refused([problem], remedy=END_IT)
    with session.work() as work:
        store.delete(PayComponent, component_id)
        work.audit("remove", "pay-component", code, component=name)
        work.touch("pay-component")


def remove_input(session: Session, input_id: int) -> None:
    """Takes an amount of one month out."""
    session.require(EDIT)
    session.require(SEE_SALARY)
    code, owner, number, name, off_cycle = _row(
        "SELECT e.code, e.id, i.period, i.component, i.off_cycle FROM pay_input i"
        " JOIN employee e ON e.id = i.employee_id WHERE i.id = ?",
        input_id,
    )
    period = of_number(int(number))
    with session.work() as work:
        require_unpaid(owner, code, period, run_of(bool(off_cycle)))
        store.delete(PayInput, input_id)
        work.audit("remove", "pay-input", code, component=name, period=str(period))
        work.touch("pay-input")


def remove_overtime(session: Session, overtime_id: int) -> None:
    """Takes the overtime of one day out."""
    session.require(EDIT)
    code, owner, date, _hours = _row(
        "SELECT e.code, e.id, o.date, o.hours FROM overtime o"
        " JOIN employee e ON e.id = o.employee_id WHERE o.id = ?",
        overtime_id,
    )
    with session.work() as work:
        require_unpaid(owner, code, of_date(dt.date.fromisoformat(date)))
        store.delete(OvertimeRow, overtime_id)
        work.audit("remove", "overtime", code, date=date)
        work.touch("overtime")


def remove_severance(session: Session, severance_id: int) -> None:
    """Takes the severance of somebody out, as long as it is not posted."""
    session.require(EDIT)
    session.require(SEE_SALARY)
    code, owner, date = _row(
        "SELECT e.code, e.id, x.date FROM severance x JOIN employee e ON e.id = x.employee_id"
        " WHERE x.id = ?",
        severance_id,
    )
    with session.work() as work:
        require_unpaid(owner, code, of_date(dt.date.fromisoformat(date)), "severance")
        store.delete(SeveranceRow, severance_id)
        work.audit("remove", "severance", code, date=date)
        work.touch("severance")


def remove_minimum_wage(session: Session, wage_id: int) -> None:
    """Takes a minimum wage out; payslips that are posted keep what they were counted by."""
    session.require(EDIT)
    date = store.scalar("SELECT valid_from FROM minimum_wage WHERE id = ?", (wage_id,))
    if date is None:
        raise NotFound(GONE)
    with session.work() as work:
        store.delete(MinimumWageRow, wage_id)
        work.audit("remove", "minimum-wage", str(date))
        work.touch("minimum-wage")


def _row(sql: str, row_id: int) -> tuple[Any, ...]:
    found = store.one(sql, (row_id,))
    if found is None:
        raise NotFound(GONE)
    return found
