"""Picking an employee or a cash or bank account by code or name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.errors import NotFound
from app.kernel.listing import ListQuery
from app.kernel.text import N_
from app.ledger import accounts
from app.masters import employee as employees
from ui.kit.lookup import Found, Lookup

MONEY_GROUP = "kas"


def _found(row: Any) -> Found:
    return Found(row.code, row.code, row.name, getattr(row, "position", ""))


def find_employees(text: str, limit: int) -> Sequence[Found]:
    """Those who work here, by code, name or position."""
    query = ListQuery(search=text, filters={"active": 1})
    return [_found(row) for row in employees.LISTING.window(query).first(limit)]


def employee_of(code: str) -> Found | None:
    try:
        return _found(employees.require(code))
    except NotFound:
        return None


def find_everybody(text: str, limit: int) -> Sequence[Found]:
    """Those who left too."""
    return [_found(row) for row in employees.LISTING.window(ListQuery(search=text)).first(limit)]


EVERYBODY = Lookup(find=find_everybody, get=employee_of, noun=N_("employee"))
EMPLOYEES = Lookup(find=find_employees, get=employee_of, noun=N_("employee"))


def money_accounts() -> list[tuple[str, str]]:
    """Code and words of the accounts that money is paid from."""
    return [
        (each.code, f"{each.code} {each.name}")
        for each in accounts.all_accounts()
        if each.active
        and not each.is_header
        and not each.control
        and each.cashflow_section == MONEY_GROUP
    ]
