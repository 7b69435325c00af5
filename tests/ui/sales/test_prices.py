"""Price lists by hand, and the prices they fill into an invoice."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.kernel.quantity import each, pieces
from app.masters import party, price_list
from app.masters.price_list import Price, PriceList
from tests.ui.sales.hands import Shop


def told(editor: object) -> str:
    return "\n".join(label.text() for label in editor.inspector.findChildren(QLabel))  # type: ignore[attr-defined]


def test_a_list_is_written_refused_at_its_line_and_saved(shop: Shop) -> None:
    editor = shop.new("price-list")
    shop.put(editor, "code", "GROSIR")
    shop.put(editor, "name", "Daftar grosir")
    grid = editor.table.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    grid.setCurrentIndex(grid.model().index(0, 0))
    for typed in ("LMP-9", "10", "17500", "LMP-9", "10", "17000"):
        shop.type(typed)
        shop.enter()
    assert editor.is_modified() and not editor.save()
    assert grid.model().problem(1, "from_quantity")
    assert price_list.find("GROSIR") is None
    grid.model().delete_lines(1)
    assert editor.save()
    kept = price_list.find("GROSIR")
    assert kept is not None
    assert kept.prices == (Price("LMP-9", each(17_500), "pcs", pieces(10)),)
    assert not editor.is_modified()


def test_the_price_that_applies_follows_the_quantity_until_one_is_typed(shop: Shop) -> None:
    steps = (Price("LMP-9", each(17_500), "pcs", pieces(10)),)
    made = price_list.save(shop.session, PriceList("GROSIR", "Daftar grosir", prices=steps))
    buyer = dataclasses.replace(party.require("C-001"), price_list_id=made.id)
    party.save(shop.session, buyer)
    editor = shop.new("sales-invoice")
    shop.put(editor, "customer", "C-001")
    shop.line(editor, "LMP-9", "12")
    model = editor.grid.model()
    assert model.lines()[0]["unit_price"] == each(17_500)
    editor.grid.setCurrentIndex(model.index(0, 0))
    assert "Daftar grosir, mulai 10 pcs" in told(editor)
    model.set_value(0, "quantity", pieces(5))
    assert model.lines()[0]["unit_price"] == each(18_500)
    model.set_value(0, "unit_price", each(15_000))
    model.set_value(0, "quantity", pieces(20))
    assert model.lines()[0]["unit_price"] == each(15_000)
