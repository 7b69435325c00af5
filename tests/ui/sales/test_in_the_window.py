"""The department inside the real window, by keyboard alone, and how many keys an invoice costs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.sales.invoice import listings, queries
from tests.trade.books import a_shop
from tests.ui import keyboard
from tests.ui.conftest import FakePrinter
from tests.ui.shell.conftest import (  # noqa: F401  (fixtures)
    desk,
    heard,
    look,
    policy,
    settings,
    window,
)
from ui.kit import tasks
from ui.kit.print_preview import PrintPreview
from ui.shell.main_window import MainWindow

MOST = 35
CTRL = Qt.KeyboardModifier.ControlModifier


def test_from_ctrl_n_to_a_posted_invoice_by_keyboard_alone(
    window: MainWindow,  # noqa: F811
    qtbot: QtBot,
) -> None:
    a_shop(window.context.session)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.context.open_section("sales", "invoices")
    window.context.open_document("sales-invoice")
    keyboard.write_invoice()
    keyboard.press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: not tasks.busy())
    assert listings.LISTING.window().first(1)[0].number == "INV/26/11/0001"
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    keyboard.press(Qt.Key.Key_F9)
    editor = window.current_panel()
    assert editor.document_key() == ("customer-receipt", None)


class Counted:
    """Types values, which are not counted, and presses keys, which are."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot, self.pressed = qtbot, 0

    def type(self, text: str) -> None:
        self._wait()
        keyboard.write(text)

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        self._wait()
        keyboard.press(key, modifier)
        self._qtbot.waitUntil(lambda: not tasks.busy())

    def _wait(self) -> None:
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_three_lines_entered_posted_and_printed_with_few_keys(
    window: MainWindow,  # noqa: F811
    qtbot: QtBot,
    printer: FakePrinter,
) -> None:
    a_shop(window.session)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hand = Counted(qtbot)
    hand.press(Qt.Key.Key_2, CTRL)
    hand.press(Qt.Key.Key_N, CTRL)
    hand.type("sumber")
    for _field in range(8):
        hand.press(Qt.Key.Key_Return)
    for item, quantity, price in (
        ("LMP-9", "40", ""),
        ("LMP-12", "12", "23500"),
        ("JASA", "2", "150rb"),
    ):
        for text in (item, quantity, price, ""):
            hand.type(text)
            hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F8)
    hand.press(Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: window.findChild(PrintPreview) is not None)
    preview = window.findChild(PrintPreview)
    qtbot.waitUntil(lambda: preview.print_button.isEnabled() and preview.isActiveWindow())
    qtbot.waitUntil(lambda: not tasks.busy())
    hand.press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: len(printer.papers) == 1)
    (row,) = listings.LISTING.window().first(5)
    assert row.number == "INV/26/11/0001"
    lines = queries.get(row.id, window.session.today()).draft.lines
    assert [line.item for line in lines] == ["LMP-9", "LMP-12", "JASA"]
    assert hand.pressed <= MOST
