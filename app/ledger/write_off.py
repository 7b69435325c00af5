"""Writing off what will not be paid: an entry, an item of its own, and their settlement."""

from __future__ import annotations

import datetime as dt

from app.kernel.money import Money
from app.ledger import accounts, open_items, posting
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan, Line
from app.ledger.posting import PostedEntry
from app.store import Work

KIND = "write-off"


def plan_for(
    item: open_items.OpenItem, amount: Money, date: dt.date, account: Account
) -> EntryPlan:
    """The entry: the control account gives up ``amount``, ``account`` bears (or gains) it."""
    signed = amount if item.amount.minor > 0 else -amount
    control = accounts.for_role(item.control)
    return EntryPlan(
        date,
        KIND,
        item.number,
        (Line(account, signed, item.number), Line(control, -signed, item.number, item.party_id)),
    )


def write_off(
    work: Work, item_id: int, amount: Money, date: dt.date, account: Account
) -> PostedEntry:
    """Settles ``amount`` (above zero) of an item against ``account``.

    Raises SettlementRefused where less is open.
    """
    item = open_items.get(item_id)
    if amount.minor <= 0 or amount > abs(item.outstanding):
        raise open_items.too_much(item, amount)
    plan = plan_for(item, amount, date, account)
    entry = posting.post(work, plan, (item.document_kind, item.document_id))
    own = open_items.create(
        work,
        item.control,
        item.party_id,
        (KIND, entry.id),
        entry.number,
        date,
        date,
        -amount if item.amount.minor > 0 else amount,
    )
    open_items.settle(work, item_id, own, amount, date)
    work.audit("write-off", item.document_kind, item.number, amount=amount.minor)
    return entry


def take_back(work: Work, entry_id: int, date: dt.date) -> PostedEntry:
    """Undoes a write-off: what it settled is open again, its entry is mirrored."""
    own = open_items.of_document(KIND, entry_id)
    for settlement in open_items.settlements_of(own.id):
        open_items.undo_settlement(work, settlement.id, date)
    open_items.void(work, own.id, date)
    work.audit("take-back", KIND, own.number)
    return posting.reverse(work, entry_id, date, own.number)
