"""Paints the cells of every table: ground, grid line, words by kind, chips, ring of the current cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.kernel.columns import Kind
from ui.kit import icons, status, theme
from ui.kit.table import cells
from ui.kit.table.base_model import Heading, Index, TableModel
from ui.kit.table.grouping import GroupRow

PADDING, TIGHT = 7, 2
STRONG_STYLES = frozenset({"group", "subtotal", "total"})
GROUNDS = {
    "group": "alt",
    "subtotal": "alt",
    "total": "alt",
    "warn": "warnbg",
    "error": "dangerbg",
    "muted": "surface",
}


class Look:
    """Fonts and colours of one painting, asked once instead of per cell."""

    def __init__(self) -> None:
        self.plain = theme.font("table")
        self.bold = theme.font("table", bold=True)
        self.chip = theme.font("chip")
        self.pad, self.tight = theme.px(PADDING), theme.px(TIGHT)
        self.icon, self.gap = theme.px(14), theme.px(4)
        self.letter = theme.px(14)
        self._colors: dict[str, QColor] = {}

    def color(self, token: str) -> QColor:
        if token not in self._colors:
            self._colors[token] = theme.color(token)
        return self._colors[token]


class CellDelegate(QStyledItemDelegate):
    """One delegate for all columns; what differs is in the column's kind and style."""

    def __init__(self, view: Any) -> None:
        super().__init__(view)
        self._view = view
        self._look: Look | None = None
        self.hovered = -1
        self.lines = False  # vertical lines, in grids that are edited
        theme.follow(view, self._forget)

    def _forget(self) -> None:
        self._look = None

    @property
    def look(self) -> Look:
        if self._look is None:
            self._look = Look()
        return self._look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(80), theme.row_height())

    # -- painting -----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model: Any = index.model()
        row = model.row(index.row())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if row is None:
            self._paint_ground(painter, option.rect, "", selected, index)
            self._paint_skeleton(painter, option.rect, index)
            return
        style = model.style_of(row)
        self._paint_ground(painter, option.rect, style, selected, index)
        heading = model.heading(row)
        if heading is not None and index.column() < (figure := _first_figure(model, row)):
            self._paint_heading(painter, option.rect, heading)
            self._paint_heading_ring(painter, option.rect, index, figure)
            return
        self._paint_value(painter, option.rect, model, row, style, index)
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_ring(painter, option.rect, self.look.color("link"))

    def _paint_heading_ring(
        self, painter: QPainter, rect: QRect, index: Index, figure: int
    ) -> None:
        """The ring of a heading goes around its whole title; each column paints its part of it."""
        current = self._view.currentIndex()
        if not self._view.hasFocus() or current.row() != index.row() or current.column() >= figure:
            return
        view, columns = self._view, index.model().columnCount()
        title = QRect(rect)
        title.setLeft(view.columnViewportPosition(_first_shown(view)))
        if figure < columns:
            title.setRight(view.columnViewportPosition(figure) - 1)
        painter.save()
        painter.setClipRect(rect)
        paint_ring(painter, title, self.look.color("link"))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, style: str, selected: bool, index: Index
    ) -> None:
        token = GROUNDS.get(style, "surface")
        if selected:
            token = "sel"
        elif index.row() == self.hovered and token == "surface":
            token = "hover"
        painter.fillRect(rect, self.look.color(token))
        line = "border" if style in STRONG_STYLES else "grid"
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self.look.color(line))
        if self.lines and index.column():
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), self.look.color("grid"))

    def _paint_skeleton(self, painter: QPainter, rect: QRect, index: Index) -> None:
        width = rect.width() * (55 + (index.row() * 7 + index.column() * 13) % 35) // 100
        bar = QRect(rect.left() + self.look.pad, 0, width - self.look.pad, theme.px(10))
        bar.moveTop(rect.center().y() - bar.height() // 2)
        painter.fillRect(bar, self.look.color("sunken"))

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        """The title runs over every column before the first figure; each paints its part of it."""
        painter.save()
        painter.setClipRect(rect)
        left = self._view.columnViewportPosition(_first_shown(self._view)) + self.look.pad
        left += heading.level * theme.px(14)
        if heading.open is not None:
            size = self.look.icon
            caret = "ph.caret-down" if heading.open else "ph.caret-right"
            top = rect.center().y() - size // 2
            painter.drawPixmap(QPoint(left, top), icons.pixmap(caret, size, "muted"))
            left += size + self.look.gap
        painter.setFont(self.look.bold)
        painter.setPen(self.look.color("text"))
        room = QRect(left, rect.top(), 4000, rect.height() - 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, heading.title)
        if heading.note:
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(heading.title))
            painter.setFont(self.look.plain)
            painter.setPen(self.look.color("muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, f" · {heading.note}")
        painter.restore()

    def _paint_value(
        self, painter: QPainter, rect: QRect, model: TableModel, row: Any, style: str, index: Index
    ) -> None:
        column, cell = model.columns[index.column()], model.styles[index.column()]
        value = model.value(row, index.column())
        if column.kind is Kind.STATE and not isinstance(row, GroupRow):
            if value not in (None, ""):
                self._paint_chip(painter, rect, value)
            return
        if column.kind is Kind.FLAG:
            self._paint_flag(painter, rect, value)
            return
        words = model.text(row, index.column())
        strong = cell.bold or style in STRONG_STYLES
        if cell.strong and not isinstance(row, GroupRow):
            strong = strong or cell.strong(row)
        painter.setFont(self.look.bold if strong else self.look.plain)
        room = self._room(rect, column.right_aligned)
        level = getattr(row, "level", 0) if column.kind is Kind.TEXT else 0
        if level:
            room.setLeft(room.left() + level * theme.px(14))
        if cell.balance:
            self._paint_letter(painter, room, value)
            room.setRight(room.right() - self.look.letter)
        token = self._token(cell, row, style)
        if cell.prefix and not isinstance(row, GroupRow):
            self._paint_prefix(painter, room, cell.prefix(row))
        mark = cell.icon(row) if cell.icon and not isinstance(row, GroupRow) else None
        if style == "void" and column.kind in (Kind.NUMBER, Kind.MONEY):
            font = QFont(painter.font())
            font.setStrikeOut(True)
            painter.setFont(font)
        painter.setPen(self.look.color(token))
        self._paint_words(painter, room, words, column, mark)

    def _room(self, rect: QRect, right: bool) -> QRect:
        inner = self.look.tight if right else self.look.pad
        return rect.adjusted(inner, 0, -self.look.pad, -1)

    def _token(self, cell: cells.ColumnStyle, row: Any, style: str) -> str:
        if style == "void":
            return "void"
        if cell.tone and not isinstance(row, GroupRow):
            return cell.tone(row) or "text"
        if cell.link:
            return "link"
        return "muted" if cell.muted or style == "muted" else "text"

    def _paint_prefix(self, painter: QPainter, room: QRect, words: str) -> None:
        painter.setPen(self.look.color("muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(words + " "))

    def _paint_letter(self, painter: QPainter, room: QRect, value: Any) -> None:
        kept = painter.font()
        painter.setFont(self.look.plain)
        painter.setPen(self.look.color("muted"))
        place = QRect(room.right() - theme.px(10) + 1, room.top(), theme.px(10), room.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, cells.letter(value))
        painter.setFont(kept)

    def _paint_words(
        self, painter: QPainter, room: QRect, words: str, column: Any, mark: Any
    ) -> None:
        metrics = painter.fontMetrics()
        if mark:
            width = metrics.horizontalAdvance(words)
            left = room.right() - width - self.look.icon - self.look.gap + 1
            if not column.right_aligned:
                left = room.left()
                room.setLeft(left + self.look.icon + self.look.gap)
            top = room.center().y() - self.look.icon // 2
            painter.drawPixmap(QPoint(left, top), icons.pixmap(mark[0], self.look.icon, mark[1]))
        if column.kind not in cells.WHOLE:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, cells.alignment(column), words)

    def _paint_flag(self, painter: QPainter, rect: QRect, value: Any) -> None:
        if not value:
            return
        name, token = value if isinstance(value, tuple) else ("ph.check", "ok")
        size = self.look.icon
        at = QPoint(rect.center().x() - size // 2, rect.center().y() - size // 2)
        painter.drawPixmap(at, icons.pixmap(name, size, token))

    def _paint_chip(self, painter: QPainter, rect: QRect, value: object) -> None:
        found, days = status.state(value)
        left = rect.left() + self.look.pad
        paint_chip(painter, QPoint(left, rect.center().y()), found, days, self.look)


def paint_chip(
    painter: QPainter, left_centre: QPoint, state: status.State, days: int | None, look: Look
) -> int:
    """A status chip, 20 px high, from its left end; returns its width."""
    words = state.text(days)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.chip)
    height = theme.px(20)
    width = chip_width(painter.fontMetrics().horizontalAdvance(words))
    box = QRect(left_centre.x(), left_centre.y() - height // 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(state.ground))
    painter.drawRoundedRect(box, 4, 4)
    at = QPoint(box.left() + theme.px(5), box.center().y() - look.icon // 2)
    painter.drawPixmap(at, icons.pixmap(state.icon, look.icon, state.token))
    painter.setPen(look.color(state.token))
    room = box.adjusted(theme.px(5) + look.icon + look.gap, 0, 0, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()
    return width


def chip_width(words: int) -> int:
    """The width of a chip whose words are so wide."""
    return theme.px(5) + theme.px(14) + theme.px(4) + words + theme.px(7)


def paint_ring(painter: QPainter, rect: QRect, color: QColor) -> None:
    """The 2 px ring of the current cell."""
    painter.save()
    painter.setPen(QPen(color, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -2))
    painter.restore()


def _first_figure(model: TableModel, row: Any) -> int:
    """Where a heading ends: at the first sum of a group, at the first figure of a report."""
    grouped = isinstance(row, GroupRow)
    for at, column in enumerate(model.columns):
        if column.total or (column.right_aligned and not grouped):
            return at
    return len(model.columns)


def _first_shown(view: Any) -> int:
    header = view.horizontalHeader()
    for place in range(header.count()):
        column = header.logicalIndex(place)
        if not view.isColumnHidden(column):
            return column
    return 0
