"""Layouts and workspaces: kept, named, put back, and given up with a sentence where they cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.access.session import Session
from tests.ui.shell.conftest import answer, chosen, destroy
from ui.kit import tasks
from ui.kit.dialogs import Question
from ui.shell.crash import ErrorPolicy
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings

Reopen = Callable[[], MainWindow]


@pytest.fixture
def reopen(
    qtbot: QtBot, look: None, session: Session, settings: Settings, policy: ErrorPolicy
) -> Iterator[Reopen]:
    """Opens a further window of the same person, as the next start would."""
    opened: list[MainWindow] = []

    def open_again() -> MainWindow:
        window = MainWindow(session, settings, policy)
        opened.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.settled and not tasks.busy())
        return window

    yield open_again
    for window in opened:
        window.close()
        destroy(window)


def menu_entry(window: MainWindow, words: str) -> None:
    """A click on an entry of the menu of workspaces."""
    menu = window.toolbar.workspace.menu()
    menu.aboutToShow.emit()
    chosen(menu, words).trigger()


def naming(qtbot: QtBot, name: str) -> Callable[[QWidget], None]:
    """Types a name into a question and presses Enter."""

    def fill(dialog: QWidget) -> None:
        field = dialog.findChild(QLineEdit)
        field.clear()
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    return fill


def pressing(reply: str) -> Callable[[Question], None]:
    return lambda dialog: dialog.buttons[reply].click()


def titles(window: MainWindow) -> list[str]:
    return [toast.notice.title for toast in window.notices.toasts()]


def test_a_workspace_stands_side_by_side_or_in_tabs_where_the_window_is_narrow(
    window: MainWindow,
) -> None:
    till = next(each for each in window.arrangement.workspaces() if each.key == "till")
    window.resize(1440, 900)
    window.arrangement.apply(till)
    assert window.docks.shown() == {"sales", "accounting"}
    window.set_zoom(1.5)
    window.arrangement.apply(till)
    assert window.docks.shown() == {"sales"}
    window.docks.show("accounting")
    assert window.docks.shown() == {"accounting"}
    window.set_zoom(1.0)
    window.arrangement.apply(till)
    assert window.docks.shown() == {"sales", "accounting"}


def test_layout_survives_a_restart(window: MainWindow, qtbot: QtBot, reopen: Reopen) -> None:
    window.contents["data"].show_section("integrity")
    window.docks.show_beside("data")
    qtbot.waitUntil(lambda: not tasks.busy())
    window.close()
    again = reopen()
    assert again.docks.shown() == {"home", "data"}
    assert again.docks.active == "data"
    assert again.contents["data"].section == "integrity"
    assert titles(again) == []


def test_a_kept_workspace_comes_back_with_its_sections(window: MainWindow, qtbot: QtBot) -> None:
    window.open_section("data", "integrity")
    window.docks.show_beside("sales")
    window.contents["sales"].show_section("customers")
    answer(naming(qtbot, "Pagi"))
    menu_entry(window, "Simpan tata letak…")
    assert "Pagi" in window.toolbar.workspace.text()
    window.contents["sales"].show_section("invoices")
    window.contents["data"].show_section("company")
    menu_entry(window, "Kantor")
    assert window.docks.shown() == {"home"}
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    number = str(1 + len(window.arrangement.workspaces()))
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, number, modifiers)
    qtbot.waitUntil(lambda: window.docks.shown() == {"data", "sales"})
    assert window.contents["sales"].section == "customers"
    assert window.contents["sales"].current().objectName() == "sales.customers"
    assert window.contents["data"].current().objectName() == "data.integrity"


def test_a_name_that_is_taken_is_replaced_only_when_asked(window: MainWindow, qtbot: QtBot) -> None:
    window.arrangement.keep_as("Pagi")
    window.docks.show_beside("data")
    for reply, shown in (("back", {"home"}), ("act", {"home", "data"})):
        answer(naming(qtbot, "Pagi"), pressing(reply))
        menu_entry(window, "Simpan tata letak…")
        layout = window.arrangement.now()
        window.arrangement.apply_kept("Pagi")
        assert window.docks.shown() == shown
        window.docks.restore_layout(layout.docks)
    assert window.arrangement.names() == ["Pagi"]


def test_workspaces_are_renamed_and_deleted(window: MainWindow, qtbot: QtBot) -> None:
    window.arrangement.keep_as("Pagi")
    answer(naming(qtbot, "Sore & malam"))
    menu_entry(window, "Ganti nama Pagi…")
    assert window.arrangement.names() == ["Sore & malam"]
    assert "Sore && malam" in window.toolbar.workspace.text()
    answer(pressing("act"))
    menu_entry(window, "Hapus Sore && malam…")
    assert window.arrangement.names() == []


def test_each_person_has_their_own(window: MainWindow, settings: Settings) -> None:
    window.arrangement.keep_as("Pagi")
    other = f"layout/{window.session.user.name}x/workspaces"
    assert settings.get(other) is None
    assert settings.get(f"layout/{window.session.user.name}/workspaces") is not None


@pytest.mark.parametrize("text", ["not a layout", "[{}]", '[{"docks": 1}]', "[7]"])
def test_broken_layout_falls_back_and_says_so(
    text: str, session: Session, settings: Settings, reopen: Reopen
) -> None:
    settings.keep(f"layout/{session.user.name}/last", text)
    window = reopen()
    assert window.docks.shown() == {"home"}
    assert titles(window) == ["Tata letak yang tersimpan tidak dapat dipulihkan."]


def test_a_layout_of_another_version_falls_back_and_says_so(
    window: MainWindow, session: Session, settings: Settings, reopen: Reopen
) -> None:
    window.docks.show_beside("data")
    other = window.arrangement.now().fields()
    window.close()
    other["docks"] = window.docks.manager.saveState(99).toBase64().toStdString()
    settings.keep(f"layout/{session.user.name}/last", json.dumps([other]))
    again = reopen()
    assert again.docks.shown() == {"home"}
    assert titles(again) == ["Tata letak yang tersimpan tidak dapat dipulihkan."]


def test_a_floating_panel_of_a_screen_that_is_gone_comes_back(
    window: MainWindow, session: Session, settings: Settings, reopen: Reopen
) -> None:
    window.docks.show("data")
    window.docks.float("data")
    kept = window.arrangement.now().fields()
    assert len(kept["floats"]) == 1
    window.close()
    kept["floats"] = [[9000, 200, 800, 600]]
    settings.keep(f"layout/{session.user.name}/last", json.dumps([kept]))
    again = reopen()
    assert again.docks.shown() == {"home"}
    assert titles(again) == ["Layar tempat panel terpisah berdiri tidak ada lagi."]
    again.docks.show("data")
    assert again.docks.dock("data").window() is again


def test_a_window_of_a_screen_that_is_gone_is_brought_to_this_one(
    window: MainWindow, session: Session, settings: Settings, reopen: Reopen
) -> None:
    window.close()
    settings.keep(f"layout/{session.user.name}/frame", QRect(9000, 200, 1440, 900))
    again = reopen()
    assert titles(again) == ["Layar tempat jendela berdiri tidak ada lagi."]
