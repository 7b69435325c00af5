"""A process that will be killed: types an invoice into the real window, and says when it was kept."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import companies
from app.documents import unfinished
from tests.ui import keyboard
from ui.kit import theme
from ui.shell.crash import ErrorPolicy
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings


def run(company: Path, desk: Path) -> None:
    """Types customer and one line; never saves; waits to be killed."""
    application = QApplication([])
    theme.apply("light", 1.0)
    session = companies.open_company(company)
    policy = ErrorPolicy(print, print, desk)
    window = MainWindow(session, Settings(desk / "settings.ini"), policy)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowExposed(window)
    window.context.open_document("sales-invoice")
    keyboard.write_invoice()

    def tell() -> None:
        if unfinished.of_person(session):
            print("kept", flush=True)

    timer = QTimer(interval=100)
    timer.timeout.connect(tell)
    timer.start()
    application.exec()


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
