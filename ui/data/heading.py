"""What stands above a panel that is no list: its title, and a sentence about it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import label


def heading(title: str, hint: str) -> QWidget:
    """A panel's title with a muted sentence below; both translated."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    column.addWidget(label(title, "h2"))
    column.addWidget(label(hint, "muted", wrap=True))
    return box
