"""What was typed and not saved: kept, offered back after a crash, gone once it is saved or given up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import companies, store
from app.documents import unfinished
from app.kernel import formats
from app.sales.invoice import listings
from tests.trade.books import a_shop
from tests.ui import keyboard
from tests.ui.shell.conftest import destroy
from ui.kit import tasks
from ui.shell.main_window import MainWindow
from ui.shell.unfinished import UnfinishedDialog


def type_invoice(qtbot: QtBot, window: MainWindow) -> Any:
    """A customer and one line, by keys; not saved."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    editor = window.open_document("sales-invoice")
    keyboard.write_invoice()
    return editor


def taken_up(window: MainWindow) -> Any:
    """The document in which the only entry goes on."""
    entries = unfinished.of_person(window.session)
    dialog = UnfinishedDialog(window, entries)
    dialog.take_up(entries[0])
    dialog.deleteLater()
    return window.current_panel()


def kept(qtbot: QtBot, window: MainWindow, editor: Any) -> None:
    """The moment after which it is kept unasked has come."""
    qtbot.waitUntil(lambda: not tasks.busy())
    editor.keep_entry()
    assert unfinished.of_person(window.session)


def test_after_a_crash_the_entry_is_offered_and_stands_as_it_was_typed(
    qtbot: QtBot, window: MainWindow
) -> None:
    a_shop(window.session)
    editor = type_invoice(qtbot, window)
    kept(qtbot, window, editor)
    before, customer = editor.entry(), editor.form.editor("customer").found().name
    window.contents["sales"].stack.removeWidget(editor)
    again = MainWindow(window.session, window.settings, window.policy)
    again.show()
    qtbot.waitUntil(lambda: again.findChild(UnfinishedDialog) is not None)
    dialog = again.findChild(UnfinishedDialog)
    told = [each.text() for each in dialog.findChildren(QLabel)]
    assert f"Faktur draf · {customer} · {editor.sums.total.text()}" in told
    assert formats.moment(unfinished.of_person(window.session)[0].at) in told
    qtbot.keyClick(dialog.all, Qt.Key.Key_Return)
    taken = again.current_panel()
    assert taken.entry() == before
    assert taken.is_modified()
    assert taken.grid.lines()[0]["item"] == "LMP-9"
    assert taken.save()
    assert not unfinished.of_person(window.session)
    again.close()
    destroy(again)


def test_the_amount_told_is_that_of_what_was_kept(qtbot: QtBot, window: MainWindow) -> None:
    a_shop(window.session)
    editor = type_invoice(qtbot, window)
    kept(qtbot, window, editor)
    before = editor.sums.total.text()
    keyboard.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    kept(qtbot, window, editor)
    qtbot.waitUntil(lambda: editor.sums.total.text() != before)
    assert unfinished.of_person(window.session)[0].title.endswith(editor.sums.total.text())


def test_the_keyboard_is_in_the_document_when_the_dialog_closes(
    qtbot: QtBot, window: MainWindow
) -> None:
    a_shop(window.session)
    kept(qtbot, window, type_invoice(qtbot, window))
    dialog = UnfinishedDialog(window, unfinished.of_person(window.session))
    dialog.open()
    window.toolbar.new.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.current_panel().isAncestorOf(window.focusWidget())


def test_saving_forgets_it_and_closing_asks(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_shop(window.session)
    editor = type_invoice(qtbot, window)
    kept(qtbot, window, editor)
    keyboard.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not unfinished.of_person(window.session)
    keyboard.write("7")
    keyboard.press(Qt.Key.Key_Return)
    kept(qtbot, window, editor)
    asked: list[str] = []
    monkeypatch.setattr("ui.kit.dialogs.ask_save", lambda _p, name: asked.append(name) or "")
    assert not window.close()
    assert asked
    assert unfinished.of_person(window.session)
    monkeypatch.setattr("ui.kit.dialogs.ask_save", lambda _p, name: "discard")
    assert window.contents["sales"].close_document(editor)
    assert not unfinished.of_person(window.session)


def test_what_is_given_up_in_the_dialog_is_gone(qtbot: QtBot, window: MainWindow) -> None:
    a_shop(window.session)
    unfinished.keep(window.session, "k", "sales-invoice", None, "Faktur draf", {})
    dialog = UnfinishedDialog(window, unfinished.of_person(window.session))
    dialog.give_up(unfinished.of_person(window.session)[0])
    assert not unfinished.of_person(window.session)
    dialog.deleteLater()


def test_a_draft_thrown_away_meanwhile_comes_back_as_a_new_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    a_shop(window.session)
    editor = type_invoice(qtbot, window)
    body = editor.entry()
    editor.settled()
    unfinished.keep(window.session, "k", "sales-invoice", 4711, "Faktur draf", body)
    taken = taken_up(window)
    assert taken.document_key() == ("sales-invoice", None)
    assert taken.entry() == body


@pytest.mark.kill
def test_a_killed_program_gives_the_entry_back(tmp_path: Path, session: Any, clock: Any) -> None:
    """A real process, killed without warning while an invoice is typed."""
    a_shop(session)
    path = session.path
    companies.close(session)
    desk = tmp_path / "desk"
    desk.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.ui.shell.typing_process", str(path), str(desk)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = next((each for each in process.stdout if each.strip() == "kept"), "")
        process.kill()
    assert told
    opened = companies.open_company(path, clock=clock)
    try:
        entry = unfinished.of_person(opened)[0]
        assert entry.body["lines"][0]["values"]["item"] == "LMP-9"
        assert entry.body["header"]["values"]["customer"] == "C-001"
        assert not listings.LISTING.window().first(1)
        assert store.scalar("PRAGMA integrity_check") == "ok"
    finally:
        companies.close(opened)


def test_the_menu_takes_back_what_was_done_in_the_document(
    qtbot: QtBot, window: MainWindow
) -> None:
    a_shop(window.session)
    editor = type_invoice(qtbot, window)
    assert str(editor.grid.lines()[0]["quantity"].micro) == "40000000"
    window.commands.run("edit.undo")
    assert str(editor.grid.lines()[0]["quantity"].micro) == "1000000"
    window.commands.run("edit.redo")
    assert str(editor.grid.lines()[0]["quantity"].micro) == "40000000"


def test_an_entry_whose_customer_is_there_no_more_comes_back_with_the_field_red(
    qtbot: QtBot, window: MainWindow
) -> None:
    a_shop(window.session)
    editor = type_invoice(qtbot, window)
    body = editor.entry()
    editor.settled()
    with store.work("pemilik", window.session.clock) as work:
        store.execute("UPDATE party SET code = 'LAIN' WHERE code = 'C-001'")
        work.touch("party")
    unfinished.keep(window.session, "k", "sales-invoice", None, "Faktur draf", body)
    taken = taken_up(window)
    assert taken.grid.lines()[0]["item"] == "LMP-9"
    assert not taken.save() and taken.is_modified()
    assert "customer" in [problem.field for problem in taken.problems()]
