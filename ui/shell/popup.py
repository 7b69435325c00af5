"""A box over the window, at the button that asked for it; a click elsewhere or Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.kit import theme


class Popup(QFrame):
    """Its parts stand in ``column``."""

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setFixedWidth(theme.px(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[theme.px(12)] * 4)
        self.column.setSpacing(theme.px(8))

    def open_at(self, anchor: QWidget) -> None:
        """Below the anchor, or above it where there is no room below; inside the anchor's window."""
        self.adjustSize()
        around = anchor.window().frameGeometry()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + theme.px(2)))
        if corner.y() + self.height() > around.bottom():
            corner.setY(anchor.mapToGlobal(QPoint(0, -theme.px(2))).y() - self.height())
        rightmost = around.right() - self.width() - theme.px(8)
        self.move(max(around.left(), min(corner.x(), rightmost)), corner.y())
        self.show()
        self.setFocus()
        self.focusNextChild()
