"""Editing and painting the cells of a grid."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.kernel.text import _
from ui.kit import icons, keys, theme
from ui.kit.grid.lines_model import Index, LinesModel
from ui.kit.lookup import LookupLine
from ui.kit.table.delegate import Look, paint_ring

NEXT, PREVIOUS = 1, -1


class GridDelegate(QStyledItemDelegate):
    """Enter and Tab in an editor take what was typed and walk on; ``grid.step`` does the walking."""

    def __init__(self, grid: Any) -> None:
        super().__init__(grid)
        self._grid = grid
        self._look: Look | None = None
        theme.follow(grid, self._forget)

    def _forget(self) -> None:
        self._look = None

    # -- editors ------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._grid.model().columns[index.column()]
        if column.choices:
            editor: QWidget = QComboBox(parent)
            for _key, text in column.choices:
                editor.addItem(_(text))
            editor.activated.connect(lambda _at: self._finish(editor, NEXT))
        elif column.lookup is not None:
            editor = LookupLine(column.lookup)
            editor.setParent(parent)
            editor.taken.connect(lambda found: self._taken(editor, index, found))
        else:
            editor = QLineEdit(parent)
            editor.setMaxLength(column.most)
            if column.right:
                editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setProperty("role", "cell")
        editor.setAccessibleName(_(column.title))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = index.data(Qt.ItemDataRole.EditRole) or ""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text)))
        elif editor.text() != text and not editor.isModified():
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: LinesModel, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.text()
        model.setData(index, text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))

    def _taken(self, editor: QWidget, index: Index, found: Any) -> None:
        """A choice from the popup fills the cell and walks on."""
        model = self._grid.model()
        row, key = index.row(), model.columns[index.column()].key
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        model.set_value(row, key, found.key)
        self._grid.step(NEXT)

    def _finish(self, editor: QWidget, step: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if step:
            self._grid.step(step)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, QWidget)
        ):
            handled = self._key(editor, event)
            if handled is not None:
                return handled
        elif event.type() == QEvent.Type.FocusOut and isinstance(editor, LookupLine):
            editor.close_popup()
        return super().eventFilter(editor, event)

    def _key(self, editor: QWidget, event: QKeyEvent) -> bool | None:
        """True: done here; False: the editor's own; None: as usual."""
        key = event.key()
        looking = isinstance(editor, LookupLine)
        self._grid.burst.note(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._scanned(editor):
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if (
                looking
                and key != Qt.Key.Key_Backtab
                and editor.text().strip()
                and editor.take_marked()
            ):
                return True
            back = (
                key == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            )
            self._finish(editor, PREVIOUS if back else NEXT)
            return True
        if isinstance(editor, LookupLine) and self._asks_elsewhere(editor, event):
            return True
        if looking and key == Qt.Key.Key_Escape and editor.popup_open():
            editor.close_popup()
            return True
        if looking and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not isinstance(editor, QComboBox):
            self._finish(editor, 0)
            self._grid.move_by(-1 if key == Qt.Key.Key_Up else 1)
            return True
        return None

    def _asks_elsewhere(self, editor: LookupLine, event: QKeyEvent) -> bool:
        """F4 and Ctrl+N open a dialog, which takes the keyboard and with it the cell's editor."""
        key, modifiers = keys.read(event)
        creates = key == Qt.Key.Key_N and modifiers == Qt.KeyboardModifier.ControlModifier
        if key != Qt.Key.Key_F4 and not (creates and editor.lookup.create is not None):
            return False
        typed = editor.text().strip()
        editor.close_popup()
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self._grid.choose(typed) if key == Qt.Key.Key_F4 else self._grid.create(typed)
        return True

    def _scanned(self, editor: QWidget) -> bool:
        """A barcode belongs to the grid, whatever cell it was scanned into; what stood there stays."""
        code = self._grid.burst.code()
        if not self._grid.knows_barcode(code):
            return False
        if isinstance(editor, LookupLine):
            editor.close_popup()
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self._grid.add_scanned(code)
        return True

    # -- painting -----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._look is None:
            self._look = Look()
        look, rect, model = self._look, option.rect, index.model()
        column = model.columns[index.column()]
        problem = model.problem(index.row(), column.key)
        note = model.note(index.row(), column.key)
        current = index == self._grid.currentIndex() and self._grid.hasFocus()
        ground = "surface"
        if option.state & QStyle.StateFlag.State_Selected and not current:
            ground = "sel"
        elif problem:
            ground = "dangerbg"
        elif note:
            ground = "warnbg"
        painter.fillRect(rect, look.color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("grid"))
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), look.color("grid"))
        self._paint_words(painter, rect, index, column, look, problem, note)
        if current:
            paint_ring(painter, rect, look.color("link"))
        elif problem:
            paint_ring(painter, rect, look.color("danger"))

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRect,
        index: Index,
        column: Any,
        look: Look,
        problem: str,
        note: str,
    ) -> None:
        room = rect.adjusted(look.tight if column.right else look.pad, 0, -look.pad, -1)
        if problem or note:
            name, token = ("ph.x-circle-fill", "danger") if problem else ("ph.warning-fill", "warn")
            left = room.left() if not column.right else rect.left() + look.pad
            painter.drawPixmap(
                left, rect.center().y() - look.icon // 2, icons.pixmap(name, look.icon, token)
            )
            if not column.right:
                room.setLeft(left + look.icon + look.gap)
        words = index.data() or ""
        painter.setFont(look.plain)
        painter.setPen(look.color("text"))
        if not column.right:
            words = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, room.width()
            )
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(room, align, words)
