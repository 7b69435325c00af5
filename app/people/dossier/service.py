"""What one may do with the papers of employees: enter, change, take out, and attach their files."""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.documents import attachments
from app.kernel.errors import UserError
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.masters import employee as employees
from app.masters.checks import length_problems
from app.masters.employee import EDIT, SEE_IDENTITY
from app.people.dossier import queries
from app.people.dossier.model import EmployeeDocument
from app.people.dossier.queries import FILES, PHOTO
from app.people.dossier.rules import KINDS
from app.people.inputs import service as inputs

KIND = "employee-document"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff")


class NoPicture(UserError):
    """A file that cannot be the photo of somebody."""

    kept = N_("The photo is unchanged.")
    remedy = N_("Choose a PNG or JPEG picture.")


def save(
    session: Session,
    code: str,
    kind: str,
    date: dt.date,
    *,
    number: str = "",
    expires: dt.date | None = None,
    note: str = "",
    update: bool = False,
) -> int:
    """A paper of an employee; ``update`` changes the one of the same kind and day. Returns its id."""
    _require(session)
    person = employees.require(code)
    found = length_problems(number, "number") + length_problems(note, "note")
    if kind not in KINDS:
        values = {"value": kind, "choices": ", ".join(KINDS)}
        found.append(Problem("kind", N_("“{value}” is not one of: {choices}."), values))
    if expires is not None and expires < date:
        found.append(Problem("expires", N_("The last day lies before the first.")))
    inputs.refuse(found)
    values_of = {
        "employee_id": person.id,
        "kind": kind,
        "number": number,
        "date": date,
        "expires": expires,
        "note": note,
    }
    key = (person.id, kind, date)
    with session.work() as work:
        inputs.keep_row(EmployeeDocument, _known(*key), update, values_of, f"{code} {kind} {date}")
        work.audit("save", KIND, code, document=kind, date=date.isoformat())
        work.touch(KIND)
        kept = _known(*key)
    assert kept is not None, "it was just kept"
    return kept


def _known(employee_id: int, kind: str, date: dt.date) -> int | None:
    found: int | None = store.scalar(
        "SELECT id FROM employee_document WHERE employee_id = ? AND kind = ? AND date = ?",
        (employee_id, kind, date),
    )
    return found


def remove(session: Session, document_id: int) -> None:
    """Takes a paper out with its files."""
    _require(session)
    code, kind = queries.owner_of(document_id)
    with session.work() as work:
        attachments.forget(FILES, document_id)
        store.delete(EmployeeDocument, document_id)
        work.audit("remove", KIND, code, document=kind)
        work.touch(KIND, "attachment")


def attach(session: Session, document_id: int, name: str, content: bytes) -> None:
    """Keeps a file with a paper."""
    _require(session)
    queries.require_file(session, document_id)
    attachments.attach(session, FILES, document_id, name, content)


def attach_photo(session: Session, employee_id: int, name: str, content: bytes) -> None:
    """A photo, which is shown from now on. Raises NoPicture for what does not begin as PNG or JPEG does."""
    session.require(EDIT)
    if not content.startswith(PICTURES):
        raise NoPicture(N_("{name} is no picture."), name=name)
    with session.work() as work:
        attachments.attach(session, PHOTO, employee_id, name, content)
        work.touch("employee")


def detach(session: Session, attachment_id: int) -> None:
    """Takes a file of a paper, or a photo, away."""
    session.require(EDIT)
    with session.work() as work:
        attachments.remove(session, attachment_id)
        work.touch("employee")


def _require(session: Session) -> None:
    session.require(EDIT)
    session.require(SEE_IDENTITY)
