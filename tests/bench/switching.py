"""Going from one department to another until it is painted, beside a bare dock tab that shows the same rows."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import Any

from tests.bench import company, window
from tests.bench.bench import Bench
from tests.bench.figures import Figure

TARGET = 5.0
ROWS, TURNS = 200, 15
PLACES = (("sales", "invoices"), ("accounting", "entries"))


def departments(bench: Bench) -> Iterator[Figure]:
    """One after the other in the same process, the bare one without our look; what counts is the GUI thread's work."""
    if sys.platform.startswith("linux") and "DISPLAY" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from app import companies
    from ui.kit import tasks, theme

    application: Any = QApplication.instance() or QApplication([])
    tasks.surround(companies.own_connection)
    path = bench.once("window.boffice", lambda path: window.fill(bench, path))
    with company.opened(path) as session:
        theme.apply("light", 1.0)
        shown, tables = _ours(session, bench)
        bare, docks, views = bare_docks(tables)
        keys = [key for key, _section in PLACES]
        ours = _turns(shown, [partial(shown.docks.show, key) for key in keys], tables)
        application.setStyleSheet("")
        limit = _turns(bare, [dock.setAsCurrentTab for dock in docks], views)
    yield Figure("switching departments, to paint", ours, limit, TARGET)


def _turns(shown: Any, switches: list[Callable[[], object]], views: list[Any]) -> float:
    """The median work of going there and back; the window is closed then."""
    from tests.ui.watchdog import rest

    shown.resize(1440, 900)
    shown.show()
    taken = []
    for turn in range(TURNS * len(switches)):
        rest(0.02)
        at = turn % len(switches)
        taken.append(_to_paint(switches[at], views[at]))
    shown.close()
    shown.deleteLater()
    return median(taken)


def _ours(session: Any, bench: Bench) -> tuple[Any, list[Any]]:
    """The window with both departments open, and their tables."""
    from tests.ui.watchdog import rest
    from ui.shell.crash import ErrorPolicy
    from ui.shell.main_window import MainWindow
    from ui.shell.settings import Settings

    told: list[object] = []
    policy = ErrorPolicy(told.append, told.append, bench.folder)
    made = MainWindow(session, Settings(bench.folder / "switching.ini"), policy)
    made.show()
    tables = []
    for key, section in PLACES:
        made.open_section(key, section)
        rest()
        tables.append(made.current_panel().table.view)
    return made, tables


def bare_docks(tables: list[Any]) -> tuple[Any, list[Any], list[Any]]:
    """A window with a dock tab for each table: a plain ``QTableView`` over the same words."""
    import PySide6QtAds as ads
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QMainWindow, QTableView

    bare = QMainWindow()
    manager = ads.CDockManager(bare)
    docks, views = [], []
    for number, table in enumerate(tables):
        model = table.model()
        rows = min(ROWS, model.rowCount())
        items = QStandardItemModel(rows, len(model.columns), bare)
        for row in range(rows):
            for column in range(len(model.columns)):
                words = model.text(model.row(row), column)
                items.setItem(row, column, QStandardItem(words))
        view = QTableView()
        view.setModel(items)
        dock = ads.CDockWidget(manager, str(number))
        dock.setWidget(view)
        manager.addDockWidgetTab(ads.CenterDockWidgetArea, dock)
        docks.append(dock)
        views.append(view)
    return bare, docks, views


def _to_paint(switch: Callable[[], object], view: Any) -> float:
    """Seconds of work until all that follows is done and the table has been painted."""
    from PySide6.QtCore import QCoreApplication

    begun = time.thread_time()
    switch()
    QCoreApplication.processEvents()
    view.viewport().repaint()
    return time.thread_time() - begun
