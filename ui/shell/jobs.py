"""Running jobs, shown in the status bar with their progress and a way to stop them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.kernel.text import _
from ui.kit import tasks
from ui.shell.status_bar import StatusBar


class JobsInStatusBar(QObject):
    """Shows the newest job; several are told by their number."""

    def __init__(self, status: StatusBar) -> None:
        super().__init__(status)
        self._status = status
        status.cancel.clicked.connect(self._cancel)
        tasks.BOARD.changed.connect(self.show)

    def show(self) -> None:
        """What is running now."""
        job = tasks.BOARD.newest
        if job is None:
            self._status.show_idle()
            return
        words = job.doing or job.title
        if len(tasks.BOARD.jobs) > 1:
            words = _("{count} jobs: {words}", count=len(tasks.BOARD.jobs), words=words)
        self._status.show_job(words, job.done, job.of)
        self._status.job.setToolTip("\n".join(each.title for each in tasks.BOARD.jobs))

    @staticmethod
    def _cancel() -> None:
        job = tasks.BOARD.newest
        if job is not None:
            job.cancel()
