"""Parts of the lists of invoices, bills, receipts and payments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.kernel.columns import Column, Kind
from app.kernel.text import N_, _
from ui.kit import status
from ui.kit.filters import Choice, Filter
from ui.kit.table import Grouping

DOCUMENT_STATES = Filter(
    "state",
    N_("Any status"),
    choices=(
        Choice("draft", N_("Draft"), {"state": "draft"}),
        Choice("overdue", N_("Overdue"), {"state": "overdue"}),
        Choice("posted", N_("Posted"), {"state": "posted"}),
        Choice("partial", N_("Partly paid"), {"state": "partial"}),
        Choice("paid", N_("Paid"), {"state": "paid"}),
        Choice("void", N_("Void"), {"state": "void"}),
    ),
)
BOOKED_STATES = Filter(
    "state",
    N_("Any status"),
    choices=(
        Choice("draft", N_("Draft"), {"state": "draft"}),
        Choice("posted", N_("Posted"), {"state": "posted"}),
        Choice("void", N_("Void"), {"state": "void"}),
    ),
)
STILL_OPEN = Filter("open", N_("Unpaid"), choices=(Choice("1", N_("Unpaid"), {"open": 1}),))

GROUPS = {
    "draft": (0, N_("Drafts")),
    "overdue": (1, N_("Overdue")),
    "partial": (2, N_("Unpaid")),
    "posted": (2, N_("Unpaid")),
    "paid": (3, N_("Paid")),
    "void": (4, N_("Void")),
}


def key_of(state: object) -> str:
    """The state's key, whether or not it comes with days."""
    return str(state[0] if isinstance(state, tuple) else state)


def grouped_by_state(nouns: tuple[str, str]) -> Grouping:
    """Drafts first, then what is late, open, paid, void."""

    def named(state: object) -> tuple[int, str]:
        order, title = GROUPS.get(key_of(state), (9, str(state)))
        return order, _(title)

    return Grouping("state", nouns, named)


def state_of(view: Any, today: dt.date) -> object:
    """As in the list: the days beside "overdue"."""
    late = (today - view.due_date).days
    return ("overdue", late) if view.standing == "overdue" else view.standing


def with_days_late(listing: Any, today: dt.date) -> Any:
    """The listing with the days an overdue document is late, and drafts named as such."""

    def state(row: Any) -> object:
        return ("overdue", (today - row.due_date).days) if row.state == "overdue" else row.state

    return worded(listing, {"state": state, "number": number_or_draft})


def with_draft_names(listing: Any) -> Any:
    """The listing with "Draf" where a draft has no number yet."""
    return worded(listing, {"number": number_or_draft})


def number_or_draft(row: Any) -> str:
    return row.number or status.text("draft")


def worded(listing: Any, getters: dict[str, Callable[[Any], Any]]) -> Any:
    """The listing with some columns told by these functions of a row."""
    columns = tuple(_column(column, getters) for column in listing.columns)
    return replace(listing, columns=columns)


def _column(column: Column, getters: dict[str, Callable[[Any], Any]]) -> Column:
    get = getters.get(column.key)
    if get is None:
        return column
    kind = Kind.STATE if column.key == "state" else column.kind
    return replace(column, get=get, kind=kind)


def row_style(row: Any) -> str:
    """Void rows are grey and struck through."""
    return "void" if key_of(row.state) == "void" else ""


def is_draft(row: Any) -> bool:
    return key_of(row.state) == "draft"


def is_posted(row: Any) -> bool:
    return key_of(row.state) not in ("draft", "void")


def is_owed(row: Any) -> bool:
    return key_of(row.state) in ("posted", "partial", "overdue")
