"""``--self-test``: whether the program, as it stands on this computer, does what it is for.

A sample company is made in a folder of its own, shown in the main window, printed and checked; then all of
it is gone again. Nothing of the person at this computer is read or touched, and nothing appears on the screen.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app import companies, demo
from app.access.session import Session
from app.departments import departments
from app.kernel.clock import FixedClock
from app.kernel.department import load
from app.kernel.text import use_language

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow
    from ui.shell.start import Program

NOW = dt.datetime(2026, 11, 23, 9, 41)
LONGEST_WAIT = 60.0  # seconds for a panel to have read what it shows
# A paper, and the table whose last number is printed; without one it is printed as of today.
PAPERS = (
    ("sales-invoice", "sales-invoices"),
    ("payslip", "payslips"),
    ("inventory-sheet", ""),
)


class Failed(Exception):
    """What the program could not do."""


def main() -> int:
    """Tells each step as it is done; status 1 at the first that fails, with its reason."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="backoffice-") as folder:
        os.environ["BACK_OFFICE_HOME"] = folder
        try:
            for done in _steps(Path(folder)):
                print(f"  ok      {done}", flush=True)
        except Exception as error:
            print(f"  FAILED  {error}", flush=True)
            traceback.print_exc()
            return 1
    print(f"Self-test passed in {time.monotonic() - begun:.0f} s; nothing of it is left.")
    return 0


def _steps(folder: Path) -> Iterator[str]:
    """Each step done, in words."""
    use_language("id")
    company = demo.make(folder / "lentera.boffice", NOW.date())
    yield f"a sample company: {company.stat().st_size / 1e6:.1f} MB"
    program, heard = _program()
    try:
        window = _opened(program, company)
        yield f"the main window: {window.windowTitle()}"
        for title, count in _walk(window, heard):
            yield f"{title}: {count} sections"
        assert program.session is not None
        yield from _print_papers(program.session, folder / "papers")
        yield f"the books: {_check(program.session)} checks"
        program.welcome()
        settle()
        assert program.window is not None
        program.window.close()
        _must_be_silent(heard)
        yield "closed, with its backup"
    finally:
        program.policy.uninstall()


def _program() -> tuple[Program, list[object]]:
    """The program as it starts, except that errors are noted where a person would be shown them."""
    from ui.shell import places, start
    from ui.shell.crash import ErrorPolicy
    from ui.shell.settings import Settings

    application = start.application_of(["backoffice"])
    program = start.Program(application, FixedClock(NOW), Settings(places.settings_file()))
    heard: list[object] = []
    program.policy.uninstall()
    program.policy = ErrorPolicy(heard.append, heard.append, places.log_folder())
    program.policy.install()
    return program, heard


def _opened(program: Program, company: Path) -> MainWindow:
    from ui.shell.main_window import MainWindow

    program.begin(company)
    window = program.window
    if not isinstance(window, MainWindow):
        raise Failed("the sample company was made and does not open")
    settle(window)
    return window


def _walk(window: MainWindow, heard: list[object]) -> Iterator[tuple[str, int]]:
    """Shows every section of every department, waiting until it has read its data."""
    for key, content in window.contents.items():
        for section in content.sections():
            window.open_section(key, section.key)
            settle(window)
            panel = window.current_panel()
            if panel is None or not panel.isVisible() or panel.grab().isNull():
                raise Failed(f"{key}.{section.key} is not shown")
            _must_be_silent(heard)
        yield key, len(content.sections())


def _must_be_silent(heard: list[object]) -> None:
    if heard:
        raise Failed(f"the window told an error: {heard[0]}")


def _print_papers(session: Session, folder: Path) -> Iterator[str]:
    """Prints one paper of each kind and reads it back."""
    folder.mkdir()
    renders = {paper.key: paper.render for each in departments() for paper in each.papers}
    for kind, table in PAPERS:
        number = _last_number(session, table) if table else session.today().isoformat()
        made: list[Path] = load(renders[kind])(session, number, folder)
        if not made:
            raise Failed(f"{kind} {number} was not printed")
        pages, words = _read_back(made[0])
        wanted = number if table else session.company.name
        if wanted not in words:
            raise Failed(f"{wanted} does not stand on {made[0].name}")
        yield f"on paper: {kind} {number}, {pages} pages, {len(words)} characters"


def _last_number(session: Session, kind: str) -> str:
    """The highest number in a table."""
    table = load(next(t.table for each in departments() for t in each.tables if t.key == kind))
    rows = table.listing.window().rows() if table.listing else table.read(session)
    numbers = (row["number"] if isinstance(row, dict) else row.number for row in rows)
    return max(filter(None, numbers))


def _read_back(path: Path) -> tuple[int, str]:
    """How many pages a PDF has, and the words on all of them."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        words = [page.get_textpage().get_text_bounded() for page in document]
    return len(words), "\n".join(words)


def _check(session: Session) -> int:
    """How many checks the books passed."""
    results = companies.check(session)
    red = [f"{each.key} {each.title}: {each.detail}" for each in results if each.red]
    if red:
        raise Failed(f"the books are not whole: {'; '.join(red)}")
    return len(results)


def settle(window: MainWindow | None = None) -> None:
    """Waits until nothing is read in the background and everything is painted; TimeoutError if it never is."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    from ui.kit import tasks

    until = time.monotonic() + LONGEST_WAIT
    for _round in range(3):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 30)
        while tasks.busy() or (window is not None and not window.settled):
            if time.monotonic() > until:
                raise TimeoutError("a panel never finished reading")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    QCoreApplication.processEvents()
