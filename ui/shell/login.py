"""Signing in to a company by name and password, and what helps who has forgotten theirs."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from app import companies
from app.access.session import Session
from app.kernel.clock import Clock
from app.kernel.errors import FileInUse, NotAllowed, Refused, UserError
from app.kernel.problems import Problem
from app.kernel.text import N_, _, language, use_language
from ui.kit import theme, topics
from ui.kit.buttons import Button, IconLabel, label
from ui.kit.fields import TextEdit
from ui.kit.password import NewPasswordDialog
from ui.shell.attempts import Attempts
from ui.shell.mark import Mark
from ui.shell.password_box import PasswordBox
from ui.shell.settings import Settings

WIDTH = 440
LANGUAGES = (("id", "ID"), ("en", "EN"))


def open_for(
    path: Path, name: str, password: str, clock: Clock, *, read_only: bool = False
) -> Session:
    """For writing where it is free, else to read."""
    try:
        return companies.open_company(path, name, password, clock, read_only=read_only)
    except FileInUse:
        return companies.open_company(path, name, password, clock, read_only=True)


class LoginDialog(QDialog):
    """Company, user, password. Keeps the name after a wrong one; after five failures it waits."""

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
        self._read_only = read_only
        self._build()
        self._offer_companies()
        self._show_company()
        self.retranslate()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        inside = QWidget()
        inside.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.px(n) for n in (36, 30, 36, 20)])
        column.setSpacing(theme.px(4))
        column.addLayout(self._heading())
        column.addSpacing(theme.px(14))
        self.company = QComboBox()
        self._company_caption = label("", "label")
        self._company_caption.setBuddy(self.company)
        column.addWidget(self._company_caption)
        column.addWidget(self.company)
        column.addSpacing(theme.px(6))
        self.box = PasswordBox(self._enter, Attempts(self._settings, self._path))
        self.user, self.password = self.box.user, self.box.password
        self.message, self.sign_in = self.box.message, self.box.sign_in
        self.remember = QCheckBox()
        self.box.extra.addWidget(self.remember)
        self.box.extra.addSpacing(theme.px(8))
        column.addWidget(self.box)
        self.setTabOrder(self.remember, self.sign_in)
        column.addSpacing(theme.px(8))
        links = QHBoxLayout()
        self._forgot = Button(N_("Forgot the password?"), self._recover, role="link")
        self._other = Button(N_("Another company…"), self.reject, role="link")
        for link in (self._forgot, self._other):
            link.setAutoDefault(False)
        links.addWidget(self._forgot)
        links.addStretch(1)
        links.addWidget(self._other)
        column.addLayout(links)
        outer.addWidget(inside)
        outer.addWidget(self._foot())
        self.company.activated.connect(lambda _at: self._choose())

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Mark(40))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title, self._name = label("", "h1"), label("", "muted")
        words.addWidget(self._title)
        words.addWidget(self._name)
        row.addLayout(words, 1)
        return row

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "dialogFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(*[theme.px(n) for n in (16, 7, 16, 7)])
        row.addWidget(IconLabel("ph.shield-check"))
        self._kept_here = label("", "label")
        row.addWidget(self._kept_here, 1)
        for code, name in LANGUAGES:
            link = Button(name, partial(self._speak, code), role="link")
            link.setAutoDefault(False)
            row.addWidget(link)
        return foot

    def retranslate(self) -> None:
        """Words everything in the language of now."""
        self._title.setText(_("Sign in"))
        self._company_caption.setText(_("Company"))
        self.company.setAccessibleName(_("Company"))
        self.remember.setText(_("Remember the user name on this computer"))
        self._kept_here.setText(_("Data are kept on this computer"))
        for button in (self._forgot, self._other):
            button.retranslate()
        self.box.retranslate()

    def _speak(self, code: str) -> None:
        if code != language():
            self._settings.keep("language", code)
            use_language(code)
            self.retranslate()

    # -- which company ---------------------------------------------------------------------------

    def _offer_companies(self) -> None:
        """This one first, then the others opened lately that still exist."""
        others = [p for p in self._settings.recent if p != self._path and p.exists()]
        for path in (self._path, *others):
            name = companies.name_in(path)
            self.company.addItem(f"{name} — {path.name}" if name else path.name, str(path))

    def _choose(self) -> None:
        self._path = Path(str(self.company.currentData()))
        self.box.guard(Attempts(self._settings, self._path))
        self._show_company()

    def _show_company(self) -> None:
        self._name.setText(companies.name_in(self._path) or self._path.name)
        kept = str(self._settings.get(f"user/{self._path.name}", ""))
        names = self._settings.texts(f"users/{self._path.name}")
        self.box.offer([*([kept] if kept else []), *(n for n in names if n != kept)])
        self.remember.setChecked(bool(kept))
        self.box.focus()

    # -- entering --------------------------------------------------------------------------------

    def _enter(self, name: str, password: str) -> None:
        try:
            self.session = open_for(
                self._path, name, password, self._clock, read_only=self._read_only
            )
        except NotAllowed:
            raise
        except UserError as error:
            from ui.shell.error_dialogs import show_user_error

            show_user_error(error, self)
            return
        self._remember(name)
        self.accept()

    def _remember(self, name: str) -> None:
        """The name for the next time, and among those to choose from."""
        kept, known = f"user/{self._path.name}", f"users/{self._path.name}"
        if not self.remember.isChecked():
            self._settings.forget(kept)
            return
        self._settings.keep(kept, name)
        others = [each for each in self._settings.texts(known) if each != name]
        self._settings.keep(known, [name, *others])

    def _recover(self) -> None:
        """By the code on paper; else it says who can help."""
        dialog = RecoveryDialog(self, self._path, self._clock)
        if dialog.exec():
            self.user.setEditText(dialog.owner)
            self.box.attempts.succeeded()
            self.message.setText(_("The new password is set. Sign in with it."))
            self.box.focus()


class RecoveryDialog(NewPasswordDialog):
    """A new password for the owner, by the code that was printed. ``owner``: whose it is."""

    def __init__(self, parent: QWidget, path: Path, clock: Clock) -> None:
        hint = _(
            "Whoever may change users sets a new password under Data, in Users & roles. An owner who is "
            "alone uses the recovery code that was printed."
        )
        title = _("Forgot the password?")
        super().__init__(parent, title, N_("Set the new password"), self._recover, hint)
        self.setObjectName("recovery")
        self._path, self._clock, self.owner = path, clock, ""
        self.form.add("code", N_("Recovery code"), TextEdit(most=40), required=True)
        self.add_password(N_("New password"))

    def _recover(self) -> None:
        code, password = self.form.value("code"), self.new_password()
        try:
            self.owner = companies.recover(self._path, code, password, self._clock)
        except NotAllowed as error:
            raise Refused([Problem("code", "{text}", {"text": error.what()})]) from error
