"""Notices: toasts at the bottom right, and the list behind the bell that keeps them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from ui.kit import theme
from ui.kit.buttons import discard
from ui.kit.manifest import NoticeAction
from ui.kit.totals import TOTALS
from ui.shell.notice_book import NoticeBook
from ui.shell.notice_list import NoticeList
from ui.shell.toast import WIDTH, Toast

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

MOST = 3
FOOTER = 44  # pixels above the status bar: the footer line of a list
GAP = 8


class NoticeBoard(QObject):
    """Stacks at most three toasts above the status bar; every notice goes into the book."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._toasts: list[Toast] = []
        self.book = NoticeBook(window.settings, window.session)
        self.list: NoticeList | None = None
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self.place)
        window.installEventFilter(self)
        window.toolbar.bell.clicked.connect(self.open_list)
        self._count()

    def show(
        self, tone: str, title: str, detail: str, actions: tuple[NoticeAction, ...] = ()
    ) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        notice = self.book.add(tone, title, detail, actions)
        self._count()
        while len(self._toasts) >= MOST:
            self._toasts[0].leave()
        toast = Toast(notice, self._window)
        toast.gone.connect(partial(self._gone, toast))
        self._toasts.append(toast)
        toast.show()
        toast.raise_()
        self.place()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))

    def _count(self) -> None:
        self._window.toolbar.bell.set_unread(self.book.unread)

    def _gone(self, toast: Toast) -> None:
        self._toasts = [each for each in self._toasts if each is not toast]
        self.place()

    def toasts(self) -> list[Toast]:
        return list(self._toasts)

    def place_soon(self) -> None:
        """Once what was turned to or resized is laid out."""
        if self._toasts:
            self._placing.start()

    def place(self) -> None:
        """Stacks the toasts from the bottom right upwards."""
        left = self._window.width() - theme.px(WIDTH) - theme.px(18)
        bottom = self._floor(left)
        for toast in reversed(self._toasts):
            toast.resize(theme.px(WIDTH), toast.layout().totalHeightForWidth(theme.px(WIDTH)))
            bottom -= toast.height()
            toast.move(left, bottom)
            bottom -= theme.px(GAP)

    def _floor(self, left: int) -> int:
        """Above the footer line; above the totals of a document where there is room for that."""
        lowest = self._window.height() - self._window.status.height() - theme.px(FOOTER)
        panel = self._window.current_panel()
        blocks = panel.findChildren(QWidget, TOTALS) if panel is not None else []
        places = [self._place_of(block) for block in blocks if block.isVisible()]
        tops = [place.top() - theme.px(GAP) for place in places if place.right() > left]
        return min([lowest, *(top for top in tops if top > self._window.height() // 3)])

    def _place_of(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place_soon()
        return False

    def open_list(self) -> None:
        """What was told in the last 30 days."""
        discard(self.list)
        self.list = NoticeList(self._window, self.book, self._count)
        self.list.open_at(self._window.toolbar.bell)
