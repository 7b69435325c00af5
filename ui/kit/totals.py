"""The block of totals beside the journal: names, amounts, the big total, and the amount in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button, discard, label, line

TOTALS = "totals"  # the name of what holds a document's total; notices keep clear of it


class Total(NamedTuple):
    """A line: name and amount, worded. ``big`` is the total below a rule; ``follow`` makes it a link."""

    name: str
    amount: str = ""
    big: bool = False
    strong: bool = False
    follow: Callable[[], object] | None = None
    tip: str = ""


class TotalsBlock(QScrollArea):
    """On the alt ground, as wide as the pictures have it."""

    WIDTH = 318

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(TOTALS)
        self._whole = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QFrame()
        self._page.setProperty("role", "alt")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(*[theme.px(m) for m in (14, 9, 14, 9)])
        self._column.setSpacing(theme.px(3))
        self.setWidget(self._page)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(theme.px(self.WIDTH))
        theme.follow(self, lambda: self.setFixedWidth(theme.px(self.WIDTH)))

    def show_totals(self, totals: Sequence[Total], words: str = "") -> None:
        """``words`` is the amount in words, already in the right language."""
        self._whole = next((total.amount for total in totals if total.big), "")
        while self._column.count():
            item = self._column.takeAt(0)
            if item.widget() is not None:
                discard(item.widget())
        for total in totals:
            if total.big:
                self._column.addSpacing(theme.px(3))
                self._column.addWidget(line())
            self._column.addWidget(self._row(total))
        if words:
            self._column.addWidget(label(words, "label", wrap=True))
        self._column.addStretch(1)
        self.setAccessibleName("; ".join(f"{t.name} {t.amount}" for t in totals))

    def whole(self) -> str:
        """The amount of the big total; "" without one."""
        return self._whole

    def _row(self, total: Total) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, theme.px(4) if total.big else 0, 0, 0)
        if total.follow:
            row.addWidget(Button(total.name, total.follow, role="link"))
            row.addStretch(1)
        else:
            role = "h1" if total.big else "strong" if total.strong else "muted"
            row.addWidget(label(total.name, role))
            row.addStretch(1)
        if total.amount:
            amount = label(total.amount, "h1" if total.big else "strong" if total.strong else "")
            amount.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row.addWidget(amount)
        holder.setToolTip(total.tip)
        return holder
