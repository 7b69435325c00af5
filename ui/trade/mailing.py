"""Sending documents by e-mail: one with its text to look over, or many as one job with an outcome for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog

from app.kernel import formats
from app.kernel.department import Mailing, load
from app.kernel.errors import Refused, UserError
from app.kernel.problems import Problem
from app.kernel.progress import Progress
from app.kernel.text import N_, _, translate_count
from app.mailing import addresses, passwords, sending, server
from app.mailing.letter import Letter
from app.mailing.outbox import Outbox
from app.mailing.server import MailServer
from app.mailing.templates import Template
from ui.kit import bulk, topics
from ui.kit.buttons import label
from ui.kit.dialogs import ask
from ui.kit.fields import NoteEdit, TextEdit
from ui.kit.form_dialog import FormDialog
from ui.kit.manifest import Context
from ui.kit.password import PasswordEdit
from ui.trade import mail_acts

TEXT_LINES = 12


def send_one(context: Context, kind: str, document_id: int) -> SendDialog:
    """Opens the letter of a document. Raises UserError where it cannot be sent."""
    sending.require(context.session)
    mailing = _require(context, kind)
    letter: Letter = load(mailing.write)(context.session, document_id)
    dialog = SendDialog(context, server.require(), mailing, letter)
    dialog.open()
    return dialog


def send_many(context: Context, kind: str, rows: Sequence[Any], name: Callable[[Any], str]) -> None:
    """Asks once, then sends each to its own party. Raises UserError where nothing can be sent."""
    sending.require(context.session)
    mailing, known = _require(context, kind), server.require()
    if passwords.find(known) is None:
        again = partial(send_many, context, kind, rows, name)
        PasswordDialog(context, known, again).open()
        return
    title = translate_count(N_("Send {count} e-mail?"), N_("Send {count} e-mails?"), len(rows))
    text = _("Each goes to the address of its party. What cannot be sent is told at the end.")
    if not ask(context.window, title, text, N_("Send")):
        return
    session, words = context.session, _("Sending e-mails")

    def work(progress: Progress) -> bulk.Outcome:
        with Outbox(known, passwords.find(known) or "") as box:

            def one(_context: Context, row: Any) -> None:
                letter: Letter = load(mailing.write)(session, row.id)
                sending.send(session, box, letter, sending.worded(session, mailing, letter))

            return bulk.perform(context, rows, one, name, progress)

    context.run(
        f"{words} · {formats.count(len(rows))}",
        work,
        lambda outcome: bulk.tell(context, words, outcome),
    )


def _require(context: Context, kind: str) -> Mailing:
    mailing = mail_acts.of_kind(kind)
    if mailing is None:
        raise UserError(N_("Documents of this kind are not sent by e-mail."))
    context.session.require(mailing.permission)
    return mailing


class PasswordDialog(FormDialog):
    """Asks for the mail server's password where no keyring remembers it."""

    def __init__(self, context: Context, known: MailServer, then: Callable[[], None]) -> None:
        super().__init__(
            context.window,
            _("Password of the mail server"),
            N_("Continue"),
            self._take,
            _("For {user} at {host}.", user=known.user, host=known.host),
        )
        self._context, self._server, self._then = context, known, then
        self.form.add("password", N_("Password"), PasswordEdit(), required=True)

    def _take(self) -> None:
        passwords.keep(self._server, str(self.form.value("password")))

    def done(self, result: int) -> None:
        super().done(result)
        if result == QDialog.DialogCode.Accepted:
            try:
                self._then()
            except UserError as error:
                self._context.show_error(error)


class SendDialog(FormDialog):
    """To whom, which words, what is enclosed. It stays until the server has taken the letter."""

    def __init__(
        self, context: Context, known: MailServer, mailing: Mailing, letter: Letter
    ) -> None:
        super().__init__(
            context.window,
            _("Send {title} {number}", title=_(mailing.title), number=letter.number),
            N_("Send"),
            self._read,
            _("Enclosed: {name}", name=letter.file_name),
        )
        topics.about(self, "data.mail")
        self._context, self._server, self._letter = context, known, letter
        self._asks_password = passwords.find(known) is None
        text = sending.worded(context.session, mailing, letter)
        self.form.add("to", N_("To whom"), TextEdit(most=2000), required=True)
        self.form.add("subject", N_("Subject"), TextEdit(most=200), required=True)
        self.form.add("body", N_("Message"), NoteEdit(lines=TEXT_LINES))
        if self._asks_password:
            hint = _("For {user} at {host}.", user=known.user, host=known.host)
            self.form.add("password", N_("Password"), PasswordEdit(), required=True, help=hint)
        self.form.set_values({"to": letter.to, "subject": text.subject, "body": text.body})
        self.state = label("", "muted", wrap=True)
        self.layout().insertWidget(1, self.state)  # type: ignore[attr-defined]
        self._to, self._text = "", text

    def _read(self) -> None:
        """Raises Refused for what is wrong with address, subject or text."""
        self._to = str(self.form.value("to"))
        addresses.read(self._to)
        self._text = Template(str(self.form.value("subject")), str(self.form.value("body")))
        if not self._text.body.strip():
            raise Refused([Problem("body", N_("Something has to stand here."))])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the message begins a new line."""
        if isinstance(watched, NoteEdit):
            return False
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """What is entered is right: now the server is asked."""
        if self._asks_password:
            passwords.keep(self._server, str(self.form.value("password")))
        session, letter = self._context.session, self._letter
        known, to, text = self._server, self._to, self._text

        def work(_progress: Progress) -> None:
            with Outbox(known, passwords.find(known) or "") as box:
                sending.send(session, box, letter, text, to)

        self._set_busy(True)
        title = _("Sending {number}", number=letter.number)
        self._context.run(title, work, lambda _nothing: self._sent(), self._not_sent)

    def _set_busy(self, busy: bool) -> None:
        self.primary.setEnabled(not busy)
        self.state.setText(_("Sending…") if busy else "")

    def _sent(self) -> None:
        title = _("{number} was sent to {to}", number=self._letter.number, to=self._to)
        self._context.notify("success", title)
        if shiboken6.isValid(self):
            super().accept()

    def _not_sent(self, error: Exception) -> None:
        """What was typed stays, to be sent again."""
        if shiboken6.isValid(self):
            self._set_busy(False)
        self._context.show_error(error)
