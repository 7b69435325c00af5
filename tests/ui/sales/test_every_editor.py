"""What every kind of document can do, tried on each: take up what was typed, undo, comment, attach."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.documents.unfinished import Unfinished
from app.kernel.packed import packed, unpacked
from tests.sales.builders import an_invoice
from tests.trade.books import a_customer
from tests.trade.builders import draft_line
from tests.ui.sales.hands import Shop

CTRL = Qt.KeyboardModifier.ControlModifier


def typed(shop: Shop, kind: str) -> Any:
    """A new document of the kind with a header and a line."""
    editor = shop.new(kind)
    if kind in ("sales-invoice", "purchase-invoice"):
        party = {"sales-invoice": ("customer", "C-001"), "purchase-invoice": ("supplier", "S-001")}
        shop.put(editor, *party[kind])
        shop.line(editor, "LMP-9", "3")
    elif kind in ("customer-receipt", "supplier-payment"):
        code = "C-001" if kind == "customer-receipt" else "S-001"
        shop.put(editor, "party", code)
        shop.put(editor, "amount", "50rb")
    elif kind == "stock-move":
        shop.put(editor, "reason", "pindah")
        cells(shop, editor, ("LMP-9", "3"))
    else:
        shop.put(editor, "memo", "Biaya kirim")
        cells(shop, editor, ("1101", "ongkos", "25rb"))
    return editor


def cells(shop: Shop, editor: Any, texts: tuple[str, ...]) -> None:
    editor.grid.setCurrentIndex(editor.grid.model().index(0, 0))
    editor.grid.setFocus(Qt.FocusReason.OtherFocusReason)
    for text in texts:
        shop.type(text)
        shop.enter()


KINDS = (
    "sales-invoice",
    "purchase-invoice",
    "customer-receipt",
    "supplier-payment",
    "stock-move",
    "journal-entry",
)


@pytest.fixture
def owed(shop: Shop) -> None:
    """An invoice to be paid, so that a receipt has lines."""
    from app.sales.invoice import service

    a_customer(shop.session, "C-002", name="Toko Lain")
    service.post_new(shop.session, an_invoice(draft_line("LMP-9", 10, 18_500)))


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_typed_is_taken_up_by_another_editor(shop: Shop, owed: None, kind: str) -> None:
    first = typed(shop, kind)
    body = unpacked(packed(first.entry()))
    assert first.is_modified()
    again = shop.new(kind)
    entry = Unfinished("k", kind, None, "Draf", dt.datetime(2026, 11, 23, 9, 0), body)
    assert again.take_up(entry)
    shop.qtbot.wait(1)
    assert again.entry() == body
    assert again.draft() == first.draft()
    assert again.is_modified()


@pytest.mark.parametrize("kind", KINDS)
def test_undo_goes_back_to_where_it_began(shop: Shop, owed: None, kind: str) -> None:
    editor = shop.new(kind)
    editor.close()
    editor = typed(shop, kind)
    last = editor.entry()
    editor.setFocus()
    shop.press(Qt.Key.Key_Z, CTRL)
    shop.qtbot.wait(1)
    assert editor.entry() != last
    shop.press(Qt.Key.Key_Y, CTRL)
    shop.qtbot.wait(1)
    assert editor.entry() == last


@pytest.mark.parametrize("kind", KINDS)
def test_notes_and_files_stand_below(shop: Shop, owed: None, kind: str) -> None:
    editor = shop.new(kind)
    titles = [editor.tabs.bar.tabText(at) for at in range(editor.tabs.bar.count())]
    assert {"Catatan", "Lampiran"} <= set(titles)


def test_a_long_invoice_is_worked_out_from_behind(shop: Shop) -> None:
    editor = shop.new("sales-invoice")
    shop.put(editor, "customer", "C-001")
    line = {"item": "LMP-9", "description": "Lampu", "unit": "pcs", "tax": "ppn"}
    shop.line(editor, "LMP-9", "1")
    price = editor.grid.lines()[0]["unit_price"]
    one = editor.grid.lines()[0]["quantity"]
    lines = [{**line, "unit_price": price, "quantity": one} for _ in range(80)]
    editor.grid.model().set_lines(lines)
    shop.set_cell(editor, 79, "quantity", "2")
    shop.qtbot.waitUntil(lambda: editor._seen.totals.gross.minor == 81 * 18_500 * 100)
    assert sum(line.debit.minor for line in editor.journal.lines()) > 0
