"""Filters that a person keeps under a name, for each list: applied, renamed, deleted from "+ Saring"."""

from __future__ import annotations

import json
from typing import Any

from ui.kit.manifest import Context


class SavedFilters:
    """The kept filters of one list by name, in the order they were made."""

    def __init__(self, context: Context, key: str) -> None:
        self._context, self._key = context, f"{key}/filters"

    def all(self) -> dict[str, dict[str, Any]]:
        """What is damaged counts as nothing kept."""
        try:
            found = json.loads(str(self._context.setting(self._key, "{}")))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def keep(self, name: str, state: dict[str, Any]) -> None:
        """Keeps it, in place of an older one of that name."""
        self._write({**self.all(), name: state})

    def rename(self, before: str, name: str) -> None:
        kept = {known: state for known, state in self.all().items() if known != name}
        self._write({(name if known == before else known): kept[known] for known in kept})

    def delete(self, name: str) -> None:
        self._write({known: state for known, state in self.all().items() if known != name})

    def _write(self, filters: dict[str, dict[str, Any]]) -> None:
        self._context.keep_setting(self._key, json.dumps(filters, ensure_ascii=False))
