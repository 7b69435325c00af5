"""F4: the full list of a lookup in a dialog, with a search of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.kernel.columns import Column
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, row
from ui.kit.found import MOST_LISTED, Found, Lookup
from ui.kit.table import ColumnStyle, DataTable, RowsModel

COLUMNS = (
    Column("code", N_("Code"), chars=12),
    Column("name", N_("Name"), chars=32),
    Column("figure", N_("Standing"), chars=16, priority=1),
    Column("price", N_("Amount"), chars=12, priority=2),
)


class LookupList(QDialog):
    """``chosen`` after it was accepted."""

    def __init__(self, lookup: Lookup, typed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self.chosen: Found | None = None
        self.setWindowTitle(_("Choose: {noun}", noun=_(lookup.noun)))
        self.resize(theme.px(640), theme.px(460))
        self.search = QLineEdit(typed)
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search"))
        self.table = DataTable(RowsModel(COLUMNS, styles={"figure": ColumnStyle(muted=True)}))
        self.table.opened.connect(self._take)
        self.take = Button(N_("Take"), lambda: self._take(self.table.current_row()), role="primary")
        cancel = Button(N_("Cancel"), self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(12)] * 4)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(row(1, cancel, self.take))
        self._timer = QTimer(self, singleShot=True, interval=120)
        self._timer.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self._find()

    def _find(self) -> None:
        rows = self._lookup.find(self.search.text().strip(), MOST_LISTED)
        self.table.set_rows(list(rows))
        if rows:
            self.table.show_rows()
            self.table.select_first()
        else:
            self.table.show_state("ph.magnifying-glass", _("Nothing found"), "")

    def _take(self, found: Found | None) -> None:
        if found is not None:
            self.chosen = found
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self._timer.stop()
                self._find()
            self._take(self.table.current_row())
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.table.view.setFocus()
            self.table.view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
