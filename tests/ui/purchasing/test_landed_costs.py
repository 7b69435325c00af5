"""Spreading a bill of freight over goods, by keys: what it does is seen before it is posted."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.kernel.money import ZERO, rp
from app.kernel.quantity import pieces
from app.purchasing.bill import queries as bill_queries
from app.purchasing.bill import service as bills
from app.purchasing.goods_receipt.side import RECEIPT
from app.purchasing.landed_cost import queries
from app.sales.delivery.side import DELIVERY
from app.trade.goods import service
from tests.purchasing.builders import a_bill
from tests.trade.books import balance, line, on_hand
from tests.trade.goods import a_delivery, a_goods_receipt, goods_line
from tests.ui.sales.hands import Shop
from ui.purchasing import landed_costs


def test_freight_is_spread_and_its_effect_is_seen_first(shop: Shop) -> None:
    goods = a_goods_receipt(goods_line("LMP-9", 10, 12_000), goods_line("LMP-12", 5, 16_000))
    (received,) = service.post_new(shop.session, RECEIPT, [goods])
    bill = bills.post_new(shop.session, a_bill(line("JASA", 1, 100_000)))
    service.post_new(shop.session, DELIVERY, [a_delivery(goods_line("LMP-9", 105))])
    before = on_hand("LMP-9")[1]
    made = shop.new("landed-cost", bill=bill_queries.find_id(bill))
    assert made.form.value("bill") == bill
    shop.set_cell(made, 0, "document", received)
    assert shop.cell(made, 0, "share") == "100.000"
    assert shop.cell(made, 0, "in_stock") == "70.000"
    made.parts.show()
    rows = shop.table(made.parts.inside)
    assert [row[0] for row in rows] == [received, received]
    assert [row[-3:] for row in rows] == [["60.000", "30.000", "30.000"], ["40.000", "40.000", "–"]]
    shop.press(Qt.Key.Key_F8)
    assert made.view.number == "LC/26/11/0001"
    assert on_hand("LMP-9") == (pieces(5), before + rp(30_000))
    assert balance("service_cost") == ZERO
    made.void_now(made.view.draft.date, "Salah")
    assert on_hand("LMP-9")[1] == before
    panel = landed_costs.make(shop)
    assert "LC/26/11/0001" in str(shop.table(panel.table)[0])


def test_what_is_wrong_is_told_beside_and_at_its_line(shop: Shop) -> None:
    bill = bills.post_new(shop.session, a_bill(line("JASA", 1, 100_000)))
    (received,) = service.post_new(
        shop.session, RECEIPT, [a_goods_receipt(goods_line("LMP-9", 10, 12_000))]
    )
    made = shop.new("landed-cost", bill=bill_queries.find_id(bill), goods=received)
    made.form.editor("method").set_value("weight")
    shop.put(made, "bill_lines", "1")
    shop.settle(made)
    assert [each.field for each in made.problems()] == ["method"]
    shop.press(Qt.Key.Key_F8)
    assert made.view is None
    shop.put(made, "bill_lines", "x")
    shop.settle(made)
    assert [each.field for each in made.problems()] == ["bill_lines"]
    shop.put(made, "bill_lines", "1")
    made.form.editor("method").set_value("quantity")
    shop.settle(made)
    shop.press(Qt.Key.Key_F8)
    assert queries.get(made.view.id).amount == rp(100_000)
