"""What happens when something goes wrong: silence, a sentence, or one crash dialog.

Cancelled is silent. A ``UserError`` is told in its own words. Anything else is a defect: it is logged with
its traceback, the data are safe (every change is one transaction), and one dialog says so.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from app.kernel.errors import Cancelled, UserError

LOG = logging.getLogger("backoffice")
LOG_BYTES = 1_000_000
QUIET_SECONDS = 10


class _LogFile(logging.Handler):
    """Loads what keeps the log only with its first record: few days have one, and every start is waited for."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                self._path, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
            )
            self._file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


class ErrorPolicy:
    """Sorts every error to whoever tells it. Both tellers are called in the main thread only."""

    def __init__(
        self, tell: Callable[[UserError], None], crash: Callable[[str], None], log_folder: Path
    ) -> None:
        self._tell, self._crash = tell, crash
        self._crashing = False
        self._told: dict[str, float] = {}
        self.log_file = log_folder / "backoffice.log"
        self._handler = _LogFile(self.log_file)
        LOG.addHandler(self._handler)

    def on_error(self, error: BaseException) -> None:
        """The one policy, for everything that was caught."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            self._tell(error)
            return
        details = report(error)
        LOG.error("%s", details)
        if self._crashing or not self._is_news(error):
            return
        self._crashing = True
        try:
            self._crash(details)
        finally:
            self._crashing = False
            self._told[_place(error)] = time.monotonic()

    def _is_news(self, error: BaseException) -> bool:
        """Whether this defect is told: closing the dialog paints again, and must not bring it back."""
        told = self._told.get(_place(error))
        return told is None or not (_is_painting(error) or time.monotonic() - told < QUIET_SECONDS)

    def install(self) -> None:
        """Takes what nobody caught, in the main thread and in others."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        LOG.removeHandler(self._handler)
        self._handler.close()

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.on_error(error.with_traceback(trace))

    def _thread_hook(self, arguments: threading.ExceptHookArgs) -> None:
        """A thread has no window: it is logged, and the task that owned it reports its failure."""
        if arguments.exc_value is not None:
            LOG.error("%s", report(arguments.exc_value))


def _place(error: BaseException) -> str:
    """Kind and place of a defect: the same one again has the same."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} {where}"


def _is_painting(error: BaseException) -> bool:
    return any("paint" in frame.name.lower() for frame in traceback.extract_tb(error.__traceback__))


def report(error: BaseException) -> str:
    """Versions and traceback, to copy."""
    from app import VERSION

    lines = traceback.format_exception(type(error), error, error.__traceback__)
    head = f"Back Office {VERSION}, Python {platform.python_version()}, {platform.platform()}"
    return head + "\n" + "".join(lines)
