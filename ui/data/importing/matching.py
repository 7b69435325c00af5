"""The second step: what each column of the file means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.kernel.text import _
from ui.data.importing.sheet import Sheet
from ui.kit import theme
from ui.kit.buttons import label
from ui.kit.dialogs import Banner


class Matching(QWidget):
    """One line for each column of the file: its heading, a value of it, and what it means."""

    changed = Signal()

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.boxes: list[QComboBox] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(m) for m in (16, 12, 16, 12)])
        column.setSpacing(theme.px(8))
        self.banner = Banner("info", "")
        column.addWidget(self.banner)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._lines())
        column.addWidget(area, 1)
        self._tell()

    def _lines(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("role", "panel")
        grid = QGridLayout(holder)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        for at, words in enumerate((_("In the file"), _("For example"), _("Means"))):
            grid.addWidget(label(words, "label"), 0, at)
        for place, heading in enumerate(self.sheet.headings):
            grid.addWidget(label(heading or _("(no heading)")), place + 1, 0)
            grid.addWidget(label(self.sheet.sample(place)[:40], "muted"), place + 1, 1)
            grid.addWidget(self._box(place, heading), place + 1, 2)
        grid.setRowStretch(len(self.sheet.headings) + 1, 1)
        grid.setColumnStretch(3, 1)
        return holder

    def _box(self, place: int, heading: str) -> QComboBox:
        box = QComboBox()
        box.setMinimumWidth(theme.px(280))
        box.setAccessibleName(_("What “{heading}” means", heading=heading))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.addItem(_("Leave out"), None)
        for column in self.sheet.table.columns:
            mark = " *" if column.required else ""
            box.addItem(f"{_(column.title)}{mark}", column.key)
        meant = self.sheet.columns.get(place)
        box.setCurrentIndex(max(0, box.findData(meant.key if meant else None)))
        box.activated.connect(lambda _index, place=place: self._choose(place))
        self.boxes.append(box)
        return box

    def _choose(self, place: int) -> None:
        key = self.boxes[place].currentData()
        self.sheet.match(place, self.sheet.table.column(key) if key else None)
        for other, box in enumerate(self.boxes):
            meant = self.sheet.columns.get(other)
            box.setCurrentIndex(max(0, box.findData(meant.key if meant else None)))
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        lacking = ", ".join(_(column.title) for column in self.sheet.lacking())
        if lacking:
            words = _("Say which columns hold: {columns}.", columns=lacking)
        else:
            words = _(
                "{matched} of {count} columns are understood; the others are left out.",
                matched=len(self.sheet.columns),
                count=len(self.sheet.headings),
            )
        self.banner.tell(words)
