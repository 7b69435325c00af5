"""The line grid on screen: walking with Enter, typing into cells, lines with keys of their own.

    grid = LinesGrid(LinesModel(COLUMNS, fill=fill_line, today=today))
    grid.model().set_lines([...]);  grid.lines();  grid.changed.connect(recalculate)

Enter and Tab: next cell, after the last a new line. Arrows when not editing, typing replaces, F2 edits,
F4 opens the list, Ctrl+D copies from above, Ctrl+Ins / Ctrl+Del insert and delete a line, Alt+↑↓ moves
it, Del empties cells, Ctrl+C / Ctrl+V copy and paste tables, Ctrl+Z / Ctrl+Y. Alt+Enter takes what a red cell
suggests. With a ``Scan`` a barcode adds a line or counts one up, wherever the keyboard is in the grid.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from app.kernel import formats
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from ui.kit import keys, theme
from ui.kit.dialogs import Question
from ui.kit.grid.cell_editors import GridDelegate
from ui.kit.grid.lines import GridColumn
from ui.kit.grid.lines_model import MOST_PASTED, LinesModel
from ui.kit.grid.scanning import Burst, Scan
from ui.kit.lookup_list import LookupList
from ui.kit.table.header import TableHeader

Place = tuple[int, GridColumn]
MOST_MEASURED = 500  # lines whose amounts decide how wide a column is


class NumberHeader(QHeaderView):
    """Line numbers at the left, "+" beside the blank line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(32), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("grid"))
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("table"))
        words = str(self.model().headerData(logical, Qt.Orientation.Vertical))
        painter.drawText(rect.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


class GridHeader(TableHeader):
    """The table's header without sorting."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sortable = False
        self.setSectionsMovable(False)

    def _direction(self, column: int) -> bool | None:
        return None


class LinesGrid(QTableView):
    """``current_line_changed`` with the row; ``left`` when Esc leaves the grid."""

    changed = Signal()
    current_line_changed = Signal(int)
    left = Signal()

    def __init__(self, model: LinesModel, *, scan: Scan | None = None) -> None:
        super().__init__()
        self.burst, self._scan = Burst(), scan
        self._widest: list[int] = []
        self._pasting: Generator[None, None, int] | None = None
        self.setHorizontalHeader(GridHeader(self))
        self.setVerticalHeader(NumberHeader(self))
        self.setItemDelegate(GridDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.setParent(self)
        self.setModel(model)
        model.changed.connect(self.changed)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(lambda first, last: self._widen(first.row(), last.row()))
        model.rowsInserted.connect(lambda _parent, first, last: self._widen(first, last))
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.current_line_changed.emit(now.row())
        )
        self.setAccessibleName(_("Lines"))
        theme.follow(self, self.rescale)
        self.rescale()
        self.setCurrentIndex(model.index(0, self._stops()[0] if self._stops() else 0))

    def rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.verticalHeader().setFixedWidth(theme.px(32))
        self.fit()

    def lines(self) -> list[dict[str, Any]]:
        """The lines that hold something."""
        return self.model().lines()

    def set_read_only(self, on: bool) -> None:
        self.model().set_read_only(on)

    def retranslate(self) -> None:
        model = self.model()
        model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(model.columns) - 1)
        self.setAccessibleName(_("Lines"))
        self.fit()
        self.viewport().update()

    # -- widths -------------------------------------------------------------------------------

    def fit(self) -> None:
        """Amounts stay whole; the columns of width 0 take what is left."""
        self._widest = [0] * len(self.model().columns)
        self._widen(0, self.model().rowCount() - 1)

    def _widen(self, first: int, last: int) -> None:
        """Makes room for what these lines hold; all lines are measured again only by ``fit``."""
        model = self.model()
        if len(self._widest) != len(model.columns):
            self._widest = [0] * len(model.columns)
        metrics = QFontMetrics(theme.font("table"))
        rows = range(max(0, first), min(last + 1, first + MOST_MEASURED))
        for at, column in enumerate(model.columns):
            if column.right:
                texts = (model.index(row, at).data() or "" for row in rows)
                wide = metrics.horizontalAdvance(max(texts, key=len, default=""))
                self._widest[at] = max(self._widest[at], wide)
        self._share_width()

    def _share_width(self) -> None:
        model = self.model()
        widths = []
        for at, column in enumerate(model.columns):
            width = theme.px(column.width)
            if column.right:
                width = max(width, self._widest[at] + theme.px(18))
            widths.append(max(width, self.horizontalHeader().needed(at)) if column.width else 0)
        takers = [at for at, column in enumerate(model.columns) if not column.width]
        free = self.viewport().width() - sum(widths)
        for at in takers:
            widths[at] = max(theme.px(140), free // len(takers))
        for at, width in enumerate(widths):
            if self.columnWidth(at) != width:
                self.setColumnWidth(at, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    # -- walking ------------------------------------------------------------------------------

    def _stops(self) -> list[int]:
        """The columns where Enter and Tab stop."""
        columns = self.model().columns
        return [at for at, column in enumerate(columns) if column.edited and column.stop]

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) cell; after the last one the next line."""
        stops, index = self._stops(), self.currentIndex()
        if not stops:
            return
        row, column = max(0, index.row()), index.column()
        ahead = [at for at in stops if (at > column if by > 0 else at < column)]
        if ahead:
            target = ahead[0] if by > 0 else ahead[-1]
        else:
            row += by
            target = stops[0] if by > 0 else stops[-1]
        if 0 <= row < self.model().rowCount():
            self._go(row, target)

    def move_by(self, rows: int) -> None:
        index = self.currentIndex()
        row = index.row() + rows
        if 0 <= row < self.model().rowCount():
            self._go(row, index.column())

    def _go(self, row: int, column: int) -> None:
        index = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, problem: Problem) -> bool:
        """The cell of a problem gets the keyboard."""
        place = self.model().place_of(problem)
        if place is not None:
            self._go(*place)
        return place is not None

    def show_problems(self, problems: Iterable[Problem]) -> None:
        self.model().show_problems(problems)

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = keys.read(event)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_line(-1 if key == Qt.Key.Key_Up else 1)
        elif alt and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_likely()
        elif control and self._control_key(key):
            pass
        elif not self._plain_key(event, key, modifiers):
            super().keyPressEvent(event)
            if self.state() != QAbstractItemView.State.EditingState:
                self.burst.note(event)  # what opens an editor is noted there

    def _control_key(self, key: Any) -> bool:
        index, model = self.currentIndex(), self.model()
        anywhere = {
            Qt.Key.Key_C: self.copy,
            Qt.Key.Key_V: self.paste,
            Qt.Key.Key_Z: model.undo_stack.undo,
            Qt.Key.Key_Y: model.undo_stack.redo,
        }
        if key in anywhere:
            anywhere[key]()
            return True
        if model.read_only or not index.isValid():
            return False
        if key == Qt.Key.Key_D:
            model.copy_from_above(index.row(), index.column())
        elif key == Qt.Key.Key_Insert:
            model.insert_line(index.row())
            self._go(index.row(), self._stops()[0])
        elif key == Qt.Key.Key_Delete:
            rows = sorted({each.row() for each in self.selectedIndexes()} or {index.row()})
            model.delete_lines(rows[0], len(rows))
            self._go(min(rows[0], model.rowCount() - 1), index.column())
        else:
            return False
        return True

    def _plain_key(self, event: QKeyEvent, key: int, modifiers: Any) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.burst.note(event)
            code = self.burst.code()
            if self.knows_barcode(code):
                self.add_scanned(code)
                return True
            self.step(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Tab:
            self.step(1)
        elif key == Qt.Key.Key_Backtab:
            self.step(-1)
        elif key == Qt.Key.Key_F2:
            self.edit(self.currentIndex())
        elif key == Qt.Key.Key_F4:
            self._open_list()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Delete:
            chosen = self.selectedIndexes() or [self.currentIndex()]
            self.model().clear_cells((each.row(), each.column()) for each in chosen)
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Tab walks cells until the end of the grid, then leaves it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key()
            in (
                Qt.Key.Key_Tab,
                Qt.Key.Key_Backtab,
            )
        ):
            if self._at_end(event.key() == Qt.Key.Key_Tab):
                return QWidget.event(self, event)
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)

    def _at_end(self, forward: bool) -> bool:
        stops, index = self._stops(), self.currentIndex()
        if not stops or self.model().read_only:
            return True
        if forward:
            blank = self.model().line(index.row()).blank
            return blank and index.row() == self.model().rowCount() - 1
        return index.row() <= 0 and index.column() <= stops[0]

    def _move_line(self, step: int) -> None:
        index = self.currentIndex()
        if self.model().move_line(index.row(), step):
            self._go(index.row() + step, index.column())

    def currentChanged(self, now: QModelIndex, before: QModelIndex) -> None:
        """What is wrong with a red cell is told as soon as the keyboard is there."""
        super().currentChanged(now, before)
        model = self.model()
        problem = model.problem(now.row(), model.columns[now.column()].key) if now.isValid() else ""
        if problem and self.isVisible():
            place = self.viewport().mapToGlobal(self.visualRect(now).bottomLeft())
            QToolTip.showText(place, problem, self.viewport())
        else:
            QToolTip.hideText()

    def take_likely(self) -> None:
        """Alt+Enter: what the red cell suggests."""
        index = self.currentIndex()
        if index.isValid() and not self.model().read_only:
            self.model().take_likely(index.row(), index.column())

    # -- scanning -----------------------------------------------------------------------------

    def knows_barcode(self, code: str) -> bool:
        """Whether something bears this barcode, and may be added."""
        known = self._scan is not None and bool(code) and self._scan.find(code) is not None
        return known and not self.model().read_only

    def add_scanned(self, code: str) -> None:
        """One more of what bears the barcode; the next scan finds the blank line."""
        assert self._scan is not None
        scan = self._scan
        row = self.model().add_found(scan.column, scan.find(code), scan.quantity, scan.one)
        self.scrollTo(self.model().index(row, 0))
        self._go(self.model().rowCount() - 1, self._stops()[0])

    # -- dialogs of a cell ----------------------------------------------------------------------

    def _open_list(self) -> None:
        """F4: the list of the cell, which is a dialog for what is looked up and a popup for choices."""
        index = self.currentIndex()
        if index.isValid() and self.model().columns[index.column()].lookup is not None:
            if not self.model().read_only:
                self.choose(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            return
        self.edit(index)

    def choose(self, typed: str) -> None:
        """The full list for the current cell, once the key that asked for it is done."""
        place = self._place()
        QTimer.singleShot(0, self, lambda: self._choose(place, typed))

    def _choose(self, place: Place, typed: str) -> None:
        lookup = place[1].lookup
        assert lookup is not None
        dialog = LookupList(lookup, typed, self.window())
        if dialog.exec() and dialog.chosen is not None:
            self._take(place, dialog.chosen.key)
        dialog.deleteLater()

    def create(self, typed: str) -> None:
        """A new record in place for the current cell, which then holds it."""
        place = self._place()
        lookup = place[1].lookup
        if lookup is not None and lookup.create is not None:
            make = lookup.create
            QTimer.singleShot(0, self, lambda: make(typed, partial(self._take, place)))

    def _place(self) -> Place:
        index = self.currentIndex()
        return index.row(), self.model().columns[index.column()]

    def _take(self, place: Place, key: Any) -> None:
        """What was chosen elsewhere fills the cell, and the keyboard walks on."""
        row, column = place
        self.model().set_value(row, column.key, key)
        self._go(row, self.model().columns.index(column))
        self.step(1)

    def edit(self, index: QModelIndex, *rest: Any) -> bool | None:
        """F2; typing into a cell begins with what was typed."""
        if not rest:
            return super().edit(index)
        trigger, event = rest
        if (
            trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
            and isinstance(event, QKeyEvent)
            and (not event.text().isprintable() or not event.text())
        ):
            return False
        return super().edit(index, trigger, event)

    # -- copying ------------------------------------------------------------------------------

    def copy(self) -> None:
        """The selected cells as tab-separated text."""
        rows: dict[int, dict[int, str]] = {}
        for index in self.selectedIndexes():
            rows.setdefault(index.row(), {})[index.column()] = index.data() or ""
        lines = ["\t".join(row[at] for at in sorted(row)) for _r, row in sorted(rows.items())]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """A table from the clipboard, from the current cell on, as one step of undo."""
        index = self.currentIndex()
        if self.model().read_only or not index.isValid() or self._pasting is not None:
            return
        text = QGuiApplication.clipboard().text()
        count = len(text.splitlines())
        if count > MOST_PASTED + 1:  # one more may name the columns
            self._refuse_to_paste(count)
            return
        self._pasting = self.model().pasting(text, index.row(), index.column())
        self._paste_on()

    def _refuse_to_paste(self, count: int) -> None:
        words = _(
            "The clipboard holds {count} lines; at most {most} can be pasted at a time. Nothing was "
            "pasted. Copy fewer lines, or bring the table in as a file.",
            count=formats.count(count),
            most=formats.count(MOST_PASTED),
        )
        close = ("close", N_("Close"), "primary")
        question = Question(
            self.window(),
            _("Too many lines"),
            words,
            (close,),
            icon="ph.warning-fill",
            token="warn",
        )
        question.exec()
        question.deleteLater()

    def _paste_on(self) -> None:
        """A long table is read in slices, so that the window stays alive; nothing is typed meanwhile."""
        assert self._pasting is not None
        try:
            next(self._pasting)
        except StopIteration:
            self._pasting = None
            self.setEnabled(True)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.setEnabled(False)
        QTimer.singleShot(0, self, self._paste_on)
