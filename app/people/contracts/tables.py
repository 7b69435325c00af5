"""The table of contracts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.people.contracts import service
from app.people.contracts.rules import KINDS


def _save(session: Session, values: Values, update: bool) -> None:
    service.save(
        session,
        values["employee"],
        values["kind"],
        values["from"],
        values["to"],
        number=values["number"] or "",
        note=values["note"] or "",
        update=update,
    )


def _read(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require("people.view")
    rows = store.query(
        "SELECT e.code, k.kind, k.first, k.last, k.number, k.note FROM employment_contract k"
        " JOIN employee e ON e.id = k.employee_id ORDER BY e.code, k.first"
    )
    for code, kind, first, last, number, note in rows:
        yield {
            "employee": code,
            "kind": kind,
            "from": dt.date.fromisoformat(first),
            "to": dt.date.fromisoformat(last) if last else None,
            "number": number,
            "note": note,
        }


CONTRACTS = Table(
    key="contracts",
    title=N_("Contracts of employees"),
    columns=(
        Column("employee", N_("Employee"), Kind.CODE, chars=10, required=True, example="P-016"),
        Column(
            "kind", N_("Kind"), chars=12, required=True, choices=tuple(KINDS), example="contract"
        ),
        Column("from", N_("From"), Kind.DATE, required=True, example="2026-01-01"),
        Column("to", N_("Until"), Kind.DATE, example="2026-12-31"),
        Column("number", N_("Contract number"), chars=18, example="004/HRD/I/2026"),
        Column("note", N_("Note"), chars=24),
    ),
    key_columns=("employee", "from"),
    read=_read,
    save=_save,
)
