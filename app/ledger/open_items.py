"""Who owes what: open items and the settlements between them, the only source of what is outstanding.

An item is positive where a party owes us (an invoice; a payment to a supplier) and negative where we owe
(a bill; a receipt). A settlement lets a positive and a negative item of one party meet. Nothing here is
ever changed: a settlement is undone by a row that names it, an item is voided by its mirror.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.kernel import formats
from app.kernel.errors import NotFound, UserError
from app.kernel.money import Money
from app.kernel.text import N_
from app.ledger import periods
from app.ledger.model import OpenItem as OpenItemRow
from app.ledger.model import Settlement as SettlementRow
from app.store import Work, execute, insert, one, query, write_rows

VOIDED = "void:"  # before the kind of the document whose item is mirrored


class DocumentSettled(UserError):
    """A document cannot be voided while payments or credits settle it."""

    remedy = N_("Void those first, then this one.")


class SettlementRefused(UserError):
    """A settlement that would take more than is open, or joins what does not belong together."""


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One document's claim: ``amount`` as it began, ``outstanding`` as it stands; both signed."""

    id: int
    control: str
    party_id: int
    document_kind: str
    document_id: int
    number: str
    date: dt.date
    due_date: dt.date
    amount: Money
    outstanding: Money


@dataclass(frozen=True, slots=True)
class Settlement:
    """By how much two items met, and when; ``undone`` says whether it still counts."""

    id: int
    positive_item_id: int
    negative_item_id: int
    amount: Money
    date: dt.date
    undoes_id: int | None
    undone: bool


@dataclass(frozen=True, slots=True)
class NewItem:
    """The item of a document that was just posted; ``amount`` is signed and not zero."""

    control: str
    party_id: int
    document: tuple[str, int]
    number: str
    date: dt.date
    due_date: dt.date
    amount: Money

    def row(self) -> dict[str, Any]:
        return {
            "control": self.control,
            "party_id": self.party_id,
            "document_kind": self.document[0],
            "document_id": self.document[1],
            "number": self.number,
            "date": self.date.isoformat(),
            "due_date": self.due_date.isoformat(),
            "amount": self.amount.minor,
        }


def create(
    work: Work,
    control: str,
    party_id: int,
    document: tuple[str, int],
    number: str,
    date: dt.date,
    due_date: dt.date,
    amount: Money,
) -> int:
    """The item of a document that was just posted; returns its id. ``amount`` is not zero."""
    item = NewItem(control, party_id, document, number, date, due_date, amount)
    return insert(OpenItemRow, **item.row())


def create_all(work: Work, items: Iterable[NewItem]) -> None:
    """The items of many documents, in their order."""
    write_rows(OpenItemRow, [item.row() for item in items])


_SELECT = (
    "SELECT o.id, o.control, o.party_id, o.document_kind, o.document_id, o.number, o.date,"
    " o.due_date, o.amount, b.outstanding"
    " FROM open_item o JOIN item_balance b ON b.open_item_id = o.id"
)


def get(item_id: int) -> OpenItem:
    """Raises NotFound."""
    return _item(_one_item(f"{_SELECT} WHERE o.id = ?", (item_id,)))


def of_document(kind: str, document_id: int) -> OpenItem:
    """The item a posted document made. Raises NotFound."""
    found = find(kind, document_id)
    if found is None:
        raise NotFound(N_("This document is not an open item."))
    return found


def find(kind: str, document_id: int) -> OpenItem | None:
    """The item a document made, or None where it made none."""
    row = one(f"{_SELECT} WHERE o.document_kind = ? AND o.document_id = ?", (kind, document_id))
    return _item(row) if row else None


def _one_item(sql: str, parameters: tuple[object, ...]) -> tuple[Any, ...]:
    row = one(sql, parameters)
    if row is None:
        raise NotFound(N_("This document is not an open item."))
    return row


def _item(row: Any) -> OpenItem:
    day = dt.date.fromisoformat
    fields: list[Any] = [*row[:6], day(row[6]), day(row[7]), Money(row[8]), Money(row[9])]
    return OpenItem(*fields)


def settle(work: Work, item_a: int, item_b: int, amount: Money, date: dt.date) -> int:
    """Lets two items of one party meet by ``amount`` (above zero); returns the settlement's id.

    Raises SettlementRefused where more than is open would be taken, or the items do not belong
    together; PeriodClosed where the month of ``date`` is locked.
    """
    periods.require_open(date)
    first, second = get(item_a), get(item_b)
    positive, negative = (first, second) if first.amount.minor > 0 else (second, first)
    _require_meeting(positive, negative)
    _require_open_enough(positive, negative, amount)
    return _write(work, positive.id, negative.id, amount, date, None)


def _require_meeting(positive: OpenItem, negative: OpenItem) -> None:
    same = (positive.control, positive.party_id) == (negative.control, negative.party_id)
    if not same or positive.amount.minor < 0 or negative.amount.minor > 0:
        raise SettlementRefused(
            N_("{number} and {other} cannot settle each other."),
            number=positive.number,
            other=negative.number,
            remedy=N_("Choose a payment or credit of the same party."),
        )


def _require_open_enough(positive: OpenItem, negative: OpenItem, amount: Money) -> None:
    if amount.minor <= 0:
        raise SettlementRefused(N_("The amount to settle must be more than zero."))
    for item in (positive, negative):
        if amount > abs(item.outstanding):
            raise too_much(item, amount)


def too_much(item: OpenItem, amount: Money) -> SettlementRefused:
    """That more would be settled of an item than is open."""
    return SettlementRefused(
        N_("Only {outstanding} of {number} is still open, not {amount}."),
        outstanding=formats.rupiah(abs(item.outstanding)),
        number=item.number,
        amount=formats.rupiah(amount),
    )


def _write(
    work: Work, positive: int, negative: int, amount: Money, date: dt.date, undoes: int | None
) -> int:
    work.touch("settlement")
    return insert(
        SettlementRow,
        positive_item_id=positive,
        negative_item_id=negative,
        amount=amount,
        date=date,
        undoes_id=undoes,
        actor=work.actor,
        at=work.at,
    )


def undo_settlement(work: Work, settlement_id: int, date: dt.date) -> int:
    """Takes a settlement back on ``date`` (not before its own) by a row that names it."""
    periods.require_open(date)
    row = one(
        "SELECT positive_item_id, negative_item_id, amount, undoes_id, date,"
        " EXISTS (SELECT 1 FROM settlement u WHERE u.undoes_id = s.id)"
        " FROM settlement s WHERE id = ?",
        (settlement_id,),
    )
    if row is None or row[3] is not None or row[5]:
        raise SettlementRefused(N_("This settlement was undone already."))
    date = max(date, dt.date.fromisoformat(row[4]))
    return _write(work, row[0], row[1], Money(row[2]), date, settlement_id)


def settlements_of(item_id: int, *, with_undone: bool = False) -> list[Settlement]:
    """What settles an item, the oldest first; undone rows only where asked."""
    rows = query(
        "SELECT s.id, positive_item_id, negative_item_id, amount, date, undoes_id,"
        " EXISTS (SELECT 1 FROM settlement u WHERE u.undoes_id = s.id)"
        " FROM settlement s WHERE positive_item_id = ? OR negative_item_id = ? ORDER BY date, s.id",
        (item_id, item_id),
    )
    day = dt.date.fromisoformat
    found = [
        Settlement(key, positive, negative, Money(amount), day(date), undoes, bool(undone))
        for key, positive, negative, amount, date, undoes, undone in rows
    ]
    return [each for each in found if with_undone or not (each.undone or each.undoes_id)]


def require_unsettled(item_id: int) -> OpenItem:
    """The item. Raises DocumentSettled, naming them, while other documents settle it."""
    item = get(item_id)
    standing = settlements_of(item_id)
    if standing:
        raise DocumentSettled(
            N_("{number} is settled by {others}."),
            number=item.number,
            others=", ".join(_others(item_id, standing)),
        )
    return item


def void(work: Work, item_id: int, date: dt.date) -> int:
    """Takes an item away: its mirror on ``date``, settled against it; returns the mirror's id.

    Raises DocumentSettled, naming them, while other documents settle it.
    """
    item = require_unsettled(item_id)
    mirror = create(
        work,
        item.control,
        item.party_id,
        (VOIDED + item.document_kind, item.document_id),
        item.number,
        date,
        date,
        -item.amount,
    )
    settle(work, item_id, mirror, abs(item.amount), date)
    return mirror


def _others(item_id: int, standing: list[Settlement]) -> list[str]:
    """The numbers of what settles an item, each once."""
    ids = [
        each.negative_item_id if each.positive_item_id == item_id else each.positive_item_id
        for each in standing
    ]
    return list(dict.fromkeys(get(each).number for each in ids))


def follow_merge(work: Work, old: int, new: int) -> int:
    """What one party owes, and the lines of entries that name it, become those of the party it was merged into.

    Returns how many items. Amounts, days and settlements stay; the party's record says first into whom.
    """
    moved = execute("UPDATE open_item SET party_id = ? WHERE party_id = ?", (new, old)).rowcount
    execute("UPDATE journal_line SET party_id = ? WHERE party_id = ?", (new, old))
    work.touch("settlement", "ledger")
    return moved
