"""What the cards of the dashboard are made of: the box with its title, and a fact on a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.kit import theme
from ui.kit.buttons import Button, label, row


class Card(QFrame):
    """A white box with a title row."""

    def __init__(self, margins: tuple[int, int] = (14, 12)) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        across, down = theme.px(margins[0]), theme.px(margins[1])
        self.column.setContentsMargins(across, down, across, down)
        self.column.setSpacing(theme.px(6))

    def add_title(
        self,
        text: str,
        note: str = "",
        link: str = "",
        follow: Callable[[], None] | None = None,
    ) -> None:
        """Bold title, muted note, and a link (marked text) at the right end where it leads somewhere."""
        head = row(label(text, "strong"), spacing=6)
        if note:
            head.addWidget(label(note, "muted"))
        head.addStretch(1)
        if follow is not None:
            head.addWidget(Button(link, follow, role="link"))
        self.column.addLayout(head)


def pair(name: str, value: str, *, strong: bool = False) -> QHBoxLayout:
    """A fact: its name at the left, its value at the right."""
    return row(label(name, "strong" if strong else "muted"), 1, label(value, "strong"))
