"""What was posted before a run and still stands: the year so far, last month's pay.

A run that is void counts nowhere.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.kernel.money import Money
from app.kernel.period import Period
from app.kernel.quantity import Quantity
from app.people.inputs.components import BONUS, THR
from app.people.payroll.case import BONUS_RUN, REGULAR, SEVERANCE_RUN, THR_RUN, SoFar

KIND_OF_RUN = {THR_RUN: THR, BONUS_RUN: BONUS}
"""The kind of component that a run of its own pays."""

_STANDING = (
    " LEFT JOIN void_mark v ON v.kind = 'payroll' AND v.document_id = r.id"
    " WHERE r.state = 'posted' AND v.document_id IS NULL"
)


def kinds_elsewhere(period: Period) -> frozenset[str]:
    """Kinds of inputs that a THR or bonus run of the same month pays."""
    rows = store.query(
        "SELECT DISTINCT r.kind FROM payroll_run r"
        " LEFT JOIN void_mark v ON v.kind = 'payroll' AND v.document_id = r.id"
        " WHERE r.period = ? AND v.document_id IS NULL AND r.kind <> 'regular'",
        (period,),
    )
    return frozenset(KIND_OF_RUN[kind] for (kind,) in rows if kind in KIND_OF_RUN)


def so_far(period: Period) -> dict[int, SoFar]:
    """The tax year before this run: posted payslips that stand, and the opening figures."""
    sums: dict[int, list[int]] = {}
    rows = store.execute(
        "SELECT s.employee_id, COUNT(DISTINCT CASE WHEN r.period < ? THEN r.period END),"
        " SUM(s.taxable), SUM(s.jht_employee + s.jp_employee + s.pension_fund), SUM(s.zakat),"
        " SUM(s.pph21), SUM(CASE WHEN r.period = ? THEN s.taxable ELSE 0 END),"
        " SUM(CASE WHEN r.period = ? THEN s.pph21 ELSE 0 END)"
        f" FROM payroll_run r JOIN payroll_slip s ON s.run_id = r.id{_STANDING}"
        " AND r.period BETWEEN ? AND ? GROUP BY s.employee_id",
        (period, period, period, period.year * 100 + 1, period),
    )
    for owner, *figures in rows:
        sums[owner] = figures
    opening = store.execute(
        "SELECT o.employee_id, o.through_month, o.gross, o.pension, o.zakat, o.pph21, e.joined"
        " FROM opening_pay o JOIN employee e ON e.id = o.employee_id WHERE o.year = ?"
        " AND o.through_month < ?",
        (period.year, period.month),
    )
    for owner, through, gross, pension, zakat, pph21, joined in opening:
        known = sums.setdefault(owner, [0] * 7)
        began = dt.date.fromisoformat(joined)
        first = began.month if began.year == period.year else 1
        before = [max(0, through - first + 1), gross, pension, zakat, pph21, 0, 0]
        sums[owner] = [one + other for one, other in zip(known, before, strict=True)]
    return {
        owner: SoFar(figures[0], *(Money(each) for each in figures[1:]))
        for owner, figures in sums.items()
    }


def net_before(period: Period) -> dict[int, int]:
    """Net pay of the regular run of the month before."""
    return dict(
        store.query(
            "SELECT s.employee_id, s.net FROM payroll_run r"
            f" JOIN payroll_slip s ON s.run_id = r.id{_STANDING} AND r.period = ?"
            " AND r.kind = 'regular'",
            (period.plus(-1),),
        )
    )


def accounts_before(period: Period) -> dict[int, str]:
    """The bank account that each person's last posted payslip was paid to."""
    rows = store.query(
        "SELECT s.employee_id, s.account_number FROM payroll_run r"
        f" JOIN payroll_slip s ON s.run_id = r.id{_STANDING} AND r.period BETWEEN ? AND ?"
        " AND r.kind = 'regular' ORDER BY r.period, r.id",
        (period.plus(-12), period.plus(-1)),
    )
    return dict(rows)


def minimum_wage(period: Period) -> Money:
    """The minimum wage in force in the month, zero where none was entered."""
    found = store.scalar(
        "SELECT amount FROM minimum_wage WHERE valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
        (period.last_day,),
    )
    return Money(found or 0)


def done(period: Period, run: str) -> frozenset[int]:
    """Who has a standing payslip of this kind of run in the month."""
    rows = store.query(
        "SELECT s.employee_id FROM payroll_run r"
        f" JOIN payroll_slip s ON s.run_id = r.id{_STANDING} AND r.period = ? AND r.kind = ?",
        (period, run),
    )
    return frozenset(row[0] for row in rows)


def thr_this_year(period: Period) -> frozenset[int]:
    """Who was paid THR in the calendar year already."""
    rows = store.query(
        "SELECT DISTINCT s.employee_id FROM payroll_run r"
        f" JOIN payroll_slip s ON s.run_id = r.id{_STANDING} AND r.kind = 'thr'"
        " AND r.period / 100 = ? AND s.irregular > 0",
        (period.year,),
    )
    return frozenset(row[0] for row in rows)


def unpaid(period: Period, run: str) -> bool:
    """Whether somebody who works in the month has no standing payslip of this kind of run."""
    if run != REGULAR:
        return False
    paid = done(period, run)
    working = store.query(
        "SELECT id FROM employee WHERE joined <= ? AND (left_on IS NULL OR left_on >= ?)",
        (period.last_day, period.first_day),
    )
    return any(row[0] not in paid for row in working)


@dataclass(frozen=True, slots=True)
class LeavingRow:
    """What was entered for somebody who leaves, and earlier severance as (year, amount)."""

    date: dt.date
    reason: str
    leave_days: Quantity
    divisor: int
    other: Money
    separation: Money
    agreed: Money | None
    before: tuple[tuple[int, Money], ...]


def leaving(period: Period) -> dict[int, LeavingRow]:
    """Who leaves in a month with severance entered."""
    earlier: dict[int, list[tuple[int, Money]]] = {}
    paid = store.query(
        "SELECT s.employee_id, r.period, s.severance FROM payroll_run r"
        f" JOIN payroll_slip s ON s.run_id = r.id{_STANDING} AND r.kind = ? AND r.period < ?"
        " ORDER BY r.period, r.id",
        (SEVERANCE_RUN, period),
    )
    for owner, month, amount in paid:
        earlier.setdefault(owner, []).append((month // 100, Money(amount)))
    rows = store.query(
        "SELECT employee_id, date, reason, leave_days, divisor, other, separation, agreed"
        " FROM severance WHERE date BETWEEN ? AND ?",
        (period.first_day, period.last_day),
    )
    return {
        owner: LeavingRow(
            dt.date.fromisoformat(date), reason, Quantity(days), divisor, Money(other),
            Money(separation), None if agreed is None else Money(agreed),
            tuple(earlier.get(owner, ())),
        )
        for owner, date, reason, days, divisor, other, separation, agreed in rows
    }  # fmt: skip


def off_cycle(period: Period) -> frozenset[int]:
    """Who has inputs of the month that a correction pays."""
    rows = store.query(
        "SELECT DISTINCT employee_id FROM pay_input WHERE period = ? AND off_cycle", (period,)
    )
    return frozenset(row[0] for row in rows)


def year_is_done(period: Period) -> frozenset[int]:
    """Whose year was calculated in a final period later than this month."""
    rows = store.query(
        "SELECT DISTINCT s.employee_id FROM payroll_run r"
        f" JOIN payroll_slip s ON s.run_id = r.id{_STANDING} AND s.is_final"
        " AND r.period > ? AND r.period <= ?",
        (period, period.year * 100 + 12),
    )
    return frozenset(row[0] for row in rows)
