"""The pages of a PDF on the grey canvas, each drawn when it is first seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.kernel.text import _
from ui.kit import theme
from ui.kit.focus_ring import FocusRing
from ui.kit.pdf_pages import PdfPages

MARGIN = 16


class PageView(QWidget):
    """One page on the grey canvas, drawn when it is first seen at a zoom."""

    def __init__(self, pages: PdfPages, number: int, scale: float) -> None:
        super().__init__()
        self._pages, self._number, self._scale = pages, number, scale
        self._picture: QPixmap | None = None
        size = pages.size(number) * scale
        self.setFixedSize(size.toSize())
        self.setAccessibleName(_("Page {number} of {count}", number=number + 1, count=len(pages)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            image = self._pages.picture(self._number, self._scale, self.devicePixelRatioF())
            self._picture = QPixmap.fromImage(image)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(theme.color("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Canvas(QScrollArea):
    """All pages below each other. ``zoom_asked`` with +1 or -1 where Ctrl is held over the wheel."""

    zoom_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("role", "canvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._views: list[PageView] = []
        self.setAccessibleName(_("Pages"))
        FocusRing(self)

    def show_pages(self, pages: PdfPages, scale: float) -> None:
        """Lays the pages out anew, keeping the share scrolled."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        room = QWidget()
        room.setProperty("role", "canvas")
        column = QVBoxLayout(room)
        column.setContentsMargins(*([theme.px(MARGIN)] * 4))
        column.setSpacing(theme.px(12))
        self._views = [PageView(pages, number, scale) for number in range(len(pages))]
        for view in self._views:
            column.addWidget(view, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(room)
        bar.setValue(round(share * bar.maximum()))

    def room_for_pages(self) -> int:
        """How wide a page may be without a bar below."""
        bar = self.verticalScrollBar()
        beside = 0 if bar.isVisible() else bar.sizeHint().width()
        return self.viewport().width() - beside - 2 * theme.px(MARGIN)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom_asked.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def go_to(self, number: int) -> None:
        if 0 <= number < len(self._views):
            widget = self.widget()
            if widget is not None and widget.layout() is not None:
                widget.layout().activate()
            self.verticalScrollBar().setValue(self._views[number].y() - theme.px(12))

    def current(self) -> int:
        """The page in the middle of what is seen."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        for number, view in enumerate(self._views):
            if middle < view.y() + view.height():
                return number
        return max(0, len(self._views) - 1)
