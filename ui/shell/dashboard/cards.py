"""The cards: each shows one value of ``app.kernel.dashboard``; clicks lead to a section."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.kernel import formats
from app.kernel.dashboard import (
    Ageing,
    Deadlines,
    Figure,
    LowStock,
    MonthlyBars,
    Target,
    Task,
)
from app.kernel.text import N_, _
from ui.kit import charts, theme
from ui.kit.buttons import ElidedLabel, IconLabel, label, line
from ui.kit.charts import AgeingBars, Band, BarChart
from ui.shell.dashboard.parts import Card, pair

Follow = Callable[[Target], None]
MILLION = 1_000_000


def follower(target: Target | None, follow: Follow) -> Callable[[], None] | None:
    """The act of a card's link; None where it leads nowhere."""
    return None if target is None else partial(follow, target)


def toned(words: ElidedLabel, tone: str) -> ElidedLabel:
    """Words in the colour of a tone, beside the icon that says it too."""
    if tone:
        words.setProperty("tone", tone)
    return words


class FigureCard(Card):
    """One amount; the whole card is a button where it leads somewhere."""

    clicked = Signal()

    def __init__(self, figure: Figure, follow: Follow) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(IconLabel(figure.icon))
        head.addWidget(ElidedLabel(figure.title, "muted"), 1)
        self.column.addLayout(head)
        amount = label(formats.rupiah(figure.amount), "display")
        amount.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self.column.addWidget(amount)
        self._add_detail(figure)
        self.setAccessibleName(f"{figure.title}, {amount.text()}, {figure.detail}")
        if figure.target is not None:
            target = figure.target
            self.setProperty("clickable", True)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.clicked.connect(lambda: follow(target))

    def _add_detail(self, figure: Figure) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        if figure.tone:
            row.addWidget(IconLabel("ph.warning-fill", figure.tone, 14))
        row.addWidget(toned(ElidedLabel(figure.detail, "label"), figure.tone), 1)
        self.column.addLayout(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.clicked.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)


class TasksCard(Card):
    """What waits for the person, each with the button that begins it."""

    def __init__(self, title: str, tasks: tuple[Task, ...], follow: Follow) -> None:
        super().__init__()
        self.add_title(title)
        for index, task in enumerate(tasks):
            if index:
                self.column.addWidget(line(soft=True))
            self.column.addLayout(self._row(task, follow))
        if not tasks:
            self.column.addWidget(label(_("Nothing waits for you."), "muted"))
        self.column.addStretch(1)

    def _row(self, task: Task, follow: Follow) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(IconLabel(task.icon, task.tone, 20))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(task.title, "strong"))
        words.addWidget(ElidedLabel(task.detail, "label"))
        row.addLayout(words, 1)
        button = QPushButton(task.act)
        button.setAccessibleName(f"{task.act}: {task.title}")
        button.clicked.connect(lambda: follow(task.target))
        row.addWidget(button)
        return row


class AgeingCard(Card):
    """Open amounts by age."""

    _TOKENS = {"info": "chart1", "warn": "chart3", "danger": "danger"}

    def __init__(self, ageing: Ageing, follow: Follow) -> None:
        super().__init__()
        target = ageing.target
        self.add_title(ageing.title, "", N_("Open"), follower(target, follow))
        bands = [
            Band(band.title, band.amount.minor, formats.money(band.amount), self._TOKENS[band.tone])
            for band in ageing.bands
        ]
        self.column.addWidget(AgeingBars(bands))
        self.column.addWidget(line())
        self.column.addLayout(pair(_("Total"), formats.money(ageing.total), strong=True))
        for name, value in ageing.facts:
            self.column.addLayout(pair(name, value))
        self.column.addStretch(1)


class DeadlinesCard(Card):
    """What is due, by day."""

    def __init__(self, deadlines: Deadlines, follow: Follow) -> None:
        super().__init__()
        target = deadlines.target
        self.add_title(deadlines.title, "", N_("Open"), follower(target, follow))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, deadline in enumerate(deadlines.rows):
            day = label(deadline.day, "strong")
            weekday = label(deadline.weekday, "micro")
            for cell in (day, weekday):
                cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(day, row * 3, 0)
            grid.addWidget(weekday, row * 3 + 1, 0)
            grid.addWidget(ElidedLabel(deadline.title), row * 3, 1)
            grid.addWidget(
                toned(ElidedLabel(deadline.detail, "micro"), deadline.tone), row * 3 + 1, 1
            )
            grid.setRowMinimumHeight(row * 3 + 2, theme.px(5))
        self.column.addLayout(grid)
        self.column.addStretch(1)


class LowStockCard(Card):
    """Items below their minimum."""

    SHOWN = 6

    def __init__(self, low: LowStock, follow: Follow) -> None:
        super().__init__()
        target = low.target
        self.add_title(low.title, "", N_("Open Inventory"), follower(target, follow))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(18))
        grid.setVerticalSpacing(theme.px(5))
        grid.setColumnStretch(0, 1)
        for column, (title, right) in enumerate(
            ((_("Item"), False), (_("On hand"), True), (_("Min"), True))
        ):
            head = label(title, "labelStrong")
            head.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(head, 0, column)
        for row, item in enumerate(low.items[: self.SHOWN], start=1):
            name = ElidedLabel(f"{item.code}  {item.name}")
            grid.addWidget(name, row * 2, 0)
            grid.addWidget(self._low(formats.quantity(item.on_hand)), row * 2, 1)
            minimum = label(formats.quantity(item.minimum))
            minimum.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(minimum, row * 2, 2)
            grid.addWidget(line(soft=True), row * 2 - 1, 0, 1, 3)
        self.column.addLayout(grid)
        rest = len(low.items) - self.SHOWN
        if rest > 0:
            self.column.addWidget(label(_("and {count} more", count=rest), "label"))
        if not low.items:
            self.column.addWidget(label(_("Every item is above its minimum."), "muted"))
        self.column.addStretch(1)

    @staticmethod
    def _low(text: str) -> QWidget:
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addStretch(1)
        row.addWidget(IconLabel("ph.warning-fill", "warn", 14))
        row.addWidget(label(text))
        return cell


class BarsCard(Card):
    """Amounts per month."""

    def __init__(self, bars: MonthlyBars, follow: Follow) -> None:
        super().__init__()
        target = bars.target
        self.add_title(bars.title, bars.unit_note, N_("Open"), follower(target, follow))
        self.column.addWidget(BarChart(_bars(bars)), 1)


def _bars(bars: MonthlyBars) -> list[charts.Bar]:
    """In millions of rupiah, each telling its whole amount."""
    return [
        charts.Bar(name, amount.major / MILLION, f"{name}: {formats.rupiah(amount)}")
        for name, amount in zip(bars.labels, bars.amounts, strict=True)
    ]
