"""From quotation to invoice and from request to bill, as a person goes it in the window."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from app.kernel.quantity import pieces
from app.purchasing.order import queries as purchase_orders
from app.sales.order import queries as orders
from app.sales.order.kind import ORDER
from app.sales.quotation import queries as quotations
from app.sales.quotation.kind import QUOTATION
from app.trade.orders import service
from app.trade.orders.rules import OrderDraft
from tests.trade.books import TODAY, line
from tests.ui import keyboard
from tests.ui.sales.hands import Shop
from ui.kit import dialogs
from ui.kit.header_room import HeaderRoom
from ui.kit.print_preview import PrintPreview
from ui.sales.orders import SPEC as ORDERS
from ui.trade.taking import TakeDialog
from ui.trade.voiding import VoidDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


def confirmed(shop: Shop, *lines, **fields) -> int:
    draft = OrderDraft(TODAY, "C-001", lines, **fields)
    number = service.post_new(shop.session, ORDER, [draft])[0]
    return orders.get(number, TODAY).id


def dialog(shop: Shop, kind: type):
    return next(each for each in shop.window.findChildren(kind) if each.isVisible())


def test_a_quotation_becomes_an_order_and_the_order_an_invoice(shop: Shop) -> None:
    made = shop.new("quotation")
    shop.put(made, "party", "c-001")
    assert made.form.editor("terms_days").value() == 14
    assert made.form.editor("by_date").value() == TODAY + dt.timedelta(days=14)
    shop.line(made, "LMP-9", "40")
    shop.line(made, "LMP-12", "24", discount="5")
    assert made.sums.total.text() == "Rp\u00a01.428.792"
    shop.press(Qt.Key.Key_F8)
    assert made.view.number == "QUO/26/11/0001" and made.view.standing == "issued"
    made.acts.do("sales.quotation.order")
    order = shop.last
    assert order.form.party_code() == "C-001" and order.is_modified()
    assert order.form.editor("by_date").value() is None
    shop.set_cell(order, 0, "quantity", "30")
    shop.press(Qt.Key.Key_F8)
    assert order.view.number == "SO/26/11/0001"
    assert quotations.get("QUO/26/11/0001", TODAY).standing == "part-ordered"
    order.acts.do("sales.order.invoice")
    invoice = shop.last
    assert invoice.grid.lines()[0]["quantity"] == pieces(30)
    shop.set_cell(invoice, 0, "quantity", "31")
    shop.press(Qt.Key.Key_F8)
    assert invoice.view is None
    assert "SO/26/11/0001" in invoice.grid.model().problem(0, "quantity")
    shop.set_cell(invoice, 0, "quantity", "10")
    shop.press(Qt.Key.Key_F8)
    assert invoice.view.number == "INV/26/11/0001"
    assert order.view.standing == "part-delivered"
    assert shop.table(order.fulfilment)[0][2:6] == ["30", "10", "10", "20"]


def test_orders_are_taken_into_an_invoice_from_a_list(shop: Shop) -> None:
    confirmed(shop, line("LMP-9", 10, 18_500), party_ref="PO-7")
    confirmed(shop, line("LMP-12", 4, 24_000))
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.press(Qt.Key.Key_T, CONTROL)
    offered = dialog(shop, TakeDialog)
    assert [row[0] for row in shop.table(offered.table)] == ["SO/26/11/0002", "SO/26/11/0001"]
    offered.table.view.selectAll()
    offered.agree()
    assert [values["item"] for values in made.grid.lines()] == ["LMP-12", "LMP-9"]
    shop.press(Qt.Key.Key_T, CONTROL)
    again = dialog(shop, TakeDialog)
    again.agree()
    assert len(made.grid.lines()) == 2
    made.post()
    assert made.view is not None
    assert {orders.get(f"SO/26/11/000{n}", TODAY).standing for n in (1, 2)} == {"invoiced"}


def test_what_was_taken_is_kept_while_unsaved_and_lost_with_its_item(shop: Shop) -> None:
    order = confirmed(shop, line("LMP-9", 10, 18_500))
    made = shop.new("sales-invoice", made_from=("sales-order", (order,)))
    entry = made.entry()
    fresh = shop.new("sales-invoice")
    fresh.set_entry(entry)
    assert fresh.draft().lines[0].origin == made.draft().lines[0].origin is not None
    shop.set_cell(fresh, 0, "item", "LMP-12")
    assert fresh.draft().lines[0].origin is None


def test_the_rest_is_closed_with_a_reason_and_opened_again(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shop.show("sales-order", confirmed(shop, line("LMP-9", 10, 18_500)))
    monkeypatch.setattr(dialogs, "ask_text", lambda *a, **k: "barang tidak diproduksi lagi")
    made.acts.do("sales.order.close")
    assert made.view.standing == "closed" and made.view.closed.reason.startswith("barang")
    assert not made.acts.act("sales.order.invoice").possible(shop, made)
    made.acts.do("sales.order.reopen")
    assert made.view.standing == "confirmed"


def test_a_void_order_says_that_nothing_was_booked(shop: Shop) -> None:
    made = shop.show("sales-order", confirmed(shop, line("LMP-9", 10, 18_500)))
    made.acts.do("sales.order.void")
    asked = dialog(shop, VoidDialog)
    asked.reason.setText("salah pelanggan")
    asked.accept()
    assert made.view.standing == "void"


def test_the_list_tells_what_is_left_and_joins_orders_in_one_invoice(shop: Shop) -> None:
    first = confirmed(shop, line("LMP-9", 10, 18_500))
    second = confirmed(shop, line("LMP-12", 4, 24_000))
    rows = {row.id: row for row in ORDERS.listing(shop.session).window().rows()}
    assert rows[first].left.whole() == 185_000 and rows[second].state == "confirmed"
    act = next(act for act in ORDERS.acts if act.key == "sales.order.invoice")
    act.many(shop, [rows[first], rows[second]])
    assert len(shop.last.grid.lines()) == 2
    facts = ORDERS.inspector(shop, rows[first])
    assert facts.state == "confirmed"


def test_a_request_becomes_an_order_to_a_supplier_and_a_bill(shop: Shop) -> None:
    made = shop.new("purchase-request")
    made.form.editor("person").setText("Agus")
    made.form.editor("subject").setText("Stok menipis")
    shop.line(made, "LMP-9", "24", "0")
    made.post()
    assert made.view.number == "PR/26/11/0001" and made.view.party is None
    made.acts.do("purchasing.request.order")
    order = shop.last
    shop.put(order, "party", "S-001")
    shop.set_cell(order, 0, "unit_price", "9000")
    order.post()
    assert order.view.number == "PO/26/11/0001"
    assert made.view.standing == "ordered"
    order.acts.do("purchasing.order.bill")
    bill = shop.last
    assert bill.form.party_code() == "S-001"
    bill.post()
    assert bill.view is not None
    assert purchase_orders.get("PO/26/11/0001", TODAY).standing == "invoiced"


def test_a_quotation_past_its_day_is_expired_and_can_still_be_ordered(shop: Shop) -> None:
    draft = OrderDraft(
        TODAY - dt.timedelta(days=30),
        "C-001",
        (line("LMP-9", 1, 18_500),),
        by_date=TODAY - dt.timedelta(days=1),
    )
    number = service.post_new(shop.session, QUOTATION, [draft])[0]
    view = quotations.get(number, TODAY)
    assert (view.standing, view.awaited) == ("expired", True)
    made = shop.show("quotation", view.id)
    made.acts.do("sales.quotation.order")
    assert shop.last.document_key()[0] == "sales-order"


def test_a_draft_may_be_reworded_after_it_took(shop: Shop) -> None:
    """Where its item is another now, the story tells the change and not the origin."""
    order = confirmed(shop, line("LMP-9", 10, 18_500))
    made = shop.new("sales-invoice", made_from=("sales-order", (order,)))
    assert made.save()
    shop.set_cell(made, 0, "item", "LMP-12")
    assert made.save()
    assert made.draft().lines[0].item == "LMP-12" and not made.is_modified()


def test_an_order_goes_to_paper_from_its_editor(shop: Shop) -> None:
    made = shop.new("sales-order")
    shop.put(made, "party", "c-001")
    shop.line(made, "LMP-9", "40")
    shop.press(Qt.Key.Key_F8)
    shop.press(Qt.Key.Key_F12)
    preview = dialog(shop, PrintPreview)
    assert "SO/26/11/0001" in preview.windowTitle()
    preview.reject()


def test_in_a_low_window_the_header_scrolls_with_the_keyboard_and_the_lines_have_room(
    shop: Shop,
) -> None:
    made = shop.new("sales-order")
    made.resize(800, 330)
    header = made.findChild(HeaderRoom)
    shop.qtbot.waitUntil(lambda: header.height() < header.widget().height())
    lines = made.grid.viewport()
    shop.qtbot.waitUntil(lambda: lines.height() >= 3 * made.grid.rowHeight(0))
    assert made.grid.geometry().top() >= header.geometry().bottom()
    for key in ("party", "ship_to", "party"):
        made.form.editor(key).setFocus(Qt.FocusReason.TabFocusReason)
        field = keyboard.focused()
        seen = QRect(field.mapTo(header, QPoint(0, 0)), field.size())
        assert header.viewport().rect().contains(seen)
        assert field.height() >= field.sizeHint().height()
    made.resize(1280, 900)
    shop.qtbot.waitUntil(lambda: header.height() == header.widget().height())
