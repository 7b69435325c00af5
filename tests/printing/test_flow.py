"""Laws of cutting a document into pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.printing.flow import Piece, Room, cut

HEIGHTS = st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=80)


class OneTable:
    carry_height = 5.0

    def __init__(self) -> None:
        self.top = Piece(8, keep=True, table=self)

    def head(self) -> Piece:
        return self.top

    def carried(self, row: Piece, onward: bool) -> Piece | None:
        return Piece(5)


@given(HEIGHTS)
def test_every_piece_stands_once_and_in_order(heights: list[tuple[int, bool]]) -> None:
    pieces = [Piece(height, keep=keep) for height, keep in heights]
    pages = cut(pieces, Room(100, 120))
    assert [piece for page in pages for piece in page] == pieces


@given(st.lists(st.integers(1, 40), min_size=1, max_size=120))
def test_no_page_is_fuller_than_its_room(heights: list[int]) -> None:
    table = OneTable()
    rows = [Piece(height, table=table, last=False) for height in heights]
    rows[-1].last = True
    pages = cut([table.head(), *rows], Room(100, 120))
    for number, page in enumerate(pages):
        assert sum(piece.height for piece in page) <= (120 if number else 100)


@given(st.lists(st.integers(1, 40), min_size=8, max_size=60))
def test_a_table_that_goes_on_repeats_its_head_between_carried_sums(heights: list[int]) -> None:
    table = OneTable()
    rows = [Piece(height, table=table, last=False) for height in heights]
    rows[-1].last = True
    pages = cut([table.head(), *rows], Room(100, 120))
    for page in pages[1:]:
        assert page[0] is table.top and page[1].height == 5 and page[1].table is None
    for page in pages[:-1]:
        assert page[-1].table is None
    assert [piece for page in pages for piece in page if piece in rows] == rows


def test_what_must_stay_with_the_next_moves_along() -> None:
    pieces = [Piece(60), Piece(30, keep=True), Piece(30)]
    assert cut(pieces, Room(100, 100)) == [pieces[:1], pieces[1:]]


def test_what_starts_a_page_starts_one_although_there_is_room() -> None:
    pieces = [Piece(10), Piece(0, starts=True), Piece(10)]
    assert cut(pieces, Room(100, 100)) == [pieces[:1], pieces[1:]]
    assert cut(pieces[1:], Room(100, 100)) == [pieces[1:]]


def test_an_empty_document_has_one_page() -> None:
    assert cut([], Room(100, 100)) == [[]]


def test_pages_are_cut_in_one_pass() -> None:
    """The number of steps grows with the pieces, not with their square."""
    looked = 0

    class Counted(Piece):
        def __getattribute__(self, name: str) -> object:
            nonlocal looked
            if name == "height":
                looked += 1
            return super().__getattribute__(name)

    def looks(count: int) -> int:
        nonlocal looked
        looked = 0
        cut([Counted(10) for _ in range(count)], Room(100, 100))
        return looked

    assert looks(4000) <= 4.2 * looks(1000)
