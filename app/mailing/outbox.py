"""Handing letters to the mail server: one connection for many, and a sentence for whatever goes wrong.

A letter counts as sent only when the server has said so.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from email.message import EmailMessage
from types import TracebackType
from typing import Any

from app.kernel.errors import UserError
from app.kernel.text import N_
from app.mailing.server import STARTTLS, TLS, MailServer

SECONDS = 20.0
LONGEST_REPLY = 200


class MailProblem(UserError):
    """A letter the server did not take."""

    kept = N_("Nothing is marked as sent.")


class ServerProblem(MailProblem):
    """The server cannot be used at all now: trying the next letter would fail alike."""


class Outbox:
    """Connects with the first letter; ends with the block. ``seconds``: how long a silent server is waited for."""

    def __init__(
        self,
        server: MailServer,
        password: str,
        *,
        seconds: float = SECONDS,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.server = server
        self._password, self._seconds, self._trust = password, seconds, trust
        self._smtp: smtplib.SMTP | None = None
        self._given_up: ServerProblem | None = None

    def __enter__(self) -> Outbox:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._hang_up()

    def deliver(self, letter: EmailMessage, recipients: tuple[str, ...]) -> dict[str, str]:
        """Hands one letter in; the recipients that were refused, each with the server's words.

        Raises MailProblem where nobody will get it. After a ServerProblem the server is not tried again.
        """
        if self._given_up is not None:
            raise self._given_up
        try:
            smtp = self._smtp or self._connect()
            refused = smtp.send_message(letter, self.server.sender, recipients)
        except (smtplib.SMTPException, OSError) as error:
            problem = worded(error, self.server, self._seconds)
            if isinstance(problem, ServerProblem):
                self._given_up = problem
            self._hang_up()
            raise problem from error
        return {address: _reply(answer) for address, answer in refused.items()}

    def _connect(self) -> smtplib.SMTP:
        server = self.server
        trust = self._trust or ssl.create_default_context()
        if server.security == TLS:
            self._smtp = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self._seconds, context=trust
            )
        else:
            self._smtp = smtplib.SMTP(server.host, server.port, timeout=self._seconds)
        if server.security == STARTTLS:
            self._smtp.starttls(context=trust)
        if server.user:
            self._smtp.login(server.user, self._password)
        return self._smtp

    def _hang_up(self) -> None:
        """A goodbye that fails changes nothing: what was taken is taken."""
        smtp, self._smtp = self._smtp, None
        if smtp is None:
            return
        try:
            smtp.quit()
        except (smtplib.SMTPException, OSError):
            smtp.close()


def worded(error: Exception, server: MailServer, seconds: float) -> MailProblem:
    """What went wrong with the server, for the person."""
    where: dict[str, Any] = {"host": server.host, "port": server.port}
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return ServerProblem(
            N_("The mail server {host} did not answer within {seconds} seconds."),
            remedy=N_("Check the network and the port, then send again."),
            seconds=f"{seconds:g}",
            **where,
        )
    if isinstance(error, ssl.SSLCertVerificationError):
        return ServerProblem(
            N_("The certificate of the mail server {host} is not valid: {reason}."),
            remedy=N_("Check the server's name; the password was not sent."),
            reason=error.verify_message,
            **where,
        )
    if isinstance(error, ssl.SSLError):
        return ServerProblem(
            N_("The mail server {host} speaks no TLS on port {port}."),
            remedy=N_("Choose another protection or port, as the provider of the mailbox says."),
            **where,
        )
    if isinstance(error, smtplib.SMTPException):
        return _refusal(error, where)
    if isinstance(error, socket.gaierror):
        return ServerProblem(
            N_("There is no mail server {host}, or the network is down."),
            remedy=N_("Check the server's name and the network."),
            **where,
        )
    return ServerProblem(
        N_("The mail server {host} cannot be reached on port {port}: {reason}."),
        remedy=N_("Check the network and the port, then send again."),
        reason=getattr(error, "strerror", None) or str(error),
        **where,
    )


def _refusal(error: smtplib.SMTPException, where: dict[str, Any]) -> MailProblem:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return ServerProblem(
            N_("The mail server {host} rejects the user or the password: {reason}"),
            remedy=N_("Type the password again under Data, E-mail."),
            reason=_reply((error.smtp_code, error.smtp_error)),
            **where,
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return ServerProblem(
            N_("The mail server {host} does not offer what is set: {reason}"),
            remedy=N_("Choose another protection or port, as the provider of the mailbox says."),
            reason=str(error),
            **where,
        )
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        address, answer = next(iter(error.recipients.items()))
        return not_taken(address, _reply(answer))
    if isinstance(error, smtplib.SMTPSenderRefused):
        return ServerProblem(
            N_("The mail server does not take letters from {address}: {reason}"),
            remedy=N_("Check the sender's address under Data, E-mail."),
            address=error.sender,
            reason=_reply((error.smtp_code, error.smtp_error)),
        )
    if isinstance(error, smtplib.SMTPResponseException):
        return MailProblem(
            N_("The mail server {host} refused the letter: {reason}"),
            reason=_reply((error.smtp_code, error.smtp_error)),
            **where,
        )
    return MailProblem(
        N_("The mail server {host} broke off before it took the letter."),
        remedy=N_("Send it again."),
        **where,
    )


def not_taken(address: str, reason: str) -> MailProblem:
    """The server refused a recipient, with its own words."""
    return MailProblem(
        N_("The mail server does not take letters for {address}: {reason}"),
        remedy=N_("Check the address, then send again."),
        address=address,
        reason=reason,
    )


def _reply(answer: tuple[int, bytes | str]) -> str:
    """The server's own words on one line."""
    code, text = answer
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(f"{code} {words}".split())[:LONGEST_REPLY]
