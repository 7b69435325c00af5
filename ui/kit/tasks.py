"""Long work off the main thread, with progress and a way to stop it; answers come in the main thread.

``run(title, work, on_done, on_failed)`` is the one way. ``work(progress)`` touches no widget; it runs
inside what ``surround`` was given: a database connection of its thread's own. ``BOARD`` lists what is running: the status bar
shows it. Quick reads for a view go through ``fetch``, which never appears there.
"""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from app.kernel.errors import Cancelled
from app.kernel.progress import Progress, heeding

Work = Callable[[Progress], Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
BLINK = 200  # milliseconds


class Job(QObject):
    """One piece of running work. ``done`` of ``of`` steps (``of`` 0: length unknown)."""

    reported = Signal()
    finished = Signal()
    _told = Signal(int, int, str)
    _ended = Signal(object, object)

    def __init__(
        self, title: str, work: Work, on_done: Done | None, on_failed: Failed | None
    ) -> None:
        super().__init__()
        self.title, self.doing = title, ""
        self.done = self.of = 0
        self.running = True
        self._work, self._on_done, self._on_failed = work, on_done, on_failed
        self._progress = Progress(self._told.emit)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Asks the work to stop at its next report."""
        self._progress.cancel()

    @property
    def cancelled(self) -> bool:
        return self._progress.cancelled

    def perform(self) -> None:
        """Does the work; called on the worker thread."""
        result, error = None, None
        try:
            with _surroundings[0]():
                result = self._done()
        except Exception as raised:  # every error of the work is told to whoever asked for it
            error = raised
        self._ended.emit(result, error)

    def _done(self) -> Any:
        try:
            return self._work(self._progress)
        except Exception as raised:
            traceback.clear_frames(raised.__traceback__)  # what is half read ends on this thread
            raise

    def _tell(self, done: int, of: int, doing: str) -> None:
        self.done, self.of, self.doing = done, of, doing
        self.reported.emit()

    def _end(self, result: Any, error: Exception | None) -> None:
        self.running = False
        self.finished.emit()
        if error is None:
            if self._on_done:
                self._on_done(result)
        elif not isinstance(error, Cancelled):
            if self._on_failed is None:
                raise error
            self._on_failed(error)


class Board(QObject):
    """What is running now, oldest first; ``changed`` at every step."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[Job] = []

    def add(self, job: Job) -> None:
        self.jobs.append(job)
        job.reported.connect(self.changed)
        job.finished.connect(lambda: self._remove(job))
        self.changed.emit()

    def _remove(self, job: Job) -> None:
        self.jobs = [each for each in self.jobs if each is not job]
        self.changed.emit()

    @property
    def newest(self) -> Job | None:
        return self.jobs[-1] if self.jobs else None

    def cancel_all(self) -> None:
        for job in self.jobs:
            job.cancel()


BOARD = Board()
_quiet: list[Job] = []
_surroundings: list[Callable[[], AbstractContextManager[None]]] = [nullcontext]


def surround(factory: Callable[[], AbstractContextManager[None]]) -> None:
    """What every piece of work runs inside on its thread: a database connection of its own."""
    _surroundings[0] = factory


def run(
    title: str, work: Work, on_done: Done | None = None, on_failed: Failed | None = None
) -> Job:
    """Starts ``work`` on a thread of its own; the callbacks come in the main thread.

    Cancelled calls neither. A failure without ``on_failed`` is raised in the main thread.
    """
    job = Job(title, work, on_done, on_failed)
    BOARD.add(job)
    threading.Thread(target=job.perform, name=title, daemon=True).start()
    return job


def fetch(
    owner: QObject,
    work: Callable[[], Any],
    on_done: Done,
    on_failed: Failed | None = None,
    *,
    lane: str = "reader",
) -> Job:
    """A short read for a view, in the background and in turn; dropped if ``owner`` dies before it ends.

    A read that is cancelled while it runs is given up there and then. A ``lane`` of its own does not wait
    for what the lists read.
    """

    job = _read_for(owner, "", work, on_done, on_failed)
    _readers(lane).submit(job.perform)
    return job


def read_long(
    owner: QObject, title: str, work: Callable[[], Any], on_done: Done, on_failed: Failed
) -> Job:
    """A read that may take long, on a thread of its own; on the board once it takes more than a blink."""
    job = _read_for(owner, title, work, on_done, on_failed)
    QTimer.singleShot(BLINK, job, lambda: BOARD.add(job) if job.running else None)
    threading.Thread(target=job.perform, name=title, daemon=True).start()
    return job


def _read_for(
    owner: QObject, title: str, work: Callable[[], Any], on_done: Done, on_failed: Failed | None
) -> Job:
    """A read that nobody hears of once ``owner`` is gone or it was given up."""

    def deliver(result: Any) -> None:
        if shiboken6.isValid(owner) and not job.cancelled:
            on_done(result)

    def fail(error: Exception) -> None:
        if shiboken6.isValid(owner):
            if on_failed is None:
                raise error
            on_failed(error)

    def read(_progress: Progress) -> Any:
        if job.cancelled or not shiboken6.isValid(owner):
            raise Cancelled
        with heeding(lambda: job.cancelled):
            return work()

    job = Job(title, read, deliver, fail)
    _quiet.append(job)
    job.finished.connect(lambda: _quiet.remove(job))
    return job


@cache
def _readers(lane: str) -> ThreadPoolExecutor:
    """One reader in a lane is enough: reads are short, and a second would only fight for the disk."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane)
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(lambda: pool.shutdown(wait=False, cancel_futures=True))
    return pool


def busy() -> bool:
    """Whether any work or read is under way; tests wait for False."""
    return bool(BOARD.jobs or _quiet)
