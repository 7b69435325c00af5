"""The dashboard: a greeting, the figures of today, and what waits; the person chooses what stands where."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.finding import Hit
from app.kernel import formats
from app.kernel.dashboard import Ageing, Due, Figure, LowStock, MonthlyBars, Target, Task
from app.kernel.text import N_, _
from ui.kit import tasks, theme
from ui.kit.buttons import Button, discard, label
from ui.kit.manifest import Context
from ui.shell.dashboard import cards
from ui.shell.dashboard.order import CardOrder
from ui.shell.dashboard.reading import Reading, of_kind, read
from ui.shell.dashboard.tile import Tile

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

GREETINGS = (
    (11, N_("Good morning, {name}")),
    (15, N_("Good day, {name}")),
    (18, N_("Good afternoon, {name}")),
    (24, N_("Good evening, {name}")),
)
FIGURE_WIDTH = 236
MOST_FIGURES = 5  # one row on a wide screen, until the person chooses
MOST_RECENT = 5
MOST_BESIDE = 3
Maker = tuple[str, str, Callable[[], QWidget]]  # key and title of a card, and what makes it


class Dashboard(QScrollArea):
    """Read in the background; made anew where what it shows has changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("dashboard")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._context = context
        self._recents = cast("MainWindow", context.window).recents
        self._reading: Reading | None = None
        self._across, self._stale, self._waiting = 5, False, False
        self.arranging = False
        self.orders = {
            "figures": CardOrder(context, "figures", MOST_FIGURES),
            "cards": CardOrder(context, "cards"),
        }
        context.on_change(self, (), self._changed)
        self._recents.changed.connect(self._changed)
        theme.follow(self, self.arrange)
        self.refresh()

    # -- reading -------------------------------------------------------------------------------

    def _changed(self) -> None:
        """Reads again when it is next seen."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Asks every department again; once more afterwards where it is asked meanwhile."""
        self._stale = False
        if self._waiting:
            self._stale = True
            return
        self._waiting = True
        session = self._context.session
        tasks.fetch(
            self, lambda: read(session, self._recents, MOST_RECENT), self._show, self._failed
        )

    def retranslate(self) -> None:
        self._reading = None
        self.arrange()
        self.refresh()

    def _show(self, reading: Reading) -> None:
        self._waiting = False
        if reading != self._reading:
            self._reading = reading
            self.arrange()
        if self._stale:
            self.refresh()

    def _failed(self, error: Exception) -> None:
        self._waiting = False
        self._context.show_error(error)

    # -- laying out ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self._fitting()
        if across != self._across or self.widget() is None:
            self._across = across
            self.arrange()

    def _fitting(self) -> int:
        """How many figures fit beside each other: 5, 3, 2 or 1."""
        width = self.viewport().width()
        return next((n for n in (5, 3, 2) if width >= theme.px(n * FIGURE_WIDTH)), 1)

    def arrange(self) -> None:
        """Lays the cards out for the width of now."""
        page = QWidget()
        page.setObjectName("dashboardPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(*[theme.px(12)] * 4)
        column.setSpacing(theme.px(10))
        column.addLayout(self._heading())
        if self._reading is None:
            self._fill_waiting(column)
        else:
            self._fill(column, self._reading)
        scrolled = self.verticalScrollBar().value()
        discard(self.takeWidget())  # it may be what asked for this: gone later, not now
        self.setWidget(page)
        self.verticalScrollBar().setValue(scrolled)

    def _fill_waiting(self, column: QVBoxLayout) -> None:
        column.addLayout(beside([cards.WaitingCard(3) for _n in range(min(self._across, 5))]))
        column.addLayout(beside([cards.WaitingCard(6) for _n in range(2)]), 1)

    def _fill(self, column: QVBoxLayout, reading: Reading) -> None:
        figures: list[Maker] = [
            (f.key, f.title, partial(cards.FigureCard, f, self._follow))
            for f in of_kind(reading.cards, Figure)
        ]
        makers = self._cards(reading)
        for row in self._rows("figures", figures, [self._across]):
            column.addLayout(beside(row))
        if self.arranging:
            self._offer_hidden(column, "figures", figures)
            self._offer_hidden(column, "cards", makers)
        for number, row in enumerate(self._rows("cards", makers, self._shape())):
            column.addLayout(beside(row), 3 if number == 0 else 2)
        for trouble in reading.troubles:
            column.addWidget(cards.TroubleCard(trouble.title, self.refresh))

    def _offer_hidden(self, column: QVBoxLayout, group: str, makers: list[Maker]) -> None:
        """The cards that are hidden, each to be shown again."""
        keys = [key for key, _title, _make in makers]
        hidden, order = set(self.orders[group].hidden(keys)), self.orders[group]
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        for key, title, _make in makers:
            if key in hidden:
                chip = Button(N_("Show {card}"), icon="ph.plus", card=title)
                chip.clicked.connect(partial(self._show_card, order, keys, key))
                row.addWidget(chip)
        row.addStretch(1)
        if hidden:
            column.addLayout(row)

    def _show_card(
        self, order: CardOrder, keys: list[str], key: str, _checked: bool = False
    ) -> None:
        order.show(keys, key)
        self._again(f"tile.{key}")

    def _shape(self) -> list[int]:
        """How many cards stand in the first row, and how many at most in each of the others."""
        return {5: [2, MOST_BESIDE], 3: [2]}.get(self._across, [1])

    def _cards(self, reading: Reading) -> list[Maker]:
        """Key, title and maker of every card but the figures, as they stand by themselves."""
        found, follow = reading.cards, self._follow
        today = self._context.session.today()
        dues = sorted(of_kind(found, Due), key=lambda due: (due.day, due.order))
        waiting = partial(cards.TasksCard, of_kind(found, Task), follow)
        makers: list[Maker] = [
            *(
                (b.key, b.title, partial(cards.BarsCard, b, follow))
                for b in of_kind(found, MonthlyBars)
            ),
            ("tasks", _(cards.TASKS), waiting),
            *(
                (a.key, a.title, partial(cards.AgeingCard, a, follow))
                for a in of_kind(found, Ageing)
            ),
            ("calendar", _(cards.CALENDAR), partial(cards.CalendarCard, dues, today, follow)),
            *(
                (s.key, s.title, partial(cards.LowStockCard, s, follow))
                for s in of_kind(found, LowStock)
            ),
            ("recent", _(cards.RECENT), partial(cards.RecentCard, reading.recent, self._open)),
        ]
        return makers

    def _rows(self, group: str, makers: list[Maker], shape: list[int]) -> list[list[QWidget]]:
        """The shown cards of a group in rows, the last row as full as the others."""
        keys = [key for key, _title, _make in makers]
        known = {key: (title, make) for key, title, make in makers}
        made = [self._made(group, keys, key, *known[key]) for key in self.orders[group].shown(keys)]
        made = stacked(made)
        rows = [made[: shape[0]]] if len(shape) > 1 else []
        rest = made[shape[0] :] if len(shape) > 1 else made
        count = -(-len(rest) // shape[-1])
        for number in range(count):
            first, last = (-(-len(rest) * at // count) for at in (number, number + 1))
            rows.append(rest[first:last])
        return [row for row in rows if row]

    def _made(
        self, group: str, keys: list[str], key: str, title: str, make: Callable[[], QWidget]
    ) -> QWidget:
        if not self.arranging:
            return make()
        order, tile = self.orders[group], Tile(group, key, title, make())
        tile.moved.connect(lambda by: self._rearranged(key, partial(order.move, keys, key, by)))
        tile.dropped.connect(
            lambda other: self._rearranged(other, partial(order.move_to, keys, other, key))
        )
        tile.hidden_wanted.connect(lambda: self._rearranged(key, partial(order.hide, keys, key)))
        return tile

    def _rearranged(self, key: str, act: Callable[[], None]) -> None:
        """Does it and lays out anew; the keyboard stays at the card."""
        act()
        self._again(f"tile.{key}")

    def _again(self, focused: str = "") -> None:
        """Lays out anew once the click or key that asked for it is done: it may come from a card."""

        def lay_out() -> None:
            self.arrange()
            tile = self.findChild(Tile, focused) if focused else None
            (tile or self).setFocus()

        QTimer.singleShot(0, self, lay_out)

    # -- the heading ---------------------------------------------------------------------------

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
        for button in self._buttons():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _buttons(self) -> list[QWidget]:
        if self.arranging:
            return [
                Button(N_("As at first"), self._reset, icon="ph.arrow-counter-clockwise"),
                Button(N_("Done"), self.toggle_arranging, role="primary"),
            ]
        arrange = Button(N_("Arrange cards"), self.toggle_arranging, icon="ph.squares-four")
        arrange.setEnabled(self._reading is not None)
        refresh = Button(N_("Refresh"), self.refresh, icon="ph.arrows-clockwise", key="F5")
        return [arrange, refresh]

    def toggle_arranging(self) -> None:
        """Cards can be moved, hidden and shown until the person is done."""
        self.arranging = not self.arranging
        self._again()

    def _reset(self) -> None:
        for order in self.orders.values():
            order.reset()
        self._again()

    def _greeting(self) -> str:
        session = self._context.session
        hour = session.clock.now().hour
        text = next(text for until, text in GREETINGS if hour < until)
        name = session.user.full_name or session.user.name
        return _(text, name=name.split()[0].title())

    # -- following -----------------------------------------------------------------------------

    def _follow(self, target: Target) -> None:
        self._context.open_section(target.department, target.section, **dict(target.filters))

    def _open(self, hit: Hit) -> None:
        self._context.open_document(hit.kind, hit.id)


def beside(widgets: list[QWidget]) -> QHBoxLayout:
    """Cards of equal width."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(10))
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


def stacked(widgets: list[QWidget]) -> list[QWidget]:
    """Two short cards that follow each other share a column."""
    columns: list[QWidget] = []
    for widget in widgets:
        if columns and all(isinstance(each, cards.SHORT) for each in (columns[-1], widget)):
            columns[-1] = _column(columns[-1], widget)
        else:
            columns.append(widget)
    return columns


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(10))
    for widget in widgets:
        column.addWidget(widget, 1)
    return holder
