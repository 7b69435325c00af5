"""Underlined tabs with counts, for the strip below a document and the like, and pages made late."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.text import _
from ui.kit import theme


class UnderlinedTabs(QTabBar):
    """A ``QTabBar`` painted as in the pictures; ``set_count`` puts a pill behind a tab's words."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def set_count(self, index: int, count: int | None) -> None:
        self.setTabData(index, count)
        words = self.tabText(index)
        self.setAccessibleTabName(index, words if count is None else f"{words}, {count}")
        self.setTabText(index, words)

    def tabSizeHint(self, index: int) -> QSize:
        width = QFontMetrics(theme.font("body", bold=True)).horizontalAdvance(self.tabText(index))
        return QSize(width + theme.px(20) + self._pill(index), theme.px(36))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def _pill(self, index: int) -> int:
        count = self.tabData(index)
        if count is None:
            return 0
        words = QFontMetrics(theme.font("micro")).horizontalAdvance(formats.count(count))
        return words + theme.px(12) + theme.px(5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            self._paint_tab(painter, index, index == hovered)

    def _paint_tab(self, painter: QPainter, index: int, hovered: bool) -> None:
        box, current = self.tabRect(index), index == self.currentIndex()
        painter.setFont(theme.font("body", bold=current))
        painter.setPen(theme.color("text" if current or hovered else "muted"))
        room = box.adjusted(theme.px(10), 0, 0, -2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.tabText(index))
        if current:
            painter.fillRect(box.left(), box.bottom() - 1, box.width(), 2, theme.color("link"))
        count = self.tabData(index)
        if count is not None:
            width = painter.fontMetrics().horizontalAdvance(self.tabText(index))
            pill = QRect(0, 0, self._pill(index) - theme.px(5), theme.px(17))
            pill.moveTop(box.center().y() - pill.height() // 2)
            pill.moveLeft(room.left() + width + theme.px(5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("draftbg"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setFont(theme.font("micro"))
            painter.setPen(theme.color("draft"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, formats.count(count))
        if current and self.hasFocus():
            painter.setPen(theme.color("link"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 4, -2, -5), 3, 3)


class TabPages(QWidget):
    """Tabs above, their pages below; ``corner`` is a row at the right end of the tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.bar, self.stack = UnderlinedTabs(), QStackedWidget()
        self._titles: list[str] = []
        top = QFrame()
        top.setProperty("role", "bar")
        row = QHBoxLayout(top)
        row.setContentsMargins(theme.px(8), 0, theme.px(10), 0)
        row.addWidget(self.bar)
        row.addStretch(1)
        self.corner = QHBoxLayout()
        self.corner.setSpacing(theme.px(10))
        row.addLayout(self.corner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self.stack.setCurrentIndex)
        self.bar.tabBarClicked.connect(self._clicked)

    def add(self, title: str, page: QWidget, count: int | None = None) -> int:
        """A page under a marked title; returns its number."""
        self._titles.append(title)
        self.stack.addWidget(page)
        page.setAccessibleName(_(title))
        index = self.bar.addTab(_(title))
        self.bar.set_count(index, count)
        return index

    def _clicked(self, index: int) -> None:
        """A page that takes the keyboard has it: a picture can be pasted into the files at once."""
        self.show_page(index)
        page = self.stack.widget(index)
        if page is not None and page.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            page.setFocus(Qt.FocusReason.MouseFocusReason)

    def set_count(self, index: int, count: int | None) -> None:
        self.bar.set_count(index, count)

    def show_page(self, index: int) -> None:
        self.bar.setCurrentIndex(index)

    def retranslate(self) -> None:
        for index, title in enumerate(self._titles):
            count = self.bar.tabData(index)
            self.bar.setTabText(index, _(title))
            page: Any = self.stack.widget(index)
            page.setAccessibleName(_(title))
            if hasattr(page, "retranslate"):
                page.retranslate()
            self.bar.set_count(index, count)


class LatePage(QWidget):
    """A page whose inside is made a moment after it was first seen, or when it is asked for.

    A subclass says how to ``make`` and to ``fill`` it, and calls ``fill_again`` when it has something else to show.
    """

    def __init__(self) -> None:
        super().__init__()
        self._inside: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def make(self) -> QWidget:
        raise NotImplementedError

    def fill(self) -> None:
        raise NotImplementedError

    @property
    def inside(self) -> Any:
        """What ``make`` made, filled."""
        if self._inside is None:
            self._inside = self.make()
            self._inside.setAccessibleName(self.accessibleName())
            self.layout().addWidget(self._inside)
            QWidget.setTabOrder(self, self._inside)
            self.fill()
        return self._inside

    def fill_again(self) -> None:
        if self._inside is not None:
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._inside is None:
            QTimer.singleShot(0, self, lambda: self.inside)

    def setAccessibleName(self, name: str) -> None:
        """Told of the inside, which has the keyboard."""
        super().setAccessibleName(name)
        if self._inside is not None:
            self._inside.setAccessibleName(name)

    def retranslate(self) -> None:
        if hasattr(self._inside, "retranslate"):
            self._inside.retranslate()
