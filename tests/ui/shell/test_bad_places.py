"""Where files lie badly: a company taken away while it is open, a full disk, settings that cannot be kept."""

from __future__ import annotations

import datetime as dt
import resource
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app import companies
from app.access.session import Session
from app.kernel import text
from app.kernel.clock import FixedClock
from app.kernel.errors import FileGone, FileProblem, UserError
from app.masters import party
from app.store import backup
from tests.trade.books import a_customer, a_shop
from tests.ui.shell.conftest import HeardErrors, destroy
from ui.kit import tasks
from ui.shell import start
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings
from ui.shell.welcome.window import WelcomeWindow

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="an open file cannot be moved there"
)


@contextmanager
def no_room() -> Iterator[None]:
    """A disk that takes nothing more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def take_away(path: Path, how: str) -> None:
    if how == "deleted":
        path.unlink()
    elif how == "moved":
        path.rename(path.with_name("elsewhere.boffice"))
    else:
        path.rename(path.with_name("elsewhere.boffice"))
        path.write_bytes(b"another file")


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_a_company_taken_away_while_it_is_open_takes_no_more_and_loses_nothing(
    session: Session, clock: FixedClock, how: str
) -> None:
    a_shop(session)
    take_away(session.path, how)
    with pytest.raises(FileGone):
        a_customer(session, "C-9")
    with pytest.raises(FileGone) as told:
        companies.close(session)
    copy = told.value.values["copy"]
    assert str(copy) in str(told.value)
    restored = session.path.with_name("restored.boffice")
    companies.restore(copy, restored)
    again = companies.open_company(restored, clock=clock)
    assert party.find("C-001") is not None and party.find("C-9") is None
    companies.close(again)
    if how != "deleted":
        moved = companies.open_company(session.path.with_name("elsewhere.boffice"), clock=clock)
        assert party.find("C-001") is not None
        companies.close(moved)


def test_a_file_that_is_put_back_goes_on(session: Session) -> None:
    away = session.path.with_name("away.boffice")
    session.path.rename(away)
    with pytest.raises(FileGone), session.work():
        pass
    away.rename(session.path)
    a_shop(session)
    assert party.find("C-001") is not None


# -- in the window ---------------------------------------------------------------------------------


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, settings: Settings, clock: FixedClock
) -> Iterator[start.Program]:
    made = start.Program(qapp, clock, settings)
    made.policy.uninstall()
    settings.keep("theme", "light")
    yield made
    qtbot.waitUntil(lambda: not tasks.busy())
    if made.window is not None:
        made.window.close()
        destroy(made.window)
    made._leave()
    made.setParent(None)


@pytest.fixture
def told(program: start.Program, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    heard: list[Any] = []
    monkeypatch.setattr(program.policy, "on_error", heard.append)
    return heard


def opened(qtbot: QtBot, program: start.Program, path: Path) -> MainWindow:
    program.begin(path)
    window = program.window
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: window.settled and not tasks.busy(), timeout=10_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def shop_file(session: Session) -> Path:
    """A company file that is not open."""
    a_shop(session)
    companies.close(session)
    return session.path


def test_in_the_window_it_is_said_and_what_was_typed_stays(
    qtbot: QtBot, program: start.Program, told: list[Any], shop_file: Path
) -> None:
    window = opened(qtbot, program, shop_file)
    editor = window.open_document("customer")
    qtbot.keyClicks(editor.form.editor("code"), "C-77")
    qtbot.keyClicks(editor.form.editor("name"), "Toko Baru")
    shop_file.rename(shop_file.with_name("moved.boffice"))
    qtbot.keyClick(editor.form.editor("name"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(told[0], FileGone)
    assert editor.form.editor("name").text() == "Toko Baru" and editor.is_modified()
    window.open_section("sales", "invoices")
    window.contents["sales"].current().refresh()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert all(isinstance(each, UserError) for each in told)
    shop_file.with_name("moved.boffice").rename(shop_file)
    assert editor.save()


def test_a_backup_that_fails_at_the_end_is_told_and_the_program_goes_on(
    qtbot: QtBot, program: start.Program, told: list[Any], shop_file: Path, tmp_path: Path
) -> None:
    window = opened(qtbot, program, shop_file)
    a_customer(window.session, "C-8")
    folder = shop_file.with_name(f"{shop_file.stem} backups")
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()
    folder.write_bytes(b"a file in the way")
    window.welcome_requested.emit("")
    qtbot.waitUntil(lambda: isinstance(program.window, WelcomeWindow))
    assert isinstance(told[0], FileProblem) and program.session is None
    again = opened(qtbot, program, shop_file)
    assert again.session.company.name


def test_settings_that_cannot_be_written_are_told_at_the_start(
    qtbot: QtBot, qapp: QApplication, clock: FixedClock, shop_file: Path
) -> None:
    settings = Settings(Path("/proc/none/settings.ini"))
    program = start.Program(qapp, clock, settings)
    program.policy.uninstall()
    window = opened(qtbot, program, shop_file)
    qtbot.waitUntil(lambda: bool(window.notices.toasts()))
    assert "/proc/none/settings.ini" in window.notices.book.notices[0].title
    window.close()
    destroy(window)
    program._leave()
    program.setParent(None)


def test_settings_for_which_there_is_no_room_are_told_when_the_window_closes(
    window: MainWindow, heard: HeardErrors
) -> None:
    with no_room():
        window.close()
    assert "settings.ini" in str(heard.sentences[0]) and not window.isVisible()


def test_a_home_that_cannot_be_made_is_a_sentence(
    qtbot: QtBot, look: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACK_OFFICE_HOME", "/proc/none")
    seen: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.informativeText())
        box.accept()

    QTimer.singleShot(0, close)
    assert start.main([]) == 1
    assert "/proc/none" in seen[0]


def test_a_language_whose_files_are_damaged_is_not_taken(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.set_language("en")
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "house.po").write_bytes(b"\xff\xfe\x00garbage")
    text.catalogue.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(text, "LOCALE_FOLDER", tmp_path)
        window.set_language("id")
        assert text.language() == "en" and window.settings.language == "en"
        assert window.notices.toasts()
    text.catalogue.cache_clear()
    window.set_language("id")
    assert text.language() == "id"


def test_a_clock_set_back_still_backs_up_every_day(session: Session) -> None:
    for day in range(1, 21):
        backup.make_automatic(session.path, dt.datetime(2027, 1, day, 9, 0))
    companies.back_up_automatically(session)
    session.clock = FixedClock(dt.datetime(2026, 3, 1, 8, 0))
    assert companies.backup_is_due(session)
    assert companies.back_up_automatically(session).exists()
    assert not companies.backup_is_due(session)


def test_a_backup_of_a_newer_program_is_refused_before_anything_is_made(session: Session) -> None:
    newer = companies.back_up(session, session.path.with_name("newer.bobackup"))
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 999")
    target = session.path.with_name("restored.boffice")
    with pytest.raises(FileProblem) as told:
        companies.restore(newer, target)
    assert "newer.bobackup" in str(told.value) and not target.exists()
