"""The model of a line grid: lines that are replaced through an undo stack, a blank one at the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.kernel.entry import EntryError
from app.kernel.problems import Problem
from app.kernel.text import _
from ui.kit.grid.lines import GridColumn, Line, Reading, Unknown, Values, Wrong

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
BLANK = Line()
SLICE = 20  # lines read at a time where a table is pasted
MOST_PASTED = 5_000  # lines at a time: no document holds more
Fill = Callable[[Values, str], Values]


class _Replace(QUndoCommand):
    """Some lines from ``first`` on become others; the one form every change has."""

    def __init__(
        self, model: LinesModel, words: str, first: int, old: list[Line], new: list[Line]
    ) -> None:
        super().__init__(words)
        self._model, self._first, self._old, self._new = model, first, old, new

    def redo(self) -> None:
        self._model.put(self._first, len(self._old), self._new)

    def undo(self) -> None:
        self._model.put(self._first, len(self._new), self._old)


class LinesModel(QAbstractTableModel):
    """``fill(values, key)`` gives what else changes when ``key`` was set (name and price of an item).

    ``changed`` after every change, also undone ones; ``pasted`` with how many lines came from a
    spreadsheet and how many of them hold something that cannot be read.
    """

    changed = Signal()
    pasted = Signal(int, int)

    def __init__(
        self,
        columns: Sequence[GridColumn],
        *,
        fill: Fill | None = None,
        today: dt.date | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.undo_stack = QUndoStack(self)
        self.read_only = False
        self._fill, self._today = fill, today or dt.date.today()
        self._lines: list[Line] = [BLANK]
        self._problems: dict[tuple[int, str], str] = {}
        self._notes: dict[tuple[int, str], str] = {}

    # -- lines --------------------------------------------------------------------------------

    def set_lines(self, lines: Iterable[Values]) -> None:
        """Other lines; what could be undone is forgotten."""
        self.beginResetModel()
        self._lines = [Line(dict(values)) for values in lines]
        self._lines += [] if self.read_only else [BLANK]
        self._problems, self._notes = {}, {}
        self.undo_stack.clear()
        self.endResetModel()
        self.changed.emit()

    def set_columns(self, columns: Sequence[GridColumn], fill: Fill | None = None) -> None:
        """Other columns over the same lines, for a document of another kind."""
        self.beginResetModel()
        self.columns, self._fill = tuple(columns), fill
        self._problems, self._notes = {}, {}
        self.endResetModel()
        self.changed.emit()

    def lines(self) -> list[Values]:
        """The lines that hold something, as they stand; blank ones are dropped."""
        return [dict(line.values) for line in self._lines if not line.blank]

    def entry(self) -> list[dict[str, Any]]:
        """The lines as they stand, with what cannot be read; for what is not finished."""
        return [
            {
                "values": dict(line.values),
                "wrong": {key: [w.typed, w.sentence, w.likely] for key, w in line.wrong.items()},
            }
            for line in self._lines
            if not line.blank
        ]

    def set_entry(self, entry: Sequence[dict[str, Any]]) -> None:
        """Other lines, as ``entry`` told them."""
        self.set_lines(line["values"] for line in entry)
        for row, line in enumerate(entry):
            for key, wrong in line["wrong"].items():
                self._lines[row] = self._lines[row].with_wrong(key, Wrong(*wrong))
        self._repaint()

    def filled_rows(self) -> list[int]:
        """Where the lines stand that hold something."""
        return [row for row, line in enumerate(self._lines) if not line.blank]

    def line(self, row: int) -> Line:
        return self._lines[row] if 0 <= row < len(self._lines) else BLANK

    def set_read_only(self, on: bool) -> None:
        if on != self.read_only:
            kept = [line.values for line in self._lines if not line.blank]
            self.read_only = on
            self.set_lines(kept)

    def put(self, first: int, gone: int, new: list[Line]) -> None:
        """Replaces ``gone`` lines from ``first`` by others; keeps a blank one at the end."""
        shared = min(gone, len(new))
        self._lines[first : first + shared] = new[:shared]
        if shared:
            last = self.index(first + shared - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(first, 0), last)
        if gone > shared:
            self.beginRemoveRows(NO_INDEX, first + shared, first + gone - 1)
            del self._lines[first + shared : first + gone]
            self.endRemoveRows()
        elif len(new) > shared:
            self.beginInsertRows(NO_INDEX, first + shared, first + len(new) - 1)
            self._lines[first + shared : first + shared] = new[shared:]
            self.endInsertRows()
        self._problems = {at: text for at, text in self._problems.items() if at[0] < first}
        self._keep_blank()
        self.changed.emit()

    def _keep_blank(self) -> None:
        if not self.read_only and (not self._lines or not self._lines[-1].blank):
            self.beginInsertRows(NO_INDEX, len(self._lines), len(self._lines))
            self._lines.append(BLANK)
            self.endInsertRows()

    def _replace(self, words: str, first: int, gone: int, new: list[Line]) -> None:
        old = self._lines[first : first + gone]
        if old != new and not self.read_only:
            self.undo_stack.push(_Replace(self, words, first, old, new))

    # -- changing -----------------------------------------------------------------------------

    def set_value(self, row: int, key: str, value: Any) -> None:
        """Sets a cell and what follows from it, as one step."""
        self._replace(
            _("Change line {line}", line=row + 1), row, 1, [self._with(self.line(row), key, value)]
        )

    def _with(self, line: Line, key: str, value: Any) -> Line:
        changed = line.with_value(key, value)
        if self._fill is not None:
            for other, follows in self._fill(dict(changed.values), key).items():
                changed = changed.with_value(other, follows)
        return changed

    def set_text(self, row: int, column: int, text: str) -> bool:
        """Reads typed text into a cell; False (and a red cell) where it cannot be read."""
        reading = Reading(self._today)
        line = self._with_text(self.line(row), self.columns[column], text, reading)
        self._replace(_("Change line {line}", line=row + 1), row, 1, [line])
        return self.columns[column].key not in line.wrong

    def _with_text(self, line: Line, column: GridColumn, text: str, reading: Reading) -> Line:
        if column.key not in line.wrong and text.strip() == column.edited_text(line.values):
            return line
        try:
            value = reading.read(column, text)
        except EntryError as error:
            wrong = Wrong(text.strip(), error.what(), getattr(error, "likely", None))
            return line.with_wrong(column.key, wrong)
        if value is None and column.key not in line.values and column.key not in line.wrong:
            return line
        return self._with(line, column.key, value)

    def take_likely(self, row: int, column: int) -> bool:
        """Puts what may be meant into a cell that could not be read; False where nothing is known."""
        key = self.columns[column].key
        wrong = self.line(row).wrong.get(key)
        likely = None if wrong is None else wrong.likely or self._likely(column, wrong.typed)
        if likely is None:
            return False
        self.set_value(row, key, likely)
        return True

    def _likely(self, column: int, typed: str) -> Any:
        """What may be meant, where a long table was pasted without telling it."""
        try:
            self.columns[column].read(typed, self._today)
        except Unknown as error:
            return error.likely
        except EntryError:
            return None
        return None

    def insert_line(self, row: int) -> None:
        self._replace(_("Insert line"), row, 0, [BLANK])

    def delete_lines(self, first: int, count: int = 1) -> None:
        count = min(count, len(self._lines) - first)
        if count > 0 and not (
            count == 1 and self.line(first).blank and first == len(self._lines) - 1
        ):
            self._replace(_("Delete line"), first, count, [])

    def move_line(self, row: int, step: int) -> bool:
        """Swaps a line with the one above (-1) or below (1); the blank last line stays last."""
        other = row + step
        if not min(row, other) >= 0 or max(row, other) >= len(self._lines) - 1:
            return False
        upper = min(row, other)
        self._replace(_("Move line"), upper, 2, [self._lines[upper + 1], self._lines[upper]])
        return True

    def copy_from_above(self, row: int, column: int) -> None:
        if row > 0:
            key = self.columns[column].key
            self.set_value(row, key, self.line(row - 1).values.get(key))

    def clear_cells(self, cells: Iterable[tuple[int, int]]) -> None:
        """Empties cells as one step."""
        places = [(row, col) for row, col in cells if self.columns[col].edited]
        if not places:
            return
        first, last = min(r for r, _c in places), max(r for r, _c in places)
        new = self._lines[first : last + 1]
        for row, column in places:
            new[row - first] = new[row - first].with_value(self.columns[column].key, None)
        self._replace(_("Clear cells"), first, last - first + 1, new)

    def add_found(self, key: str, value: Any, quantity_key: str, one: Any) -> int:
        """A scanned thing: one more on the line that has it, else a new line; returns its row."""
        for row, line in enumerate(self._lines):
            if line.values.get(key) == value:
                before = line.values.get(quantity_key)
                self.set_value(row, quantity_key, before + one if before is not None else one)
                return row
        row = len(self._lines) - 1
        line = self._with(self._with(BLANK, key, value), quantity_key, one)
        self._replace(_("Add line"), row, 1, [line])
        return row

    # -- pasting ------------------------------------------------------------------------------

    def paste(self, text: str, row: int, column: int) -> int:
        """Tab-separated text from a spreadsheet, by header or by order, as one step; how many lines."""
        slices = self.pasting(text, row, column)
        while True:
            try:
                next(slices)
            except StopIteration as end:
                return int(end.value)

    def pasting(self, text: str, row: int, column: int) -> Generator[None, None, int]:
        """The same a slice at a time; at the end all lines stand there as one step."""
        table = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
        if not table or self.read_only:
            return 0
        columns = self._headed(table[0])
        if columns:
            table = table[1:]
        else:
            columns = self._ordered(table[:SLICE], column)
        new, reading = [], Reading(self._today)
        for offset, words in enumerate(table):
            line = self.line(row + offset)
            for at, word in zip(columns, words, strict=False):
                if at is not None:
                    line = self._with_text(line, self.columns[at], word, reading)
            new.append(line)
            if len(new) % SLICE == 0:
                yield
        if self.read_only:
            return 0  # it was posted meanwhile
        there = len(self._lines) - 1 if self._lines and self._lines[-1].blank else len(self._lines)
        gone = min(len(new), max(0, there - row))
        self._replace(_("Paste {count} lines", count=len(new)), row, gone, new)
        self.pasted.emit(len(new), sum(bool(line.wrong) for line in new))
        return len(new)

    def _headed(self, words: list[str]) -> list[int | None]:
        """The column of every word, if the first line names columns; else nothing."""
        names: dict[str, int] = {}
        for at, column in enumerate(self.columns):
            if column.edited:
                names |= {column.key.casefold(): at, _(column.title).casefold(): at}
                names[column.title.casefold()] = at
        found = [names.get(word.strip().casefold()) for word in words]
        known = [at for at in found if at is not None]
        return found if known and len(known) * 2 >= len(words) else []

    def _ordered(self, table: list[list[str]], column: int) -> list[int | None]:
        """The columns that words without headings go to, from ``column`` on: each to the next one that
        can read them, so that columns nobody types may be missing."""
        behind = range(column, len(self.columns))
        edited = [at for at in behind if self.columns[at].edited]
        width = max(map(len, table))
        if width == len(behind):  # whole lines, as they are copied here
            return [at if at in edited else None for at in behind]
        found: list[int | None] = [*edited[:1]]
        left = edited[1:]
        for place in range(1, width):
            words = [line[place] for line in table if line[place:] and line[place].strip()]
            at = next((each for each in left if self._mostly_fit(each, words)), None)
            if at is None:
                return list(edited)
            found.append(at if words else None)
            left = [each for each in left if each > at] if words else left
        return found

    def _mostly_fit(self, column: int, words: list[str]) -> bool:
        fitting = sum(self.columns[column].fits(word, self._today) for word in words)
        return fitting * 2 >= len(words)

    # -- problems and notes -------------------------------------------------------------------

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Red cells for what a service refused; ``line`` counts the lines that hold something."""
        rows = self.filled_rows()
        self._problems = {}
        for problem in problems:
            if problem.line and problem.line <= len(rows):
                self._problems[(rows[problem.line - 1], problem.field)] = problem.sentence()
        self._repaint()

    def set_notes(self, notes: dict[tuple[int, str], str]) -> None:
        """Amber cells: (row, key) to a translated sentence, for instance short stock."""
        if notes != self._notes:
            self._notes = dict(notes)
            self._repaint()

    def problem(self, row: int, key: str) -> str:
        wrong = self.line(row).wrong.get(key)
        return wrong.sentence if wrong else self._problems.get((row, key), "")

    def note(self, row: int, key: str) -> str:
        return self._notes.get((row, key), "")

    def unread(self) -> int:
        """How many lines hold something unreadable."""
        return sum(bool(line.wrong) for line in self._lines)

    def entry_problems(self) -> list[Problem]:
        """Cells that hold something unreadable."""
        found, number = [], 0
        for line in self._lines:
            number += not line.blank
            for key, wrong in line.wrong.items():
                found.append(Problem(key, "{text}", {"text": wrong.sentence}, line=number))
        return found

    def place_of(self, problem: Problem) -> tuple[int, int] | None:
        """Row and column of a problem's cell."""
        rows = self.filled_rows()
        if not problem.line or problem.line > len(rows):
            return None
        column = next((at for at, c in enumerate(self.columns) if c.key == problem.field), 0)
        return rows[problem.line - 1], column

    def _repaint(self) -> None:
        self.dataChanged.emit(
            self.index(0, 0), self.index(len(self._lines) - 1, len(self.columns) - 1)
        )

    # -- the model of Qt ----------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self.columns[index.column()].edited and not self.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, line = self.columns[index.column()], self.line(index.row())
        wrong = line.wrong.get(column.key)
        if role == Qt.ItemDataRole.DisplayRole:
            return wrong.typed if wrong else self._shown(column, line)
        if role == Qt.ItemDataRole.EditRole:
            return wrong.typed if wrong else column.edited_text(line.values)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self.problem(index.row(), column.key) or self.note(index.row(), column.key) or None
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = wrong.typed if wrong else self._shown(column, line)
            spoken = _(
                "{column}, {value}, row {number}",
                column=_(column.title),
                value=words,
                number=index.row() + 1,
            )
            problem = self.problem(index.row(), column.key)
            return f"{spoken}. {problem}" if problem else spoken
        return None

    def _shown(self, column: GridColumn, line: Line) -> str:
        return "" if line.blank else column.shown(line.values)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self.set_text(index.row(), index.column(), str(value))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        horizontal = orientation == Qt.Orientation.Horizontal
        if horizontal and not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if horizontal:
                return _(self.columns[section].title)
            return "+" if self.line(section).blank else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole and horizontal:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self.columns[section].right
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
