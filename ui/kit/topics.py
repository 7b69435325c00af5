"""F1 in windows of their own (dialogs, the welcome): which page of the manual explains them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.kit.actions import bind


class _Board(QObject):
    wanted = Signal(object, object)


_board = _Board()
wanted = _board.wanted  # the window, and the screens it is, the nearest first


def about(window: QWidget, *screens: str) -> None:
    """F1 inside ``window`` asks for the page of the first of ``screens`` that has one."""
    bind(window, "F1", lambda: wanted.emit(window, screens))
