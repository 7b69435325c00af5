"""Name and password of somebody at the door: the part that login, lock and change of person share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.kernel.errors import NotAllowed
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, IconLabel, label
from ui.kit.password import PasswordEdit
from ui.shell.attempts import Attempts

MESSAGE_LINES = 2


class PasswordBox(QWidget):
    """``enter(name, password)`` lets in or raises NotAllowed; then the name stays and a wait may begin."""

    def __init__(
        self, enter: Callable[[str, str], None], attempts: Attempts, act: str = N_("Sign in")
    ) -> None:
        super().__init__()
        self._enter, self.attempts = enter, attempts
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.count_down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.user = QComboBox()
        self.user.setEditable(True)
        self.user.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.password = PasswordEdit()
        self._captions = (label("", "label"), label("", "label"))
        for caption, field in zip(self._captions, (self.user, self.password), strict=True):
            caption.setBuddy(field)
            column.addWidget(caption)
            column.addWidget(field)
            column.addSpacing(theme.px(6))
        self.caps = self._caps_note()
        column.addWidget(self.caps)
        self.message = label("", "label", wrap=True, tone="danger")
        self.message.setObjectName("loginMessage")
        self.message.setMinimumHeight(MESSAGE_LINES * self.message.fontMetrics().lineSpacing())
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.message)
        self.extra = QVBoxLayout()
        column.addLayout(self.extra)
        self.sign_in = Button(act, self.attempt, role="primary")
        self.sign_in.setProperty("large", True)
        self.sign_in.setDefault(True)
        column.addWidget(self.sign_in)
        self.password.caps_lock.connect(self._show_caps)
        self._show_caps(False)
        self.retranslate()
        self.count_down()

    def _caps_note(self) -> QWidget:
        note = QWidget()
        row = QHBoxLayout(note)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel("ph.warning-fill", "warn", 14))
        self.caps_words = label("", "label", tone="warn")
        row.addWidget(self.caps_words, 1)
        policy = note.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        note.setSizePolicy(policy)
        return note

    def _show_caps(self, on: bool) -> None:
        self.caps.setVisible(on)

    def retranslate(self) -> None:
        words = (_("User name"), _("Password"))
        for caption, field, title in zip(
            self._captions, (self.user, self.password), words, strict=True
        ):
            caption.setText(title)
            field.setAccessibleName(title)
        self.caps_words.setText(_("Caps Lock is on"))
        self.password.retranslate()
        self.sign_in.retranslate()

    def offer(self, names: list[str]) -> None:
        """Names to choose from; the first stands there. Any other can be typed."""
        self.user.clear()
        self.user.addItems(names)
        self.user.setEditText(names[0] if names else "")

    def guard(self, attempts: Attempts) -> None:
        """Another company's door."""
        self.attempts = attempts
        self.message.clear()
        self.count_down()

    def focus(self) -> None:
        """The keyboard goes to what is still to be typed."""
        (self.password if self.user.currentText() else self.user).setFocus()

    # -- trying ----------------------------------------------------------------------------------

    def attempt(self) -> None:
        """Tries to enter."""
        if self.attempts.seconds_left():
            return
        try:
            self._enter(self.user.currentText().strip(), self.password.value())
        except NotAllowed as error:
            self._refuse(error)
        else:
            self.attempts.succeeded()

    def _refuse(self, error: NotAllowed) -> None:
        self.attempts.failed()
        self.message.setText(f"{error.what()} {error.what_to_do()}")
        self.password.selectAll()
        self.password.setFocus()
        self.count_down()

    def count_down(self) -> None:
        """Says how long to wait, and ends the waiting."""
        left = self.attempts.seconds_left()
        self.sign_in.setEnabled(left == 0)
        if left:
            self._timer.start()
            words = _("Too many attempts. Try again in {seconds} seconds.", seconds=left)
            self.message.setText(words)
        elif self._timer.isActive():
            self._timer.stop()
            self.message.clear()
