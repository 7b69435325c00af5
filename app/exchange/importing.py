"""An import run: every row judged, then all of them kept or none — or the good ones, on purpose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.access.session import Session
from app.exchange import files
from app.exchange.cells import CellError, read_cell
from app.exchange.table import Table, Values
from app.kernel import collecting
from app.kernel.columns import Column
from app.kernel.errors import FileProblem, Refused, UserError
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_, _, translate
from app.store import Work

MOST_KNOWN = 10_000  # different words of one column that are remembered while a table is read


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with one row: its number in the file, the column's key, a worded reason."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        place = _("row {row}", row=self.row)
        return (
            f"{place}: {self.column}: {self.reason}" if self.column else f"{place}: {self.reason}"
        )


@dataclass
class ImportResult:
    """rows: read from the file. kept: rows written (or that would be, in a dry run)."""

    rows: int = 0
    kept: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)
    dry_run: bool = False

    @property
    def refused(self) -> bool:
        return bool(self.problems)


class _TakeBack(Exception):
    """Ends a run without keeping anything."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that stand or fall together: one row, or the rows of one document."""

    rows: list[tuple[int, Values]]


def run(
    session: Session,
    table: Table,
    path: Path,
    *,
    dry_run: bool = False,
    update: bool = False,
    partial: bool = False,
    post: bool = False,
    numbers: str = "plain",
    errors: Path | None = None,
    progress: Progress = SILENT,
) -> ImportResult:
    """Imports the file into ``table`` in one transaction.

    Nothing is kept where any row is refused, unless ``partial``. ``errors`` receives the refused rows
    with their reasons. Raises FileProblem where the file itself cannot be read or lacks columns.
    """
    with collecting.put_off():
        raw = files.read(path)
        columns = columns_of(raw, table, path.name)
        asked = Asked(dry_run, update, partial, post, numbers)
        result = bring_in(session, table, raw, columns, path.name, asked, progress)
    if errors is not None and result.problems:
        write_refused(errors, raw, result.problems, table)
    return result


@dataclass(frozen=True, slots=True)
class Asked:
    """How rows are brought in. update: rows whose key is there change it. numbers: "plain" or "id"."""

    dry_run: bool = False
    update: bool = False
    partial: bool = False
    post: bool = False
    numbers: str = "plain"


def columns_of(raw: files.RawTable, table: Table, name: str) -> dict[int, Column]:
    """Which of the table's columns each place of the rows means. Raises FileProblem where some are lacking."""
    columns = files.heading_keys(raw.headings, table.columns)
    missing = lacking(columns, table)
    if missing:
        raise FileProblem(
            N_("{name} lacks the columns: {columns}."),
            name=name,
            columns=", ".join(column.key for column in missing),
            remedy=N_("Make a template for this kind of table and copy the rows into it."),
        )
    return columns


def lacking(columns: Mapping[int, Column], table: Table) -> list[Column]:
    """The required columns that no column of the file was matched with."""
    found = {column.key for column in columns.values()}
    return [column for column in table.columns if column.required and column.key not in found]


def bring_in(
    session: Session,
    table: Table,
    raw: files.RawTable,
    columns: Mapping[int, Column],
    name: str,
    asked: Asked,
    progress: Progress = SILENT,
) -> ImportResult:
    """Judges every row and keeps all of them, or the good ones where ``asked.partial``, or none.

    columns: which of the table's columns each place of the raw rows means. name: the file's, for the
    audit trail.
    """
    result = ImportResult(rows=len(raw.rows), dry_run=asked.dry_run)
    with collecting.put_off():
        groups = list(_groups(raw, columns, table, asked.numbers, result, progress))
        _bring_in(session, table, groups, name, asked, result, progress)
    return result


def _bring_in(
    session: Session,
    table: Table,
    groups: list[_Group],
    name: str,
    asked: Asked,
    result: ImportResult,
    progress: Progress,
) -> None:
    try:
        with session.work() as work:
            _keep(session, work, table, groups, result, asked, progress)
            if asked.dry_run or (result.problems and not asked.partial):
                raise _TakeBack
            details = {"rows": result.rows, "kept": result.kept, "posted": asked.post}
            work.audit("import", table.key, name, **details)
            work.touch("import")
    except _TakeBack:
        if not asked.dry_run:
            result.kept, result.documents, result.posted = 0, [], []


def _groups(
    raw: files.RawTable,
    columns: Mapping[int, Column],
    table: Table,
    numbers: str,
    result: ImportResult,
    progress: Progress,
) -> Iterator[_Group]:
    """Parsed rows, grouped by ``ref`` for documents; what cannot be read is noted and left out."""
    documents: dict[str, list[tuple[int, Values]]] = {}
    broken: set[str] = set()
    key_place = next(
        (place for place, column in columns.items() if column.key == table.key_columns[0]), None
    )
    readers = [(place, _Reader(column, numbers)) for place, column in columns.items()]
    nothing: Values = {column.key: None for column in table.columns}
    for done, (number, cells) in enumerate(raw.rows):
        if done % 1_000 == 0:
            progress.report(done, len(raw.rows), _doing(table))
        before = len(result.problems)
        values = _parsed(number, cells, readers, nothing, result)
        whole = len(result.problems) == before
        if not table.is_document:
            if whole:
                yield _Group([(number, values)])
            continue
        ref = str(cells[key_place]).strip() if key_place is not None else ""
        documents.setdefault(ref, []).append((number, values))
        if not whole:
            broken.add(ref)
    for ref, rows in documents.items():
        if ref not in broken:
            yield _Group(rows)


class _Reader:
    """Reads one column; ``known``: words met before, for most of a table's cells repeat."""

    def __init__(self, column: Column, numbers: str) -> None:
        self.key, self._column, self._numbers = column.key, column, numbers
        self.known: dict[str, Any] = {}

    def read(self, raw: Any) -> Any:
        value = read_cell(raw, self._column, self._numbers)
        if type(raw) is str:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[raw] = value
        return value


def _parsed(
    number: int,
    cells: Sequence[Any],
    readers: Sequence[tuple[int, _Reader]],
    nothing: Values,
    result: ImportResult,
) -> Values:
    values = nothing.copy()
    width = len(cells)
    for place, reader in readers:
        raw = cells[place] if place < width else None
        if type(raw) is str and raw in reader.known:
            values[reader.key] = reader.known[raw]
            continue
        try:
            values[reader.key] = reader.read(raw)
        except CellError as error:
            result.problems.append(RowProblem(number, reader.key, str(error)))
    return values


def _keep(
    session: Session,
    work: Work,
    table: Table,
    groups: list[_Group],
    result: ImportResult,
    asked: Asked,
    progress: Progress,
) -> None:
    at_once = asked.post and table.write_posted is not None and not result.problems and groups
    if at_once and _keep_all_at_once(session, work, table, groups, result, progress):
        return
    for done, group in enumerate(groups):
        if done % 100 == 0:
            progress.report(done, len(groups), _doing(table))
        with _attempt(work, group, result):
            _keep_group(session, table, group, result, asked)
            result.kept += len(group.rows)


def _doing(table: Table) -> str:
    return _("Importing {table}", table=translate(table.title))


def _keep_all_at_once(
    session: Session,
    work: Work,
    table: Table,
    groups: list[_Group],
    result: ImportResult,
    progress: Progress,
) -> bool:
    """The fast way for documents that are posted; where anything is refused, the slow way tells which."""
    assert table.write_posted is not None
    documents = [[values for _number, values in group.rows] for group in groups]
    try:
        with work.part():
            result.posted = list(table.write_posted(session, documents, progress))
    except UserError:
        return False
    result.kept = sum(len(group.rows) for group in groups)
    return True


def _keep_group(
    session: Session,
    table: Table,
    group: _Group,
    result: ImportResult,
    asked: Asked,
) -> None:
    if table.save_document is not None:
        rows = [values for _number, values in group.rows]
        document = table.save_document(session, rows, asked.update)
        if asked.post and table.post is not None:
            result.posted += table.post(session, [document])
        result.documents.append(document)
    else:
        assert table.save is not None
        table.save(session, group.rows[0][1], asked.update)


@contextmanager
def _attempt(work: Work, group: _Group, result: ImportResult) -> Iterator[None]:
    """Takes back one group where it is refused, noting why, and lets the run go on."""
    try:
        with work.part():
            yield
    except UserError as error:
        result.problems += _row_problems(error, group)


def _row_problems(error: UserError, group: _Group) -> Iterable[RowProblem]:
    """The error at the rows it speaks of: line n of a document is its n-th row."""
    numbers = [number for number, _values in group.rows]
    if not isinstance(error, Refused):
        return [
            RowProblem(numbers[0], "", " ".join(filter(None, (error.what(), error.what_to_do()))))
        ]
    return [
        RowProblem(
            numbers[problem.line - 1]
            if problem.line and problem.line <= len(numbers)
            else numbers[0],
            problem.field,
            problem.sentence(),
        )
        for problem in error.problems
    ]


def write_refused(
    path: Path, raw: files.RawTable, problems: list[RowProblem], table: Table
) -> None:
    """The refused rows as they came, with a column of reasons. Raises FileProblem."""
    reasons: dict[int, list[str]] = {}
    for problem in problems:
        text = f"{problem.column}: {problem.reason}" if problem.column else problem.reason
        reasons.setdefault(problem.row, []).append(text)
    columns = [Column(heading, heading) for heading in raw.headings if heading]
    columns.append(Column("problem", N_("Problem"), chars=60))
    rows = [
        {
            **{h: c for h, c in zip(raw.headings, cells, strict=False) if h},
            "problem": "; ".join(reasons[number]),
        }
        for number, cells in raw.rows
        if number in reasons
    ]
    files.write(path, columns, rows, translate(table.title))
