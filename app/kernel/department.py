"""The manifest: what a department tells the rest of the house about itself.

A manifest imports nothing heavy: it names things as ``"module:attribute"`` and they are loaded when asked.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple


def load(reference: str) -> Any:
    """The object that ``"package.module:attribute"`` names."""
    module, _, attribute = reference.partition(":")
    return getattr(import_module(module), attribute)


class Permission(NamedTuple):
    """A right that roles grant: stable key and marked title; ``ready`` names the ready roles that hold it."""

    key: str
    title: str
    ready: tuple[str, ...] = ()


class Series(NamedTuple):
    """A number series: stable key, marked title, default pattern and when it starts again.

    Pattern places: {YYYY} {YY} {MM} {ROMAN} {SEQ:n}. reset: "yearly", "monthly" or "never".
    """

    key: str
    title: str
    pattern: str
    reset: str = "monthly"


class TableKind(NamedTuple):
    """A kind of table that can be imported, exported or listed: ``exchange`` names a ``Table`` object."""

    key: str
    title: str
    table: str


class DocumentKind(NamedTuple):
    """A kind of document the command line can show, post, void: ``document`` names a ``Document``."""

    key: str
    title: str
    document: str


class Report(NamedTuple):
    """A report of the menu: ``build`` names a function ``(session, Filters) -> ReportResult``.

    choices: what it can be narrowed by. required: the choices without which it says nothing. permission: what building it asks for. comparisons: what its choice ``compare`` knows, the usual one first.
    """

    key: str
    title: str
    build: str
    choices: tuple[str, ...] = ()
    needs: str = "period"  # "period", "day" or "none"
    comparisons: tuple[str, ...] = ()
    permission: str = ""
    required: tuple[str, ...] = ()


class Paper(NamedTuple):
    """A printed document: ``render`` names ``(session, number, path, **options) -> list[Path]``."""

    key: str
    title: str
    render: str


class Check(NamedTuple):
    """An invariant: its name in the rules of the trade and ``(…) -> CheckResult`` by reference."""

    key: str
    title: str
    run: str


class Filing(NamedTuple):
    """A file for the tax office: ``write`` names ``(session, month, path, progress) -> files written``."""

    key: str
    title: str
    write: str


class Mailing(NamedTuple):
    """A kind of document that is sent by e-mail: ``write`` names ``(session, document id) -> Letter``.

    subject, body: the usual wording, marked, with dotted fields; ``fields`` are those it has beyond what every
    letter has. permission: what seeing the document asks for.
    """

    key: str
    title: str
    write: str
    subject: str
    body: str
    permission: str
    fields: tuple[str, ...] = ()


class Indexed(NamedTuple):
    """A table in the search index: its place there for ever (numbers are not given twice) and its texts."""

    number: int
    table: str
    columns: tuple[str, ...]


class Findable(NamedTuple):
    """Things that are found by their words from anywhere in the program.

    kind: as the window opens it. group: the heading they stand under. ``listing`` names a ``Listing``, or a
    function of the session that makes one; label, details, date, figure, state and due are columns of it. party:
    the column of the table by which a party's name finds it too. where: SQL that says which are looked for.
    permission: what a person needs to find them; "" is nothing.
    """

    kind: str
    title: str
    group: str
    icon: str
    indexed: Indexed
    listing: str
    label: str = "number"
    details: tuple[str, ...] = ()
    date: str = ""
    figure: str = ""
    state: str = ""
    due: str = ""
    party: str = ""
    where: str = ""
    permission: str = ""


class Department(NamedTuple):
    """Everything the house needs to know of one department; each item is named, not imported."""

    key: str
    title: str
    icon: str
    models: tuple[str, ...] = ()
    permissions: tuple[Permission, ...] = ()
    series: tuple[Series, ...] = ()
    tables: tuple[TableKind, ...] = ()
    documents: tuple[DocumentKind, ...] = ()
    reports: tuple[Report, ...] = ()
    papers: tuple[Paper, ...] = ()
    filings: tuple[Filing, ...] = ()
    mailings: tuple[Mailing, ...] = ()
    checks: tuple[Check, ...] = ()
    findables: tuple[Findable, ...] = ()
    cards: str = ""
    panels: str = ""

    @property
    def view(self) -> str:
        """The permission without which nothing of the department is seen."""
        return f"{self.key}.view"
