"""A list as a file, exactly as it is shown: its columns and their order, its filters, its sort, its groups.

XLSX, CSV or PDF, written in the background into the folder used last; nothing is replaced unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.errors import UserError
from app.kernel.progress import Progress, heeding
from app.kernel.report import ReportResult, Row
from app.kernel.text import N_, _, translate_count
from ui.kit import report_files, saving
from ui.kit.table.base_model import TableModel
from ui.kit.table.grouping import GroupingModel, GroupRow
from ui.kit.table.rows_model import RowsModel
from ui.kit.table.view import counted

if TYPE_CHECKING:
    from ui.kit.list_panel import ListPanel

KIND = "list"  # of files: they have a folder of their own
MOST_ON_PAPER = 20_000
FIGURES = frozenset(
    {Kind.MONEY, Kind.QUANTITY, Kind.PRICE, Kind.RATE, Kind.COUNT, Kind.DATE, Kind.FLAG}
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written. ``rows()`` reads them, for any thread; ``count``: how many, 0 for unknown."""

    name: str
    subtitle: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]
    totals: Callable[[], dict[str, Any]]
    count: int


def sheet_of(panel: ListPanel, *, selected: bool = False) -> Sheet:
    """The list as it is shown now, or what is selected of it."""
    model, view = panel.table.model, panel.table.view
    assert model is not None
    places = view.shown_columns()
    columns = tuple(_written(model.columns[at]) for at in places)
    chips = panel.chips.words()
    search = panel.search.text().strip()
    subtitle = " · ".join([*chips, *([f"“{search}”"] if search else [])])
    name = panel.list_name()
    keys = [model.columns[at].key for at in places if model.columns[at].total]
    if selected:
        chosen = view.selection()
        read, totals = chosen.reader(), chosen.sums_reader(keys)
        if not chosen.parts:
            sums = chosen.sums_here(keys)
            totals = lambda: sums  # noqa: E731
        words = translate_count(N_("{count} row"), N_("{count} rows"), chosen.count())
        return Sheet(
            name, words, columns, lambda: _plain(model, places, read()), totals, chosen.count()
        )
    window = panel.window_now()
    rows = _grouped if isinstance(model, GroupingModel) and panel.grouping else _listed
    read_rows = rows(model, places, window)
    return Sheet(name, subtitle, columns, read_rows, window.sums, model.count() or 0)


def _written(column: Column) -> Column:
    """Figures and dates as they are, everything else in the words of its cell."""
    if column.kind in FIGURES:
        return replace(column, get=None, title=_(column.title))
    return replace(column, get=None, title=_(column.title), kind=Kind.TEXT)


def _plain(model: TableModel, places: list[int], rows: Iterable[Any]) -> Iterator[Row]:
    for row in rows:
        yield Row({model.columns[at].key: _cell(model, at, row) for at in places})


def _cell(model: TableModel, at: int, row: Any) -> Any:
    column = model.columns[at]
    if column.kind is Kind.FLAG:
        return bool(getattr(row, column.key))
    return model.value(row, at) if column.kind in FIGURES else model.text(row, at)


def _listed(model: TableModel, places: list[int], window: Any) -> Callable[[], Iterator[Row]]:
    return lambda: _plain(model, places, window.rows())


def _grouped(model: Any, places: list[int], window: Any) -> Callable[[], Iterator[Row]]:
    """Each group's head, with its subtotals, before its rows, whether or not it is open."""
    heads: list[GroupRow] = model.heads
    at_first = model.columns[places[0]].key

    def read() -> Iterator[Row]:
        for head in heads:
            note = f"{head.title} · {model.group_note(head)}"
            yield Row({**head.sums, at_first: note}, "group")
            inside = (
                head.rows if isinstance(model, RowsModel) else window.within(head.narrowing).rows()
            )
            yield from _plain(model, places, inside)

    return read


# -- where to ---------------------------------------------------------------------------------


def export(panel: ListPanel, *, selected: bool = False) -> None:
    """Asks where to and writes in the background; the notice at the end leads there."""
    context, sheet = panel.context, sheet_of(panel, selected=selected)
    name = f"{sheet.name} {context.session.today().isoformat()}.xlsx"
    path = saving.ask_path(context, panel, KIND, name, report_files.TYPES)
    if path is None:
        return

    def work(progress: Progress) -> None:
        with heeding(lambda: progress.cancelled):
            write(context.session, sheet, path, progress)

    context.run(
        _("Exporting {name}", name=sheet.name),
        work,
        lambda _done: saving.tell_saved(context, _("{name} is saved", name=path.name), path),
    )


def write(session: Any, sheet: Sheet, path: Path, progress: Progress) -> None:
    """Writes the file whole or not at all. Raises FileProblem where it cannot."""
    rows = counted(sheet.rows(), sheet.count, progress)
    totals = sheet.totals()
    if path.suffix.lower() == ".pdf":
        _write_pdf(session, sheet, rows, totals, path)
        return
    from app.exchange import files

    def values() -> Iterator[dict[str, Any]]:
        for row in rows:
            yield row.values
        if totals:
            yield {**totals, **_total_label(sheet)}

    headed = [column.title for column in sheet.columns]
    files.write(path, sheet.columns, values(), sheet.name, headings=headed)


def _total_label(sheet: Sheet) -> dict[str, str]:
    first = sheet.columns[0]
    return {} if first.total else {first.key: _("Total")}


def _write_pdf(
    session: Any, sheet: Sheet, rows: Iterable[Row], totals: dict[str, Any], path: Path
) -> None:
    from app.printing import report

    if sheet.count > MOST_ON_PAPER:
        raise UserError(
            N_("{count} rows are too many for paper."),
            count=formats.count(sheet.count),
            remedy=N_("Filter the list, or export it as XLSX or CSV."),
        )
    shown = {column.key for column in sheet.columns}
    sums = {key: value for key, value in totals.items() if key in shown}
    result = ReportResult("list", sheet.name, sheet.subtitle, sheet.columns, list(rows), sums)
    report.write_pdf(session, result, path)
