"""Tables of users and roles."""

from __future__ import annotations

from app.store import BooleanField, Record, TextField
from app.store.fields import ForeignKeyField


class Role(Record):
    """A named set of permissions; the owner's role holds all of them, now and later."""

    name = TextField(unique=True)
    is_owner = BooleanField(default=False)


class RolePermission(Record):
    role = ForeignKeyField(Role, on_delete="CASCADE")
    permission = TextField()

    class Meta:
        indexes = ((("role", "permission"), True),)


class User(Record):
    """A person at the desk; without a password they need none to enter."""

    name = TextField(unique=True)
    full_name = TextField(default="")
    role = ForeignKeyField(Role)
    password_hash = TextField(default="")
    active = BooleanField(default=True)


TABLES = (Role, RolePermission, User)
GUARDS = ()
