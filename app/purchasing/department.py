"""The manifest of buying: what the rest of the house needs to know of it. Imports nothing heavy."""

from __future__ import annotations

from app.kernel.department import (
    Check,
    Department,
    DocumentKind,
    Findable,
    Indexed,
    Mailing,
    Paper,
    Permission,
    Report,
    Series,
    TableKind,
)
from app.kernel.text import N_
from app.mailing import wording
from app.masters.found import PARTIES

DEPARTMENT = Department(
    key="purchasing",
    title=N_("Purchasing"),
    icon="ph.shopping-cart-simple",
    models=(
        "app.purchasing.request.model",
        "app.purchasing.order.model",
        "app.purchasing.bill.model",
        "app.purchasing.payment.model",
        "app.purchasing.goods_receipt.model",
        "app.purchasing.debit_note.model",
        "app.purchasing.landed_cost.model",
    ),
    permissions=(
        Permission("purchasing.view", N_("See purchasing"), ("accountant",)),
        Permission("purchasing.bill.edit", N_("Write and discard draft bills"), ("accountant",)),
        Permission("purchasing.bill.post", N_("Post supplier bills"), ("accountant",)),
        Permission("purchasing.bill.void", N_("Void supplier bills"), ("accountant",)),
        Permission(
            "purchasing.payment.edit", N_("Write and discard draft payments"), ("accountant",)
        ),
        Permission(
            "purchasing.payment.post", N_("Post payments and apply credits"), ("accountant",)
        ),
        Permission("purchasing.payment.void", N_("Void payments"), ("accountant",)),
        Permission(
            "purchasing.request.edit",
            N_("Write and discard draft purchase requests"),
            ("accountant", "warehouse"),
        ),
        Permission(
            "purchasing.request.post",
            N_("Hand in and close purchase requests"),
            ("accountant", "warehouse"),
        ),
        Permission("purchasing.request.void", N_("Void purchase requests"), ("accountant",)),
        Permission(
            "purchasing.order.edit", N_("Write and discard draft purchase orders"), ("accountant",)
        ),
        Permission(
            "purchasing.order.post", N_("Confirm and close purchase orders"), ("accountant",)
        ),
        Permission("purchasing.order.void", N_("Void purchase orders"), ("accountant",)),
        Permission(
            "purchasing.goods-receipt.edit",
            N_("Write and discard draft goods receipts"),
            ("accountant", "warehouse"),
        ),
        Permission(
            "purchasing.goods-receipt.post", N_("Post goods receipts"), ("accountant", "warehouse")
        ),
        Permission("purchasing.goods-receipt.void", N_("Void goods receipts"), ("accountant",)),
        Permission(
            "purchasing.debit-note.edit", N_("Write and discard draft debit notes"), ("accountant",)
        ),
        Permission(
            "purchasing.debit-note.post",
            N_("Post debit notes and use their credit"),
            ("accountant",),
        ),
        Permission("purchasing.debit-note.void", N_("Void debit notes"), ("accountant",)),
        Permission(
            "purchasing.landed-cost.edit",
            N_("Write and discard draft landed costs"),
            ("accountant",),
        ),
        Permission("purchasing.landed-cost.post", N_("Post landed costs"), ("accountant",)),
        Permission("purchasing.landed-cost.void", N_("Void landed costs"), ("accountant",)),
        Permission(
            "purchasing.report", N_("See the reports of purchases and payables"), ("accountant",)
        ),
    ),
    series=(
        Series("purchase-request", N_("Purchase requests"), "PR/{YY}/{MM}/{SEQ:4}"),
        Series("purchase-order", N_("Purchase orders"), "PO/{YY}/{MM}/{SEQ:4}"),
        Series("purchase-invoice", N_("Supplier bills"), "BILL/{YY}/{MM}/{SEQ:4}"),
        Series("goods-receipt", N_("Goods receipts"), "GR/{YY}/{MM}/{SEQ:4}"),
        Series("payment", N_("Supplier payments"), "PAY/{YY}/{MM}/{SEQ:4}"),
        Series("debit-note", N_("Debit notes"), "DN/{YY}/{MM}/{SEQ:4}"),
        Series("landed-cost", N_("Landed costs"), "LC/{YY}/{MM}/{SEQ:4}"),
    ),
    tables=(
        TableKind(
            "purchase-requests", N_("Purchase requests"), "app.purchasing.request.tables:TABLE"
        ),
        TableKind("purchase-orders", N_("Purchase orders"), "app.purchasing.order.tables:TABLE"),
        TableKind("purchase-invoices", N_("Supplier bills"), "app.purchasing.bill.tables:TABLE"),
        TableKind(
            "purchase-instalments",
            N_("Instalments of supplier bills"),
            "app.purchasing.bill.tables:INSTALMENTS",
        ),
        TableKind(
            "goods-receipts", N_("Goods receipts"), "app.purchasing.goods_receipt.tables:TABLE"
        ),
        TableKind(
            "supplier-payments", N_("Supplier payments"), "app.purchasing.payment.tables:TABLE"
        ),
        TableKind("giros-issued", N_("Outcomes of giros issued"), "app.purchasing.giros:TABLE"),
        TableKind("debit-notes", N_("Debit notes"), "app.purchasing.debit_note.tables:TABLE"),
        TableKind("landed-costs", N_("Landed costs"), "app.purchasing.landed_cost.tables:TABLE"),
    ),
    documents=(
        DocumentKind(
            "purchase-request", N_("Purchase request"), "app.purchasing.request.tables:DOCUMENT"
        ),
        DocumentKind(
            "purchase-order", N_("Purchase order"), "app.purchasing.order.tables:DOCUMENT"
        ),
        DocumentKind(
            "purchase-invoice", N_("Supplier bill"), "app.purchasing.bill.tables:DOCUMENT"
        ),
        DocumentKind(
            "goods-receipt", N_("Goods receipt"), "app.purchasing.goods_receipt.tables:DOCUMENT"
        ),
        DocumentKind(
            "supplier-payment", N_("Supplier payment"), "app.purchasing.payment.tables:DOCUMENT"
        ),
        DocumentKind("debit-note", N_("Debit note"), "app.purchasing.debit_note.tables:DOCUMENT"),
        DocumentKind(
            "landed-cost", N_("Landed cost"), "app.purchasing.landed_cost.tables:DOCUMENT"
        ),
    ),
    reports=(
        Report(
            "open-purchase-orders",
            N_("Open purchase orders"),
            "app.purchasing.reports.open_orders:build",
            choices=("party",),
            needs="none",
            permission="purchasing.report",
        ),
        Report(
            "purchases-by-supplier",
            N_("Purchases by supplier"),
            "app.purchasing.reports.purchases:by_supplier",
            choices=("compare",),
            comparisons=("none", "before", "year-before"),
            permission="purchasing.report",
        ),
        Report(
            "purchases-by-item",
            N_("Purchases by item"),
            "app.purchasing.reports.purchases:by_item",
            choices=("compare",),
            comparisons=("none", "before", "year-before"),
            permission="purchasing.report",
        ),
        Report(
            "received-not-billed",
            N_("Goods received, not billed"),
            "app.purchasing.reports.not_billed:build",
            choices=("party",),
            needs="day",
            permission="purchasing.report",
        ),
        Report(
            "aged-payables",
            N_("Payables ageing"),
            "app.purchasing.reports.payables:by_age",
            choices=("party", "detail"),
            needs="day",
            permission="purchasing.report",
        ),
        Report(
            "giros-issued",
            N_("Giros issued, not cleared"),
            "app.purchasing.giros:build",
            choices=("party",),
            needs="day",
            permission="purchasing.report",
        ),
        Report(
            "supplier-statement",
            N_("Supplier statement"),
            "app.purchasing.reports.payables:of_supplier",
            choices=("party",),
            permission="purchasing.report",
            required=("party",),
        ),
    ),
    papers=(
        Paper("purchase-request", N_("Purchase request"), "app.purchasing.request.printed:render"),
        Paper("purchase-order", N_("Purchase order"), "app.purchasing.order.printed:render"),
        Paper("goods-receipt", N_("Goods receipt"), "app.purchasing.goods_receipt.printed:render"),
        Paper("debit-note", N_("Debit note"), "app.purchasing.debit_note.printed:render"),
    ),
    mailings=(
        Mailing(
            "purchase-order",
            N_("Purchase order"),
            "app.purchasing.letters:order",
            wording.SUBJECT,
            wording.NOTE,
            "purchasing.view",
            ("document.total", "party.contact"),
        ),
        Mailing(
            "debit-note",
            N_("Debit note"),
            "app.purchasing.letters:debit_note",
            wording.SUBJECT,
            wording.NOTE,
            "purchasing.view",
            ("document.total", "party.contact"),
        ),
        Mailing(
            "goods-receipt",
            N_("Goods receipt"),
            "app.purchasing.letters:goods_receipt",
            wording.SUBJECT,
            wording.GOODS,
            "purchasing.view",
            ("party.contact",),
        ),
        Mailing(
            "supplier-statement",
            N_("Supplier statement"),
            "app.purchasing.letters:statement",
            wording.STATEMENT_SUBJECT,
            wording.STATEMENT,
            "purchasing.report",
            ("document.total", "document.period", "party.contact"),
        ),
    ),
    checks=(
        Check(
            "I5",
            N_("No more was received than was ordered"),
            "app.purchasing.checks:no_more_than_ordered",
        ),
        Check(
            "I6",
            N_("Parts of bills and payments sum to the whole"),
            "app.purchasing.checks:parts_sum_to_the_whole",
        ),
        Check(
            "I4",
            N_("Goods received and not billed are what their account says"),
            "app.purchasing.checks:received_is_the_account",
        ),
        Check(
            "I5",
            N_("No more is billed than was received"),
            "app.purchasing.checks:billed_within_received",
        ),
        Check(
            "I4",
            N_("Giros issued come to what their account holds"),
            "app.purchasing.giros:account_holds_what_waits",
        ),
        Check(
            "I8",
            N_("Numbers of purchases have no gaps"),
            "app.purchasing.checks:numbers_have_no_gaps",
        ),
        Check(
            "I5",
            N_("Nothing is given back beyond what was billed"),
            "app.purchasing.checks:returns_within_bills",
        ),
    ),
    findables=(
        Findable(
            "supplier",
            N_("Suppliers"),
            "supplier",
            "ph.truck",
            PARTIES,
            "app.masters.party:SUPPLIERS",
            label="name",
            details=("code", "city"),
            permission="purchasing.view",
        ),
        Findable(
            "purchase-request",
            N_("Purchase requests"),
            "document",
            "ph.note-pencil",
            Indexed(22, "purchase_request", ("number", "ref", "party_ref", "subject")),
            "app.purchasing.request.queries:as_it_stands",
            details=("party",),
            date="date",
            figure="total",
            state="state",
            party="party_id",
            permission="purchasing.view",
        ),
        Findable(
            "purchase-order",
            N_("Purchase orders"),
            "document",
            "ph.shopping-cart-simple",
            Indexed(23, "purchase_order", ("number", "ref", "party_ref", "subject")),
            "app.purchasing.order.queries:as_it_stands",
            details=("party",),
            date="date",
            figure="total",
            state="state",
            party="party_id",
            permission="purchasing.view",
        ),
        Findable(
            "purchase-invoice",
            N_("Supplier bills"),
            "document",
            "ph.receipt",
            Indexed(4, "purchase_invoice", ("number", "ref", "supplier_number", "faktur_number")),
            "app.purchasing.bill.queries:as_it_stands",
            details=("supplier",),
            date="date",
            figure="total",
            state="state",
            due="due_date",
            party="supplier_id",
            permission="purchasing.view",
        ),
        Findable(
            "goods-receipt",
            N_("Goods receipts"),
            "document",
            "ph.package",
            Indexed(31, "goods_receipt", ("number", "ref", "reference", "vehicle")),
            "app.purchasing.goods_receipt.side:LISTING",
            details=("party",),
            date="date",
            state="state",
            party="party_id",
            permission="purchasing.view",
        ),
        Findable(
            "supplier-payment",
            N_("Supplier payments"),
            "document",
            "ph.money",
            Indexed(5, "supplier_payment", ("number", "ref", "method")),
            "app.purchasing.payment.queries:LISTING",
            details=("party",),
            date="date",
            figure="amount",
            state="state",
            party="party_id",
            permission="purchasing.view",
        ),
        Findable(
            "debit-note",
            N_("Debit notes"),
            "document",
            "ph.arrow-u-up-left",
            Indexed(41, "debit_note", ("number", "ref", "notes")),
            "app.purchasing.debit_note.queries:LISTING",
            details=("party", "invoice"),
            date="date",
            figure="total",
            state="state",
            party="party_id",
            permission="purchasing.view",
        ),
        Findable(
            "landed-cost",
            N_("Landed costs"),
            "document",
            "ph.truck",
            Indexed(42, "landed_cost", ("number", "ref", "notes")),
            "app.purchasing.landed_cost.queries:LISTING",
            details=("supplier", "bill"),
            date="date",
            figure="amount",
            state="state",
            permission="purchasing.view",
        ),
    ),
    cards="app.purchasing.dashboard:cards",
)
