"""Money received or paid against what is open: one payment over many documents, many over one.

A draft names documents by number; ``problems`` compares it with what is open. What is not applied stays
as credit with the party and can be applied later. A small difference can be written off: positive when
too little came, negative when a little too much. Pure; used by receipts and supplier payments.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.kernel import formats
from app.kernel.money import LARGEST_MINOR, ZERO, Money, rp, total
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.trade.terms import is_plausible

WRITE_OFF_LIMIT = rp(10_000)
"""The largest difference a payment may write off by itself; more needs a journal entry."""

AMOUNT_NOT_POSITIVE = N_("The amount must be more than zero.")
AMOUNT_TOO_LARGE = N_("The amount is larger than the program can hold. Check for a typing error.")
DATE_IMPOSSIBLE = N_("The date {date} cannot be right.")
NO_DOCUMENT = N_("Name the document that is paid.")
NOT_OPEN = N_("{number} is not an open document of {party}.")
APPLIED_NOT_POSITIVE = N_("The part for {number} must be more than zero.")
APPLIED_EXCEEDS = N_("Only {outstanding} of {number} is still open.")
NAMED_TWICE = N_("{number} is named twice.")
MORE_THAN_PAID = N_("The parts come to {applied}, but only {available} is there.")
WRITE_OFF_TOO_LARGE = N_("A difference of more than {limit} needs a journal entry of its own.")
WRITE_OFF_WITHOUT_DOCUMENT = N_("A difference can be written off only where a document is paid.")
WRITE_OFF_LEAVES_CREDIT = N_(
    "A difference is written off only when it settles the documents named."
)
CHARGE_OUT_OF_RANGE = N_("The bank charge lies between zero and the amount.")
WITHHELD_NEGATIVE = N_("PPh withheld and its base cannot be less than zero.")
NO_TAX_OBJECT = N_("Choose what the PPh is withheld from.")
TAX_BASE_TOO_SMALL = N_("The base of the PPh is larger than the PPh: enter the price without PPN.")
NO_GIRO_NUMBER = N_("Enter the number of the giro.")
NO_GIRO_DAY = N_("Enter the day the giro falls due.")
GIRO_DUE_EARLIER = N_("The giro falls due on {date}, before it is handed over.")
GIRO_WITHOUT_CHARGE = N_("A giro costs nothing before the bank has cleared it.")
TOO_EARLY = N_("{number} is dated {date}; it cannot be paid before.")


@dataclass(frozen=True, slots=True)
class Applied:
    """A part of a payment for one document, by the document's number."""

    document: str
    amount: Money


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """Money received from, or paid to, one party into or out of one cash or bank account.

    ``amount`` is what passes between the two; ``bank_charge`` is what the bank takes from us for it.
    ``withheld``: PPh kept back from the payment, of ``tax_object`` (its code for e-Bupot) on ``tax_base``,
    the price without PPN; it settles as money does. ``method`` and ``notes`` are free text for the paper
    ("Transfer"). ``giro``: the number of a post-dated cheque, drawn on ``giro_bank`` and due on ``giro_due``.
    """

    date: dt.date
    party: str
    account: str
    amount: Money
    applied: tuple[Applied, ...] = ()
    ref: str = ""
    write_off: Money = ZERO
    method: str = ""
    notes: str = ""
    bank_charge: Money = ZERO
    withheld: Money = ZERO
    tax_object: str = ""
    tax_base: Money = ZERO
    giro: str = ""
    giro_bank: str = ""
    giro_due: dt.date | None = None


class Due(NamedTuple):
    """What of a document is still open and due on a day."""

    day: dt.date
    amount: Money


@dataclass(frozen=True, slots=True)
class Open:
    """A document that is (partly) open: what a payment can be applied to. Amounts above zero.

    due_date: of the earliest of its ``parts`` that is open; without parts all of it is due then.
    """

    item_id: int
    number: str
    date: dt.date
    due_date: dt.date
    outstanding: Money
    parts: tuple[Due, ...] = ()


def in_full(documents: Sequence[Open], numbers: Collection[str]) -> tuple[Applied, ...]:
    """The documents of these numbers, each settled whole."""
    return tuple(
        Applied(each.number, each.outstanding) for each in documents if each.number in numbers
    )


def small_difference(draft: PaymentDraft, documents: Sequence[Open]) -> Money:
    """What could be written off to settle the documents named; nothing where it is too much for that.

    Above zero where too little came, below where too much.
    """
    if draft.write_off or not draft.applied:
        return ZERO
    named = in_full(documents, {part.document for part in draft.applied})
    difference = total([part.amount for part in named]) - draft.amount - draft.withheld
    return difference if abs(difference) <= WRITE_OFF_LIMIT else ZERO


def settles(draft: PaymentDraft) -> Money:
    """By how much the payment reduces what the party's account shows: money, PPh withheld, written-off part."""
    return draft.amount + draft.withheld + draft.write_off


def credit_left(draft: PaymentDraft) -> Money:
    """What the payment leaves as credit after its parts and the difference written off."""
    return settles(draft) - total([part.amount for part in draft.applied])


def problems(draft: PaymentDraft, open_documents: Mapping[str, Open], party: str) -> list[Problem]:
    """What is wrong with the amounts and parts; ``party`` is the name used in the sentences."""
    found = _amount_problems(draft)
    seen: set[str] = set()
    for line, part in enumerate(draft.applied, 1):
        found += _part_problems(part, line, draft.date, open_documents, seen, party)
        seen.add(part.document)
    applied = total([part.amount for part in draft.applied])
    if not found and applied > settles(draft):
        values = {
            "applied": formats.rupiah(applied),
            "available": formats.rupiah(settles(draft)),
        }
        found.append(Problem("amount", MORE_THAN_PAID, values))
    return found


def _amount_problems(draft: PaymentDraft) -> list[Problem]:
    found = []
    if not is_plausible(draft.date):
        found.append(Problem("date", DATE_IMPOSSIBLE, {"date": draft.date.isoformat()}))
    if draft.amount.minor <= 0:
        found.append(Problem("amount", AMOUNT_NOT_POSITIVE))
    elif draft.amount.minor > LARGEST_MINOR:
        found.append(Problem("amount", AMOUNT_TOO_LARGE))
    if draft.bank_charge and not 0 < draft.bank_charge.minor <= draft.amount.minor:
        found.append(Problem("bank_charge", CHARGE_OUT_OF_RANGE))
    found += _withholding_problems(draft)
    found += _giro_problems(draft)
    if not draft.write_off:
        return found
    if abs(draft.write_off) > WRITE_OFF_LIMIT:
        values = {"limit": formats.rupiah(WRITE_OFF_LIMIT)}
        found.append(Problem("write_off", WRITE_OFF_TOO_LARGE, values))
    elif not draft.applied:
        found.append(Problem("write_off", WRITE_OFF_WITHOUT_DOCUMENT))
    elif credit_left(draft).minor > 0:
        found.append(Problem("write_off", WRITE_OFF_LEAVES_CREDIT))
    return found


def _withholding_problems(draft: PaymentDraft) -> list[Problem]:
    if draft.withheld.minor < 0 or draft.tax_base.minor < 0:
        return [Problem("withheld", WITHHELD_NEGATIVE)]
    if draft.withheld and not draft.tax_object:
        return [Problem("tax_object", NO_TAX_OBJECT)]
    if draft.withheld and draft.tax_base < draft.withheld:
        return [Problem("tax_base", TAX_BASE_TOO_SMALL)]
    return []


def _giro_problems(draft: PaymentDraft) -> list[Problem]:
    if not (draft.giro or draft.giro_bank or draft.giro_due):
        return []
    found = [] if draft.giro else [Problem("giro", NO_GIRO_NUMBER)]
    if draft.giro_due is None:
        found.append(Problem("giro_due", NO_GIRO_DAY))
    elif not is_plausible(draft.giro_due):
        found.append(Problem("giro_due", DATE_IMPOSSIBLE, {"date": draft.giro_due.isoformat()}))
    elif draft.giro_due < draft.date:
        values = {"date": formats.date_medium(draft.giro_due)}
        found.append(Problem("giro_due", GIRO_DUE_EARLIER, values))
    if draft.bank_charge:
        found.append(Problem("bank_charge", GIRO_WITHOUT_CHARGE))
    return found


def _part_problems(
    part: Applied,
    line: int,
    date: dt.date,
    open_documents: Mapping[str, Open],
    seen: set[str],
    party: str,
) -> list[Problem]:
    number = part.document
    if not number:
        return [Problem("document", NO_DOCUMENT, {}, line)]
    if number in seen:
        return [Problem("document", NAMED_TWICE, {"number": number}, line)]
    if part.amount.minor <= 0:
        return [Problem("applied", APPLIED_NOT_POSITIVE, {"number": number}, line)]
    open_document = open_documents.get(number)
    if open_document is None:
        return [Problem("document", NOT_OPEN, {"number": number, "party": party}, line)]
    if part.amount > open_document.outstanding:
        values = {"number": number, "outstanding": formats.rupiah(open_document.outstanding)}
        return [Problem("applied", APPLIED_EXCEEDS, values, line)]
    if date < open_document.date:
        values = {"number": number, "date": formats.date_medium(open_document.date)}
        return [Problem("date", TOO_EARLY, values, line)]
    return []


def oldest_first(amount: Money, open_documents: Sequence[Open]) -> tuple[Applied, ...]:
    """Spreads an amount over open documents by their parts, the earliest due first; what is left over stays credit."""
    due = [
        (part.day, document.date, document.number, part.amount)
        for document in open_documents
        for part in document.parts or (Due(document.due_date, document.outstanding),)
    ]
    taken: dict[str, Money] = {}
    left = amount
    for _day, _date, number, open_part in sorted(due):
        if left.minor <= 0:
            break
        part = min(left, open_part)
        taken[number] = taken.get(number, ZERO) + part
        left = left - part
    return tuple(Applied(number, part) for number, part in taken.items())
