"""The company's mail server: where its letters are handed in, and in whose name."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass

from app.access.session import Session
from app.kernel.errors import Refused, UserError
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_
from app.mailing import addresses
from app.store import cached, keep_setting, scalar

STARTTLS, TLS, PLAIN = "starttls", "tls", "none"
USUAL_PORTS = {STARTTLS: 587, TLS: 465, PLAIN: 25}
EDIT = "company.edit"


@dataclass(frozen=True, slots=True)
class MailServer:
    """How a letter is handed in. user: empty where the server asks for no login. sender: an address.

    The password is no part of it: it rests in the keyring of the computer.
    """

    host: str = ""
    port: int = USUAL_PORTS[STARTTLS]
    security: str = STARTTLS
    user: str = ""
    sender: str = ""
    sender_name: str = ""


@cached("mail-server")
def current() -> MailServer:
    """The server of the open company; without a host where none was named yet."""
    kept = scalar("SELECT value FROM setting WHERE key = 'mail'")
    return MailServer(**json.loads(kept)) if kept else MailServer()


def require() -> MailServer:
    """The server. Raises UserError where none was named yet."""
    found = current()
    if not found.host:
        raise UserError(
            N_("No mail server is set up yet."),
            remedy=N_("Fill in the server under Data, E-mail."),
        )
    return found


def problems(draft: MailServer) -> list[Problem]:
    """Everything wrong with a server's settings."""
    found = []
    if not draft.host.strip():
        found.append(Problem("host", N_("The server is missing.")))
    elif any(each.isspace() or not each.isascii() for each in draft.host):
        found.append(Problem("host", N_("A server is named like smtp.example.com.")))
    if not 1 <= draft.port <= 65535:
        found.append(Problem("port", N_("A port is between 1 and 65535.")))
    if not addresses.is_address(draft.sender):
        found.append(Problem("sender", N_("The sender needs a full e-mail address.")))
    return found


def save(session: Session, draft: MailServer) -> None:
    """Keeps the settings. Raises Refused, NotAllowed."""
    session.require(EDIT)
    found = blocking(problems(draft))
    if found:
        raise Refused(found)
    values = dataclasses.asdict(draft)
    with session.work() as work:
        keep_setting("mail", values)
        work.audit("save", "mail-server", "", **values)
        work.touch("mail-server")
