"""The table of papers of employees, without their files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.masters.employee import SEE_IDENTITY
from app.people.dossier import service
from app.people.dossier.rules import KINDS


def _save(session: Session, values: Values, update: bool) -> None:
    service.save(
        session,
        values["employee"],
        values["kind"],
        values["date"],
        number=values["number"] or "",
        expires=values["expires"],
        note=values["note"] or "",
        update=update,
    )


def _read(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require(SEE_IDENTITY)
    rows = store.query(
        "SELECT e.code, d.kind, d.date, d.expires, d.number, d.note FROM employee_document d"
        " JOIN employee e ON e.id = d.employee_id ORDER BY e.code, d.date, d.kind"
    )
    for code, kind, date, expires, number, note in rows:
        yield {
            "employee": code,
            "kind": kind,
            "date": dt.date.fromisoformat(date),
            "expires": dt.date.fromisoformat(expires) if expires else None,
            "number": number,
            "note": note,
        }


DOCUMENTS = Table(
    key="employee-documents",
    title=N_("Papers of employees"),
    columns=(
        Column("employee", N_("Employee"), Kind.CODE, chars=10, required=True, example="P-013"),
        Column(
            "kind", N_("Kind"), chars=12, required=True, choices=tuple(KINDS), example="licence"
        ),
        Column("date", N_("Date"), Kind.DATE, required=True, example="2022-02-01"),
        Column("expires", N_("Expires"), Kind.DATE, example="2027-01-31"),
        Column("number", N_("Number"), chars=20),
        Column("note", N_("Note"), chars=24),
    ),
    key_columns=("employee", "kind", "date"),
    read=_read,
    save=_save,
)
