"""The people of a company and their roles: who may change them, and what must stay true of them.

Every act is audited. One active owner always remains; as soon as there is a second person, everybody has a
password. A user name never changes, for the audit trail goes by it; the full name may.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.access import users
from app.access.model import Role, RolePermission, User
from app.access.session import Session
from app.kernel.errors import NotFound, Refused
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.store import Work, execute, one, query, scalar, update, write_rows

EDIT = "users.edit"
SHORTEST_PASSWORD = 8
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,29}")

CANNOT_KEEP = N_("This cannot be kept.")
BAD_NAME = N_("A user name has 2 to 30 small letters, digits, dots or dashes.")
NAME_TAKEN = N_("There is a user {name} already.")
NO_ROLE = N_("Choose a role.")
SHORT_PASSWORD = N_("A password has at least {count} characters.")
WRONG_PASSWORD = N_("This is not the present password.")
OWNER_WITHOUT_PASSWORD = N_("Set a password for {name} first: more than one person needs them.")
PASSWORD_NEEDED = N_("With more than one user everybody needs a password.")
LAST_OWNER = N_("{name} is the last owner; a company always has one.")
YOURSELF = N_("You cannot shut yourself out.")
ROLE_NAMELESS = N_("Name the role.")
ROLE_TAKEN = N_("There is a role {name} already.")
OWNERS_ROLE = N_("The owner's role holds every permission and cannot be changed.")
ROLE_IN_USE = N_("{count} users have this role; give them another one first.")


@dataclass(frozen=True, slots=True)
class Member:
    """A user as others see them."""

    id: int
    name: str
    full_name: str
    role_id: int
    role: str
    is_owner: bool
    has_password: bool
    active: bool


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """What is entered of a user. An empty password keeps the present one, or none."""

    name: str
    full_name: str
    role_id: int
    password: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role, its permissions and how many active users have it."""

    id: int
    name: str
    is_owner: bool
    permissions: frozenset[str]
    users: int


# -- seeing -----------------------------------------------------------------------------------------


def members() -> list[Member]:
    """Every user, those who may enter first."""
    rows = query(
        "SELECT u.id, u.name, u.full_name, r.id, r.name, r.is_owner, u.password_hash <> '', u.active"
        " FROM user u JOIN role r ON r.id = u.role_id ORDER BY NOT u.active, u.name"
    )
    return [Member(*row[:5], *(bool(cell) for cell in row[5:])) for row in rows]


def roles() -> list[RoleView]:
    """Every role, the owner's first."""
    granted: dict[int, set[str]] = {}
    for role, permission in query("SELECT role_id, permission FROM role_permission"):
        granted.setdefault(role, set()).add(permission)
    rows = query(
        "SELECT r.id, r.name, r.is_owner, COUNT(u.id) FROM role r"
        " LEFT JOIN user u ON u.role_id = r.id AND u.active"
        " GROUP BY r.id ORDER BY NOT r.is_owner, r.id"
    )
    return [
        RoleView(id, name, bool(is_owner), frozenset(granted.get(id, ())), count)
        for id, name, is_owner, count in rows
    ]


# -- users ------------------------------------------------------------------------------------------


def add(session: Session, draft: MemberDraft) -> None:
    """A new user. Raises NotAllowed, Refused."""
    session.require(EDIT)
    _refuse([*_name_problems(draft.name), *_role_problems(draft.role_id), *_second(draft)])
    with session.work() as work:
        users.add_user(draft.name, draft.role_id, draft.full_name.strip(), draft.password)
        _note(work, "add", draft.name, role=_role_name(draft.role_id))


def change(session: Session, draft: MemberDraft) -> None:
    """Full name, role and whether the user may enter; the password where one is given."""
    session.require(EDIT)
    before = member(draft.name)
    _refuse([*_role_problems(draft.role_id), *_keeps_owner(session, before, draft)])
    with session.work() as work:
        update(
            User,
            before.id,
            full_name=draft.full_name.strip(),
            role_id=draft.role_id,
            active=draft.active,
        )
        _note(work, "change", draft.name, **_differences(before, draft))
        if draft.password:
            set_password(session, draft.name, draft.password)


def set_password(session: Session, name: str, password: str) -> None:
    """A new password for somebody. An empty one removes it, while nobody else could enter."""
    session.require(EDIT)
    member(name)
    _refuse(_password_problems(name, password))
    with session.work() as work:
        users.set_password(name, password)
        _note(work, "password", name)


def change_own_password(session: Session, present: str, password: str) -> None:
    """The person at the desk changes their own; no permission is needed."""
    name = session.user.name
    found = [] if users.fits(name, present) else [Problem("present", WRONG_PASSWORD)]
    _refuse([*found, *_password_problems(name, password)])
    with session.work() as work:
        users.set_password(name, password)
        _note(work, "password", name)


def member(name: str) -> Member:
    """The user of this name. Raises NotFound."""
    found = next((each for each in members() if each.name == name), None)
    if found is None:
        raise NotFound(N_("There is no user {name}."), name=name)
    return found


def _name_problems(name: str) -> list[Problem]:
    if not NAME.fullmatch(name):
        return [Problem("name", BAD_NAME)]
    taken = one("SELECT 1 FROM user WHERE name = ?", (name,))
    return [Problem("name", NAME_TAKEN, {"name": name})] if taken else []


def _role_problems(role_id: int) -> list[Problem]:
    known = one("SELECT 1 FROM role WHERE id = ?", (role_id,))
    return [] if known else [Problem("role_id", NO_ROLE)]


def without_password() -> Member | None:
    """Who enters without a password; they need one before anybody is added."""
    return next((each for each in members() if each.active and not each.has_password), None)


def _second(draft: MemberDraft) -> list[Problem]:
    """With a second person the first needs a password, and so does the new one."""
    open_door = without_password()
    found = password_problems(draft.password)
    if open_door is None:
        return found
    name = open_door.full_name or open_door.name
    return [Problem("", OWNER_WITHOUT_PASSWORD, {"name": name}), *found]


def password_problems(password: str, field: str = "password") -> list[Problem]:
    """What keeps these characters from being a password."""
    if len(password) >= SHORTEST_PASSWORD:
        return []
    return [Problem(field, SHORT_PASSWORD, {"count": SHORTEST_PASSWORD})]


def _password_problems(name: str, password: str) -> list[Problem]:
    if password:
        return password_problems(password)
    alone = all(each.name == name for each in members() if each.active)
    return [] if alone else [Problem("password", PASSWORD_NEEDED)]


def _keeps_owner(session: Session, before: Member, draft: MemberDraft) -> list[Problem]:
    """A company keeps an owner, and nobody shuts themselves out."""
    found = []
    stays_owner = draft.active and _is_owners(draft.role_id)
    others = [m for m in members() if m.is_owner and m.active and m.name != before.name]
    if before.is_owner and before.active and not stays_owner and not others:
        field = "active" if not draft.active else "role_id"
        found.append(Problem(field, LAST_OWNER, {"name": before.full_name or before.name}))
    elif not draft.active and before.name == session.user.name:
        found.append(Problem("active", YOURSELF))
    if draft.active and not before.active and not before.has_password and not draft.password:
        found.append(Problem("password", PASSWORD_NEEDED))
    if draft.password:
        found += password_problems(draft.password)
    return found


def _is_owners(role_id: int) -> bool:
    return bool(scalar("SELECT is_owner FROM role WHERE id = ?", (role_id,)))


def _role_name(role_id: int) -> str:
    return str(scalar("SELECT name FROM role WHERE id = ?", (role_id,)))


def _differences(before: Member, draft: MemberDraft) -> dict[str, object]:
    """Old and new of what changed."""
    now = {
        "full_name": draft.full_name.strip(),
        "role": _role_name(draft.role_id),
        "active": draft.active,
    }
    return {
        key: [getattr(before, key), value]
        for key, value in now.items()
        if getattr(before, key) != value
    }


# -- roles ------------------------------------------------------------------------------------------


def save_role(
    session: Session, name: str, permissions: frozenset[str], role_id: int | None = None
) -> int:
    """A new role, or a role as it is now; returns its id. Raises NotAllowed, Refused."""
    session.require(EDIT)
    name = name.strip()
    _refuse(_roles_problems(name, role_id))
    with session.work() as work:
        if role_id is None:
            role_id = users.add_role(name, permissions)
            _note_role(work, "add", name, sorted(permissions))
            return role_id
        before = next(each for each in roles() if each.id == role_id)
        update(Role, role_id, name=name)
        execute("DELETE FROM role_permission WHERE role_id = ?", (role_id,))
        kept = [{"role_id": role_id, "permission": each} for each in sorted(permissions)]
        write_rows(RolePermission, kept)
        work.audit(
            "change",
            "role",
            name,
            granted=sorted(permissions - before.permissions),
            withdrawn=sorted(before.permissions - permissions),
        )
        work.touch("user")
    return role_id


def remove_role(session: Session, role_id: int) -> None:
    """Takes a role away that no user has, active or not."""
    session.require(EDIT)
    having = scalar("SELECT COUNT(*) FROM user WHERE role_id = ?", (role_id,))
    found = [Problem("name", ROLE_IN_USE, {"count": having})] if having else []
    _refuse([*found, *_owners_role(role_id)])
    with session.work() as work:
        name = _role_name(role_id)
        execute("DELETE FROM role WHERE id = ?", (role_id,))
        _note_role(work, "remove", name, [])


def _roles_problems(name: str, role_id: int | None) -> list[Problem]:
    if not name:
        return [Problem("name", ROLE_NAMELESS)]
    taken = [each for each in roles() if each.name.casefold() == name.casefold()]
    if any(each.id != role_id for each in taken):
        return [Problem("name", ROLE_TAKEN, {"name": name})]
    return _owners_role(role_id)


def _owners_role(role_id: int | None) -> list[Problem]:
    owners = role_id is not None and _is_owners(role_id)
    return [Problem("name", OWNERS_ROLE)] if owners else []


# -- what both share --------------------------------------------------------------------------------


def _refuse(found: list[Problem]) -> None:
    if found:
        raise Refused(found, CANNOT_KEEP)


def _note(work: Work, action: str, name: str, **details: object) -> None:
    work.audit(action, "user", name, **details)
    work.touch("user")


def _note_role(work: Work, action: str, name: str, permissions: list[str]) -> None:
    work.audit(action, "role", name, permissions=permissions)
    work.touch("user")
