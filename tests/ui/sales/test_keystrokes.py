"""How many keys an invoice costs: entered, posted and on paper without the mouse."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.sales.invoice import queries
from tests.trade.books import a_shop
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


class Keyboard:
    """Types values, which are not counted, and presses keys, which are."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot, self.pressed = qtbot, 0

    def type(self, text: str) -> None:
        for letter in text:
            self._qtbot.keyClicks(self._focused(), letter)

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        self._qtbot.keyClick(self._focused(), key, modifier)
        self._qtbot.waitUntil(lambda: not tasks.busy())

    def _focused(self) -> Any:
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return QApplication.focusWidget()


def test_three_lines_entered_posted_and_printed_with_few_keys(
    window: MainWindow,  # noqa: F811
    qtbot: QtBot,
    printer: FakePrinter,
) -> None:
    a_shop(window.session)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hand = Keyboard(qtbot)
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
    (row,) = queries.LISTING.window().first(5)
    assert row.number == "INV/26/11/0001"
    lines = queries.get(row.id, window.session.today()).draft.lines
    assert [line.item for line in lines] == ["LMP-9", "LMP-12", "JASA"]
    assert hand.pressed <= MOST
