"""Any report as a PDF: its columns and rows in the common frame, in landscape where portrait is too small,
and always for a report that is ``WIDE``.

Sums are carried over pages only where the plain rows really add up to the total; a statement with
subtotals of subtotals carries none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.period import Period
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate
from app.kernel.report import ReportResult
from app.kernel.report import Row as ReportRow
from app.kernel.text import _, language
from app.printing import issue, parts
from app.printing import stamp as stamps
from app.printing.document import Document, write_file
from app.printing.flow import Piece
from app.printing.frame import Frame, meta, printed
from app.printing.model import Letterhead
from app.printing.sheet import LEFT, RIGHT
from app.printing.stamp import Stamp
from app.printing.table import (
    BOLD_ROW,
    GROUP,
    PLAIN,
    SUBTOTAL,
    TOTAL,
    PaperColumn,
    PaperTable,
    Row,
    ended,
)

STATEMENTS = frozenset(("profit-loss", "balance-sheet", "cash-flow", "equity-changes"))
WIDE = frozenset(("cash-book",))
SMALLEST_PORTRAIT = 7.0
FORMS = {"": PLAIN, "group": GROUP, "subtotal": SUBTOTAL, "total": TOTAL}
INDENT = "\u00a0\u00a0\u00a0\u00a0"
LANDSCAPE = {stamps.A4: stamps.A4_LANDSCAPE, stamps.F4: stamps.F4_LANDSCAPE}

Sums = dict[str, Any]


def write_pdf(session: Session, result: ReportResult, path: Path, page: str = stamps.A4) -> None:
    """Writes a report of the open company as a PDF, replacing an older file. Raises FileProblem."""
    head = issue.letterhead(session.company)
    write_file(path, draw(result, head, issue.preview(session, page=page)))


def draw(result: ReportResult, head: Letterhead, stamp: Stamp) -> bytes:
    """The report as a PDF, worded in the active language."""
    portrait = Frame(head, result.title, result.subtitle, stamp, centred=True)
    laid = _Laid(result, portrait)
    wide = result.key in WIDE or laid.table.size < SMALLEST_PORTRAIT
    if wide and (stamp.page or stamps.A4) in LANDSCAPE:
        turned = Stamp(
            stamp.at, stamp.by, stamp.copy_no, stamp.mark, LANDSCAPE[stamp.page or stamps.A4]
        )
        laid = _Laid(result, Frame(head, result.title, result.subtitle, turned, centred=True))
    document = Document(meta(laid.frame, language()))
    printed(document, laid.frame, laid.pieces())
    return document.finish()


class _Laid:
    """A report's table laid out in a frame."""

    def __init__(self, result: ReportResult, frame: Frame) -> None:
        self.result, self.frame = result, frame
        self.brackets = result.key in STATEMENTS
        self.cells = [self._row_cells(row) for row in result.rows]
        self.total = self._total_cells(result.totals, _("Total")) if result.totals else None
        self.summed = _summed_columns(result)
        wrapping = _wrapping(result.columns)
        figures = [
            [cell if column.right_aligned else "" for cell, column in zip(cells, result.columns)]
            if row.style
            else cells
            for row, cells in zip(result.rows, self.cells)
        ]
        if self.total:
            figures.append(
                [cell if c.right_aligned else "" for cell, c in zip(self.total, result.columns)]
            )
        self.table = PaperTable(
            [_paper_column(column, column.key in wrapping) for column in result.columns],
            figures,
            x=frame.margins.side,
            width=frame.width,
            size=8.5 if len(result.columns) <= 5 else 8,
            tight=len(result.columns) > 5 or len(result.rows) > 30,
            carry=self._carried if self.summed else None,
        )

    def pieces(self) -> list[Piece]:
        rows: list[Row] = []
        running: Sums = dict.fromkeys(self.summed)
        for row, cells in zip(self.result.rows, self.cells):
            if self.summed and not row.style:
                running = {key: _added(running[key], row.values.get(key)) for key in self.summed}
            form = FORMS.get(row.style, BOLD_ROW)
            if form in (SUBTOTAL, TOTAL) and rows:
                rows[-1].keep = True
            rows += self.table.rows(cells, form=form, sums=running if self.summed else None)
        if self.total:
            if rows:
                rows[-1].keep = True
            rows += self.table.rows(self.total, form=TOTAL)
        pieces: list[Piece] = [self.table.head(), *ended(rows)]
        if self.result.notes:
            pieces.append(parts.gap(5))
        for note in self.result.notes:
            pieces += parts.note_lines(note, self.frame.width, self.frame.margins.side)
        return pieces

    def _row_cells(self, row: ReportRow) -> list[str]:
        cells = [self._worded(row.values.get(column.key), column) for column in self.result.columns]
        if row.level:
            at = next(
                (
                    n
                    for n, cell in enumerate(cells)
                    if cell and not self.result.columns[n].right_aligned
                ),
                0,
            )
            cells[at] = INDENT * row.level + cells[at]
        return cells

    def _total_cells(self, totals: Sums, label: str) -> list[str]:
        cells = [self._worded(totals.get(column.key), column) for column in self.result.columns]
        if not cells[0]:
            cells[0] = label
        return cells

    def _carried(self, sums: object, onward: bool) -> list[str]:
        assert isinstance(sums, dict)
        return self._total_cells(sums, _("Carried over") if onward else _("Brought forward"))

    def _worded(self, value: Any, column: Column) -> str:
        return worded(value, column, brackets=self.brackets)


def worded(value: Any, column: Column, *, brackets: bool = False) -> str:
    """One cell as it is read. Nothing is an empty cell, an amount of zero a dash."""
    if value is None or value == "":
        return ""
    if isinstance(value, Money):
        return formats.money(value, zero=formats.DASH, brackets=brackets)
    if isinstance(value, Quantity):
        return formats.quantity(value)
    if isinstance(value, UnitPrice):
        return formats.unit_price(value)
    if column.kind is Kind.SHARE:
        return formats.share(value, brackets=brackets)
    if isinstance(value, Rate):
        return formats.rate(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dt.datetime):
        return formats.moment(value)
    if isinstance(value, dt.date):
        return formats.date_medium(value)
    if isinstance(value, Period):
        return formats.period(value)
    if isinstance(value, Fraction):
        return formats.exact(value)
    if isinstance(value, int):
        return formats.count(value) if column.right_aligned else str(value)
    return str(value)


def _paper_column(column: Column, wraps: bool) -> PaperColumn:
    narrow = {Kind.CODE: 90.0, Kind.NUMBER: 120.0}
    return PaperColumn(
        _(column.title),
        RIGHT if column.right_aligned else LEFT,
        wraps=wraps,
        least=38 if column.right_aligned else 0,
        widest=0 if column.right_aligned or wraps else narrow.get(column.kind, 100),
    )


def _wrapping(columns: Sequence[Column]) -> frozenset[str]:
    """The text columns; of a table without any, the first that holds no figures."""
    texts = [column.key for column in columns if column.kind == Kind.TEXT]
    others = [column.key for column in columns if not column.right_aligned]
    return frozenset(texts or others[:1] or [columns[0].key])


def _summed_columns(result: ReportResult) -> tuple[str, ...]:
    """The total's columns whose plain rows add up to it; none unless all do."""
    keys = [
        key for key, value in result.totals.items() if isinstance(value, Money | Quantity | int)
    ]
    for key in keys:
        found: Any = None
        for row in result.rows:
            if not row.style:
                found = _added(found, row.values.get(key))
        if found != result.totals[key]:
            return ()
    return tuple(keys)


def _added(sum_so_far: Any, value: Any) -> Any:
    if value is None or value == "":
        return sum_so_far
    return value if sum_so_far is None else sum_so_far + value
