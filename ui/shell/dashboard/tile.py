"""A card while the person arranges the dashboard: a handle to drag, keys to move, a button to hide."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import ElidedLabel, IconButton, IconLabel, row

MIME = "application/x-back-office-card"


class Tile(QFrame):
    """``moved``: by so many places; ``dropped``: another card's key fell on it; ``hidden_wanted``."""

    moved = Signal(int)
    dropped = Signal(str)
    hidden_wanted = Signal()

    def __init__(self, group: str, key: str, title: str, card: QWidget) -> None:
        super().__init__()
        self.key, self._mime = key, f"{MIME}-{group}"
        self.setObjectName(f"tile.{key}")
        self.setProperty("role", "tile")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(_("{card}: move with Alt and the arrows, hide with Del", card=title))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(4)] * 4)
        column.setSpacing(theme.px(4))
        self.left = IconButton("ph.arrow-left", N_("Move left"), lambda: self.moved.emit(-1))
        self.right = IconButton("ph.arrow-right", N_("Move right"), lambda: self.moved.emit(1))
        self.hide_card = IconButton("ph.eye-slash", N_("Hide this card"), self.hidden_wanted.emit)
        handle = IconLabel("ph.dots-six-vertical")
        name = ElidedLabel(title, "label")
        column.addLayout(row(handle, name, self.left, self.right, self.hide_card, spacing=2), 0)
        card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for inner in card.findChildren(QWidget):
            inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(card, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.hidden_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and far >= QApplication.startDragDistance():
            self._drag()

    def dragged(self) -> QMimeData:
        """What a drag of this card carries."""
        data = QMimeData()
        data.setData(self._mime, self.key.encode())
        return data

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.dragged())
        drag.setPixmap(self.grab().scaledToWidth(theme.px(200)))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self._mime):
            event.acceptProposedAction()
            theme.set_property(self, "on", True)

    def dragLeaveEvent(self, event: object) -> None:
        theme.set_property(self, "on", False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        theme.set_property(self, "on", False)
        self.dropped.emit(event.mimeData().data(self._mime).toStdString())
