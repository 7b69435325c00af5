"""The inspector of a list: at the right where there is room, below where there is not, and the way to it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QWidget

from ui.kit import theme
from ui.kit.actions import Acts
from ui.kit.inspector import FactColumn, FactStrip
from ui.kit.list_spec import ListSpec
from ui.kit.manifest import Context
from ui.kit.table import DataTable

WIDE = 980  # an inspector fits at the right from here on


class InspectedList(QWidget):
    """A table with the facts of its current row; a subclass makes ``search``, ``table`` and ``acts``."""

    search: QLineEdit
    table: DataTable
    acts: Acts

    def __init__(self, context: Context, spec: ListSpec) -> None:
        super().__init__()
        self.context, self.spec = context, spec
        self._inspecting = context.setting(f"{spec.key}/inspector", True) in (True, "true")
        self._was_narrow: bool | None = None

    def current_row(self) -> Any:
        return self.table.current_row()

    def _panes(self) -> QSplitter:
        """The table with both places of the inspector."""
        self.side, self.strip = FactColumn(), FactStrip()
        self.side.setObjectName("inspector")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._stacked = QSplitter(Qt.Orientation.Vertical)
        for splitter in (self.splitter, self._stacked):
            splitter.setChildrenCollapsible(False)
        self._stacked.addWidget(self.table)
        self._stacked.addWidget(self.strip)
        self._stacked.setStretchFactor(0, 1)
        self.splitter.addWidget(self._stacked)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        return self.splitter

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard that is brought to the list goes to its rows."""
        super().focusInEvent(event)
        if self.table.showing_rows:
            self.table.view.setFocus(event.reason())

    def _row_changed(self) -> None:
        """Another row is current, or it is another than it was."""
        if self.spec.inspector is not None and self._inspecting:
            QTimer.singleShot(0, self, self._show_facts)

    def _show_facts(self) -> None:
        row = self.current_row()
        facts = self.spec.inspector(self.context, row) if row is not None else None
        shown = self.strip if self._below() else self.side
        shown.show_facts(facts, self.acts.buttons(row) if row is not None else [])
        self._place_inspector()

    def _below(self) -> bool:
        return self.width() < theme.px(WIDE)

    def _place_inspector(self) -> None:
        """At the right where the panel is wide, below where it is narrow, nowhere without a row."""
        wanted = self.spec.inspector is not None and self._inspecting and self.table.showing_rows
        wanted = wanted and self.current_row() is not None
        self.strip.setVisible(wanted and self._below())
        self.side.setVisible(wanted and not self._below())
        if wanted and self._below():
            below = min(theme.px(148), self.strip.sizeHint().height(), self.height() * 2 // 5)
            self._stacked.setSizes([max(1, self._stacked.height() - below), below])
        elif wanted and self.side.width() < theme.px(300):
            beside = theme.px(330)
            self.splitter.setSizes([max(1, self.splitter.width() - beside), beside])

    def toggle_inspector(self) -> None:
        """Ctrl+I and Space."""
        self._inspecting = not self._inspecting
        self.context.keep_setting(f"{self.spec.key}/inspector", self._inspecting)
        self._place_inspector()
        if self._inspecting:
            self._row_changed()

    def panes(self) -> list[QWidget]:
        """What F6 walks over: search, table, inspector."""
        return [self.search, self.table.view, self.strip if self._below() else self.side]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._below()
        if self._was_narrow != narrow:
            self._was_narrow = narrow
            self._row_changed()
            self._place_inspector()
