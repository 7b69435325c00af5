"""The chart of accounts as it is kept: finding accounts, creating and changing them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound, Refused, UserError
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_
from app.ledger.chart import TYPES, Account
from app.ledger.model import AccountRole, AccountRow
from app.masters.checks import code_problems, length_problems, name_problems, taken_problems
from app.store import (
    Listing,
    Work,
    cached,
    delete,
    execute,
    insert,
    one,
    query,
    scalar,
    update,
    write_rows,
)

__all__ = [
    "LISTING",
    "Account",
    "all_accounts",
    "by_code",
    "by_id",
    "for_role",
    "problems",
    "remove",
    "save",
]

NO_SUCH = N_("There is no account {code}.")
NO_SUCH_TYPE = N_("“{type}” is not a type of account.")
IN_USE = N_("Account {code} has entries and cannot be deleted.")
HAS_CHILDREN = N_("Account {code} has accounts below it and cannot be deleted.")
HAS_ROLE = N_("Account {code} is used by the program's own documents and cannot be deleted.")

_COLUMNS = (
    "code, name, name_en, type, normal, control, is_header, is_contra, active, parent_id,"
    " emkm_line, ep_line, cashflow_section,"
    " EXISTS (SELECT 1 FROM account_role WHERE account_id = account.id), id"
)
_SELECT = f"SELECT {_COLUMNS} FROM account"


def _account(row: Any) -> Account:
    fields: list[Any] = [*row[:6], *map(bool, row[6:9]), *row[9:13], bool(row[13]), row[14]]
    return Account(*fields)


@cached("account")
def find(code: str) -> Account | None:
    """The account with this code, or None."""
    row = one(f"{_SELECT} WHERE code = ?", (code,))
    return _account(row) if row else None


@cached("account")
def by_code(code: str) -> Account:
    """Raises NotFound."""
    found = find(code)
    if found is None:
        raise NotFound(NO_SUCH, code=code, remedy=N_("Check the code in the chart of accounts."))
    return found


@cached("account")
def by_id(account_id: int) -> Account:
    row = one(f"{_SELECT} WHERE id = ?", (account_id,))
    if row is None:
        raise NotFound(NO_SUCH, code=account_id)
    return _account(row)


def for_role(role: str) -> Account:
    """The account that plays this part for the program's documents ("receivable", "ppn_out", …)."""
    found = with_role(role)
    if found is None:
        raise NotFound(N_("No account is set for “{role}”."), role=role)
    return found


@cached("account")
def with_role(role: str) -> Account | None:
    """The same, None where the company has none."""
    row = one(f"{_SELECT} WHERE id = (SELECT account_id FROM account_role WHERE role = ?)", (role,))
    return _account(row) if row else None


@cached("account")
def of_control(control: str) -> tuple[Account, ...]:
    """Every account of one subledger."""
    return tuple(_account(row) for row in query(f"{_SELECT} WHERE control = ?", (control,)))


@cached("account")
def all_accounts() -> tuple[Account, ...]:
    """The whole chart in order of code."""
    return tuple(_account(row) for row in query(f"{_SELECT} ORDER BY code"))


@cached("account")
def postable() -> tuple[Account, ...]:
    """What a hand-made entry may choose from, in order of code."""
    return tuple(
        each for each in all_accounts() if each.active and not each.is_header and not each.control
    )


def is_used(account_id: int) -> bool:
    """Whether any entry ever touched it."""
    return scalar("SELECT 1 FROM journal_line WHERE account_id = ? LIMIT 1", (account_id,)) == 1


def problems(draft: Account) -> list[Problem]:
    """What keeps this account from being saved."""
    found = code_problems(draft.code) + name_problems(draft.name)
    found += length_problems(draft.name_en, "name_en")
    if draft.type not in TYPES:
        found.append(Problem("type", NO_SUCH_TYPE, {"type": draft.type}))
    found += taken_problems(draft, find(draft.code))
    return found + _parent_problems(draft) + _change_problems(draft)


def _parent_problems(draft: Account) -> list[Problem]:
    if draft.parent_id is None:
        return []
    parent = by_id(draft.parent_id)
    if not parent.is_header:
        message = N_("Account {code} {name} is not a heading, so nothing can stand below it.")
        return [Problem("parent", message, {"code": parent.code, "name": parent.name})]
    if draft.id and draft.id in _ancestors(parent):
        return [Problem("parent", N_("An account cannot stand below itself."))]
    return []


def _ancestors(account: Account) -> Iterable[int]:
    """The account itself and every heading above it."""
    while True:
        yield account.id
        if account.parent_id is None:
            return
        account = by_id(account.parent_id)


def _change_problems(draft: Account) -> list[Problem]:
    """What history forbids to change about an account that exists."""
    if not draft.id:
        return []
    kept = by_id(draft.id)
    found = []
    if draft.is_header and not kept.is_header and is_used(draft.id):
        found.append(
            Problem("is_header", N_("An account with entries cannot become a heading."), {})
        )
    if kept.is_header and not draft.is_header and _has_children(draft.id):
        found.append(
            Problem("is_header", N_("A heading with accounts below it stays a heading."), {})
        )
    if draft.control != kept.control and is_used(draft.id):
        found.append(Problem("control", N_("An account with entries keeps its subledger."), {}))
    if draft.type != kept.type and is_used(draft.id):
        both = TYPES.get(draft.type), TYPES[kept.type]
        if both[0] is not None and both[0].group != both[1].group:
            found.append(
                Problem("type", N_("An account with entries stays in its part of the books."), {})
            )
    return found


def _has_children(account_id: int) -> bool:
    return scalar("SELECT 1 FROM account WHERE parent_id = ? LIMIT 1", (account_id,)) == 1


def save(session: Session, draft: Account) -> Account:
    """Creates or changes an account. Raises Refused with every problem."""
    session.require("masters.edit")
    found = blocking(problems(draft))
    if found:
        raise Refused(found, N_("This account cannot be saved yet."))
    values = asdict(draft)
    del values["id"], values["has_role"]
    with session.work() as work:
        if draft.id:
            update(AccountRow, draft.id, **values)
        else:
            insert(AccountRow, **values)
        work.audit("save", "account", draft.code, name=draft.name, active=draft.active)
        work.touch("account")
        return by_code(draft.code)


def remove(session: Session, code: str) -> None:
    """Deletes an account that nothing refers to. Raises UserError where something does."""
    session.require("masters.edit")
    account = by_code(code)
    remedy = N_("Put it out of use instead.")
    if is_used(account.id):
        raise UserError(IN_USE, code=code, remedy=remedy)
    if _has_children(account.id):
        raise UserError(HAS_CHILDREN, code=code, remedy=N_("Move or delete those first."))
    if account.has_role:
        raise UserError(HAS_ROLE, code=code, remedy=remedy)
    with session.work() as work:
        delete(AccountRow, account.id)
        work.audit("delete", "account", code, name=account.name)
        work.touch("account")


def assign_role(session: Session, role: str, code: str) -> None:
    """Lets another account play a part for the program's documents, from now on."""
    session.require("masters.edit")
    account, current = by_code(code), for_role(role)
    if account.is_header or account.control != current.control:
        raise UserError(
            N_("Account {code} {name} cannot take the place of {current}."),
            code=code,
            name=account.name,
            current=current.code,
            remedy=N_("Choose an account of the same subledger that is not a heading."),
        )
    with session.work() as work:
        execute("UPDATE account_role SET account_id = ? WHERE role = ?", (account.id, role))
        work.audit("assign", "account-role", role, old=current.code, new=code)
        work.touch("account")


def write_chart(work: Work, drafts: Iterable[tuple[Account, str, str]]) -> None:
    """Writes a new chart: (account, parent's code, role) in an order that puts parents first."""
    ids: dict[str, int] = {}
    for draft, parent, role in drafts:
        values = asdict(replace(draft, parent_id=ids.get(parent)))
        del values["id"], values["has_role"]
        ids[draft.code] = insert(AccountRow, **values)
        if role:
            write_rows(AccountRole, [{"role": role, "account_id": ids[draft.code]}])
    work.touch("account")


LISTING = Listing(
    key="accounts",
    columns=(
        Column("code", N_("Code"), Kind.CODE, chars=8, required=True, example="6220"),
        Column("name", N_("Name"), chars=36, required=True, example="Beban pelatihan"),
        Column("name_en", N_("English name"), chars=30, priority=2, example="Training"),
        Column("type", N_("Type"), chars=18, priority=1, example="operating_expense",
               required=True, choices=tuple(TYPES)),
        Column("parent", N_("Heading"), Kind.CODE, chars=8, priority=1, example="6000"),
        Column("is_header", N_("Is a heading"), Kind.FLAG, chars=6, priority=3),
        Column("control", N_("Subledger"), chars=12, priority=3),
        Column("active", N_("Active"), Kind.FLAG, chars=6, priority=1, example="1"),
        Column("balance", N_("Balance"), Kind.MONEY, chars=16),
    ),
    sql={
        "code": "a.code", "name": "a.name", "name_en": "a.name_en", "type": "a.type",
        "parent": "COALESCE(p.code, '')", "is_header": "a.is_header", "control": "a.control",
        "active": "a.active",
        "balance": "(SELECT COALESCE(SUM(m.debit - m.credit), 0) FROM account_month m"
                   " WHERE m.account_id = a.id)",
    },
    source="account a LEFT JOIN account p ON p.id = a.parent_id",
    base="account a",
    key_sql="a.id",
    order=(("code", False),),
    search=("a.code", "a.name", "a.name_en"),
    indexed=(("account", "a.id"),),
    filters={"active": "a.active = ?", "postable": "a.is_header = 0 AND a.active AND a.control = ''"},
)  # fmt: skip
