"""The parts of a payment term as lines: how many days after the document which share is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.columns import Kind
from app.kernel.problems import Problem
from app.kernel.rate import NO_RATE
from app.kernel.text import N_, _
from app.masters.payment_term import PaymentTerm, TermPart
from ui.kit import theme
from ui.kit.buttons import label
from ui.kit.grid import GridColumn, LinesGrid, LinesModel

TALL = 220
COLUMNS = (
    GridColumn("days", N_("Days after the date"), Kind.COUNT, width=150),
    GridColumn("percent", N_("Share %"), Kind.RATE, width=0, zero=""),
)


class TermTable(QWidget):
    """What stands in the lines is ``read``; ``changed`` is called when a person changed them."""

    def __init__(self, today: dt.date, editable: bool, changed: Callable[[], None]) -> None:
        super().__init__()
        self._title, self._hint = label("", "section"), label("", "muted", wrap=True)
        self.grid = LinesGrid(LinesModel(COLUMNS, today=today))
        self.grid.set_read_only(not editable)
        self.grid.setMinimumHeight(theme.px(TALL))
        self.grid.setMaximumWidth(theme.px(TALL * 2))
        self.grid.changed.connect(changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addWidget(self.grid, 1)
        self.retranslate()

    def show_record(self, record: PaymentTerm) -> None:
        self.grid.model().set_lines([part._asdict() for part in record.parts])

    def read(self) -> dict[str, Any]:
        """The field of the record that the lines are."""
        parts = (
            TermPart(values.get("days") or 0, values.get("percent") or NO_RATE)
            for values in self.grid.lines()
        )
        return {"parts": tuple(parts)}

    def unread(self) -> list[Problem]:
        """Cells that cannot be read."""
        found: list[Problem] = self.grid.model().entry_problems()
        return found

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.grid.show_problems(problems)

    def retranslate(self) -> None:
        self._title.setText(_("Parts"))
        self._hint.setText(_("One part may be left without a share: it takes the rest."))
        self.grid.setAccessibleName(_("Parts"))
        self.grid.retranslate()
