"""Who sits at the desk: what the person at the open company may see.

One company is open in a process, and one person works in it. Lists and documents ask here before they are
read, so that no way to them (window, search, command line) can forget to. While nobody sits at the desk, as
in a company that is being made, everything may be read.
"""

from __future__ import annotations

from typing import Protocol

from app.kernel.errors import NotAllowed
from app.kernel.text import N_

MISSING = N_("{user} may not do this: the permission {permission} is missing.")


class Seated(Protocol):
    """What the desk must know of a person."""

    @property
    def name(self) -> str: ...

    def may(self, permission: str) -> bool: ...


_desk: dict[str, Seated | None] = {"seated": None}


def seat(person: Seated | None) -> None:
    """From now on this person is at the desk; None: nobody is."""
    _desk["seated"] = person


def may(permission: str) -> bool:
    """Whether whoever is at the desk may see what needs this permission; "" needs none."""
    seated = _desk["seated"]
    return seated is None or not permission or seated.may(permission)


def require(permission: str) -> None:
    """Raises NotAllowed where the person at the desk lacks this permission."""
    seated = _desk["seated"]
    if seated is not None and not may(permission):
        raise NotAllowed(MISSING, user=seated.name, permission=permission)
