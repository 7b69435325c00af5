"""Lists of master data, for whichever department shows them: ``customers(context)`` and its siblings."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.listing import ListQuery
from app.kernel.text import N_, _
from app.ledger import accounts
from app.ledger.chart import TYPES
from app.masters import item, party, payment_term, price_list, warehouse
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context

PERMISSION = "masters.edit"
ACTIVE = Filter(
    "active",
    N_("Active only"),
    (Choice("yes", N_("Active only"), {"active": 1}),),
    first="yes",
    icon="ph.check",
)
ITEM_KINDS = {"goods": N_("Goods"), "service": N_("Service")}
COSTINGS = {"average": N_("Moving average"), "fifo": N_("FIFO")}
TAXES = {
    "ppn": N_("PPN"),
    "luxury": N_("Luxury"),
    "exempt": N_("Exempt"),
    "none": N_("None"),
}
CONTROLS = {
    "receivable": N_("Receivables"),
    "payable": N_("Payables"),
    "stock": N_("Stock"),
    "payroll": N_("Payroll"),
    "system": N_("Program"),
}


class Worded:
    """A listing whose keys of a few columns are shown in words."""

    def __init__(self, listing: Any, words: Mapping[str, Mapping[str, str]]) -> None:
        self._listing = listing
        self.columns = tuple(_worded(c, words.get(c.key)) for c in listing.columns)

    def window(self, asked: ListQuery | None = None) -> Any:
        return WordedWindow(self._listing.window(asked), self.columns)


class WordedWindow:
    """The listing's window with the worded columns."""

    def __init__(self, window: Any, columns: tuple[Column, ...]) -> None:
        self._window, self.columns = window, columns

    def __getattr__(self, name: str) -> Any:
        return getattr(self._window, name)


def _worded(column: Column, words: Mapping[str, str] | None) -> Column:
    if words is None:
        return column

    def said(row: Any) -> str:
        value = getattr(row, column.key)
        return _(words[value]) if value in words else str(value)

    return dataclasses.replace(column, get=said)


def _new(text: str, kind: str) -> NewAct:
    return NewAct(text, lambda context: context.open_document(kind), PERMISSION)


def _spec(
    kind: str, listing: Any, noun: str, nouns: tuple[str, str], empty: Empty, **more: Any
) -> ListSpec:
    return ListSpec(
        key=f"masters.{kind}",
        listing=lambda _session: listing,
        nouns=nouns,
        open=lambda context, row: context.open_document(kind, row.id),
        new=_new(noun, kind),
        empty=empty,
        **more,
    )


# -- inspectors -----------------------------------------------------------------------------------


def party_facts(_context: Context, row: Any) -> Facts:
    """Who it is, how to reach them, on which terms."""
    found = party.get(row.id)
    limit = formats.money(found.credit_limit) if found.credit_limit else _("none")
    return Facts(
        found.name,
        " · ".join(part for part in (found.code, found.city) if part),
        groups=(
            FactGroup(
                _("Contact"),
                _filled(
                    (_("Contact person"), found.contact),
                    (_("Phone"), found.phone),
                    (_("E-mail"), found.email),
                    (_("Address"), found.address),
                ),
            ),
            FactGroup(
                _("Terms"),
                (
                    *_filled((_("Merged into"), found.merged)),
                    Fact(_("Terms (days)"), formats.count(found.terms_days)),
                    Fact(_("Credit limit"), limit),
                    *_filled((_("NPWP"), found.npwp), (_("NIK"), found.nik)),
                ),
            ),
        ),
    )


def item_facts(_context: Context, row: Any) -> Facts:
    """Prices, tax and units of an item."""
    found = item.get(row.id)
    units = tuple(
        Fact(f"1 {unit}", f"{formats.exact(factor, 6)} {found.unit}")
        for unit, factor in item.factors(found.id).items()
        if unit != found.unit
    )
    groups = [
        FactGroup(
            _("Prices and tax"),
            (
                Fact(_("Sale price"), formats.unit_price(found.sale_price)),
                Fact(_("Purchase price"), formats.unit_price(found.purchase_price)),
                Fact(_("Tax"), _(TAXES[found.tax])),
            ),
        ),
        FactGroup(
            _("Stock"),
            (
                Fact(_("Base unit"), found.unit),
                Fact(_("Minimum"), formats.quantity(found.min_stock)),
                Fact(_("Costing"), _(COSTINGS[found.costing])),
                *_filled((_("Rack"), found.rack), (_("Barcode"), found.barcode)),
            ),
        ),
    ]
    if units:
        groups.append(FactGroup(_("Other units"), units))
    subtitle = " · ".join(part for part in (found.code, found.category) if part)
    return Facts(found.name, subtitle, groups=groups)


def _filled(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(name, value) for name, value in pairs if value)


# -- labels ---------------------------------------------------------------------------------------


def print_item_labels(context: Context, rows: Sequence[Any]) -> None:
    """Labels of the items of these rows, for the shelf."""
    from ui.masters.labels import of_items

    of_items(context, rows)


def print_address_labels(context: Context, rows: Sequence[Any]) -> None:
    """Address labels of the parties of these rows."""
    from ui.masters.labels import of_parties

    of_parties(context, rows)


def _labels(key: str, many: Callable[[Context, Sequence[Any]], None]) -> Act:
    return Act(
        key,
        N_("Labels…"),
        lambda context, row: many(context, (row,)),
        icon="ph.barcode",
        menu_only=True,
        many=many,
    )


ITEM_LABELS = _labels("masters.item.labels", print_item_labels)
ADDRESS_LABELS = _labels("masters.party.labels", print_address_labels)


# -- lists ----------------------------------------------------------------------------------------

CUSTOMERS = _spec(
    "customer",
    party.CUSTOMERS,
    N_("Customer"),
    (N_("{count} customer"), N_("{count} customers")),
    Empty(
        "ph.users",
        N_("No customers yet"),
        N_("Whoever buys from you stands here, with terms, credit limit and NPWP."),
        N_("New customer"),
    ),
    kinds=("party",),
    acts=(ADDRESS_LABELS,),
    filters=(ACTIVE,),
    search_hint=N_("Search customers"),
    inspector=party_facts,
    hidden=("nik", "npwp", "email", "address"),
)
SUPPLIERS = _spec(
    "supplier",
    party.SUPPLIERS,
    N_("Supplier"),
    (N_("{count} supplier"), N_("{count} suppliers")),
    Empty(
        "ph.truck",
        N_("No suppliers yet"),
        N_("Whoever you buy from stands here, with terms and NPWP."),
        N_("New supplier"),
    ),
    kinds=("party",),
    acts=(ADDRESS_LABELS,),
    filters=(ACTIVE,),
    search_hint=N_("Search suppliers"),
    inspector=party_facts,
    hidden=("nik", "npwp", "email", "address"),
)
ITEMS = _spec(
    "item",
    Worded(item.LISTING, {"kind": ITEM_KINDS, "costing": COSTINGS, "tax": TAXES}),
    N_("Item"),
    (N_("{count} item"), N_("{count} items")),
    Empty(
        "ph.package",
        N_("No items yet"),
        N_("Goods and services stand here, with units, prices and tax."),
        N_("New item"),
    ),
    kinds=("item",),
    acts=(ITEM_LABELS,),
    filters=(ACTIVE,),
    search_hint=N_("Code, name, barcode"),
    search_icon="ph.barcode",
    inspector=item_facts,
    hidden=("barcode", "costing"),
)
WAREHOUSES = _spec(
    "warehouse",
    warehouse.LISTING,
    N_("Warehouse"),
    (N_("{count} warehouse"), N_("{count} warehouses")),
    Empty(
        "mdi6.warehouse",
        N_("No warehouses yet"),
        N_("The places where goods are kept stand here."),
        N_("New warehouse"),
    ),
    kinds=("warehouse",),
    search_hint=N_("Search warehouses"),
)
PRICE_LISTS = _spec(
    "price-list",
    price_list.LISTING,
    N_("Price list"),
    (N_("{count} price list"), N_("{count} price lists")),
    Empty(
        "ph.tag",
        N_("No price lists yet"),
        N_("Prices of many customers or of one, by unit, quantity and day, stand here."),
        N_("New price list"),
    ),
    kinds=("price-list", "party"),
    filters=(ACTIVE,),
    search_hint=N_("Search price lists"),
)
PAYMENT_TERMS = _spec(
    "payment-term",
    payment_term.LISTING,
    N_("Payment term"),
    (N_("{count} payment term"), N_("{count} payment terms")),
    Empty(
        "ph.calendar-blank",
        N_("No payment terms yet"),
        N_("Terms of several parts, such as 30 % now and the rest in 30 days, stand here."),
        N_("New payment term"),
    ),
    kinds=("payment-term", "party"),
    filters=(ACTIVE,),
    search_hint=N_("Search payment terms"),
)
ACCOUNTS = _spec(
    "account",
    Worded(
        accounts.LISTING,
        {"type": {each.key: each.title for each in TYPES.values()}, "control": CONTROLS},
    ),
    N_("Account"),
    (N_("{count} account"), N_("{count} accounts")),
    Empty("ph.list-numbers", N_("No accounts yet"), N_("The chart of accounts stands here.")),
    kinds=("account", "ledger"),
    filters=(ACTIVE,),
    search_hint=N_("Search accounts"),
    row_style=lambda row: "header" if row.is_header else "",
)


def customers(context: Context) -> ListPanel:
    return ListPanel(context, CUSTOMERS)


def suppliers(context: Context) -> ListPanel:
    return ListPanel(context, SUPPLIERS)


def items(context: Context) -> ListPanel:
    return ListPanel(context, ITEMS)


def warehouses(context: Context) -> ListPanel:
    return ListPanel(context, WAREHOUSES)


def price_lists(context: Context) -> ListPanel:
    return ListPanel(context, PRICE_LISTS)


def payment_terms(context: Context) -> ListPanel:
    return ListPanel(context, PAYMENT_TERMS)


def chart_of_accounts(context: Context) -> ListPanel:
    return ListPanel(context, ACCOUNTS)
