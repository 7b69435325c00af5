"""Numbered steps that bring an older company file up to the present schema.

``MIGRATIONS[n]`` takes a file of version ``n`` to ``n + 1``; each is a small function of a connection, in a
module of its own. They never touch hashed columns of the ledger, and they spell their SQL out: the models of
today are not those of the version they lead to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from app.store.migrations import version_2

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: dict[int, Migration] = {1: version_2.migrate}
