"""Buttons by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui.kit.buttons import Button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_button_with_the_keyboard_is_pressed_by_enter_and_space(
    qtbot: QtBot, key: Qt.Key
) -> None:
    dialog, pressed = QDialog(), []
    column = QVBoxLayout(dialog)
    first = Button("Batal", lambda: pressed.append("first"))
    other = Button("Lanjut", lambda: pressed.append("other"), role="primary")
    column.addWidget(first)
    column.addWidget(other)
    qtbot.addWidget(dialog)
    dialog.show()
    first.setFocus()
    qtbot.keyClick(first, key)
    first.setEnabled(False)
    qtbot.keyClick(first, key)
    assert pressed == ["first"]
