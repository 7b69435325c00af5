"""Goods below their minimum become a purchase order with one key."""

from __future__ import annotations

from dataclasses import replace

from app.kernel.quantity import pieces
from app.masters import item as items
from app.purchasing.bill import service as bills
from tests.purchasing.builders import a_bill
from tests.trade.books import line
from tests.ui.sales.hands import Shop
from ui.purchasing import reorder


def test_chosen_rows_become_an_order_of_their_supplier(shop: Shop) -> None:
    items.save(shop.session, replace(items.require("LMP-9"), min_stock=pieces(150)))
    bills.post_new(shop.session, a_bill(line("LMP-9", 10, 12_345)))
    panel = reorder.make(shop)
    panel.show()
    shop.qtbot.waitUntil(lambda: len(shop.table(panel.table)) == 1)
    panel.table.select_first()
    reorder.ACTS[0].run(shop, panel.table.current_row())
    made = shop.last
    assert (made.KIND, shop.cell(made, 0, "quantity")) == ("purchase-order", "40")
    assert shop.cell(made, 0, "unit_price") == "12.345"
