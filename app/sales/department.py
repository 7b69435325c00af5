"""The manifest of selling: what the rest of the house needs to know of it. Imports nothing heavy."""

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
from app.masters.found import PARTIES

DEPARTMENT = Department(
    key="sales",
    title=N_("Sales"),
    icon="ph.storefront",
    models=(
        "app.sales.quotation.model",
        "app.sales.order.model",
        "app.sales.invoice.model",
        "app.sales.receipt.model",
    ),
    permissions=(
        Permission("sales.view", N_("See sales"), ("accountant", "cashier")),
        Permission(
            "sales.invoice.edit", N_("Write and discard draft invoices"), ("accountant", "cashier")
        ),
        Permission("sales.invoice.post", N_("Post invoices"), ("accountant", "cashier")),
        Permission("sales.invoice.void", N_("Void invoices"), ("accountant",)),
        Permission(
            "sales.receipt.edit", N_("Write and discard draft receipts"), ("accountant", "cashier")
        ),
        Permission(
            "sales.receipt.post", N_("Post receipts and apply credits"), ("accountant", "cashier")
        ),
        Permission("sales.receipt.void", N_("Void receipts"), ("accountant",)),
        Permission(
            "sales.quotation.edit",
            N_("Write and discard draft quotations"),
            ("accountant", "cashier"),
        ),
        Permission(
            "sales.quotation.post",
            N_("Issue and close quotations"),
            ("accountant", "cashier"),
        ),
        Permission("sales.quotation.void", N_("Void quotations"), ("accountant",)),
        Permission(
            "sales.order.edit",
            N_("Write and discard draft sales orders"),
            ("accountant", "cashier"),
        ),
        Permission(
            "sales.order.post", N_("Confirm and close sales orders"), ("accountant", "cashier")
        ),
        Permission("sales.order.void", N_("Void sales orders"), ("accountant",)),
        Permission("sales.report", N_("See the reports of sales and receivables"), ("accountant",)),
    ),
    series=(
        Series("quotation", N_("Quotations"), "QUO/{YY}/{MM}/{SEQ:4}"),
        Series("sales-order", N_("Sales orders"), "SO/{YY}/{MM}/{SEQ:4}"),
        Series("sales-invoice", N_("Sales invoices"), "INV/{YY}/{MM}/{SEQ:4}"),
        Series("receipt", N_("Customer receipts"), "RCV/{YY}/{MM}/{SEQ:4}"),
    ),
    tables=(
        TableKind("quotations", N_("Quotations"), "app.sales.quotation.tables:TABLE"),
        TableKind("sales-orders", N_("Sales orders"), "app.sales.order.tables:TABLE"),
        TableKind("sales-invoices", N_("Sales invoices"), "app.sales.invoice.tables:TABLE"),
        TableKind("customer-receipts", N_("Customer receipts"), "app.sales.receipt.tables:TABLE"),
    ),
    documents=(
        DocumentKind("quotation", N_("Quotation"), "app.sales.quotation.tables:DOCUMENT"),
        DocumentKind("sales-order", N_("Sales order"), "app.sales.order.tables:DOCUMENT"),
        DocumentKind("sales-invoice", N_("Sales invoice"), "app.sales.invoice.tables:DOCUMENT"),
        DocumentKind(
            "customer-receipt", N_("Customer receipt"), "app.sales.receipt.tables:DOCUMENT"
        ),
    ),
    reports=(
        Report(
            "sales-by-item",
            N_("Sales by item"),
            "app.sales.reports.sales:by_item",
            choices=("compare",),
            comparisons=("none", "before", "year-before"),
            permission="sales.report",
        ),
        Report(
            "sales-by-customer",
            N_("Sales by customer"),
            "app.sales.reports.sales:by_customer",
            choices=("compare",),
            comparisons=("none", "before", "year-before"),
            permission="sales.report",
        ),
        Report(
            "sales-by-salesperson",
            N_("Sales by salesperson"),
            "app.sales.reports.sales:by_salesperson",
            choices=("compare",),
            comparisons=("none", "before", "year-before"),
            permission="sales.report",
        ),
        Report(
            "sales-by-month",
            N_("Sales by month"),
            "app.sales.reports.sales:by_month",
            choices=("compare",),
            comparisons=("none", "before", "year-before"),
            permission="sales.report",
        ),
        Report(
            "aged-receivables",
            N_("Receivables ageing"),
            "app.sales.reports.receivables:by_age",
            choices=("party", "detail"),
            needs="day",
            permission="sales.report",
        ),
        Report(
            "customer-statement",
            N_("Customer statement"),
            "app.sales.reports.receivables:of_customer",
            choices=("party",),
            permission="sales.report",
            required=("party",),
        ),
    ),
    papers=(
        Paper("sales-invoice", N_("Sales invoice"), "app.sales.invoice.printed:render"),
        Paper("receipt", N_("Receipt"), "app.sales.receipt.printed:render"),
    ),
    checks=(
        Check("I2", N_("What is printed is what was posted"), "app.sales.checks:printed_is_posted"),
        Check(
            "I5",
            N_("No more was delivered than was ordered"),
            "app.sales.checks:no_more_than_ordered",
        ),
        Check(
            "I6",
            N_("Parts of invoices and receipts sum to the whole"),
            "app.sales.checks:parts_sum_to_the_whole",
        ),
        Check("I8", N_("Numbers of sales have no gaps"), "app.sales.checks:numbers_have_no_gaps"),
    ),
    findables=(
        Findable(
            "customer",
            N_("Customers"),
            "customer",
            "ph.buildings",
            PARTIES,
            "app.masters.party:CUSTOMERS",
            label="name",
            details=("code", "city"),
            permission="sales.view",
        ),
        Findable(
            "quotation",
            N_("Quotations"),
            "document",
            "ph.file-text",
            Indexed(20, "quotation", ("number", "ref", "party_ref", "subject")),
            "app.sales.quotation.queries:as_it_stands",
            details=("party",),
            date="date",
            figure="total",
            state="state",
            party="party_id",
            permission="sales.view",
        ),
        Findable(
            "sales-order",
            N_("Sales orders"),
            "document",
            "ph.file-text",
            Indexed(21, "sales_order", ("number", "ref", "party_ref", "subject")),
            "app.sales.order.queries:as_it_stands",
            details=("party",),
            date="date",
            figure="total",
            state="state",
            party="party_id",
            permission="sales.view",
        ),
        Findable(
            "sales-invoice",
            N_("Sales invoices"),
            "document",
            "ph.file-text",
            Indexed(2, "sales_invoice", ("number", "ref", "customer_po")),
            "app.sales.invoice.listings:as_it_stands",
            details=("customer",),
            date="date",
            figure="total",
            state="state",
            due="due_date",
            party="customer_id",
            permission="sales.view",
        ),
        Findable(
            "customer-receipt",
            N_("Customer receipts"),
            "document",
            "ph.money",
            Indexed(3, "customer_receipt", ("number", "ref", "method")),
            "app.sales.receipt.queries:LISTING",
            details=("party",),
            date="date",
            figure="amount",
            state="state",
            party="party_id",
            permission="sales.view",
        ),
    ),
    cards="app.sales.dashboard:cards",
)
