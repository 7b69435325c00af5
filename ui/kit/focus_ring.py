"""The ring of the keyboard around a whole part (an inspector, a page, a list) whose inside has none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QWidget


class FocusRing(QFrame):
    """Drawn over ``part`` while it has the keyboard; takes no room and no clicks."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self.setProperty("role", "ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        part.installEventFilter(self)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Resize) and isinstance(part, QWidget):
            self.setGeometry(part.rect())
            self.setVisible(part.hasFocus())
            self.raise_()
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        return False
