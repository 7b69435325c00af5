"""The preview shows the very bytes that are printed and saved."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.kernel.errors import UserError
from tests.ui.conftest import FakePrinter
from tests.ui.kit.fake_context import FakeContext
from tests.ui.papers import ready
from ui.kit import printers
from ui.kit.page_range import pages_of
from ui.kit.print_preview import Previewed, PreviewOptions, PrintPreview

CONTROL = Qt.KeyboardModifier.ControlModifier


def pdf(pages: int, words: str = "") -> bytes:
    from reportlab.pdfgen import canvas

    kept = io.BytesIO()
    paper = canvas.Canvas(kept, pagesize=(300, 400), invariant=1)
    for number in range(pages):
        paper.drawString(50, 300, f"{words} {number}")
        paper.showPage()
    paper.save()
    return kept.getvalue()


def read(content: bytes) -> list[str]:
    return [page.extract_text().strip() for page in PdfReader(io.BytesIO(content)).pages]


class Made:
    """Counts what was made, printed and told."""

    def __init__(self, pages: int = 3) -> None:
        self.pages = pages
        self.context = FakeContext()
        self.asked: list[PreviewOptions] = []
        self.printed: list[int] = []

    @property
    def errors(self) -> list[BaseException]:
        return self.context.errors

    def make(self, options: PreviewOptions) -> bytes:
        self.asked.append(options)
        return pdf(self.pages, options.language)

    def preview(self, qtbot: QtBot) -> PrintPreview:
        made = PrintPreview(
            Previewed(
                "Faktur INV/1", "Faktur", "INV-1.pdf", self.make, self.context, "sales-invoice",
                papers=("A4", "half A4"), languages=("", "id", "en"), parts=(("logo", "Logo"),),
                printed=self.printed.append,
            )
        )  # fmt: skip
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return ready(made)


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
    for _step in range(2):
        qtbot.keyClick(preview.choices.language, Qt.Key.Key_Down)
    ready(preview)
    assert made.asked[-1].language == "en"
    assert preview.content != before


def test_a_part_is_left_out_and_stays_so_for_the_next(qtbot: QtBot, printer: FakePrinter) -> None:
    made = Made()
    preview = made.preview(qtbot)
    qtbot.mouseClick(preview.choices.parts["logo"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    ready(preview)
    assert made.asked[-1].without == {"logo"}
    qtbot.keyClick(preview, Qt.Key.Key_P, CONTROL)
    ready(preview)
    again = made.preview(qtbot)
    assert again.options().without == {"logo"}


def test_ctrl_and_the_wheel_zoom(qtbot: QtBot) -> None:
    preview = Made().preview(qtbot)
    qtbot.keyClick(preview, Qt.Key.Key_Minus, CONTROL)
    before = preview.zoom_label.text()
    place = QPointF(preview.canvas.viewport().rect().center())
    turn = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(preview.canvas.viewport(), turn)
    assert int(preview.zoom_label.text().split()[0]) > int(before.split()[0])


# -- saving ---------------------------------------------------------------------------------------


def saves_to(monkeypatch: pytest.MonkeyPatch, chosen: Path | None = None) -> list[str]:
    """Answers the system's dialog: with what it offered, or with a path. Returns what it offered."""
    offered: list[str] = []

    def answer(
        _parent: object, _title: str, path: str, filters: str, **_how: object
    ) -> tuple[str, str]:
        offered.append(path)
        return str(chosen or path), filters.split(";;", maxsplit=1)[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return offered


def test_what_is_saved_is_what_is_shown_and_noted(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made()
    preview = made.preview(qtbot)
    saves_to(monkeypatch, tmp_path / "faktur")
    qtbot.keyClick(preview, Qt.Key.Key_S, CONTROL)
    ready(preview)
    assert (tmp_path / "faktur.pdf").read_bytes() == preview.content
    assert made.printed == [1] and made.context.notices[0][0] == "success"


def test_the_folder_is_remembered_and_the_name_is_free(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made()
    made.context.settings["saved/sales-invoice"] = str(tmp_path)
    (tmp_path / "INV-1.pdf").write_bytes(b"older")
    offered = saves_to(monkeypatch)
    preview = made.preview(qtbot)
    qtbot.keyClick(preview, Qt.Key.Key_S, CONTROL)
    ready(preview)
    assert offered == [str(tmp_path / "INV-1 (2).pdf")]
    assert (tmp_path / "INV-1.pdf").read_bytes() == b"older"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_takes_no_file_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    made = Made()
    preview = made.preview(qtbot)
    saves_to(monkeypatch, closed / "inv.pdf")
    qtbot.keyClick(preview, Qt.Key.Key_S, CONTROL)
    assert isinstance(made.errors[0], UserError) and made.errors[0].what_to_do()
    assert made.printed == []


def test_a_folder_that_is_gone_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made()
    preview = made.preview(qtbot)
    saves_to(monkeypatch, tmp_path / "gone" / "inv.pdf")
    qtbot.keyClick(preview, Qt.Key.Key_S, CONTROL)
    assert isinstance(made.errors[0], UserError) and made.printed == []


# -- printing -------------------------------------------------------------------------------------


def test_what_is_printed_is_what_is_shown(qtbot: QtBot, printer: FakePrinter) -> None:
    made = Made()
    preview = made.preview(qtbot)
    assert preview.choices.printer.currentText() == "Kantor-Laser"
    preview.choices.copies.setValue(2)
    content = preview.content
    qtbot.keyClick(preview, Qt.Key.Key_P, CONTROL)
    ready(preview)
    assert printer.papers == [content]
    assert "-d Kantor-Laser -n 2" in printer.asked[0]
    assert made.printed == [2] and not preview.isVisible()


def test_only_the_pages_named_are_printed(qtbot: QtBot, printer: FakePrinter) -> None:
    preview = Made(6).preview(qtbot)
    qtbot.keyClicks(preview.choices.pages, "1-2, 5")
    qtbot.keyClick(preview, Qt.Key.Key_P, CONTROL)
    ready(preview)
    assert read(printer.papers[0]) == ["0", "1", "4"]


def test_pages_that_are_not_there_are_told(qtbot: QtBot, printer: FakePrinter) -> None:
    made = Made()
    preview = made.preview(qtbot)
    qtbot.keyClicks(preview.choices.pages, "2-9")
    qtbot.keyClick(preview, Qt.Key.Key_P, CONTROL)
    assert "2-9" in str(made.errors[0]) and printer.papers == []


@pytest.mark.parametrize(
    ("written", "pages"),
    [("", [0, 1, 2, 3]), ("2", [1]), ("3-", [2, 3]), ("-2", [0, 1]), ("4; 1, 1", [0, 3])],
)
def test_pages_as_people_write_them(written: str, pages: list[int]) -> None:
    assert pages_of(written, 4) == pages


@pytest.mark.parametrize("written", ["0", "5", "3-2", "a", "1--2", "²"])
def test_what_is_no_page_is_refused(written: str) -> None:
    with pytest.raises(UserError):
        pages_of(written, 4)


def test_what_the_printer_refused_is_not_noted(qtbot: QtBot, printer: FakePrinter) -> None:
    printer.mood("refuses")
    made = Made()
    preview = made.preview(qtbot)
    qtbot.keyClick(preview, Qt.Key.Key_P, CONTROL)
    ready(preview)
    assert made.printed == [] and "out of paper" in str(made.errors[0])
    assert preview.isVisible()


def test_a_printer_that_does_not_answer_is_given_up(
    qtbot: QtBot, printer: FakePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "PATIENCE", 0.3)
    printer.mood("hangs")
    made = Made()
    preview = made.preview(qtbot)
    qtbot.keyClick(preview, Qt.Key.Key_P, CONTROL)
    assert preview.isVisible() and not made.errors  # the window is not held up meanwhile
    ready(preview)
    assert made.printed == [] and "Kantor-Laser" in str(made.errors[0])


def test_the_printer_used_last_is_chosen_again(qtbot: QtBot, printer: FakePrinter) -> None:
    made = Made()
    preview = made.preview(qtbot)
    preview.choices.printer.setCurrentText("Gudang-Dot")
    qtbot.keyClick(preview, Qt.Key.Key_P, CONTROL)
    ready(preview)
    assert made.preview(qtbot).choices.printer.currentText() == "Gudang-Dot"
    printer.installed("Kantor-Laser")  # taken away
    assert made.preview(qtbot).choices.printer.currentText() == "Kantor-Laser"


def test_without_a_printer_it_says_what_to_do_and_still_saves(
    qtbot: QtBot, printer: FakePrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer.installed()
    made = Made()
    preview = made.preview(qtbot)
    assert preview.choices.no_printer.isVisible()
    preview.print_now()
    error = made.errors[0]
    assert isinstance(error, UserError) and error.what_to_do()
    saves_to(monkeypatch, tmp_path / "inv.pdf")
    qtbot.keyClick(preview, Qt.Key.Key_S, CONTROL)
    assert (tmp_path / "inv.pdf").exists()


def test_a_thousand_pages_open_without_drawing_them(qtbot: QtBot) -> None:
    preview = Made(1000).preview(qtbot)
    assert preview.thumbnails.model().rowCount() == 1000
    assert len(preview.thumbnails._delegate._kept) < 20


def test_the_keyboard_waits_at_print(qtbot: QtBot, printer: FakePrinter) -> None:
    preview = Made().preview(qtbot)
    assert preview.focusWidget() is preview.print_button
    preview.save_button.setFocus()
    preview.make()
    ready(preview)
    assert preview.focusWidget() is preview.save_button
