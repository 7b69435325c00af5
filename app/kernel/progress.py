"""How far a long task is, and whether it should stop. A script, a test and a window report alike."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

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
_heeded = threading.local()


@contextmanager
def heeding(stopped: Callable[[], bool]) -> Iterator[None]:
    """While it lasts, a long question this thread asks of the file gives up once ``stopped()``."""
    _heeded.stopped = stopped
    try:
        yield
    finally:
        del _heeded.stopped


def told_to_stop() -> bool:
    """Whether what this thread is doing should be given up now."""
    stopped: Callable[[], bool] | None = getattr(_heeded, "stopped", None)
    return stopped is not None and stopped()
