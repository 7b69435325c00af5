"""The inventory department's sections, documents and acts."""

from __future__ import annotations

from app.kernel.text import N_
from ui.kit.manifest import Action, DepartmentPanels, DocumentPanel, Section

REPORT = "inventory.report"

PANELS = DepartmentPanels(
    key="inventory",
    permission="inventory.view",
    title=N_("Inventory"),
    icon="ph.package",
    sections=(
        Section("stock", N_("Stock on hand"), "ui.inventory.stock:make", permission=REPORT),
        Section("card", N_("Stock card"), "ui.inventory.card:make", report="stock-card"),
        Section(
            "moves",
            N_("Moves & adjustments"),
            "ui.inventory.moves:make",
            count="ui.inventory.counting:draft_moves",
        ),
        Section(
            "counts",
            N_("Stock counts"),
            "ui.inventory.counts:make",
            count="ui.inventory.counting:open_counts",
        ),
        Section("items", N_("Items"), "ui.masters.lists:items"),
        Section("warehouses", N_("Warehouses"), "ui.masters.lists:warehouses"),
    ),
    documents=(
        DocumentPanel("stock-move", N_("Stock move"), "ui.inventory.move_editor:make", "moves"),
        DocumentPanel("stock-count", N_("Stock count"), "ui.inventory.count_editor:make", "counts"),
        DocumentPanel("item", N_("Item"), "ui.masters.editor:item", "items"),
        DocumentPanel("warehouse", N_("Warehouse"), "ui.masters.editor:warehouse", "warehouses"),
    ),
    actions=(
        Action(
            "inventory.move.new",
            N_("New stock move"),
            "ph.arrows-left-right",
            opens="stock-move",
            permission="inventory.move.edit",
            new=True,
        ),
        Action(
            "inventory.count.new",
            N_("New stock count"),
            "ph.clipboard-text",
            opens="stock-count",
            permission="inventory.count.edit",
            new=True,
        ),
        Action(
            "inventory.item.new",
            N_("New item"),
            "ph.package",
            opens="item",
            new=True,
            permission="masters.edit",
        ),
    ),
    badge="ui.inventory.counting:below_minimum",
)
