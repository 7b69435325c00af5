"""The manifest of data management."""

from __future__ import annotations

from app.kernel.department import Department, Permission, TableKind
from app.kernel.text import N_

DEPARTMENT = Department(
    key="data",
    title=N_("Data"),
    icon="ph.database",
    permissions=(Permission("data.view", N_("See the data department"), ("accountant",)),),
    tables=(
        TableKind("customers", N_("Customers"), "app.data.tables:CUSTOMERS"),
        TableKind("suppliers", N_("Suppliers"), "app.data.tables:SUPPLIERS"),
        TableKind(
            "party-addresses", N_("Addresses of parties"), "app.data.addresses:PARTY_ADDRESSES"
        ),
        TableKind("items", N_("Items"), "app.data.tables:ITEMS"),
        TableKind("item-units", N_("Units of items"), "app.data.tables:ITEM_UNITS"),
        TableKind("price-lists", N_("Price lists"), "app.data.price_lists:PRICE_LISTS"),
        TableKind("payment-terms", N_("Payment terms"), "app.data.payment_terms:PAYMENT_TERMS"),
        TableKind("warehouses", N_("Warehouses"), "app.data.tables:WAREHOUSES"),
    ),
)
