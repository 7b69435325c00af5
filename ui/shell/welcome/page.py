"""What the pages of the welcome have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import theme


class Page(QWidget):
    """A task at the right of the welcome. ``advance`` is the primary act of the window's foot."""

    changed = Signal()
    finished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[theme.px(28)] * 4)
        self.column.setSpacing(theme.px(10))

    def action(self) -> str:
        """The words of the primary button."""
        raise NotImplementedError

    def can_advance(self) -> bool:
        """Whether the primary button does something now."""
        return True

    def advance(self) -> None:
        """Does the primary act; emits ``finished`` with the company's path when one is ready."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Brings the keyboard to what is filled in or chosen first, where there is such a thing."""

    def can_go_back(self) -> bool:
        return False

    def go_back(self) -> None:
        """One step back, where there are steps."""
