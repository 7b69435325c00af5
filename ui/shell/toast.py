"""A toast: one notice over the window, for a moment or until it is closed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.kernel.text import _
from ui.kit import icons, theme
from ui.kit.buttons import IconLabel, label
from ui.kit.manifest import NoticeAction
from ui.shell.notice_book import ICONS, Notice

WIDTH = 372
SECONDS = {"success": 6, "info": 6, "warning": 12, "error": 0}


class Toast(QFrame):
    """One notice on screen; an error stays until it is closed."""

    gone = Signal()

    def __init__(self, notice: Notice, parent: QWidget) -> None:
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
