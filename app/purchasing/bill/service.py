"""What one may do with a supplier bill: save, discard, preview, post, void, copy.

The same shape as the sales invoice: every act is one transaction, a refusal writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel.errors import UserError
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.ledger import open_items, periods, posting
from app.ledger.plan import EntryPlan
from app.purchasing.bill import drafts, queries, rules, written
from app.purchasing.bill.rules import KIND, SERIES, Bill, Draft
from app.stock import posting as stock_posting
from app.stock.moves import MovePlan
from app.trade import keeping, limits, records, voiding
from app.trade.keeping import Keeping

TABLE = queries.TABLE
CANNOT_SAVE = N_("The bill cannot be saved yet.")
CANNOT_POST = N_("Bill {ref} cannot be posted yet.")


@dataclass(frozen=True, slots=True)
class Preview:
    """What posting would do: the entry and the goods; or the problems in the way.

    ``bill`` is None while the draft is not understood, ``entry`` while anything blocks. Advisory problems do not block.
    """

    bill: Bill | None
    problems: list[Problem]
    entry: EntryPlan | None = None
    moves: tuple[MovePlan, ...] = ()


KEEPING = Keeping(
    kind=KIND,
    table=TABLE,
    edit=rules.EDIT,
    no_such=queries.NO_SUCH,
    cannot_save=CANNOT_SAVE,
    understand=lambda draft: drafts.context().understand(draft),
    draft_of=queries.draft_of,
    insert=written.insert,
    rewrite=written.rewrite,
    remove=written.remove,
    noted=lambda bill: {"total": bill.totals.total.minor},
    made_from_lines=True,
    check=lambda bill, bill_id: drafts.require_new_to_us(bill.draft, bill.supplier.id, bill_id),
)


def save_draft(session: Session, draft: Draft, bill_id: int | None = None) -> int:
    """Keeps a draft (a new one, or in place of the draft ``bill_id``) and returns its id.

    Raises Refused with every problem, NumberTaken for a ref or supplier's number in use, NotADraft.
    """
    return keeping.save(session, KEEPING, draft, bill_id)


def discard(session: Session, name: str | int) -> None:
    """Throws a draft away. Posted bills are voided instead."""
    keeping.discard(session, KEEPING, name)


def preview(session: Session, draft: Draft, bill_id: int | None = None) -> Preview:
    """What would change if this draft were posted now; writes nothing. ``bill_id``: if it is saved."""
    context = drafts.context()
    bill, problems = context.understand(draft)
    if bill is None:
        return Preview(None, problems)
    problems += limits.problems(KIND, bill, bill.supplier.id) + drafts.advice(bill)
    moves = tuple(context.moves_for(bill))
    try:
        drafts.require_new_to_us(draft, bill.supplier.id, bill_id)
        periods.require_open(draft.date)
        values = stock_posting.preview(draft.date, moves) if moves else ()
    except UserError as refusal:
        return Preview(bill, [*problems, records.as_problem(refusal)], None, moves)
    return Preview(bill, problems, context.posting_for(bill, moves, values), moves)


def post_bill(session: Session, name: str | int) -> str:
    """Posts a draft by its ref or id and returns its number."""
    session.require(rules.POST)
    bill_id = queries.find_id(name)
    with session.work() as work:
        records.require_draft(TABLE, bill_id)
        bill = _ready(queries.draft_of(bill_id))
        return _post(work, bill, bill_id, is_new=False)


def post_new(session: Session, draft: Draft) -> str:
    """Posts a draft that was never saved, and returns its number."""
    return post_bills(session, (draft,))[0]


def post_bills(session: Session, new: Iterable[Draft], progress: Progress = SILENT) -> list[str]:
    """Posts many drafts in their order, all or none, and returns their numbers."""
    session.require(rules.POST)
    due = list(new)
    numbers = []
    with session.work() as work:
        records.require_free_refs(TABLE, [draft.ref for draft in due])
        following = records.next_id(TABLE)
        for done, draft in enumerate(due):
            progress.report(done, len(due))
            bill = _ready(draft)
            numbers.append(_post(work, bill, following + done, is_new=True))
    return numbers


def post_drafts(
    session: Session, names: Sequence[str | int], progress: Progress = SILENT
) -> list[str]:
    """Posts saved drafts in the order given, all or none, and returns their numbers."""
    return records.post_each(session, names, post_bill, progress)


def check_void(session: Session, name: str | int) -> None:
    """Refuses, as voiding would, before anybody is asked when and why."""
    session.require(rules.VOIDING)
    voiding.check(TABLE, KIND, queries.find_id(name))


def void_bill(
    session: Session, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Voids a posted bill by its mirrored entry; the goods leave at the cost they came with.

    Refuses, and says which, while payments settle it or the goods are gone. Returns the number of the
    mirrored entry.
    """
    session.require(rules.VOIDING)
    bill_id = queries.find_id(name)
    return voiding.void_document(session, TABLE, KIND, bill_id, date, reason)


def duplicate(session: Session, name: str | int, date: dt.date | None = None) -> Draft:
    """The same bill as a new, unsaved draft dated ``date`` (today), without the numbers of the old."""
    blank = {
        "due_date": None,
        "instalments": (),
        "supplier_number": "",
        "faktur_number": "",
        "faktur_date": None,
    }
    return keeping.duplicate(session, KEEPING, name, date, **blank)


def _post(work: store.Work, bill: Bill, bill_id: int, *, is_new: bool) -> str:
    """Goods first; then entry, number, what we owe, and the row itself."""
    context, draft = drafts.context(), bill.draft
    document = (KIND, bill_id)
    drafts.require_new_to_us(draft, bill.supplier.id, bill_id)
    moves = context.moves_for(bill)
    values = stock_posting.post_moves(work, draft.date, moves, document).values if moves else ()
    entry = posting.post(work, context.posting_for(bill, moves, values), document)
    number = work.next_number(SERIES, draft.date)
    open_items.create(
        work, "payable", bill.supplier.id, document, number, draft.date, bill.due_date,
        -bill.totals.total,
    )  # fmt: skip
    posted = written.Posted(number, entry.id)
    if is_new:
        written.insert(bill_id, bill, posted)
    else:
        written.rewrite(bill_id, bill, posted)
    work.audit("post", KIND, number, document_id=bill_id, total=bill.totals.total.minor)
    work.touch(KIND, "stock", "ledger")
    return number


def _ready(draft: Draft) -> Bill:
    """The bill to be posted now; it takes no more than is left of what it was made from."""
    bill, problems = drafts.context().understand(draft)
    if bill is not None:
        problems += limits.problems(KIND, bill, bill.supplier.id)
    return records.require_sound(bill, problems, CANNOT_POST, draft.ref)


def _understood(draft: Draft, message: str) -> Bill:
    return records.require_sound(*drafts.context().understand(draft), message, draft.ref)
