"""A company of 20,000 invoices and 20,000 ledger lines: no task of a working day holds the window up.

A fresh window is walked through as a person would, with keys and clicks, under the watchdog.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import companies
from app.access.session import Session
from tests.bench import books, company, lists
from tests.bench.bench import Bench
from tests.ui.watchdog import LIMIT, Watchdog, always_late
from ui.kit import tasks, theme
from ui.kit.list_panel import ListPanel
from ui.shell.crash import ErrorPolicy
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings

INVOICES, LINES = 20_000, 20_000
PARTIES, ITEMS = 5_000, 1_000
STARTS = 0.25  # seconds: the window itself, made and shown
LISTS = (("sales", "invoices"),)
ONE_REPORT = "report.profit-loss"  # all are made alike
UNWATCHED = ("data", "integrity")  # reads all books for many seconds, in the background
TYPING = 0.6  # seconds after which a search has certainly begun


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A large company, open."""
    bench = Bench(tmp_path)
    start = bench.once("trading.boffice", company.make)
    booked = bench.once("booked.boffice", lambda path: books.make(start, path, LINES))
    large = bench.once("large.boffice", lambda path: lists.fill(booked, path, INVOICES))
    add_masters(large)
    opened = companies.open_company(large, clock=company.NOW)
    yield opened
    companies.close(opened)


def add_masters(path: Path) -> None:
    """Copies of one customer and of one item, each with a code and a name of its own."""
    with sqlite3.connect(path) as connection:
        for table, count in (("party", PARTIES), ("item", ITEMS)):
            (highest,) = connection.execute(f"SELECT MAX(id) FROM {table}").fetchone()
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            own = {"id": "n.i", "code": "'Z-' || n.i", "name": "'Nama ' || n.i || ' ' || t.name"}
            connection.execute(
                "WITH RECURSIVE n (i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                f" INSERT INTO {table} ({', '.join(names)})"
                f" SELECT {', '.join(own.get(name, f't.{name}') for name in names)}"
                f" FROM n, {table} t WHERE t.id = (SELECT MIN(id) FROM {table})",
                (highest + 1, highest + count),
            )
    connection.close()


class Desk:
    """A fresh window at the company, and a person who works there."""

    def __init__(self, session: Session, folder: Path, qtbot: QtBot, dog: Watchdog) -> None:
        self.bot, self.dog = qtbot, dog
        self.told: list[object] = []
        policy = ErrorPolicy(self.told.append, self.told.append, folder)
        self.window = MainWindow(session, Settings(folder / "settings.ini"), policy)
        self.window.resize(1440, 900)
        with dog.watch("the first half second", TYPING, STARTS):
            self.window.show()
        with dog.watch("loading what may be opened next"):
            qtbot.waitUntil(lambda: self.window.warming.done, timeout=60_000)
        self._policy = policy

    def leave(self) -> None:
        self._policy.uninstall()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        assert not self.told

    def watch(
        self, step: str, rest_for: float = 0.05, limit: float = LIMIT
    ) -> AbstractContextManager[None]:
        """A step of a person, whose hand is seen on the keyboard or the mouse before it."""
        self.window.screen_lock.restart()
        return self.dog.watch(step, rest_for, limit)

    def press(self, step: str, key: Qt.Key, widget: QWidget | None = None) -> None:
        with self.watch(step):
            self.bot.keyClick(widget or QApplication.focusWidget() or self.window, key)

    def walk(self) -> None:
        """Every section of every department, and back to each department."""
        for key, content in self.window.contents.items():
            for section in content.sections():
                if (key, section.key) != UNWATCHED:
                    name = f"{key}.{section.key}"
                    with self.watch(f"opening {name}"):
                        self.window.open_section(key, section.key)
        for key, content in self.window.contents.items():
            with self.watch(f"returning to {key}"):
                self.window.open_section(key, content.sections()[0].key)

    def work_with_lists(self) -> None:
        """Jumps, sorts, searches and looks into the rows of the longest list."""
        for key, section in LISTS:
            self.window.open_section(key, section)
            panel = self.window.current_panel()
            assert isinstance(panel, ListPanel)
            self._work_with(panel, f"{key}.{section}")

    def _work_with(self, panel: ListPanel, name: str) -> None:
        view = panel.table.view
        view.setFocus()
        self.press(f"{name}: the end", Qt.Key.Key_End, view)
        self.press(f"{name}: page up", Qt.Key.Key_PageUp, view)
        self.press(f"{name}: the inspector", Qt.Key.Key_Space, view)
        self.press(f"{name}: the row above, inspected", Qt.Key.Key_Up, view)
        self.press(f"{name}: without the inspector", Qt.Key.Key_Space, view)
        for column in (1, 2):
            middle = view.header.sectionViewportPosition(column) + view.columnWidth(column) // 3
            with self.watch(f"{name}: sorted by column {column}"):
                self.bot.mouseClick(
                    view.header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 10)
                )
        with self.watch(f"{name}: searching", TYPING):
            self.bot.keyClicks(panel.search, "nomor 17")
        with self.watch(f"{name}: everything again", TYPING):
            panel.search.clear()
        with self.watch(f"{name}: read again"):
            self.bot.keyClick(view, Qt.Key.Key_F5)

    def find(self) -> None:
        """The palette, from the key that opens it to the key that leaves it."""
        with self.watch("opening the palette", TYPING):
            self.bot.keyClick(self.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        for letter in "pelanggan 17":
            with self.watch(f"{letter} in the palette"):
                self.bot.keyClicks(QApplication.focusWidget(), letter)
        with self.watch("what the palette finds", TYPING):
            pass
        self.press("leaving the palette", Qt.Key.Key_Escape)

    def open_documents(self) -> None:
        """An empty one of each kind."""
        for key, content in self.window.contents.items():
            for document in content.panels.documents:
                if document.kind.startswith("report.") and document.kind != ONE_REPORT:
                    continue
                self.window.open_section(key, document.section)
                with self.watch(f"a new {document.kind}"):
                    self.window.open_document(document.kind)
                content.close_document(content.documents()[-1])


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_task_holds_the_window_up(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    tasks.surround(companies.own_connection)
    theme.apply("light", 1.0)

    def journey(dog: Watchdog) -> None:
        desk = Desk(session, tmp_path, qtbot, dog)
        try:
            for part in (desk.walk, desk.work_with_lists, desk.find, desk.open_documents):
                part()
        finally:
            desk.leave()

    late = always_late(journey)
    assert not late, "\n".join(["the event loop was held up", *map(str, late)])
