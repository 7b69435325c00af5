"""What the pages of the welcome have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.kernel.progress import Progress
from ui.kit import tasks, theme
from ui.kit.buttons import label
from ui.shell.crash import ErrorPolicy

MakeRoom = Callable[[], bool]
"""Closes the company that is open; False where the person wants to keep working in it."""


class Page(QWidget):
    """A task at the right of the welcome. ``advance`` is the primary act of the window's foot."""

    changed = Signal()
    finished = Signal(str)

    def __init__(self, policy: ErrorPolicy | None = None) -> None:
        super().__init__()
        self._policy = policy
        self._job: tasks.Job | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[theme.px(28)] * 4)
        self.column.setSpacing(theme.px(10))
        self.bar, self.doing = QProgressBar(), label("", "label")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.px(8))
        self.bar.hide()
        self.doing.hide()

    def action(self) -> str:
        """The words of the primary button."""
        raise NotImplementedError

    def can_advance(self) -> bool:
        """Whether the primary button does something now."""
        return True

    def advance(self) -> None:
        """Does the primary act; emits ``finished`` with the company's path when one is ready."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Brings the keyboard to what is filled in or chosen first, where there is such a thing."""

    def can_go_back(self) -> bool:
        return False

    def go_back(self) -> None:
        """One step back, where there are steps."""

    def leave(self) -> None:
        """The window closes: what is worth keeping is kept."""

    # -- long work ---------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(
        self,
        title: str,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], None],
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Long work with a bar; when it fails or is given up the page is as before."""

        def ended(act: Callable[[Any], None], value: Any) -> None:
            self._stand_still()
            act(value)

        def told(error: Exception) -> None:
            assert self._policy is not None
            self._policy.on_error(error)

        self.doing.setText(title)
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.doing.show()
        job = tasks.run(
            title,
            work,
            lambda made: ended(on_done, made),
            lambda error: ended(on_failed or told, error),
        )
        job.reported.connect(lambda: self._show_progress(job))
        job.finished.connect(self._stand_still)
        self._job = job
        self.changed.emit()

    def cancel(self) -> bool:
        """Gives running work up; False where none runs."""
        if self._job is None:
            return False
        self._job.cancel()
        return True

    def _show_progress(self, job: tasks.Job) -> None:
        self.bar.setRange(0, job.of)
        self.bar.setValue(job.done)
        self.doing.setText(job.doing or job.title)

    def _stand_still(self) -> None:
        self._job = None
        self.bar.hide()
        self.doing.hide()
        self.changed.emit()
