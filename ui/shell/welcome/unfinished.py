"""A new company that was begun and left: kept in the settings until it is made or thrown away."""

from __future__ import annotations

import json
from typing import Any

from ui.shell.settings import Settings

KEY = "new_company"


def kept(settings: Settings) -> dict[str, Any]:
    """What was filled in, and the step it stood at; {} where nothing was begun."""
    try:
        found = json.loads(str(settings.get(KEY, "{}")))
    except ValueError:
        return {}
    return found if isinstance(found, dict) and found.get("name") else {}


def keep(settings: Settings, values: dict[str, Any]) -> None:
    """Remembers it; only what has a name is worth it."""
    if values.get("name"):
        settings.keep(KEY, json.dumps(values))
        settings.write()


def forget(settings: Settings) -> None:
    settings.forget(KEY)
    settings.write()
