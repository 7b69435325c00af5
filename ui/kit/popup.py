"""A small window over a list, gone with a click elsewhere: choosing columns, or what is kept of one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.kit import theme


class PopupCard(QFrame):
    """``box`` holds its parts, one below the other; ``show_below`` puts it on the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(*[theme.px(12)] * 4)
        self.box.setSpacing(theme.px(8))

    def show_below(self, at: QPoint) -> None:
        """At a place, as far as the screen has room there."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = min(at.x(), room.right() - self.width())
        top = min(at.y(), room.bottom() - self.height())
        self.move(max(room.left(), left), max(room.top(), top))
        self.show()
