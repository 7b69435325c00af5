"""Deliveries and goods receipts written by a person, and what is made from them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from app.kernel.money import rp
from app.kernel.quantity import pieces
from app.purchasing.goods_receipt.side import RECEIPT
from app.sales.delivery.side import DELIVERY
from app.sales.order.kind import ORDER
from app.trade.goods import rows, service
from app.trade.orders import service as ordering
from app.trade.orders.rules import OrderDraft
from tests.trade.books import TODAY, a_customer, balance, line, on_hand
from tests.trade.goods import a_delivery, a_goods_receipt, goods_line
from tests.ui.sales.hands import Shop
from ui.purchasing import goods_receipts
from ui.sales import deliveries
from ui.trade.taking import TakeDialog


def act(editor, key: str):
    return next(each for each in editor.ACTS if each.key == key)


def test_a_customer_an_item_and_f8_make_a_delivery(shop: Shop) -> None:
    a_customer(shop.session, "C-002", name="CV Jaya", address="Jl. Pemuda 45", contact="Hendra")
    made = shop.new("delivery-note")
    shop.put(made, "party", "c-002")
    assert made.form.value("address") == "Jl. Pemuda 45"
    assert made.form.value("recipient") == "Hendra"
    shop.put(made, "vehicle", "H 1234 XX")
    shop.line(made, "LMP-9", "12")
    shop.set_cell(made, 0, "packages", "3")
    assert shop.cell(made, 0, "description") == "Lampu LED 9 W"
    keys = [column.key for column in made.grid.model().columns]
    assert "unit_cost" not in keys and "unit_price" not in keys and "there" in keys
    shop.press(Qt.Key.Key_F8)
    view = made.view
    assert view.number == "SJ/26/11/0001" and view.draft.vehicle == "H 1234 XX"
    assert view.lines[0].draft.packages == 3
    assert on_hand("LMP-9")[0] == pieces(88) and balance("cogs") == rp(120_000)
    assert made.title() == "SJ/26/11/0001" and made.grid.model().read_only


def test_f9_makes_the_invoice_of_what_was_delivered(shop: Shop) -> None:
    draft = a_delivery(goods_line("LMP-9", 10))
    (number,) = service.post_new(shop.session, DELIVERY, [draft])
    editor = shop.show("delivery-note", rows.require_id(DELIVERY, number))
    assert editor.is_awaited()
    act(editor, "sales.delivery.sales-invoice").run(shop, editor)
    invoice = shop.last
    assert invoice.form.value("customer") == "C-001"
    assert shop.cell(invoice, 0, "quantity") == "10"
    shop.set_cell(invoice, 0, "quantity", "4")
    before = on_hand("LMP-9")
    shop.press(Qt.Key.Key_F8)
    assert invoice.view is not None and on_hand("LMP-9") == before
    assert rows.get(DELIVERY, number).standing == "part-invoiced"
    assert editor.view.lines[0].left == pieces(6)  # the open delivery heard of it


def test_more_than_was_delivered_is_said_at_the_line(shop: Shop) -> None:
    draft = a_delivery(goods_line("LMP-9", 10))
    (number,) = service.post_new(shop.session, DELIVERY, [draft])
    made_from = ("delivery-note", (rows.require_id(DELIVERY, number),))
    invoice = shop.new("sales-invoice", made_from=made_from)
    shop.set_cell(invoice, 0, "quantity", "11")
    shop.press(Qt.Key.Key_F8)
    assert invoice.view is None
    (problem,) = [each for each in invoice.problems() if each.blocking]
    assert number in problem.sentence() and problem.line == 1


def test_several_deliveries_are_joined_from_the_list(shop: Shop) -> None:
    draft = a_delivery(goods_line("LMP-9", 2))
    service.post_new(shop.session, DELIVERY, [draft, replace(draft, reference="B")])
    panel = deliveries.make(shop)
    shop.qtbot.addWidget(panel)
    waiting = list(deliveries.LISTING.window().rows())
    assert [row.lines_left for row in waiting] == [1, 1]
    further = next(each for each in deliveries.ACTS if each.key.endswith("sales-invoice"))
    further.many(shop, waiting)
    assert shop.cell(shop.last, 1, "quantity") == "2"
    assert len(shop.last.draft().lines) == 2


def test_goods_received_are_billed_with_f9_and_a_dearer_price_is_told(shop: Shop) -> None:
    made = shop.new("goods-receipt")
    shop.put(made, "party", "s-001")
    shop.put(made, "reference", "SJ-77")
    shop.line(made, "LMP-9", "10", "12.000")
    assert shop.cell(made, 0, "value") == "120.000"
    shop.press(Qt.Key.Key_F8)
    assert made.view.number == "GR/26/11/0001"
    assert balance("received_not_billed") == rp(-120_000)
    act(made, "purchasing.goods-receipt.purchase-invoice").run(shop, made)
    bill = shop.last
    shop.set_cell(bill, 0, "unit_price", "12.500")
    told = [each.sentence() for each in bill.problems() if each.line == 1]
    assert len(told) == 1 and "GR/26/11/0001" in told[0]
    match = shop.table(bill.match.inside)
    assert [match[0][at] for at in (0, 1)] == ["1", "LMP-9"] and "12.500" in " ".join(match[0])
    shop.press(Qt.Key.Key_F8)
    assert on_hand("LMP-9")[1] == rp(1_000_000 + 125_000)
    assert balance("received_not_billed") == rp(0)


def test_the_list_of_goods_receipts_tells_how_each_stands(shop: Shop) -> None:
    draft = a_goods_receipt(goods_line("LMP-9", 2, 10_000))
    (number,) = service.post_new(shop.session, RECEIPT, [draft])
    panel = goods_receipts.make(shop)
    shop.qtbot.addWidget(panel)
    (row,) = goods_receipts.LISTING.window().rows()
    assert (row.number, row.state) == (number, "posted")
    told = goods_receipts.facts_of(shop, row)
    assert told.state == "posted"


def test_an_invoice_takes_from_deliveries_with_ctrl_t(shop: Shop) -> None:
    service.post_new(shop.session, DELIVERY, [a_delivery(goods_line("LMP-9", 7))])
    made = shop.new("sales-invoice")
    act(made, "sales.invoice.take").run(shop, made)
    shop.window.findChild(TakeDialog).agree()
    assert shop.cell(made, 0, "quantity") == "7" and made.form.value("customer") == "C-001"
    assert made.draft().lines[0].origin.kind == "delivery-note"


def test_a_delivery_takes_from_orders_with_ctrl_t(shop: Shop) -> None:
    draft = OrderDraft(TODAY, "C-001", (line("LMP-9", 7, 18_000),), party_ref="PO-9")
    ordering.post_new(shop.session, ORDER, [draft])
    made = shop.new("delivery-note")
    act(made, "sales.delivery.take").run(shop, made)
    shop.window.findChild(TakeDialog).agree()
    assert shop.cell(made, 0, "quantity") == "7" and made.form.value("reference") == "PO-9"
