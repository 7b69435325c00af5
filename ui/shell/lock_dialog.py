"""What covers a locked window, and the dialogs that open it again: to whoever it was, or to somebody else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

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
