"""How long paper takes, against a bare ReportLab canvas that draws the same texts at the same places.

The papers are drawn once with every text and rule recorded; the baseline replays the record with nothing
but ``setFont``, ``drawString`` and ``line``, changing a font only when it differs, and saves the same file.
Neither armours its pages as text.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

from app.inventory.sheet import paper as sheets
from app.people.payslip import paper as slips
from app.printing.fonts import Run, face, fallbacks
from app.printing.sheet import Sheet
from tests.bench.bench import Bench, stopwatch
from tests.bench.figures import Figure, alternate
from tests.printing.builders import a_payslip, a_stamp, an_inventory_sheet

Text = tuple[float, float, list[tuple[str, float, str]], str]
Page = tuple[float, float, list[Text], list[tuple[float, float, float, float]]]


TARGET = 1.5


def payslips(bench: Bench) -> Iterator[Figure]:
    """One PDF with a thousand payslips, a page each."""
    count = bench.size(1_000)
    papers = [a_payslip(number) for number in range(1, count + 1)]
    yield _figure(
        bench, f"{count:,} payslips in one PDF", lambda: slips.draw(papers, a_stamp()), count
    )


def inventory_sheet(bench: Bench) -> Iterator[Figure]:
    """Ten thousand items in two warehouses, with sums per category and carried over pages."""
    count = bench.size(10_000)
    paper = an_inventory_sheet(items=count)
    name = f"inventory sheet of {count:,} items"
    yield _figure(bench, name, lambda: sheets.draw(paper, a_stamp()), count)


def _figure(bench: Bench, name: str, draw: Callable[[], bytes], count: int) -> Figure:
    pages = _recorded(draw)
    texts = sum(len(page[2]) for page in pages)
    ours, limit = alternate(
        lambda: _seconds(draw), lambda: _seconds(lambda: _replay(pages)), bench.rounds
    )
    note = f"{len(pages):,} pages, {texts:,} texts alike"
    return Figure(name, ours, limit, TARGET, per=count, note=note)


def _seconds(act: Callable[[], bytes]) -> float:
    with stopwatch() as watch:
        act()
    return watch.seconds


def _recorded(draw: Callable[[], Any]) -> list[Page]:
    """Every page as its size, its texts (x, y, runs of font, size and text, colour) and its rules."""
    pages: dict[int, Page] = {}
    kept: list[Sheet] = []  # alive, so that no id comes twice
    original_text, original_rule = Sheet.text, Sheet.rule

    def page_of(sheet: Sheet) -> Page:
        if id(sheet) not in pages:
            kept.append(sheet)
            pages[id(sheet)] = (sheet.width, sheet.height, [], [])
        return pages[id(sheet)]

    def text(self: Sheet, x: float, y: float, words: str, style: Any, align: int = 0) -> None:
        original_text(self, x, y, words, style, align)
        if words:
            left = x - style.width(words) * (0, 1, 0.5)[align]
            runs = [_plain(run, style.size) for run in style.face.runs(words)]
            page_of(self)[2].append((left, self.height - y, runs, style.colour))

    def rule(self: Sheet, x0: float, y0: float, x1: float, y1: float, *rest: Any) -> None:
        original_rule(self, x0, y0, x1, y1, *rest)
        page_of(self)[3].append((x0, self.height - y0, x1, self.height - y1))

    with patch.object(Sheet, "text", text), patch.object(Sheet, "rule", rule):
        draw()
    return list(pages.values())


def _plain(run: Run, size: float) -> tuple[str, float, str]:
    return run.face.name, size * run.scale, run.text


def _replay(pages: list[Page]) -> bytes:
    from reportlab import rl_config
    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    _register(pages)
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1, invariant=1)
    colours = {text[3]: HexColor(text[3]) for page in pages for text in page[2]}
    for width, height, texts, rules in pages:
        canvas.setPageSize((width, height))
        for rule in rules:
            canvas.line(*rule)
        _draw_texts(canvas, texts, colours)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw_texts(canvas: Any, texts: list[Text], colours: dict[str, Any]) -> None:
    font = colour = None
    for x, y, runs, wanted in texts:
        if wanted != colour:
            canvas.setFillColor(colours[wanted])
            colour = wanted
        for name, size, words in runs:
            if (name, size) != font:
                canvas.setFont(name, size)
                font = (name, size)
            canvas.drawString(x, y, words)


def _register(pages: list[Page]) -> None:
    from reportlab.pdfbase import pdfmetrics

    known = set(pdfmetrics.getRegisteredFontNames())
    names = {name for page in pages for text in page[2] for name, _, _ in text[2]}
    for name in names - known:
        pdfmetrics.registerFont(_face_of(name).font)


def _face_of(name: str) -> Any:
    if name.startswith("Roboto-"):
        return face(name.removeprefix("Roboto-"))
    return next(each for each in fallbacks() if each.name == name)
