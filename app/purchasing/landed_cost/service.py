"""What one may do with landed costs: save, preview, post, void, discard. Each act is one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel.errors import UserError
from app.kernel.money import ZERO, Money, total
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.quantity import MICRO, Quantity
from app.kernel.rounding import half_up
from app.kernel.text import N_
from app.ledger import accounts, periods, posting
from app.ledger.plan import EntryPlan
from app.purchasing.landed_cost import queries, rules
from app.purchasing.landed_cost.model import (
    LandedCost as LandedCostRow,
)
from app.purchasing.landed_cost.model import (
    LandedCostLine,
    LandedCostPart,
    LandedCostSource,
)
from app.purchasing.landed_cost.rules import KIND, Accounts, Draft, LandedCost
from app.stock import posting as stock_posting
from app.trade import keeping, origins, records
from app.trade.keeping import Keeping

TABLE = queries.TABLE
CANNOT_SAVE = N_("The landed cost cannot be saved yet.")
CANNOT_POST = N_("Landed cost {ref} cannot be posted yet.")


@dataclass(frozen=True, slots=True)
class Preview:
    """What posting would do: what stock keeps of each part, and the entry; or the problems in the way."""

    cost: LandedCost | None
    problems: list[Problem]
    in_stock: tuple[Money, ...] = ()
    entry: EntryPlan | None = None


def _understand(draft: Draft) -> tuple[LandedCost | None, list[Problem]]:
    return rules.understand(draft, queries)


def preview(_session: Session, draft: Draft) -> Preview:
    """What would change if this draft were posted now; writes nothing."""
    cost, problems = _understand(draft)
    if cost is None:
        return Preview(None, problems)
    own = _accounts()
    try:
        periods.require_open(draft.date)
        values = stock_posting.preview(draft.date, rules.moves_for(cost, own.cogs))
    except UserError as refusal:
        return Preview(cost, [*problems, records.as_problem(refusal)])
    entry = rules.posting_for(cost, total(values), own)
    return Preview(cost, problems, _by_part(cost, values), entry)


def _by_part(cost: LandedCost, values: Sequence[Money]) -> tuple[Money, ...]:
    """The values of the moves, with nothing for parts that bear nothing."""
    left = iter(values)
    return tuple(next(left) if part.share else ZERO for part in cost.parts)


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
        cost = _sound(queries.draft_of(document_id), CANNOT_POST)
        _remove(document_id)
        return _post(work, cost, document_id)


def post_drafts(
    session: Session, names: Sequence[str | int], progress: Progress = SILENT
) -> list[str]:
    """Posts saved drafts in the order given, all or none."""
    return records.post_each(session, names, post_draft, progress)


def post_new(session: Session, drafts: Iterable[Draft], progress: Progress = SILENT) -> list[str]:
    """Posts landed costs that were never drafts, in their order, all or none."""
    session.require(rules.POST)
    due = list(drafts)
    numbers = []
    with session.work() as work:
        for done, draft in enumerate(due):
            progress.report(done, len(due))
            records.require_free_ref(TABLE, draft.ref)
            cost = _sound(draft, CANNOT_POST)
            numbers.append(_post(work, cost, records.next_id(TABLE)))
    return numbers


def void_cost(
    session: Session, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Takes a posted landed cost back: goods are worth what they were without it, its entry is mirrored.

    On its own day nothing of it is left anywhere; on a later one stock gives back what belongs to goods still
    there, cost of goods sold the rest. Returns the document's number. Raises NotPosted, AlreadyVoid, PeriodClosed.
    """
    session.require(rules.VOIDING)
    document_id = queries.require_id(name)
    with session.work() as work:
        posted = records.require_posted(TABLE, KIND, document_id)
        day = records.void_day(posted, date)
        stock_posting.reverse_moves(work, (KIND, document_id), day, (KIND, document_id))
        mirror = posting.reverse(work, posted.entry_id, day, posted.number)
        origins.release(KIND, document_id)
        records.note_void(work, KIND, posted, mirror.id, day, reason)
        work.touch(KIND, "ledger", "stock", rules.BILL)
    return posted.number


def duplicate(session: Session, name: str | int, date: dt.date | None = None) -> Draft:
    """The same as a new, unsaved draft dated ``date`` (today), without ref."""
    return keeping.duplicate(session, KEEPING, name, date)


def _accounts() -> Accounts:
    return Accounts(accounts.for_role("stock"), accounts.for_role("cogs"))


def _sound(draft: Draft, message: str) -> LandedCost:
    return records.require_sound(*_understand(draft), message, draft.ref)


def _post(work: store.Work, cost: LandedCost, document_id: int) -> str:
    """Stock first, for the entry needs what it keeps; then entry, number, and the rows themselves."""
    draft, document, own = cost.draft, (KIND, document_id), _accounts()
    moves = rules.moves_for(cost, own.cogs)
    values = stock_posting.post_moves(work, draft.date, moves, document).values
    entry = posting.post(work, rules.posting_for(cost, total(values), own), document)
    number = work.next_number(rules.SERIES, draft.date)
    _write(document_id, cost, number, entry.id)
    work.audit("post", KIND, number, document_id=document_id, amount=cost.amount.minor)
    work.touch(KIND, "stock", "ledger", rules.BILL)
    return number


def _write(
    document_id: int, cost: LandedCost, number: str | None = None, entry_id: int | None = None
) -> None:
    """Lines first: once its own row says posted, none can be added."""
    draft = cost.draft
    store.write_rows(
        LandedCostLine,
        [
            {
                "cost_id": document_id,
                "line_no": at,
                "goods_kind": goods.kind,
                "goods_id": goods.id,
                "goods_line": line.line,
            }
            for at, (line, goods) in enumerate(zip(draft.lines, cost.asked, strict=True), 1)
        ],
    )
    if number:
        _write_parts(document_id, cost)
    store.insert(
        LandedCostRow,
        id=document_id,
        ref=draft.ref or None,
        number=number,
        state="posted" if number else "draft",
        date=draft.date,
        bill_id=cost.bill.id,
        bill_lines=",".join(str(line) for line in draft.bill_lines),
        method=draft.method,
        notes=draft.notes,
        amount=cost.amount if number else ZERO,
        entry_id=entry_id,
    )
    origins.keep(KIND, document_id, cost.sources, counts=number is not None)


def _write_parts(document_id: int, cost: LandedCost) -> None:
    store.write_rows(
        LandedCostPart,
        [
            {
                "cost_id": document_id,
                "part_no": at,
                "line_no": part.number,
                "goods_line": part.arrived.line,
                "item_id": part.arrived.item.id,
                "move_id": part.arrived.move_id,
                "quantity": part.arrived.quantity,
                "value": part.arrived.value,
                "weight": Quantity(half_up(part.arrived.weight * MICRO)),
                "share": part.share,
            }
            for at, part in enumerate(cost.parts, 1)
        ],
    )
    store.write_rows(
        LandedCostSource,
        [
            {
                "cost_id": document_id,
                "bill_line": source.line,
                "account_id": source.account.id,
                "amount": source.amount,
            }
            for source in cost.sources
        ],
    )


def _remove(document_id: int) -> None:
    store.execute("DELETE FROM landed_cost_line WHERE cost_id = ?", (document_id,))
    origins.forget(KIND, document_id)
    store.delete(LandedCostRow, document_id)


def _rewrite(document_id: int, cost: LandedCost) -> None:
    _remove(document_id)
    _write(document_id, cost)


KEEPING = Keeping(
    kind=KIND,
    table=TABLE,
    edit=rules.EDIT,
    no_such=queries.NO_SUCH,
    cannot_save=CANNOT_SAVE,
    understand=_understand,
    draft_of=queries.draft_of,
    insert=_write,
    rewrite=_rewrite,
    remove=_remove,
    noted=lambda _cost: {},
)
