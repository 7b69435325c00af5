"""Rows under check as a Qt model: number, light, cells that can be mended, and what is wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.exchange.importing import RowProblem
from app.kernel.text import N_, _
from ui.data.importing.sheet import Sheet
from ui.kit import icons, theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
ALL, WRONG, READY = "all", "wrong", "ready"
WRONG_CELL = Role.UserRole + 1
NUMBER, LIGHT = 0, 1
BEFORE_CELLS = 2


class CheckModel(QAbstractTableModel):
    """``edited`` after every mend; the last column words the problems of the row."""

    edited = Signal()

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self._places = list(sheet.matched)
        self._shown: list[int] = []
        self._filter = ALL
        self.show_only(ALL)

    def show_only(self, what: str) -> None:
        """All rows, the wrong ones, or those that are ready."""
        self.beginResetModel()
        self._filter = what
        wrong = self.sheet.problems
        self._shown = [
            at
            for at, (number, _cells) in enumerate(self.sheet.cells)
            if what == ALL or (number in wrong) == (what == WRONG)
        ]
        self.endResetModel()

    def judged(self) -> None:
        """The sheet was checked again."""
        self.show_only(self._filter)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else BEFORE_CELLS + len(self._places) + 1

    @property
    def problem_column(self) -> int:
        return BEFORE_CELLS + len(self._places)

    def row_number(self, row: int) -> int:
        """The row's number in the file."""
        return self.sheet.cells[self._shown[row]][0]

    def problems(self, row: int) -> list[RowProblem]:
        return self.sheet.problems.get(self.row_number(row), [])

    def next_wrong(self, index: QModelIndex, step: int = 1) -> QModelIndex:
        """The first wrong cell after this one, going round; an invalid index where nothing is wrong."""
        count = self.rowCount()
        start = index.row() if index.isValid() else (-1 if step > 0 else count)
        for away in range(1, count + 1):
            row = (start + step * away) % count
            if self.problems(row):
                return self.index(row, self._first_wrong_column(row))
        return QModelIndex()

    def _first_wrong_column(self, row: int) -> int:
        wrong = {problem.column for problem in self.problems(row)}
        for at, place in enumerate(self._places):
            if self.sheet.columns[place].key in wrong:
                return BEFORE_CELLS + at
        return BEFORE_CELLS

    # -- Qt -----------------------------------------------------------------------------------

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return self._alignment(section)
        if role != Role.DisplayRole:
            return None
        if section == NUMBER:
            return _("Row")
        if section == LIGHT:
            return ""
        if section == self.problem_column:
            return _("Problem")
        return _(self.sheet.columns[self._places[section - BEFORE_CELLS]].title)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if BEFORE_CELLS <= index.column() < self.problem_column:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        problems = self.problems(row)
        if role == Role.TextAlignmentRole:
            return self._alignment(column)
        if role == Role.BackgroundRole and problems:
            return theme.color("dangerbg")
        if role == WRONG_CELL:
            return self._key(column) in {problem.column for problem in problems}
        if role == Role.ForegroundRole and column == self.problem_column:
            return theme.color("danger")
        if role == Role.DecorationRole and column == LIGHT:
            name, token = ("ph.x-circle-fill", "danger") if problems else ("ph.check", "ok")
            return icons.pixmap(name, theme.px(14), token)
        if role in (Role.DisplayRole, Role.EditRole):
            return self._words(row, column)
        if role == Role.AccessibleTextRole:
            return self._spoken(row, column, problems)
        if role == Role.ToolTipRole:
            return self._told(problems) or None
        return None

    def _key(self, column: int) -> str | None:
        """The key of the table's column that this one holds; None beside the cells."""
        if not BEFORE_CELLS <= column < self.problem_column:
            return None
        return self.sheet.columns[self._places[column - BEFORE_CELLS]].key

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        right = column == NUMBER or (
            BEFORE_CELLS <= column < self.problem_column
            and self.sheet.columns[self._places[column - BEFORE_CELLS]].right_aligned
        )
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _words(self, row: int, column: int) -> str:
        number, cells = self.sheet.cells[self._shown[row]]
        if column == NUMBER:
            return str(number)
        if column == LIGHT:
            return ""
        if column == self.problem_column:
            return self._told(self.problems(row))
        value = cells[self._places[column - BEFORE_CELLS]]
        return "" if value is None else str(value)

    def _told(self, problems: list[RowProblem]) -> str:
        """Every problem with the title of its column before it."""
        titles = {column.key: _(column.title) for column in self.sheet.columns.values()}
        return "; ".join(
            f"{titles[each.column]}: {each.reason}" if each.column in titles else each.reason
            for each in problems
        )

    def _spoken(self, row: int, column: int, problems: list[RowProblem]) -> str:
        if column == LIGHT:
            return _(N_("Not ready")) if problems else _(N_("Ready"))
        return self._words(row, column)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or self._words(index.row(), index.column()) == value:
            return False
        _number, cells = self.sheet.cells[self._shown[index.row()]]
        cells[self._places[index.column() - BEFORE_CELLS]] = value
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True
