"""The kinds of master data that can be edited, each described once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.access.session import Session
from app.exchange import coretax
from app.kernel.columns import Kind
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.ledger import accounts
from app.ledger.chart import TYPES, Account
from app.masters import address, item, party, payment_term, price_list, unit, warehouse
from app.tax import transaction_code
from ui.masters.form import Spec


@dataclass(frozen=True, slots=True)
class MasterKind:
    """blank: a new record with what is fixed for it. touched: the kind its changes announce."""

    key: str
    new_title: str
    icon: str
    blank: Callable[[Session], Any]
    get: Callable[[int], Any]
    problems: Callable[[Any], list[Problem]]
    save: Callable[[Session, Any], Any]
    specs: Callable[[], tuple[Spec, ...]]
    touched: str


ITEM_TAXES = (
    ("ppn", N_("PPN (VAT)")),
    ("luxury", N_("PPN (VAT) on the full price, luxury goods")),
    ("exempt", N_("Exempt from PPN (VAT)")),
    ("none", N_("No PPN (VAT)")),
)
LANGUAGES = (
    ("", N_("As the company")),
    ("id", N_("Indonesian")),
    ("en", N_("English")),
)


def _party_specs() -> tuple[Spec, ...]:
    return (
        Spec("code", N_("Code"), Kind.CODE, required=True),
        Spec("name", N_("Name"), width=3, required=True),
        Spec("is_customer", N_("Customer"), flag=True),
        Spec("is_supplier", N_("Supplier"), flag=True),
        Spec("active", N_("Active"), flag=True),
        Spec("contact", N_("Contact person"), section=N_("Address")),
        Spec("phone", N_("Phone"), Kind.CODE),
        Spec("email", N_("E-mail"), width=2),
        Spec("address", N_("Address"), width=3),
        Spec("city", N_("City")),
        Spec(
            "npwp",
            N_("NPWP"),
            Kind.CODE,
            width=2,
            help=N_("Leave empty if there is none yet"),
            section=N_("Tax and terms"),
        ),
        Spec("nik", N_("NIK"), Kind.CODE, width=2, help=N_("For persons without NPWP")),
        Spec("passport", N_("Passport"), Kind.CODE, help=N_("Of a foreigner")),
        Spec("country", N_("Country"), Kind.CODE, help=N_("Three letters, such as IDN")),
        Spec(
            "place_of_business",
            N_("NITKU of a branch"),
            Kind.CODE,
            help=N_("Its last six digits"),
        ),
        Spec(
            "transaction_code",
            N_("Transaction code"),
            width=2,
            choices=(("", N_("By the lines")), *transaction_code.TITLES.items()),
        ),
        Spec(
            "tax_facility",
            N_("Tax facility"),
            width=2,
            choices=(("", N_("None")), *coretax.facilities()),
        ),
        Spec("terms_days", N_("Terms (days)"), Kind.COUNT),
        Spec(
            "payment_term_id",
            N_("Payment in parts"),
            choices=((None, N_("All at once")), *payment_term.choices()),
        ),
        Spec("credit_limit", N_("Credit limit"), Kind.MONEY, help=N_("0 means no limit")),
        Spec(
            "price_list_id",
            N_("Price list"),
            width=2,
            choices=((None, N_("The items' own prices")), *price_list.shared()),
        ),
        Spec("language", N_("Language of documents"), width=2, choices=LANGUAGES),
        Spec(
            "warehouse_id",
            N_("Warehouse"),
            width=2,
            choices=((None, N_("As last time")), *((w.id, w.name) for w in warehouse.all_active())),
            section=N_("New documents begin with"),
        ),
        Spec("salesperson", N_("Salesperson")),
        Spec("line_tax", N_("Tax of the lines"), choices=(("", N_("As the item")), *ITEM_TAXES)),
    )


def _item_specs() -> tuple[Spec, ...]:
    return (
        Spec("code", N_("Code"), Kind.CODE, required=True),
        Spec("name", N_("Item name"), width=3, required=True),
        Spec("kind", N_("Kind"), choices=(("goods", N_("Goods")), ("service", N_("Service")))),
        Spec("category", N_("Category")),
        Spec(
            "unit", N_("Base unit"), required=True, suggest=unit.codes, help=N_("The smallest one")
        ),
        Spec("active", N_("Active"), flag=True),
        Spec("sale_price", N_("Sale price"), Kind.PRICE, section=N_("Prices and tax")),
        Spec("purchase_price", N_("Purchase price"), Kind.PRICE),
        Spec(
            "tax",
            N_("Tax"),
            width=2,
            choices=ITEM_TAXES,
        ),
        Spec(
            "costing",
            N_("Costing"),
            choices=(("average", N_("Moving average")), ("fifo", N_("FIFO"))),
            section=N_("Stock"),
            help=N_("Fixed once the item has moved"),
        ),
        Spec("min_stock", N_("Minimum"), Kind.QUANTITY),
        Spec("max_stock", N_("Maximum"), Kind.QUANTITY),
        Spec("reorder_quantity", N_("Order quantity"), Kind.QUANTITY),
        Spec("weight", N_("Weight (gram)"), Kind.QUANTITY),
        Spec("barcode", N_("Barcode"), Kind.CODE),
        Spec("rack", N_("Rack")),
    )


def _price_list_specs() -> tuple[Spec, ...]:
    return (
        Spec("code", N_("Code"), Kind.CODE, required=True),
        Spec("name", N_("Name"), width=2, required=True),
        Spec("active", N_("Active"), flag=True),
        Spec(
            "customer",
            N_("Only for customer"),
            Kind.CODE,
            width=2,
            suggest=party.customer_codes,
            help=N_("Leave empty for a list of many customers"),
        ),
    )


def _payment_term_specs() -> tuple[Spec, ...]:
    return (
        Spec("code", N_("Code"), Kind.CODE, required=True),
        Spec("name", N_("Name"), width=2, required=True),
        Spec("active", N_("Active"), flag=True),
    )


def _warehouse_specs() -> tuple[Spec, ...]:
    return (
        Spec("code", N_("Code"), Kind.CODE, required=True),
        Spec("name", N_("Name"), width=2, required=True),
        Spec("active", N_("Active"), flag=True),
        Spec("address", N_("Address"), width=4),
    )


def _account_specs() -> tuple[Spec, ...]:
    headings = [(None, N_("None"))]
    headings += [
        (each.id, f"{each.code}  {each.name}") for each in accounts.all_accounts() if each.is_header
    ]
    return (
        Spec("code", N_("Code"), Kind.CODE, required=True),
        Spec("name", N_("Name"), width=3, required=True),
        Spec("name_en", N_("English name"), width=2),
        Spec("type", N_("Type"), width=2, choices=tuple((t.key, t.title) for t in TYPES.values())),
        Spec("parent_id", N_("Heading"), width=2, choices=tuple(headings)),
        Spec(
            "normal",
            N_("Usual side"),
            choices=(("debit", N_("Debit")), ("credit", N_("Credit"))),
        ),
        Spec("is_header", N_("Is a heading"), flag=True),
        Spec("active", N_("Active"), flag=True),
    )


def _party(customer: bool) -> MasterKind:
    return MasterKind(
        key="customer" if customer else "supplier",
        new_title=N_("New customer") if customer else N_("New supplier"),
        icon="ph.users" if customer else "ph.truck",
        blank=partial(_blank_party, customer),
        get=address.get,
        problems=address.problems,
        save=address.save,
        specs=_party_specs,
        touched="party",
    )


def _blank_party(customer: bool, _session: Session) -> address.WholeParty:
    return address.WholeParty("", "", is_customer=customer, is_supplier=not customer)


def _blank_item(session: Session) -> item.Item:
    return item.Item("", "", "pcs", costing=session.company.costing)


CUSTOMER, SUPPLIER = _party(True), _party(False)
ITEM = MasterKind(
    "item", N_("New item"), "ph.package", _blank_item, item.get, item.problems, item.save,
    _item_specs, "item",
)  # fmt: skip
WAREHOUSE = MasterKind(
    "warehouse", N_("New warehouse"), "mdi6.warehouse", lambda _session: warehouse.Warehouse("", ""),
    warehouse.get, warehouse.problems, warehouse.save, _warehouse_specs, "warehouse",
)  # fmt: skip
ACCOUNT = MasterKind(
    "account", N_("New account"), "ph.list-numbers", lambda _session: Account("", ""),
    accounts.by_id, accounts.problems, accounts.save, _account_specs, "account",
)  # fmt: skip
PRICE_LIST = MasterKind(
    "price-list", N_("New price list"), "ph.tag", lambda _session: price_list.PriceList("", ""),
    price_list.get, price_list.problems, price_list.save, _price_list_specs, "price-list",
)  # fmt: skip
PAYMENT_TERM = MasterKind(
    "payment-term", N_("New payment term"), "ph.calendar-blank",
    lambda _session: payment_term.PaymentTerm("", ""),
    payment_term.get, payment_term.problems, payment_term.save, _payment_term_specs, "payment-term",
)  # fmt: skip
KINDS = {
    kind.key: kind
    for kind in (CUSTOMER, SUPPLIER, ITEM, WAREHOUSE, ACCOUNT, PRICE_LIST, PAYMENT_TERM)
}
