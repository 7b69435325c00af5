"""Users: the first owner, their passwords and their permissions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.access.model import Role, RolePermission, User
from app.kernel.department import Permission
from app.kernel.errors import NotAllowed
from app.kernel.text import N_
from app.store import insert, one, query, scalar, update, write_rows

OWNER = "pemilik"

READY_ROLES = (
    ("accountant", N_("Accountant")),
    ("cashier", N_("Cashier")),
    ("warehouse", N_("Warehouse")),
    ("payroll", N_("HR & pay")),
)
"""Roles a new company begins with: their keys in the manifests, and their names."""


class Person(NamedTuple):
    """Who acts: name, whole name, whether they own the company, and their permissions."""

    name: str
    full_name: str
    is_owner: bool
    permissions: frozenset[str]

    def may(self, permission: str) -> bool:
        """Whether a role grants it; whoever may do anything in a department may see it."""
        if self.is_owner or permission in self.permissions:
            return True
        department, _dot, act = permission.partition(".")
        return act == "view" and any(each.startswith(f"{department}.") for each in self.permissions)


def person_sql(actor: str) -> str:
    """SQL for how a person is called whose user name is the expression ``actor``."""
    return f"COALESCE((SELECT NULLIF(full_name, '') FROM user WHERE name = {actor}), {actor})"


def seed_owner(full_name: str = "") -> None:
    """The owner of a new company, without a password."""
    role = insert(Role, name=OWNER, is_owner=True)
    insert(User, name=OWNER, full_name=full_name, role_id=role)


def seed_roles(permissions: Iterable[Permission]) -> None:
    """The ready roles, with the permissions that name them."""
    listed = list(permissions)
    for key, title in READY_ROLES:
        add_role(title, frozenset(each.key for each in listed if key in each.ready))


def add_role(name: str, permissions: frozenset[str]) -> int:
    """A role with these permissions; returns its id. Only inside a Work."""
    role = insert(Role, name=name, is_owner=False)
    write_rows(RolePermission, [{"role_id": role, "permission": p} for p in sorted(permissions)])
    return role


def add_user(name: str, role: int, full_name: str = "", password: str = "") -> None:
    """A user of a role. Only inside a Work."""
    insert(User, name=name, full_name=full_name, role_id=role, password_hash=hashed(password))


def set_password(name: str, password: str) -> None:
    """Only inside a Work. An empty password removes it."""
    row = one("SELECT id FROM user WHERE name = ?", (name,))
    assert row is not None
    update(User, row[0], password_hash=hashed(password))


def has_password(name: str) -> bool:
    return bool(scalar("SELECT password_hash FROM user WHERE name = ?", (name,)))


def fits(name: str, password: str) -> bool:
    """Whether this is the password of this active user."""
    row = one("SELECT password_hash FROM user WHERE name = ? AND active", (name,))
    return row is not None and matches(row[0], password)


def hashed(password: str) -> str:
    """What is kept of a password; "" of none."""
    if not password:
        return ""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


def needs_login() -> bool:
    """False while the owner is the only user and has no password."""
    rows = query("SELECT password_hash FROM user WHERE active")
    return len(rows) != 1 or rows[0][0] != ""


def enter(name: str, password: str) -> Person:
    """The person of this name, if the password fits; the only user without a password needs neither."""
    if not needs_login():
        (name,) = one("SELECT name FROM user WHERE active") or ("",)
    row = one(
        "SELECT u.name, u.full_name, u.password_hash, u.role_id, r.is_owner "
        "FROM user u JOIN role r ON r.id = u.role_id WHERE u.name = ? AND u.active",
        (name,),
    )
    if row is None or not matches(row[2], password):
        raise NotAllowed(
            N_("The user name or the password is not right."),
            remedy=N_("Check both and try again; the owner can set a new password."),
        )
    permissions = query("SELECT permission FROM role_permission WHERE role_id = ?", (row[3],))
    return Person(row[0], row[1], bool(row[4]), frozenset(p for (p,) in permissions))


def matches(password_hash: str, password: str) -> bool:
    """Whether this is the password of which that was kept."""
    if not password_hash:
        return not password
    from argon2 import PasswordHasher
    from argon2.exceptions import VerifyMismatchError

    try:
        return PasswordHasher().verify(password_hash, password)
    except VerifyMismatchError:
        return False
