"""Closing the window while jobs run: wait for them, stop them, or stay."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.kernel.text import N_, _, translate_count
from ui.kit import tasks, theme
from ui.kit.dialogs import Question
from ui.shell.jobs import JobRows


def may_leave(parent: QWidget) -> bool:
    """True at once where nothing runs; else once the person chose and the last job has ended."""
    if not tasks.BOARD.jobs:
        return True
    question = LeavingQuestion(parent)
    left = bool(question.exec())
    question.deleteLater()
    return left


class LeavingQuestion(Question):
    """Accepted when the last job has ended; Esc and "Back" keep the window, whatever runs."""

    def __init__(self, parent: QWidget) -> None:
        count = len(tasks.BOARD.jobs)
        super().__init__(
            parent,
            translate_count(
                N_("{count} job is still running"), N_("{count} jobs are still running"), count
            ),
            _("What is posted stays posted. A job that is stopped leaves the books as they were."),
            (
                ("back", N_("Back"), ""),
                ("stop", N_("Stop the jobs and close"), "danger"),
                ("wait", N_("Wait, then close"), "primary"),
            ),
        )
        self.words.addSpacing(theme.px(8))
        self.words.addWidget(JobRows())
        tasks.BOARD.changed.connect(self._refresh)

    def _say(self, key: str) -> None:
        self.answer = key
        if key == "back":
            self.reject()
            return
        self.buttons["wait"].setEnabled(False)
        if key == "stop":
            self.buttons["stop"].setEnabled(False)
            tasks.BOARD.cancel_all()

    def _refresh(self) -> None:
        if not tasks.BOARD.jobs:
            self.accept()
