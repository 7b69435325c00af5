"""The bar chart of the dashboard, painted by hand: no chart library to load at the start."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.kernel import formats
from app.kernel.money import Money
from ui.kit import theme

MILLION = 10**8  # in sen
MOST_LINES = 4


def grid_step(highest: int) -> int:
    """A round step (1, 2 or 5 times a power of ten) that needs at most ``MOST_LINES`` lines."""
    step, factors = 1, (2, 5, 10)
    base = 1
    while True:
        for factor in factors:
            if highest <= step * MOST_LINES:
                return step
            step = base * factor
        base *= 10


class BarChart(QWidget):
    """Amounts per month in millions of rupiah, the current month in the first chart colour.

    The last two bars carry their value; the others tell theirs in a tooltip and in the accessible text.
    """

    def __init__(self, labels: tuple[str, ...], amounts: tuple[Money, ...]) -> None:
        super().__init__()
        self._labels, self._amounts = labels, amounts
        highest = max((amount.minor for amount in amounts), default=0)
        self._step = grid_step(max(highest, MILLION))
        self._lines = -(-max(highest, 1) // self._step)
        self.setMouseTracking(True)
        self.setMinimumSize(theme.px(260), theme.px(150))
        words = [f"{n} {formats.rupiah(a)}" for n, a in zip(labels, amounts, strict=True)]
        self.setAccessibleName("; ".join(words))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(230))

    def _plot(self) -> QRect:
        return self.rect().adjusted(theme.px(40), theme.px(18), 0, -theme.px(24))

    def _slot(self, index: int) -> QRect:
        """The room of a bar, without its height."""
        plot, count = self._plot(), len(self._amounts)
        slot = plot.width() // count
        width = min(slot * 76 // 100, theme.px(48))
        left = plot.left() + plot.width() * index // count + (slot - width) // 2
        return QRect(left, plot.top(), width, plot.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_grid(painter)
        for index in range(len(self._amounts)):
            self._paint_bar(painter, index)

    def _paint_grid(self, painter: QPainter) -> None:
        plot = self._plot()
        painter.setFont(theme.font("micro"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for line in range(self._lines + 1):
            y = plot.bottom() - plot.height() * line // self._lines
            painter.setPen(QPen(theme.color("edge" if line == 0 else "grid"), 1))
            painter.drawLine(plot.left(), y, plot.right(), y)
            painter.setPen(theme.color("muted"))
            words = formats.exact(Fraction(self._step * line, MILLION), 1)
            painter.drawText(QRect(0, y - 8, theme.px(32), 16), right, words)

    def _paint_bar(self, painter: QPainter, index: int) -> None:
        plot, slot = self._plot(), self._slot(index)
        last = index == len(self._amounts) - 1
        amount = self._amounts[index]
        height = plot.height() * max(0, amount.minor) // (self._step * self._lines)
        bar = QRect(slot.left(), plot.bottom() - height, slot.width(), height)
        painter.fillRect(bar, theme.color("chart1" if last else "chart2"))
        wide = bar.adjusted(-theme.px(14), 0, theme.px(14), 0)
        painter.setFont(theme.font("micro", bold=last))
        painter.setPen(theme.color("text" if last else "muted"))
        names = QRect(wide.left(), plot.bottom() + theme.px(5), wide.width(), theme.px(16))
        painter.drawText(names, Qt.AlignmentFlag.AlignCenter, self._labels[index])
        if index >= len(self._amounts) - 2:
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font("micro", bold=True))
            above = QRect(wide.left(), bar.top() - theme.px(17), wide.width(), theme.px(16))
            words = formats.exact(Fraction(amount.minor, MILLION), 0)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setToolTip(self._words_at(event.position().toPoint()))

    def _words_at(self, at: QPoint) -> str:
        for index, (name, amount) in enumerate(zip(self._labels, self._amounts, strict=True)):
            slot = self._slot(index)
            if slot.left() <= at.x() <= slot.right():
                return f"{name}: {formats.rupiah(amount)}"
        return ""
