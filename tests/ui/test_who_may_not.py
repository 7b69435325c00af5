"""Whoever may only look is offered nothing that writes: every act of every panel is done, and the file is as it was."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QWidget

from app import companies, demo, departments
from app.access import team
from app.access.session import Session
from app.access.team import MemberDraft
from app.kernel.clock import FixedClock
from app.kernel.errors import NotAllowed, UserError
from build import tour
from ui.kit import tasks, theme
from ui.kit.actions import Acts
from ui.shell.crash import ErrorPolicy
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

SECRET = "kata-sandi-1"
CLOCK = FixedClock(dt.datetime(2026, 11, 23, 9, 41))
LOOKS = {key for p in departments.permissions() if (key := p.key).endswith((".view", ".report"))}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("looking") / "demo.boffice"
    demo.make(path, dt.date(2026, 11, 23), months=2)
    session = companies.open_company(path, clock=CLOCK)
    team.set_password(session, "pemilik", SECRET)
    role = team.save_role(session, "Tamu", frozenset(LOOKS))
    team.add(session, MemberDraft("tamu", "", role, SECRET))
    companies.close(session)
    return path


class Visit:
    """One window, what it told, and how to leave nothing of it."""

    def __init__(self, session: Session, desk: Path) -> None:
        self.told: list[UserError] = []
        self.crashed: list[str] = []
        self.policy = ErrorPolicy(self.told.append, self.crashed.append, desk)
        self.policy.install()
        tasks.surround(companies.own_connection)
        self.window = MainWindow(session, Settings(desk / "settings.ini"), self.policy)
        self.window.resize(1440, 900)
        self.window.show()
        tour.settle(self.window)

    def leave(self) -> None:
        tour.dispose(self.window)
        self.policy.uninstall()
        companies.close(self.window.session)


@pytest.fixture
def visit(
    qapp: QApplication, books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Visit]]:
    """Opens the company to look at it. Dialogs are given up, menus only open."""
    monkeypatch.setenv("BACK_OFFICE_HOME", str(tmp_path))
    theme.apply("light", 1.0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    monkeypatch.setattr(QMenu, "exec", lambda *_a: None)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: _given_up(dialog))
    made: list[Visit] = []

    def enter(name: str, *, read_only: bool) -> Visit:
        path = tmp_path / "company.boffice"
        path.write_bytes(books.read_bytes())
        session = companies.open_company(path, name, SECRET, CLOCK, read_only=read_only)
        made.append(Visit(session, tmp_path))
        return made[0]

    yield enter
    for each in made:
        each.leave()


def _given_up(dialog: QDialog) -> int:
    dialog.show()
    dialog.reject()
    return 0


def put_away(window: MainWindow) -> None:
    """Dialogs and previews that an act opened."""
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def panels(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    yield from tour.sections(window)
    yield from ((n, p) for n, p in tour.documents(window) if not n.endswith(".new"))


def do_everything(window: MainWindow, panel: QWidget) -> set[str]:
    """Each act that is offered, by its key, then each button that can be pressed."""
    offered: set[str] = set()
    for acts in panel.findChildren(Acts):
        for act in acts.possible():
            offered.add(act.permission)
            acts.do(act.key)
            tour.settle(window)
            put_away(window)
    for button in panel.findChildren(QAbstractButton):
        if not (shiboken6.isValid(panel) and panel.isVisible()):
            break
        if shiboken6.isValid(button) and button.isVisible() and button.isEnabled():
            QTimer.singleShot(0, lambda: put_away(window))
            button.click()
            tour.settle(window)
            put_away(window)
    return offered


def everything_in(path: Path) -> list[str]:
    """What the file holds, the trail of who signed in and what was looked at aside."""
    with sqlite3.connect(path) as connection:
        return [line for line in connection.iterdump() if "search" not in line]


@pytest.mark.parametrize("read_only", [True, False], ids=["read-only", "few permissions"])
def test_every_act_of_every_panel(visit: Callable[..., Visit], read_only: bool) -> None:
    there = visit("pemilik" if read_only else "tamu", read_only=read_only)
    window = there.window
    before = everything_in(window.session.path)
    offered: set[str] = set()
    for _name, panel in panels(window):
        offered |= do_everything(window, panel)
    assert there.crashed == []
    assert offered - {"", "backup.make"} <= LOOKS | {"people.salary.view"}
    assert [e for e in there.told if isinstance(e, NotAllowed)] == []
    if read_only:
        assert everything_in(window.session.path) == before
    assert [str(e) for e in there.told] == []
