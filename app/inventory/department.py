"""The manifest of the inventory department. Imports nothing heavy."""

from __future__ import annotations

from app.kernel.department import (
    Check,
    Department,
    DocumentKind,
    Findable,
    Indexed,
    Paper,
    Permission,
    Report,
    Series,
    TableKind,
)
from app.kernel.text import N_

DEPARTMENT = Department(
    key="inventory",
    title=N_("Inventory"),
    icon="ph.package",
    models=("app.inventory.move.model", "app.inventory.count.model"),
    permissions=(
        Permission("inventory.view", N_("See inventory"), ("accountant", "warehouse")),
        Permission(
            "inventory.move.edit", N_("Write and discard draft stock moves"), ("warehouse",)
        ),
        Permission("inventory.move.post", N_("Post stock moves"), ("warehouse",)),
        Permission("inventory.move.void", N_("Void stock moves")),
        Permission(
            "inventory.count.edit", N_("Write and discard draft stock counts"), ("warehouse",)
        ),
        Permission("inventory.count.post", N_("Post stock counts"), ("warehouse",)),
        Permission("inventory.count.void", N_("Void stock counts")),
        Permission("inventory.opening", N_("Bring in opening stock"), ("accountant",)),
        Permission(
            "inventory.report",
            N_("See stock, its value and its reports"),
            ("accountant", "warehouse"),
        ),
    ),
    series=(
        Series("stock-receipt", N_("Goods receipts"), "MSK/{YY}/{MM}/{SEQ:4}"),
        Series("stock-issue", N_("Goods issues"), "KLR/{YY}/{MM}/{SEQ:4}"),
        Series("stock-transfer", N_("Stock transfers"), "MUT/{YY}/{MM}/{SEQ:4}"),
        Series("stock-adjustment", N_("Stock adjustments"), "PNY/{YY}/{MM}/{SEQ:4}"),
        Series("stock-count", N_("Stock counts"), "OPN/{YY}/{MM}/{SEQ:4}"),
    ),
    tables=(
        TableKind("opening-stock", N_("Opening stock"), "app.inventory.opening:TABLE"),
        TableKind("stock-moves", N_("Stock moves"), "app.inventory.move.tables:TABLE"),
        TableKind("stock-counts", N_("Stock counts"), "app.inventory.count.tables:TABLE"),
    ),
    documents=(
        DocumentKind("stock-move", N_("Stock move"), "app.inventory.move.tables:DOCUMENT"),
        DocumentKind("stock-count", N_("Stock count"), "app.inventory.count.tables:DOCUMENT"),
    ),
    reports=(
        Report(
            "inventory-sheet",
            N_("Inventory sheet"),
            "app.inventory.reports.inventory_sheet:build",
            choices=("warehouse", "category"),
            needs="day",
            permission="inventory.report",
        ),
        Report(
            "stock-card",
            N_("Stock card"),
            "app.inventory.reports.stock_card:build",
            choices=("item", "warehouse"),
            permission="inventory.report",
        ),
        Report(
            "reorder",
            N_("Goods to order"),
            "app.links.reorder:build",
            needs="none",
            permission="inventory.report",
        ),
        Report(
            "price-history",
            N_("Price history"),
            "app.links.price_history:build",
            choices=("item", "party"),
            needs="none",
            permission="inventory.report",
            required=("item",),
        ),
        Report(
            "stock-valuation",
            N_("Stock valuation"),
            "app.inventory.reports.stock_valuation:build",
            needs="day",
            permission="inventory.report",
        ),
    ),
    papers=(
        Paper("item-label", N_("Item label"), "app.trade.labels:render_item"),
        Paper("inventory-sheet", N_("Inventory sheet"), "app.inventory.sheet.printed:render"),
        Paper("stock-card", N_("Stock card"), "app.inventory.card.printed:render"),
        Paper("count-sheet", N_("Count sheet"), "app.inventory.count.printed:render"),
    ),
    checks=(
        Check(
            "S1", N_("Stock agrees with its moves and its account"), "app.stock.checks:all_checks"
        ),
        Check(
            "I8", N_("Numbers of stock have no gaps"), "app.inventory.checks:numbers_have_no_gaps"
        ),
    ),
    findables=(
        Findable(
            "item",
            N_("Items"),
            "item",
            "ph.package",
            Indexed(6, "item", ("code", "name", "barcode", "category")),
            "app.masters.item:LISTING",
            label="name",
            details=("code",),
            figure="sale_price",
        ),
        Findable(
            "stock-move",
            N_("Stock moves"),
            "document",
            "ph.arrows-left-right",
            Indexed(7, "stock_document", ("number", "ref", "reason")),
            "app.inventory.move.queries:LISTING",
            details=("warehouse", "reason"),
            date="date",
            state="state",
            permission="inventory.view",
        ),
        Findable(
            "stock-count",
            N_("Stock counts"),
            "document",
            "ph.clipboard-text",
            Indexed(8, "stock_count", ("number", "ref")),
            "app.inventory.count.queries:LISTING",
            details=("warehouse",),
            date="date",
            state="state",
            permission="inventory.view",
        ),
    ),
    cards="app.inventory.dashboard:cards",
)
