"""The sample company: made on first use, with a bar that tells how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QProgressBar

from app.kernel.clock import Clock
from app.kernel.progress import Progress
from app.kernel.text import _
from ui.kit import tasks, theme
from ui.kit.buttons import label
from ui.shell import places
from ui.shell.crash import ErrorPolicy
from ui.shell.welcome.page import Page


class DemoPage(Page):
    """Opens the demo that is there, or makes it."""

    def __init__(self, clock: Clock, policy: ErrorPolicy, path: Path | None = None) -> None:
        super().__init__()
        self._clock, self._policy = clock, policy
        self.path = path or places.demo_file()
        self._busy = False
        self.column.addWidget(label(_("The sample company"), "h1"))
        self.column.addWidget(
            label(
                _(
                    "PT Lentera Niaga Utama trades lamps, cables and switches from two warehouses, "
                    "with 18 people on its payroll. Try everything: it is invented, and your own "
                    "company stays apart."
                ),
                "muted",
                wrap=True,
            )
        )
        self.column.addSpacing(theme.px(10))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setObjectName("demoProgress")
        self.bar.setAccessibleName(_("Making the sample company"))
        self.bar.setFixedHeight(theme.px(8))
        self.doing = label("", "label")
        self.column.addWidget(self.bar)
        self.column.addWidget(self.doing)
        self.column.addStretch(1)
        self.bar.hide()
        self.column.addWidget(label(str(self.path), "label", wrap=True))

    def action(self) -> str:
        return _("Open the sample company") if self.path.exists() else _("Make the sample company")

    def can_advance(self) -> bool:
        return not self._busy

    def advance(self) -> None:
        if self.path.exists():
            self.finished.emit(str(self.path))
            return
        self._busy = True
        self.bar.show()
        self.bar.setRange(0, 0)
        self.changed.emit()
        path, today = self.path, self._clock.today()

        def work(progress: Progress) -> Any:
            from app import demo

            return demo.make(path, today, progress=progress)

        job = tasks.run(
            _("Making the sample company"),
            work,
            lambda _made: self.finished.emit(str(path)),
            self._failed,
        )
        job.reported.connect(lambda: self.show_progress(job.done, job.of, job.doing))

    def show_progress(self, done: int, of: int, doing: str) -> None:
        """How far the making is."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.doing.setText(doing)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.bar.hide()
        self.doing.clear()
        self.changed.emit()
        self._policy.on_error(error)
