"""The department inside the real window: tabs, keys and closing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.sales.invoice import queries
from tests.trade.books import a_shop
from tests.ui.shell.conftest import (  # noqa: F401  (fixtures)
    desk,
    heard,
    look,
    policy,
    settings,
    window,
)
from ui.kit import tasks
from ui.shell.main_window import MainWindow


def keys(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None, "the keyboard is nowhere"
    qtbot.keyClick(focused, key)


def test_from_ctrl_n_to_a_posted_invoice_by_keyboard_alone(
    window: MainWindow,  # noqa: F811
    qtbot: QtBot,
) -> None:
    a_shop(window.context.session)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.context.open_section("sales", "invoices")
    window.context.open_document("sales-invoice")
    keys(qtbot, "C-001")
    for _field in range(8):
        press(qtbot, Qt.Key.Key_Return)
    for text in ("LMP-9", "40"):
        keys(qtbot, text)
        press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: not tasks.busy())
    assert queries.LISTING.window().first(1)[0].number == "INV/26/11/0001"
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(qtbot, Qt.Key.Key_F9)
    editor = window.current_panel()
    assert editor.document_key() == ("customer-receipt", None)
