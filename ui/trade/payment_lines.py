"""The open documents of a party as lines: only the part paid of each is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.kernel.columns import Kind
from app.kernel.money import ZERO, Money, total
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.trade.history import SettlementRow
from app.trade.settling import Applied, Open
from ui.kit import theme
from ui.kit.grid import GridColumn, Line, LinesGrid, LinesModel


def left_open(values: dict[str, Any]) -> Money | None:
    """What stays open of a document after this payment."""
    outstanding = values.get("outstanding")
    return outstanding - (values.get("applied") or ZERO) if outstanding is not None else None


COLUMNS = (
    GridColumn("document", N_("Document"), width=0, editable=False, stop=False),
    GridColumn("date", N_("Date"), Kind.DATE, width=96, editable=False, stop=False),
    GridColumn("due_date", N_("Due date"), Kind.DATE, width=96, editable=False, stop=False),
    GridColumn("outstanding", N_("Outstanding"), Kind.MONEY, width=128, editable=False, stop=False),
    GridColumn("applied", N_("Paid now"), Kind.MONEY, width=128, zero="–"),
    GridColumn(
        "left",
        N_("Still open"),
        Kind.MONEY,
        width=128,
        get=left_open,
        zero="–",
    ),
)


class PartsModel(LinesModel):
    """As many lines as there are open documents: none is added, deleted or moved."""

    def __init__(self, today: dt.date) -> None:
        super().__init__(COLUMNS, today=today)
        self._lines = []

    def set_lines(self, lines: Iterable[dict[str, Any]]) -> None:
        self.beginResetModel()
        self._lines = [Line(dict(values)) for values in lines]
        self._problems, self._notes = {}, {}
        self.undo_stack.clear()
        self.endResetModel()
        self.changed.emit()

    def _keep_blank(self) -> None:
        """There is no blank line at the end."""

    def insert_line(self, row: int) -> None:
        """Nothing to insert."""

    def delete_lines(self, first: int, count: int = 1) -> None:
        """A line is left unpaid instead of being deleted."""
        at = next(place for place, column in enumerate(self.columns) if column.key == "applied")
        self.clear_cells((row, at) for row in range(first, first + count))

    def move_line(self, row: int, step: int) -> bool:
        return False

    def show_open(self, documents: Sequence[Open], applied: Sequence[Applied]) -> None:
        """Every open document with the part that is paid of it."""
        parts = {part.document: part.amount for part in applied}
        self.set_lines(
            {
                "document": each.number,
                "date": each.date,
                "due_date": each.due_date,
                "outstanding": each.outstanding,
                "applied": parts.get(each.number),
            }
            for each in documents
        )

    def show_settled(self, settled: Sequence[SettlementRow]) -> None:
        """What a posted payment settled, and what was open of each before it."""
        self.set_lines(
            {
                "document": each.number,
                "date": each.document_date,
                "due_date": each.due_date,
                "outstanding": each.before,
                "applied": each.amount,
            }
            for each in settled
        )

    def apply(self, applied: Sequence[Applied]) -> None:
        """Other parts for the same documents, as one step that can be undone."""
        parts = {part.document: part.amount for part in applied}
        new = [
            line.with_value("applied", parts.get(line.values["document"])) for line in self._lines
        ]
        self._replace(N_("Spread the amount"), 0, len(new), new)

    def applied(self) -> tuple[Applied, ...]:
        """The parts that are not nothing."""
        return tuple(
            Applied(line.values["document"], line.values["applied"])
            for line in self._lines
            if line.values.get("applied")
        )

    def sum(self) -> Money:
        return total([part.amount for part in self.applied()])

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """A problem's line counts the parts that are paid."""
        paid = [row for row, line in enumerate(self._lines) if line.values.get("applied")]
        self._problems = {
            (paid[p.line - 1], "applied"): p.sentence()
            for p in problems
            if p.line and p.line <= len(paid)
        }
        self._repaint()

    def place_of(self, problem: Problem) -> tuple[int, int] | None:
        paid = [row for row, line in enumerate(self._lines) if line.values.get("applied")]
        if not problem.line or problem.line > len(paid):
            return None
        return paid[problem.line - 1], 4


class PartsGrid(LinesGrid):
    """The lines, or a sentence where there are none."""

    def __init__(self, model: PartsModel) -> None:
        super().__init__(model)
        self._hint = ""

    def show_hint(self, words: str) -> None:
        """What stands in the middle while there is no line; translated."""
        self._hint = words
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("muted"))
            room = self.viewport().rect().adjusted(theme.px(24), 0, -theme.px(24), 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, self._hint)
