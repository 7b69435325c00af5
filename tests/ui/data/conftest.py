"""A mail server and a keyring for the panels of e-mail."""

from tests.mailing.conftest import a_keyring, mail, no_keyring

__all__ = ["a_keyring", "mail", "no_keyring"]
