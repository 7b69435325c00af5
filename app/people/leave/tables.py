"""The tables of leave: what was taken, and what was granted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.quantity import Quantity
from app.kernel.text import N_
from app.people.asked import APPROVED
from app.people.leave import service
from app.people.leave.rules import TYPES

_EMPLOYEE = Column("employee", N_("Employee"), Kind.CODE, chars=10, required=True, example="P-019")


def _save_leave(session: Session, values: Values, _update: bool) -> None:
    with session.work():
        found = service.request(
            session, values["employee"], values["type"], values["from"], values["to"]
        )
        service.approve(session, found)


def _read_leave(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require("people.view")
    rows = store.query(
        "SELECT e.code, l.type, l.first, l.last FROM leave l JOIN employee e"
        " ON e.id = l.employee_id WHERE l.state = ? ORDER BY l.first, e.code",
        (APPROVED,),
    )
    for code, type, first, last in rows:
        yield {
            "employee": code,
            "type": type,
            "from": dt.date.fromisoformat(first),
            "to": dt.date.fromisoformat(last),
        }


LEAVE = Table(
    key="leave",
    title=N_("Leave"),
    columns=(
        _EMPLOYEE,
        Column(
            "type", N_("Kind of leave"), chars=12, required=True, choices=tuple(TYPES),
            example="sick",
        ),
        Column("from", N_("From"), Kind.DATE, required=True, example="2026-11-12"),
        Column("to", N_("Until"), Kind.DATE, required=True, example="2026-11-13"),
    ),
    key_columns=("employee", "from"),
    read=_read_leave,
    save=_save_leave,
)  # fmt: skip


def _save_grant(session: Session, values: Values, update: bool) -> None:
    service.grant(
        session, values["employee"], values["date"], values["days"], values["expires"],
        update=update,
    )  # fmt: skip


def _read_grants(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require("people.view")
    rows = store.query(
        "SELECT e.code, g.date, g.days, g.expires FROM leave_grant g JOIN employee e"
        " ON e.id = g.employee_id ORDER BY g.date, e.code"
    )
    for code, date, days, expires in rows:
        yield {
            "employee": code,
            "date": dt.date.fromisoformat(date),
            "days": Quantity(days),
            "expires": dt.date.fromisoformat(expires) if expires else None,
        }


GRANTS = Table(
    key="leave-grants",
    title=N_("Leave granted"),
    columns=(
        _EMPLOYEE,
        Column("date", N_("Date"), Kind.DATE, required=True, example="2026-01-01"),
        Column("days", N_("Days"), Kind.QUANTITY, chars=7, required=True, example="12"),
        Column("expires", N_("Expires"), Kind.DATE, example="2027-06-30"),
    ),
    key_columns=("employee", "date"),
    read=_read_grants,
    save=_save_grant,
)
