"""The data department's sections: company profile, backups, integrity check, master data."""

from __future__ import annotations

from app.kernel.text import N_
from ui.kit.manifest import DepartmentPanels, DocumentPanel, Section

PANELS = DepartmentPanels(
    key="data",
    title=N_("Data"),
    icon="ph.database",
    sections=(
        Section("company", N_("Company profile"), "ui.data.company:CompanyPanel"),
        Section("customers", N_("Customers"), "ui.masters.lists:customers"),
        Section("suppliers", N_("Suppliers"), "ui.masters.lists:suppliers"),
        Section("items", N_("Items"), "ui.masters.lists:items"),
        Section("warehouses", N_("Warehouses"), "ui.masters.lists:warehouses"),
        Section("accounts", N_("Chart of accounts"), "ui.masters.lists:chart_of_accounts"),
        Section("backups", N_("Backups"), "ui.data.backups:BackupsPanel"),
        Section("integrity", N_("Integrity"), "ui.data.integrity:IntegrityPanel"),
    ),
    documents=(
        DocumentPanel("customer", N_("Customer"), "ui.masters.editor:customer", "customers"),
        DocumentPanel("supplier", N_("Supplier"), "ui.masters.editor:supplier", "suppliers"),
        DocumentPanel("item", N_("Item"), "ui.masters.editor:item", "items"),
        DocumentPanel("warehouse", N_("Warehouse"), "ui.masters.editor:warehouse", "warehouses"),
        DocumentPanel("account", N_("Account"), "ui.masters.editor:account", "accounts"),
    ),
)
