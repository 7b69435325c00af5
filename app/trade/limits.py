"""How much may still be taken of the lines others are made from, and where a document takes more.

Asked when a document is previewed and again inside the transaction that posts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app import store
from app.kernel.problems import Problem
from app.kernel.quantity import NO_QUANTITY, Quantity
from app.kernel.text import N_
from app.masters.item import Item
from app.stock.documents import name_of
from app.trade import origins
from app.trade.lines import Origin

NOTHING_TO_TAKE = N_("{document} is not open any more: nothing can be made from it.")
OTHER_PARTY = N_("{document} is of another customer or supplier.")
OTHER_ITEM = N_("Line {origin_line} of {document} is of another item.")


@dataclass(frozen=True, slots=True)
class Source:
    """Documents that others are made from: their tables, and the kinds that may not take more than is there."""

    table: str
    parent: str
    party: str
    takers: tuple[str, ...]


SOURCES = {
    "sales-order": Source(
        "sales_order", "order_id", "party_id", ("delivery-note", "sales-invoice")
    ),
    "purchase-order": Source(
        "purchase_order", "order_id", "party_id", ("goods-receipt", "purchase-invoice")
    ),
    "delivery-note": Source(
        "delivery_note", "delivery_id", "party_id", ("sales-invoice", "credit-note")
    ),
    "goods-receipt": Source(
        "goods_receipt", "receipt_id", "party_id", ("purchase-invoice", "debit-note")
    ),
}
"""By kind. What is made from any other kind is noted, not limited."""


class TakingLine(origins.Made, Protocol):
    """A line that may have been made from another, and its item."""

    @property
    def item(self) -> Item | None: ...


class Taking(Protocol):
    """A document whose lines may have been made from others."""

    @property
    def lines(self) -> Sequence[TakingLine]: ...


@dataclass(frozen=True, slots=True)
class _There:
    """One document of a source: whose it is, whether it still counts, and its lines: item and base quantity."""

    party_id: int | None
    is_open: bool
    lines: dict[int, tuple[int | None, Quantity]]


def problems(kind: str, document: Taking, party_id: int | None) -> list[Problem]:
    """What a document of ``kind`` may not take: more than is left, of another party, of another item."""
    lines = [line for line in document.lines if line.origin is not None and _limits(kind, line)]
    if not lines:
        return []
    there = {key: _there(*key) for key in {_document_of(line) for line in lines}}
    found = [
        problem
        for line in lines
        if (problem := _wrong(line, there[_document_of(line)], party_id)) is not None
    ]
    if found:
        return found
    left: dict[Origin, Quantity] = {}
    for (source, document_id), each in there.items():
        taken = origins.taken_by_line(source, document_id, SOURCES[source].takers)
        for number, (_item, quantity) in each.lines.items():
            rest = quantity - taken.get(number, NO_QUANTITY)
            left[Origin(source, document_id, number)] = max(rest, NO_QUANTITY)
    return origins.problems(lines, left)


def _limits(kind: str, line: TakingLine) -> bool:
    source = SOURCES.get(line.origin.kind) if line.origin else None
    return source is not None and kind in source.takers


def _document_of(line: TakingLine) -> tuple[str, int]:
    assert line.origin is not None
    return line.origin.kind, line.origin.document_id


def _there(kind: str, document_id: int) -> _There:
    source = SOURCES[kind]
    row = store.one(
        f"SELECT d.{source.party}, d.state = 'posted'"
        " AND NOT EXISTS (SELECT 1 FROM void_mark WHERE kind = ?1 AND document_id = ?2)"
        " AND NOT EXISTS (SELECT 1 FROM order_closing WHERE kind = ?1 AND document_id = ?2)"
        f" FROM {source.table} d WHERE d.id = ?2",
        (kind, document_id),
    )
    party, is_open = row or (None, False)
    lines = store.query(
        f"SELECT line_no, item_id, base_quantity FROM {source.table}_line WHERE {source.parent} = ?",
        (document_id,),
    )
    return _There(
        party, bool(is_open), {number: (item, Quantity(micro)) for number, item, micro in lines}
    )


def _wrong(line: TakingLine, there: _There, party_id: int | None) -> Problem | None:
    origin = line.origin
    assert origin is not None
    values = {
        "document": name_of(origin.kind, origin.document_id),
        "origin_line": origin.line_no,
    }
    if not there.is_open or origin.line_no not in there.lines:
        return Problem("item", NOTHING_TO_TAKE, values, line.number)
    if there.party_id != party_id:
        return Problem("item", OTHER_PARTY, values, line.number)
    item = line.item.id if line.item is not None else None
    if there.lines[origin.line_no][0] != item:
        return Problem("item", OTHER_ITEM, values, line.number)
    return None
