"""The header of a table: titles aligned as their columns, a sort arrow, asc – desc – off, Shift adds."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from ui.kit import icons, theme
from ui.kit.table.base_model import TableModel

HEIGHT = 30
SortKeys = tuple[tuple[str, bool], ...]


class TableHeader(QHeaderView):
    """Emits ``sort_changed`` with (column key, descending) pairs; empty for the list's own order."""

    sort_changed = Signal(tuple)
    resized_by_hand = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sort: SortKeys = ()
        self.sortable = True
        self.marked: set[str] = set()
        self._pressed: QPoint | None = None
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(24))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """The width is the table's affair; Qt would measure titles for it, and asks again and again."""
        return QSize(self.minimumSectionSize(), theme.px(HEIGHT))

    def set_sort(self, keys: SortKeys) -> None:
        """Shows an order without asking for it."""
        self.sort = keys
        self.viewport().update()

    def needed(self, column: int) -> int:
        """The width that shows the whole title and the arrow."""
        metrics = QFontMetrics(theme.font("label", bold=True))
        width = metrics.horizontalAdvance(self._title(column)) + theme.px(14) + 3
        return width + sum(self._mark_width(rank) for _icon, rank in self._marks(column))

    def _title(self, column: int) -> str:
        model = self.model()
        return str(model.headerData(column, Qt.Orientation.Horizontal) or "") if model else ""

    def _direction(self, column: int) -> bool | None:
        """Whether it is sorted downwards; None where it is not."""
        model = self.model()
        if isinstance(model, TableModel):
            key = model.columns[column].key
            for known, descending in self.sort:
                if known == key:
                    return descending
        return None

    def _rank(self, column: int) -> str:
        """The place of a column among several that are sorted by: "1", "2", …"""
        keys = [key for key, _descending in self.sort]
        model = self.model()
        key = model.columns[column].key if isinstance(model, TableModel) else ""
        return str(keys.index(key) + 1) if len(keys) > 1 and key in keys else ""

    def mark(self, keys: set[str]) -> None:
        """Marks the columns whose values narrow the list."""
        self.marked = keys
        self.viewport().update()

    def _is_marked(self, column: int) -> bool:
        model = self.model()
        return isinstance(model, TableModel) and model.columns[column].key in self.marked

    # -- sorting ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        at = event.position().toPoint()
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        super().mouseReleaseEvent(event)
        if resizing:
            self.resized_by_hand.emit(self.logicalIndexAt(pressed or at))
            return
        if event.button() != Qt.MouseButton.LeftButton or pressed is None or not self.sortable:
            return
        if (at - pressed).manhattanLength() < QApplication.startDragDistance():
            add = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.cycle(self.logicalIndexAt(at), add=add)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self.logicalIndexAt(event.pos())
        if column >= 0:
            self.menu_requested.emit(column, event.globalPos())

    def sort_by(self, keys: SortKeys) -> None:
        """Asks for an order."""
        self.set_sort(keys)
        self.sort_changed.emit(keys)

    def cycle(self, column: int, *, add: bool = False) -> None:
        """Ascending, descending, off; ``add`` keeps the other keys."""
        model = self.model()
        if not isinstance(model, TableModel) or not 0 <= column < len(model.columns):
            return
        key, before = model.columns[column].key, self._direction(column)
        following = {None: ((key, False),), False: ((key, True),), True: ()}[before]
        if not add:
            self.sort = following
        elif before is None:
            self.sort = (*self.sort, (key, False))
        else:
            kept: list[tuple[str, bool]] = []
            for pair in self.sort:
                kept += list(following) if pair[0] == key else [pair]
            self.sort = tuple(kept)
        self.viewport().update()
        self.sort_changed.emit(self.sort)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self.viewport())
        room = self.viewport().rect()
        painter.fillRect(room, theme.color("alt"))
        painter.fillRect(0, room.bottom(), room.width(), 1, theme.color("border"))
        painter.setFont(theme.font("label", bold=True))
        drawn_first = False
        for place in range(self.count()):
            column = self.logicalIndex(place)
            if self.isSectionHidden(column):
                continue
            left = self.sectionViewportPosition(column)
            box = QRect(left, 0, self.sectionSize(column), room.height())
            if drawn_first:
                painter.fillRect(left, 0, 1, room.height() - 1, theme.color("border"))
            self._paint_title(painter, box, column)
            drawn_first = True

    def _paint_title(self, painter: QPainter, box: QRect, column: int) -> None:
        model = self.model()
        align = model.headerData(
            column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        align = Qt.AlignmentFlag(align or Qt.AlignmentFlag.AlignLeft)
        inner = theme.px(2 if align & Qt.AlignmentFlag.AlignRight else 7)
        room = box.adjusted(inner, 0, -theme.px(7), -1)
        marks, title = self._marks(column), self._title(column)
        taken = sum(self._mark_width(rank) for _icon, rank in marks)
        words = min(painter.fontMetrics().horizontalAdvance(title) + 1, room.width() - taken)
        if align & Qt.AlignmentFlag.AlignRight:
            left = room.right() - taken + 1
            room.setRight(left - 1)
        else:
            room.setWidth(max(0, words))
            left = room.left() + room.width()
        painter.setPen(theme.color("muted"))
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | align, shown)
        for icon, rank in marks:
            self._paint_mark(painter, left + theme.px(4), room, icon, rank)
            left += self._mark_width(rank)

    def _marks(self, column: int) -> list[tuple[str, str]]:
        """Icons beside the title, each with its small figure."""
        direction, marks = self._direction(column), []
        if direction is not None:
            icon = "ph.arrow-down" if direction else "ph.arrow-up"
            marks.append((icon, self._rank(column)))
        if self._is_marked(column):
            marks.append(("ph.funnel", ""))
        return marks

    def _mark_width(self, rank: str) -> int:
        return theme.px(18) + (theme.px(9) if rank else 0)

    def _paint_mark(self, painter: QPainter, left: int, room: QRect, icon: str, rank: str) -> None:
        size = theme.px(14)
        top = room.center().y() - size // 2
        painter.drawPixmap(left, top, icons.pixmap(icon, size, "muted"))
        if rank:
            painter.setFont(theme.font("micro"))
            place = QRect(left + size, room.top(), theme.px(9), room.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, rank)
            painter.setFont(theme.font("label", bold=True))
