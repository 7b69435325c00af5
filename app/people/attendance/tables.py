"""The tables of attendance: times day by day, shifts and who works them, the company's own days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.people.attendance import calendar, service, shifts
from app.people.attendance.rules import clock

_EMPLOYEE = Column("employee", N_("Employee"), Kind.CODE, chars=10, required=True, example="P-003")


def _save(session: Session, values: Values, update: bool) -> None:
    service.record(
        session,
        values["employee"],
        values["date"],
        values["check_in"] or "",
        values["check_out"] or "",
        update=update,
    )


def _read(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require("people.view")
    rows = store.query(
        "SELECT e.code, a.date, a.check_in, a.check_out FROM attendance a"
        " JOIN employee e ON e.id = a.employee_id ORDER BY a.date, e.code"
    )
    for code, date, came, went in rows:
        yield {
            "employee": code,
            "date": dt.date.fromisoformat(date),
            "check_in": came,
            "check_out": went,
        }


ATTENDANCE = Table(
    key="attendance",
    title=N_("Attendance"),
    columns=(
        _EMPLOYEE,
        Column("date", N_("Date"), Kind.DATE, required=True, example="2026-11-12"),
        Column("check_in", N_("Came"), chars=7, example="07:58"),
        Column("check_out", N_("Went"), chars=7, example="17:05"),
    ),
    key_columns=("employee", "date"),
    read=_read,
    save=_save,
)


def _save_shift(session: Session, values: Values, update: bool) -> None:
    shifts.save(session, shifts.shift_of(values), update=update)


def _read_shifts(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require("people.view")
    for shift in calendar.shifts():
        yield {
            "code": shift.code,
            "name": shift.name,
            "starts": clock(shift.starts),
            "ends": clock(shift.ends),
            "rest": shift.rest,
            "grace": shift.grace,
            "week_days": shift.week_days,
        }


SHIFTS = Table(
    key="shifts",
    title=N_("Shifts"),
    columns=(
        Column("code", N_("Code"), Kind.CODE, chars=9, required=True, example="NORMAL"),
        Column("name", N_("Shift"), chars=24, required=True, example="Jam kantor"),
        Column("starts", N_("Begins"), chars=7, required=True, example="08:00"),
        Column("ends", N_("Ends"), chars=7, required=True, example="17:00"),
        Column("rest", N_("Break (minutes)"), Kind.COUNT, chars=7, example="60"),
        Column("grace", N_("Grace (minutes)"), Kind.COUNT, chars=7, example="10"),
        Column("week_days", N_("Days a week"), Kind.COUNT, chars=7, example="5"),
    ),
    key_columns=("code",),
    read=_read_shifts,
    save=_save_shift,
)


def _assign(session: Session, values: Values, _update: bool) -> None:
    shifts.assign(session, values["employee"], values["shift"], values["valid_from"])


def _read_assigned(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require("people.view")
    rows = store.query(
        "SELECT e.code, s.code, a.valid_from FROM shift_assignment a"
        " JOIN employee e ON e.id = a.employee_id JOIN work_shift s ON s.id = a.shift_id"
        " ORDER BY e.code, a.valid_from"
    )
    for code, shift, since in rows:
        yield {"employee": code, "shift": shift, "valid_from": dt.date.fromisoformat(since)}


ASSIGNED = Table(
    key="shift-assignments",
    title=N_("Who works which shift"),
    columns=(
        _EMPLOYEE,
        Column("shift", N_("Shift"), Kind.CODE, chars=9, required=True, example="NORMAL"),
        Column("valid_from", N_("From"), Kind.DATE, required=True, example="2026-01-01"),
    ),
    key_columns=("employee", "valid_from"),
    read=_read_assigned,
    save=_assign,
)


def _save_day(session: Session, values: Values, update: bool) -> None:
    shifts.save_day(
        session, values["date"], values["name"], bool(values["works"]), update=update
    )  # fmt: skip


def _read_days(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require("people.view")
    for date, name, works in store.query("SELECT date, name, works FROM company_day ORDER BY 1"):
        yield {"date": dt.date.fromisoformat(date), "name": name, "works": bool(works)}


COMPANY_DAYS = Table(
    key="company-days",
    title=N_("Days of the company"),
    columns=(
        Column("date", N_("Date"), Kind.DATE, required=True, example="2026-12-31"),
        Column("name", N_("Day"), chars=30, required=True, example="Libur akhir tahun"),
        Column("works", N_("Worked"), Kind.FLAG, chars=7),
    ),
    key_columns=("date",),
    read=_read_days,
    save=_save_day,
)
