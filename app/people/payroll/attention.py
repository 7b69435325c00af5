"""What of a run deserves a look before it goes on: problems of its payslips, and who to narrow it to."""

from __future__ import annotations

from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel.problems import Problem
from app.masters.employee import SEE_SALARY
from app.people.payroll import slips
from app.people.payroll.rules import CHANGED


@dataclass(frozen=True, slots=True)
class Notice:
    """One problem of one payslip, with whose it is."""

    slip_id: int
    code: str
    name: str
    problem: Problem


def notices(session: Session, run_id: int) -> list[Notice]:
    """Every problem of the run's payslips, those that keep it from going on first."""
    session.require(SEE_SALARY)
    rows = store.query(
        "SELECT id, code, name, problems FROM payroll_slip WHERE run_id = ? AND problems <> ''"
        " ORDER BY code",
        (run_id,),
    )
    found = [
        Notice(slip_id, code, name, problem)
        for slip_id, code, name, text in rows
        for problem in slips.problems_from(text)
    ]
    return sorted(found, key=lambda notice: not notice.problem.blocking)


def changed(found: list[Notice]) -> int:
    """How many people's net pay differs much from the month before."""
    return sum(1 for notice in found if notice.problem.message == CHANGED)


def departments(session: Session, run_id: int) -> list[str]:
    """The departments of the people in a run, by name."""
    session.require(SEE_SALARY)
    rows = store.query(
        "SELECT DISTINCT department FROM payroll_slip WHERE run_id = ? AND department <> ''"
        " ORDER BY department",
        (run_id,),
    )
    return [row[0] for row in rows]
