"""Reading papers back: their text, and where on the page every text was put."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from unittest.mock import patch

from pypdf import PdfReader

from app.printing.sheet import Sheet


def reader(pdf: bytes, password: str | None = None) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), password=password)


def texts(pdf: bytes, password: str | None = None) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in reader(pdf, password).pages]


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and the box it covers: left, right and baseline from the top, in points."""

    text: str
    left: float
    right: float
    baseline: float


@dataclass(frozen=True, slots=True)
class PlacedPage:
    width: float
    height: float
    texts: list[Placed]


def placed(draw: Callable[[], Any]) -> list[PlacedPage]:
    """Every page that ``draw`` draws, with all its texts in order."""
    with _recording() as pages:
        draw()
    return pages


@contextmanager
def _recording() -> Iterator[list[PlacedPage]]:
    pages: list[PlacedPage] = []
    begin, write = Sheet.__init__, Sheet.text

    def begun(self: Sheet, width: float, height: float, pens: Any) -> None:
        begin(self, width, height, pens)
        self.placed_page = PlacedPage(width, height, [])  # type: ignore[attr-defined]
        pages.append(self.placed_page)  # type: ignore[attr-defined]

    def written(self: Sheet, x: float, y: float, text: str, style: Any, align: int = 0) -> None:
        write(self, x, y, text, style, align)
        if text:
            wide = style.width(text)
            left = x - wide * (0, 1, 0.5)[align]
            page: PlacedPage = self.placed_page  # type: ignore[attr-defined]
            page.texts.append(Placed(text, left, left + wide, y))

    with patch.object(Sheet, "__init__", begun), patch.object(Sheet, "text", written):
        yield pages


def assert_clean(pages: list[PlacedPage]) -> None:
    """Every text inside its page, none over another on the same line."""
    for page in pages:
        lines: dict[float, list[Placed]] = {}
        for each in page.texts:
            assert each.left > 0 and each.right < page.width, each
            assert 0 < each.baseline < page.height, each
            lines.setdefault(round(each.baseline, 1), []).append(each)
        for line in lines.values():
            line.sort(key=lambda each: each.left)
            for first, second in pairwise(line):
                assert first.right <= second.left + 0.3, (first, second)
