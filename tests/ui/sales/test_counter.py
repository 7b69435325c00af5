"""The counter, by keyboard alone: scan, count, pay, print, put aside and go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.kernel.money import rp
from app.kernel.quantity import each, pieces
from app.masters import item as items
from app.masters import price_list
from app.sales.cash_sale import queries, service
from app.sales.invoice import queries as invoices
from app.sales.receipt import queries as receipts
from tests.trade.books import TODAY, a_customer, balance, on_hand
from tests.ui.sales.hands import Shop
from ui.kit import printers
from ui.kit.print_preview import PrintPreview
from ui.sales import cash_sales
from ui.sales.counter import panel as counter
from ui.sales.counter.closing import ClosingDialog
from ui.sales.counter.entry import parted
from ui.sales.counter.panel import CounterPanel
from ui.sales.counter.paying import PayDialog
from ui.sales.counter.waiting import WaitingDialog

BARCODE = "8991234567894"
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def till(shop: Shop) -> Iterator[CounterPanel]:
    """The counter with the keyboard in it, and a barcode on one of the lamps. No slip is printed."""
    lamp = items.require("LMP-9")
    items.save(shop.session, replace(lamp, barcode=BARCODE))
    shop.keep_setting("sales.counter/prints", "0")
    yield opened(shop)


def opened(shop: Shop) -> CounterPanel:
    panel = counter.make(shop)
    shop.qtbot.addWidget(panel)
    panel.resize(1180, 640)
    panel.show()
    panel.activateWindow()
    shop.qtbot.waitUntil(panel.isActiveWindow)
    panel.to_entry()
    return panel


def back(shop: Shop, panel: CounterPanel) -> None:
    """The dialog is gone: the window is active again, and the keyboard where goods are scanned."""
    panel.activateWindow()
    shop.qtbot.waitUntil(panel.isActiveWindow)
    assert panel.entry.hasFocus()


def scan(shop: Shop, text: str) -> None:
    shop.type(text)
    shop.enter()


def shown(kind: type[Any]) -> Any:
    """The dialog of this kind that has the keyboard; None while none has."""
    there = (w for w in QApplication.topLevelWidgets() if isinstance(w, kind))
    return next((w for w in there if w.isVisible() and w.isActiveWindow()), None)


def pay(shop: Shop, till: CounterPanel, *keys: Any) -> PayDialog:
    """Answers the dialog that Enter opens: text is typed, keys are pressed, Enter pays."""
    seen: list[PayDialog] = []

    def answer() -> None:
        dialog = shown(PayDialog)
        if dialog is None:
            QTimer.singleShot(20, answer)
            return
        seen.append(dialog)
        for key in keys:
            if isinstance(key, str):
                shop.qtbot.keyClicks(dialog.tendered, key)
            else:
                shop.qtbot.keyClick(dialog, key, ALT)
        texts.extend((dialog.due.text(), dialog.change.text()))
        target = dialog.focusWidget()
        shop.qtbot.keyClick(target, Qt.Key.Key_Return)
        if dialog.isVisible():
            texts.append(dialog.form.boxes["tendered"].error)
            dialog.reject()

    texts: list[str] = []
    QTimer.singleShot(50, answer)
    shop.press(Qt.Key.Key_F9)
    back(shop, till)
    seen[0].texts = texts  # type: ignore[attr-defined]
    return seen[0]


def test_scanned_counted_and_paid_by_keyboard(shop: Shop, till: CounterPanel) -> None:
    scan(shop, BARCODE)
    scan(shop, BARCODE)
    scan(shop, "3*LMP-12")
    assert [line["quantity"] for line in till.model.lines()] == [pieces(2), pieces(3)]
    assert [line["unit_price"] for line in till.model.lines()] == [each(20_535), each(26_640)]
    shop.press(Qt.Key.Key_Minus)  # the line that was added last
    shop.press(Qt.Key.Key_Up)
    shop.press(Qt.Key.Key_Plus)
    assert [line["quantity"] for line in till.model.lines()] == [pieces(3), pieces(2)]
    assert till.side.total.text()[3:] == "114.885"
    dialog = pay(shop, till, "150000")
    assert [text[3:] for text in dialog.texts] == ["114.900", "35.100"]
    assert till.side.change.text()[3:] == "35.100"
    assert till.side.change.isVisible()
    assert not till.model.lines() and till.entry.hasFocus()
    view = invoices.get("INV/26/11/0001", TODAY)
    assert (view.standing, view.totals.total) == ("paid", rp(114_885))
    assert balance("cash") == rp(114_900)
    assert on_hand("LMP-9")[0] == pieces(97)


def test_what_is_unknown_is_told_and_adds_nothing(shop: Shop, till: CounterPanel) -> None:
    items.save(shop.session, replace(items.require("LMP-12"), barcode="89912345670001"))
    for unknown in ("899123456", "ZZZZ", "0*LMP-9", "3*"):
        scan(shop, unknown)
        assert till.told.isVisible() and not till.model.lines()
        assert till.entry.selectedText() == unknown
    till.entry.clear()
    shop.enter()  # nothing to pay yet
    assert till.told.isVisible() and not queries.LISTING.window().count()


def test_f2_and_shift_f2_change_quantity_and_price(shop: Shop, till: CounterPanel) -> None:
    scan(shop, "LMP-9")
    for key, modifier, text in (
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "5"),
        (Qt.Key.Key_F2, SHIFT, "20000"),
    ):
        shop.press(key, modifier)
        shop.type(text)
        shop.enter()
        shop.qtbot.waitUntil(till.entry.hasFocus)
    (line,) = till.model.lines()
    assert (line["quantity"], line["unit_price"]) == (pieces(5), each(20_000))
    shop.press(Qt.Key.Key_D, CONTROL | SHIFT)
    shop.type("5000")
    shop.enter()
    assert till.draft().discount == rp(5_000)
    till.to_entry()
    shop.press(Qt.Key.Key_Delete, CONTROL)
    assert not till.model.lines()


def test_a_quantity_brings_its_price_until_one_is_typed(shop: Shop, till: CounterPanel) -> None:
    steps = tuple(
        price_list.Price("LMP-9", each(price), from_quantity=pieces(least))
        for least, price in ((0, 10_000), (10, 9_000))
    )
    customer = a_customer(shop.session, "C-009", name="Toko Grosir")
    price_list.save(shop.session, price_list.PriceList("GROSIR", "Grosir", "C-009", steps))
    assert customer.code == "C-009"
    till.customer.set_value("C-009")
    scan(shop, "LMP-9")
    scan(shop, "9*LMP-9")
    assert till.model.lines()[0]["unit_price"] == each(9_990)
    till.edit("unit_price")
    shop.type("9500")
    shop.enter()
    shop.qtbot.waitUntil(till.entry.hasFocus)
    scan(shop, "LMP-9")
    assert till.model.lines()[0]["unit_price"] == each(9_500)


def test_too_little_is_refused_and_other_ways_are_exact(shop: Shop, till: CounterPanel) -> None:
    scan(shop, "LMP-9")
    dialog = pay(shop, till, "20000")
    assert "20.500" in dialog.texts[-1] and till.model.lines()
    dialog = pay(shop, till, Qt.Key.Key_3)
    assert dialog.texts[0][3:] == "20.535"
    paid = queries.paid(invoices.find_id("INV/26/11/0001"))
    assert paid is not None and (paid.method, paid.due) == ("qris", rp(20_535))
    receipt = receipts.get(paid.receipt)
    assert (
        receipt.draft.account == str(shop.setting("sales.counter/account/qris"))
        and receipt.draft.account != "1101"
    )


def test_a_sale_waits_while_another_is_paid(shop: Shop, till: CounterPanel) -> None:
    scan(shop, "2*LMP-12")
    shop.press(Qt.Key.Key_S, CONTROL)
    assert not till.model.lines() and len(queries.held()) == 1
    scan(shop, "LMP-9")
    pay(shop, till)
    assert queries.LISTING.window().count() == 1

    def take() -> None:
        dialog = shown(WaitingDialog)
        if dialog is None:
            QTimer.singleShot(20, take)
            return
        dialog.table.opened.emit(dialog.table.current_row())

    QTimer.singleShot(50, take)
    shop.press(Qt.Key.Key_T, CONTROL)
    back(shop, till)
    assert till.held_id is not None and till.model.lines()[0]["quantity"] == pieces(2)
    held = till.held_id
    pay(shop, till)
    assert not queries.held() and invoices.get(held, TODAY).standing == "paid"


def test_what_was_typed_is_there_after_the_program_ended(shop: Shop, till: CounterPanel) -> None:
    scan(shop, "2*LMP-12")
    shop.qtbot.waitUntil(lambda: bool(shop.setting("sales.counter/entry")))
    again = opened(shop)
    assert again.model.lines() == till.model.lines() and again.told.isVisible()
    pay(shop, again)
    third = opened(shop)
    assert not third.model.lines()


def test_the_slip_goes_to_its_printer(shop: Shop, till: CounterPanel, monkeypatch: Any) -> None:
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr(
        printers, "send", lambda content, printer, copies, title: sent.append((printer, copies))
    )
    shop.keep_setting("sales.counter/prints", "1")
    shop.keep_setting("print/cash-sale/printer", "Kasir-80")
    scan(shop, "LMP-9")
    pay(shop, till)
    shop.qtbot.waitUntil(lambda: sent == [("Kasir-80", 1)])
    shop.press(Qt.Key.Key_F12)
    preview = next(w for w in shop.window.findChildren(PrintPreview))
    shop.qtbot.waitUntil(lambda: bool(preview._content))
    preview.reject()


def test_the_list_takes_a_sale_back(shop: Shop, till: CounterPanel) -> None:
    scan(shop, "LMP-9")
    pay(shop, till)
    panel = cash_sales.make(shop)
    shop.qtbot.addWidget(panel)
    (row,) = queries.LISTING.window().rows()
    facts = cash_sales.facts_of(shop, row)
    assert facts.title == "INV/26/11/0001"
    service.void_sale(shop.session, row.id, reason="salah")
    (row,) = queries.LISTING.window().rows()
    assert row.state == "void" and balance("cash") == rp(0)


def test_quantities_before_a_star() -> None:
    assert parted("3*LMP-9") == (pieces(3), "LMP-9")
    assert parted("LMP-9") == (pieces(1), "LMP-9")
    assert parted("2,5 x kabel")[1] == "kabel"
    assert parted("0*LMP-9")[0] is None


def test_the_drawer_is_counted_and_closed_by_keyboard(shop: Shop, till: CounterPanel) -> None:
    scan(shop, "LMP-9")
    pay(shop, till)
    told: list[str] = []

    def count() -> None:
        dialog = shown(ClosingDialog)
        if dialog is None:
            QTimer.singleShot(20, count)
            return
        told.append(dialog.figures["expected"].text()[3:])
        counted = dialog.form.editor("counted")
        shop.qtbot.keyClicks(counted, "20000")
        shop.qtbot.keyClick(counted, Qt.Key.Key_Return)

    QTimer.singleShot(50, count)
    shop.press(Qt.Key.Key_T, CONTROL | SHIFT)
    back(shop, till)
    assert told == ["20.500"] and "500" in till.told.words.text()
    assert balance("cash_difference") == rp(500) and balance("cash") == rp(20_000)
