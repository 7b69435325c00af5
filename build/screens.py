"""Pictures of the windows: every panel, light and dark, in Indonesian and English, at two sizes.

    python -m build.screens [--to FOLDER] [--main | --manual] [--company FILE] [--today D] [--only WORD]

The company is the demo on a fixed day, so that two runs give the same pictures. ``--main`` takes only the
main windows once, for a machine without a display; ``--manual`` takes the pictures that the manual's pages name, into
resources. Works offscreen.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":  # as large as an office has
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={ROOT / 'build' / 'screen.json'}"

from PIL import Image  # noqa: E402
from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from app import companies  # noqa: E402
from app.access.session import Session  # noqa: E402
from app.kernel.text import LANGUAGES  # noqa: E402
from build import tour  # noqa: E402
from ui.kit import tasks, theme  # noqa: E402
from ui.shell import start  # noqa: E402
from ui.shell.crash import ErrorPolicy  # noqa: E402
from ui.shell.help import manual  # noqa: E402
from ui.shell.main_window import MainWindow  # noqa: E402
from ui.shell.settings import Settings  # noqa: E402

TODAY = dt.date(2026, 11, 23)


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


LOOKS = tuple(
    Look(theme_name, language, *size)
    for size in ((1440, 900, 1.0), (1366, 768, 1.0), (1366, 768, 1.5))
    for theme_name in ("light", "dark")
    for language in LANGUAGES
)
MANUAL_LOOKS = tuple(Look("light", language, 1100, 680) for language in LANGUAGES)
MANUAL_COLOURS = 48


def main(arguments: Sequence[str]) -> int:
    """Takes the pictures; 1 where a panel could not be shown."""
    wishes = _wishes(arguments)
    wishes.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as desk:
        os.environ["BACK_OFFICE_HOME"] = desk
        application = start.application_of(["screens"])
        theme.apply("light", 1.0)
        camera = _camera(wishes, Path(desk))
        company = wishes.company or _demo(Path(desk), wishes.today)
        session = companies.open_company(company, clock=start.clock_of(wishes.today))
        try:
            camera.take_all(session, _looks(wishes))
        finally:
            companies.close(session)
        del application
    for failure in camera.failures:
        print(failure, file=sys.stderr)
    where = manual.picture("…", "") if wishes.manual else wishes.to
    print(f"{camera.taken} pictures in {where}")
    return 1 if camera.failures else 0


def _wishes(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.screens", description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "dist" / "screens")
    parser.add_argument("--main", action="store_true", help="only the main windows, once")
    parser.add_argument("--manual", action="store_true", help="the pictures of the manual's pages")
    parser.add_argument("--company", type=Path, help="an existing company instead of the demo")
    parser.add_argument("--today", type=dt.date.fromisoformat, default=TODAY)
    parser.add_argument("--only", default="", help="only panels whose name contains this")
    return parser.parse_args(list(arguments))


def _camera(wishes: argparse.Namespace, desk: Path) -> Camera:
    if wishes.manual:
        return ManualCamera(
            wishes.to, desk, lambda name: wishes.only in name and _named_by_the_manual(name)
        )
    return Camera(wishes.to, desk, lambda name: wishes.only in name)


def _looks(wishes: argparse.Namespace) -> Sequence[Look]:
    if wishes.manual:
        return MANUAL_LOOKS
    return LOOKS[:1] if wishes.main else LOOKS


def _demo(folder: Path, today: dt.date) -> Path:
    from app import demo

    path = folder / "lentera.boffice"
    print("Making the sample company…", flush=True)
    demo.make(path, today)
    return path


class Camera:
    """Shows panels and keeps their pictures."""

    def __init__(self, folder: Path, desk: Path, wanted: Callable[[str], bool]) -> None:
        self._folder, self._desk, self._wanted = folder, desk, wanted
        self._settings = Settings(desk / "settings.ini")
        self.failures: list[str] = []
        self.taken = 0
        tasks.surround(companies.own_connection)

    def _heard(self, error: object) -> None:
        self.failures.append(str(error))

    def take_all(self, session: Session, looks: Sequence[Look]) -> None:
        """Every panel, workspace and special screen, in every look."""
        policy = ErrorPolicy(self._heard, self._heard, self._desk)
        window = MainWindow(session, self._settings, policy)
        for look in looks:
            self._dress(window, look)
            for stops in (
                tour.sections(window, self._wanted),
                tour.documents(window, self._wanted),
            ):
                for name, _panel in stops:
                    self._keep(window, look, name)
            self._take_workspaces(window, look)
            for name, widget in tour.special(window, self._settings, policy, self._wanted):
                self._keep(widget, look, name)
        tour.dispose(window)

    def _dress(self, window: MainWindow, look: Look) -> None:
        window.settings.keep("zoom", look.zoom)
        window.set_theme(look.theme)
        window.set_language(look.language)
        window.resize(look.width, look.height)
        window.show()
        tour.settle(window)

    def _take_workspaces(self, window: MainWindow, look: Look) -> None:
        for workspace in window.arrangement.workspaces():
            name = f"workspace.{workspace.key}"
            if len(workspace.places) > 1 and self._wanted(name):
                window.arrangement.apply(workspace)
                tour.settle(window)
                self._keep(window, look, name)

    def _keep(self, widget: QWidget, look: Look, name: str) -> None:
        path = self._folder / look.name / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not widget.grab().save(str(path)):
            self.failures.append(f"{path} could not be written")
        self.taken += 1


class ManualCamera(Camera):
    """The pictures that the manual's pages name, without the window around a panel, few colours."""

    def _keep(self, widget: QWidget, look: Look, name: str) -> None:
        path = manual.picture(look.language, f"{name}.png")
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(widget, MainWindow):
            widget = widget.active_content() or widget
        pixels = io.BytesIO(_png(widget).data())
        Image.open(pixels).convert("RGB").quantize(MANUAL_COLOURS).save(path, optimize=True)
        self.taken += 1


def _png(widget: QWidget) -> QByteArray:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return kept


def _named_by_the_manual(name: str) -> bool:
    """Whether some page shows a picture of this name."""
    return any(
        f"pictures/{name}.png" in page.body
        for language in LANGUAGES
        for page in manual.pages(language).values()
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
