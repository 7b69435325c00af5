"""Cutting a document into pages: first how high everything is, then where the pages end, then drawing.

A document is a list of pieces. The number of pages is known before the first is drawn, and the time a page
takes does not depend on how many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.printing.sheet import Sheet


class Repeats(Protocol):
    """What a table puts at the top and bottom of a page on which it goes on."""

    carry_height: float

    def head(self) -> Piece: ...

    def carried(self, row: Piece, onward: bool) -> Piece | None: ...


class Piece:
    """Something that is never cut: its height and how it is drawn from a top edge ``y``.

    keep: stays on the page of the piece after it. bottom: stands at the foot of its page. starts: begins a
    page. table: the table it is a row of, which goes on after it unless ``last``.
    """

    __slots__ = ("bottom", "height", "keep", "last", "starts", "table")

    def __init__(
        self,
        height: float,
        *,
        keep: bool = False,
        bottom: bool = False,
        starts: bool = False,
        table: Repeats | None = None,
        last: bool = True,
    ) -> None:
        self.height, self.keep, self.bottom, self.starts = height, keep, bottom, starts
        self.table, self.last = table, last

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draws nothing: an empty piece is a gap."""


class Drawn(Piece):
    """A piece drawn by a function."""

    __slots__ = ("_draw",)

    def __init__(
        self,
        height: float,
        draw: Callable[[Sheet, float], None],
        *,
        keep: bool = False,
        bottom: bool = False,
    ) -> None:
        super().__init__(height, keep=keep, bottom=bottom)
        self._draw = draw

    def draw(self, sheet: Sheet, y: float) -> None:
        self._draw(sheet, y)


@dataclass(frozen=True, slots=True)
class Room:
    """The heights between head and foot: of the first page and of every other."""

    first: float
    next: float


def cut(pieces: Sequence[Piece], room: Room) -> list[list[Piece]]:
    """The pieces of each page, with repeated heads and carried sums; at least one page."""
    pages: list[list[Piece]] = []
    page: list[Piece] = []
    used, limit = 0.0, room.first
    for piece in pieces:
        more = piece.table.carry_height if piece.table and not piece.last else 0.0
        if page and (piece.starts or used + piece.height + more > limit):
            page, following = _broken(page)
            pages.append(_closed(page))
            page = _opened(page, following, piece)
            used, limit = sum(each.height for each in page), room.next
        page.append(piece)
        used += piece.height
    pages.append(page)
    return pages


def _broken(page: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The page without the pieces at its end that must stay with what follows, and those pieces."""
    at = len(page)
    while at > 0 and page[at - 1].keep:
        at -= 1
    return (page[:at], page[at:]) if at else (page, [])


def _closed(page: list[Piece]) -> list[Piece]:
    row = page[-1]
    sums = row.table.carried(row, True) if row.table and not row.last else None
    return [*page, sums] if sums else page


def _opened(before: list[Piece], following: list[Piece], piece: Piece) -> list[Piece]:
    first = (following or [piece])[0]
    row = before[-1]
    if first.table is None or row.table is not first.table or row.last:
        return following
    sums = first.table.carried(row, False)
    return [first.table.head(), *([sums] if sums else []), *following]
