"""Behind a figure of a report: the ledger, the stock card, the document, as the row's link says."""

from __future__ import annotations

from collections.abc import Callable

from app.departments import departments as app_departments
from app.kernel.department import load
from app.kernel.report import Filters, Row
from app.masters import party as parties
from ui.kit.days import Days
from ui.kit.manifest import Context


def follow(context: Context, row: Row, filters: Filters) -> None:
    """Opens what a row's link names; what has no window of its own stays closed."""
    if row.link is None:
        return
    kind, name = row.link
    if kind in PLACES:
        PLACES[kind](context, name, filters)
    else:
        _open_document(context, kind, name)


def _days(filters: Filters) -> Days | None:
    if filters.date_from is not None and filters.date_to is not None:
        return Days(filters.date_from, filters.date_to)
    if filters.as_of is not None:
        return Days(filters.as_of.replace(month=1, day=1), filters.as_of)
    return None


def _open_ledger(context: Context, code: str, filters: Filters) -> None:
    context.open_section("accounting", "ledger", account=code, days=_days(filters))


def _open_card(context: Context, code: str, filters: Filters) -> None:
    warehouse = filters.choices.get("warehouse", "")
    context.open_section("inventory", "card", item=code, warehouse=warehouse, days=_days(filters))


def _open_entry(context: Context, number: str, _filters: Filters) -> None:
    from ui.accounting.entries import open_entry

    open_entry(context, number)


def _open_invoices(context: Context, code: str, _filters: Filters) -> None:
    context.open_section("sales", "invoices", search=parties.require(code).name)


def _open_bills(context: Context, code: str, _filters: Filters) -> None:
    context.open_section("purchasing", "bills", search=parties.require(code).name)


def _open_document(context: Context, kind: str, number: str) -> None:
    for department in app_departments():
        for each in department.documents:
            if each.key == kind:
                found = load(each.document).find(context.session, number)
                context.open_document(kind, found)


PLACES: dict[str, Callable[[Context, str, Filters], None]] = {
    "account": _open_ledger,
    "item": _open_card,
    "entry": _open_entry,
    "customer": _open_invoices,
    "supplier": _open_bills,
}
