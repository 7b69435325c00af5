"""The popup of a list's columns: shown or put away, in which order, how many stay when the others scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, IconButton, label, row
from ui.kit.column_layout import ColumnLayout
from ui.kit.fields import Choice
from ui.kit.popup import PopupCard

MOST_FROZEN = 4
KEY = Qt.ItemDataRole.UserRole


class ColumnChooser(PopupCard):
    """Every change is taken up at once. Space shows or hides, Alt+Up and Alt+Down move, or the mouse."""

    def __init__(self, keeper: ColumnLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnChooser")
        self.setAccessibleName(_("Columns"))
        self._keeper = keeper
        self.columns = QListWidget()
        self.columns.setProperty("frame", True)
        self.columns.setAccessibleName(_("Columns"))
        self.columns.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.columns.setMinimumSize(theme.px(280), theme.px(280))
        self.frozen = Choice([(count, _freeze_words(count)) for count in range(MOST_FROZEN + 1)])
        self.frozen.setAccessibleName(_("Columns that stay when the others scroll"))
        up = IconButton("ph.arrow-up", N_("Move up"), lambda: self.move_current(-1), key="Alt+↑")
        down = IconButton(
            "ph.arrow-down", N_("Move down"), lambda: self.move_current(1), key="Alt+↓"
        )
        self.box.addLayout(row(label(_("Columns"), "strong"), 1, up, down))
        self.box.addWidget(self.columns, 1)
        self.box.addWidget(self.frozen)
        self.box.addLayout(
            row(Button(N_("As it was made"), self.reset), 1, Button(N_("Close"), self.close))
        )
        self._fill()
        self.columns.itemChanged.connect(self._shown_changed)
        self.columns.model().rowsMoved.connect(lambda *_: self._order_changed())
        self.frozen.changed.connect(lambda: keeper.table.freeze(int(self.frozen.value())))
        self.columns.setFocus()

    def _fill(self) -> None:
        table = self._keeper.table
        hidden, model = table.hidden_columns(), table.model
        self.columns.blockSignals(True)
        self.columns.clear()
        for key in table.order():
            item = QListWidgetItem(_(model.columns[model.place(key)].title) or key)
            item.setData(KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if key in hidden else Qt.CheckState.Checked)
            self.columns.addItem(item)
        self.columns.blockSignals(False)
        self.columns.setCurrentRow(0)
        self.frozen.set_value(min(table.frozen, MOST_FROZEN))

    def _shown_changed(self, item: QListWidgetItem) -> None:
        """One column always stays."""
        on = item.checkState() is Qt.CheckState.Checked
        checked = [
            at
            for at in range(self.columns.count())
            if self.columns.item(at).checkState() is Qt.CheckState.Checked
        ]
        if checked:
            self._keeper.show_column(item.data(KEY), on)
        else:
            item.setCheckState(Qt.CheckState.Checked)

    def _order_changed(self) -> None:
        keys = [self.columns.item(at).data(KEY) for at in range(self.columns.count())]
        self._keeper.table.set_order(keys)

    def move_current(self, by: int) -> None:
        """Moves the current column one place to the left or right."""
        at = self.columns.currentRow()
        if 0 <= at + by < self.columns.count():
            item = self.columns.takeItem(at)
            self.columns.insertItem(at + by, item)
            self.columns.setCurrentRow(at + by)
            self._order_changed()

    def reset(self) -> None:
        """The columns as the list was made."""
        self._keeper.reset()
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


def _freeze_words(count: int) -> str:
    if not count:
        return N_("All columns scroll")
    return N_("The first column stays") if count == 1 else _("The first {count} stay", count=count)
