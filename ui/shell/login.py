"""Entering a company: straight in where its only user has no password, else by name and password."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import companies
from app.access.session import Session
from app.kernel.clock import Clock
from app.kernel.errors import NotAllowed
from app.kernel.text import _
from ui.kit import icons, theme, topics
from ui.kit.buttons import IconLabel, label
from ui.shell.mark import Mark
from ui.shell.settings import Settings

MOST_FAILURES = 5
WAIT_SECONDS = 30


def enter(
    path: Path,
    clock: Clock,
    settings: Settings,
    parent: QWidget | None = None,
    *,
    read_only: bool = False,
) -> Session | None:
    """The session, asking for name and password where the company wants them; None if given up."""
    try:
        return companies.open_company(path, clock=clock, read_only=read_only)
    except NotAllowed:
        dialog = LoginDialog(path, clock, settings, parent, read_only=read_only)
        dialog.exec()
        return dialog.session


class LoginDialog(QDialog):
    """Keeps the name after a wrong password; after five failures it waits half a minute."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("login")
        topics.about(self, "login")
        self.setWindowTitle("Back Office")
        self.session: Session | None = None
        self._path, self._clock, self._settings = path, clock, settings
        self._read_only, self._failures, self._until = read_only, 0, 0.0
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._count_down)
        self._build()
        self._fill()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(*[theme.px(32)] * 4)
        column.setSpacing(theme.px(4))
        column.addLayout(self._heading())
        column.addSpacing(theme.px(14))
        self.user, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for title, field in ((_("User name"), self.user), (_("Password"), self.password)):
            caption = label(title, "label")
            caption.setBuddy(field)
            field.setAccessibleName(title)
            column.addWidget(caption)
            column.addWidget(field)
            column.addSpacing(theme.px(8))
        self._add_eye()
        self.message = label("", "label", wrap=True, tone="danger")
        self.message.setObjectName("loginMessage")
        self.message.hide()
        column.addWidget(self.message)
        self.remember = QCheckBox(_("Remember the user name on this computer"))
        column.addWidget(self.remember)
        column.addSpacing(theme.px(10))
        self.sign_in = QPushButton(_("Sign in"))
        self.sign_in.setProperty("role", "primary")
        self.sign_in.setProperty("large", True)
        self.sign_in.setDefault(True)
        self.sign_in.clicked.connect(self._try)
        column.addWidget(self.sign_in)
        outer.addLayout(column)
        outer.addWidget(self._foot())
        self.setFixedWidth(theme.px(440))

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Mark(40))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_("Sign in"), "h1"))
        words.addWidget(label(self._path.name, "muted"))
        row.addLayout(words, 1)
        return row

    def _add_eye(self) -> None:
        eye = self.password.addAction(
            icons.icon("ph.eye", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        eye.setToolTip(_("Show the password"))
        eye.setCheckable(True)
        mode = QLineEdit.EchoMode
        eye.toggled.connect(
            lambda shown: self.password.setEchoMode(mode.Normal if shown else mode.Password)
        )

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "dialogFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(16), theme.px(9), theme.px(16), theme.px(9))
        row.addWidget(IconLabel("ph.shield-check"))
        row.addWidget(label(_("Data are kept on this computer"), "label"), 1)
        return foot

    def _fill(self) -> None:
        kept = str(self._settings.get(f"user/{self._path.name}", ""))
        self.user.setText(kept)
        self.remember.setChecked(bool(kept))
        (self.password if kept else self.user).setFocus()

    def _try(self) -> None:
        if time.monotonic() < self._until:
            return
        name, password = self.user.text().strip(), self.password.text()
        try:
            self.session = companies.open_company(
                self._path, name, password, self._clock, read_only=self._read_only
            )
        except NotAllowed as error:
            self._refuse(error)
            return
        key = f"user/{self._path.name}"
        if self.remember.isChecked():
            self._settings.keep(key, name)
        else:
            self._settings.forget(key)
        self.accept()

    def _refuse(self, error: NotAllowed) -> None:
        self._failures += 1
        self._say(f"{error.what()} {error.what_to_do()}")
        self.password.selectAll()
        self.password.setFocus()
        if self._failures >= MOST_FAILURES:
            self._failures = 0
            self._until = time.monotonic() + WAIT_SECONDS
            self._timer.start()
            self._count_down()

    def _count_down(self) -> None:
        left = round(self._until - time.monotonic())
        self.sign_in.setEnabled(left <= 0)
        if left > 0:
            self._say(_("Too many attempts. Try again in {seconds} seconds.", seconds=left))
        else:
            self._timer.stop()
            self.message.hide()

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self._say(_("Caps Lock may be on."))
        super().keyPressEvent(event)
