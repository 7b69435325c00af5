"""A line for an address: typed freely, or one of those kept with the party."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from app.masters.address import Address
from ui.kit.fields import TextEdit

PLACE, WHICH = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class AddressEdit(TextEdit):
    """Arrow down offers what is kept; ``chosen`` carries the Address that was taken."""

    chosen = Signal(object)

    def __init__(self, *, most: int, hint: str = "") -> None:
        super().__init__(most=most, hint=hint)
        self._model = QStandardItemModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionRole(PLACE)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.setCompleter(completer)

    def offer(self, addresses: Sequence[Address]) -> None:
        """These may be chosen from now on."""
        self._model.clear()
        for each in addresses:
            row = QStandardItem(f"{each.name}: {each.place}")
            row.setData(each.place, PLACE)
            row.setData(each, WHICH)
            self._model.appendRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._model.rowCount() and not self.isReadOnly():
            self.completer().setCompletionPrefix("")
            self.completer().complete()
        else:
            super().keyPressEvent(event)

    def _take(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(WHICH))
        self.changed.emit()
