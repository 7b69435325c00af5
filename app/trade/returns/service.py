"""What one may do with a credit or debit note: save, discard, preview, post, void, use its credit.

A posted note settles its invoice at once as far as that is open; the rest is credit of the party. Every
act is one transaction; a refusal writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from app import store
from app.access.session import Session
from app.kernel.errors import UserError
from app.kernel.money import Money, total
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.ledger import accounts, open_items, periods, posting
from app.ledger.open_items import DocumentSettled, OpenItem
from app.ledger.plan import EntryPlan
from app.masters import warehouse as warehouses
from app.stock import posting as stock_posting
from app.stock.moves import MovePlan
from app.trade import identity, keeping, origins, payments, records
from app.trade.keeping import Keeping
from app.trade.returns import reading, rules, written
from app.trade.returns.rules import Draft, Note
from app.trade.returns.side import Side
from app.trade.settling import Applied

CANNOT_SAVE = N_("The note cannot be saved yet.")
CANNOT_POST = N_("Note {ref} cannot be posted yet.")


@dataclass(frozen=True, slots=True)
class Preview:
    """What posting would do: the entry, the goods and their cost; or the problems in the way."""

    note: Note | None
    problems: list[Problem]
    entry: EntryPlan | None = None
    moves: tuple[MovePlan, ...] = ()
    costs: tuple[Money, ...] = ()


def understand(side: Side, draft: Draft) -> tuple[Note | None, list[Problem]]:
    """The note as the books stand now, or None and every problem that stands in the way."""
    warehouse = warehouses.find(draft.warehouse) if draft.warehouse else None
    return rules.understand(draft, reading.invoiced(side, draft.invoice), warehouse)


def _moves(side: Side, note: Note) -> list[MovePlan]:
    counter = accounts.for_role(side.counter)
    return rules.moves_for(note, side.outside, counter, comes_in=side.comes_in)


def _entry(side: Side, note: Note, costs: Sequence[Money]) -> EntryPlan:
    return side.posting_for(note, accounts.for_role, total(list(costs)))


def _keeping(side: Side) -> Keeping[Draft, Note]:
    return Keeping(
        kind=side.kind,
        table=side.table,
        edit=side.edit,
        no_such=side.no_such,
        cannot_save=CANNOT_SAVE,
        understand=partial(understand, side),
        draft_of=partial(written.draft_of, side),
        insert=partial(written.write, side, is_new=True),
        rewrite=partial(written.write, side, is_new=False),
        remove=partial(written.remove, side),
        noted=lambda note: {"total": note.sums.total.minor},
    )


def save_draft(session: Session, side: Side, draft: Draft, note_id: int | None = None) -> int:
    """Keeps a draft and returns its id. Raises Refused, NumberTaken, NotADraft."""
    return keeping.save(session, _keeping(side), draft, note_id)


def discard(session: Session, side: Side, name: str | int) -> None:
    """Throws a draft away. Posted notes are voided instead."""
    keeping.discard(session, _keeping(side), name)


def duplicate(session: Session, side: Side, name: str | int) -> Draft:
    """The same note as a new, unsaved draft of today, without ref."""
    return keeping.duplicate(session, _keeping(side), name, None)


def preview(session: Session, side: Side, draft: Draft) -> Preview:
    """What would change if this draft were posted now; writes nothing."""
    note, problems = understand(side, draft)
    if note is None:
        return Preview(None, problems)
    moves = tuple(_moves(side, note))
    try:
        periods.require_open(draft.date)
        costs = stock_posting.preview(draft.date, moves) if moves else ()
    except UserError as refusal:
        return Preview(note, [*problems, records.as_problem(refusal)], None, moves)
    return Preview(note, problems, _entry(side, note, costs), moves, tuple(costs))


def post_draft(session: Session, side: Side, name: str | int) -> str:
    """Posts a saved draft and returns its number."""
    session.require(side.post)
    note_id = records.require_id(side.table, name, side.no_such)
    with session.work() as work:
        records.require_draft(side.table, note_id)
        note = _understood(side, written.draft_of(side, note_id), CANNOT_POST)
        return _post(work, side, note, note_id, is_new=False)


def post_drafts(
    session: Session, side: Side, names: Sequence[str | int], progress: Progress = SILENT
) -> list[str]:
    """Posts saved drafts in the order given, all or none."""

    def post(session: Session, name: str | int) -> str:
        return post_draft(session, side, name)

    return records.post_each(session, names, post, progress)


def post_new(
    session: Session, side: Side, drafts: Iterable[Draft], progress: Progress = SILENT
) -> list[str]:
    """Posts notes that were never drafts, in their order, all or none."""
    session.require(side.post)
    due = list(drafts)
    numbers = []
    with session.work() as work:
        records.require_free_refs(side.table, [draft.ref for draft in due])
        for done, draft in enumerate(due):
            progress.report(done, len(due))
            note = _understood(side, draft, CANNOT_POST)
            numbers.append(_post(work, side, note, records.next_id(side.table), is_new=True))
    return numbers


def _post(work: store.Work, side: Side, note: Note, note_id: int, *, is_new: bool) -> str:
    """Goods first, for the entry needs their cost; then what it settles, and the row itself."""
    draft, document = note.draft, (side.kind, note_id)
    moves = _moves(side, note)
    costs = stock_posting.post_moves(work, draft.date, moves, document).values if moves else ()
    entry = posting.post(work, _entry(side, note, costs), document)
    number = work.next_number(side.series, draft.date)
    party, amount = note.party.id, note.sums.total
    item = open_items.create(
        work, side.control, party, document, number, draft.date, draft.date,
        amount if side.sign > 0 else -amount,
    )  # fmt: skip
    invoice = open_items.of_document(side.origin_kind, note.invoiced.id)
    settled = min(amount, abs(invoice.outstanding))
    if settled:
        open_items.settle(work, item, invoice.id, settled, draft.date)
    posted = written.Posted(
        number, entry.id, identity.keep_party(work, party), identity.keep_company(work)
    )
    written.write(side, note_id, note, posted, is_new=is_new)
    work.audit("post", side.kind, number, document_id=note_id, total=amount.minor)
    work.touch(side.kind, "stock", "ledger")
    return number


def check_void(session: Session, side: Side, name: str | int) -> None:
    """Refuses, as voiding would, before anybody is asked when and why."""
    session.require(side.void)
    note_id = records.require_id(side.table, name, side.no_such)
    records.require_posted(side.table, side.kind, note_id)
    _require_unused(open_items.of_document(side.kind, note_id), _invoice_of(side, note_id))


def void_note(
    session: Session, side: Side, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Voids a posted note: its invoice is as open as before, goods move back at the same cost.

    Returns the number of the mirrored entry. Raises NotPosted, AlreadyVoid, PeriodClosed, DocumentSettled
    where its credit was used for something else, StockWouldGoNegative where its goods are gone.
    """
    session.require(side.void)
    note_id = records.require_id(side.table, name, side.no_such)
    document = (side.kind, note_id)
    with session.work() as work:
        note = records.require_posted(side.table, side.kind, note_id)
        day = records.void_day(note, date)
        item, invoice = open_items.of_document(*document), _invoice_of(side, note_id)
        _require_unused(item, invoice)
        for settlement in open_items.settlements_of(item.id):
            open_items.undo_settlement(work, settlement.id, day)
        open_items.void(work, item.id, day)
        stock_posting.reverse_moves(work, document, day, document)
        entry = posting.reverse(work, note.entry_id, day, note.number)
        origins.release(*document)
        records.note_void(work, side.kind, note, entry.id, day, reason)
        work.touch(side.kind, "stock", "ledger")
    return entry.number


def _invoice_of(side: Side, note_id: int) -> OpenItem:
    invoice_id = store.scalar(f"SELECT invoice_id FROM {side.table} WHERE id = ?", (note_id,))
    return open_items.of_document(side.origin_kind, invoice_id)


def _require_unused(item: OpenItem, invoice: OpenItem) -> None:
    """Raises DocumentSettled where the note settles more than its own invoice."""
    others = dict.fromkeys(open_items.get(other).number for _id, other in _used(item, invoice))
    if others:
        raise DocumentSettled(
            N_("The credit of {number} was used for {others}."),
            number=item.number,
            others=", ".join(others),
            remedy=N_("Take the credit back first."),
        )


def _used(item: OpenItem, invoice: OpenItem) -> list[tuple[int, int]]:
    """Settlements of a note with other documents than its invoice, each with the other's item."""
    met = [
        (
            each.id,
            each.negative_item_id if item.id == each.positive_item_id else each.positive_item_id,
        )
        for each in open_items.settlements_of(item.id)
    ]
    return [(settlement, other) for settlement, other in met if other != invoice.id]


def apply_credit(
    session: Session, side: Side, name: str | int, applied: Sequence[Applied], date: dt.date
) -> None:
    """Uses the credit a note left for documents of the party that are still open."""
    session.require(side.post)
    note_id = records.require_id(side.table, name, side.no_such)
    with session.work() as work:
        note = records.require_posted(side.table, side.kind, note_id)
        payments.use_credit(work, side.control, (side.kind, note_id), note.number, applied, date)


def take_back_credit(session: Session, side: Side, name: str | int, date: dt.date) -> None:
    """Undoes what the credit of a note was used for beside its own invoice; those are open again."""
    session.require(side.post)
    note_id = records.require_id(side.table, name, side.no_such)
    with session.work() as work:
        note = records.require_posted(side.table, side.kind, note_id)
        item = open_items.of_document(side.kind, note_id)
        used = _used(item, _invoice_of(side, note_id))
        for settlement, _other in used:
            open_items.undo_settlement(work, settlement, date)
        numbers = [open_items.get(other).number for _id, other in used]
        work.audit("take-back", side.kind, note.number, document_id=note_id, documents=numbers)
        work.touch(side.kind, "ledger")


def _understood(side: Side, draft: Draft, message: str) -> Note:
    return records.require_sound(*understand(side, draft), message, draft.ref)
