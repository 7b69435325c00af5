"""Labels: sheets of 24, 30 and 65 on A4 and a roll of 50 × 30 mm; name, lines, a figure and a barcode on each.

A 13-digit number with the right check digit becomes an EAN-13, any other code a Code 128.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.printing import ink
from app.printing.document import Document, Meta
from app.printing.fonts import BOLD, REGULAR, largest, style, wrap
from app.printing.ink import MM
from app.printing.sheet import CENTRE, RIGHT, Sheet

BLACK = "#000000"
EAN_DIGITS = 13
MOST = 5_000  # labels in one file
QUIET = 10  # modules of white at each side of a barcode


@dataclass(frozen=True, slots=True)
class Format:
    """A sheet of labels, in points: page, how many across and down, the first one's place, and their size and pitch."""

    page: tuple[float, float]
    across: int
    down: int
    left: float
    top: float
    size: tuple[float, float]
    pitch: tuple[float, float]
    padding: float

    @property
    def on_sheet(self) -> int:
        return self.across * self.down


def _sheet(
    across: int,
    down: int,
    size: tuple[float, float],
    pitch: tuple[float, float],
    page: tuple[float, float] = (210, 297),
    padding: float = 3,
) -> Format:
    """From millimetres, the labels in the middle of their page."""
    left = (page[0] - (across - 1) * pitch[0] - size[0]) / 2
    top = (page[1] - (down - 1) * pitch[1] - size[1]) / 2
    return Format(
        (page[0] * MM, page[1] * MM), across, down, left * MM, top * MM,
        (size[0] * MM, size[1] * MM), (pitch[0] * MM, pitch[1] * MM), padding * MM,
    )  # fmt: skip


FORMATS = {
    "24": _sheet(3, 8, (70, 37), (70, 37), padding=4),
    "30": _sheet(3, 10, (70, 29.7), (70, 29.7), padding=4),
    "65": _sheet(5, 13, (38.1, 21.2), (40.6, 21.2), padding=2),
    "50x30 mm": _sheet(1, 1, (50, 30), (50, 30), (50, 30), padding=2),
}


@dataclass(frozen=True, slots=True)
class Label:
    """What one label says. ``figure``: in large type, a price. ``barcode``: what is encoded and stands below the bars."""

    name: str
    lines: tuple[str, ...] = ()
    figure: str = ""
    barcode: str = ""


def draw(labels: Sequence[Label], format: str, *, first: int = 1, title: str, author: str) -> bytes:
    """The labels in their order as a PDF; those before position ``first`` of the first sheet are used already."""
    form = FORMATS[format]
    document = Document(Meta(title, author, title))
    sheet: Sheet | None = None
    for place, label in enumerate(labels, start=first - 1):
        at = place % form.on_sheet
        if sheet is None or at == 0:
            if sheet is not None:
                document.keep(sheet)
            sheet = document.page(*form.page)
        row, column = divmod(at, form.across)
        x = form.left + column * form.pitch[0] + form.padding
        y = form.top + row * form.pitch[1] + form.padding
        _draw(sheet, label, x, y, form.size[0] - 2 * form.padding, form.size[1] - 2 * form.padding)
    document.keep(sheet or document.page(*form.page))
    return document.finish()


def _draw(sheet: Sheet, label: Label, x: float, y: float, width: float, height: float) -> None:
    """Name and lines from the top, barcode at the foot, the figure above it at the right."""
    bottom = y + height
    if label.barcode:
        bars = min(height * 0.38, 12 * MM)
        bottom -= bars + 7
        code = largest(label.barcode, REGULAR, BLACK, width, (6.5, 6, 5.5, 5))
        barcode(sheet, x, bottom + 1, width, bars, label.barcode)
        sheet.text(x + width / 2, y + height - 0.5, label.barcode, code, CENTRE)
    if label.figure:
        figure = largest(label.figure, BOLD, BLACK, width, (13, 12, 11, 10, 9, 8))
        sheet.text(x + width, bottom - 2.5, label.figure, figure, RIGHT)
        bottom -= figure.size
    _write(sheet, label, x, y, width, bottom - y)


def _write(sheet: Sheet, label: Label, x: float, y: float, width: float, room: float) -> None:
    """The name in bold and the lines, in the largest type of which all fits; the smallest shows what fits of it."""
    for size in (9.0, 8.0, 7.0, 6.0, 5.0):
        bold, plain = style(BOLD, size, BLACK), style(REGULAR, size, ink.INK)
        told = [(line, bold) for line in wrap(label.name, bold, width)]
        told += [(line, plain) for text in label.lines if text for line in wrap(text, plain, width)]
        if len(told) * size * 1.2 <= room:
            break
    for number, (line, font) in enumerate(told[: max(1, int(room / (size * 1.2)))], start=1):
        sheet.text(x, y + number * size * 1.2 - size * 0.25, line, font)


def barcode(sheet: Sheet, x: float, y: float, width: float, height: float, text: str) -> None:
    """The bars of a code, with their quiet zones inside ``width``."""
    bars = bars_of(text)
    whole = max(left + wide for left, wide in bars)
    module = width / (whole + 2 * QUIET)
    for left, wide in bars:
        sheet.band(x + (QUIET + left) * module, y, wide * module, height, BLACK)


def bars_of(text: str) -> list[tuple[float, float]]:
    """Left edge and width of every bar, in modules."""
    from reportlab.graphics.barcode import createBarcodeDrawing

    kind = "EAN13" if is_ean(text) else "Code128"
    drawn = createBarcodeDrawing(
        kind, value=_encodable(text), barWidth=1, barHeight=1, humanReadable=False, quiet=False
    )
    (widget,) = drawn.contents
    bars = sorted(
        (each.x, each.width) for each in widget.draw().contents if each.fillColor is not None
    )
    start = bars[0][0]
    return [(left - start, wide) for left, wide in bars]


def is_ean(text: str) -> bool:
    """Whether a text is an EAN-13: thirteen digits, the last one checking the others."""
    if len(text) != EAN_DIGITS or not (text.isascii() and text.isdigit()):
        return False
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(text))
    return weighted % 10 == 0


def _encodable(text: str) -> str:
    """What Code 128 can hold of a text: signs of ASCII; others become a question mark."""
    return "".join(sign if " " <= sign <= "~" else "?" for sign in text)
