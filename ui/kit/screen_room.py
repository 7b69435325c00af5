"""The room a screen has for a window: on a small one nothing stands outside it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QWidget

from ui.kit import theme


def take(window: QWidget, width: int, height: int) -> None:
    """Gives a window its measure at the chosen text size, at most what its screen has for it."""
    window.resize(QSize(theme.px(width), theme.px(height)).boundedTo(_room_below_title(window)))


def _room_below_title(window: QWidget) -> QSize:
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight, None, window)
    return window.screen().availableSize() - QSize(0, title)


def show(window: QWidget) -> None:
    """Shows a window; as large as the screen where that is smaller than the window with its title bar."""
    room = _room_below_title(window)
    if window.size() != window.size().boundedTo(room):
        window.resize(window.size().boundedTo(room))
        window.showMaximized()
    else:
        window.show()


def bring_inside(window: QWidget) -> None:
    """Moves a window onto its screen, made smaller where it would not fit."""
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    around = frame.size() - window.size()
    window.resize(window.size().boundedTo(room.size() - around))
    right = room.right() + 1 - window.width() - around.width()
    below = room.bottom() + 1 - window.height() - around.height()
    window.move(
        max(room.left(), min(frame.left(), right)), max(room.top(), min(frame.top(), below))
    )
