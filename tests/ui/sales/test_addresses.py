"""Kept addresses on the card of a customer, and where a delivery goes."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.masters import address, party, warehouse
from app.masters.address import Address
from tests.ui.sales.hands import Shop

STORE = Address("Gudang", "delivery", "Jl. Diponegoro No. 5", "Ungaran", "Bu Rina", "024 555 0101")
SHOP = Address("Toko", "delivery", "Jl. Pemuda No. 2", "Semarang", "Pak Dedi")


def test_an_address_is_written_on_the_card(shop: Shop) -> None:
    editor = shop.show("customer", party.require("C-001").id)
    grid = editor.table.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    grid.setCurrentIndex(grid.model().index(0, 0))
    for typed in (
        "Gudang",
        "Jl. Diponegoro No. 5",
        "Ungaran",
        "Bu Rina",
        "024 555 0101",
    ):
        shop.type(typed)
        shop.enter()
    assert editor.is_modified() and editor.save() and not editor.is_modified()
    assert address.of_party(party.require("C-001").id) == (STORE,)


def test_a_delivery_goes_to_the_first_and_another_is_chosen_by_key(
    shop: Shop, qtbot: QtBot
) -> None:
    whole = address.whole(party.require("C-001"))
    address.save(shop.session, dataclasses.replace(whole, addresses=(STORE, SHOP)))
    editor = shop.new("delivery-note")
    shop.put(editor, "party", "C-001")
    assert editor.form.value("address") == STORE.place
    assert editor.form.value("recipient") == STORE.recipient
    field: Any = editor.form.editor("address")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    shop.press(Qt.Key.Key_Down)
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert editor.form.value("address") == SHOP.place
    assert editor.form.value("recipient") == "Pak Dedi"


def test_an_invoice_begins_with_what_is_usual_for_the_customer(shop: Shop) -> None:
    place = warehouse.save(shop.session, warehouse.Warehouse("TOKO", "Toko depan"))
    usual = dataclasses.replace(
        party.require("C-001"), warehouse_id=place.id, salesperson="Rina", line_tax="none"
    )
    party.save(shop.session, usual)
    editor = shop.new("sales-invoice")
    shop.put(editor, "customer", "C-001")
    shop.line(editor, "LMP-9", "1")
    assert editor.draft().warehouse == "TOKO"
    assert editor.draft().salesperson == "Rina"
    assert [line.tax for line in editor.draft().lines] == ["none"]


def test_an_order_is_shipped_to_a_kept_address_chosen_by_key(shop: Shop, qtbot: QtBot) -> None:
    whole = address.whole(party.require("C-001"))
    address.save(shop.session, dataclasses.replace(whole, addresses=(STORE, SHOP)))
    editor = shop.new("sales-order")
    shop.put(editor, "party", "C-001")
    _choose_second(shop, qtbot, editor)
    assert editor.form.value("ship_to") == SHOP.place


def test_what_is_bought_is_shipped_to_one_of_the_warehouses(shop: Shop, qtbot: QtBot) -> None:
    (first,) = warehouse.all_active()
    warehouse.save(shop.session, dataclasses.replace(first, address="Jl. Kaligawe 118"))
    warehouse.save(shop.session, warehouse.Warehouse("TOKO", "Toko depan", "Jl. Pemuda 2"))
    editor = shop.new("purchase-order")
    _choose_second(shop, qtbot, editor)
    assert editor.form.value("ship_to") == "Jl. Pemuda 2"


def _choose_second(shop: Shop, qtbot: QtBot, editor: Any) -> None:
    field: Any = editor.form.editor("ship_to")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    shop.press(Qt.Key.Key_Down)
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(popup, key)
