"""Tables of every department for whoever brings them in or takes them out, and what was brought in before."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from app import departments, store
from app.access.session import Session
from app.access.users import person_sql
from app.exchange.table import Table
from app.kernel.department import load
from app.kernel.text import translate

MOST_TOLD = 200


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table: key, worded title, the worded title of its department, and where it is declared."""

    key: str
    title: str
    department: str
    place: int
    reference: str

    def table(self) -> Table:
        found: Table = load(self.reference)
        return found


@dataclass(frozen=True, slots=True)
class Imported:
    """One import that was kept. ``rows`` were in the file, ``kept`` of them are in the books."""

    at: dt.datetime
    person: str
    title: str
    file: str
    rows: int
    kept: int


def kinds(session: Session) -> tuple[Kind, ...]:
    """Every kind whose department this person may see, department by department."""
    return tuple(
        Kind(each.key, translate(each.title), translate(department.title), place, each.table)
        for place, department in enumerate(departments.departments())
        if session.may(department.view)
        for each in department.tables
    )


def history() -> tuple[Imported, ...]:
    """The imports that were kept, the latest first."""
    titles = {each.key: each.title for each in departments.every("tables")}
    rows = store.query(
        f"SELECT a.at, {person_sql('a.actor')}, a.kind, a.number, a.details FROM audit a"
        " WHERE a.action = 'import' ORDER BY a.id DESC LIMIT ?",
        (MOST_TOLD,),
    )
    found = []
    for at, person, kind, file, details in rows:
        known = json.loads(details)
        title = translate(titles.get(kind, kind))
        moment = dt.datetime.fromisoformat(at)
        found.append(Imported(moment, person, title, file, known["rows"], known["kept"]))
    return tuple(found)
