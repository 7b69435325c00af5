"""Tables of a paper: columns as wide as their figures need, rows that wrap names and never cut amounts.

Widths are settled once for the whole table; a table too wide for the page is set smaller until it fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.printing import ink
from app.printing.flow import Piece
from app.printing.fonts import BOLD, REGULAR, largest, style, wrap
from app.printing.sheet import CENTRE, LEFT, RIGHT, Sheet

ROUNDED = 0.001  # points that adding the paddings and taking them off again may lose
MOST_LINES = 12  # of one row on one page; what is longer goes on in a row of its own
DOUBLE = 3.2  # below a total: its second rule and a little air
SIZES = (8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5)

PLAIN, GROUP, HEADING, SUBTOTAL, TOTAL, CARRY, BOLD_ROW = (
    "", "group", "heading", "subtotal", "total", "carry", "bold",
)  # fmt: skip
_STRONG = frozenset((GROUP, HEADING, SUBTOTAL, TOTAL, CARRY, BOLD_ROW))


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column: title, alignment, and whether its text wraps (then it takes the room that is left).

    widest: of a column that does not wrap, in points; longer text wraps there too. least: not narrower.
    boxed: with lines on both sides, for writing by hand.
    """

    title: str
    align: int = LEFT
    wraps: bool = False
    least: float = 0
    widest: float = 0
    boxed: bool = False


Cells = Sequence[str]


class Row(Piece):
    """A row of cells; a cell is a text or, where it wraps, its lines."""

    __slots__ = ("cells", "form", "sub", "sums")

    def __init__(
        self, table: PaperTable, height: float, cells: list[str | list[str]], form: str
    ) -> None:
        super().__init__(height, table=table, last=False)
        self.cells, self.form = cells, form
        self.sub = ""
        self.sums: object = None

    def draw(self, sheet: Sheet, y: float) -> None:
        table: PaperTable = self.table  # type: ignore[assignment]
        table.draw_row(sheet, y, self)


class PaperTable:
    """A table of ``width`` points from ``x``. ``carry``: cells of the carried row from a row's sums.

    samples: all texts of the table, row by row, from which the widths are settled. tight: less air.
    """

    def __init__(
        self,
        columns: Sequence[PaperColumn],
        samples: Iterable[Cells],
        *,
        x: float,
        width: float,
        size: float = SIZES[0],
        tight: bool = False,
        carry: Callable[[object, bool], list[str]] | None = None,
        sub_column: int = -1,
    ) -> None:
        self.columns, self.x, self.width = columns, x, width
        self._carry, self._sub_column = carry, sub_column
        self._pad = 3.0 if tight else 3.6
        kept = samples if isinstance(samples, list) else list(samples)
        self.size, self._widths = self._settled(kept, size)
        self._plain, self._strong = (
            style(REGULAR, self.size, ink.INK),
            style(BOLD, self.size, ink.INK),
        )
        self._title = style(BOLD, max(self.size - 0.7, 5), ink.INK)
        self._under = style(REGULAR, max(self.size - 1.2, 5), ink.MUTED)
        self.leading = self.size * 1.25
        self._above = (3.5 if tight else 4.5) + self.size * 0.76
        self._line_height = (6.4 if tight else 8.6) + self.size
        self._places = self._settled_places()
        self._head = self._laid_head()
        self.carry_height = self._line_height if carry else 0.0

    # Widths

    def _settled(self, samples: list[Cells], size: float) -> tuple[float, list[float]]:
        """The largest size at which the figures leave the wrapping columns a decent share."""
        for candidate in [each for each in SIZES if each <= size]:
            widths = self._needed(samples, candidate)
            flexible = [at for at, column in enumerate(self.columns) if column.wraps]
            left = self.width - sum(widths)
            decent = 14 * candidate if len(flexible) == 1 else 9 * candidate * len(flexible)
            if left >= (decent if flexible else 0):
                return candidate, self._shared(widths, flexible, left)
        return self._squeezed(samples, flexible)

    def _squeezed(self, samples: list[Cells], flexible: list[int]) -> tuple[float, list[float]]:
        """Far too many columns: a size below the list at which they just fit."""
        size = float(SIZES[-1])
        while True:
            widths = self._needed(samples, size)
            left = self.width - sum(widths)
            if left >= 10 * len(flexible) or size < 1:
                return size, self._shared(widths, flexible, max(left, 10))
            size *= 0.9

    @staticmethod
    def _shared(widths: list[float], flexible: list[int], left: float) -> list[float]:
        targets = flexible or range(len(widths))
        for at in targets:
            widths[at] += left / len(targets)
        return widths

    def _needed(self, samples: list[Cells], size: float) -> list[float]:
        bold, title = style(BOLD, size, ink.INK), style(BOLD, max(size - 0.7, 5), ink.INK)
        widths = []
        for at, column in enumerate(self.columns):
            if column.wraps:
                widths.append(0.0)
                continue
            measure = bold.face.width
            cells = {cells[at] for cells in samples if at < len(cells)}
            content = max(map(measure, cells), default=0.0) * size / 1000
            if column.widest:
                content = min(content, column.widest)
            words = max(map(title.width, column.title.replace("\n", " ").split(" ")))
            widths.append(max(content, words, column.least) + 2 * self._pad)
        return widths

    def _settled_places(self) -> list[tuple[float, int, float]]:
        """Of each column: where its text begins (or ends, or centres), how, and how wide it may be."""
        places, left = [], self.x
        for column, width in zip(self.columns, self._widths):
            at = {LEFT: left + self._pad, RIGHT: left + width - self._pad, CENTRE: left + width / 2}
            room = width - 2 * self._pad + ROUNDED
            places.append((at[column.align], column.align, room))
            left += width
        return places

    # Rows

    def _laid_head(self) -> Piece:
        lines = [
            wrap(c.title, self._title, place[2]) for c, place in zip(self.columns, self._places)
        ]
        deepest = max(map(len, lines))
        leading = self._title.size * 1.2
        return _Head(self, lines, deepest, leading)

    def head(self) -> Piece:
        return self._head

    def carried(self, row: Piece, onward: bool) -> Piece | None:
        """The row that carries the sums over to the next page, or takes them up there."""
        if self._carry is None or not isinstance(row, Row) or row.sums is None:
            return None
        return Row(self, self._line_height, list(self._carry(row.sums, onward)), CARRY)

    def rows(
        self,
        cells: Sequence[str],
        *,
        form: str = PLAIN,
        sub: str = "",
        sums: object = None,
        keep: bool = False,
        indent: float = 0,
    ) -> list[Row]:
        """A row, or several where a text is longer than MOST_LINES lines."""
        font = self._strong if form in _STRONG else self._plain
        laid: list[str | list[str]] = list(cells)
        deepest = 1
        for at, column in enumerate(self.columns):
            text = cells[at] if at < len(cells) else ""
            if not text or not (column.wraps or column.widest or form in _STRONG):
                continue
            room = self._room(cells, at) if form in _STRONG else self._places[at][2]
            if "\n" not in text and font.width(text) <= room:
                continue
            if column.align != LEFT and not column.wraps:
                continue
            lines = wrap(text, font, room)
            laid[at] = lines
            deepest = max(deepest, len(lines))
        if deepest <= MOST_LINES:
            return [self._row(laid, form, deepest, sub, sums, keep)]
        return self._split(laid, form, deepest, sub, sums, keep)

    def _room(self, cells: Sequence[str], at: int) -> float:
        """The width from a column up to the next that has a text."""
        room = self._places[at][2]
        for beyond in range(at + 1, len(self.columns)):
            if beyond < len(cells) and cells[beyond]:
                break
            room += self._widths[beyond]
        return room

    def _row(
        self,
        cells: list[str | list[str]],
        form: str,
        lines: int,
        sub: str,
        sums: object,
        keep: bool,
    ) -> Row:
        height = self._line_height + (lines - 1) * self.leading + (DOUBLE if form == TOTAL else 0)
        row = Row(self, height + (self._under.size * 1.25 if sub else 0), cells, form)
        row.sub, row.sums = sub, sums
        row.keep = keep or form in (GROUP, HEADING)
        return row

    def _split(
        self,
        cells: list[str | list[str]],
        form: str,
        lines: int,
        sub: str,
        sums: object,
        keep: bool,
    ) -> list[Row]:
        """The amounts stand in the first part; the last part carries the second line and the sums."""
        parts: list[Row] = []
        for start in range(0, lines, MOST_LINES):
            part: list[str | list[str]] = [
                cell[start : start + MOST_LINES]
                if isinstance(cell, list)
                else (cell if not start else "")
                for cell in cells
            ]
            deepest = min(MOST_LINES, lines - start)
            ends = start + MOST_LINES >= lines
            parts.append(self._row(part, form, deepest, sub if ends else "", sums, keep and ends))
        return parts

    # Drawing

    def draw_row(self, sheet: Sheet, y: float, row: Row) -> None:
        form = row.form
        font = self._strong if form in _STRONG else self._plain
        base = y + self._above
        if form == GROUP:
            sheet.band(self.x, y, self.width, row.height, ink.BAND)
        spans = form in (GROUP, HEADING) and not any(row.cells[1:])
        for cell, (x, align, _width) in zip(row.cells, self._places):
            if not cell:
                continue
            if spans:
                x, align = self.x + self._pad, LEFT
            if isinstance(cell, str):
                sheet.text(x, base, cell, font, align)
            else:
                sheet.texts(x, base, cell, font, self.leading, align)
        if row.sub:
            self._draw_sub(sheet, base, row)
        self._draw_rules(sheet, y, row)

    def _draw_sub(self, sheet: Sheet, base: float, row: Row) -> None:
        above = row.cells[self._sub_column]
        lines = len(above) if isinstance(above, list) else 1
        x, align, width = self._places[self._sub_column]
        lower = base + (lines - 1) * self.leading + self._under.size * 1.3
        under = self._under
        if under.width(row.sub) > width:
            under = largest(row.sub, under.face_name, under.colour, width, (under.size * 0.85,))
        sheet.text(x, lower, row.sub, under, align)

    def _draw_rules(self, sheet: Sheet, y: float, row: Row) -> None:
        left, right, bottom = self.x, self.x + self.width, y + row.height
        if row.form == TOTAL:
            sheet.rule(left, y, right, y, ink.FINE, ink.INK)
            for rule in (bottom - DOUBLE, bottom - DOUBLE + 1.6):
                sheet.rule(left, rule, right, rule, ink.FINE, ink.INK)
        elif row.form in (SUBTOTAL, CARRY):
            sheet.rule(left, y, right, y, ink.FINE, ink.EDGE)
            sheet.rule(left, bottom, right, bottom, ink.FINE, ink.EDGE)
        else:
            sheet.rule(left, bottom, right, bottom, ink.HAIR, ink.GRID)
            if row.form == PLAIN:
                self._draw_boxes(sheet, y, bottom)

    def _draw_boxes(self, sheet: Sheet, y: float, bottom: float) -> None:
        left = self.x
        for column, width in zip(self.columns, self._widths):
            if column.boxed:
                sheet.rule(left, y, left, bottom, ink.HAIR, ink.OUTLINE)
                sheet.rule(left + width, y, left + width, bottom, ink.HAIR, ink.OUTLINE)
            left += width

    def draw_head(
        self, sheet: Sheet, y: float, head: _Head, titles: list[list[str]], leading: float
    ) -> None:
        sheet.rule(self.x, y, self.x + self.width, y, ink.RULE, ink.INK)
        bottom = y + head.height
        sheet.rule(self.x, bottom, self.x + self.width, bottom, ink.RULE, ink.INK)
        for lines, (x, align, _width) in zip(titles, self._places):
            first = bottom - 4.6 - (len(lines) - 1) * leading
            sheet.texts(x, first, lines, self._title, leading, align)


class _Head(Piece):
    """The column heads, drawn again on every page of the table."""

    __slots__ = ("_leading", "_titles")

    def __init__(
        self, table: PaperTable, titles: list[list[str]], lines: int, leading: float
    ) -> None:
        super().__init__(9.5 + lines * leading, keep=True, table=table, last=True)
        self._titles, self._leading = titles, leading

    def draw(self, sheet: Sheet, y: float) -> None:
        table: PaperTable = self.table  # type: ignore[assignment]
        table.draw_head(sheet, y, self, self._titles, self._leading)


def ended(rows: list[Row]) -> list[Row]:
    """Marks the last row of a table: nothing is carried over after it."""
    if rows:
        rows[-1].last = True
    return rows
