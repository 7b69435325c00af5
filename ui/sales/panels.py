"""The sales department's sections, documents and acts. What only counting needs comes with the counting."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.department import load
from app.kernel.text import N_, translate_count
from ui.kit.manifest import Action, DepartmentPanels, DocumentPanel, Section


def unpaid(_session: Session) -> int | None:
    """How many invoices wait to be paid."""
    from app.trade import owed

    return owed.count_open(owed.RECEIVABLE, "sales-invoice") or None


def waiting(_session: Session) -> int | None:
    """How many sales wait at the counter."""
    return len(load("app.sales.cash_sale.queries:held")()) or None


def awaited(_session: Session) -> int | None:
    """How many orders are still awaited."""
    count = load("app.trade.orders.queries:count_awaited")
    return count(load("app.sales.order.kind:ORDER")) or None


def overdue(session: Session) -> tuple[int, str] | None:
    """Invoices that should have been paid, for the rail."""
    from app.trade import owed

    count = owed.count_open(owed.RECEIVABLE, "sales-invoice", session.today())
    if not count:
        return None
    return count, translate_count(
        N_("{count} invoice overdue"), N_("{count} invoices overdue"), count
    )


PANELS = DepartmentPanels(
    key="sales",
    permission="sales.view",
    title=N_("Sales"),
    icon="ph.storefront",
    sections=(
        Section("invoices", N_("Invoices"), "ui.sales.invoices:make", count=unpaid),
        Section("quotations", N_("Quotations"), "ui.sales.quotations:make"),
        Section("orders", N_("Orders"), "ui.sales.orders:make", count=awaited),
        Section("deliveries", N_("Deliveries"), "ui.sales.deliveries:make"),
        Section("receipts", N_("Receipts"), "ui.sales.receipts:make"),
        Section(
            "counter",
            N_("Counter"),
            "ui.sales.counter.panel:make",
            count=waiting,
            permission="sales.receipt.post",
        ),
        Section("cash-sales", N_("Cash sales"), "ui.sales.cash_sales:make"),
        Section("giros", N_("Giros"), "ui.sales.giros:make"),
        Section("tax-invoices", N_("Tax invoices"), "ui.sales.tax_invoices:make"),
        Section("credit-notes", N_("Credit notes"), "ui.sales.credit_notes:make"),
        Section("recurring", N_("Recurring"), "ui.sales.recurring:make"),
        Section("customers", N_("Customers"), "ui.sales.customers:make"),
        Section("price-lists", N_("Price lists"), "ui.masters.lists:price_lists"),
        Section("payment-terms", N_("Payment terms"), "ui.masters.lists:payment_terms"),
    ),
    documents=(
        DocumentPanel("quotation", N_("Quotation"), "ui.sales.quotation_editor:make", "quotations"),
        DocumentPanel("sales-order", N_("Sales order"), "ui.sales.order_editor:make", "orders"),
        DocumentPanel(
            "sales-invoice", N_("Sales invoice"), "ui.sales.invoice_editor:make", "invoices"
        ),
        DocumentPanel(
            "delivery-note", N_("Delivery note"), "ui.sales.delivery_editor:make", "deliveries"
        ),
        DocumentPanel(
            "customer-receipt", N_("Customer receipt"), "ui.sales.receipt_editor:make", "receipts"
        ),
        DocumentPanel(
            "credit-note", N_("Credit note"), "ui.sales.credit_note_editor:make", "credit-notes"
        ),
        DocumentPanel("customer", N_("Customer"), "ui.masters.editor:customer", "customers"),
        DocumentPanel(
            "price-list", N_("Price list"), "ui.masters.editor:price_list", "price-lists"
        ),
        DocumentPanel(
            "payment-term", N_("Payment term"), "ui.masters.editor:payment_term", "payment-terms"
        ),
    ),
    actions=(
        Action(
            "sales.invoice.new",
            N_("New invoice"),
            "ph.file-text",
            opens="sales-invoice",
            about="customer",
            about_text=N_("New invoice for {name}"),
            about_value="customer",
            permission="sales.invoice.edit",
            new=True,
        ),
        Action(
            "sales.receipt.new",
            N_("New receipt"),
            "ph.money",
            opens="customer-receipt",
            about="customer",
            about_text=N_("Receive a payment from {name}"),
            about_value="party",
            permission="sales.receipt.edit",
            new=True,
        ),
        Action(
            "sales.quotation.new",
            N_("New quotation"),
            "ph.file-text",
            opens="quotation",
            about="customer",
            about_text=N_("New quotation for {name}"),
            about_value="party",
            permission="sales.quotation.edit",
            new=True,
        ),
        Action(
            "sales.order.new",
            N_("New sales order"),
            "ph.shopping-cart-simple",
            opens="sales-order",
            about="customer",
            about_text=N_("New order of {name}"),
            about_value="party",
            permission="sales.order.edit",
            new=True,
        ),
        Action(
            "sales.delivery.new",
            N_("New delivery note"),
            "ph.truck",
            opens="delivery-note",
            about="customer",
            about_text=N_("New delivery to {name}"),
            about_value="party",
            permission="sales.delivery.edit",
            new=True,
        ),
        Action(
            "sales.credit-note.new",
            N_("New credit note"),
            "ph.arrow-u-up-left",
            opens="credit-note",
            about="customer",
            about_text=N_("New credit note for {name}"),
            about_value="party",
            permission="sales.credit-note.edit",
            new=True,
        ),
        Action(
            "sales.customer.new",
            N_("New customer"),
            "ph.user-plus",
            opens="customer",
            permission="masters.edit",
            new=True,
        ),
    ),
    badge=overdue,
)
