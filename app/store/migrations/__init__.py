"""Numbered steps that bring an older company file up to the present schema.

``MIGRATIONS[n]`` takes a file of version ``n`` to ``n + 1``; each is a small function of a connection.
They never touch hashed columns of the ledger. Version 1 is the first schema, so there is none yet.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: dict[int, Migration] = {}
SCHEMA_VERSION = 1
