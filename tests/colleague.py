"""Somebody else at the same company, with rights of their own."""

from __future__ import annotations

from app.access import users
from app.access.session import Session
from app.access.users import Person


def gito(session: Session, *permissions: str) -> Person:
    """A colleague who may do only this; as ``session.user`` he sits at the desk."""
    with session.work():
        users.add_user("gito", users.add_role("pembantu", frozenset(permissions)))
    return users.enter("gito", "")
