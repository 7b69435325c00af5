"""Keys pressed where the keyboard is, as a person presses them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def write(text: str) -> None:
    """Letter by letter: in a grid the first one opens the editor."""
    for letter in text:
        QTest.keyClicks(focused(), letter)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    for _time in range(times):
        QTest.keyClick(focused(), key, modifier)


def write_invoice() -> None:
    """The customer of a shop and one line, in a new invoice that has the keyboard; not saved."""
    write("C-001")
    press(Qt.Key.Key_Return, times=8)
    for text in ("LMP-9", "40"):
        write(text)
        press(Qt.Key.Key_Return)
