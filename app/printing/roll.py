"""Slips on a roll of thermal paper: as wide as the roll, as long as what they say. Black only, no filled areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.kernel import formats
from app.kernel.text import _
from app.printing import parts
from app.printing import stamp as stamps
from app.printing.document import PROGRAM, Document
from app.printing.flow import Drawn, Piece, Room, cut
from app.printing.fonts import BOLD, REGULAR, Style, largest, style, wrap
from app.printing.frame import MARKS, shouted
from app.printing.ink import MM
from app.printing.model import Letterhead
from app.printing.sheet import CENTRE, LEFT, RIGHT, Sheet
from app.printing.stamp import Stamp

BLACK = "#000000"
LONGEST = 14_000.0  # points: a PDF page may not be longer
LOGO = 16 * MM
QR = 30 * MM
FOOT = 8 * MM  # to tear off
LEADING = 1.32


@dataclass(frozen=True, slots=True)
class Measures:
    """Of one roll, in points: its width, the edge that is not printed, and the size of its text."""

    width: float
    edge: float
    size: float


ROLLS = {
    stamps.ROLL_58: Measures(58 * MM, 5 * MM, 7.5),
    stamps.ROLL_80: Measures(80 * MM, 4 * MM, 8.5),
}


class Roll:
    """A slip in the making: what is added stands one below the other, and ``printed`` draws it."""

    def __init__(self, document: Document, stamp: Stamp) -> None:
        self.document, self.stamp = document, stamp
        self.measures = ROLLS[stamp.page]
        self.left = self.measures.edge
        self.width = self.measures.width - 2 * self.measures.edge
        self.size = self.measures.size
        self.plain = style(REGULAR, self.size, BLACK)
        self.bold = style(BOLD, self.size, BLACK)
        self.small = style(REGULAR, self.size - 1, BLACK)
        self.pieces: list[Piece] = []

    def head(self, letterhead: Letterhead, title: str, subtitle: str, logo: bytes) -> None:
        """Who sells, and what this is; no roll bears a letterhead of its own."""
        if logo:
            self._picture(logo)
        self.centred(letterhead.name, style(BOLD, self.size + 2, BLACK))
        npwp = f"NPWP {letterhead.npwp}" if letterhead.npwp else ""
        for text in (letterhead.address, letterhead.phone, npwp):
            self.centred(text, self.small)
        self.rule()
        self.centred(shouted(title), self.bold)
        self.centred(subtitle, self.plain)
        copy = self.stamp.copy_no
        self.centred(_("Copy no. {number}", number=copy) if copy else "", self.small)
        mark = MARKS.get(self.stamp.mark)
        self.centred(f"*** {_(mark)} ***" if mark else "", style(BOLD, self.size + 4, BLACK))

    def _picture(self, content: bytes) -> None:
        form, ratio = self.document.picture(content)
        wide, high = LOGO * max(ratio, 1), LOGO * max(ratio, 1) / ratio
        if wide > self.width:
            wide, high = self.width, self.width / ratio
        left = (self.measures.width - wide) / 2
        self.pieces.append(
            Drawn(high + 4, lambda sheet, y: sheet.picture(form, left, y, wide, high))
        )

    def centred(self, text: str, font: Style) -> None:
        """Lines in the middle; nothing for no text."""
        middle = self.measures.width / 2
        for line in wrap(text, font, self.width) if text else ():
            self._write(line, font, middle, CENTRE)

    def words(self, text: str, font: Style | None = None, *, indent: float = 0) -> None:
        """Lines from the left edge."""
        font = font or self.plain
        left = self.left + indent
        for line in wrap(text, font, self.width - indent) if text else ():
            self._write(line, font, left, LEFT)

    def sides(self, left: str, right: str, font: Style | None = None) -> None:
        """One text at each edge; where both do not fit, the right one goes below."""
        font = font or self.plain
        edge = self.left + self.width
        if font.width(left) + font.width(right) + 6 > self.width:
            self.words(left, font)
            left = ""
        fitting = largest(right, font.face_name, BLACK, self.width, (font.size, font.size - 1))

        def draw(sheet: Sheet, y: float) -> None:
            sheet.text(self.left, y + font.size, left, font)
            sheet.text(edge, y + font.size, right, fitting, RIGHT)

        self.pieces.append(Drawn(font.size * LEADING, draw))

    def rule(self) -> None:
        """A dashed line over the whole width."""
        right = self.left + self.width
        self.pieces.append(
            Drawn(7, lambda sheet, y: sheet.rule(self.left, y + 4, right, y + 4, 0.7, BLACK, "2 2"))
        )

    def gap(self, height: float) -> None:
        self.pieces.append(Piece(height))

    def qr(self, text: str) -> None:
        """A QR code in the middle, with its quiet zone."""
        left = (self.measures.width - QR) / 2
        self.pieces.append(Drawn(QR, lambda sheet, y: parts.qr(sheet, left, y, QR, text)))

    def foot(self, closing: Sequence[str]) -> None:
        """What is wished, and when and by whom it was printed."""
        self.gap(4)
        for text in closing:
            self.centred(text, self.plain)
        at, by = self.stamp.at, self.stamp.by
        printed = _(
            "Printed {date} {time} by {name}" if by else "Printed {date} {time}",
            date=formats.date_medium(at.date()),
            time=formats.time(at),
            name=by,
        )
        sizes = (self.size - 2, self.size - 2.5, self.size - 3)
        words = f"{printed} · {PROGRAM}"
        self.centred(words, largest(words, REGULAR, BLACK, self.width, sizes))

    def printed(self) -> bytes:
        """The file with the slip in it; only one too long for a page of PDF is cut."""
        top = 4 * MM
        for page in cut(self.pieces, Room(LONGEST, LONGEST)):
            height = top + sum(piece.height for piece in page) + FOOT
            sheet = self.document.page(self.measures.width, height)
            y = top
            for piece in page:
                piece.draw(sheet, y)
                y += piece.height
            self.document.keep(sheet)
        return self.document.finish()

    def _write(self, line: str, font: Style, x: float, align: int) -> None:
        self.pieces.append(
            Drawn(
                font.size * LEADING,
                lambda sheet, y: sheet.text(x, y + font.size, line, font, align),
            )
        )
