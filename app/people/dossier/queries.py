"""What one may see of the papers of employees. Everything here needs the permission to see identity."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from app import store
from app.access.session import Session
from app.documents import attachments
from app.documents.attachments import Attached
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound
from app.kernel.text import N_
from app.masters.employee import SEE_IDENTITY, SEE_SALARY
from app.people.dossier.rules import (
    CONTRACT,
    EXPIRED,
    EXPIRING,
    OVER,
    REMIND,
    REPLACED,
    VALID,
    WARNINGS,
)
from app.store import Listing

FILES, PHOTO = "employee-document", "employee-photo"
"""What the attachments of a paper, and the photo of an employee, are kept under."""

_SOURCE = "employee_document d JOIN employee e ON e.id = d.employee_id"


class Paper(NamedTuple):
    """A paper as reminders tell it."""

    id: int
    code: str
    name: str
    kind: str
    number: str
    expires: dt.date


def listing(session: Session) -> Listing:
    """Every paper as it stands today, the newest first."""
    session.require(SEE_IDENTITY)
    state = _state(session.today())
    return Listing(
        key="employee-documents",
        permission=SEE_IDENTITY,
        columns=(
            Column("code", N_("Code"), Kind.CODE, chars=9),
            Column("name", N_("Employee"), chars=26),
            Column("kind", N_("Kind"), chars=18),
            Column("number", N_("Number"), chars=20),
            Column("date", N_("Date"), Kind.DATE),
            Column("expires", N_("Expires"), Kind.DATE),
            Column("state", N_("State"), Kind.STATE, chars=14),
            Column("files", N_("Files"), Kind.COUNT, chars=6, priority=1),
            Column("note", N_("Note"), chars=20, priority=2),
        ),
        sql={
            "code": "e.code",
            "name": "e.name",
            "kind": "d.kind",
            "number": "d.number",
            "date": "d.date",
            "expires": "d.expires",
            "state": state,
            "files": "(SELECT COUNT(*) FROM document_attachment a"
            f" WHERE a.kind = '{FILES}' AND a.document_id = d.id)",
            "note": "d.note",
        },
        source=_SOURCE,
        key_sql="d.id",
        order=(("date", True),),
        search=("e.code", "e.name", "d.number", "d.note"),
        filters={
            "employee": "d.employee_id = ?",
            "soon": f"{state} IN ('{EXPIRING}', '{EXPIRED}') AND ?",
            "warnings": f"d.kind IN {WARNINGS} AND {state} = '{VALID}' AND ?",
        },
    )


def _state(today: dt.date) -> str:
    day, soon = today.isoformat(), (today + REMIND).isoformat()
    return (
        f"CASE WHEN d.kind IN {WARNINGS} THEN"
        f" CASE WHEN d.expires < '{day}' THEN '{OVER}' ELSE '{VALID}' END"
        " WHEN EXISTS (SELECT 1 FROM employee_document n WHERE n.employee_id = d.employee_id"
        f" AND n.kind = d.kind AND n.kind <> 'other' AND n.date > d.date) THEN '{REPLACED}'"
        f" WHEN d.expires < '{day}' THEN '{EXPIRED}' WHEN d.expires <= '{soon}' THEN '{EXPIRING}'"
        f" ELSE '{VALID}' END"
    )


def expiring(session: Session) -> list[Paper]:
    """Papers of those who work here that expire within ``REMIND`` or have expired, the earliest first."""
    session.require(SEE_IDENTITY)
    today = session.today()
    rows = store.query(
        f"SELECT d.id, e.code, e.name, d.kind, d.number, d.expires FROM {_SOURCE}"
        f" WHERE {_state(today)} IN ('{EXPIRING}', '{EXPIRED}')"
        " AND (e.left_on IS NULL OR e.left_on >= ?) ORDER BY d.expires, e.code",
        (today,),
    )
    return [
        Paper(id, code, name, kind, number, dt.date.fromisoformat(expires))
        for id, code, name, kind, number, expires in rows
    ]


def owner_of(document_id: int) -> tuple[str, str]:
    """The code of the employee and the kind of a paper. Raises NotFound."""
    row = store.one(f"SELECT e.code, d.kind FROM {_SOURCE} WHERE d.id = ?", (document_id,))
    if row is None:
        raise NotFound(N_("This row is not there any more."))
    code, kind = row
    return code, kind


def files(session: Session, document_id: int) -> tuple[Attached, ...]:
    """The files of a paper. Those of a contract tell pay, and need the permission to see salaries too."""
    require_file(session, document_id)
    return attachments.of_document(FILES, document_id)


def require_file(session: Session, document_id: int) -> str:
    """Raises NotAllowed where this person may not see the files of a paper; the code of its employee."""
    session.require(SEE_IDENTITY)
    code, kind = owner_of(document_id)
    if kind == CONTRACT:
        session.require(SEE_SALARY)
    return code


def photos(session: Session, employee_id: int) -> tuple[Attached, ...]:
    """The photos of an employee, the newest last."""
    session.require("people.view")
    return attachments.of_document(PHOTO, employee_id)


def photo(session: Session, employee_id: int) -> bytes:
    """The newest photo of an employee, empty where there is none."""
    found = photos(session, employee_id)
    return attachments.content(found[-1].id) if found else b""
