"""What one may do with a delivery or goods receipt: save, discard, preview, post, void, copy.

Every act is one transaction; a refusal writes nothing. The departments give it their ``Side``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from app import store
from app.access.session import Session
from app.kernel.errors import UserError
from app.kernel.money import Money
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.ledger import accounts, periods, posting
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan
from app.stock import posting as stock_posting
from app.trade import identity, keeping, limits, origins, records
from app.trade.goods import rows, rules
from app.trade.goods.rules import Draft, Goods, Side
from app.trade.keeping import Keeping
from app.trade.names import SELLING


@dataclass(frozen=True, slots=True)
class Preview:
    """What posting would do: the entry and what each line moves; or the problems in the way.

    ``goods`` is None while the draft is not understood; ``entry`` also where no value moves.
    """

    goods: Goods | None
    problems: list[Problem]
    entry: EntryPlan | None = None
    values: tuple[Money, ...] = ()


def understand(side: Side, draft: Draft) -> tuple[Goods | None, list[Problem]]:
    """The document in this company, or None and what stands in the way."""
    return rules.understand(side, draft, SELLING)


def _keeping(side: Side) -> Keeping[Draft, Goods]:
    return Keeping(
        kind=side.kind,
        table=side.table,
        edit=side.edit,
        no_such=side.no_such,
        cannot_save=side.cannot_save,
        understand=partial(understand, side),
        draft_of=partial(rows.draft_of, side),
        insert=partial(rows.write, side, is_new=True),
        rewrite=partial(rows.write, side, is_new=False),
        remove=partial(rows.remove, side),
        noted=lambda _goods: {},
        made_from_lines=True,
    )


def save_draft(session: Session, side: Side, draft: Draft, document_id: int | None = None) -> int:
    """Keeps a draft and returns its id. Raises Refused, NumberTaken, NotADraft."""
    return keeping.save(session, _keeping(side), draft, document_id)


def discard(session: Session, side: Side, name: str | int) -> None:
    """Throws a draft away."""
    keeping.discard(session, _keeping(side), name)


def preview(_session: Session, side: Side, draft: Draft) -> Preview:
    """What would change if this draft were posted now; writes nothing."""
    goods, problems = understand(side, draft)
    if goods is None:
        return Preview(None, problems)
    problems += limits.problems(side.kind, goods, goods.party.id)
    moves = rules.moves_for(side, goods, _cost_account(side))
    try:
        periods.require_open(draft.date)
        values = stock_posting.preview(draft.date, moves)
    except UserError as refusal:
        return Preview(goods, [*problems, records.as_problem(refusal)])
    return Preview(goods, problems, _entry(side, goods, values), values)


def post_draft(session: Session, side: Side, name: str | int) -> str:
    """Posts a saved draft and returns its number."""
    session.require(side.post)
    document_id = rows.require_id(side, name)
    with session.work() as work:
        records.require_draft(side.table, document_id)
        goods = _ready(side, rows.draft_of(side, document_id))
        return _post(work, side, goods, document_id, is_new=False)


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
    """Posts documents that were never drafts, in their order, all or none."""
    session.require(side.post)
    due = list(drafts)
    numbers = []
    with session.work() as work:
        records.require_free_refs(side.table, [draft.ref for draft in due])
        for done, draft in enumerate(due):
            progress.report(done, len(due))
            goods = _ready(side, draft)
            numbers.append(_post(work, side, goods, records.next_id(side.table), is_new=True))
    return numbers


def check_void(session: Session, side: Side, name: str | int) -> None:
    """Refuses, as voiding would, before anybody is asked when and why."""
    session.require(side.void)
    document_id = rows.require_id(side, name)
    document = records.require_posted(side.table, side.kind, document_id)
    origins.require_unused(side.kind, document_id, document.number)


def void(
    session: Session, side: Side, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Takes a posted document back: the goods return at the cost they moved with, its entry is mirrored.

    Returns the document's number. Raises NotPosted, AlreadyVoid, PeriodClosed, UsedFurther while it is
    invoiced, billed or returned, StockWouldGoNegative where goods that came in are gone.
    """
    session.require(side.void)
    document_id = rows.require_id(side, name)
    with session.work() as work:
        document = records.require_posted(side.table, side.kind, document_id)
        origins.require_unused(side.kind, document_id, document.number)
        day = records.void_day(document, date)
        own = (side.kind, document_id)
        stock_posting.reverse_moves(work, own, day, own)
        mirror = None
        if document.entry_id:
            mirror = posting.reverse(work, document.entry_id, day, document.number).id
        origins.release(side.kind, document_id)
        records.note_void(work, side.kind, document, mirror, day, reason)
        work.touch(side.kind, "stock", "ledger")
    return document.number


def duplicate(session: Session, side: Side, name: str | int, date: dt.date | None = None) -> Draft:
    """The same as a new, unsaved draft dated ``date`` (today), without the numbers of the old.

    The copy of a void one takes its place: its lines are made from what those were made from.
    """
    return keeping.duplicate(session, _keeping(side), name, date, reference="")


def _post(work: store.Work, side: Side, goods: Goods, document_id: int, *, is_new: bool) -> str:
    """Goods first, for the entry needs their cost; then entry, number, and the row itself."""
    draft, document = goods.draft, (side.kind, document_id)
    periods.require_open(draft.date)
    moves = rules.moves_for(side, goods, _cost_account(side))
    values = stock_posting.post_moves(work, draft.date, moves, document).values
    plan = _entry(side, goods, values)
    entry_id = posting.post(work, plan, document).id if plan else 0
    number = work.next_number(side.series, draft.date)
    posted = rows.Posted(
        number, entry_id, identity.keep_party(work, goods.party.id), identity.keep_company(work)
    )
    rows.write(side, document_id, goods, posted, is_new=is_new)
    value = sum(each.minor for each in values)
    work.audit("post", side.kind, number, document_id=document_id, value=value)
    work.touch(side.kind, "stock", "ledger")
    return number


def _entry(side: Side, goods: Goods, values: Sequence[Money]) -> EntryPlan | None:
    return rules.posting_for(
        side, goods, values, accounts.for_role("stock"), accounts.for_role(side.counter)
    )


def _cost_account(side: Side) -> Account:
    """Where later changes of cost go. What is owed for goods received never changes by itself."""
    return accounts.for_role("purchase_return_difference" if side.comes_in else side.counter)


def _ready(side: Side, draft: Draft) -> Goods:
    """What is to be posted now; it takes no more than is left of the orders it was made from."""
    goods, problems = understand(side, draft)
    if goods is not None:
        problems += limits.problems(side.kind, goods, goods.party.id)
    return records.require_sound(goods, problems, side.cannot_post, draft.ref)
