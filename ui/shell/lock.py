"""The locked screen: nothing can be read or done until somebody gives their password."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLayout, QVBoxLayout, QWidget

from app import companies
from app.access import team, users
from app.access.session import Session
from app.kernel.errors import NotAllowed
from app.kernel.text import N_, _
from ui.kit import theme, topics
from ui.kit.buttons import Button, label
from ui.kit.manifest import NoticeAction
from ui.shell.attempts import Attempts
from ui.shell.mark import Mark
from ui.shell.password_box import PasswordBox

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

WIDTH = 440
MINUTES = (0, 5, 15, 30, 60)
USUAL_MINUTES = 15
ONE_TOUCH = 20_000  # milliseconds that count as one touch; then the next one is looked for
SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
)


class Curtain(QWidget):
    """Covers a window, whatever appears in it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("curtain")
        self.setAutoFillBackground(True)
        self._covered = window
        window.installEventFilter(self)
        self._cover()

    def _cover(self) -> None:
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.Show):
            QTimer.singleShot(0, self, self._cover)
        return super().eventFilter(watched, event)


class LockDialog(QDialog):
    """Stays until the password fits. ``other``: the session of another person who entered instead."""

    TITLE, ACT = N_("The screen is locked"), N_("Unlock")

    def __init__(self, window: QWidget, session: Session, attempts: Attempts) -> None:
        super().__init__(window)
        self.setObjectName("lock")
        topics.about(self, "lock")
        self.setWindowTitle("Back Office")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self._session = session
        self._open = False
        self.other: Session | None = None
        outer = QVBoxLayout(self)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        inside = QWidget()
        inside.setFixedWidth(theme.px(WIDTH - 72))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        outer.setContentsMargins(*[theme.px(n) for n in (36, 30, 36, 20)])
        column.addWidget(Mark(40))
        column.addWidget(label(_(self.TITLE), "h1"))
        column.addWidget(label(session.company.name, "muted"))
        column.addSpacing(theme.px(10))
        self.box = PasswordBox(self._enter, attempts, self.ACT)
        self.box.offer([session.user.name])
        self.box.user.setEnabled(False)
        column.addWidget(self.box)
        self.somebody_else = Button(N_("Sign in as somebody else"), self._ask_other, role="link")
        self.somebody_else.setAutoDefault(False)
        self.somebody_else.setVisible(bool(_others(session)))
        column.addWidget(self.somebody_else, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(inside)
        self.box.focus()

    def _ask_other(self) -> None:
        """What the person before has not finished is kept for them."""
        self.box.user.setEnabled(True)
        self.box.offer(_others(self._session))
        self.somebody_else.hide()
        self.box.focus()

    def _enter(self, name: str, password: str) -> None:
        if name != self._session.user.name:
            self.other = companies.change_person(self._session, name, password)
        elif not users.fits(name, password):
            raise NotAllowed(
                N_("The password is not right."),
                remedy=N_("Try again; the owner can set a new password."),
            )
        self._open = True
        self.accept()

    def reject(self) -> None:
        """Esc opens nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._open:
            event.ignore()


class ScreenLock(QObject):
    """Locks one main window on demand, and by itself when nobody has touched anything for a while.

    Looking for a touch means seeing every event of the program, which slows each of them: it is done only
    until one is found, and again ``ONE_TOUCH`` later.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: LockDialog | None = None
        self._curtains: list[Curtain] = []
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._lock_idle)
        self._looking = QTimer(self, singleShot=True, interval=ONE_TOUCH)
        self._looking.timeout.connect(self._look_for_touch)
        self.restart()

    def has_password(self) -> bool:
        """Whether there is something to unlock with."""
        return users.has_password(self._window.session.user.name)

    @property
    def minutes(self) -> int:
        """After how many minutes without a touch it locks; 0: never."""
        try:
            kept = int(self._window.settings.get("lock_minutes", USUAL_MINUTES))
        except (TypeError, ValueError):
            return USUAL_MINUTES
        return kept if kept in MINUTES else USUAL_MINUTES

    def set_minutes(self, minutes: int) -> None:
        self._window.settings.keep("lock_minutes", minutes)
        self.restart()

    def restart(self) -> None:
        """Begins to count anew."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self.minutes:
            self._idle.start(self.minutes * 60_000)
            self._looking.start()
        else:
            self._idle.stop()
            self._looking.stop()

    def _look_for_touch(self) -> None:
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            self.restart()
        return False

    def _lock_idle(self) -> None:
        if self.has_password():
            self.lock()

    def lock(self) -> None:
        """Covers every window and asks for the password; without one it says how to get one."""
        if self.dialog is not None:
            return
        window = self._window
        if not self.has_password():
            set_one = NoticeAction(_("Set a password"), window.change_password)
            hint = _("Without a password nothing keeps others from unlocking it.")
            window.notify("info", _("Set a password first"), hint, (set_one,))
            return
        window.keep_entries()
        open_windows = [each for each in QApplication.topLevelWidgets() if _is_readable(each)]
        self._curtains = [Curtain(each) for each in open_windows]
        attempts = Attempts(window.settings, window.session.path)
        self.dialog = LockDialog(window, window.session, attempts)
        self.dialog.finished.connect(self._unlocked)
        self.dialog.open()

    def _unlocked(self) -> None:
        dialog, self.dialog = self.dialog, None
        for curtain in self._curtains:
            curtain.deleteLater()
        self._curtains = []
        self.restart()
        if dialog is not None:
            dialog.deleteLater()
            if dialog.other is not None:
                self._window.person_changed.emit(dialog.other)


class ChangeDialog(LockDialog):
    """Another person takes the desk; Esc leaves it to who is there."""

    TITLE, ACT = N_("Change user"), N_("Sign in")

    def __init__(self, window: QWidget, session: Session, attempts: Attempts) -> None:
        super().__init__(window, session, attempts)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, True)
        self._ask_other()

    def reject(self) -> None:
        self._open = True
        QDialog.reject(self)


def change_person(window: MainWindow) -> None:
    """Asks who comes now; what is unsaved is kept for who typed it. Nobody else: it says so."""
    if not _others(window.session):
        add = NoticeAction(_("Users & roles"), partial(window.open_section, "data", "team"))
        hint = _("Whoever is to work here too is added under Data, in Users & roles.")
        window.notify("info", _("You are the only user"), hint, (add,))
        return
    window.keep_entries()
    dialog = ChangeDialog(window, window.session, Attempts(window.settings, window.session.path))
    dialog.exec()
    dialog.deleteLater()
    if dialog.other is not None:
        window.person_changed.emit(dialog.other)


def _others(session: Session) -> list[str]:
    """Who else may sign in."""
    return [each.name for each in team.members() if each.active and each.name != session.user.name]


def _is_readable(widget: QWidget) -> bool:
    return widget.isVisible() and not isinstance(widget, LockDialog)
