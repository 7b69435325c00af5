"""A list as a file: what is shown, in its order; nothing replaced unasked, nothing half written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.access.session import Session
from app.exchange import files
from app.kernel.errors import FileProblem
from tests.ui.kit.fake_context import FakeContext
from tests.ui.kit.long_list import ROWS, many_rows, panel_of, settled
from ui.kit import dialogs, tasks


@pytest.fixture(autouse=True)
def rows(session: Session, context: FakeContext) -> Iterator[None]:
    context.session = session  # type: ignore[assignment]
    with many_rows(session):
        yield


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Says where to; gives what the program suggested."""

    def choose(name: str) -> list[str]:
        suggested: list[str] = []

        def answer(_parent: object, _title: str, path: str, *_f: str, **_o: Any) -> tuple[str, str]:
            suggested.append(path)
            return str(tmp_path / name), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        return suggested

    return choose


def table_of(path: Path) -> list[list[Any]]:
    found = files.read(path)
    return [list(found.headings), *[list(row) for _number, row in found.rows]]


@pytest.mark.parametrize("name", ["daftar.csv", "daftar.xlsx"])
def test_what_is_shown_is_written_in_its_order(
    qtbot: QtBot, context: FakeContext, tmp_path: Path, saved_as: Any, name: str
) -> None:
    saved_as(name)
    panel = panel_of(qtbot, context)
    panel.table.set_hidden({"date", "pieces"})
    panel.table.set_order(["total", "number"])
    panel.table.view.header.sort_by((("total", True),))
    panel.apply_filters(search="thing-000")
    settled(qtbot)
    qtbot.mouseClick(panel.export, Qt.MouseButton.LeftButton)
    settled(qtbot)
    lines = table_of(tmp_path / name)
    assert lines[0] == ["Total", "Nomor", "Pelanggan", "Status"]
    assert len(lines) == 1 + 100 + 1
    assert [str(cell) for cell in lines[1][1:]] == ["thing-00099", "", "Draf"]
    assert float(lines[1][0]) == 99_000 and float(lines[-1][0]) == 4_950_000
    assert context.notices[0][0] == "success"
    assert context.settings["saved/list"] == str(tmp_path)


def test_groups_are_written_with_their_subtotals(
    qtbot: QtBot, context: FakeContext, tmp_path: Path, saved_as: Any
) -> None:
    saved_as("daftar.csv")
    panel = panel_of(qtbot, context)
    panel.group_by("state")
    settled(qtbot)
    panel.table.model.toggle(0)
    qtbot.mouseClick(panel.export, Qt.MouseButton.LeftButton)
    settled(qtbot)
    lines = table_of(tmp_path / "daftar.csv")
    heads = [line for line in lines if "faktur" in str(line[0])]
    assert [head[0] for head in heads] == [
        "Draf · 500 faktur",
        "Lunas · 500 faktur",
        "Terposting · 500 faktur",
    ]
    total = lines[0].index("Total")
    assert heads[0][total] == str(sum(range(0, ROWS, 3)) * 1000)
    assert len(lines) == 1 + ROWS + 3 + 1 and lines[-1][0] == "Total"


def test_a_list_goes_on_paper(
    qtbot: QtBot, context: FakeContext, tmp_path: Path, saved_as: Any
) -> None:
    saved_as("daftar.pdf")
    panel = panel_of(qtbot, context)
    panel.apply_filters(search="thing-0000")
    settled(qtbot)
    qtbot.mouseClick(panel.export, Qt.MouseButton.LeftButton)
    settled(qtbot)
    words = pypdf.PdfReader(tmp_path / "daftar.pdf").pages[0].extract_text()
    assert "thing-00009" in words and "45.000" in words and "Terposting" in words


def test_only_what_is_selected(
    qtbot: QtBot, context: FakeContext, tmp_path: Path, saved_as: Any
) -> None:
    saved_as("dipilih.csv")
    panel = panel_of(qtbot, context)
    panel.table.view.select(2)
    qtbot.keyClick(panel.table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    panel._export_selected()
    settled(qtbot)
    lines = table_of(tmp_path / "dipilih.csv")
    assert [line[0] for line in lines] == ["Nomor", "thing-00002", "thing-00003", "Total"]
    assert lines[-1][lines[0].index("Total")] == "5000"


def test_a_file_that_is_there_is_replaced_only_when_asked(
    qtbot: QtBot,
    context: FakeContext,
    tmp_path: Path,
    saved_as: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = tmp_path / "daftar.csv"
    old.write_text("lama")
    suggested = saved_as("daftar.csv")
    context.settings["saved/list"] = str(tmp_path)
    panel = panel_of(qtbot, context)
    (tmp_path / f"Faktur {context.session.today().isoformat()}.xlsx").write_text("")
    monkeypatch.setattr(dialogs, "ask", lambda *_words, **_more: False)
    qtbot.mouseClick(panel.export, Qt.MouseButton.LeftButton)
    settled(qtbot)
    assert old.read_text() == "lama"
    assert suggested[0].endswith("(2).xlsx"), "a name that is free is suggested"
    monkeypatch.setattr(dialogs, "ask", lambda *_words, **_more: True)
    qtbot.mouseClick(panel.export, Qt.MouseButton.LeftButton)
    settled(qtbot)
    assert old.read_text("utf-8-sig").startswith("Nomor")


def test_a_folder_that_is_no_folder_is_a_sentence(
    qtbot: QtBot, context: FakeContext, tmp_path: Path, saved_as: Any
) -> None:
    (tmp_path / "berkas").write_text("")
    saved_as("berkas/daftar.csv")
    panel = panel_of(qtbot, context)
    qtbot.mouseClick(panel.export, Qt.MouseButton.LeftButton)
    settled(qtbot)
    assert isinstance(context.errors[0], FileProblem) and not context.notices


def test_cancelling_leaves_no_file(
    qtbot: QtBot, context: FakeContext, tmp_path: Path, saved_as: Any
) -> None:
    saved_as("daftar.csv")
    panel = panel_of(qtbot, context)
    qtbot.mouseClick(panel.export, Qt.MouseButton.LeftButton)
    tasks.BOARD.cancel_all()
    settled(qtbot)
    left = [path.name for path in tmp_path.iterdir() if "daftar" in path.name]
    assert left == [] and not context.notices and not context.errors
