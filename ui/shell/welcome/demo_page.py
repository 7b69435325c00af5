"""The sample company: made on first use, with a bar that tells how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.kernel.clock import Clock
from app.kernel.progress import Progress
from app.kernel.text import _
from ui.kit import theme
from ui.kit.buttons import ElidedLabel, label
from ui.shell import places
from ui.shell.crash import ErrorPolicy
from ui.shell.welcome.page import MakeRoom, Page


class DemoPage(Page):
    """Opens the demo that is there, or makes it."""

    def __init__(
        self, clock: Clock, policy: ErrorPolicy, make_room: MakeRoom, path: Path | None = None
    ) -> None:
        super().__init__(policy)
        self._clock, self._make_room = clock, make_room
        self.path = path or places.demo_file()
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
        self.bar.setObjectName("demoProgress")
        self.column.addWidget(self.bar)
        self.column.addWidget(self.doing)
        self.column.addStretch(1)
        self.column.addWidget(ElidedLabel(str(self.path), "label"))

    def action(self) -> str:
        return _("Open the sample company") if self.path.exists() else _("Make the sample company")

    def can_advance(self) -> bool:
        return not self.busy

    def advance(self) -> None:
        if self.path.exists():
            self.finished.emit(str(self.path))
        elif self._make_room():
            self._make()

    def _make(self) -> None:
        path, today = self.path, self._clock.today()

        def work(progress: Progress) -> Any:
            from app import demo

            return demo.make(path, today, progress=progress)

        made = str(path)
        self.start(_("Making the sample company"), work, lambda _made: self.finished.emit(made))
