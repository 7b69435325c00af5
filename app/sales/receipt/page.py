"""Drawing the kwitansi: four dotted lines, the amount in its frame, the place for the signature.

The duty stamp's place is printed above Rp5,000,000 (UU 10/2020 art. 3(2)g), never below.
"""

from __future__ import annotations

from app.kernel import formats
from app.kernel.money import rp
from app.kernel.terbilang import amount_in_words
from app.kernel.text import _, language
from app.printing import ink, parts
from app.printing.document import Document
from app.printing.flow import Drawn, Piece
from app.printing.fonts import BOLD, REGULAR, Style, largest, style, wrap
from app.printing.frame import Frame, meta, printed
from app.printing.model import Signature
from app.printing.sheet import Sheet
from app.printing.stamp import HALF_A4, Stamp
from app.sales.receipt.paper import ReceiptPaper

METERAI_ABOVE = rp(5_000_000)  # UU 10/2020 art. 3(2)g: more than this, not this itself
MOST_LINES = 6  # of one answer on one page; a longer one goes on below another dotted line
VALUE = style(REGULAR, 10, ink.INK)
VALUE_BOLD = style(BOLD, 10, ink.INK)
VALUE_ITALIC = style("Italic", 10, ink.INK)
LABEL = style(REGULAR, 10, ink.MUTED)
LABEL_WIDTH, LEADING = 107.0, 13.5


def draw(paper: ReceiptPaper, stamp: Stamp, logo: bytes) -> bytes:
    frame = Frame(
        paper.letterhead,
        _("Receipt"),
        paper.number or _("Draft"),
        stamp,
        note=_("Original: payer · Copy: file"),
        page=HALF_A4,
        logo=logo,
    )
    document = Document(meta(frame, paper.language))
    pieces = [parts.gap(5), *_answers(paper, frame), _foot(paper, frame)]
    printed(document, frame, pieces)
    return document.finish()


def _answers(paper: ReceiptPaper, frame: Frame) -> list[Piece]:
    asked: list[tuple[str, str, Style]] = [
        (_("Received from"), paper.payer, VALUE_BOLD),
        (_("The sum of"), amount_in_words(paper.amount, language()), VALUE_ITALIC),
        (_("In payment of"), _purpose(paper), VALUE),
        (_("Payment method"), paper.method, VALUE),
    ]
    pieces: list[Piece] = []
    for label, value, font in asked:
        if not value:
            continue
        lines = wrap(value, font, frame.width - LABEL_WIDTH)
        for start in range(0, len(lines), MOST_LINES):
            part = lines[start : start + MOST_LINES]
            pieces.append(_answer(frame, "" if start else label, part, font))
    return pieces


def _answer(frame: Frame, label: str, lines: list[str], font: Style) -> Piece:
    left = frame.margins.side
    height = len(lines) * LEADING + 11

    def draw(sheet: Sheet, y: float) -> None:
        fitting = (
            largest(label, REGULAR, ink.MUTED, LABEL_WIDTH - 6, (10, 9, 8, 7)) if label else LABEL
        )
        sheet.text(left, y + 11, label, fitting)
        sheet.texts(left + LABEL_WIDTH, y + 11, lines, font, LEADING)
        rule = y + 11 + (len(lines) - 1) * LEADING + 5
        sheet.rule(left + LABEL_WIDTH, rule, left + frame.width, rule, 0.5, ink.EDGE, "0.8 1.6")

    return Drawn(height, draw)


def _purpose(paper: ReceiptPaper) -> str:
    if not paper.settled:
        return paper.purpose
    documents = [
        _("{number} ({amount})", number=each.number, amount=formats.money(each.amount)).replace(
            " ", "\u00a0"
        )
        for each in paper.settled
    ]
    if len(documents) > 1:
        listed = _("{first} and {last}", first=", ".join(documents[:-1]), last=documents[-1])
    else:
        listed = paper.settled[0].number
    return _("Payment of invoice {numbers}", numbers=listed)


def _foot(paper: ReceiptPaper, frame: Frame) -> Piece:
    with_meterai = paper.amount > METERAI_ABOVE
    space = 56.0 if with_meterai else 44.0
    height = 12 + space + 27
    place = ", ".join(part for part in (paper.place, formats.date_long(paper.date)) if part)
    sign = Signature(place, paper.signatory, paper.signatory_title)

    def draw(sheet: Sheet, y: float) -> None:
        left, width = frame.margins.side, 150.0
        bottom = y + height - 4
        amount = formats.rupiah(paper.amount)
        room = frame.width - width - 20
        figure = largest(amount, BOLD, ink.INK, room - 34, (17, 16, 15, 14, 13, 12, 11, 10))
        wide = figure.width(amount) + 34
        sheet.box(left, bottom - 36, wide, 36, outline=ink.ACCENT, weight=1.3)
        sheet.text(left + 17, bottom - 12, amount, figure)
        note = wrap(
            _("This receipt is valid once the money has been received."),
            ink.SMALL_MUTED,
            room - wide - 12,
        )
        if room - wide > 90:
            sheet.texts(
                left + wide + 10, bottom - 3 - (len(note) - 1) * 10, note, ink.SMALL_MUTED, 10
            )
        corner = left + frame.width - width
        if with_meterai:
            parts.meterai(sheet, corner + width / 2, y + 17, [_("Duty stamp"), "Rp10.000"])
        parts.signature(sheet, corner, y, width, sign, space)

    return Drawn(height, draw, bottom=True)
