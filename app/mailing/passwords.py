"""The mail server's password: in the keyring of the computer, else in memory until the program ends.

It is never written to a file of ours: not into the company, not into the settings, not into a log.
"""

from __future__ import annotations

from app.mailing.server import MailServer

SERVICE = "Back Office e-mail"
KEYRING, SESSION, NOWHERE = "keyring", "session", ""
_of_this_session: dict[str, str] = {}


def _account(server: MailServer) -> str:
    return f"{server.user}@{server.host}:{server.port}"


def find(server: MailServer) -> str | None:
    """The password; "" where the server asks for no login, None where the person must be asked."""
    if not server.user:
        return ""
    known = _of_this_session.get(_account(server))
    return known if known is not None else _in_keyring(server)


def place(server: MailServer) -> str:
    """Where the password is: KEYRING, SESSION or NOWHERE."""
    if _account(server) in _of_this_session:
        return SESSION
    return KEYRING if _in_keyring(server) is not None else NOWHERE


def _in_keyring(server: MailServer) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, _account(server))
    except KeyringError:
        return None


def keep(server: MailServer, password: str) -> bool:
    """Remembers a password; whether the keyring took it. If not, it is known until the program ends."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, _account(server), password)
    except KeyringError:
        _of_this_session[_account(server)] = password
        return False
    _of_this_session.pop(_account(server), None)
    return True


def forget_session() -> None:
    """Drops what is only in memory."""
    _of_this_session.clear()
