"""The scrolling part of a table: keys, hover, copying; what is drawn is the delegate's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.kernel import formats
from app.kernel.progress import Progress, heeding
from app.kernel.text import _
from ui.kit import tasks, theme
from ui.kit.table import cells
from ui.kit.table.base_model import Index, TableModel
from ui.kit.table.delegate import CellDelegate
from ui.kit.table.frozen import FrozenColumns
from ui.kit.table.grouping import GroupRow
from ui.kit.table.header import TableHeader
from ui.kit.table.selection import Selection


class TableView(QTableView):
    """Whole rows are selected; the current cell has a ring."""

    opened = Signal(object)
    link_opened = Signal(object, str)
    preview_requested = Signal()
    current_row_changed = Signal(object)
    selected_rows_changed = Signal()
    column_menu_requested = Signal(int, QPoint)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.frozen = 0
        self._unread = False
        self._over: FrozenColumns | None = None
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
        self.doubleClicked.connect(self.activate)
        self.header.menu_requested.connect(self.column_menu_requested)
        theme.follow(self, self.rescale)

    def rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.verticalScrollBar().setSingleStep(theme.row_height())
        self.header.setMinimumSectionSize(theme.px(24))
        self.header.updateGeometry()
        self.viewport().update()
        self.place_frozen()

    def place_frozen(self) -> None:
        """Brings the frozen columns to where they belong."""
        if self.frozen and self._over is None:
            self._over = FrozenColumns(self)
        if self._over is not None and self.model() is not None:
            self._over.place(self.frozen)

    def frozen_width(self) -> int:
        """How much of the left end the frozen columns take."""
        return self._over.width() if self._over is not None and self.frozen else 0

    def column_left(self, column: int) -> int:
        """Where a column begins, frozen or not."""
        if column in self.shown_columns()[: self.frozen] and self._over is not None:
            return self._over.columnViewportPosition(column)
        return self.columnViewportPosition(column)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Also out from under the frozen columns."""
        super().scrollTo(index, hint)
        hidden = self.frozen_width() - self.columnViewportPosition(index.column())
        if hidden > 0 and index.column() not in self.shown_columns()[: self.frozen]:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def setModel(self, model: TableModel | None) -> None:
        super().setModel(model)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentRowChanged.connect(self._row_moved)
            selection.selectionChanged.connect(lambda *_: self.selected_rows_changed.emit())
        self.place_frozen()

    # -- rows ---------------------------------------------------------------------------------

    def row_at(self, index: QModelIndex) -> Any:
        model = self.model()
        return model.row(index.row()) if isinstance(model, TableModel) and index.isValid() else None

    def current_row(self) -> Any:
        """The row under the ring; None for none, or for the head of a group."""
        row = self.row_at(self.currentIndex())
        return None if isinstance(row, GroupRow) else row

    def selection(self) -> Selection:
        """What is selected now, whether or not it has been read."""
        return Selection(self)

    def selected_rows(self) -> list[Any]:
        """The selected rows from top to bottom."""
        return list(self.selection().reader()())

    def select(self, number: int, *, scroll: bool = True) -> None:
        """Makes a row current and selected."""
        column = max(0, self.currentIndex().column())
        index = self.model().index(number, self._shown_column(column))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        if scroll:
            self.scrollTo(index)

    def _shown_column(self, column: int) -> int:
        shown = self.shown_columns()
        return column if column in shown or not shown else shown[0]

    def _row_moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._unread = current.isValid() and self.row_at(current) is None
        self.current_row_changed.emit(self.current_row() if current.isValid() else None)

    def activate(self, index: QModelIndex) -> None:
        row = self.row_at(index)
        if isinstance(row, GroupRow):
            self.model().toggle(index.row())
        elif row is not None:
            self.opened.emit(row)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Tells the current row too where it was still to be read when it became that."""
        super().dataChanged(first, last, roles)
        if self._unread:
            self._row_moved(self.currentIndex(), QModelIndex())

    # -- keys and mouse -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        index = self.currentIndex()
        group = isinstance(self.row_at(index), GroupRow)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.activate(index)
        elif key == Qt.Key.Key_Space and group:
            self.model().toggle(index.row())
        elif key == Qt.Key.Key_Space and not control:
            self.preview_requested.emit()
        elif group and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if self.row_at(index).open != (key == Qt.Key.Key_Right):
                self.model().toggle(index.row())
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._ask_column_menu(index.column())
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

    def _ask_column_menu(self, column: int) -> None:
        """Below the head of the current column."""
        if column >= 0:
            left = self.columnViewportPosition(column)
            at = self.viewport().mapToGlobal(QPoint(left, 0))
            self.column_menu_requested.emit(column, at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        self.toggle_group(index, event.button())

    def toggle_group(self, index: QModelIndex, button: Qt.MouseButton) -> None:
        """A click on the head of a group opens or closes it."""
        left = button == Qt.MouseButton.LeftButton
        if left and isinstance(self.row_at(index), GroupRow):
            self.model().toggle(index.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.follow_link(self.indexAt(event.position().toPoint()), event)

    def follow_link(self, index: QModelIndex, event: QMouseEvent) -> None:
        """A plain click on a cell that is a link."""
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
        self.place_frozen()

    # -- copying ------------------------------------------------------------------------------

    def copy(self, *, raw: bool = False) -> None:
        """The selected rows as tab-separated text: as shown with headers, or raw values without.

        Many rows are read and worded in the background.
        """
        selection = self.selection()
        rows, count = selection.reader(), selection.count()
        columns, model = self.shown_columns(), selection.model
        if model is None:
            return
        clipboard = QGuiApplication.clipboard()
        if count <= cells.QUICKLY:
            clipboard.setText(as_text(model, columns, rows(), raw=raw))
            return

        def work(progress: Progress) -> str:
            with heeding(lambda: progress.cancelled):
                return as_text(model, columns, counted(rows(), count, progress), raw=raw)

        tasks.run(_("Copying {count} rows", count=formats.count(count)), work, clipboard.setText)

    def shown_columns(self) -> list[int]:
        """The columns from left to right as they are shown."""
        places = (self.header.logicalIndex(place) for place in range(self.header.count()))
        return [at for at in places if not self.isColumnHidden(at)]


def as_text(
    model: TableModel, columns: list[int], rows: Iterable[Any], *, raw: bool = False
) -> str:
    """Rows as tab-separated text."""
    lines = [] if raw else ["\t".join(_(model.columns[at].title) for at in columns)]
    for row in rows:
        words = [
            cells.raw(model.columns[at], model.value(row, at)) if raw else model.text(row, at)
            for at in columns
        ]
        lines.append("\t".join(" ".join(each.split()) for each in words))
    return "\n".join(lines) + "\n"


def counted(rows: Iterable[Any], of: int, progress: Progress) -> Iterator[Any]:
    """The rows, telling now and then how far it is."""
    for number, row in enumerate(rows):
        if number % 500 == 0:
            progress.report(number, of)
        yield row
