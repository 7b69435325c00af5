"""The cards: each shows one value of ``app.kernel.dashboard``; clicks lead to a section."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.finding import Hit
from app.kernel import formats
from app.kernel.dashboard import (
    Ageing,
    Due,
    Figure,
    LowStock,
    MonthlyBars,
    Target,
    Task,
    calendar_end,
)
from app.kernel.text import N_, _
from ui.kit import charts, theme
from ui.kit.buttons import Button, ElidedLabel, IconLabel, label, line
from ui.kit.charts import AgeingBars, Band, BarChart
from ui.kit.focus_ring import FocusRing
from ui.shell.dashboard.parts import Card, pair

Follow = Callable[[Target], None]
MILLION = 1_000_000
CALENDAR, RECENT, TASKS = N_("Calendar"), N_("Opened lately"), N_("Needs action")


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
        self.column.addStretch(1)
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
        row.addWidget(label(figure.detail, "label", tone=figure.tone, wrap=True), 1)
        self.column.addLayout(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)


class TasksCard(Card):
    """What waits for the person, each with the button that begins it."""

    def __init__(self, tasks: Sequence[Task], follow: Follow) -> None:
        super().__init__()
        self.add_title(_(TASKS))
        self.column.setSpacing(theme.px(8))
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
        for name, amount in ageing.off:
            self.column.addLayout(pair(name, formats.money(-amount)))
        self.column.addWidget(line())
        self.column.addLayout(pair(_("Total"), formats.money(ageing.total), strong=True))
        for name, value in ageing.facts:
            self.column.addLayout(pair(name, value))
        self.column.addStretch(1)


class CalendarCard(Card):
    """What falls due, day by day; each line leads to its section."""

    SHOWN = 6

    def __init__(self, dues: Sequence[Due], today: dt.date, follow: Follow) -> None:
        super().__init__()
        self.add_title(_(CALENDAR), _("this week and next"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, due in enumerate(dues[: self.SHOWN]):
            day = label(str(due.day.day), "strong")
            month = formats.SHORT_MONTHS[formats.language()][due.day.month - 1]
            name = label(formats.weekday(due.day)[:3] if due.day >= today else month, "micro")
            for cell in (day, name):
                cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(day, row * 3, 0)
            grid.addWidget(name, row * 3 + 1, 0)
            grid.addWidget(self._title(due, follow), row * 3, 1)
            words = f"{said_in(due.day, today)} · {due.detail}" if due.detail else ""
            detail = ElidedLabel(words or said_in(due.day, today), "micro")
            grid.addWidget(toned(detail, "warn" if due.day == today else ""), row * 3 + 1, 1)
            grid.setRowMinimumHeight(row * 3 + 2, theme.px(5))
        self.column.addLayout(grid)
        rest = len(dues) - self.SHOWN
        if rest > 0:
            self.column.addWidget(label(_("and {count} more", count=rest), "label"))
        if not dues:
            words = _(
                "Nothing falls due until {day}.", day=formats.date_medium(calendar_end(today))
            )
            self.column.addWidget(label(words, "muted", wrap=True))
        self.column.addStretch(1)

    @staticmethod
    def _title(due: Due, follow: Follow) -> QWidget:
        act = follower(due.target, follow)
        return ElidedLabel(due.title) if act is None else LinkLine(due.title, act)


def said_in(day: dt.date, today: dt.date) -> str:
    """ "today", "tomorrow", "in 7 days"."""
    days = (day - today).days
    if days < 2:
        return _("tomorrow") if days else _("today")
    return _("in {count} days", count=days)


class LinkLine(ElidedLabel):
    """A line of words that is a button: a click, Enter or Space does it."""

    def __init__(self, text: str, act: Callable[[], None]) -> None:
        super().__init__(text)
        self._act = act
        self.setProperty("clickable", True)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        FocusRing(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act()
        else:
            super().keyPressEvent(event)


def _called(hit: Hit) -> str:
    """Its number or name and what tells it apart; a draft has no number yet."""
    more = hit.details[:1] or ((formats.date_medium(hit.date),) if hit.date else ())
    return " · ".join((hit.label or _("Draft"), *more))


class RecentCard(Card):
    """What this person opened lately; a click opens it again."""

    def __init__(self, recent: Sequence[Hit], open_again: Callable[[Hit], None]) -> None:
        super().__init__()
        self.add_title(_(RECENT))
        for hit in recent:
            line_of = QHBoxLayout()
            line_of.setSpacing(theme.px(8))
            line_of.addWidget(IconLabel(hit.icon))
            line_of.addWidget(LinkLine(_called(hit), partial(open_again, hit)), 1)
            self.column.addLayout(line_of)
        if not recent:
            self.column.addWidget(label(_("What you open appears here."), "muted", wrap=True))
        self.column.addStretch(1)


class TroubleCard(Card):
    """A department whose cards could not be read, and a way to try again."""

    def __init__(self, title: str, again: Callable[[], None]) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(IconLabel("ph.x-circle-fill", "danger"))
        words = _("The cards of {department} could not be read.", department=title)
        head.addWidget(label(words, "strong", wrap=True), 1)
        self.column.addLayout(head)
        kept = _("Nothing was changed. The details are in the log.")
        self.column.addWidget(label(kept, "label", wrap=True))
        self.column.addWidget(Button(N_("Try again"), again), 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)


class WaitingCard(Card):
    """Grey bars where a card will be."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        for number in range(lines):
            bar = QFrame()
            bar.setProperty("role", "skeleton")
            bar.setFixedHeight(theme.px(12))
            bar.setMaximumWidth(theme.px(220 - 50 * (number % 3)))
            self.column.addWidget(bar)
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
        if not any(bars.amounts):
            self.column.addWidget(label(_("Nothing in these months yet."), "muted"))
            self.column.addStretch(1)
            return
        self.column.addWidget(BarChart(_bars(bars)), 1)


def _bars(bars: MonthlyBars) -> list[charts.Bar]:
    """In millions of rupiah, each telling its whole amount."""
    return [
        charts.Bar(name, amount.major / MILLION, f"{name}: {formats.rupiah(amount)}")
        for name, amount in zip(bars.labels, bars.amounts, strict=True)
    ]


SHORT = (LowStockCard, RecentCard)
