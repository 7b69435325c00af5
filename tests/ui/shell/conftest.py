"""A window at a fresh company, on a desk of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app import companies
from app.access.session import Session
from app.kernel.errors import UserError
from ui.kit import tasks, theme
from ui.shell.crash import ErrorPolicy
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings


class HeardErrors:
    """What the error policy would have told."""

    def __init__(self) -> None:
        self.sentences: list[UserError] = []
        self.crashes: list[str] = []


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, logs and data of this test stand in a folder of their own."""
    monkeypatch.setenv("BACK_OFFICE_HOME", str(tmp_path / "desk"))
    return tmp_path / "desk"


@pytest.fixture
def settings(desk: Path) -> Settings:
    desk.mkdir(exist_ok=True)
    return Settings(desk / "settings.ini")


@pytest.fixture
def heard() -> HeardErrors:
    return HeardErrors()


@pytest.fixture
def policy(heard: HeardErrors, tmp_path: Path) -> Iterator[ErrorPolicy]:
    made = ErrorPolicy(heard.sentences.append, heard.crashes.append, tmp_path)
    yield made
    made.uninstall()


@pytest.fixture
def look(qtbot: QtBot) -> Iterator[None]:
    """The light theme at 100 %, whatever the test before left."""
    theme.apply("light", 1.0)
    yield


def destroy(window: QWidget) -> None:
    """A window is gone before the next test begins: living ones would be restyled with it."""
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def chosen(menu: QMenu, words: str) -> QAction:
    """The entry of a menu, or of its submenus, that begins with these words."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu) and (found := _within(inner, words)) is not None:
            return found
        if action.text().startswith(words):
            return action
    raise AssertionError([action.text() for action in menu.actions()])


def _within(menu: QMenu, words: str) -> QAction | None:
    return next((a for a in menu.actions() if a.text().startswith(words)), None)


def answer(*acts: Callable[[Any], None]) -> None:
    """Does each act with a dialog, in the order they open."""
    waiting, seen = list(acts), [QApplication.activeModalWidget()]

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog in seen:
            QTimer.singleShot(5, wait)
            return
        seen.append(dialog)
        act = waiting.pop(0)
        if waiting:
            QTimer.singleShot(5, wait)
        try:
            act(dialog)
        except BaseException:
            dialog.close()
            raise

    QTimer.singleShot(0, wait)


@pytest.fixture
def window(
    qtbot: QtBot, look: None, session: Session, settings: Settings, policy: ErrorPolicy
) -> Iterator[MainWindow]:
    """The main window, shown at 1440×900, its background work done."""
    tasks.surround(companies.own_connection)
    made = MainWindow(session, settings, policy)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.settled and not tasks.busy())
    yield made
    qtbot.waitUntil(lambda: not tasks.busy())
    # A test that failed may leave a changed document behind; nobody is there to be asked about it.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.kit.dialogs.ask_save", lambda *_arguments: "discard")
        made.close()
    destroy(made)
