"""What a line was made from: the order behind a delivery, the delivery behind an invoice, the invoice behind a
credit note. How much of a line is left for others follows from here, and so does what stands in the way of a void.

A draft may name its origins; only what posted documents that are not void took counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app import store
from app.kernel import formats
from app.kernel.errors import UserError
from app.kernel.money import Money
from app.kernel.problems import Problem
from app.kernel.quantity import Quantity
from app.kernel.text import N_
from app.stock.documents import name_of
from app.trade.lines import Origin
from app.trade.model import LineOrigin

MORE_THAN_LEFT = N_("Only {left} of line {origin_line} of {document} are left.")


class UsedFurther(UserError):
    """Other documents were made from this one; they go first."""

    remedy = N_("Void those first, then this one.")


class Made(Protocol):
    """A line that may have been made from another."""

    @property
    def number(self) -> int: ...

    @property
    def base_quantity(self) -> Quantity: ...

    @property
    def origin(self) -> Origin | None: ...


@dataclass(frozen=True, slots=True)
class Taken:
    """That a line of a document took so much (base units) of a line of another."""

    origin: Origin
    kind: str
    document_id: int
    line_no: int
    quantity: Quantity


def keep(
    kind: str,
    document_id: int,
    lines: Iterable[Made],
    *,
    counts: bool,
    values: Sequence[Money] = (),
) -> None:
    """Notes what the lines of a document were made from. ``counts``: it is posted.

    values: what each line takes of the value of goods received and not billed, where any does.
    """
    taken = {line: value.minor for line, value in enumerate(values, 1)}
    rows = [
        {
            "kind": kind,
            "document_id": document_id,
            "line_no": line.number,
            "origin_kind": line.origin.kind,
            "origin_id": line.origin.document_id,
            "origin_line": line.origin.line_no,
            "quantity": line.base_quantity.micro,
            "value": taken.get(line.number, 0),
            "counts": counts,
        }
        for line in lines
        if line.origin is not None
    ]
    if rows:
        store.write_rows(LineOrigin, rows)


def forget(kind: str, document_id: int) -> None:
    """A draft is written anew or thrown away."""
    store.execute("DELETE FROM line_origin WHERE kind = ? AND document_id = ?", (kind, document_id))


def release(kind: str, document_id: int) -> None:
    """A void document has taken nothing: what it was made from is left for others again."""
    store.execute(
        "UPDATE line_origin SET counts = 0 WHERE kind = ? AND document_id = ?", (kind, document_id)
    )


def of_lines(kind: str, document_id: int) -> dict[int, Origin]:
    """What the lines of a document were made from, by line number."""
    rows = store.query(
        "SELECT line_no, origin_kind, origin_id, origin_line FROM line_origin"
        " WHERE kind = ? AND document_id = ?",
        (kind, document_id),
    )
    return {line: Origin(*origin) for line, *origin in rows}


def taken_of(kind: str, document_id: int, by: Collection[str] = ()) -> list[Taken]:
    """What posted documents (of the kinds ``by``, or of any) took of the lines of a document."""
    kinds = f" AND kind IN ({', '.join('?' * len(by))})" if by else ""
    rows = store.query(
        "SELECT origin_line, kind, document_id, line_no, quantity FROM line_origin"
        f" WHERE origin_kind = ? AND origin_id = ? AND counts{kinds}"
        " ORDER BY origin_line, kind, document_id, line_no",
        (kind, document_id, *by),
    )
    return [
        Taken(Origin(kind, document_id, line), later, later_id, later_line, Quantity(quantity))
        for line, later, later_id, later_line, quantity in rows
    ]


def taken_by_line(kind: str, document_id: int, by: Collection[str] = ()) -> dict[int, Quantity]:
    """The same as one quantity (base units) per line; lines nobody took from are left out."""
    found: dict[int, int] = {}
    for each in taken_of(kind, document_id, by):
        line = each.origin.line_no
        found[line] = found.get(line, 0) + each.quantity.micro
    return {line: Quantity(micro) for line, micro in found.items()}


def require_unused(kind: str, document_id: int, number: str) -> None:
    """Raises UsedFurther, naming them, while posted documents were made from this one."""
    later = {(each.kind, each.document_id) for each in taken_of(kind, document_id)}
    if later:
        others = ", ".join(sorted(name_of(*each) for each in later))
        raise UsedFurther(N_("{others} was made from {number}."), number=number, others=others)


def problems(lines: Sequence[Made], left: Mapping[Origin, Quantity]) -> list[Problem]:
    """Where lines take more of their origins than is ``left`` (base units); origins not in it are free."""
    wanted: dict[Origin, int] = {}
    found = []
    for line in lines:
        origin = line.origin
        if origin is None or origin not in left:
            continue
        wanted[origin] = wanted.get(origin, 0) + line.base_quantity.micro
        if wanted[origin] > left[origin].micro:
            values = {
                "left": formats.quantity(left[origin]),
                "origin_line": origin.line_no,
                "document": name_of(origin.kind, origin.document_id),
            }
            found.append(Problem("quantity", MORE_THAN_LEFT, values, line.number))
    return found
