""" "Langkah 1 dari 5", the names of the steps, and a line that fills."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.kernel.text import _
from ui.kit import theme
from ui.kit.buttons import label


class StepHead(QWidget):
    """names: marked."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._marked, self._at = names, 0
        self._step, self._names = label("", "label"), label("", "label")
        self._line, self._filled = QFrame(), QFrame()
        self._line.setProperty("role", "stepLine")
        self._filled.setProperty("role", "stepLineFilled")
        self._filled.setParent(self._line)
        self._line.setFixedHeight(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.addWidget(self._step)
        row.addStretch(1)
        row.addWidget(self._names)
        column.addLayout(row)
        column.addWidget(self._line)

    def show_step(self, at: int) -> None:
        self._at = at
        self._step.setText(_("Step {number} of {count}", number=at + 1, count=len(self._marked)))
        self._names.setText(" · ".join(_(step) for step in self._marked))
        self._fill()

    def _fill(self) -> None:
        width = self._line.width() * (self._at + 1) // len(self._marked)
        self._filled.setGeometry(0, 0, width, self._line.height())

    def resizeEvent(self, event: object) -> None:
        self._fill()
