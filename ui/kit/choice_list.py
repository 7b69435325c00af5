"""The list below a choice: made when it is asked for, gone with a choice, Esc or a click elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from ui.kit import keys, theme

MOST_ROWS = 14


class ChoiceList(QListWidget):
    """``taken`` with the place of the chosen text; letters find one, Enter or a click takes it."""

    taken = Signal(int)

    def __init__(self, field: QWidget, texts: Sequence[str], at: int) -> None:
        super().__init__(field)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # a click on the field closes only
        self.setProperty("frame", True)
        self.setAccessibleName(field.accessibleName())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.addItems(texts)
        self.setCurrentRow(at)
        self.itemEntered.connect(self.setCurrentItem)
        self.itemClicked.connect(lambda _item: self._take())
        self._place_below(field)

    def _place_below(self, field: QWidget) -> None:
        """As wide as its widest words; above the field where there is no room below it."""
        self.ensurePolished()
        rows = min(MOST_ROWS, max(1, self.count()))
        height = rows * max(self.sizeHintForRow(0), theme.px(26)) + 2 * self.frameWidth() + 4
        scroll = self.verticalScrollBar().sizeHint().width() if self.count() > rows else 0
        width = max(field.width(), self.sizeHintForColumn(0) + theme.px(16) + scroll)
        room = field.screen().availableGeometry()
        at = field.mapToGlobal(QPoint(0, field.height() + 1))
        if at.y() + height > room.bottom():
            at = field.mapToGlobal(QPoint(0, -height - 1))
        left = max(room.left(), min(at.x(), room.right() - width))
        self.setGeometry(left, max(room.top(), at.y()), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = keys.read(event)[0]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        at = self.currentRow()
        self.close()
        if at >= 0:
            self.taken.emit(at)
