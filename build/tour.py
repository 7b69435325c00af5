"""A walk through every panel of a window and every special screen, for pictures and for the tests."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QWidget

from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import StockWouldGoNegative
from app.kernel.listing import ListQuery
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
    """What is not a panel: welcome, login, palette, help, keys, preview, errors."""
    session = window.session
    makers: dict[str, Callable[[], QWidget]] = {
        **{
            f"welcome.{what}": partial(_welcome, settings, session, what, policy)
            for what in ("new", "open", "demo", "restore")
        },
        "login": partial(_login, session, settings),
        "palette": partial(_palette, window),
        "help": partial(_help, window),
        "keys": partial(_keys, window),
        "about": partial(_about, window),
        "print-preview": partial(_preview, window),
        "error": partial(_error, window),
        "crash": partial(_crash, policy.log_file, window),
    }
    for name, make in makers.items():
        if wanted(name):
            widget = make()
            widget.show()
            settle(window)
            yield name, widget
            dispose(widget)


def _welcome(settings: Settings, session: Session, what: str, policy: ErrorPolicy) -> QWidget:
    from ui.shell.welcome.window import WelcomeWindow

    return WelcomeWindow(settings, session.clock, what, policy)


def _login(session: Session, settings: Settings) -> QWidget:
    from ui.shell.login import LoginDialog

    return LoginDialog(session.path, session.clock, settings)


def _palette(window: MainWindow) -> QWidget:
    from ui.shell.palette.view import Palette

    palette = Palette(window)
    palette.ask()
    palette.field.setText("bangun gr")
    return palette


def _help(window: MainWindow) -> QWidget:
    from ui.shell.help import window as help_window

    return help_window.show(window, "sales.invoices")


def _keys(window: MainWindow) -> QWidget:
    from ui.shell.help.keys_dialog import KeysDialog

    return KeysDialog(window)


def _about(window: MainWindow) -> QWidget:
    from ui.shell.help.about import AboutDialog

    return AboutDialog(window)


def _preview(window: MainWindow) -> QWidget:
    """The newest posted invoice on paper."""
    from app.sales.invoice import queries
    from ui.sales import papers

    posted = ListQuery(filters={"state": "posted"})
    (newest,) = queries.listing(window.session.today()).window(posted).first(1)
    return papers.preview_invoice(window.context, newest.id)


def _error(window: MainWindow) -> QWidget:
    """What is said where more leaves a warehouse than lies there."""
    from app.stock.planning import NOT_ENOUGH
    from ui.shell.error_dialogs import UserErrorDialog

    error = StockWouldGoNegative(
        NOT_ENOUGH,
        warehouse="Gudang Kaligawe",
        there="28",
        wanted="40",
        unit="rol",
        item="KBL-0425 Kabel NYA 2,5 mm² 100 m",
        date=formats.date_medium(window.session.today()),
    )
    return UserErrorDialog(error, window)


def _crash(log: Path, window: MainWindow) -> QWidget:
    from ui.shell.error_dialogs import CrashDialog

    return CrashDialog("Traceback …", window, log)


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
