"""How far a long task is, and whether it should stop. A script, a test and a window report alike."""

from __future__ import annotations

from collections.abc import Callable

from app.kernel.errors import Cancelled


class Progress:
    """Told by the work, asked by whoever shows it. ``report`` raises Cancelled once cancel was asked."""

    def __init__(self, listener: Callable[[int, int, str], None] | None = None) -> None:
        self._listener = listener
        self._cancelled = False

    def report(self, done: int, of: int, doing: str = "") -> None:
        """``done`` of ``of`` steps; ``doing`` is a translated phrase."""
        if self._cancelled:
            raise Cancelled
        if self._listener:
            self._listener(done, of, doing)

    def cancel(self) -> None:
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        return self._cancelled


SILENT = Progress()
