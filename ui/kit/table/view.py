"""The scrolling part of a table: keys, hover, copying; what is drawn is the delegate's."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.kernel.text import _
from ui.kit import theme
from ui.kit.table import cells
from ui.kit.table.base_model import TableModel
from ui.kit.table.delegate import CellDelegate
from ui.kit.table.header import TableHeader
from ui.kit.table.rows_model import GroupRow, RowsModel

MOST_COPIED = 50_000


class TableView(QTableView):
    """Whole rows are selected; the current cell has a ring."""

    opened = Signal(object)
    link_opened = Signal(object, str)
    preview_requested = Signal()
    current_row_changed = Signal(object)
    selected_rows_changed = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.header = TableHeader(self)
        self.setHorizontalHeader(self.header)
        self.cell_delegate = CellDelegate(self)
        self.setItemDelegate(self.cell_delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        self.rescale()
        self.doubleClicked.connect(self._activated)
        theme.follow(self, self.rescale)

    def rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.verticalScrollBar().setSingleStep(theme.row_height())
        self.header.setMinimumSectionSize(theme.px(24))
        self.header.updateGeometry()
        self.viewport().update()

    def setModel(self, model: TableModel | None) -> None:
        super().setModel(model)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentRowChanged.connect(self._row_moved)
            selection.selectionChanged.connect(lambda *_: self.selected_rows_changed.emit())

    # -- rows ---------------------------------------------------------------------------------

    def row_at(self, index: QModelIndex) -> Any:
        model = self.model()
        return model.row(index.row()) if isinstance(model, TableModel) and index.isValid() else None

    def current_row(self) -> Any:
        """The row under the ring; None for none, or for the head of a group."""
        row = self.row_at(self.currentIndex())
        return None if isinstance(row, GroupRow) else row

    def selected_rows(self) -> list[Any]:
        """The selected rows from top to bottom."""
        selection = self.selectionModel()
        if selection is None:
            return []
        numbers: list[int] = []
        for span in selection.selection():
            numbers += range(span.top(), min(span.bottom(), span.top() + MOST_COPIED) + 1)
        model = self.model()
        rows = [model.row(number) for number in sorted(set(numbers))[:MOST_COPIED]]
        return [row for row in rows if row is not None and not isinstance(row, GroupRow)]

    def select(self, number: int, *, scroll: bool = True) -> None:
        """Makes a row current and selected."""
        column = max(0, self.currentIndex().column())
        index = self.model().index(number, self._shown_column(column))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        if scroll:
            self.scrollTo(index)

    def _shown_column(self, column: int) -> int:
        if not self.isColumnHidden(column):
            return column
        for place in range(self.header.count()):
            logical = self.header.logicalIndex(place)
            if not self.isColumnHidden(logical):
                return logical
        return column

    def _row_moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.current_row_changed.emit(self.current_row() if current.isValid() else None)

    def _activated(self, index: QModelIndex) -> None:
        row = self.row_at(index)
        if isinstance(row, GroupRow):
            self.model().toggle(index.row())
        elif row is not None:
            self.opened.emit(row)

    # -- keys and mouse -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        index = self.currentIndex()
        group = isinstance(self.row_at(index), GroupRow)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._activated(index)
        elif key == Qt.Key.Key_Space and group:
            self.model().toggle(index.row())
        elif key == Qt.Key.Key_Space and not control:
            self.preview_requested.emit()
        elif group and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if self.row_at(index).open != (key == Qt.Key.Key_Right):
                self.model().toggle(index.row())
        elif control and key == Qt.Key.Key_C:
            self.copy(raw=shift)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not shift:
            last = self.model().rowCount() - 1
            if last >= 0:
                self.select(0 if key == Qt.Key.Key_Home else last)
        elif event.text() and event.text().isprintable() and not control:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self.row_at(index)
        left = event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)
        if left and isinstance(row, GroupRow) and isinstance(self.model(), RowsModel):
            self.model().toggle(index.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row, model = self.row_at(index), self.model()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if row is None or isinstance(row, GroupRow) or not plain or not self._over_link(index):
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self.link_opened.emit(row, model.columns[index.column()].key)

    def _over_link(self, index: QModelIndex) -> bool:
        model = self.model()
        return (
            isinstance(model, TableModel) and index.isValid() and model.styles[index.column()].link
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row())
        hand = self._over_link(index) and index.data() not in (None, "")
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.cell_delegate.hovered:
            self.cell_delegate.hovered = row
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    # -- copying ------------------------------------------------------------------------------

    def copy(self, *, raw: bool = False) -> None:
        """The selected rows as tab-separated text: as shown with headers, or raw values without."""
        QGuiApplication.clipboard().setText(self.as_text(raw=raw))

    def as_text(self, *, raw: bool = False) -> str:
        model = self.model()
        columns = [
            self.header.logicalIndex(place)
            for place in range(self.header.count())
            if not self.isColumnHidden(self.header.logicalIndex(place))
        ]
        lines = [] if raw else ["\t".join(_(model.columns[at].title) for at in columns)]
        for row in self.selected_rows():
            words = [
                cells.raw(model.columns[at], model.value(row, at)) if raw else model.text(row, at)
                for at in columns
            ]
            lines.append("\t".join(" ".join(each.split()) for each in words))
        return "\n".join(lines) + "\n"
