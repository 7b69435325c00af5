"""The dashboard: a greeting, the figures of today, and what waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.departments import departments
from app.kernel import formats
from app.kernel.dashboard import (
    Ageing,
    Card,
    Deadlines,
    Figure,
    LowStock,
    MonthlyBars,
    Target,
    Task,
)
from app.kernel.department import load
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, label
from ui.kit.manifest import Context
from ui.shell.dashboard.cards import (
    AgeingCard,
    BarsCard,
    DeadlinesCard,
    FigureCard,
    LowStockCard,
    TasksCard,
)

GREETINGS = (
    (11, N_("Good morning, {name}")),
    (15, N_("Good day, {name}")),
    (18, N_("Good afternoon, {name}")),
    (24, N_("Good evening, {name}")),
)
FIGURE_WIDTH = 236
MOST_FIGURES = 5  # one row on a wide screen; the others stand in their departments
Wanted = TypeVar("Wanted")


def gather(session: Any) -> list[Card]:
    """The cards of all departments, in the order they ask for."""
    cards: list[Card] = []
    for department in departments():
        if department.cards and session.may(department.view):
            cards.extend(load(department.cards)(session))
    return sorted(cards, key=lambda card: card.order)


def of_kind(cards: Sequence[Card], kind: type[Wanted]) -> list[Wanted]:
    return [card for card in cards if isinstance(card, kind)]


class Dashboard(QScrollArea):
    """Made anew from the cards whenever something they count has changed."""

    path_changed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("dashboard")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._context = context
        self._cards: list[Card] = []
        self._across = 5
        context.on_change(self, (), self.refresh)
        theme.follow(self, self.arrange)
        self.refresh()

    def path(self) -> str:
        return _("Today at a glance")

    def refresh(self) -> None:
        """Asks every department again."""
        self._cards = gather(self._context.session)
        self.arrange()

    retranslate = refresh

    def arrange(self) -> None:
        """Lays the cards out for the width of now."""
        cards = self._cards
        page = QWidget()
        page.setObjectName("dashboardPage")
        column = QVBoxLayout(page)
        margin = theme.px(12)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(10))
        column.addLayout(self._heading())
        column.addLayout(self._figures(of_kind(cards, Figure)))
        column.addLayout(self._middle(cards), 3)
        column.addLayout(self._bottom(cards), 2)
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self._fitting()
        if across != self._across:
            self._across = across
            self.arrange()

    def _fitting(self) -> int:
        """How many figures fit beside each other: 5, 3, 2 or 1."""
        width = self.viewport().width()
        return next((n for n in (5, 3, 2) if width >= theme.px(n * FIGURE_WIDTH)), 1)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self._greeting(), "h1"))
        now = self._context.session.clock.now()
        today = f"{formats.weekday(now.date())}, {formats.date_long(now.date())}"
        until = _("figures up to {time}", time=formats.time(now))
        words.addWidget(label(f"{today} · {until}", "muted"))
        row.addLayout(words, 1)
        refresh = Button(N_("Refresh"), self.refresh, icon="ph.arrows-clockwise", key="F5")
        row.addWidget(refresh, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _greeting(self) -> str:
        session = self._context.session
        hour = session.clock.now().hour
        text = next(text for until, text in GREETINGS if hour < until)
        name = session.user.full_name or session.user.name
        return _(text, name=name.split()[0].title())

    def _follow(self, target: Target) -> None:
        self._context.open_section(target.department, target.section, **dict(target.filters))

    def _figures(self, figures: list[Figure]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px(10))
        across = self._across
        for index, figure in enumerate(figures[:MOST_FIGURES]):
            card = FigureCard(figure, self._follow)
            grid.addWidget(card, index // across, index % across)
            grid.setColumnStretch(index % across, 1)
        return grid

    def _middle(self, cards: list[Card]) -> QGridLayout:
        parts: list[tuple[QWidget, int]] = [
            (BarsCard(bars, self._follow), 32) for bars in of_kind(cards, MonthlyBars)[:1]
        ]
        tasks = tuple(of_kind(cards, Task))
        parts.append((TasksCard(_("Needs action"), tasks, self._follow), 32))
        return _rows(parts, 2 if self._across >= 3 else 1)

    def _bottom(self, cards: list[Card]) -> QGridLayout:
        parts: list[tuple[QWidget, int]] = []
        parts += [(AgeingCard(card, self._follow), 20) for card in of_kind(cards, Ageing)[:1]]
        parts += [(DeadlinesCard(card, self._follow), 20) for card in of_kind(cards, Deadlines)]
        parts += [(LowStockCard(card, self._follow), 20) for card in of_kind(cards, LowStock)]
        return _rows(parts, 3 if self._across == 5 else 2 if self._across == 3 else 1)


def _rows(parts: list[tuple[QWidget, int]], across: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(theme.px(10))
    for index, (widget, stretch) in enumerate(parts):
        grid.addWidget(widget, index // across, index % across)
        grid.setColumnStretch(index % across, stretch)
        grid.setRowStretch(index // across, 1)
    return grid
