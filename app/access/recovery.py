"""The recovery code: the one way back in for a last owner who forgot the password.

It is shown once, to be printed and locked away; the file keeps only its hash. Using it uses it up.
"""

from __future__ import annotations

import secrets

from app.access import users
from app.access.session import Session
from app.kernel.errors import NotAllowed
from app.kernel.text import N_
from app.store import execute, keep_setting, one, scalar

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0 O 1 I, which look alike on paper
GROUPS, LETTERS = 5, 4
KEY = "recovery"


def exists() -> bool:
    """Whether a code was made that has not been used."""
    return scalar("SELECT 1 FROM setting WHERE key = ?", (KEY,)) is not None


def renew(session: Session) -> str:
    """A new code, which replaces any before; only for an owner."""
    if not session.user.is_owner:
        raise NotAllowed(N_("Only an owner makes a recovery code."))
    letters = [secrets.choice(ALPHABET) for _letter in range(GROUPS * LETTERS)]
    code = "".join(letters)
    with session.work() as work:
        keep_setting(KEY, users.hashed(code))
        work.audit("recovery-code", "user", session.user.name)
        work.touch("user")
    return "-".join(code[at : at + LETTERS] for at in range(0, len(code), LETTERS))


def fits(code: str) -> bool:
    """Whether this is the code, however it is spaced and in whatever letters."""
    kept = scalar("SELECT value FROM setting WHERE key = ?", (KEY,))
    typed = "".join(each for each in code.upper() if each.isalnum())
    return kept is not None and bool(typed) and users.matches(str(kept), typed)


def use_up() -> None:
    """The code is gone. Only inside a Work."""
    execute("DELETE FROM setting WHERE key = ?", (KEY,))


def owner() -> str:
    """The name of the owner who gets the new password: the first who may enter."""
    row = one(
        "SELECT u.name FROM user u JOIN role r ON r.id = u.role_id"
        " WHERE r.is_owner AND u.active ORDER BY u.id"
    )
    assert row is not None
    return str(row[0])
