"""The mail server on screen: where letters are handed in, in whose name, and whether it works."""

from __future__ import annotations

from typing import Any

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.kernel.columns import Kind
from app.kernel.errors import Refused, UserError
from app.kernel.problems import blocking
from app.kernel.text import N_, _
from app.mailing import addresses, passwords, sending, server
from app.mailing.outbox import Outbox
from app.mailing.server import PLAIN, STARTTLS, TLS, USUAL_PORTS
from ui.kit import theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, label
from ui.kit.fields import TextEdit
from ui.kit.form import scrolling
from ui.kit.form_dialog import FormDialog
from ui.kit.manifest import Context
from ui.kit.password import PasswordEdit
from ui.masters.form import RecordForm, Spec

SPECS = (
    Spec("host", N_("Server"), Kind.CODE, width=2, required=True, section=N_("Mail server")),
    Spec(
        "security",
        N_("Protection"),
        choices=((STARTTLS, N_("STARTTLS")), (TLS, N_("TLS")), (PLAIN, N_("None"))),
    ),
    Spec("port", N_("Port"), Kind.COUNT, required=True),
    Spec("sender_name", N_("Sender"), width=2, section=N_("In whose name")),
    Spec("sender", N_("Sender's address"), Kind.CODE, width=2, required=True),
    Spec(
        "user",
        N_("User"),
        Kind.CODE,
        width=2,
        help=N_("Empty where no login is asked for"),
        section=N_("Login"),
    ),
)
IN_KEYRING = N_("Kept in the keyring of this computer")
ONLY_NOW = N_(
    "This computer has no keyring: the password is asked for in every session and never kept in a file."
)


class MailPanel(QWidget):
    """Changes are kept with "Save"; the password goes to the keyring, never into the company."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._editable = context.session.may(server.EDIT) and not context.session.read_only
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        scroll, inner = scrolling(16, 14)
        column.addWidget(scroll, 1)
        self.form = RecordForm(SPECS, context.session.today())
        self.password = self.form.add("password", N_("Password"), PasswordEdit(), span=2)
        self.form.set_read_only(not self._editable)
        self.form.changed.connect(self._changed)
        inner.addWidget(self.form)
        self.state = label("", "muted", wrap=True)
        inner.addWidget(self.state)
        inner.addStretch(1)
        bind(self, "Ctrl+S", self.save)
        context.on_change(self, ("mail-server",), self._changed_elsewhere)
        self.refresh()

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "documentBar")
        bar.setFixedHeight(theme.px(46))
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        self._heading = label(_("E-mail"), "h2")
        row.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignVCenter)
        self.test_button = Button(N_("Send a test…"), self.test, icon="ph.envelope-simple")
        self.save_button = Button(
            N_("Save"), self.save, icon="ph.check", role="primary", key="Ctrl+S"
        )
        row.addWidget(self.test_button)
        row.addWidget(self.save_button)
        return bar

    def retranslate(self) -> None:
        """Words everything again; what is typed stays."""
        self._heading.setText(_("E-mail"))
        self.test_button.retranslate()
        self.save_button.retranslate()
        self.form.retranslate()
        self._show_password_state()

    def refresh(self) -> None:
        """Shows the settings as they are kept."""
        self._known = server.current()
        self.form.show_record(self._known)
        self.password.set_value("")
        self._before = self.form.read(self._known)
        self._show_password_state()
        self._refresh_buttons()

    def _changed_elsewhere(self) -> None:
        if not self.is_modified():
            self.refresh()

    def _show_password_state(self) -> None:
        words = ""
        if self._known.host and self._known.user:
            where = passwords.place(self._known)
            words = {
                passwords.KEYRING: _(IN_KEYRING),
                passwords.SESSION: _(ONLY_NOW),
                passwords.NOWHERE: _("The password is not known yet."),
            }[where]
        self.state.setText(words)

    def _changed(self, key: str) -> None:
        """Another protection brings its usual port."""
        if key == "security" and self.form.value("port") in (*USUAL_PORTS.values(), None):
            self.form.set_value("port", USUAL_PORTS[self.form.value("security")])
        self._refresh_buttons()

    def is_modified(self) -> bool:
        typed = bool(self.form.value("password"))
        return typed or self.form.unreadable() or self.form.read(self._known) != self._before

    def _refresh_buttons(self) -> None:
        self.save_button.setEnabled(self._editable and self.is_modified())
        self.test_button.setEnabled(self._editable and bool(self._known.host))

    def save(self) -> bool:
        """Keeps the settings and the password, or shows every problem at its field."""
        if not self.form.check():
            return False
        draft = self.form.read(self._known)
        found = blocking(server.problems(draft))
        if found:
            self.form.show_problems(found)
            return False
        typed = str(self.form.value("password"))
        try:
            server.save(self._context.session, draft)
        except Refused as error:
            self.form.show_problems(error.problems)
            return False
        except UserError as error:
            self._context.show_error(error)
            return False
        if typed and draft.user:
            passwords.keep(draft, typed)
        self.refresh()
        return True

    def test(self) -> None:
        """Sends a letter to an address that is asked for, with the settings that stand here."""
        if not self.is_modified() or self.save():
            TestDialog(self._context, self).open()


class TestDialog(FormDialog):
    """To whom the test goes; it stays until the server has taken it."""

    __test__ = False  # not one of pytest's

    def __init__(self, context: Context, panel: MailPanel) -> None:
        super().__init__(panel, _("Send a test"), N_("Send"), self._read)
        self._context, self._server = context, server.require()
        self.form.add("to", N_("To whom"), TextEdit(), required=True)
        self.form.set_value("to", context.session.company.email or self._server.sender)
        self._asks = passwords.find(self._server) is None
        if self._asks:
            self.form.add("password", N_("Password"), PasswordEdit(), required=True)

    def _read(self) -> None:
        addresses.read(self._to())

    def _to(self) -> str:
        return str(self.form.value("to"))

    def accept(self) -> None:
        if self._asks:
            passwords.keep(self._server, str(self.form.value("password")))
        session, known, to = self._context.session, self._server, self._to()

        def work(_progress: Any) -> None:
            with Outbox(known, passwords.find(known) or "") as box:
                sending.send_test(session, box, to)

        self.primary.setEnabled(False)
        self._context.run(_("Sending a test"), work, lambda _none: self._sent(to), self._failed)

    def _sent(self, to: str) -> None:
        self._context.notify("success", _("The test was sent to {to}", to=to))
        if shiboken6.isValid(self):
            super().accept()

    def _failed(self, error: Exception) -> None:
        if shiboken6.isValid(self):
            self.primary.setEnabled(True)
        self._context.show_error(error)
