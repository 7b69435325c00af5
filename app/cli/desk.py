"""What every verb shares: opening the company, looking things up in the manifests, and answering."""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app import companies, departments
from app.access.session import Session
from app.exchange.cells import plain, write_cell
from app.exchange.document import Document
from app.exchange.table import Table
from app.kernel.department import Filing, Paper, Report, load
from app.kernel.errors import NotAllowed, NotFound
from app.kernel.period import Period, parse
from app.kernel.progress import Progress
from app.kernel.text import N_

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class WrongUsage(Exception):
    """The words of the call are off; status 2."""


class Answer:
    """What a verb says: lines for people, or one JSON object for machines."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self.status = DONE
        self._facts: dict[str, Any] = {}

    def say(self, line: str) -> None:
        if not self.as_json:
            print(line)

    def refuse(self, lines: Iterable[str]) -> None:
        """Each reason on a line of its own; status 1."""
        self.status = REFUSED
        reasons = [line for line in lines if line]
        self._facts.setdefault("errors", []).extend(reasons)
        if not self.as_json:
            for reason in reasons:
                print(reason, file=sys.stderr)

    def fact(self, **facts: Any) -> None:
        self._facts.update(facts)

    def table(self, keys: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows in columns wide enough for their widest cell."""
        if self.as_json:
            self.fact(rows=[plain(dict(row)) for row in rows])
            return
        cells = [[write_cell(row.get(key)) for key in keys] for row in rows]
        widths = [
            max(len(line[place]) for line in [list(keys), *cells]) for place in range(len(keys))
        ]
        for line in [list(keys), *cells]:
            print(
                "  ".join(
                    cell.ljust(width) for cell, width in zip(line, widths, strict=True)
                ).rstrip()
            )

    def close(self) -> int:
        if self.as_json:
            facts = {"ok": self.status == DONE, **self._facts}
            print(json.dumps(plain(facts), ensure_ascii=False, indent=1))
        return self.status


@contextmanager
def company(arguments: Namespace, *, writing: bool) -> Iterator[Session]:
    """The company of the call, open; a verb that only reads leaves the file to whoever writes."""
    path = Path(arguments.file)
    password = os.environ.get("BACKOFFICE_PASSWORD", "")
    try:
        session = companies.open_company(path, arguments.user, password, read_only=not writing)
    except NotAllowed:
        if password or not sys.stdin.isatty():
            raise
        typed = getpass.getpass()
        session = companies.open_company(path, arguments.user, typed, read_only=not writing)
    try:
        yield session
    finally:
        companies.close(session)


def table_of(kind: str) -> Table:
    found: Table = load(_of_key("kind of table", departments.every("tables"), kind).table)
    return found


def table_kinds() -> list[str]:
    return [each.key for each in departments.every("tables")]


def document_of(kind: str) -> Document:
    """By its key, in the singular or the plural."""
    kinds = departments.every("documents")
    keys = [each.key for each in kinds]
    meant = [key for key in keys if kind in (key, key.removesuffix("s"), key + "s")]
    found: Document = load(_of_key("kind of document", kinds, (meant or [kind])[0]).document)
    return found


def report_of(key: str) -> Report:
    found: Report = _of_key("report", departments.every("reports"), key)
    return found


def paper_of(kind: str) -> Paper:
    found: Paper = _of_key("paper", departments.every("papers"), kind)
    return found


def filing_of(kind: str) -> Filing:
    found: Filing = _of_key("filing", departments.every("filings"), kind)
    return found


def _of_key(title: str, named: Sequence[Any], key: str) -> Any:
    """The one of this key; WrongUsage tells the others."""
    known = {each.key: each for each in named}
    if key not in known:
        raise WrongUsage(f"no such {title}: {key}; known: {', '.join(known)}")
    return known[key]


def require_sight(session: Session, what: str, key: str) -> None:
    """Raises NotAllowed where the person may not see the department these "tables" or "papers" are of."""
    session.require(departments.owner_of(what, key).view)


def pairs(words: Sequence[str] | None) -> dict[str, str]:
    """``key=value`` words as a dictionary."""
    found = {}
    for word in words or ():
        key, equals, value = word.partition("=")
        if not equals:
            raise WrongUsage(f"write key=value, not {word!r}")
        found[key] = value
    return found


def a_date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise WrongUsage(f"not a date (write 2026-11-23): {text!r}") from None


def a_period(text: str) -> Period:
    try:
        return parse(text)
    except ValueError:
        raise WrongUsage(f"not a month (write 2026-11): {text!r}") from None


def progress_line() -> Progress:
    """Progress on the error stream of a terminal; silent where nobody looks."""
    if not sys.stderr.isatty():
        return Progress()

    def show(done: int, of: int, doing: str) -> None:
        end = "\n" if done >= of else ""
        print(f"\r{doing}: {done}/{of}\x1b[K", end=end, file=sys.stderr, flush=True)

    return Progress(show)


def found_by_number(document: Document, session: Session, numbers: Sequence[str]) -> list[int]:
    """The ids behind numbers or refs; NotFound names every one that stands for nothing."""
    ids, missing = [], []
    for number in numbers:
        try:
            ids.append(document.find(session, number))
        except NotFound:
            missing.append(number)
    if missing:
        raise NotFound(N_("There is no document {numbers}."), numbers=", ".join(missing))
    return ids
