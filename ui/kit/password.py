"""A field for a password, hidden unless asked, which notices Caps Lock; a dialog that asks for a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.kernel.errors import Refused
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from ui.kit import icons, theme
from ui.kit.fields import TextEdit
from ui.kit.form_dialog import FormDialog

DIFFERENT = N_("The two passwords differ.")


class PasswordEdit(TextEdit):
    """What is typed is kept as it is, spaces and all. ``caps_lock``: whether it seems to be on."""

    caps_lock = Signal(bool)

    def __init__(self) -> None:
        self._eye = None
        super().__init__()
        self._caps = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.addAction(
            icons.icon("ph.eye", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        theme.follow(self, lambda: self._show(self.is_shown()))
        self.retranslate()

    def value(self) -> str:
        return self.text()

    def is_shown(self) -> bool:
        """Whether the characters can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)
        if self._eye is not None:
            self._eye.setIcon(icons.icon("ph.eye-slash" if shown else "ph.eye", "muted"))
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        if self._eye is not None:
            self._eye.setText(_("Hide the password") if self.is_shown() else _("Show the password"))
            self._eye.setToolTip(self._eye.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._notice(event)
        super().keyPressEvent(event)

    def _notice(self, event: QKeyEvent) -> None:
        """A letter tells: Qt itself does not say how the lock stands."""
        words = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps = not self._caps
        elif len(words) == 1 and words.isalpha() and words.lower() != words.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps = words.isupper() != shifted
        self.caps_lock.emit(self._caps)


class NewPasswordDialog(FormDialog):
    """A new password is typed twice."""

    def add_password(self, title: str, help: str = "", *, required: bool = True) -> None:
        self.form.add("password", title, PasswordEdit(), required=required, help=help)
        self.form.add("again", N_("The new password again"), PasswordEdit(), required=required)

    def new_password(self) -> str:
        """What was typed twice alike. Raises Refused."""
        password = str(self.form.value("password"))
        if password != self.form.value("again"):
            raise Refused([Problem("again", DIFFERENT)])
        return password
