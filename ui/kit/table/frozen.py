"""Leading columns that stay where they are while the others scroll: a second view over the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.kit import theme
from ui.kit.table.delegate import CellDelegate
from ui.kit.table.header import TableHeader

if TYPE_CHECKING:
    from ui.kit.table.view import TableView


class FrozenColumns(QTableView):
    """Shows the first ``count`` columns of ``view`` over it; the keyboard stays with the view."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view
        self.header = TableHeader(self)
        self.setHorizontalHeader(self.header)
        self.header.setSectionsMovable(False)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(CellDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(view.selectionBehavior())
        self.setSelectionMode(view.selectionMode())
        self.setVerticalScrollMode(view.verticalScrollMode())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        self._connect()

    def _connect(self) -> None:
        view, bar = self._view, self.verticalScrollBar()
        view.verticalScrollBar().valueChanged.connect(bar.setValue)
        bar.valueChanged.connect(view.verticalScrollBar().setValue)
        self.header.sort_changed.connect(view.header.sort_by)
        self.header.menu_requested.connect(view.header.menu_requested)
        self.customContextMenuRequested.connect(view.customContextMenuRequested)
        self.doubleClicked.connect(view.activate)

    def place(self, count: int) -> None:
        """Takes up model, order, widths and place of the view."""
        view = self._view
        if self.model() is not view.model():
            self.setModel(view.model())
        if self.selectionModel() is not view.selectionModel():
            self.setSelectionModel(view.selectionModel())
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        leading = view.shown_columns()[:count]
        for at in range(view.header.count()):
            self.setColumnHidden(at, at not in leading)
        for place, at in enumerate(leading):
            self.header.moveSection(self.header.visualIndex(at), place)
            self.setColumnWidth(at, view.columnWidth(at))
        self.header.sort, self.header.marked = view.header.sort, view.header.marked
        width = sum(view.columnWidth(at) for at in leading)
        frame = view.frameWidth()
        self.setGeometry(frame, frame, width, view.header.height() + view.viewport().height())
        self.verticalScrollBar().setValue(view.verticalScrollBar().value())
        self.setVisible(bool(leading))
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)
        self._view.toggle_group(self.indexAt(event.position().toPoint()), event.button())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._view.follow_link(self.indexAt(event.position().toPoint()), event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.wheelEvent(event)
