"""Taking back a posted document of goods: what is owed, the goods themselves, and the entry."""

from __future__ import annotations

import datetime as dt

from app.access.session import Session
from app.ledger import open_items, posting
from app.stock import posting as stock_posting
from app.trade import origins, records


def check(table: str, kind: str, document_id: int) -> None:
    """Raises what would keep the document from being voided on any day: others were made from it, it is
    settled, or void already."""
    document = records.require_posted(table, kind, document_id)
    origins.require_unused(kind, document_id, document.number)
    open_items.require_unsettled(open_items.of_document(kind, document_id).id)


def void_document(
    session: Session, table: str, kind: str, document_id: int, date: dt.date | None, reason: str
) -> str:
    """Voids a posted document by its mirrored entry; goods go back at the cost they moved with.

    ``date`` defaults to the document's own if that month is open, else the first open day. Returns the
    number of the mirrored entry. Raises NotPosted, AlreadyVoid, PeriodClosed, DocumentSettled while
    something settles it, StockWouldGoNegative where its goods are gone.
    """
    with session.work() as work:
        document = records.require_posted(table, kind, document_id)
        origins.require_unused(kind, document_id, document.number)
        day = records.void_day(document, date)
        item = open_items.of_document(kind, document_id)
        open_items.void(work, item.id, day)
        stock_posting.reverse_moves(work, (kind, document_id), day, (kind, document_id))
        entry = posting.reverse(work, document.entry_id, day, document.number)
        origins.release(kind, document_id)
        records.note_void(work, kind, document, entry.id, day, reason)
        work.touch(kind, "stock", "ledger")
    return entry.number
