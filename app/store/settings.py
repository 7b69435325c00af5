"""Settings of the company by key."""

from __future__ import annotations

from typing import Any

from app.store.connection import execute


def keep_setting(key: str, value: dict[str, Any] | str) -> None:
    """Writes a setting, in place of the one before. Only inside a Work."""
    execute(
        "INSERT INTO setting (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )
