"""The one list of departments. Menus, docks, tables, permissions, import kinds, reports, packaging and
conformance tests all follow from it. Beside it, what the packages below the departments bring."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from app.kernel.department import Check, Department, Findable, Indexed, Permission, Series
from app.kernel.text import N_

CORE_MODELS = (
    "app.store.model",
    "app.access.model",
    "app.documents.model",
    "app.masters.unit",
    "app.masters.warehouse",
    "app.masters.party",
    "app.masters.address",
    "app.masters.item",
    "app.masters.price_list",
    "app.masters.payment_term",
    "app.masters.employee",
    "app.ledger.model",
    "app.stock.model",
    "app.trade.model",
    "app.trade.orders.model",
    "app.printing.kept",
    "app.mailing.model",
)

CORE_PERMISSIONS = (
    Permission("users.edit", N_("Add and change users and roles")),
    Permission("company.edit", N_("Change the company profile")),
    Permission(
        "masters.edit", N_("Change parties, items, warehouses and accounts"), ("accountant",)
    ),
    Permission("mail.send", N_("Send documents by e-mail"), ("accountant", "cashier", "payroll")),
    Permission("period.lock", N_("Lock and reopen months"), ("accountant",)),
    Permission("year.close", N_("Close the year"), ("accountant",)),
    Permission("backup.make", N_("Make and restore backups"), ("accountant",)),
)

CORE_SERIES = (Series("journal", N_("Journal entries"), "JU/{YY}/{MM}/{SEQ:4}"),)

CORE_CHECKS = (
    Check("F0", N_("The file is sound"), "app.store.integrity:file_is_sound"),
    Check("F2", N_("The search index agrees"), "app.finding:index_agrees"),
)

NAMES = ("sales", "purchasing", "inventory", "accounting", "people", "data")


@cache
def departments() -> tuple[Department, ...]:
    """The manifests, in the order of the rail."""
    return tuple(import_module(f"app.{name}.department").DEPARTMENT for name in NAMES)


def models() -> tuple[str, ...]:
    """Every module with tables, those that others refer to first."""
    return (*CORE_MODELS, *(name for each in departments() for name in each.models))


def permissions() -> tuple[Permission, ...]:
    return (*CORE_PERMISSIONS, *(each for one in departments() for each in one.permissions))


def every(what: str) -> list[Any]:
    """What all manifests name as their "tables", "documents", "reports" or "papers"."""
    return [each for one in departments() for each in getattr(one, what)]


def owner_of(what: str, key: str) -> Department:
    """The department whose manifest names ``key`` among its "tables", "documents", "reports" or "papers"."""
    return next(
        each for each in departments() if key in {named.key for named in getattr(each, what)}
    )


def permissions_by_department() -> list[tuple[str, tuple[Permission, ...]]]:
    """Titles with the permissions under them: the company's own, then each department's."""
    core = (N_("Company"), CORE_PERMISSIONS)
    return [core, *((each.title, each.permissions) for each in departments() if each.permissions)]


def series() -> tuple[Series, ...]:
    return (*CORE_SERIES, *(each for one in departments() for each in one.series))


def checks() -> Iterator[Check]:
    yield from CORE_CHECKS
    for department in departments():
        yield from department.checks


def findables() -> Iterator[Findable]:
    """What is found by its words, in the order of the rail."""
    for department in departments():
        yield from department.findables


def indexed() -> tuple[Indexed, ...]:
    """Every table of the search index, once, in the order of its places."""
    return tuple(sorted({each.indexed for each in findables()}, key=lambda each: each.number))
