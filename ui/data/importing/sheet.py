"""The table that is being brought in: what the file held, what its columns mean, what is wrong with its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.exchange import files, importing
from app.exchange.importing import ImportResult, RowProblem
from app.exchange.table import Table
from app.kernel.columns import Column


@dataclass
class Sheet:
    """cells: the rows as they stand now, the person's mends included; the file is never changed.

    columns: which of the table's columns each place means. problems: by row number, of the last check.
    """

    table: Table
    path: Path
    headings: tuple[str, ...]
    cells: list[tuple[int, list[Any]]]
    columns: dict[int, Column]
    problems: dict[int, list[RowProblem]] = field(default_factory=dict)
    kept: int = 0

    @classmethod
    def of_file(cls, table: Table, path: Path) -> Sheet:
        """Reads the file and matches what its headings name. Raises FileProblem."""
        raw = files.read(path)
        columns = files.heading_keys(raw.headings, table.columns)
        width = len(raw.headings)
        cells = [(number, _padded(row, width)) for number, row in raw.rows]
        return cls(table, path, raw.headings, cells, dict(columns))

    def raw(self) -> files.RawTable:
        return files.RawTable(self.headings, list(self.cells))

    def lacking(self) -> list[Column]:
        """Required columns that are not matched yet."""
        return importing.lacking(self.columns, self.table)

    def match(self, place: int, column: Column | None) -> None:
        """Says what a place of the file means; a column has one place, so another loses it."""
        for other, meant in list(self.columns.items()):
            if other == place or (column is not None and meant.key == column.key):
                del self.columns[other]
        if column is not None:
            self.columns[place] = column

    def sample(self, place: int) -> str:
        """The first value of a column that is not blank."""
        found = (cells[place] for _number, cells in self.cells if cells[place] not in (None, ""))
        return str(next(found, ""))

    def judge(self, result: ImportResult) -> None:
        """Takes over what a check found."""
        self.problems = {}
        for problem in result.problems:
            self.problems.setdefault(problem.row, []).append(problem)
        self.kept = result.kept

    @property
    def matched(self) -> Mapping[int, Column]:
        """The matched places in the order of the file."""
        return dict(sorted(self.columns.items()))


def _padded(row: Sequence[Any], width: int) -> list[Any]:
    cells = list(row[:width])
    return cells + [None] * (width - len(cells))
