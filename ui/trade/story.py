"""The story of a document in words: who did what, what it was before, what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from app.documents.timeline import Change, Event
from app.kernel import entry, formats
from app.kernel.columns import Kind
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate
from app.kernel.text import N_, _
from ui.kit.inspector import Fact, FactGroup

ACTS = {
    "save": (N_("Draft saved"), "ph.note-pencil"),
    "post": (N_("Posted"), "ph.check"),
    "void": (N_("Voided"), "ph.prohibit"),
    "pass-credit": (N_("Credit let pass"), "ph.warning-fill"),
    "apply": (N_("Credit applied"), "ph.link"),
    "print": (N_("Printed"), "ph.printer"),
    "mail": (N_("E-mailed"), "ph.envelope-simple"),
    "mail-failed": (N_("E-mail not sent"), "ph.warning"),
    "attach": (N_("Attached"), "ph.paperclip"),
    "detach": (N_("Attachment removed"), "ph.trash"),
    "comment": ("", "ph.chat-text"),
}
TOLD = ("void", "attach", "detach", "pass-credit", "mail", "mail-failed")
FIELDS = {
    "customer": N_("Customer"),
    "supplier": N_("Supplier"),
    "party": N_("Party"),
    "date": N_("Date"),
    "due_date": N_("Due date"),
    "instalments": N_("Instalments"),
    "warehouse": N_("Warehouse"),
    "to_warehouse": N_("To warehouse"),
    "customer_po": N_("Customer's order"),
    "salesperson": N_("Salesperson"),
    "discount": N_("Discount"),
    "freight": N_("Freight"),
    "notes": N_("Notes on the document"),
    "ref": N_("Own reference"),
    "prices_include_tax": N_("Prices include PPN"),
    "item": N_("Code"),
    "description": N_("Item or service"),
    "quantity": N_("Qty"),
    "unit": N_("Unit"),
    "unit_price": N_("Price"),
    "unit_cost": N_("Unit cost"),
    "tax": N_("Tax"),
    "account": N_("Account"),
    "debit": N_("Debit"),
    "credit": N_("Credit"),
    "memo": N_("Description"),
    "reason": N_("Reason"),
    "kind": N_("Kind"),
    "lines": N_("Lines"),
    "amount": N_("Amount"),
    "applied": N_("Paid on documents"),
    "method": N_("Method"),
    "write_off": N_("Difference written off"),
    "bank_charge": N_("Bank charge"),
    "tax_object": N_("PPh withheld from"),
    "tax_base": N_("Price without PPN"),
    "withheld": N_("PPh withheld"),
}
KINDS = {Money: Kind.MONEY, Quantity: Kind.QUANTITY, UnitPrice: Kind.PRICE, Rate: Kind.RATE}
MOST_LINES = 4


def group(events: Sequence[Event]) -> FactGroup:
    """The inspector's history, the latest first."""
    facts = [fact for event in events for fact in _facts(event)]
    note = "" if facts else _("Nothing has happened yet.")
    return FactGroup(_("History"), facts, note=note)


def _facts(event: Event) -> list[Fact]:
    marked, icon = ACTS.get(event.action, (event.action, "ph.circle"))
    words = f"“{event.text}”" if event.action == "comment" else _(marked)
    if event.text and event.action in TOLD:
        words = f"{words}: {event.text}"
    told = [change_words(change) for change in event.changes]
    if told and event.action == "save":
        words = told.pop(0)
    facts = [Fact(words, icon=(icon, "muted"))]
    facts += [Fact(each, small=True) for each in told[:MOST_LINES]]
    if len(told) > MOST_LINES:
        facts.append(Fact(_("… and {count} more", count=len(told) - MOST_LINES), small=True))
    return [*facts, Fact(f"{formats.moment(event.at)} · {event.person}", small=True)]


def change_words(change: Change) -> str:
    """ "Line 2: disc. % 0 → 5"."""
    field = _(FIELDS.get(change.field, change.field))
    words = f"{field}: {value_words(change.old)} → {value_words(change.new)}"
    if change.line is not None:
        return _("Line {line}: {text}", line=change.line, text=words)
    return words


def value_words(value: Any) -> str:
    """A value as people read it; a dash for nothing."""
    if value is None or value in ("", ()):
        return formats.DASH
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.date):
        return formats.date_medium(value)
    if isinstance(value, tuple):
        return "; ".join(" ".join(value_words(each) for each in part if each) for part in value)
    kind = KINDS.get(type(value))
    return entry.written(kind, value) or formats.DASH if kind else str(value)
