"""The command palette finds by beginnings of words and forgives one slip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.shell.main_window import MainWindow
from ui.shell.palette import ENTRY, Entry, Palette, entries, score


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("cad", "Buat cadangan…"),
        ("data cad", "Data › Cadangan"),
        ("cad data", "Data › Cadangan"),
        ("cadengan", "Data › Cadangan"),
        ("cadagnan", "Data › Cadangan"),
        ("cadngan", "Data › Cadangan"),
        ("", "Anything"),
    ],
)
def test_finds(query: str, text: str) -> None:
    assert score(query, text) is not None


@pytest.mark.parametrize(
    ("query", "text"), [("angan", "Cadangan"), ("xyz", "Cadangan"), ("cad xyz", "Cadangan")]
)
def test_does_not_find(query: str, text: str) -> None:
    assert score(query, text) is None


def test_exact_beginnings_come_before_slips() -> None:
    exact, slip = score("cada", "Cadangan"), score("cedangan", "Cadangan")
    assert exact is not None and slip is not None and exact < slip


def test_every_section_is_an_entry(window: MainWindow) -> None:
    words = {entry.text for entry in entries(window)}
    assert "Data › Cadangan" in words and "Beranda › Ringkasan hari ini" in words


def test_enter_opens_what_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    palette = Palette(window)
    palette.ask()
    qtbot.keyClicks(palette.field, "cadangan data")
    chosen = palette.list.currentItem().data(ENTRY)
    assert isinstance(chosen, Entry) and chosen.text == "Data › Cadangan"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.docks.active == "data"
    assert window.contents["data"].section == "backups"


def test_arrows_skip_headings(window: MainWindow, qtbot: QtBot) -> None:
    palette = Palette(window)
    palette.ask()
    for _press in range(palette.list.count()):
        assert isinstance(palette.list.currentItem().data(ENTRY), Entry)
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    palette.close()
