"""Papers beside a bare ReportLab canvas that draws the same texts at the same places."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from app.inventory.sheet import paper as sheets
from app.people.payslip import paper as payslip
from app.printing.fonts import REGULAR, face
from tests.bench import printing
from tests.bench.bench import Bench
from tests.bench.figures import Figure, alternate
from tests.printing.builders import a_payslip, a_stamp, an_inventory_sheet

TARGET, FLAT_TARGET = 1.5, 1.1


def payslips(bench: Bench) -> Iterator[Figure]:
    """1,000 payslips in one PDF."""
    count = bench.size(1_000)
    slips = [a_payslip(number) for number in range(1, count + 1)]
    yield _beside_canvas(
        bench, f"{count:,} payslips in one PDF", lambda: payslip.draw(slips, a_stamp())
    )


def inventory_sheet(bench: Bench) -> Iterator[Figure]:
    """10,000 rows; and a page of a thousand beside a page of a hundred."""
    count = bench.size(10_000)
    sheet = an_inventory_sheet(items=count)
    yield _beside_canvas(
        bench, f"inventory sheet of {count:,} rows", lambda: sheets.draw(sheet, a_stamp())
    )
    few, many = (_pages_of(bench.size(rows)) for rows in (4_000, 40_000))
    long, short = alternate(many[1], few[1], bench.rounds)
    yield Figure(
        f"a page of {many[0]:,} of it, beside a page of {few[0]:,}",
        long / many[0],
        short / few[0],
        FLAT_TARGET,
    )


def _pages_of(rows: int) -> tuple[int, Callable[[], float]]:
    """How many pages that many rows make, and a function that draws them and returns the seconds."""
    sheet = an_inventory_sheet(items=rows)

    def draw() -> float:
        return _seconds(lambda: sheets.draw(sheet, a_stamp()))

    return _page_count(sheets.draw(sheet, a_stamp())), draw


def _beside_canvas(bench: Bench, name: str, draw: Callable[[], Any]) -> Figure:
    face(REGULAR)
    pages = printing._recorded(draw)
    _assert_same_signs(draw(), printing._replay(pages))
    ours, limit = alternate(
        lambda: _seconds(draw), lambda: _seconds(lambda: printing._replay(pages)), bench.rounds
    )
    texts = sum(len(page[2]) for page in pages)
    return Figure(name, ours, limit, TARGET, note=f"{len(pages):,} pages, {texts:,} texts")


def _assert_same_signs(ours: bytes, limit: bytes) -> None:
    from pypdf import PdfReader

    mine, theirs = PdfReader(_file(ours)), PdfReader(_file(limit))
    assert len(mine.pages) == len(theirs.pages)
    places = {0, len(mine.pages) // 2, len(mine.pages) - 1}
    for place in places:
        signs = [
            sorted("".join(each.pages[place].extract_text().split())) for each in (mine, theirs)
        ]
        assert signs[0] == signs[1] and signs[0], f"page {place + 1} differs"


def _page_count(content: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(_file(content)).pages)


def _file(content: bytes) -> Any:
    import io

    return io.BytesIO(content)


def _seconds(act: Callable[[], Any]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
