"""A window in a process of its own: tells what it loaded while somebody typed, and step by step afterwards."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.kernel.clock import SystemClock
from ui.shell import start, warming
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings


def run(company: Path, settings: Path) -> None:
    application = start.application_of(sys.argv[:1])
    program = start.Program(application, SystemClock(), Settings(settings))
    program.begin(company)
    window = program.window
    assert isinstance(window, MainWindow)
    while not window.settled:
        application.processEvents()
    print(f"while typing={_typed(window)}")
    print("steps=" + " ".join(map(str, _steps(window))))
    wanted = warming.modules_of(window.departments.values())
    print("not loaded=" + " ".join(name for name in wanted if name not in sys.modules))


def _typed(window: MainWindow) -> int:
    """A key every now and then, for longer than the quiet that is waited for; what was loaded meanwhile."""
    wanted = warming.modules_of(window.departments.values())
    before = sum(name in sys.modules for name in wanted)
    until = time.monotonic() + 2 * warming.QUIET / 1000
    while time.monotonic() < until:
        QTest.keyClick(window, Qt.Key.Key_Shift)
        QTest.qWait(100)
    return sum(name in sys.modules for name in wanted) - before


def _steps(window: MainWindow) -> list[int]:
    found, before = [], _loaded()
    while not window.warming.done:
        QTest.qWait(1)
        if _loaded() != before:
            found.append(_loaded() - before)
            before = _loaded()
    return found


def _loaded() -> int:
    return sum(name.startswith("ui.") for name in list(sys.modules))


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
