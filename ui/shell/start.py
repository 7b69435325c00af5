"""From a double-click to a window: settings, look, company; and from one company to the next."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app import companies
from app.access.session import Session
from app.kernel.clock import Clock, FixedClock, SystemClock
from app.kernel.errors import FileDamaged, FileInUse, UserError
from app.kernel.text import N_, _, is_readable, use_language
from ui.kit import resources, screen_room, tasks, theme, topics
from ui.shell import entering, mark, places
from ui.shell.crash import ErrorPolicy, report
from ui.shell.qt_words import QtWords
from ui.shell.settings import Settings, unwritten


def main(arguments: Sequence[str] = ()) -> int:
    """Runs the window until it is closed; the exit status for the shell."""
    wishes = _read(arguments)
    application = application_of(sys.argv[:1])
    try:
        program = Program(application, clock_of(wishes.today), Settings(places.settings_file()))
        if wishes.language:
            use_language(wishes.language)
        program.begin(wishes.company, demo=wishes.demo)
    except Exception as error:  # there is no window yet, and nobody else to tell it
        return tell_bare(error)
    return application.exec()


def tell_bare(error: Exception) -> int:
    """What went wrong before the first window, in a plain box, a defect with its log; the exit status."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Critical, "Back Office", _("The program cannot start."))
    if isinstance(error, UserError):
        box.setInformativeText(str(error))
    else:
        details = report(error)
        box.setInformativeText(_logged(details))
        box.setDetailedText(details)
    box.exec()
    return 1


def _logged(details: str) -> str:
    """Writes them down, and says where; where nothing can be written they stand in the box alone."""
    try:
        log_file = places.log_folder() / "backoffice.log"
        with log_file.open("a", encoding="utf-8") as log:
            log.write(details)
    except (OSError, UserError) as error:
        return _(
            "Your companies are not affected. The details could not be kept: {reason}", reason=error
        )
    return _("Your companies are not affected. The details are kept in {file}.", file=log_file)


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="main.py")
    parser.add_argument("company", nargs="?", type=Path)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--today", type=dt.date.fromisoformat)
    parser.add_argument("--language", choices=("id", "en"))
    return parser.parse_args(list(arguments))


def clock_of(today: dt.date | None) -> Clock:
    """The real clock, or one that stands at 09.41 of ``today``."""
    if today is None:
        return SystemClock()
    return FixedClock(dt.datetime.combine(today, dt.time(9, 41)))


def application_of(arguments: list[str]) -> QApplication:
    """The one application object, dressed in Fusion."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    application = QApplication(arguments)
    application.setApplicationName("backoffice")
    application.setDesktopFileName("backoffice")
    application.installTranslator(QtWords(application))
    return application


def _show_help(asker: QWidget, screens: tuple[str, ...]) -> None:
    """F1 in a window that is not the main one."""
    from ui.shell.help import window

    window.show(asker, *screens)


def _language_trouble(code: str) -> list[tuple[str, str]]:
    """Speaks the language; English where its files are gone, told as (what, what instead)."""
    known = is_readable(code)
    use_language(code if known else "en")
    if known:
        return []
    return [
        (N_("The files of the chosen language are missing."), N_("The program speaks English."))
    ]


def _settings_trouble(settings: Settings) -> list[tuple[str, str]]:
    """What could not be read of the settings and the looks, as (what, what instead)."""
    found = []
    if settings.damaged:
        instead = _("The usual ones are used; the old file is {file}.", file=settings.damaged)
        found.append((N_("Your settings could not be read."), instead))
    if not settings.writable:
        error = unwritten(settings)
        found.append((error.what(), f"{error.what_was_kept()} {error.what_to_do()}"))
    if not resources.path("themes", "kit.qss").is_file():
        found.append((N_("The files of the looks are missing."), N_("The window is plain.")))
    return found


STANDS_AFTER = 1_000  # milliseconds until what is shown first has been made
UNAFFECTED = N_("Your companies are not affected.")


class Program(QObject):
    """Opens companies one after the other; holds the window or the welcome that is shown."""

    def __init__(self, application: QApplication, clock: Clock, settings: Settings) -> None:
        super().__init__(application)
        self.clock, self.settings = clock, settings
        self.window: QWidget | None = None
        self.session: Session | None = None
        self._ran: Path | None = None
        self._troubles = [*_settings_trouble(settings), *_language_trouble(settings.language)]
        theme.set_density(settings.density)
        theme.apply(settings.theme, settings.zoom)
        application.setWindowIcon(mark.window_icon())
        topics.wanted.connect(_show_help)
        self.policy = ErrorPolicy(
            self._tell,
            self._tell_crash,
            places.log_folder(),
        )
        self.policy.install()
        tasks.surround(companies.own_connection)
        application.aboutToQuit.connect(self._leave)

    def begin(self, path: Path | None, *, demo: bool = False) -> None:
        """The company that was asked for, or the welcome."""
        if demo and not places.demo_file().exists():
            self.welcome("demo")
            self._later(self._make_demo)
        elif demo:
            self.open(places.demo_file())
        elif path is not None:
            self.open(path)
        else:
            self.welcome()

    def _tell(self, error: UserError, help: tuple[str, Callable[[], None]] | None = None) -> None:
        from ui.shell.error_dialogs import show_user_error

        show_user_error(error, self.window, help)

    def _tell_crash(self, details: str) -> None:
        """One dialog; "Close the program" keeps what is typed, and ends."""
        from ui.shell.error_dialogs import show_crash
        from ui.shell.main_window import MainWindow

        if show_crash(details, self.window, self.policy.log_file):
            return
        if isinstance(self.window, MainWindow):
            self.window.keep_entries()
        QApplication.quit()

    def _tell_troubles(self) -> None:
        """What was wrong with the program's own files, once there is a window to say it in."""
        from ui.shell.main_window import MainWindow

        troubles, self._troubles = self._troubles, []
        for what, instead in troubles:
            if isinstance(self.window, MainWindow):
                self.window.notify("warning", _(what), _(instead))
            else:
                from ui.shell.error_dialogs import UserErrorDialog

                error = UserError(what, kept=UNAFFECTED, remedy=instead)
                UserErrorDialog(error, self.window).open()

    def _make_demo(self) -> None:
        """The demo was asked for: nobody has to click to have it made."""
        from ui.shell.welcome.window import WelcomeWindow

        if isinstance(self.window, WelcomeWindow):
            self.window.page().advance()

    # -- companies -------------------------------------------------------------------------------

    def open(self, path: Path) -> bool:
        """Opens a company, read-only where someone else has it; False (and a sentence) if it fails."""
        if not self._leave_window():
            return False
        try:
            session = self._opened(path)
        except FileDamaged as error:
            self._welcome_if_bare()
            restore = partial(self.welcome, "restore", path)
            self._tell(error, (N_("Restore a backup…"), restore))
            return False
        except UserError as error:
            self.policy.on_error(error)
            self._welcome_if_bare()
            return False
        if session is None:
            self._welcome_if_bare()
            return False
        self.show_company(session)
        return True

    def _opened(self, path: Path) -> Session | None:
        """The session; None where the person gave up at the login."""
        try:
            return entering.enter(path, self.clock, self.settings, self.window)
        except FileInUse:
            return entering.enter(path, self.clock, self.settings, self.window, read_only=True)

    def show_company(self, session: Session) -> None:
        """The main window around an open session."""
        from ui.shell.main_window import MainWindow

        self.session = session
        self.settings.remember(session.path)
        self._mark_running(session)
        window = MainWindow(session, self.settings, self.policy)
        window.open_requested.connect(lambda path: self._later(partial(self.open, Path(path))))
        window.welcome_requested.connect(lambda what: self._later(partial(self.welcome, what)))
        window.person_changed.connect(lambda other: self._later(partial(self._change, other)))
        window.restore_requested.connect(
            lambda backup: self._later(partial(self.welcome, "restore", backup=backup))
        )
        self._show(window)

    def _mark_running(self, session: Session) -> None:
        """A mark that a proper end takes away: one that stands tells of a crash, as the file was free."""
        if session.read_only or self._ran == session.path:
            return
        key = f"running/{session.path.name}"
        if self.settings.get(key):
            what = N_("The program was not closed properly the last time.")
            kept = N_("What was saved is whole. What was typed and not saved is offered again.")
            self._troubles.append((what, kept))
        self._ran = session.path
        self.settings.keep(key, "1")
        self.settings.write()

    def _change(self, other: Session) -> None:
        """Another person at the same company: their own window, while the file stays held."""
        from ui.shell.main_window import MainWindow

        before, window = self.session, self.window
        assert isinstance(window, MainWindow) and before is not None
        if not window.hand_over():
            companies.seat(before)
            window.screen_lock.lock()
            return
        self.window = None
        window.deleteLater()
        self.show_company(other)

    def welcome(self, what: str = "", damaged: Path | None = None, backup: str = "") -> None:
        """The welcome window; over an open company it only replaces it once something is chosen.

        ``backup`` is filled in where it is to be restored.
        """
        from ui.shell.welcome.file_pages import RestorePage
        from ui.shell.welcome.window import WelcomeWindow

        if not what and not self._leave_window():
            return
        parent = self.window if self.session is not None else None
        welcome = WelcomeWindow(
            self.settings, self.clock, what, self.policy, self._leave_window, damaged
        )
        welcome.company_chosen.connect(
            lambda path: self._later(partial(self._chosen, welcome, path))
        )
        page = welcome.page()
        if backup and isinstance(page, RestorePage):
            page.backup.setText(backup)
        if parent is not None:
            self._welcome = welcome
            screen_room.show(welcome)
            return
        self._show(welcome)

    def _chosen(self, welcome: QWidget, path: str) -> None:
        """A page of the welcome has a company ready."""
        if self.open(Path(path)) and welcome is not self.window:
            welcome.close()
            welcome.deleteLater()

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        screen_room.show(window)
        self._later(self._tell_troubles)
        QTimer.singleShot(STANDS_AFTER, gc.enable)  # main.py turned it off for the start
        if before is not None and before is not window:
            before.close()
            before.deleteLater()

    def _later(self, act: object) -> None:
        """After the click that asked for it is done: it may end the window that was clicked."""
        assert callable(act)
        QTimer.singleShot(0, self, act)

    def _leave_window(self) -> bool:
        """Closes the open company; False where the person wants to keep a document."""
        from ui.shell.main_window import MainWindow

        if isinstance(self.window, MainWindow):
            if not self.window.close():
                return False
            self.window.deleteLater()
            self.window = None
        self._leave()
        return True

    def _welcome_if_bare(self) -> None:
        if self.window is None:
            self.welcome("open")

    def _leave(self) -> None:
        if self.session is not None:
            session, self.session = self.session, None
            self._ran = None
            if not session.read_only:
                self.settings.forget(f"running/{session.path.name}")
            try:
                companies.close(session, with_backup=True)
            except UserError as error:
                self.policy.on_error(error)
