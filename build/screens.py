"""Pictures of the windows: every panel, light and dark, in Indonesian and English, at two sizes.

    python -m build.screens [--to FOLDER] [--main] [--company FILE] [--today D] [--only WORD]

The company is the demo on a fixed day, so that two runs give the same pictures. ``--main`` takes only the
main windows once, for a machine without a display. Works offscreen.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from app import companies  # noqa: E402
from app.access.session import Session  # noqa: E402
from app.kernel.text import use_language  # noqa: E402
from ui.kit import tasks, theme  # noqa: E402
from ui.shell import start  # noqa: E402
from ui.shell.crash import ErrorPolicy  # noqa: E402
from ui.shell.main_window import MainWindow  # noqa: E402
from ui.shell.settings import Settings  # noqa: E402

TODAY = dt.date(2026, 11, 23)
LONGEST_WAIT = 20.0  # seconds for a panel's background reads


@dataclass(frozen=True)
class Look:
    """One way of showing the window."""

    theme: str
    language: str
    width: int
    height: int
    zoom: float = 1.0

    @property
    def name(self) -> str:
        zoomed = "" if self.zoom == 1.0 else f"-{round(self.zoom * 100)}"
        return f"{self.theme}-{self.language}-{self.width}x{self.height}{zoomed}"


LOOKS = (
    Look("light", "id", 1440, 900),
    Look("dark", "id", 1440, 900),
    Look("light", "en", 1440, 900),
    Look("dark", "en", 1366, 768),
    Look("light", "id", 1366, 768),
    Look("light", "id", 1366, 768, 1.5),
)


def main(arguments: Sequence[str]) -> int:
    """Takes the pictures; 1 where a panel could not be shown."""
    wishes = _wishes(arguments)
    wishes.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as desk:
        os.environ["BACK_OFFICE_HOME"] = desk
        application = start.application_of(["screens"])
        theme.apply("light", 1.0)
        camera = Camera(wishes.to, Path(desk), wishes.only)
        company = wishes.company or _demo(Path(desk), wishes.today)
        session = companies.open_company(company, clock=start.clock_of(wishes.today))
        try:
            camera.take_all(session, LOOKS[:1] if wishes.main else LOOKS)
            if not wishes.main:
                camera.take_outside(session)
        finally:
            companies.close(session)
        del application
    for failure in camera.failures:
        print(failure, file=sys.stderr)
    print(f"{camera.taken} pictures in {wishes.to}")
    return 1 if camera.failures else 0


def _wishes(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.screens", description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "dist" / "screens")
    parser.add_argument("--main", action="store_true", help="only the main windows, once")
    parser.add_argument("--company", type=Path, help="an existing company instead of the demo")
    parser.add_argument("--today", type=dt.date.fromisoformat, default=TODAY)
    parser.add_argument("--only", default="", help="only panels whose name contains this")
    return parser.parse_args(list(arguments))


def _demo(folder: Path, today: dt.date) -> Path:
    from app import demo

    path = folder / "lentera.boffice"
    print("Making the sample company…", flush=True)
    demo.make(path, today)
    return path


class Camera:
    """Shows panels and keeps their pictures."""

    def __init__(self, folder: Path, desk: Path, only: str) -> None:
        self._folder, self._desk, self._only = folder, desk, only
        self.failures: list[str] = []
        self.taken = 0
        tasks.surround(companies.own_connection)

    def _heard(self, error: object) -> None:
        self.failures.append(str(error))

    def _window(self, session: Session) -> MainWindow:
        policy = ErrorPolicy(self._heard, self._heard, self._desk)
        return MainWindow(session, Settings(self._desk / "settings.ini"), policy)

    def take_all(self, session: Session, looks: Sequence[Look]) -> None:
        """Every section of every department, in every look."""
        window = self._window(session)
        for look in looks:
            self._dress(window, look)
            for key, content in window.contents.items():
                for section in content.sections():
                    self._take_section(window, look, key, section.key)
            self._take_documents(window, look)
            self._take_workspaces(window, look)
        dispose(window)

    def _dress(self, window: MainWindow, look: Look) -> None:
        window.settings.keep("zoom", look.zoom)
        window.set_theme(look.theme)
        window.set_language(look.language)
        window.resize(look.width, look.height)
        window.show()
        settle(window)

    def _take_section(self, window: MainWindow, look: Look, key: str, section: str) -> None:
        name = f"{key}.{section}"
        if self._only not in name:
            return
        window.docks.close_all()
        window.open_section(key, section)
        self._first_row(window)
        self._keep(window, look, name)

    @staticmethod
    def _first_row(window: MainWindow) -> None:
        """Lists look as they do at work: with a row chosen."""
        settle()
        table = getattr(window.current_panel(), "table", None)
        if table is not None and hasattr(table, "select_first"):
            table.select_first()

    def _take_documents(self, window: MainWindow, look: Look) -> None:
        """One document of each kind: the newest of its list, and an empty one."""
        for key, content in window.contents.items():
            for document in content.panels.documents:
                name = f"{key}.document.{document.kind}"
                if self._only not in name:
                    continue
                for suffix, number in self._examples(window, key, document.section):
                    try:
                        window.open_document(document.kind, number)
                    except Exception as error:
                        self.failures.append(f"{name}{suffix}: {error!r}")
                        continue
                    self._keep(window, look, name + suffix)
                    content.close_document(content.documents()[-1])

    @staticmethod
    def _examples(
        window: MainWindow, department: str, section: str
    ) -> Iterator[tuple[str, int | None]]:
        window.docks.close_all()
        window.open_section(department, section)
        settle()
        table = getattr(window.current_panel(), "table", None)
        if table is not None and hasattr(table, "select_first"):
            table.select_first()
            row = table.current_row()
            if row is not None and hasattr(row, "id"):
                yield "", row.id
        yield ".new", None

    def _take_workspaces(self, window: MainWindow, look: Look) -> None:
        for workspace in window.workspaces():
            if len(workspace.places) > 1 and self._only in f"workspace.{workspace.key}":
                window.apply_workspace(workspace)
                self._keep(window, look, f"workspace.{workspace.key}")

    def take_outside(self, session: Session) -> None:
        """Welcome, login, palette and dialogs, light and dark."""
        from app.kernel.errors import StockWouldGoNegative
        from app.kernel.text import N_
        from ui.shell.error_dialogs import CrashDialog, UserErrorDialog
        from ui.shell.login import LoginDialog
        from ui.shell.welcome.window import WelcomeWindow

        settings = Settings(self._desk / "settings.ini")
        policy = ErrorPolicy(self._heard, self._heard, self._desk)
        error = StockWouldGoNegative(N_("Only {count} are left."), count=28)
        for look in LOOKS[:2]:
            theme.apply(look.theme, 1.0)
            use_language(look.language)
            for what in ("new", "open", "demo", "restore"):
                self._keep(
                    WelcomeWindow(settings, session.clock, what, policy), look, f"welcome.{what}"
                )
            self._keep(LoginDialog(session.path, session.clock, settings), look, "login")
            self._keep(UserErrorDialog(error), look, "error")
            self._keep(CrashDialog("Traceback …", None, policy.log_file), look, "crash")
            self._take_palette(session, look)

    def _take_palette(self, session: Session, look: Look) -> None:
        from ui.shell.palette import Palette

        window = self._window(session)
        self._dress(window, look)
        palette = Palette(window)
        palette.ask()
        self._keep(palette, look, "palette")
        palette.close()
        dispose(window)

    def _keep(self, widget: QWidget, look: Look, name: str) -> None:
        if self._only not in name:
            return
        widget.show()
        settle()
        path = self._folder / look.name / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not widget.grab().save(str(path)):
            self.failures.append(f"{path} could not be written")
        self.taken += 1


def dispose(window: MainWindow) -> None:
    """Closes a window and has it gone now: living ones would be restyled with the next."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def settle(window: MainWindow | None = None) -> None:
    """Waits until nothing is read in the background any more and everything is painted."""
    until = time.monotonic() + LONGEST_WAIT
    for _round in range(3):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 30)
        while (tasks.busy() or (window and not window.settled)) and time.monotonic() < until:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    QCoreApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
