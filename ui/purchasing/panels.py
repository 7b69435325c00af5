"""The purchasing department's sections, documents and acts. What only counting needs comes with the counting."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.department import load
from app.kernel.text import N_, translate_count
from ui.kit.manifest import Action, DepartmentPanels, DocumentPanel, Section


def unpaid(_session: Session) -> int | None:
    """How many bills wait to be paid."""
    from app.trade import owed

    return owed.count_open(owed.PAYABLE, "purchase-invoice") or None


def awaited(_session: Session) -> int | None:
    """How many orders are still awaited."""
    count = load("app.trade.orders.queries:count_awaited")
    return count(load("app.purchasing.order.kind:ORDER")) or None


def overdue(session: Session) -> tuple[int, str] | None:
    """Bills that should have been paid, for the rail."""
    from app.trade import owed

    count = owed.count_open(owed.PAYABLE, "purchase-invoice", session.today())
    if not count:
        return None
    return count, translate_count(N_("{count} bill overdue"), N_("{count} bills overdue"), count)


PANELS = DepartmentPanels(
    key="purchasing",
    permission="purchasing.view",
    title=N_("Purchasing"),
    icon="ph.shopping-cart-simple",
    sections=(
        Section("bills", N_("Bills"), "ui.purchasing.bills:make", count=unpaid),
        Section("requests", N_("Requests"), "ui.purchasing.requests:make"),
        Section("orders", N_("Orders"), "ui.purchasing.orders:make", count=awaited),
        Section(
            "reorder",
            N_("Goods to order"),
            "ui.purchasing.reorder:make",
            permission="inventory.report",
        ),
        Section("goods-receipts", N_("Goods receipts"), "ui.purchasing.goods_receipts:make"),
        Section("payments", N_("Payments"), "ui.purchasing.payments:make"),
        Section("giros", N_("Giros"), "ui.purchasing.giros:make"),
        Section("debit-notes", N_("Debit notes"), "ui.purchasing.debit_notes:make"),
        Section("landed-costs", N_("Landed costs"), "ui.purchasing.landed_costs:make"),
        Section("recurring", N_("Recurring"), "ui.purchasing.recurring:make"),
        Section("suppliers", N_("Suppliers"), "ui.purchasing.suppliers:make"),
    ),
    documents=(
        DocumentPanel(
            "purchase-request",
            N_("Purchase request"),
            "ui.purchasing.request_editor:make",
            "requests",
        ),
        DocumentPanel(
            "purchase-order", N_("Purchase order"), "ui.purchasing.order_editor:make", "orders"
        ),
        DocumentPanel(
            "purchase-invoice", N_("Supplier bill"), "ui.purchasing.bill_editor:make", "bills"
        ),
        DocumentPanel(
            "goods-receipt",
            N_("Goods receipt"),
            "ui.purchasing.goods_receipt_editor:make",
            "goods-receipts",
        ),
        DocumentPanel(
            "supplier-payment",
            N_("Supplier payment"),
            "ui.purchasing.payment_editor:make",
            "payments",
        ),
        DocumentPanel(
            "debit-note", N_("Debit note"), "ui.purchasing.debit_note_editor:make", "debit-notes"
        ),
        DocumentPanel(
            "landed-cost",
            N_("Landed cost"),
            "ui.purchasing.landed_cost_editor:make",
            "landed-costs",
        ),
        DocumentPanel("supplier", N_("Supplier"), "ui.masters.editor:supplier", "suppliers"),
    ),
    actions=(
        Action(
            "purchasing.bill.new",
            N_("New bill"),
            "ph.receipt",
            opens="purchase-invoice",
            about="supplier",
            about_text=N_("New bill from {name}"),
            about_value="supplier",
            permission="purchasing.bill.edit",
            new=True,
        ),
        Action(
            "purchasing.payment.new",
            N_("New payment"),
            "ph.money",
            opens="supplier-payment",
            about="supplier",
            about_text=N_("Pay {name}"),
            about_value="party",
            permission="purchasing.payment.edit",
            new=True,
        ),
        Action(
            "purchasing.request.new",
            N_("New purchase request"),
            "ph.note-pencil",
            opens="purchase-request",
            permission="purchasing.request.edit",
            new=True,
        ),
        Action(
            "purchasing.order.new",
            N_("New purchase order"),
            "ph.shopping-cart-simple",
            opens="purchase-order",
            about="supplier",
            about_text=N_("New order to {name}"),
            about_value="party",
            permission="purchasing.order.edit",
            new=True,
        ),
        Action(
            "purchasing.goods-receipt.new",
            N_("New goods receipt"),
            "ph.package",
            opens="goods-receipt",
            about="supplier",
            about_text=N_("New goods receipt from {name}"),
            about_value="party",
            permission="purchasing.goods-receipt.edit",
            new=True,
        ),
        Action(
            "purchasing.debit-note.new",
            N_("New debit note"),
            "ph.arrow-u-up-left",
            opens="debit-note",
            about="supplier",
            about_text=N_("New debit note for {name}"),
            about_value="party",
            permission="purchasing.debit-note.edit",
            new=True,
        ),
        Action(
            "purchasing.landed-cost.new",
            N_("New landed cost"),
            "ph.truck",
            opens="landed-cost",
            permission="purchasing.landed-cost.edit",
            new=True,
        ),
        Action(
            "purchasing.supplier.new",
            N_("New supplier"),
            "ph.truck",
            opens="supplier",
            permission="masters.edit",
            new=True,
        ),
    ),
    badge=overdue,
)
