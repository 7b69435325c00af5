"""Kinds of documents in words, and what opens one: for lists that name documents of every department."""

from __future__ import annotations

from app.kernel.text import N_, _
from app.links.related import CARD, ENTRY
from ui.kit.manifest import Context

WORDS = {
    "quotation": N_("Quotation"),
    "sales-order": N_("Sales order"),
    "purchase-request": N_("Purchase request"),
    "purchase-order": N_("Purchase order"),
    "delivery-note": N_("Delivery note"),
    "goods-receipt": N_("Goods receipt"),
    "sales-invoice": N_("Sales invoice"),
    "customer-receipt": N_("Customer receipt"),
    "credit-note": N_("Credit note"),
    "debit-note": N_("Debit note"),
    "landed-cost": N_("Landed cost"),
    "purchase-invoice": N_("Supplier bill"),
    "supplier-payment": N_("Supplier payment"),
    "journal-entry": N_("Journal entry"),
    "stock-move": N_("Stock move"),
    "stock-count": N_("Stock count"),
    "payroll": N_("Payroll run"),
    "payroll-payment": N_("Payroll payment"),
    "cash-close": N_("Closing of the counter"),
    "opening-balance": N_("Opening balance"),
    "opening-receivable": N_("Opening receivable"),
    "opening-payable": N_("Opening payable"),
    "opening-stock": N_("Opening stock"),
    "year-close": N_("Year close"),
    ENTRY: N_("Journal"),
    CARD: N_("Stock card"),
}
OPENABLE = {
    "quotation",
    "sales-order",
    "purchase-request",
    "purchase-order",
    "delivery-note",
    "goods-receipt",
    "sales-invoice",
    "customer-receipt",
    "credit-note",
    "debit-note",
    "landed-cost",
    "purchase-invoice",
    "supplier-payment",
    "journal-entry",
    "stock-move",
    "stock-count",
    "payroll",
}


def kind_in_words(kind: str) -> str:
    """What a document is, for people."""
    return _(WORDS[kind]) if kind in WORDS else kind


def open_source(context: Context, kind: str, document_id: int) -> None:
    """The document, where it has a window."""
    if kind in OPENABLE:
        context.open_document(kind, document_id)


def open_related(context: Context, kind: str, id: int, number: str) -> None:
    """The same, and also entries and stock cards, which are shown in their lists."""
    if kind == ENTRY:
        context.open_section("accounting", "entries", search=number)
    elif kind == CARD:
        context.open_section("inventory", "card", item=number)
    else:
        open_source(context, kind, id)
