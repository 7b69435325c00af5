"""Small charts painted by hand: bars per month, steps of stock, a share of a limit, ageing.

Values are exact numbers (``Fraction`` or int) in whatever unit the caller names; they become screen
positions only here. Each chart tells its values in a tooltip and in its accessible name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel import formats
from ui.kit import theme

Number = int | Fraction
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MOST_LINES = 4


def grid_step(highest: Number, lines: int = MOST_LINES) -> int:
    """A round step (1, 2 or 5 times a power of ten) that needs at most ``lines`` lines."""
    base = 1
    while True:
        for factor in (1, 2, 5):
            if highest <= base * factor * lines:
                return base * factor
        base *= 10


class Meter(QWidget):
    """A share of a whole as a thin bar. tone: "accent", "warn" or "danger"."""

    def __init__(self, share: float, tone: str = "accent") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(share, tone)

    def show_share(self, share: float, tone: str = "accent") -> None:
        self._share, self._tone = max(0.0, min(1.0, float(share))), tone
        self.setAccessibleName(f"{round(self._share * 100)} %")
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(110), theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(self.rect(), 3, 3)
        painter.setBrush(theme.color(self._tone))
        filled = self.rect().adjusted(0, 0, -round(self.width() * (1 - self._share)), 0)
        painter.drawRoundedRect(filled, 3, 3)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what is below it, how high, and the words of its tooltip."""

    name: str
    value: Number
    tip: str = ""


class BarChart(QWidget):
    """Bars, the last one in the first chart colour; the last two carry their value."""

    def __init__(self, bars: Sequence[Bar] = ()) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setMinimumSize(theme.px(260), theme.px(150))
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        highest = max((bar.value for bar in bars), default=0)
        self._step = grid_step(max(highest, 1))
        self._lines = max(1, -(-Fraction(highest) // self._step))
        self.setAccessibleName("; ".join(bar.tip or bar.name for bar in bars))
        self.update()

    def _plot(self) -> QRect:
        return self.rect().adjusted(theme.px(40), theme.px(18), 0, -theme.px(24))

    def _slot(self, index: int) -> QRect:
        plot, count = self._plot(), len(self._bars)
        slot = plot.width() // max(1, count)
        width = min(slot * 3 // 4, theme.px(40))
        left = plot.left() + plot.width() * index // count + (slot - width) // 2
        return QRect(left, plot.top(), width, plot.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plot = self._plot()
        painter.setFont(theme.font("micro"))
        for at in range(int(self._lines) + 1):
            y = plot.bottom() - plot.height() * at // int(self._lines)
            painter.fillRect(plot.left(), y, plot.width(), 1, theme.color("grid"))
            painter.setPen(theme.color("muted"))
            words = formats.count(self._step * at)
            painter.drawText(QRect(0, y - 8, plot.left() - theme.px(8), 16), RIGHT, words)
        for at in range(len(self._bars)):
            self._paint_bar(painter, at)

    def _paint_bar(self, painter: QPainter, at: int) -> None:
        plot, slot, bar = self._plot(), self._slot(at), self._bars[at]
        last = at == len(self._bars) - 1
        height = int(
            plot.height() * max(Fraction(0), Fraction(bar.value)) / (self._step * self._lines)
        )
        box = QRect(slot.left(), plot.bottom() - height, slot.width(), height)
        painter.fillRect(box, theme.color("chart1" if last else "chart2"))
        wide = box.adjusted(-theme.px(14), 0, theme.px(14), 0)
        painter.setFont(theme.font("micro", bold=last))
        painter.setPen(theme.color("text" if last else "muted"))
        below = QRect(wide.left(), plot.bottom() + theme.px(5), wide.width(), theme.px(16))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.name)
        if at >= len(self._bars) - 2:
            painter.setFont(theme.font("micro", bold=True))
            painter.setPen(theme.color("text"))
            above = QRect(wide.left(), box.top() - theme.px(17), wide.width(), theme.px(16))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, formats.exact(bar.value, 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().toPoint().x()
        tips = [
            bar.tip or f"{bar.name}: {formats.exact(bar.value)}"
            for at, bar in enumerate(self._bars)
            if self._slot(at).left() <= x <= self._slot(at).right()
        ]
        self.setToolTip(tips[0] if tips else "")


class StepChart(QWidget):
    """A quantity over days as steps, with a dashed threshold: the stock card's picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setMinimumSize(theme.px(240), theme.px(142))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps((), None, None)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(142))

    def show_steps(
        self,
        points: Sequence[tuple[dt.date, Number]],
        first: dt.date | None,
        last: dt.date | None,
        threshold: Number | None = None,
        threshold_words: str = "",
        name: str = "",
    ) -> None:
        """``points``: from each day on, so much. ``threshold_words`` are translated ("minimum 30")."""
        self._points = sorted(points, key=lambda point: point[0])
        today = dt.date.min
        self._first = first or (self._points[0][0] if self._points else today)
        self._last = last or (self._points[-1][0] if self._points else today)
        self._threshold, self._words = threshold, threshold_words
        highest = max([v for _d, v in self._points] + [threshold or 0, 1])
        self._step = grid_step(highest, 3)
        self._lines = int(-(-Fraction(highest) // self._step))
        self.setAccessibleName(name)
        self.update()

    def _plot(self) -> QRect:
        return self.rect().adjusted(theme.px(46), theme.px(14), -theme.px(12), -theme.px(26))

    def _x(self, day: dt.date) -> float:
        plot = self._plot()
        days = max(1, (self._last - self._first).days)
        return plot.left() + plot.width() * (day - self._first).days / days

    def _y(self, value: Number) -> float:
        plot = self._plot()
        return plot.bottom() - float(plot.height() * Fraction(value) / (self._step * self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        painter.setFont(theme.font("micro"))
        for at in range(self._lines + 1):
            y = round(self._y(self._step * at))
            painter.fillRect(plot.left(), y, plot.width(), 1, theme.color("grid"))
            painter.setPen(theme.color("muted"))
            room = QRect(0, y - 8, plot.left() - theme.px(6), 16)
            painter.drawText(room, RIGHT, formats.count(self._step * at))
        if not self._points:
            return
        self._paint_days(painter)
        self._paint_threshold(painter)
        painter.setPen(QPen(theme.color("chart1"), 2))
        painter.drawPath(self._path())

    def _path(self) -> QPainterPath:
        path = QPainterPath()
        day, value = self._points[0]
        path.moveTo(self._x(max(day, self._first)), self._y(value))
        for day, value in self._points[1:]:
            path.lineTo(QPointF(self._x(day), path.currentPosition().y()))
            path.lineTo(QPointF(self._x(day), self._y(value)))
        path.lineTo(QPointF(self._x(self._last), path.currentPosition().y()))
        return path

    def _paint_days(self, painter: QPainter) -> None:
        plot = self._plot()
        span = (self._last - self._first).days
        painter.setPen(theme.color("muted"))
        for part in range(5):
            day = self._first + dt.timedelta(days=span * part // 4)
            words = formats.date_medium(day).rsplit(" ", 1)[0]
            middle = round(self._x(day))
            width = theme.px(60)
            left = min(max(middle - width // 2, plot.left() - width // 4), self.width() - width)
            room = QRect(left, plot.bottom() + theme.px(6), width, theme.px(16))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_threshold(self, painter: QPainter) -> None:
        if not self._threshold:
            return
        plot, y = self._plot(), self._y(self._threshold)
        pen = QPen(theme.color("chart3"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(theme.color("warn"))
        room = QRect(
            plot.right() - theme.px(160), round(y) - theme.px(18), theme.px(150), theme.px(16)
        )
        painter.drawText(room, RIGHT, self._words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._points:
            return
        plot, span = self._plot(), (self._last - self._first).days
        share = (event.position().x() - plot.left()) / max(1, plot.width())
        day = self._first + dt.timedelta(days=max(0, min(span, int(share * span))))
        known = [value for on, value in self._points if on <= day]
        if known:
            self.setToolTip(f"{formats.date_medium(day)}: {formats.exact(known[-1])}")


@dataclass(frozen=True, slots=True)
class Band:
    """One band of an ageing: its name, how much, the words of the amount, and a colour token."""

    name: str
    value: Number
    words: str
    token: str = "chart1"


class AgeingBars(QWidget):
    """One horizontal bar per band, as long as its share of the largest."""

    def __init__(self, bands: Sequence[Band] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bands(bands)

    def show_bands(self, bands: Sequence[Band]) -> None:
        self._bands = tuple(bands)
        self.setAccessibleName("; ".join(f"{band.name} {band.words}" for band in bands))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(380), theme.px(30) * len(self._bands))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("body"))
        metrics = painter.fontMetrics()
        names = max((metrics.horizontalAdvance(band.name) for band in self._bands), default=0)
        words = max((metrics.horizontalAdvance(band.words) for band in self._bands), default=0)
        highest = max((band.value for band in self._bands), default=0)
        height, gap = theme.px(30), theme.px(20)
        room = self.width() - names - words - 2 * gap
        for at, band in enumerate(self._bands):
            box = QRect(0, at * height, self.width(), height)
            painter.setPen(theme.color("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, band.name)
            painter.setPen(theme.color("text"))
            painter.drawText(box, RIGHT, band.words)
            bar = QRect(names + gap, 0, max(0, room), theme.px(12))
            bar.moveTop(box.center().y() - bar.height() // 2)
            painter.fillRect(bar, theme.color("sunken"))
            if highest > 0 and band.value > 0:
                bar.setWidth(max(2, int(bar.width() * Fraction(band.value) / Fraction(highest))))
                painter.fillRect(bar, theme.color(band.token))
