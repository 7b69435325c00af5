"""Lines that stand there from the start, where only some cells are typed: parts paid, quantities given back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.kernel.problems import Problem
from ui.kit import theme
from ui.kit.grid import GridColumn, Line, LinesGrid, LinesModel


class FixedLines(LinesModel):
    """None is added, deleted or moved. ``TYPED``: the columns that are emptied instead of a deletion."""

    TYPED: tuple[str, ...] = ()

    def __init__(self, columns: Sequence[GridColumn], today: dt.date) -> None:
        super().__init__(columns, today=today)
        self._lines = []

    def used_rows(self) -> list[int]:
        """Where the lines stand that the document takes, in the order it has them."""
        raise NotImplementedError

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
        """A line is left out instead of being deleted."""
        places = [at for at, column in enumerate(self.columns) if column.key in self.TYPED]
        rows = range(first, first + count)
        self.clear_cells((row, at) for row in rows for at in places)

    def move_line(self, row: int, step: int) -> bool:
        return False

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """A problem's line counts the lines that are used."""
        self._problems = {}
        for problem in problems:
            place = self.place_of(problem)
            if place is not None:
                self._problems[place[0], self.columns[place[1]].key] = problem.sentence()
        self._repaint()

    def place_of(self, problem: Problem) -> tuple[int, int] | None:
        """Row and column of what is wrong; the first typed column where it names none of them."""
        rows = self.used_rows()
        if not problem.line or problem.line > len(rows):
            return None
        key = problem.field if problem.field in self.TYPED else self.TYPED[0]
        at = next(place for place, column in enumerate(self.columns) if column.key == key)
        return rows[problem.line - 1], at


class FixedGrid(LinesGrid):
    """The lines, or a sentence where there are none."""

    def __init__(self, model: FixedLines) -> None:
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
