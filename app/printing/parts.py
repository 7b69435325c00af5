"""Pieces that several papers share: labelled values, summary boxes, signatures, notes, QR codes."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing import ink
from app.printing.flow import Drawn, Piece
from app.printing.fonts import BOLD, REGULAR, Style, largest, style, wrap
from app.printing.model import Signature
from app.printing.sheet import CENTRE, RIGHT, Sheet


def gap(height: float) -> Piece:
    """Air that stays with what comes after it."""
    return Piece(height, keep=True)


def next_page() -> Piece:
    """What follows begins a page."""
    return Piece(0, starts=True)


def note_lines(text: str, width: float, x: float, font: Style = ink.SMALL_MUTED) -> list[Piece]:
    """A note of any length, a piece to a line so that it can go over pages."""
    leading = font.size * 1.32

    def line(words: str) -> Piece:
        return Drawn(leading, lambda sheet, y: sheet.text(x, y + font.size * 0.9, words, font))

    return [line(words) for words in wrap(text, font, width)]


def pair(
    sheet: Sheet,
    x: float,
    y: float,
    width: float,
    label: str,
    value: str,
    strong: bool = False,
    size: float = 9,
    colour: str = ink.MUTED,
) -> None:
    """A label at the left and its value at the right of ``width``; both shrink rather than meet."""
    value_style = largest(
        value, BOLD if strong else REGULAR, ink.INK, width * 0.72, (size, size * 0.9, size * 0.8)
    )
    room = width - value_style.width(value) - 6
    label_style = largest(
        label, BOLD if strong else REGULAR, ink.INK if strong else colour, room,
        (size, size * 0.92, size * 0.85, size * 0.78),
    )  # fmt: skip
    sheet.text(x, y, label, label_style)
    sheet.text(x + width, y, value, value_style, RIGHT)


def boxes(cards: Sequence[tuple[str, str]], x: float, width: float) -> Piece:
    """Labelled figures in outlined boxes side by side."""
    between, height = 9.0, 34.0
    each = (width - between * (len(cards) - 1)) / len(cards)

    def draw(sheet: Sheet, y: float) -> None:
        for at, (label, value) in enumerate(cards):
            left = x + at * (each + between)
            sheet.box(left, y, each, height, outline=ink.OUTLINE, weight=0.6)
            small = largest(label, REGULAR, ink.MUTED, each - 16, (7.5, 7, 6.5, 6))
            sheet.text(left + 8, y + 13, label, small)
            big = largest(value, BOLD, ink.INK, each - 16, (11, 10, 9, 8, 7))
            sheet.text(left + 8, y + 26.5, value, big)

    return Drawn(height, draw)


def signature(
    sheet: Sheet, x: float, y: float, width: float, sign: Signature, space: float = 46
) -> None:
    """Role, room to sign, the line, and below it name and title; ``y`` is the upper edge."""
    middle = x + width / 2
    role = largest(sign.role, REGULAR, ink.INK, width, (9, 8.5, 8, 7.5, 7))
    sheet.text(middle, y + 9, sign.role, role, CENTRE)
    line = y + 12 + space
    sheet.rule(x, line, x + width, line, ink.FINE, ink.INK)
    if sign.name:
        name = largest(sign.name, BOLD, ink.INK, width, (9, 8.5, 8, 7.5, 7))
        sheet.text(middle, line + 11, sign.name, name, CENTRE)
    title = largest(sign.title, REGULAR, ink.MUTED, width, (8, 7.5, 7, 6.5)) if sign.title else None
    if title:
        sheet.text(middle, line + (21 if sign.name else 11), sign.title, title, CENTRE)


def signatures(
    signs: Sequence[Signature], x: float, width: float, *, each: float = 131, space: float = 36
) -> Piece:
    """Places to sign spread over the width, at the foot of their page."""
    height = 12 + space + 26
    step = (width - each) / (len(signs) - 1) if len(signs) > 1 else 0

    def draw(sheet: Sheet, y: float) -> None:
        for at, sign in enumerate(signs):
            left = x + (at * step if len(signs) > 1 else width - each)
            signature(sheet, left, y, each, sign, space)

    return Drawn(height, draw, bottom=True)


def meterai(sheet: Sheet, middle: float, y: float, words: list[str]) -> None:
    """The dashed place for a duty stamp, with its upper edge at ``y``."""
    width, height = 60.0, 40.0
    sheet.box(
        middle - width / 2, y, width, height, radius=0, outline=ink.EDGE, weight=0.5, dash="2.5 2"
    )
    sheet.texts(middle, y + 18, words, style(REGULAR, 6.5, ink.MUTED), 8, CENTRE)


def qr(sheet: Sheet, x: float, y: float, size: float, text: str) -> None:
    """A QR code with its quiet zone of four modules inside ``size`` (error correction M)."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    rows = [[bool(module) for module in row] for row in code.modules]
    cell = size / (len(rows) + 8)
    sheet.cells(x + 4 * cell, y + 4 * cell, cell * len(rows), rows, "#000000")
