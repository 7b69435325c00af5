"""Notices: toasts at the bottom right, and the list behind the bell that keeps them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout

from app.kernel import formats
from app.kernel.text import _
from ui.kit import icons, theme
from ui.kit.buttons import IconLabel, label
from ui.kit.manifest import NoticeAction

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

WIDTH = 372
MOST = 3
SECONDS = {"success": 6, "info": 6, "warning": 12, "error": 0}
ICONS = {
    "success": ("ph.check-circle-fill", "ok"),
    "info": ("ph.info", "info"),
    "warning": ("ph.warning-fill", "warn"),
    "error": ("ph.x-circle-fill", "danger"),
}
KEPT_DAYS = 30
KEPT_MOST = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """What was told, when."""

    tone: str
    title: str
    detail: str
    actions: tuple[NoticeAction, ...]
    at: dt.datetime


class Toast(QFrame):
    """One notice on screen; an error stays until it is closed."""

    gone = Signal()

    def __init__(self, notice: Notice, parent: MainWindow) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setObjectName("toast")
        self.setProperty("tone", notice.tone)
        self.resize(theme.px(WIDTH), theme.px(60))
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(n) for n in (12, 10, 8, 10)])
        row.setSpacing(theme.px(10))
        icon, token = ICONS[notice.tone]
        holder = QVBoxLayout()
        holder.addWidget(IconLabel(icon, token, 18))
        holder.addStretch(1)
        row.addLayout(holder)
        row.addLayout(self._words(), 1)
        close = QToolButton()
        close.setProperty("role", "dock")
        close.setIcon(icons.icon("ph.x", "muted"))
        close.setAccessibleName(_("Close this notice"))
        close.clicked.connect(self.leave)
        corner = QVBoxLayout()
        corner.addWidget(close)
        corner.addStretch(1)
        row.addLayout(corner)
        self.setAccessibleName(f"{notice.title} {notice.detail}")
        if SECONDS[notice.tone]:
            QTimer.singleShot(SECONDS[notice.tone] * 1000, self, self.leave)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addWidget(label(self.notice.title, "strong", wrap=True))
        if self.notice.detail:
            column.addWidget(label(self.notice.detail, "label", wrap=True))
        if self.notice.actions:
            row = QHBoxLayout()
            row.setContentsMargins(0, theme.px(4), 0, 0)
            for action in self.notice.actions[:2]:
                button = QPushButton(action.text)
                button.clicked.connect(partial(self._act, action))
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        return column

    def _act(self, action: NoticeAction, _checked: bool = False) -> None:
        self.leave()
        action.act()

    def leave(self) -> None:
        """Goes away."""
        self.hide()
        self.gone.emit()
        self.deleteLater()


class NoticeBoard(QObject):
    """Stacks at most three toasts above the status bar and keeps every notice for the bell."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._toasts: list[Toast] = []
        self.kept: list[Notice] = []
        window.installEventFilter(self)

    def show(
        self, tone: str, title: str, detail: str, actions: tuple[NoticeAction, ...] = ()
    ) -> None:
        now = self._window.session.clock.now()
        notice = Notice(tone, title, detail, actions, now)
        oldest = now - dt.timedelta(days=KEPT_DAYS)
        self.kept = [notice, *(n for n in self.kept if n.at >= oldest)][:KEPT_MOST]
        self._window.toolbar.bell.set_unread(self._window.toolbar.bell.unread + 1)
        while len(self._toasts) >= MOST:
            self._toasts[0].leave()
        toast = Toast(notice, self._window)
        toast.gone.connect(partial(self._gone, toast))
        self._toasts.append(toast)
        toast.show()
        toast.raise_()
        self.place()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))

    def _gone(self, toast: Toast) -> None:
        self._toasts = [each for each in self._toasts if each is not toast]
        self.place()

    def toasts(self) -> list[Toast]:
        return list(self._toasts)

    def place(self) -> None:
        """Stacks the toasts from the bottom right upwards."""
        bottom = self._window.height() - self._window.status.height() - theme.px(44)
        for toast in reversed(self._toasts):
            toast.resize(toast.width(), toast.layout().totalHeightForWidth(toast.width()))
            bottom -= toast.height()
            toast.move(self._window.width() - toast.width() - theme.px(18), bottom)
            bottom -= theme.px(8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def fill_menu(self, menu: QMenu) -> None:
        """The kept notices, newest first; opening the list makes them read."""
        self._window.toolbar.bell.set_unread(0)
        if not self.kept:
            menu.addAction(_("No notices")).setEnabled(False)
        for notice in self.kept[:12]:
            icon, token = ICONS[notice.tone]
            when = f"{formats.date_short(notice.at.date())} {formats.time(notice.at)}"
            entry = menu.addAction(icons.icon(icon, token), f"{notice.title}\t{when}")
            entry.setToolTip(notice.detail)
            if notice.actions:
                entry.triggered.connect(notice.actions[0].act)
