"""What stands in place of a table that has nothing to show: empty, filtered empty, loading, error."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.kernel.text import N_
from ui.kit import theme
from ui.kit.buttons import Button, IconLabel, label

SKELETON_AFTER = 200  # milliseconds: quicker work shows nothing


class StatePage(QWidget):
    """An icon, a title, a sentence, and what to do next."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = IconLabel("ph.tray", "muted", 44)
        self.title, self.text = label("", "h2"), label("", "muted", wrap=True)
        for words in (self.title, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        column.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.px(6))
        column.addWidget(self.title)
        column.addWidget(_centred(self.text))
        column.addSpacing(theme.px(6))
        column.addLayout(self._buttons)
        column.addStretch(3)

    def tell(self, icon: str, title: str, text: str, buttons: tuple[Button, ...] = ()) -> None:
        """Translated words; the first button should be the one act to take."""
        self.icon.show_icon(icon)
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(f"{title}. {text}")
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            if item.widget() is not None:
                item.widget().setParent(None)
        self._buttons.addStretch(1)
        for button in buttons:
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)


def _centred(words: QLabel) -> QWidget:
    """Words of a comfortable length in the middle."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    words.setMaximumWidth(theme.px(540))
    row.addStretch(1)
    row.addWidget(words, 8)
    row.addStretch(1)
    return holder


class Skeleton(QWidget):
    """Grey bars where rows will be; shown only when reading takes longer than a blink."""

    def __init__(self) -> None:
        super().__init__()
        self._visible = False
        self._timer = QTimer(self, singleShot=True, interval=SKELETON_AFTER)
        self._timer.timeout.connect(self._appear)

    def showEvent(self, event: QShowEvent) -> None:
        self._visible = False
        self._timer.start()
        super().showEvent(event)

    def _appear(self) -> None:
        self._visible = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._visible:
            return
        painter = QPainter(self)
        height, bar = theme.row_height(), theme.px(10)
        sunken, grid = theme.color("sunken"), theme.color("grid")
        for number in range(self.height() // height + 1):
            top = number * height
            painter.fillRect(0, top + height - 1, self.width(), 1, grid)
            middle = top + (height - bar) // 2
            for left, share in ((1, 14), (18, 24 + number * 7 % 15), (87, 12)):
                x = self.width() * left // 100
                painter.fillRect(QRect(x, middle, self.width() * share // 100, bar), sunken)


def clear_filters_button(act: Callable[[], object]) -> Button:
    """ "Hapus semua saringan"."""
    return Button(N_("Clear all filters"), act, icon="ph.x")
