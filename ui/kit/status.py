"""How documents stand, in a word, an icon and a colour; colour never says it alone.

A STATE column holds a key ("posted"), or a key and a number of days ("overdue", 3). Departments add
their own keys with ``add``.
"""

from __future__ import annotations

from typing import NamedTuple

from app.kernel.text import N_, _


class State(NamedTuple):
    """word: marked. token: its colour; the ground is the token with "bg"."""

    word: str
    icon: str
    token: str
    counted: str = ""

    @property
    def ground(self) -> str:
        return f"{self.token}bg"

    def text(self, days: int | None = None) -> str:
        if days is not None and self.counted:
            return _(self.counted, days=days)
        return _(self.word)


def draft_of(document: str) -> str:
    """What a document without a number is called: "Faktur draf", "Draft invoice"; worded."""
    words = _("Draft {document}", document=document[:1].lower() + document[1:])
    return words[:1].upper() + words[1:]


STATES: dict[str, State] = {
    "draft": State(N_("Draft"), "ph.note-pencil", "draft"),
    "posted": State(N_("Posted"), "ph.check", "info"),
    "partial": State(N_("Partly paid"), "ph.circle-half", "warn"),
    "paid": State(N_("Paid"), "ph.check-circle-fill", "ok"),
    "overdue": State(N_("Overdue"), "ph.warning-fill", "danger", N_("{days} days late")),
    "void": State(N_("Void"), "ph.prohibit", "void"),
    "waiting": State(N_("Waiting"), "ph.clock", "wait"),
    "submitted": State(N_("Waiting"), "ph.clock", "wait"),
    "approved": State(N_("Approved"), "ph.check", "info"),
    "active": State(N_("Active"), "ph.check", "ok"),
    "inactive": State(N_("Inactive"), "ph.prohibit", "void"),
    "open": State(N_("Open for entries"), "ph.lock-simple-open", "info"),
    "locked": State(N_("Locked"), "ph.lock-simple", "draft"),
    "warning": State(N_("Warning"), "ph.warning-fill", "warn"),
    "error": State(N_("Error"), "ph.x-circle-fill", "danger"),
    "ok": State(N_("In order"), "ph.check-circle-fill", "ok"),
    "counting": State(N_("Being counted"), "ph.pencil-simple", "draft"),
    "issued": State(N_("Quoted"), "ph.paper-plane-tilt", "info"),
    "expired": State(N_("Expired"), "ph.warning-fill", "warn"),
    "requested": State(N_("Requested"), "ph.paper-plane-tilt", "info"),
    "part-ordered": State(N_("Partly ordered"), "ph.circle-half", "warn"),
    "ordered": State(N_("Ordered"), "ph.check-circle-fill", "ok"),
    "confirmed": State(N_("Confirmed"), "ph.check", "info"),
    "part-delivered": State(N_("Partly delivered"), "ph.circle-half", "warn"),
    "delivered": State(N_("Delivered"), "ph.truck", "info"),
    "part-received": State(N_("Partly received"), "ph.circle-half", "warn"),
    "received": State(N_("Arrived"), "ph.truck", "info"),
    "invoiced": State(N_("Invoiced"), "ph.check-circle-fill", "ok"),
    "closed": State(N_("Closed"), "ph.lock-simple", "draft"),
    "calculated": State(N_("Calculated"), "ph.calculator", "draft"),
}


def add(key: str, word: str, icon: str, token: str = "draft") -> None:
    """A state of a department's own; word is marked; token one of draft info warn ok danger void wait."""
    STATES[key] = State(word, icon, token)


def state(value: object) -> tuple[State, int | None]:
    """The state of a cell's value, and its days where it has some. Unknown keys show as they are."""
    if isinstance(value, tuple):
        return STATES.get(value[0], _unknown(value[0])), value[1]
    return STATES.get(str(value), _unknown(value)), None


def text(value: object) -> str:
    """The word for people: "Lewat 3 hari"."""
    found, days = state(value)
    return found.text(days)


def _unknown(key: object) -> State:
    return State(str(key), "ph.circle", "draft")
