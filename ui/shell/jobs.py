"""Running jobs: one in the status bar with its progress, several as a number with a list to open."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.kernel.text import N_, _
from ui.kit import tasks, theme
from ui.kit.buttons import Button, ElidedLabel, discard, label, row
from ui.kit.tasks import Job
from ui.shell.popup import Popup
from ui.shell.status_bar import StatusBar

WIDTH = 372


class JobRow(QWidget):
    """One job: what it is doing, how far it is, and a way to stop it."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.job = job
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.words, self.steps = ElidedLabel(job.title, "strong"), label("", "label")
        self.cancel = Button(N_("Stop"), job.cancel, role="link")
        self.cancel.setAccessibleName(_("Cancel {job}", job=job.title))
        head = row(self.words, self.steps, self.cancel)
        head.setStretch(0, 1)
        column.addLayout(head)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.px(6))
        column.addWidget(self.bar)
        self.refresh()

    def refresh(self) -> None:
        """How far the job is now."""
        job = self.job
        self.words.setText(job.doing or job.title)
        self.steps.setText(f"{job.done}/{job.of}" if job.of else "")
        self.bar.setRange(0, job.of)
        self.bar.setValue(job.done)
        self.bar.setAccessibleName(job.title)
        if job.cancelled:
            self.cancel.setEnabled(False)
            self.words.setText(_("Stopping {job}…", job=job.title))


class JobRows(QWidget):
    """Every running job, one below the other, as they come and go."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self.rows: dict[Job, JobRow] = {}
        tasks.BOARD.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        running = tasks.BOARD.jobs
        for job in [job for job in self.rows if job not in running]:
            discard(self.rows.pop(job))
        for job in running:
            if job not in self.rows:
                self.rows[job] = JobRow(job)
                self._column.addWidget(self.rows[job])
            self.rows[job].refresh()


class JobList(Popup):
    """The running jobs, over the status bar; it closes when the last one ends."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, WIDTH)
        self.column.addWidget(label(_("Running jobs"), "strong"))
        self.rows = JobRows()
        self.column.addWidget(self.rows)
        tasks.BOARD.changed.connect(self._refresh)

    def _refresh(self) -> None:
        if tasks.BOARD.jobs:
            self.adjustSize()
        else:
            self.close()


class JobsInStatusBar(QObject):
    """Tells the status bar what runs; a click on it opens the list."""

    def __init__(self, status: StatusBar) -> None:
        super().__init__(status)
        self._status = status
        self.list: JobList | None = None
        status.cancel.clicked.connect(self._cancel)
        status.job.clicked.connect(self.open_list)
        tasks.BOARD.changed.connect(self.show)

    def show(self) -> None:
        """What is running now."""
        jobs = tasks.BOARD.jobs
        if not jobs:
            self._status.show_idle()
        elif len(jobs) == 1:
            self._status.show_job(jobs[0].doing or jobs[0].title, jobs[0].done, jobs[0].of)
        else:
            self._status.show_jobs(len(jobs))
        self._status.job.setToolTip("\n".join(each.title for each in jobs))

    def open_list(self) -> None:
        """The jobs one below the other; nothing where none runs."""
        if tasks.BOARD.jobs:
            discard(self.list)
            self.list = JobList(self._status)
            self.list.open_at(self._status.job)

    @staticmethod
    def _cancel() -> None:
        for job in tasks.BOARD.jobs[:1]:
            job.cancel()
