"""The department rail: icon over label, with a count of what waits for this person."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.kernel.text import N_, _
from ui.kit import icons, theme

WIDTH, HEIGHT = 80, 60


class RailItem(NamedTuple):
    """A department as the rail shows it; ``title`` is marked, not translated."""

    key: str
    title: str
    icon: str


SETTINGS = RailItem("settings", N_("Settings"), "ph.gear-six")


class RailButton(QAbstractButton):
    """One department. ``visible_dock``: its dock can be seen; ``active``: it has the attention."""

    beside_requested = Signal()

    def __init__(self, item: RailItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.active = self.visible_dock = False
        self.badge, self.badge_text = 0, ""
        self.setObjectName(f"rail.{item.key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Words label, tooltip and accessible name in the language of now."""
        title = _(self.item.title)
        self.setText(title)
        name = f"{title}, {self.badge_text}" if self.badge_text else title
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    def set_badge(self, count: int, text: str) -> None:
        self.badge, self.badge_text = count, text
        self.retranslate()

    def set_standing(self, *, active: bool, visible: bool) -> None:
        if (self.active, self.visible_dock) != (active, visible):
            self.active, self.visible_dock = active, visible
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.beside_requested.emit()
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        token = "railtext" if not (self.active or self.visible_dock) else "railwhite"
        size = theme.px(20)
        top = (self.height() - size - theme.px(4) - theme.px(13)) // 2
        left = (self.width() - size) // 2
        painter.drawPixmap(QPoint(left, top), icons.pixmap(self.item.icon, size, token))
        self._paint_label(painter, top + size + theme.px(4), token)
        if self.badge:
            paint_badge(painter, self.badge, left + size - theme.px(7), top - theme.px(8))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("railmark"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(4, 2, -4, -2), 4, 4)

    def _paint_ground(self, painter: QPainter) -> None:
        if self.active:
            painter.fillRect(self.rect(), theme.color("railon"))
        elif self.underMouse():
            ground = theme.color("railon")
            ground.setAlpha(110)
            painter.fillRect(self.rect(), ground)
        if self.active or self.visible_dock:
            mark = "railmark" if self.active else "raildim"
            painter.fillRect(QRect(0, 0, theme.px(3), self.height()), theme.color(mark))

    def _paint_label(self, painter: QPainter, top: int, token: str) -> None:
        font = theme.font("micro")
        if self.active:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.color(token))
        room = QRect(theme.px(3), top, self.width() - theme.px(6), theme.px(14))
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def paint_badge(painter: QPainter, count: int, x: int, y: int) -> None:
    """A count in a red pill; more than 99 are "99+"."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = theme.font("micro")
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    text = str(count) if count < 100 else "99+"
    height = theme.px(17)
    width = max(height, painter.fontMetrics().horizontalAdvance(text) + theme.px(8))
    pill = QRect(x, y, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("badge"))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(theme.color("railwhite"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QWidget):
    """The column of departments."""

    chosen = Signal(str)
    beside_requested = Signal(str)
    settings_requested = Signal()

    def __init__(self, items: tuple[RailItem, ...]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        column.setSpacing(0)
        for item in items:
            column.addWidget(self._button(item))
        column.addStretch(1)
        self.settings = RailButton(SETTINGS, self)
        self.settings.clicked.connect(self.settings_requested)
        column.addWidget(self.settings)

    def _all(self) -> list[RailButton]:
        return [*self.buttons.values(), self.settings]

    def _button(self, item: RailItem) -> RailButton:
        button = RailButton(item, self)
        button.clicked.connect(lambda: self.chosen.emit(item.key))
        button.beside_requested.connect(lambda: self.beside_requested.emit(item.key))
        self.buttons[item.key] = button
        return button

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), super().sizeHint().height())

    def show_standing(self, active: str, visible: set[str]) -> None:
        for key, button in self.buttons.items():
            button.set_standing(active=key == active, visible=key in visible)

    def set_badge(self, key: str, count: int, text: str) -> None:
        if key in self.buttons:
            self.buttons[key].set_badge(count, text)

    def retranslate(self) -> None:
        for button in self._all():
            button.retranslate()

    def rescale(self) -> None:
        """Takes up the zoom of now."""
        self.setFixedWidth(theme.px(WIDTH))
        for button in self._all():
            button.setFixedHeight(theme.px(HEIGHT))
            button.update()
