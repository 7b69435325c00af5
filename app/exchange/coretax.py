"""The XML that Coretax takes in: names, order and form of every element as the tables in `resources/coretax`
say, checked before a byte is written.

Every element of a form is written, an unused one empty, one to a line, for Coretax names mistakes by line.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from app.kernel.errors import Refused
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.store.files import replacing, worded_file_failures

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "coretax"
NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance"

MISSING = N_("{field} is missing.")
MORE = N_("And {count} more.")
MOST_NAMED = 50
NOT_IN_FORM = N_("{field} cannot be “{value}”.")

_NUMBER = r"\d+(\.\d+)?"
_FORMS = {
    "date": r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "decimal": _NUMBER,
    "percent": _NUMBER,
    "rupiah": r"0|[1-9]\d*",
    "integer": r"0|[1-9]\d*",
    "text": r"(?s).*",
}

Record = Mapping[str, Any]
"""The texts of one item by element name; the items below it stand under the name of their list."""


@dataclass(frozen=True, slots=True)
class Field:
    """One element: what its text looks like, and whether it may be empty."""

    name: str
    pattern: str
    allowed: tuple[float, float] | None
    required: bool
    nillable: bool

    def problem(self, text: str, line: int) -> Problem | None:
        """What is wrong with the text of this element."""
        if not text:
            missing = Problem(self.name, MISSING, {"field": self.name}, line)
            return missing if self.required else None
        fits = re.fullmatch(self.pattern, text) is not None
        if fits and self.allowed is not None:
            least, most = self.allowed
            fits = least <= float(text) <= most
        return (
            None
            if fits
            else Problem(self.name, NOT_IN_FORM, {"field": self.name, "value": text}, line)
        )


@dataclass(frozen=True, slots=True)
class Items:
    """A list of alike items: its name, theirs, and their elements in order."""

    list: str
    item: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of upload. ``most``: items a file may hold. ``lines``: the list inside each item, if any."""

    root: str
    head: tuple[str, ...]
    most: int
    items: Items
    lines: Items | None


@cache
def form(root: str) -> Form:
    """The form of this name, as "TaxInvoiceBulk"."""
    read = json.loads((FOLDER / "forms.json").read_text("utf-8"))["forms"][root]
    lines = _items(read["lines"]) if "lines" in read else None
    return Form(root, tuple(read["head"]), read["most"], _items(read), lines)


def _items(read: Mapping[str, Any]) -> Items:
    return Items(read["list"], read["item"], tuple(_field(each) for each in read["fields"]))


def _field(read: Mapping[str, Any]) -> Field:
    kind, rule = read["kind"], read.get("rule", "")
    if kind == "one of":
        pattern = "|".join(re.escape(word) for word in rule)
    else:
        pattern = rule if kind == "pattern" else _FORMS[kind]
    allowed = (rule[0], rule[1]) if kind in ("percent", "integer") else None
    return Field(
        read["name"], pattern, allowed, read.get("required", False), read.get("nillable", False)
    )


@cache
def units() -> dict[str, str]:
    """Coretax's code of each unit it has, by our names of it in small letters."""
    found = {}
    for row in _table("units"):
        found[row["name"].lower()] = row["code"]
        found |= {unit: row["code"] for unit in row["units"].split(";") if unit}
    return found


@cache
def facilities() -> tuple[tuple[str, str], ...]:
    """The reasons for transaction codes 07 and 08: code of the facility, and its basis in law."""
    return tuple(
        (row["add_info"], f"{row['transaction_code']} · {row['add_info']} · {row['basis']}")
        for row in _table("facilities")
    )


def _table(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def problems(kind: Form, records: Sequence[Record]) -> list[Problem]:
    """Every element that Coretax would not take, with the place of its record, counted from 1."""
    found: list[Problem | None] = []
    for line, record in enumerate(records, 1):
        found += [field.problem(record.get(field.name, ""), line) for field in kind.items.fields]
        if kind.lines is None:
            continue
        for part in record[kind.lines.list]:
            found += [field.problem(part.get(field.name, ""), line) for field in kind.lines.fields]
    return [problem for problem in found if problem is not None]


def files_of(kind: Form, path: Path, records: Sequence[Record]) -> dict[Path, Sequence[Record]]:
    """The records by the files they go to: one, or as many as the limit of an upload asks for."""
    parts = [records[at : at + kind.most] for at in range(0, len(records), kind.most)]
    if len(parts) <= 1:
        return {path: records}
    return {
        path.with_name(f"{path.stem}-{number}{path.suffix}"): part
        for number, part in enumerate(parts, 1)
    }


def xml(kind: Form, head: Mapping[str, str], records: Sequence[Record]) -> Iterator[str]:
    """The lines of the file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<{kind.root} xmlns:xsi="{NAMESPACE}">'
    for name in kind.head:
        yield f"  <{name}>{escape(head[name])}</{name}>"
    yield from _listed(kind.items, records, "  ", kind.lines)
    yield f"</{kind.root}>"


def _listed(
    items: Items, records: Sequence[Record], margin: str, lines: Items | None
) -> Iterator[str]:
    yield f"{margin}<{items.list}>"
    for record in records:
        yield f"{margin}  <{items.item}>"
        for field in items.fields:
            yield f"{margin}    {_element(field, record.get(field.name, ''))}"
        if lines is not None:
            yield from _listed(lines, record[lines.list], margin + "    ", None)
        yield f"{margin}  </{items.item}>"
    yield f"{margin}</{items.list}>"


def _element(field: Field, text: str) -> str:
    if text:
        return f"<{field.name}>{escape(text)}</{field.name}>"
    return f'<{field.name} xsi:nil="true"/>' if field.nillable else f"<{field.name}/>"


def write(form: Form, head: Mapping[str, str], files: Mapping[Path, Sequence[Record]]) -> None:
    """All files or none: each is whole beside its place before the first takes it. Raises FileProblem."""
    with ExitStack() as stack:
        for path, records in files.items():
            stack.enter_context(worded_file_failures(path))
            partial = stack.enter_context(replacing(path))
            with partial.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(line + "\n" for line in xml(form, head, records))


def refuse(problems: Sequence[Problem], message: str, **values: Any) -> None:
    """Raises Refused with the first problems and how many there are beside them; nothing where there are none."""
    if not problems:
        return
    named = list(problems[:MOST_NAMED])
    if len(problems) > MOST_NAMED:
        named.append(Problem("", MORE, {"count": len(problems) - MOST_NAMED}))
    raise Refused(named, message, **values)
