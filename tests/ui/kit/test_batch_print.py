"""Many papers as one job: printed, saved together or one by one, stopped between two, given up by a printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.kernel.progress import Progress
from tests.ui import keyboard
from tests.ui.conftest import FakePrinter
from tests.ui.kit.fake_context import FakeContext
from tests.ui.kit.test_print_preview import pdf, read
from ui.kit import tasks
from ui.kit.batch_print import Batch, BatchDialog, BatchPaper, print_all


class Office:
    """Five papers, and the numbers of those that were noted."""

    def __init__(self, count: int = 5) -> None:
        self.noted: list[str] = []
        self.papers = [self.paper(f"INV/{number}") for number in range(1, count + 1)]
        self.batch = Batch("Faktur", "sales-invoice", self.papers)

    def paper(self, name: str) -> BatchPaper:
        def note(copies: int) -> None:
            self.noted += [name] * copies

        return BatchPaper(name, lambda: pdf(1, name), note)


@pytest.fixture
def office() -> Office:
    return Office()


def dialog_of(qtbot: QtBot, context: FakeContext, office: Office) -> BatchDialog:
    dialog = BatchDialog(context, office.batch)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot)
    return dialog


def settle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)


def test_all_go_to_the_printer_and_are_noted(
    qtbot: QtBot, context: FakeContext, office: Office, printer: FakePrinter
) -> None:
    dialog = dialog_of(qtbot, context, office)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settle(qtbot)
    assert [read(each) for each in printer.papers] == [[f"INV/{n} 0"] for n in range(1, 6)]
    assert office.noted == [paper.name for paper in office.papers]
    assert context.notices == [("success", "5 dari 5 dicetak")]


def test_what_a_failing_printer_did_not_take_is_not_noted(
    qtbot: QtBot, context: FakeContext, office: Office, printer: FakePrinter
) -> None:
    third = office.papers[2]
    office.papers[2] = BatchPaper(
        third.name, lambda: printer.mood("refuses") or third.make(), third.printed
    )
    dialog = dialog_of(qtbot, context, office)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settle(qtbot)
    assert office.noted == ["INV/1", "INV/2"]
    tone, title, detail = context.notices[0]
    assert (tone, title) == ("error", "2 dari 5 dicetak") and "out of paper" in detail


def test_it_stops_between_two_papers(office: Office) -> None:
    progress = Progress()
    sent: list[str] = []

    def send(paper: BatchPaper, _content: bytes) -> None:
        sent.append(paper.name)
        if len(sent) == 2:
            progress.cancel()

    outcome = print_all(office.batch, progress, send)
    assert (outcome.done, outcome.of, outcome.error) == (2, 5, None)
    assert office.noted == sent == ["INV/1", "INV/2"]


def test_it_tells_how_far_it_is(office: Office) -> None:
    told: list[tuple[int, int, str]] = []
    print_all(office.batch, Progress(lambda *words: told.append(words)), lambda *_what: None)
    assert told[1] == (1, 5, "Mencetak 2/5: INV/2")


def test_all_in_one_file(
    qtbot: QtBot,
    context: FakeContext,
    office: Office,
    printer: FakePrinter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_what, **_how: (str(tmp_path / "all.pdf"), "")
    )
    dialog = dialog_of(qtbot, context, office)
    qtbot.keyClick(dialog.together, Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settle(qtbot)
    assert read((tmp_path / "all.pdf").read_bytes()) == [f"INV/{n} 0" for n in range(1, 6)]
    assert len(office.noted) == 5 and printer.papers == []


def test_enter_begins_where_there_is_no_printer(
    qtbot: QtBot,
    context: FakeContext,
    office: Office,
    printer: FakePrinter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_what, **_how: (str(tmp_path / "all.pdf"), "")
    )
    printer.installed()
    dialog = dialog_of(qtbot, context, office)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    keyboard.press(Qt.Key.Key_Return)
    settle(qtbot)
    assert len(office.noted) == 5


def test_a_file_each_without_replacing_any(
    qtbot: QtBot,
    context: FakeContext,
    office: Office,
    printer: FakePrinter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "INV-2.pdf").write_bytes(b"older")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_what: str(folder))
    printer.installed()
    dialog = dialog_of(qtbot, context, office)
    assert not dialog.to_printer.isEnabled() and dialog.together.isChecked()
    qtbot.keyClick(dialog.each, Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settle(qtbot)
    assert len(list(folder.glob("*.pdf"))) == 6
    assert (folder / "INV-2.pdf").read_bytes() == b"older" and len(office.noted) == 5


def test_a_folder_that_is_gone_notes_nothing(
    qtbot: QtBot,
    context: FakeContext,
    office: Office,
    printer: FakePrinter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *_what, **_how: (str(tmp_path / "no" / "all.pdf"), ""),
    )
    dialog = dialog_of(qtbot, context, office)
    qtbot.keyClick(dialog.together, Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settle(qtbot)
    assert office.noted == [] and len(context.errors) == 1
