"""What a report of a manifest can be narrowed by, as chips and lookups above it."""

from __future__ import annotations

import dataclasses
from typing import Any

from app.kernel.department import Report
from app.kernel.text import N_
from ui.kit.filters import Choice, Filter
from ui.kit.found import Found, Lookup
from ui.kit.manifest import Context
from ui.kit.report_view import Picker

COMPARISONS = {
    "before": N_("Beside the period before"),
    "year-before": N_("Beside the same time last year"),
    "year-to-date": N_("Beside the year so far"),
    "month-before": N_("Beside the month before"),
    "year-end": N_("Beside the end of last year"),
    "none": N_("Nothing beside it"),
}


def chips(report: Report) -> tuple[Filter, ...]:
    """The choices of which there are few."""
    known = [CHIPS[key] for key in report.choices if key in CHIPS]
    return (*known, *_comparison(report))


def pickers(report: Report) -> tuple[Picker, ...]:
    """The choices of which there are many."""
    known = [PICKERS[key] for key in report.choices if key in PICKERS]
    return tuple(_required(each) if each.key in report.required else each for each in known)


def _required(picker: Picker) -> Picker:
    """The picker of a report that is of one only."""
    hint, ask = REQUIRED[picker.key]
    return dataclasses.replace(picker, hint=hint, ask=ask)


def _comparison(report: Report) -> tuple[Filter, ...]:
    """What stands beside the figures, where the report can set something there."""
    if not report.comparisons:
        return ()
    choices = [Choice(key, COMPARISONS[key], {"compare": key}) for key in report.comparisons]
    first = report.comparisons[0]
    title = COMPARISONS["none"]
    return (
        Filter("compare", title, [each for each in choices if each.key != "none"], first=first, icon="ph.columns"),
    )  # fmt: skip


def _warehouses(_session: Any) -> list[Choice]:
    from app.inventory import stock_list

    return [
        Choice(each.code, each.name, {"warehouse": each.code})
        for each in stock_list.all_warehouses()
    ]


def _categories(_session: Any) -> list[Choice]:
    from app.masters import item

    return [Choice(name, name, {"category": name}) for name in item.categories() if name]


def _departments(_session: Any) -> list[Choice]:
    from app.masters import employee

    return [Choice(name, name, {"department": name}) for name in employee.departments() if name]


def _accounts(_context: Context) -> Lookup:
    from app.ledger import accounts

    def found(account: Any) -> Found:
        return Found(account.code, account.code, account.worded_name)

    def find(text: str, limit: int) -> list[Found]:
        typed = text.casefold()
        known = (each for each in accounts.all_accounts() if not each.is_header)
        fitting = [each for each in known if typed in f"{each.code} {each.worded_name}".casefold()]
        return [found(each) for each in fitting[:limit]]

    def get(code: Any) -> Found | None:
        account = accounts.find(str(code))
        return found(account) if account is not None else None

    return Lookup(find, get, N_("account"))


def _items(_context: Context) -> Lookup:
    from ui.inventory import lookups

    return lookups.goods()


def _parties(context: Context) -> Lookup:
    """Customers and suppliers; who is both is found once."""
    from ui.trade import lookups

    customers, suppliers = lookups.customers(context), lookups.suppliers(context)

    def find(text: str, limit: int) -> list[Found]:
        found = {each.key: each for each in suppliers.find(text, limit)}
        found |= {each.key: each for each in customers.find(text, limit)}
        return list(found.values())[:limit]

    return Lookup(find, lambda code: customers.get(code) or suppliers.get(code), N_("party"))


RUN_KINDS = (
    ("regular", N_("Monthly pay")),
    ("thr", N_("THR")),
    ("bonus", N_("Bonus")),
    ("correction", N_("Correction")),
    ("severance", N_("Severance")),
)

CHIPS = {
    "warehouse": Filter("warehouse", N_("All warehouses"), _warehouses, icon="ph.buildings"),
    "category": Filter("category", N_("All categories"), _categories, icon="ph.tag"),
    "department": Filter("department", N_("All departments"), _departments, icon="ph.users-three"),
    "zero": Filter("zero", N_("Zero balances"), (Choice("yes", N_("Zero balances"), {"zero": "yes"}),)),
    "detail": Filter("detail", N_("Every document"), (Choice("yes", N_("Every document"), {"detail": "yes"}),)),
    "kind": Filter("kind", N_("All payroll runs"), tuple(Choice(key, words, {"kind": key}) for key, words in RUN_KINDS)),
}  # fmt: skip

PICKERS = {
    "account": Picker("account", N_("All accounts"), _accounts),
    "party": Picker("party", N_("Everyone"), _parties),
    "item": Picker("item", N_("Item: code, name, scan"), _items),
}

REQUIRED = {
    "party": (N_("Customer or supplier"), N_("Choose a customer or supplier")),
    "item": (N_("Item: code, name, scan"), N_("Choose an item")),
}
