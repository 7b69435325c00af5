"""What stands in place of a table that has nothing to show: empty, filtered empty, loading, error."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, IconLabel, label, row

SKELETON_AFTER = 200  # milliseconds: quicker work shows nothing
PROGRESS_AFTER = 2_000


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
    """Grey bars where rows will be; after a while a progress and a way out of it: ``cancelled``."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, singleShot=True, interval=PROGRESS_AFTER - SKELETON_AFTER)
        self.progress = QWidget()
        self._timer.timeout.connect(self.progress.show)
        self._words = label(_("Still reading…"), "muted")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedSize(theme.px(160), theme.px(6))
        self.cancel = Button(N_("Stop reading"), self.cancelled.emit, role="link")
        self.progress.setLayout(
            row(self._words, bar, self.cancel, 1, spacing=12, margins=(9, 5, 9, 5))
        )
        self.progress.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.progress)
        column.addStretch(1)
        self.progress.hide()

    def showEvent(self, event: QShowEvent) -> None:
        self._words.setText(_("Still reading…"))
        self.cancel.retranslate()
        self.progress.hide()
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height, bar = theme.row_height(), theme.px(10)
        sunken, grid = theme.color("sunken"), theme.color("grid")
        top = theme.px(30)
        for number in range((self.height() - top) // height + 1):
            begin = top + number * height
            painter.fillRect(0, begin + height - 1, self.width(), 1, grid)
            middle = begin + (height - bar) // 2
            for left, share in ((1, 14), (18, 24 + number * 7 % 15), (87, 12)):
                x = self.width() * left // 100
                painter.fillRect(QRect(x, middle, self.width() * share // 100, bar), sunken)


def clear_filters_button(act: Callable[[], object]) -> Button:
    """ "Hapus semua saringan"."""
    return Button(N_("Clear all filters"), act, icon="ph.x")
