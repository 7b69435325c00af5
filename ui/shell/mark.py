"""The program's mark: a white B on a blue tile, painted at any size; also the window's icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.kit import theme

ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def paint_mark(painter: QPainter, rect: QRectF, ground: QColor) -> None:
    """The mark inside ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    radius = rect.width() * 0.2
    painter.drawRoundedRect(rect, radius, radius)
    font = QFont(theme.font("body"))
    font.setPixelSize(max(8, round(rect.height() * 0.58)))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(theme.color("onaccent"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "B")


class Mark(QWidget):
    """The mark as a widget of ``size`` pixels at 100 %."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()), theme.color("accent"))


def window_icon() -> QIcon:
    """The icon of every window of ours."""
    icon = QIcon()
    for size in ICON_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, QRectF(0, 0, size, size), theme.color("accent"))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
