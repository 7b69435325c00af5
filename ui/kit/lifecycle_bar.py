"""Where a document stands on its way: numbered steps, done ones with a green check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import _
from ui.kit import icons, theme

DONE, NOW, AHEAD = "done", "now", "ahead"


@dataclass(frozen=True, slots=True)
class LifeStep:
    """A step: marked word, and "done", "now" or "ahead"."""

    word: str
    standing: str


def steps_until(words: Sequence[str], now: int, *, finished: bool = False) -> tuple[LifeStep, ...]:
    """The steps of a life of which number ``now`` (from 0) is current; ``finished`` ticks it too."""
    standing = [
        DONE if at < now or (finished and at == now) else NOW if at == now else AHEAD
        for at in range(len(words))
    ]
    return tuple(LifeStep(word, each) for word, each in zip(words, standing, strict=True))


class LifecycleBar(QWidget):
    """``1 Draf — 2 Terposting — 3 Dibayar sebagian — 4 Lunas``. Short of room, steps ahead lose words."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: tuple[LifeStep, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self, self.updateGeometry)

    def set_steps(self, steps: Sequence[LifeStep]) -> None:
        self.steps = tuple(steps)
        words = [_(step.word) for step in self.steps if step.standing == NOW]
        self.setAccessibleName(_("Stage: {step}", step=words[0]) if words else "")
        self.updateGeometry()
        self.update()

    def _widths(self, short: bool) -> list[int]:
        plain, bold = QFontMetrics(theme.font("body")), QFontMetrics(theme.font("body", bold=True))
        widths = []
        for step in self.steps:
            metrics = bold if step.standing == NOW else plain
            words = 0 if short and step.standing != NOW else metrics.horizontalAdvance(_(step.word))
            widths.append(theme.px(20) + (theme.px(6) + words if words else 0))
        return widths

    def _length(self, short: bool) -> int:
        between = theme.px(12 if short else 34) + theme.px(14)
        return sum(self._widths(short)) + between * max(0, len(self.steps) - 1)

    def sizeHint(self) -> QSize:
        return QSize(self._length(False), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._length(True), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        short = self.width() < self._length(False)
        left, middle = 0, self.height() // 2
        dash = theme.px(12 if short else 34)
        for at, (step, width) in enumerate(zip(self.steps, self._widths(short), strict=True)):
            self._paint_step(painter, left, at, step, short)
            left += width
            if at < len(self.steps) - 1:
                painter.fillRect(left + theme.px(7), middle, dash, 1, theme.color("edge"))
                left += dash + theme.px(14)

    def _paint_step(
        self, painter: QPainter, left: int, at: int, step: LifeStep, short: bool
    ) -> None:
        size = theme.px(20)
        circle = QRect(left, (self.height() - size) // 2, size, size).adjusted(0, 0, -1, -1)
        ground, edge, ink = {
            NOW: ("accent", "accent", "onaccent"),
            DONE: ("okbg", "ok", "ok"),
            AHEAD: ("surface", "edge", "muted"),
        }[step.standing]
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color(ground))
        painter.drawEllipse(circle)
        if step.standing == DONE:
            mark = theme.px(12)
            offset = (size - mark) // 2
            painter.drawPixmap(
                circle.left() + offset,
                circle.top() + offset,
                icons.pixmap("ph.check-bold", mark, ink),
            )
        else:
            painter.setFont(theme.font("micro", bold=step.standing == NOW))
            painter.setPen(theme.color(ink))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(at + 1))
        if short and step.standing != NOW:
            return
        painter.setFont(theme.font("body", bold=step.standing == NOW))
        painter.setPen(theme.color("text" if step.standing == NOW else "muted"))
        room = QRect(circle.right() + theme.px(7), 0, 1000, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _(step.word))
