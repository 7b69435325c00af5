"""What one may do with stock moves: save, preview, post, void, discard. Each act is one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.inventory.move import queries, rules
from app.inventory.move.model import StockMoveDocument, StockMoveLine
from app.inventory.move.rules import KIND, SERIES, Draft, Names, StockDocument
from app.kernel.errors import UserError
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.ledger import accounts, periods, posting
from app.ledger.plan import EntryPlan
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.stock import posting as stock_posting
from app.trade import keeping, records
from app.trade.keeping import Keeping

TABLE = queries.TABLE
CANNOT_SAVE = N_("The stock move cannot be saved yet.")
CANNOT_POST = N_("Stock move {ref} cannot be posted yet.")
NAMES = Names(items.find, items.factors, warehouses.find)


@dataclass(frozen=True, slots=True)
class Preview:
    """What posting would do: the value of each line and the entry; or the problems in the way."""

    problems: list[Problem]
    document: StockDocument | None = None
    values: tuple[Money, ...] = ()
    entry: EntryPlan | None = None


def preview(_session: Session, draft: Draft) -> Preview:
    """What would change if this draft were posted now; writes nothing."""
    document, problems = rules.understand(draft, NAMES)
    if document is None:
        return Preview(problems)
    difference = accounts.for_role("stock_difference")
    try:
        periods.require_open(draft.date)
        values = stock_posting.preview(draft.date, rules.moves_for(document, difference))
    except UserError as refusal:
        return Preview([records.as_problem(refusal)], document)
    entry = rules.posting_for(document, values, accounts.for_role("stock"), difference)
    return Preview([], document, values, entry)


def save_draft(session: Session, draft: Draft, document_id: int | None = None) -> int:
    """Keeps a draft and returns its id. Raises Refused, NumberTaken, NotADraft."""
    return keeping.save(session, KEEPING, draft, document_id)


def discard(session: Session, name: str | int) -> None:
    """Throws a draft away."""
    keeping.discard(session, KEEPING, name)


def post_draft(session: Session, name: str | int) -> str:
    """Posts a saved draft and returns its number."""
    session.require(rules.POST)
    document_id = queries.require_id(name)
    with session.work() as work:
        records.require_draft(TABLE, document_id)
        document = _understood(queries.draft_of(document_id), CANNOT_POST)
        _remove(document_id)
        return _post(work, document, document_id)


def post_drafts(
    session: Session, names: Sequence[str | int], progress: Progress = SILENT
) -> list[str]:
    """Posts saved drafts in the order given, all or none."""
    return records.post_each(session, names, post_draft, progress)


def post_new(session: Session, drafts: Iterable[Draft], progress: Progress = SILENT) -> list[str]:
    """Posts moves that were never drafts, in their order, all or none."""
    session.require(rules.POST)
    due = list(drafts)
    numbers = []
    with session.work() as work:
        for done, draft in enumerate(due):
            progress.report(done, len(due))
            records.require_free_ref(TABLE, draft.ref)
            document = _understood(draft, CANNOT_POST)
            numbers.append(_post(work, document, records.next_id(TABLE)))
    return numbers


def void_move(
    session: Session, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Takes a posted move back: goods return at the cost they had, its entry is mirrored.

    Returns the document's number. Raises NotPosted, AlreadyVoid, PeriodClosed, StockWouldGoNegative.
    """
    session.require(rules.VOIDING)
    document_id = queries.require_id(name)
    with session.work() as work:
        posted = records.require_posted(TABLE, KIND, document_id)
        day = records.void_day(posted, date)
        periods.require_open(day)
        stock_posting.reverse_moves(work, (KIND, document_id), day, (KIND, document_id))
        mirror = None
        if posted.entry_id:
            mirror = posting.reverse(work, posted.entry_id, day, posted.number).id
        records.note_void(work, KIND, posted, mirror, day, reason)
        work.touch(KIND, "ledger", "stock")
    return posted.number


def duplicate(session: Session, name: str | int, date: dt.date | None = None) -> Draft:
    """The same move as a new, unsaved draft dated ``date`` (today), without ref."""
    return keeping.duplicate(session, KEEPING, name, date)


def _understood(draft: Draft, message: str) -> StockDocument:
    document, problems = rules.understand(draft, NAMES)
    return records.require_sound(document, problems, message, draft.ref)


def _post(work: store.Work, document: StockDocument, document_id: int) -> str:
    draft = document.draft
    periods.require_open(draft.date)
    difference = accounts.for_role("stock_difference")
    moved = stock_posting.post_moves(
        work, draft.date, rules.moves_for(document, difference), (KIND, document_id)
    )
    plan = rules.posting_for(document, moved.values, accounts.for_role("stock"), difference)
    number = work.next_number(SERIES[draft.kind], draft.date)
    entry = posting.post(work, plan, (KIND, document_id)) if plan else None
    value = Money(sum(each.minor for each in moved.values))
    _write(document_id, document, number, value, entry.id if entry else None)
    work.audit("post", KIND, number, document_id=document_id, value=value.minor)
    work.touch(KIND, "stock", "ledger")
    return number


def _write(
    document_id: int,
    document: StockDocument,
    number: str | None = None,
    value: Money = ZERO,
    entry_id: int | None = None,
) -> None:
    """Lines first: once its own row says posted, none can be added."""
    draft = document.draft
    store.write_rows(
        StockMoveLine,
        [
            {
                "document_id": document_id,
                "line_no": line.number,
                "item_id": line.item.id,
                "quantity": line.draft.quantity,
                "unit": line.draft.unit or line.item.unit,
                "unit_cost": line.draft.unit_cost,
                "reason": line.draft.reason,
            }
            for line in document.lines
        ],
    )
    store.insert(
        StockMoveDocument,
        id=document_id,
        ref=draft.ref or None,
        number=number,
        state="posted" if number else "draft",
        kind=draft.kind,
        date=draft.date,
        warehouse_id=document.warehouse.id,
        to_warehouse_id=document.to_warehouse.id if document.to_warehouse else None,
        reason=draft.reason,
        value=value,
        entry_id=entry_id,
    )


def _remove(document_id: int) -> None:
    store.execute("DELETE FROM stock_document_line WHERE document_id = ?", (document_id,))
    store.delete(StockMoveDocument, document_id)


def _rewrite(document_id: int, document: StockDocument) -> None:
    _remove(document_id)
    _write(document_id, document)


KEEPING = Keeping(
    kind=KIND,
    table=TABLE,
    edit=rules.EDIT,
    no_such=queries.NO_SUCH,
    cannot_save=CANNOT_SAVE,
    understand=lambda draft: rules.understand(draft, NAMES),
    draft_of=queries.draft_of,
    insert=_write,
    rewrite=_rewrite,
    remove=_remove,
    noted=lambda document: {"kind": document.draft.kind},
)
