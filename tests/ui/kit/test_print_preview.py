"""The preview shows the very bytes that are printed and saved."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kernel.errors import UserError
from ui.kit import printers
from ui.kit.print_preview import Previewed, PreviewOptions, PrintPreview


def pdf(pages: int, words: str = "") -> bytes:
    from reportlab.pdfgen import canvas

    kept = io.BytesIO()
    paper = canvas.Canvas(kept, pagesize=(300, 400), invariant=1)
    for number in range(pages):
        paper.drawString(50, 300, f"{words} {number}")
        paper.showPage()
    paper.save()
    return kept.getvalue()


class Made:
    """Counts what was made, printed and told."""

    def __init__(self, pages: int = 3) -> None:
        self.pages = pages
        self.asked: list[PreviewOptions] = []
        self.printed: list[int] = []
        self.errors: list[BaseException] = []

    def make(self, options: PreviewOptions) -> bytes:
        self.asked.append(options)
        return pdf(self.pages, options.language)

    @contextmanager
    def printing(self, copies: int) -> Iterator[None]:
        yield
        self.printed.append(copies)

    def preview(self, qtbot: QtBot) -> PrintPreview:
        made = PrintPreview(
            Previewed(
                "Faktur INV/1", "Faktur", "inv", self.make, papers=("A4", "half-A4"), languages=("id", "en"),
                printing=self.printing, show_error=self.errors.append,
            )
        )  # fmt: skip
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made


def test_it_shows_every_page_and_the_right_one(qtbot: QtBot) -> None:
    preview = Made().preview(qtbot)
    assert preview.thumbnails.model().rowCount() == 3
    assert preview.page_label.text() == "Halaman 1 dari 3"
    qtbot.waitUntil(lambda: preview.canvas.verticalScrollBar().maximum() > 0)
    preview.canvas_go_to(2)
    assert preview.page_label.text() == "Halaman 3 dari 3"
    assert preview.thumbnails.currentIndex().row() == 2
    assert not preview.grab().isNull()


def test_another_language_makes_the_paper_again(qtbot: QtBot) -> None:
    made = Made()
    preview = made.preview(qtbot)
    before = preview.content
    preview.language.setCurrentIndex(1)
    assert made.asked[-1].language == "en"
    assert preview.content != before


def test_what_is_saved_is_what_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    made = Made()
    preview = made.preview(qtbot)
    preview.save_to(tmp_path / "inv.pdf")
    assert (tmp_path / "inv.pdf").read_bytes() == preview.content
    preview.save_to(tmp_path / "no-such-folder" / "inv.pdf")
    assert isinstance(made.errors[0], UserError)


def test_what_is_printed_is_what_is_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(printers, "names", lambda: ["Kantor-Laser"])
    monkeypatch.setattr(printers, "send", lambda *what: sent.append(what))
    made = Made()
    preview = made.preview(qtbot)
    preview.copies.setValue(2)
    content = preview.content
    qtbot.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert sent == [(content, "Kantor-Laser", 2, "Faktur INV/1")]
    assert made.printed == [2]


def test_what_the_printer_refused_is_not_noted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_what: Any) -> None:
        raise UserError("out of paper")

    monkeypatch.setattr(printers, "names", lambda: ["Kantor-Laser"])
    monkeypatch.setattr(printers, "send", refuse)
    made = Made()
    preview = made.preview(qtbot)
    preview.print_now()
    assert made.printed == [] and str(made.errors[0]).startswith("out of paper")
    assert preview.isVisible()


def test_without_a_printer_it_says_what_to_do(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "names", lambda: [])
    made = Made()
    made.preview(qtbot).print_now()
    assert made.errors[0].what_to_do()


def test_a_thousand_pages_open_without_drawing_them(qtbot: QtBot) -> None:
    preview = Made(1000).preview(qtbot)
    assert preview.thumbnails.model().rowCount() == 1000
    assert len(preview.thumbnails._delegate._kept) < 20
