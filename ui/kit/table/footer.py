"""The pinned last line of a table: what is counted, and the sums under their columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import theme
from ui.kit.table import cells
from ui.kit.table.base_model import TableModel
from ui.kit.table.view import TableView

HEIGHT = 32


class TableFooter(QWidget):
    """Follows the header's widths and order. ``sums`` None shows that they are still being added up."""

    def __init__(self, view: TableView) -> None:
        super().__init__()
        self._view, self._header = view, view.header
        header = view.header
        self.words = ""
        self.sums: dict[str, Any] | None = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for signal in (header.sectionResized, header.sectionMoved, header.geometriesChanged):
            signal.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(100, theme.px(HEIGHT))

    def show_sums(self, words: str, sums: dict[str, Any] | None) -> None:
        """``words`` say what is counted; ``sums`` by column key."""
        self.words, self.sums = words, sums
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("alt"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("edge"))
        painter.setFont(theme.font("table", bold=True))
        left = self._paint_sums(painter)
        painter.setPen(theme.color("text"))
        room = QRect(theme.px(7), 0, left - theme.px(14), self.height())
        words = painter.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_sums(self, painter: QPainter) -> int:
        """Paints the sums; returns where the first of them begins."""
        model, first = self._header.model(), self.width()
        if not isinstance(model, TableModel):
            return first
        shown, frozen = self._view.shown_columns(), self._view.frozen_width()
        for place, at in enumerate(shown):
            column, words = model.columns[at], self._sum_words(model, at)
            if not column.total or not words:
                continue
            left, width = self._view.column_left(at), self._header.sectionSize(at)
            if place >= self._view.frozen and left + width <= frozen:
                continue
            box = QRect(left, 0, width, self.height())
            room = box.adjusted(theme.px(2), 0, -theme.px(7), 0)
            if model.styles[at].balance:
                room.setRight(room.right() - theme.px(14))
            painter.setPen(theme.color("faint" if self.sums is None else "text"))
            painter.drawText(room, cells.alignment(column), words)
            width = painter.fontMetrics().horizontalAdvance(words)
            first = min(first, room.right() - width)
        return first

    def _sum_words(self, model: TableModel, at: int) -> str:
        if self.sums is None:
            return "…"
        value = self.sums.get(model.columns[at].key)
        return cells.text(model.columns[at], value, model.styles[at]) if value is not None else ""
