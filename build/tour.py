"""A walk through every panel of a window and every special screen, for pictures and for the tests."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QWidget

from build import special_screens
from ui.kit import tasks
from ui.shell.crash import ErrorPolicy
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings

LONGEST_WAIT = 20.0  # seconds for a panel's background reads

Wanted = Callable[[str], bool]
Stop = tuple[str, QWidget]


def everything(_name: str) -> bool:
    return True


def sections(window: MainWindow, wanted: Wanted = everything) -> Iterator[Stop]:
    """Every section of every department, alone in the window, with a row chosen as at work."""
    for key, content in window.contents.items():
        for section in content.sections():
            name = f"{key}.{section.key}"
            if wanted(name):
                yield name, show_section(window, key, section.key)


def show_section(window: MainWindow, department: str, section: str) -> QWidget:
    """Opens one section alone and waits for its rows."""
    window.docks.close_all()
    window.open_section(department, section)
    settle(window)
    _choose_row(window)
    settle(window)
    panel = window.current_panel()
    if panel is None:
        raise LookupError(f"{department}.{section} shows nothing")
    return panel


def _choose_row(window: MainWindow) -> Any:
    table = getattr(window.current_panel(), "table", None)
    if table is None or not hasattr(table, "select_first"):
        return None
    table.select_first()
    return table.current_row()


def opened(window: MainWindow) -> Iterator[Stop]:
    """Everything that is open, brought to the front one after the other."""
    for key, content in window.contents.items():
        window.docks.show(key)
        for section in content.sections():
            window.open_section(key, section.key)
            settle(window)
            yield f"{key}.{section.key}", content
        for document in content.documents():
            content.show_document(document)
            settle(window)
            yield f"{key}.{document.objectName() or type(document).__name__}", document


def documents(
    window: MainWindow, wanted: Wanted = everything, *, keep: bool = False
) -> Iterator[Stop]:
    """Every kind of document: the first of its list, and a new one (".new"); ``keep`` leaves them open."""
    for key, content in window.contents.items():
        for document in content.panels.documents:
            name = f"{key}.document.{document.kind}"
            if not (wanted(name) or wanted(f"{name}.new")):
                continue
            for suffix, number in _examples(window, key, document.section, document.kind):
                if wanted(name + suffix):
                    window.open_document(document.kind, number)
                    settle(window)
                    opened = content.documents()[-1]
                    yield name + suffix, opened
                    if not keep:
                        discard(window, opened)


def _examples(
    window: MainWindow, department: str, section: str, kind: str
) -> list[tuple[str, int | None]]:
    if kind.startswith("report."):
        return [("", 0)]
    show_section(window, department, section)
    row = _choose_row(window)
    existing = [("", row.id)] if row is not None and isinstance(getattr(row, "id", 0), int) else []
    return [*existing, (".new", None)]


def discard(window: MainWindow, document: QWidget) -> None:
    """Closes a document without asking whether its changes are kept."""
    document.may_close = lambda: True  # type: ignore[attr-defined]
    for content in window.contents.values():
        if document in content.documents():
            content.close_document(document)
    QCoreApplication.sendPostedEvents(document, QEvent.Type.DeferredDelete)


def special(
    window: MainWindow, settings: Settings, policy: ErrorPolicy, wanted: Wanted = everything
) -> Iterator[Stop]:
    """What is not a panel: welcome, login, dialogs, palette, help, keys, preview, errors."""
    for name, make in special_screens.makers(window, settings, policy).items():
        if wanted(name):
            widget = make()
            widget.show()
            settle(window)
            yield name, widget
            dispose(widget)


def dispose(widget: QWidget) -> None:
    """Closes a window and has it gone now: living ones would be restyled with the next."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


def settle(window: MainWindow | None = None) -> None:
    """Waits until nothing is read in the background any more and everything is painted."""
    until = time.monotonic() + LONGEST_WAIT
    for _round in range(3):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 30)
        while (tasks.busy() or (window and not window.settled)) and time.monotonic() < until:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
