"""What one may do with a commitment: save, discard, preview, post, close, open again, void, copy.

Every act is one transaction; a refusal writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from app import store
from app.access import company
from app.access.session import Session
from app.kernel.errors import Refused, UserError
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.regulations import ppn as ppn_rules
from app.tax.ppn import PpnRule
from app.trade import identity, keeping, origins, records
from app.trade.keeping import Keeping
from app.trade.names import BUYING, SELLING
from app.trade.orders import closings, places, queries, rules, written
from app.trade.orders.kinds import OrderKind
from app.trade.orders.rules import Order, OrderDraft
from app.trade.orders.written import Posted
from app.trade.records import PostedDocument

NOTHING_AWAITED = N_("Nothing of {number} is awaited any more.")
NOT_CLOSED = N_("{number} was not closed by hand.")
NO_REASON = N_("Say why.")
CANNOT_CLOSE = N_("{number} cannot be closed like this.")


@dataclass(frozen=True, slots=True)
class Preview:
    """The draft understood, or the problems in the way; advisory ones do not block."""

    order: Order | None
    problems: list[Problem]


def rule_on(kind: OrderKind, date: dt.date) -> PpnRule | None:
    """The PPN rule of a day; none where the company shows none. Raises RulesMissing before the first."""
    return ppn_rules.rule_on(date) if kind.buys or company.profile().is_pkp else None


def understand(kind: OrderKind, draft: OrderDraft) -> tuple[Order | None, list[Problem]]:
    """The commitment in this company, or its problems."""
    profile = company.profile()
    return rules.understand(
        kind,
        draft,
        BUYING if kind.buys else SELLING,
        lambda date: rule_on(kind, date),
        profile.ppn_rounding,
        is_pkp=profile.is_pkp,
    )


def _keeping(kind: OrderKind) -> Keeping[OrderDraft, Order]:
    return Keeping(
        kind=kind.key,
        table=kind.table,
        edit=kind.edit,
        no_such=kind.no_such,
        cannot_save=kind.cannot_save,
        understand=partial(understand, kind),
        draft_of=partial(queries.draft_of, kind),
        insert=lambda order_id, order: written.insert(kind, [(order_id, order, None)]),
        rewrite=partial(written.rewrite, kind),
        remove=partial(written.remove, kind),
        noted=lambda order: {"total": order.totals.total.minor},
        made_from_lines=True,
    )


def save_draft(
    session: Session, kind: OrderKind, draft: OrderDraft, order_id: int | None = None
) -> int:
    """Keeps a draft (a new one, or in place of the draft ``order_id``) and returns its id.

    Raises Refused with every problem, NumberTaken for a ref in use, NotADraft.
    """
    return keeping.save(session, _keeping(kind), draft, order_id)


def discard(session: Session, kind: OrderKind, name: str | int) -> None:
    """Throws a draft away."""
    keeping.discard(session, _keeping(kind), name)


def preview(_session: Session, kind: OrderKind, draft: OrderDraft) -> Preview:
    """What stands in the way of posting this draft; writes nothing."""
    return Preview(*understand(kind, draft))


def post_draft(session: Session, kind: OrderKind, name: str | int) -> str:
    """Posts a draft by its ref or id and returns its number."""
    session.require(kind.post)
    order_id = queries.find_id(kind, name)
    with session.work() as work:
        records.require_draft(kind.table, order_id)
        order = _understood(kind, queries.draft_of(kind, order_id), kind.cannot_post)
        posted = _number(work, kind, order, order_id)
        written.rewrite(kind, order_id, order, posted)
        work.touch(kind.key)
    return posted.number


def post_drafts(
    session: Session, kind: OrderKind, names: Sequence[str | int], progress: Progress = SILENT
) -> list[str]:
    """Posts saved drafts in the order given, all or none."""

    def post(session: Session, name: str | int) -> str:
        return post_draft(session, kind, name)

    return records.post_each(session, names, post, progress)


def post_new(
    session: Session, kind: OrderKind, drafts: Iterable[OrderDraft], progress: Progress = SILENT
) -> list[str]:
    """Posts what was never a draft, in its order, all or none, and returns the numbers."""
    session.require(kind.post)
    due = list(drafts)
    new: list[tuple[int, Order, Posted | None]] = []
    numbers = []
    with session.work() as work:
        records.require_free_refs(kind.table, [draft.ref for draft in due])
        following = records.next_id(kind.table)
        for done, draft in enumerate(due):
            progress.report(done, len(due))
            order = _understood(kind, draft, kind.cannot_post)
            posted = _number(work, kind, order, following + done)
            numbers.append(posted.number)
            new.append((following + done, order, posted))
        written.insert(kind, new)
        work.touch(kind.key)
    return numbers


def close(session: Session, kind: OrderKind, name: str | int, reason: str) -> None:
    """What is left is not awaited any more, from today. Raises Refused without a reason, UserError where nothing
    is left."""
    session.require(kind.post)
    view = queries.get(kind, name, session.today())
    with session.work() as work:
        document = _posted(kind, view.id)
        if not reason.strip():
            problem = Problem("reason", NO_REASON)
            raise Refused([problem], CANNOT_CLOSE, number=document.number)
        if not view.awaited:
            raise UserError(NOTHING_AWAITED, number=document.number)
        closings.note(work, kind.key, view.id, session.today(), reason.strip())
        work.audit("close", kind.key, document.number, document_id=view.id, reason=reason.strip())
        work.touch(kind.key)


def reopen(session: Session, kind: OrderKind, name: str | int) -> None:
    """What is left is awaited again."""
    session.require(kind.post)
    order_id = queries.find_id(kind, name)
    with session.work() as work:
        document = _posted(kind, order_id)
        if closings.find(kind.key, order_id) is None:
            raise UserError(NOT_CLOSED, number=document.number)
        closings.remove(kind.key, order_id)
        work.audit("reopen", kind.key, document.number, document_id=order_id)
        work.touch(kind.key)


def _posted(kind: OrderKind, order_id: int) -> PostedDocument:
    return records.require_posted(kind.table, kind.key, order_id, books=False)


def check_void(session: Session, kind: OrderKind, name: str | int) -> None:
    """Refuses, as voiding would, before anybody is asked when and why."""
    session.require(kind.void)
    document = _posted(kind, queries.find_id(kind, name))
    origins.require_unused(kind.key, document.id, document.number)


def void_order(
    session: Session,
    kind: OrderKind,
    name: str | int,
    date: dt.date | None = None,
    reason: str = "",
) -> str:
    """Voids a posted one that nothing was made from; what it was made from is left for others again.

    Returns its number. Raises NotPosted, AlreadyVoid, UsedFurther.
    """
    session.require(kind.void)
    order_id = queries.find_id(kind, name)
    with session.work() as work:
        document = _posted(kind, order_id)
        origins.require_unused(kind.key, order_id, document.number)
        day = records.void_day(document, date)
        origins.release(kind.key, order_id)
        records.note_void(work, kind.key, document, None, day, reason)
    return document.number


def duplicate(
    session: Session, kind: OrderKind, name: str | int, date: dt.date | None = None
) -> OrderDraft:
    """The same as a new, unsaved draft dated ``date`` (today), without ref, the other side's number and days."""
    return keeping.duplicate(session, _keeping(kind), name, date, party_ref="", by_date=None)


def _number(work: store.Work, kind: OrderKind, order: Order, order_id: int) -> Posted:
    """The number and the identities as of now; neither ledger hears of it."""
    number = work.next_number(kind.key, order.draft.date)
    work.audit("post", kind.key, number, document_id=order_id, total=order.totals.total.minor)
    party = identity.keep_party(work, order.party.id) if order.party is not None else None
    places.keep(work, kind, order_id, order.draft)
    return Posted(number, party, identity.keep_company(work))


def _understood(kind: OrderKind, draft: OrderDraft, message: str) -> Order:
    return records.require_sound(*understand(kind, draft), message, draft.ref)
