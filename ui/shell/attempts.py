"""Wrong passwords: after a few of them the person waits, also where the dialog or the program starts anew."""

from __future__ import annotations

import time
from pathlib import Path

from ui.shell.settings import Settings

MOST_FAILURES = 5
WAIT_SECONDS = 30


class Attempts:
    """The failures at one company's door on this computer."""

    def __init__(self, settings: Settings, path: Path) -> None:
        self._settings = settings
        self._failures, self._until = f"failures/{path.name}", f"wait_until/{path.name}"

    def failed(self) -> None:
        """One more; the fifth begins the wait."""
        count = self._number(self._failures) + 1
        if count >= MOST_FAILURES:
            self._settings.keep(self._until, str(time.time() + WAIT_SECONDS))
            count = 0
        self._settings.keep(self._failures, str(count))
        self._settings.write()

    def succeeded(self) -> None:
        self._settings.forget(self._failures)
        self._settings.forget(self._until)

    def seconds_left(self) -> int:
        """How long to wait still; never longer than one wait, whatever the computer's clock does."""
        left = self._number(self._until) - time.time()
        return max(0, round(min(left, WAIT_SECONDS)))

    def _number(self, key: str) -> float:
        try:
            return float(self._settings.get(key, 0))
        except (TypeError, ValueError):
            return 0.0
