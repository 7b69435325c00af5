"""The tabs inside a department's dock: sections with counts, then the open documents.

A ``QTabBar`` (so keyboard, scrolling and accessibility come with it) that paints itself: underlined
active tab, counts in pills, "•" for what is not saved.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from app.kernel.formats import count as format_count
from ui.kit import icons, theme


@dataclass(frozen=True, slots=True)
class TabFace:
    """What a tab shows beside its text."""

    count: int | None = None
    modified: bool = False
    closable: bool = False
    icon: str = ""


class SectionTabs(QTabBar):
    """Emits the usual ``QTabBar`` signals; ``tabCloseRequested`` for documents only."""

    menu_requested = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sectionTabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def add(self, text: str, data: object, face: TabFace | None = None) -> int:
        """A new tab at the end; returns its index."""
        index = self.addTab(text)
        self.setTabData(index, (data, face or TabFace()))
        self._word(index)
        self._relayout(index)
        return index

    def key(self, index: int) -> object:
        """What was handed to ``add``."""
        stored = self.tabData(index)
        return stored[0] if stored else None

    def face(self, index: int) -> TabFace:
        stored = self.tabData(index)
        return stored[1] if stored else TabFace()

    def set_face(self, index: int, face: TabFace) -> None:
        self.setTabData(index, (self.key(index), face))
        self._word(index)
        self._relayout(index)

    def _word(self, index: int) -> None:
        face = self.face(index)
        text = self.tabText(index)
        if face.count is not None:
            text = f"{text}, {format_count(face.count)}"
        self.setAccessibleTabName(index, text)

    def _relayout(self, index: int) -> None:
        self.setTabText(index, self.tabText(index))

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the text in its bold form, so that nothing moves when a tab becomes current."""
        width = self._bold().horizontalAdvance(self.tabText(index)) + theme.px(20)
        face = self.face(index)
        if face.icon:
            width += theme.px(18)
        if face.count is not None:
            width += self._pill_width(face.count) + theme.px(6)
        if face.modified:
            width += theme.px(10)
        if face.closable:
            width += theme.px(22)
        return QSize(width, theme.px(36))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), theme.px(36))

    def _bold(self) -> QFontMetrics:
        return QFontMetrics(theme.font("body", bold=True))

    def _pill_width(self, count: int) -> int:
        metrics = QFontMetrics(theme.font("micro"))
        return metrics.horizontalAdvance(format_count(count)) + theme.px(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        rect = self.tabRect(index)
        current = index == self.currentIndex()
        hovered = rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        face = self.face(index)
        colour = theme.color("text" if current or hovered else "muted")
        x = rect.left() + theme.px(10)
        if face.icon:
            size = theme.px(14)
            top = rect.center().y() - size // 2
            token = "text" if current else "muted"
            painter.drawPixmap(QPoint(x, top), icons.pixmap(face.icon, size, token))
            x += theme.px(18)
        painter.setFont(theme.font("body", bold=current))
        painter.setPen(colour)
        text = self.tabText(index) + (" •" if face.modified else "")
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(
            QRect(x, rect.top(), width + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, text
        )
        x += width + theme.px(5)
        if face.count is not None:
            self._paint_pill(painter, x, rect, face.count)
        if face.closable:
            self._paint_close(painter, self._close_rect(index))
        if current:
            line = QRect(rect.left(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(line, theme.color("link"))
            if self.hasFocus():
                self._paint_ring(painter, rect)

    def _paint_ring(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(theme.color("link"), 2))
        painter.drawRoundedRect(rect.adjusted(2, 4, -2, -4), 4, 4)

    def _paint_pill(self, painter: QPainter, x: int, rect: QRect, count: int) -> None:
        painter.setFont(theme.font("micro"))
        height = theme.px(16)
        pill = QRect(x, rect.center().y() - height // 2 + 1, self._pill_width(count), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("draftbg"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(theme.color("draft"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, format_count(count))

    def _close_rect(self, index: int) -> QRect:
        rect, size = self.tabRect(index), theme.px(24)
        return QRect(rect.right() - size - 1, rect.center().y() - size // 2, size, size)

    def _paint_close(self, painter: QPainter, rect: QRect) -> None:
        size = theme.px(14)
        if self.underMouse() and rect.contains(self.mapFromGlobal(self.cursor().pos())):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(rect, 4, 4)
        corner = QPoint(rect.center().x() - size // 2 + 1, rect.center().y() - size // 2 + 1)
        painter.drawPixmap(corner, icons.pixmap("ph.x", size, "muted"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        inside = index >= 0 and self.face(index).closable
        if inside and self._close_rect(index).contains(event.position().toPoint()):
            self.tabCloseRequested.emit(index)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the tab under the mouse, or by the menu key of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.tabAt(event.pos())
        if index >= 0:
            place = self.tabRect(index).bottomLeft() if by_key else event.pos()
            self.menu_requested.emit(index, self.mapToGlobal(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)
