"""The table of severance: who leaves, why, and what is due besides UP and UPMK."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, Money
from app.kernel.quantity import Quantity
from app.kernel.text import N_
from app.masters.employee import SEE_SALARY
from app.people.inputs.severance import reasons, save_severance


def _save(session: Session, values: Values, update: bool) -> None:
    save_severance(
        session,
        values["employee"],
        values["date"],
        values["reason"],
        leave_days=values["leave_days"],
        divisor=values["divisor"] or 0,
        other=values["other"] or ZERO,
        separation=values["separation"] or ZERO,
        agreed=values["agreed"],
        update=update,
    )


def _read(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require(SEE_SALARY)
    rows = store.query(
        "SELECT e.code, x.date, x.reason, x.leave_days, x.divisor, x.other, x.separation, x.agreed"
        " FROM severance x JOIN employee e ON e.id = x.employee_id ORDER BY x.date, e.code"
    )
    for code, date, reason, days, divisor, other, separation, agreed in rows:
        yield {
            "employee": code,
            "date": dt.date.fromisoformat(date),
            "reason": reason,
            "leave_days": Quantity(days),
            "divisor": divisor,
            "other": Money(other),
            "separation": Money(separation),
            "agreed": None if agreed is None else Money(agreed),
        }


SEVERANCE = Table(
    key="severance",
    title=N_("Severance"),
    columns=(
        Column("employee", N_("Employee"), Kind.CODE, chars=10, required=True, example="P-019"),
        Column("date", N_("Last day of work"), Kind.DATE, required=True, example="2026-11-30"),
        Column(
            "reason",
            N_("Reason"),
            chars=30,
            required=True,
            choices=reasons(),
            example="efficiency_to_prevent_losses",
        ),
        Column("leave_days", N_("Leave not taken (days)"), Kind.QUANTITY, chars=7, example="5"),
        Column("divisor", N_("Working days of a month"), Kind.COUNT, chars=6),
        Column("other", N_("Travel and others"), Kind.MONEY),
        Column("separation", N_("Separation pay"), Kind.MONEY),
        Column("agreed", N_("Agreed instead of UP and UPMK"), Kind.MONEY),
    ),
    key_columns=("employee", "date"),
    read=_read,
    save=_save,
)
