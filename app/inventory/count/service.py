"""What one may do with stock counts: begin, write down, preview, post, void, discard.

A count is frozen when it is begun: its differences stand at that moment in the order of events, whatever
moved since. What is entered late but dated before the freeze counts as having been there: posting compares
with the books as they stand at that moment then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app import store
from app.access.session import Session
from app.inventory.count import queries, rules
from app.inventory.count.model import StockCount, StockCountLine
from app.inventory.count.rules import KIND, SERIES, CountLine, Draft, DraftLine
from app.kernel.errors import Refused, UserError
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.quantity import Quantity
from app.kernel.text import N_, _
from app.ledger import accounts, periods, posting
from app.ledger.plan import EntryPlan
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.stock import posting as stock_posting
from app.stock import queries as stock
from app.stock.moves import MovePlan
from app.stock.places import warehouse_place
from app.trade import records

TABLE = queries.TABLE
CANNOT_SAVE = N_("The stock count cannot be saved yet.")
CANNOT_POST = N_("Stock count {ref} cannot be posted yet.")


@dataclass(frozen=True, slots=True)
class Preview:
    """What posting would do: the counted lines with their variance, its value per item, the entry."""

    problems: list[Problem]
    lines: tuple[CountLine, ...] = ()
    moves: tuple[MovePlan, ...] = ()
    values: tuple[Money, ...] = ()
    gain: Money = ZERO
    entry: EntryPlan | None = None


def draft_for(session: Session, warehouse: str, date: dt.date, category: str = "") -> Draft:
    """A count of everything active in a category (all of them if empty), nothing counted yet."""
    rows = store.query(
        "SELECT code FROM item WHERE active AND kind = 'goods' AND (? = '' OR category = ?)"
        " ORDER BY rack, code",
        (category, category),
    )
    return Draft(date, warehouse, tuple(DraftLine(code) for (code,) in rows))


def duplicate(session: Session, name: str | int, date: dt.date | None = None) -> Draft:
    """The same items in the same warehouse, nothing counted yet, dated ``date`` (today), without ref."""
    session.require(rules.EDIT)
    draft = queries.get(name).draft
    lines = tuple(DraftLine(line.item) for line in draft.lines)
    return replace(draft, date=date or session.today(), lines=lines, ref="")


def save_draft(session: Session, draft: Draft, count_id: int | None = None) -> int:
    """Keeps a count and returns its id; the first time it is kept, the books are frozen.

    Raises Refused, NumberTaken, NotADraft.
    """
    session.require(rules.EDIT)
    known = _require_sound(draft, CANNOT_SAVE)
    with session.work() as work:
        records.require_free_ref(TABLE, draft.ref, count_id)
        if count_id is None:
            own_id, frozen_at = records.next_id(TABLE), stock.last_sequence()
        else:
            records.require_draft(TABLE, count_id)
            own_id, frozen_at = count_id, queries.frozen_at(count_id)
            _remove(own_id)
        _write(own_id, draft, known, frozen_at, _books_at_the_freeze(draft, frozen_at))
        work.audit("save", KIND, draft.ref, document_id=own_id, warehouse=draft.warehouse)
        work.touch(KIND)
        return own_id


def discard(session: Session, name: str | int) -> None:
    """Throws a count away that was not posted."""
    session.require(rules.EDIT)
    count_id = queries.require_id(name)
    with session.work() as work:
        records.require_draft(TABLE, count_id)
        _remove(count_id)
        records.note_discard(work, KIND, count_id, name)


def preview(
    _session: Session, count_id: int, counted: Mapping[str, Quantity | None] | None = None
) -> Preview:
    """What posting the kept count would book; writes nothing. ``counted`` by item, where it is not kept yet."""
    view = queries.get(count_id)
    if counted is not None:
        found = tuple(replace(line, counted=counted.get(line.item)) for line in view.lines)
        view = replace(view, lines=found)
    lines = _counted(view, _books_at_the_freeze(view.draft, view.frozen_at))
    if not lines:
        return Preview([Problem("lines", rules.NOT_COUNTED)])
    difference = accounts.for_role("stock_difference")
    here = warehouse_place(warehouses.require(view.draft.warehouse).id)
    moves = rules.moves_for(lines, here, difference)
    try:
        periods.require_open(view.draft.date)
        values = stock_posting.preview(view.draft.date, moves, view.frozen_at)
    except UserError as refusal:
        return Preview([records.as_problem(refusal)], lines, moves)
    gain = rules.gained(moves, values)
    entry = rules.posting_for(view.draft.date, gain, accounts.for_role("stock"), difference)
    return Preview([], lines, moves, values, gain, entry)


def post_draft(session: Session, name: str | int) -> str:
    """Books the differences and makes the count a fixed point; returns its number.

    Items that were not counted are left as they are.
    """
    session.require(rules.POST)
    count_id = queries.require_id(name)
    with session.work() as work:
        records.require_draft(TABLE, count_id)
        view = queries.get(count_id)
        known = _require_sound(view.draft, CANNOT_POST)
        books = _books_at_the_freeze(view.draft, view.frozen_at)
        lines = _counted(view, books)
        if not lines:
            raise Refused(
                [Problem("lines", rules.NOT_COUNTED)], CANNOT_POST, ref=view.draft.ref or _("draft")
            )
        date = view.draft.date
        periods.require_open(date)
        difference, document = accounts.for_role("stock_difference"), (KIND, count_id)
        place = warehouse_place(warehouses.require(view.draft.warehouse).id)
        moves = rules.moves_for(lines, place, difference)
        moved = stock_posting.post_moves(work, date, moves, document, view.frozen_at)
        stock_posting.fix(
            work,
            document,
            date,
            view.frozen_at,
            [(line.item.id, place.id, line.counted) for line in lines],
        )
        gain = rules.gained(moves, moved.values)
        plan = rules.posting_for(date, gain, accounts.for_role("stock"), difference)
        number = work.next_number(SERIES, date)
        entry = posting.post(work, plan, document) if plan else None
        _remove(count_id)
        _write(
            count_id,
            view.draft,
            known,
            view.frozen_at,
            books,
            number=number,
            gain=gain,
            entry_id=entry.id if entry else None,
        )
        work.audit("post", KIND, number, document_id=count_id, difference=gain.minor)
        work.touch(KIND, "stock", "ledger")
        return number


def post_drafts(
    session: Session, names: Sequence[str | int], progress: Progress = SILENT
) -> list[str]:
    """Posts kept counts in the order given, all or none."""
    return records.post_each(session, names, post_draft, progress)


def void_count(
    session: Session, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Takes a posted count back; it holds nothing any more. Returns its number."""
    session.require(rules.VOIDING)
    count_id = queries.require_id(name)
    with session.work() as work:
        posted = records.require_posted(TABLE, KIND, count_id)
        day = records.void_day(posted, date)
        periods.require_open(day)
        document = (KIND, count_id)
        stock_posting.release(work, document)
        stock_posting.reverse_moves(work, document, day, document)
        mirror = None
        if posted.entry_id:
            mirror = posting.reverse(work, posted.entry_id, day, posted.number).id
        records.note_void(work, KIND, posted, mirror, day, reason)
        work.touch(KIND, "ledger", "stock")
    return posted.number


def _books_at_the_freeze(draft: Draft, frozen_at: int) -> dict[str, Quantity]:
    """What the books say today of the moment the count was frozen, by item."""
    here = warehouses.require(draft.warehouse)
    ids = {items.require(line.item).id: line.item for line in draft.lines}
    found = stock.book_quantities(ids, here.id, draft.date, frozen_at)
    return {ids[item_id]: quantity for item_id, quantity in found.items()}


def _counted(view: queries.CountView, books: dict[str, Quantity]) -> tuple[CountLine, ...]:
    return tuple(
        CountLine(number, items.require(line.item), books[line.item], line.counted)
        for number, line in enumerate(view.lines, 1)
        if line.counted is not None
    )


def _require_sound(draft: Draft, message: str) -> dict[str, Item]:
    known = {line.item: found for line in draft.lines if (found := items.find(line.item))}
    here = warehouses.find(draft.warehouse)
    problems = rules.problems(draft, known, warehouse_known=here is not None)
    return records.require_sound(known, problems, message, draft.ref)


def _write(
    count_id: int,
    draft: Draft,
    known: dict[str, Item],
    frozen_at: int,
    books: dict[str, Quantity],
    *,
    number: str | None = None,
    gain: Money = ZERO,
    entry_id: int | None = None,
) -> None:
    """Lines first: once its own row says posted, none can be added."""
    store.write_rows(
        StockCountLine,
        [
            {
                "count_id": count_id,
                "line_no": line_no,
                "item_id": known[line.item].id,
                "book": books[line.item],
                "counted": line.counted,
            }
            for line_no, line in enumerate(draft.lines, 1)
        ],
    )
    store.insert(
        StockCount,
        id=count_id,
        ref=draft.ref or None,
        number=number,
        state="posted" if number else "draft",
        date=draft.date,
        warehouse_id=warehouses.require(draft.warehouse).id,
        frozen_at=frozen_at,
        counters=draft.counters,
        difference=gain,
        entry_id=entry_id,
    )


def _remove(count_id: int) -> None:
    store.execute("DELETE FROM stock_count_line WHERE count_id = ?", (count_id,))
    store.delete(StockCount, count_id)
