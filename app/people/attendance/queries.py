"""Lists of attendance: corrections, shifts, who works which, the company's own days."""

from __future__ import annotations

from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.store import Listing

_CODE = Column("code", N_("Code"), Kind.CODE, chars=9)
_NAME = Column("name", N_("Employee"), chars=26)
_IN = Column("check_in", N_("Came"), chars=7)
_OUT = Column("check_out", N_("Went"), chars=7)

CORRECTIONS = Listing(
    key="attendance-corrections",
    permission="people.view",
    columns=(
        Column("date", N_("Date"), Kind.DATE),
        _CODE,
        _NAME,
        _IN,
        _OUT,
        Column("reason", N_("Reason"), chars=30),
        Column("state", N_("State"), Kind.STATE, chars=12),
    ),
    sql={
        "date": "c.date",
        "code": "e.code",
        "name": "e.name",
        "check_in": "c.check_in",
        "check_out": "c.check_out",
        "reason": "c.reason",
        "state": "c.state",
    },
    source="attendance_correction c JOIN employee e ON e.id = c.employee_id",
    key_sql="c.id",
    order=(("date", True),),
    search=("e.code", "e.name", "c.reason"),
    filters={"state": "c.state = ?", "from": "c.date >= ?", "to": "c.date <= ?"},
)

SHIFTS = Listing(
    key="shifts",
    permission="people.view",
    columns=(
        Column("code", N_("Code"), Kind.CODE, chars=9),
        Column("title", N_("Shift"), chars=24),
        Column("starts", N_("Begins"), chars=7),
        Column("ends", N_("Ends"), chars=7),
        Column("rest", N_("Break (minutes)"), Kind.COUNT, chars=8),
        Column("grace", N_("Grace (minutes)"), Kind.COUNT, chars=8),
        Column("week_days", N_("Days a week"), Kind.COUNT, chars=8),
        Column("people", N_("Employees"), Kind.COUNT, chars=8),
    ),
    sql={
        "code": "s.code",
        "title": "s.name",
        "starts": "printf('%02d:%02d', s.starts / 60, s.starts % 60)",
        "ends": "printf('%02d:%02d', s.ends / 60, s.ends % 60)",
        "rest": "s.rest",
        "grace": "s.grace",
        "week_days": "NULLIF(s.week_days, 0)",
        "people": "CASE WHEN s.id = (SELECT MIN(id) FROM work_shift) THEN (SELECT COUNT(*) FROM employee e"
        " WHERE e.left_on IS NULL AND NOT EXISTS (SELECT 1 FROM shift_assignment a"
        " WHERE a.employee_id = e.id)) ELSE 0 END + (SELECT COUNT(*) FROM shift_assignment a WHERE a.shift_id = s.id AND NOT EXISTS"
        " (SELECT 1 FROM shift_assignment b WHERE b.employee_id = a.employee_id"
        " AND b.valid_from > a.valid_from))",
    },
    source="work_shift s",
    key_sql="s.id",
    order=(("code", False),),
    search=("s.code", "s.name"),
)

COMPANY_DAYS = Listing(
    key="company-days",
    permission="people.view",
    columns=(
        Column("date", N_("Date"), Kind.DATE),
        Column("title", N_("Day"), chars=30),
        Column("works", N_("Worked"), Kind.FLAG, chars=8),
    ),
    sql={"date": "d.date", "title": "d.name", "works": "d.works"},
    source="company_day d",
    key_sql="d.id",
    order=(("date", True),),
    search=("d.name",),
    filters={"from": "d.date >= ?", "to": "d.date <= ?"},
)
