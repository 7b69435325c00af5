"""What belongs with a document is listed below it, and opens from there."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import store
from app.links import related
from app.sales.invoice import queries as invoices
from app.sales.invoice import service
from app.sales.receipt import service as receipt_service
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.builders import draft_line
from tests.ui.sales.hands import Shop
from tests.ui.sales.test_again import agree


@pytest.fixture
def paid(shop: Shop) -> Any:
    """A posted invoice of one item, half paid, open."""
    number = service.post_new(shop.session, an_invoice(draft_line("LMP-9", 40, 18_500)))
    receipt_service.post_receipts(shop.session, [a_receipt(100_000, (number, 100_000))])
    return shop.show("sales-invoice", invoices.find_id(number))


def listed(shop: Shop, editor: Any) -> list[tuple[str, str, str]]:
    """Kind, number and relation of every row below."""
    return [(row[1], row[2], row[4]) for row in shop.table(editor.related.inside)]


def open_row(shop: Shop, editor: Any, row: int) -> None:
    """Enter on a row of the tab."""
    editor.tabs.show_page(editor.related_tab)
    view = editor.related.inside.view
    view.setCurrentIndex(view.model().index(row, 0))
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Return)


def test_settlement_entry_and_goods_open_with_enter(shop: Shop, paid: Any) -> None:
    assert listed(shop, paid) == [
        ("Penerimaan pelanggan", "RCV/26/11/0001", "Pelunasan"),
        ("Jurnal", paid.view.journal[0].entry, "Jurnal"),
        ("Kartu stok", "LMP-9", "Barang bergerak"),
    ]
    assert shop.table(paid.related.inside)[0][3] == "100.000"
    for row in range(3):
        open_row(shop, paid, row)
    assert [kind for kind, _id in shop.opened[-3:]] == [
        "customer-receipt",
        "accounting.entries",
        "inventory.card",
    ]
    assert paid.tabs.bar.tabData(paid.related_tab) == 3


def test_a_copy_and_its_original_name_each_other(shop: Shop, paid: Any) -> None:
    paid.duplicate()
    copy = shop.last
    assert listed(shop, copy) == []
    assert copy.save()
    assert listed(shop, copy) == [("Faktur penjualan", paid.view.number, "Salinan dari")]
    assert ("Faktur penjualan", "Draf", "Disalin ke") in listed(shop, paid)
    open_row(shop, copy, 0)
    assert shop.opened[-1] == ("sales-invoice", paid.id)
    copy.discard()
    assert all(relation != "Disalin ke" for _kind, _number, relation in listed(shop, paid))
    assert store.scalar("SELECT COUNT(*) FROM document_copy") == 0


def test_what_is_voided_and_replaced_says_by_which(shop: Shop) -> None:
    number = service.post_new(shop.session, an_invoice(draft_line("LMP-9", 2, 18_500)))
    old = shop.show("sales-invoice", invoices.find_id(number))
    old.replace()
    agree(shop, "salah harga")
    new = shop.last
    new.post()
    assert ("Faktur penjualan", number, "Menggantikan") in listed(shop, new)
    assert ("Faktur penjualan", new.view.number, "Digantikan oleh") in listed(shop, old)
    assert [row[2] for row in listed(shop, old) if row[0] == "Jurnal"] == [
        "Jurnal",
        "Jurnal pembatal",
    ]


def test_who_may_not_see_the_books_is_not_shown_them(
    shop: Shop, paid: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = {each.kind for each in related.of_document(shop.session, "sales-invoice", paid.id)}
    assert kinds == {"customer-receipt", related.ENTRY, related.CARD}
    allowed = type(shop.session).may
    hidden = ("accounting.view", "inventory.report", "sales.view")
    monkeypatch.setattr(
        type(shop.session), "may", lambda self, key: key not in hidden and allowed(self, key)
    )
    assert related.of_document(shop.session, "sales-invoice", paid.id) == ()


@pytest.mark.parametrize("kind", ["stock-move", "journal-entry", "supplier-payment"])
def test_every_booked_document_has_the_tab(shop: Shop, kind: str) -> None:
    editor = shop.new(kind)
    assert editor.tabs.bar.tabText(editor.related_tab) == "Terkait"
    assert "muncul di sini" in editor.related.inside.state_page.text.text()
