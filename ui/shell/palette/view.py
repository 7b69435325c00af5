"""The palette: one field above what answers it.

What needs no reading is matched while typing; the company is asked in the background, and an answer to
words that have changed since is dropped. ``>`` looks among commands only, ``@ # :`` in one kind of things
(``finding.PREFIXES``), ``=`` works a sum out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app import finding
from app.finding import Found, Hit
from app.kernel import formats
from app.kernel.text import N_, _
from ui.kit import icons, status, tasks, theme
from ui.kit.buttons import Chip
from ui.shell.palette import opening
from ui.shell.palette.delegate import COUNT, ENTRY, EntryDelegate, KeyHints
from ui.shell.palette.entries import COMMANDS, Entry, Group, entries, matching, sum_of

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

WIDTH = 720
MOST_ROWS, MANY_RECENT = 9, 5
LATE = 150  # milliseconds after which commands are shown without waiting for the company
LANE = "palette"
EVERYWHERE = N_("Everything")
SCOPES = {
    "": EVERYWHERE,
    ">": COMMANDS,
    "@": N_("Partners"),
    "#": N_("Numbers"),
    ":": N_("Items"),
    "=": N_("Calculator"),
}


class Palette(QFrame):
    """A popup below the toolbar; Enter does what is chosen, Ctrl+Enter in another dock, Esc closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._known = entries(window)
        self._kinds = opening.kinds(window)
        self._recent: list[Hit] = []
        self._read: tasks.Job | None = None
        self._taking: bool | None = None
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(partial(self._show_answer, Found({})))
        self._build()
        self._lay_out()
        self._show_answer(Found({}))
        tasks.fetch(
            self, self._recent_hits, self._recent_arrived, window.policy.on_error, lane=LANE
        )

    def _build(self) -> None:
        self.field = QLineEdit()
        self.field.setObjectName("paletteField")
        self.field.setPlaceholderText(_("Search invoices, items, customers, or commands…"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._ask)
        self.scope = Chip(_(EVERYWHERE))
        self.scope.set_caret(True)
        self.scope.clicked.connect(self._choose_scope)
        self.list = QListWidget()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(_("Results"))
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._take())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        head.setSpacing(theme.px(10))
        glass = QLabel()
        glass.setPixmap(icons.pixmap("ph.magnifying-glass", theme.px(20), "muted"))
        head.addWidget(glass)
        head.addWidget(self.field, 1)
        head.addWidget(self.scope)
        head.addWidget(KeyHints((("Esc", ""),)))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot())

    @staticmethod
    def _foot() -> QWidget:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        keys = (("↑↓", _("choose")), ("Enter", _("opens")), ("Ctrl+Enter", _("new panel")))
        signs = (
            (">", _("command")),
            ("@", _("partner")),
            ("#", _("number")),
            (":", _("item")),
            ("=", _("sum")),
        )
        row.addWidget(KeyHints(keys))
        row.addStretch(1)
        row.addWidget(KeyHints(signs, capped=False))
        return foot

    def ask(self) -> None:
        """Opens below the toolbar."""
        width = min(
            max(theme.px(WIDTH), self.sizeHint().width()), self._window.width() - theme.px(40)
        )
        self.setFixedWidth(width)
        self._fit()
        corner = QPoint((self._window.width() - width) // 2, theme.px(38))
        self.move(self._window.mapToGlobal(corner))
        self.show()
        self.field.setFocus()

    # -- asking ----------------------------------------------------------------------------------

    def _sign(self) -> str:
        first = self.field.text().lstrip()[:1]
        return first if first in SCOPES else ""

    def _ask(self, text: str) -> None:
        """The company is asked anew; what it says about earlier words is not wanted any more."""
        if self._read is not None:
            self._read.cancel()
            self._read = None
        self._taking = None
        self.scope.set_words(_(SCOPES[self._sign()]))
        self.scope.set_on(bool(self._sign()))
        if self._sign() in (">", "=") or not text.strip():
            self._late.stop()
            self._show_answer(Found({}))
            return
        question = finding.asked(text)
        question = finding.Asked(question.text, question.groups, self._kinds)
        session = self._window.session
        self._late.start()
        self._read = tasks.fetch(
            self,
            partial(finding.find, session, question, opening.MANY),
            partial(self._arrived, text),
            partial(self._failed, text),
            lane=LANE,
        )

    def _arrived(self, asked: str, found: Found) -> None:
        if asked != self.field.text():
            return
        self._late.stop()
        self._read = None
        self._show_answer(found)
        if self._taking is not None:
            self._take(beside=self._taking)

    def _failed(self, asked: str, error: Exception) -> None:
        if asked == self.field.text():
            self.close()
            self._window.policy.on_error(error)

    def _recent_hits(self) -> list[Hit]:
        finding.make_ready(self._window.session)
        return self._window.recents.hits()

    def _recent_arrived(self, hits: list[Hit]) -> None:
        self._recent = [hit for hit in hits if hit.kind in self._kinds]
        if not self.field.text().strip():
            self._show_answer(Found({}))

    def _choose_scope(self) -> None:
        menu = QMenu(self)
        for sign, words in SCOPES.items():
            act = menu.addAction(f"{_(words)}\t{sign}" if sign else _(words))
            act.triggered.connect(partial(self._set_sign, sign))
        menu.exec(self.scope.mapToGlobal(self.scope.rect().bottomLeft()))

    def _set_sign(self, sign: str) -> None:
        text = self.field.text().lstrip()
        self.field.setText(sign + (text[1:] if self._sign() else text))
        self.field.setFocus()

    # -- answers ---------------------------------------------------------------------------------

    def _groups(self, found: Found) -> list[Group]:
        text = self.field.text()
        if self._sign() == "=":
            answer = sum_of(text)
            return [Group(answer.group, [answer])]
        if self._sign() == ">":
            return matching(text.strip()[1:], self._known)
        if not text.strip():
            return [*self._recent_group(), *matching("", self._known)]
        things = opening.groups_of(self._window, found, text)
        if self._sign():
            return things
        first, rest = self._commands(found, text)
        return [*first, *things, *rest]

    def _recent_group(self) -> list[Group]:
        title = _("Recently opened")
        hits = [opening.entry_of(self._window, hit, title) for hit in self._recent]
        return [Group(title, hits, wanted=MANY_RECENT)] if hits else []

    def _commands(self, found: Found, text: str) -> tuple[list[Group], list[Group]]:
        """Commands stand first, with those for the party that was found; sections and reports last."""
        groups = matching(text, self._known)
        acts = opening.acts_for(self._window, found)
        commands = [each for each in groups if each.title == _(COMMANDS)]
        known = commands[0].entries if commands else []
        rest = [each for each in groups if each.title != _(COMMANDS)]
        every = Group(_(COMMANDS), [*acts, *known])
        return ([every] if every.entries else []), rest

    def _show_answer(self, found: Found) -> None:
        delegate = self.list.itemDelegate()
        assert isinstance(delegate, EntryDelegate)
        text = self.field.text().strip()
        words = text[1:] if self._sign() else text
        delegate.words = found.meant or tuple(words.casefold().split())
        groups = self._groups(found)
        self.list.clear()
        for group, rows in zip(groups, shares(groups), strict=True):
            if rows:
                self._show_group(group, rows)
        if not self.list.count():
            self._show_nothing()
        self._step(1)
        self._fit()
        self.list.scrollToTop()

    def _show_group(self, group: Group, rows: int) -> None:
        heading = QListWidgetItem(self.list)
        heading.setData(ENTRY, group.title)
        heading.setData(COUNT, _count(group, rows))
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        for entry in group.entries[:rows]:
            self._add(group.title, entry)
        if group.more is not None and len(group.entries) > rows:
            words = _("See all in {group}", group=group.title)
            self._add(group.title, Entry(group.title, words, "ph.arrow-right", group.more))

    def _add(self, group: str, entry: Entry) -> None:
        item = QListWidgetItem(self.list)
        item.setData(ENTRY, entry)
        state = status.text(entry.state) if entry.state else ""
        told = [f"{group}: {entry.text}", entry.hint, state]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in told if part))

    def _show_nothing(self) -> None:
        if self._late.isActive():
            return
        item = QListWidgetItem(self.list)
        item.setData(ENTRY, _("Nothing matches"))
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _fit(self) -> None:
        """As high as what was found, up to most of the window."""
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        most = max(theme.px(200), self._window.height() - theme.px(150))
        self.list.setFixedHeight(max(theme.px(36), min(rows + 2, theme.px(470), most)))
        self.layout().activate()
        self.resize(self.width(), self.sizeHint().height())

    # -- choosing --------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        count = self.list.count()
        row = self.list.currentRow()
        for _each in range(count):
            row = (row + by) % count
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentRow(row)
                return

    def _take(self, *, beside: bool = False) -> None:
        """Does what is chosen; what was asked for a moment ago is waited for first."""
        if self._read is not None:
            self._taking = beside
            return
        item = self.list.currentItem()
        entry = item.data(ENTRY) if item else None
        self.close()
        if isinstance(entry, Entry):
            (entry.beside if beside and entry.beside else entry.act)()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                self._take(beside=bool(held))
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.setPen(theme.color("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def shares(groups: Sequence[Group], most: int = MOST_ROWS) -> list[int]:
    """How many rows each group gets of ``most``: one each, then what they want, then what is there."""
    given = [0] * len(groups)
    for enough in (lambda _group: 1, lambda group: group.wanted, lambda _group: most):
        for place, group in enumerate(groups):
            room = most - sum(given) + given[place]
            given[place] = max(given[place], min(len(group.entries), enough(group), room))
    return given


def _count(group: Group, rows: int) -> str:
    """ "4 of 23", or how many there are where all are shown."""
    every = formats.count(len(group.entries)) + ("+" if group.capped else "")
    return every if rows == len(group.entries) else _("{shown} of {count}", shown=rows, count=every)
