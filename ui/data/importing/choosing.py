"""The first step: which file, and how its rows are to be taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFrame, QVBoxLayout, QWidget

from app.exchange.table import Table
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, IconLabel, label

ENDINGS = (".csv", ".xlsx", ".xlsm", ".ods", ".txt")


class Choosing(QWidget):
    """``chosen`` with the path of a file, from the dialog or dropped here."""

    chosen = Signal(Path)
    template_wanted = Signal()

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self._place_to_drop())
        self.update_old = QCheckBox(_("Where the code is there already, change the old data"))
        column.addWidget(self.update_old)
        self.post = QCheckBox(_("Post the documents at once"))
        self.post.setHidden(table.post is None)
        column.addWidget(self.post)
        self.numbers = QComboBox()
        self.numbers.setAccessibleName(_("How numbers are written"))
        self.numbers.addItem(_("Numbers with a decimal point: 1234567.89"), "plain")
        self.numbers.addItem(_("Numbers with a decimal comma: 1.234.567,89"), "id")
        column.addWidget(self.numbers)
        column.addWidget(label(_needed(table), "muted", wrap=True))
        column.addStretch(1)

    def _place_to_drop(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(IconLabel("ph.file-arrow-up", "muted", 32))
        column.addWidget(label(_("Drop a CSV or Excel file here, or choose one."), "h2", wrap=True))
        self.choose = Button(N_("Choose a file…"), self._ask, icon="ph.folder-open", role="primary")
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.template = Button(
            N_("Save an empty template…"), self.template_wanted.emit, role="link"
        )
        column.addWidget(self.template, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _ask(self) -> None:
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a file"), "", _("Tables ({endings})", endings=endings)
        )
        if chosen:
            self.chosen.emit(Path(chosen))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = event.mimeData().urls()[0].toLocalFile()
        if path:
            self.chosen.emit(Path(path))


def _needed(table: Table) -> str:
    required = [_(column.title) for column in table.columns if column.required]
    return _("Columns that must be there: {columns}.", columns=", ".join(required))
