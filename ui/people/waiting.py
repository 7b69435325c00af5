"""Payroll runs that wait for this person: to be checked, approved, posted or paid."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.lifecycle import APPROVED
from app.kernel.listing import ListQuery
from app.kernel.text import N_, translate_count
from app.masters.employee import SEE_SALARY
from app.people.payroll import queries
from app.people.payroll.rules import APPROVE, CALCULATED, CHECK, CHECKED, POST

_WAITING = ((CALCULATED, CHECK), (CHECKED, APPROVE), (APPROVED, POST))


def count(session: Session) -> int | None:
    """How many runs wait for a step that this person may take; None for none."""
    if not session.may(SEE_SALARY):
        return None
    listing = queries.runs(session)
    found = sum(
        listing.window(ListQuery(filters={"state": stage})).count()
        for stage, permission in _WAITING
        if session.may(permission)
    )
    return found or None


def badge(session: Session) -> tuple[int, str] | None:
    found = count(session)
    if not found:
        return None
    words = translate_count(
        N_("{count} payroll run waits for you"), N_("{count} payroll runs wait for you"), found
    )
    return found, words
