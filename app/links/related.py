"""Every document that belongs with another: what it came from and became, its settlements, its entries, its goods.

One function per way of belonging stands in ``WAYS``; a new kind of document that is found from anywhere
(``Findable``), names the origins of its lines, posts to the ledgers or settles is shown without a line here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app import finding, store
from app.access.session import Session
from app.documents import copies
from app.kernel.money import Money
from app.kernel.text import N_
from app.trade import history, origins

ENTRY, CARD = "journal-line", "stock-card"


@dataclass(frozen=True, slots=True)
class Related:
    """``relation``: marked. ``kind`` and ``id`` open it; an ``ENTRY`` or a ``CARD`` (the goods that moved)
    is shown by its ``number``, which is an entry's number or an item's code."""

    relation: str
    kind: str
    id: int
    number: str
    date: dt.date | None
    amount: Money | None


@dataclass(frozen=True, slots=True)
class _Thing:
    """A document that belongs, before it is looked up; ``amount`` where it is not the document's own."""

    relation: str
    kind: str
    id: int
    amount: Money | None = None


def of_document(session: Session, kind: str, document_id: int) -> tuple[Related, ...]:
    """What belongs with a document, as far as this person may see it."""
    things = [thing for way in WAYS for thing in way(kind, document_id)]
    hits = finding.of(session, [(thing.kind, thing.id) for thing in things])
    known = {(hit.kind, hit.id): hit for hit in hits}
    found = []
    for thing in things:
        hit = known.get((thing.kind, thing.id))
        if hit is not None:
            amount = thing.amount if thing.amount is not None else hit.figure
            found.append(Related(thing.relation, thing.kind, thing.id, hit.label, hit.date, amount))
    return (*found, *_entries(session, kind, document_id), *_goods(session, kind, document_id))


def _copies(kind: str, document_id: int) -> Iterator[_Thing]:
    original = copies.original_of(kind, document_id)
    if original is not None:
        relation = N_("Replaces") if original.replaces else N_("Copied from")
        yield _Thing(relation, kind, original.id)
    for copy in copies.copies_of(kind, document_id):
        relation = N_("Replaced by") if copy.replaces else N_("Copied to")
        yield _Thing(relation, kind, copy.id)


def _origins(kind: str, document_id: int) -> Iterator[_Thing]:
    """The orders, deliveries and invoices its lines were made from, and what was made from them."""
    before = origins.of_lines(kind, document_id).values()
    for other, other_id in dict.fromkeys((each.kind, each.document_id) for each in before):
        yield _Thing(N_("Made from"), other, other_id)
    after = origins.taken_of(kind, document_id)
    for other, other_id in dict.fromkeys((each.kind, each.document_id) for each in after):
        yield _Thing(N_("Made into"), other, other_id)


def _settlements(kind: str, document_id: int) -> Iterator[_Thing]:
    for row in history.settlements_of(kind, document_id):
        yield _Thing(N_("Settlement"), row.kind, row.document_id, row.amount)


WAYS: tuple[Callable[[str, int], Iterable[_Thing]], ...] = (_copies, _origins, _settlements)


def _entries(session: Session, kind: str, document_id: int) -> Iterator[Related]:
    """Its entries in the journal; the one that takes it back is told apart."""
    if not session.may("accounting.view"):
        return
    for entry_id, number, date, total, reverses in store.query(
        "SELECT id, number, date, total, reverses_id FROM journal_entry"
        " WHERE source_kind = ? AND source_id = ? ORDER BY id",
        (kind, document_id),
    ):
        relation = N_("Void entry") if reverses else N_("Entry")
        yield Related(relation, ENTRY, entry_id, number, dt.date.fromisoformat(date), Money(total))


def _goods(session: Session, kind: str, document_id: int) -> Iterator[Related]:
    """The items it moved, each by the card that shows the move, with the value that went in or out."""
    if not session.may("inventory.report"):
        return
    for item_id, code, date, value in store.query(
        "SELECT i.id, i.code, m.date, SUM(COALESCE("
        "CASE WHEN m.revalued_move_id IS NULL THEN c.value ELSE c.settled END, 0)) FROM stock_move m"
        " JOIN item i ON i.id = m.item_id LEFT JOIN stock_cost c ON c.move_id = m.id"
        " WHERE m.document_kind = ? AND m.document_id = ? AND m.origin_move_id IS NULL"
        " GROUP BY i.id, m.date ORDER BY MIN(m.line_no), MIN(m.id)",
        (kind, document_id),
    ):
        yield Related(
            N_("Goods moved"), CARD, item_id, code, dt.date.fromisoformat(date), Money(abs(value))
        )
