"""A mail server, and a company that sends through it."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from app.access.session import Session
from app.mailing import passwords, server
from app.mailing.server import MailServer
from tests.mailing.smtp_server import SmtpServer


class KeyringInMemory(KeyringBackend):
    """A keyring as a computer has one, forgotten with the test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """A computer without a keyring, unless a test asks for one."""
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)
    passwords.forget_session()


@pytest.fixture
def a_keyring(no_keyring: None) -> KeyringInMemory:
    made = KeyringInMemory()
    keyring.set_keyring(made)
    return made


@pytest.fixture
def mail() -> Iterator[SmtpServer]:
    with SmtpServer() as running:
        yield running


def settings(mail: SmtpServer, **more: object) -> MailServer:
    """How the company reaches the server; without protection, unless asked."""
    values = {"host": "localhost", "port": mail.port, "security": "none", **more}
    return MailServer(**values, sender="kasir@uji.co.id", sender_name="PT Uji Coba")  # type: ignore[arg-type]


def set_up(session: Session, mail: SmtpServer, **more: object) -> MailServer:
    server.save(session, settings(mail, **more))
    return server.current()
