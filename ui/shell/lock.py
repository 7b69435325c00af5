"""When the screen is locked: on demand, and after a while without a touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.access import users
from app.kernel.text import _
from ui.kit.manifest import NoticeAction
from ui.shell.attempts import Attempts

if TYPE_CHECKING:
    from ui.shell.lock_dialog import Curtain, LockDialog
    from ui.shell.main_window import MainWindow

MINUTES = (0, 5, 15, 30, 60)
USUAL_MINUTES = 15
ONE_TOUCH = 20_000  # milliseconds that count as one touch; then the next one is looked for
SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
)


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
        from ui.shell.lock_dialog import Curtain, LockDialog

        window.keep_entries()
        open_windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
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
