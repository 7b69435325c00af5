"""What surrounds every page: letterhead or short head above, copy rule, print mark and page number below.

`printed` puts a document's pieces into their frame and returns the PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.kernel import formats
from app.kernel.text import N_, _
from app.printing import ink
from app.printing import stamp as stamps
from app.printing.document import PROGRAM, Document, Meta
from app.printing.flow import Piece, Room, cut
from app.printing.fonts import BOLD, REGULAR, largest, style, wrap
from app.printing.ink import INCH, MM
from app.printing.model import Letterhead
from app.printing.sheet import CENTRE, RIGHT, Sheet
from app.printing.stamp import Stamp

PAGES = {
    stamps.A4: (210 * MM, 297 * MM),
    stamps.HALF_A4: (210 * MM, 148.5 * MM),
    stamps.F4: (215 * MM, 330 * MM),
    stamps.A4_LANDSCAPE: (297 * MM, 210 * MM),
    stamps.F4_LANDSCAPE: (330 * MM, 215 * MM),
    stamps.A5: (148 * MM, 210 * MM),
    stamps.CONTINUOUS: (9.5 * INCH, 11 * INCH),
    stamps.HALF_CONTINUOUS: (9.5 * INCH, 5.5 * INCH),
}
MARKS = {stamps.DRAFT: N_("DRAFT"), stamps.VOID: N_("VOID")}


@dataclass(frozen=True, slots=True)
class Margins:
    """Distances from the edges of the page to what is printed, in points."""

    side: float
    top: float
    foot: float  # baseline of the footer above the lower edge


WIDE, NARROW = Margins(36.8, 36.8, 28), Margins(31.4, 21, 17)
TRACTOR, HALF_TRACTOR = Margins(44, 30, 24), Margins(44, 21, 17)  # clear of the holes at both sides
MARGINS = {
    stamps.HALF_A4: NARROW,
    stamps.A5: NARROW,
    stamps.CONTINUOUS: TRACTOR,
    stamps.HALF_CONTINUOUS: HALF_TRACTOR,
}

HEADS = {WIDE: 35 * MM, NARROW: 28 * MM, TRACTOR: 35 * MM, HALF_TRACTOR: 28 * MM}
"""How far down a sheet its own letterhead may reach."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one document.

    title, subtitle: at the right of the head (kind and number, or period). note: left in the footer.
    centred: no letterhead but name and title in the middle, as statements have it. small: the lower
    head of a payslip. about: whom or what it concerns, said again on every page after the first.
    """

    letterhead: Letterhead
    title: str
    subtitle: str
    stamp: Stamp
    note: str = ""
    page: str = stamps.A4
    centred: bool = False
    small: bool = False
    logo: bytes = b""
    about: str = ""

    @property
    def size(self) -> tuple[float, float]:
        return PAGES[self.stamp.page or self.page]

    @property
    def margins(self) -> Margins:
        return MARGINS.get(self.stamp.page) or MARGINS.get(self.page) or WIDE

    @property
    def top(self) -> float:
        """Where printing begins: below the letterhead that the sheet bears already."""
        return HEADS[self.margins] if self.stamp.headed else self.margins.top

    @property
    def width(self) -> float:
        """Of what is printed between the margins."""
        return self.size[0] - 2 * self.margins.side

    @property
    def copy_words(self) -> str:
        return _("Copy no. {number}", number=self.stamp.copy_no) if self.stamp.copy_no else ""


def printed(document: Document, frame: Frame, pieces: Sequence[Piece]) -> int:
    """Draws a document's pages into the file and returns their number."""
    head = _Centred(frame) if frame.centred else _Head(frame)
    short = _Short(frame)
    height = frame.size[1]
    floor = height - frame.margins.foot - 18
    room = Room(floor - frame.top - head.height, floor - frame.top - short.height)
    pages = cut(pieces, room)
    for number, page in enumerate(pages, start=1):
        sheet = document.page(*frame.size)
        _draw_mark(sheet, frame)
        top = head if number == 1 else short
        top.draw(sheet, document)
        y = frame.top + top.height
        for piece in page:
            piece.draw(sheet, floor - piece.height if piece.bottom else y)
            y += piece.height
        _draw_foot(sheet, frame, number, len(pages))
        document.keep(sheet)
    return len(pages)


def meta(frame: Frame, language: str, password: str = "") -> Meta:
    """The file's own words about a document in this frame."""
    title = " ".join(part for part in (frame.title, frame.subtitle) if part)
    return Meta(title, frame.letterhead.name, frame.title, language, password)


class _Head:
    """The letterhead with logo, the title at its right, and the accent rule below.

    On sheets that bear a letterhead already only the title and the rule.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._logo = 0.0 if frame.stamp.headed else 24.0 if frame.small else 30.0
        name_size = 10.5 if frame.small else 12
        self._title = style(BOLD, 11.5 if frame.small else 15, ink.INK)
        self._subtitle = style(REGULAR, 8 if frame.small else 9, ink.MUTED)
        self._address = style(REGULAR, 7.2 if frame.small else 8, ink.MUTED)
        self._name = style(BOLD, name_size, ink.INK)
        right = max(
            self._title.width(shouted(frame.title)),
            self._subtitle.width(frame.subtitle),
            self._subtitle.width(frame.copy_words),
        )
        room = frame.width - self._logo - 10
        self._right = min(right, room * 0.5)
        self._lines(room - self._right - 14)
        left = len(self._names) * name_size * 1.25 + len(self._contact) * self._leading
        under = len(self._subtitles) * self._subtitle.size * 1.25
        right_height = len(self._titles) * self._title.size * 1.22 + under
        self._deep = max(left, right_height, self._logo)
        self.height = self._deep + (5 if frame.small else 8) + (8 if frame.small else 13)

    def _lines(self, room: float) -> None:
        frame, head = self._frame, self._frame.letterhead
        self._leading = self._address.size * 1.28
        if frame.stamp.headed:
            head = Letterhead("")
        self._names = wrap(head.name, self._name, room) if head.name else []
        place = ", ".join(part for part in (head.address, head.city) if part)
        if head.city and head.city.casefold() in head.address.casefold():
            place = head.address
        ways = [
            _("Phone {number}", number=head.phone) if head.phone else "",
            head.email,
            f"NPWP {head.npwp}" if head.npwp else "",
        ]
        contact = " · ".join(part for part in ways if part)
        if frame.small:
            place, contact = " · ".join(part for part in (place, ways[2]) if part), ""
        self._contact = [
            line for text in (place, contact) if text for line in wrap(text, self._address, room)
        ]
        self._titles = wrap(shouted(frame.title), self._title, self._right + 0.1)
        self._subtitles = [
            line
            for text in (frame.subtitle, frame.copy_words)
            if text
            for line in wrap(text, self._subtitle, self._right + 0.1)
        ]

    def draw(self, sheet: Sheet, document: Document) -> None:
        frame = self._frame
        left, top = frame.margins.side, frame.top
        if not frame.stamp.headed:
            self._draw_logo(sheet, document, left, top)
        x = left + self._logo + 10
        y = top + self._name.size * 0.92
        y = sheet.texts(x, y, self._names, self._name, self._name.size * 1.25)
        sheet.texts(x, y - 1, self._contact, self._address, self._leading)
        right = left + frame.width
        y = top + self._title.size * 0.92
        y = sheet.texts(right, y, self._titles, self._title, self._title.size * 1.22, RIGHT)
        sheet.texts(
            right, y - 2, self._subtitles, self._subtitle, self._subtitle.size * 1.25, RIGHT
        )
        rule = top + self._deep + (5 if frame.small else 8)
        sheet.rule(left, rule, right, rule, ink.HEAVY, ink.ACCENT)

    def _draw_logo(self, sheet: Sheet, document: Document, left: float, top: float) -> None:
        size = self._logo
        if self._frame.logo:
            form, ratio = document.picture(self._frame.logo)
            wide, high = (size, size / ratio) if ratio > 1 else (size * ratio, size)
            sheet.picture(form, left + (size - wide) / 2, top + (size - high) / 2, wide, high)
            return
        sheet.box(left, top, size, size, radius=4, fill=ink.ACCENT)
        initial = _initial(self._frame.letterhead.name)
        letter = style(BOLD, size * 0.53, ink.WHITE)
        sheet.text(left + size / 2, top + size * 0.69, initial, letter, CENTRE)


class _Centred:
    """Company, title and period in the middle, as financial statements have it."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._names = wrap(frame.letterhead.name, ink.HEADING, frame.width)
        self._titles = wrap(shouted(frame.title), ink.TITLE, frame.width)
        words = [text for text in (frame.subtitle, frame.copy_words) if text]
        self._under = [line for text in words for line in wrap(text, ink.SUBTITLE, frame.width)]
        self.height = len(self._names) * 14 + len(self._titles) * 18 + len(self._under) * 12 + 13

    def draw(self, sheet: Sheet, document: Document) -> None:
        middle = sheet.width / 2
        y = self._frame.margins.top + 11
        y = sheet.texts(middle, y, self._names, ink.HEADING, 14, CENTRE) + 4
        y = sheet.texts(middle, y, self._titles, ink.TITLE, 18, CENTRE) - 3
        sheet.texts(middle, y, self._under, ink.SUBTITLE, 12, CENTRE)


class _Short:
    """The head of every page after the first."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        words = (frame.about, frame.title, frame.subtitle, frame.copy_words)
        self._words = " · ".join(part for part in words if part)
        self.height = 26.0

    def draw(self, sheet: Sheet, document: Document) -> None:
        frame = self._frame
        left, y = frame.margins.side, frame.top + 9
        right = left + frame.width
        name = largest(
            frame.letterhead.name, BOLD, ink.INK, frame.width * 0.46, (9, 8.5, 8, 7.5, 7, 6)
        )
        sheet.text(left, y, frame.letterhead.name, name)
        room = frame.width * 0.5
        words = largest(self._words, REGULAR, ink.MUTED, room, (9, 8.5, 8, 7.5, 7, 6))
        sheet.text(right, y, self._words, words, RIGHT)
        sheet.rule(left, y + 6, right, y + 6, ink.HEAVY, ink.ACCENT)


def shouted(title: str) -> str:
    """A title in capitals; PPh keeps the spelling the law gives it."""
    return title.upper().replace("PPH", "PPh")


def _initial(name: str) -> str:
    """The first letter of the name proper: the legal form before it does not count."""
    words = [
        word for word in name.split() if word.upper().strip(".") not in ("PT", "CV", "UD", "FA")
    ]
    return (words or [name or "?"])[0][:1].upper()


def _draw_mark(sheet: Sheet, frame: Frame) -> None:
    mark = MARKS.get(frame.stamp.mark)
    if mark:
        word = _(mark)
        size = 150 if sheet.height > sheet.width else 110
        fitting = min(size, size * sheet.width * 0.82 / style(BOLD, size, ink.FAINT).width(word))
        sheet.across(word, style(BOLD, round(fitting), ink.FAINT))


def _draw_foot(sheet: Sheet, frame: Frame, number: int, count: int) -> None:
    left, right = frame.margins.side, frame.margins.side + frame.width
    y = sheet.height - frame.margins.foot
    sheet.rule(left, y - 11, right, y - 11, ink.FINE, ink.OUTLINE)
    printed_at = _(
        "Printed {date} {time} by {name}" if frame.stamp.by else "Printed {date} {time}",
        date=formats.date_medium(frame.stamp.at.date()),
        time=formats.time(frame.stamp.at),
        name=frame.stamp.by,
    )
    middle = f"{printed_at} · {PROGRAM}"
    style_of = largest(middle, REGULAR, ink.MUTED, frame.width * 0.5, (7.2, 6.8, 6.4, 6, 5.5, 5))
    sheet.text(sheet.width / 2, y, middle, style_of, CENTRE)
    sheet.text(right, y, _("Page {number} of {count}", number=number, count=count), ink.TINY, RIGHT)
    room = (frame.width - style_of.width(middle)) / 2 - 10
    sheet.text(left, y, _shortened(frame.note, room), ink.TINY)


def _shortened(note: str, room: float) -> str:
    """A copy rule or filter that is too long for its place ends with an ellipsis."""
    if ink.TINY.width(note) <= room:
        return note
    while note and ink.TINY.width(note + "…") > room:
        note = note[:-1]
    return note.rstrip() + "…"
