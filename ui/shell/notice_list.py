"""The list behind the bell: what was told in the last 30 days, unread ones marked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, IconLabel, label, line, row
from ui.kit.manifest import NoticeAction
from ui.shell.notice_book import ICONS, Notice, NoticeBook
from ui.shell.popup import Popup

WIDTH, HIGHEST = 420, 480


class NoticeList(Popup):
    """``read`` is called once the person says that all are read."""

    def __init__(self, parent: QWidget, book: NoticeBook, read: Callable[[], None]) -> None:
        super().__init__(parent, WIDTH)
        self._book, self._read = book, read
        self.mark = Button(N_("Mark all as read"), self._mark_read, role="link")
        self.mark.setVisible(book.unread > 0)
        self.column.addLayout(row(label(_("Notices"), "h2"), 1, self.mark))
        if not book.notices:
            self.column.addWidget(label(_("No notices in the last 30 days"), "muted"))
            return
        self._area = QScrollArea()
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self._area)
        self._fill()

    def _fill(self) -> None:
        page = QWidget()
        page.setObjectName("popupPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(8))
        for index, notice in enumerate(self._book.notices):
            if index:
                column.addWidget(line(soft=True))
            column.addWidget(self._entry(notice))
        column.addStretch(1)
        self._area.setWidget(page)
        inner = theme.px(WIDTH - 24 - 12)
        wanted = column.totalHeightForWidth(inner)
        self._area.setFixedHeight(min(theme.px(HIGHEST), wanted + theme.px(4)))

    def _entry(self, notice: Notice) -> QWidget:
        entry = QWidget()
        outer = row(spacing=10)
        entry.setLayout(outer)
        outer.addWidget(IconLabel(*ICONS[notice.tone], 18), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(label(notice.title, "" if notice.read else "strong", wrap=True))
        if notice.detail:
            words.addWidget(label(notice.detail, "label", wrap=True))
        when = formats.moment(notice.at)
        words.addWidget(label(when if notice.read else f"{when} · {_('unread')}", "micro"))
        acts = row()
        for action in notice.actions[:2]:
            button = QPushButton(action.text)
            button.clicked.connect(partial(self._act, action))
            acts.addWidget(button)
        acts.addStretch(1)
        if notice.actions:
            words.addLayout(acts)
        outer.addLayout(words, 1)
        read = "" if notice.read else f", {_('unread')}"
        entry.setAccessibleName(f"{notice.title} {notice.detail} {when}{read}")
        return entry

    def _act(self, action: NoticeAction, _checked: bool = False) -> None:
        self.close()
        action.act()

    def _mark_read(self) -> None:
        self._book.mark_read()
        self._read()
        self.mark.hide()
        self._fill()
