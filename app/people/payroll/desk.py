"""A payroll run in one go, for the command line: started or found, calculated, and posted where asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import store
from app.access.session import Session
from app.kernel.lifecycle import POSTED
from app.kernel.money import Money
from app.kernel.period import Period
from app.people.payroll import past, printed, queries, service
from app.people.payroll.posting import KIND

SUMMARY_KEYS = (
    "code", "name", "ptkp", "base", "allowances", "overtime", "irregular", "gross", "bpjs", "pph21",
    "deductions", "net",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """A run as the command line prints it."""

    run_id: int
    number: str
    state: str
    rows: list[dict[str, Any]]
    totals: dict[str, Any]


def run(session: Session, period: Period, kind: str, *, post: bool = False) -> Summary:
    """Calculates (again) and, with ``post``, posts; a month that is posted already is only told."""
    run_id = _posted(period, kind)
    if run_id is None:
        with session.work():
            run_id = service.start(session, period, kind)
            service.calculate(session, run_id)
            if post:
                service.post_through(session, run_id)
    return summary(session, run_id)


def _posted(period: Period, kind: str) -> int | None:
    """The posted run of the month that stands, unless somebody in it is still unpaid."""
    found: int | None = store.scalar(
        "SELECT r.id FROM payroll_run r LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = r.id"
        " WHERE r.period = ? AND r.kind = ? AND r.state = ? AND v.document_id IS NULL"
        " ORDER BY r.id DESC LIMIT 1",
        (KIND, period, kind, POSTED),
    )
    if found is None or past.unpaid(period, kind):
        return None
    return found


def summary(session: Session, run_id: int) -> Summary:
    """The run's people and sums."""
    view = queries.run_view(session, run_id)
    window = queries.payslips(session).window(queries.of_run(run_id))
    rows = [{key: getattr(row, key) for key in SUMMARY_KEYS} for row in window.rows()]
    totals: dict[str, Money | int] = {"people": len(rows)}
    for key in SUMMARY_KEYS[3:]:
        totals[key] = Money(sum(row[key].minor for row in rows))
    return Summary(run_id, view.run.number, view.run.standing, rows, totals)


def print_payslips(session: Session, run_id: int, folder: Path) -> list[Path]:
    """All payslips in one file, and each in a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    return printed.write_all(session, run_id, folder)
