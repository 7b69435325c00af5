"""The command palette: commands, sections and new documents, found by typing.

Matches on the beginnings of words, in any order, and forgives one wrong letter in a longer word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.kernel.text import _
from ui.kit import icons, theme, topics
from ui.shell.reports import all_reports, open_report

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

WIDTH = 720
MOST_ROWS = 9
ENTRY = Qt.ItemDataRole.UserRole
FORGIVING = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to choose: its group, words, icon, shortcut, and what it does."""

    group: str
    text: str
    icon: str
    act: Callable[[], None]
    hint: str = ""
    shortcut: str = ""


def entries(window: MainWindow) -> list[Entry]:
    """Everything the palette knows, in the language of now."""
    found = [
        Entry(
            _("Commands"),
            _(action.text),
            action.icon or "ph.plus",
            partial(window.start_new, action),
            _(panels.title),
            action.shortcut,
        )
        for panels, action in window.actions_of(new=True)
    ]
    for key, command in window.commands.all.items():
        if key.startswith(("department.", "report.")) or command.menu == "transactions":
            continue
        shortcut = command.shortcut.split(" | ")[0]
        act = partial(window.commands.run, key)
        found.append(Entry(_("Commands"), command.wording(), command.icon, act, "", shortcut))
    for panels in window.departments.values():
        for section in panels.allowed(window.session):
            act = partial(window.open_section, panels.key, section.key)
            words = f"{_(panels.title)} › {_(section.title)}"
            found.append(Entry(_("Sections"), words, panels.icon, act))
    for department, report in all_reports(window):
        act = partial(open_report, window, report)
        found.append(Entry(_("Reports"), _(report.title), "ph.file-text", act, _(department.title)))
    return [entry for entry in found if entry.icon or entry.shortcut]


def score(query: str, text: str) -> int | None:
    """How well ``text`` answers (lower is better); None where it does not."""
    words = [word.casefold() for word in text.replace("›", " ").split()]
    total = 0
    for part in query.casefold().split():
        best = min((_word_score(part, word, at) for at, word in enumerate(words)), default=99)
        if best >= 99:
            return None
        total += best
    return total


def _word_score(part: str, word: str, at: int) -> int:
    if word.startswith(part):
        return at
    if len(part) >= FORGIVING and _one_slip(part, word[: len(part) + 1]):
        return at + 20
    return 99


def _one_slip(part: str, word: str) -> bool:
    """Whether ``part`` becomes the beginning of ``word`` by one change, swap, loss or extra letter."""
    for index in range(len(part)):
        if word.startswith(part[:index]) and not word.startswith(part[: index + 1]):
            rest = part[index + 1 :]
            swapped = part[index + 1 : index + 2] + part[index] + part[index + 2 :]
            tails = word[index:]
            return (
                tails[1:].startswith(rest)
                or tails.startswith(rest)
                or tails[1:].startswith(part[index:])
                or tails.startswith(swapped)
            )
    return False


class EntryDelegate(QStyledItemDelegate):
    """A row: icon, words with the match in bold, muted hint, shortcut; or a group's heading."""

    query = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        heading = isinstance(index.data(ENTRY), str)  # type: ignore[attr-defined]
        return QSize(100, theme.px(28 if heading else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry = index.data(ENTRY)  # type: ignore[attr-defined]
        if isinstance(entry, Entry):
            self._paint_entry(painter, option, entry)
        else:
            self._paint_heading(painter, option.rect, str(entry))
        painter.restore()

    @staticmethod
    def _paint_heading(painter: QPainter, rect: QRect, words: str) -> None:
        painter.fillRect(rect, theme.color("alt"))
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("label", bold=True))
        inner = rect.adjusted(theme.px(14), 0, 0, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("sel"))
        size = theme.px(16)
        at = QPoint(rect.left() + theme.px(14), rect.center().y() - size // 2)
        painter.drawPixmap(at, icons.pixmap(entry.icon or "ph.caret-right", size, "muted"))
        x = rect.left() + theme.px(40)
        x = self._paint_words(painter, rect, x, entry.text)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("muted"))
        hint = rect.adjusted(x - rect.left() + theme.px(8), 0, 0, 0)
        painter.drawText(hint, Qt.AlignmentFlag.AlignVCenter, entry.hint)
        if entry.shortcut:
            paint_key(painter, rect.right() - theme.px(14), rect.center().y(), entry.shortcut)

    def _paint_words(self, painter: QPainter, rect: QRect, x: int, text: str) -> int:
        painter.setPen(theme.color("text"))
        parts = self.query.casefold().split()
        for word in text.split(" "):
            match = max((len(p) for p in parts if word.casefold().startswith(p)), default=0)
            for piece, bold in ((word[:match], True), (word[match:] + " ", False)):
                font = theme.font("body", bold=bold)
                painter.setFont(font)
                room = QRect(x, rect.top(), rect.right() - x, rect.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, piece)
                x += QFontMetrics(font).horizontalAdvance(piece)
        return x


def paint_key(painter: QPainter, right: int, middle: int, words: str) -> None:
    """A key's cap, its right edge at ``right``."""
    font = theme.font("micro")
    width = QFontMetrics(font).horizontalAdvance(words) + theme.px(12)
    height = theme.px(18)
    cap = QRect(right - width, middle - height // 2, width, height)
    painter.setFont(font)
    painter.setPen(theme.color("border"))
    painter.setBrush(theme.color("alt"))
    painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(theme.color("muted"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)


class Palette(QFrame):
    """A popup below the toolbar; Enter does what is chosen, Esc closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("palette")
        topics.about(self, "palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._entries = entries(window)
        self.field = QLineEdit()
        self.field.setObjectName("paletteField")
        self.field.setPlaceholderText(_("Search commands and sections…"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list = QListWidget()
        self.list.setObjectName("paletteList")
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._take())
        self._lay_out()
        self._search("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        glass = QLabel()
        glass.setPixmap(icons.pixmap("ph.magnifying-glass", theme.px(20), "muted"))
        head.addWidget(glass)
        head.addWidget(self.field, 1)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot())

    @staticmethod
    def _foot() -> QWidget:
        foot = QLabel(_("↑ ↓ choose · Enter open · Esc close"))
        foot.setProperty("role", "foot")
        foot.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        return foot

    def ask(self) -> None:
        """Opens below the toolbar."""
        width = min(theme.px(WIDTH), self._window.width() - theme.px(40))
        self.setFixedWidth(width)
        self._fit()
        corner = QPoint((self._window.width() - width) // 2, theme.px(38))
        self.move(self._window.mapToGlobal(corner))
        self.show()
        self.field.setFocus()

    def _search(self, query: str) -> None:
        delegate = self.list.itemDelegate()
        assert isinstance(delegate, EntryDelegate)
        delegate.query = query
        self.list.clear()
        for group, rows in self._found(query):
            heading = QListWidgetItem(self.list)
            heading.setData(ENTRY, group)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for entry in rows:
                item = QListWidgetItem(self.list)
                item.setData(ENTRY, entry)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group}: {entry.text}")
        self._step(1)
        self._fit()

    def _fit(self) -> None:
        """As high as what was found, up to half the window."""
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.list.setFixedHeight(max(theme.px(36), min(rows + 2, theme.px(400))))
        self.resize(self.width(), self.sizeHint().height())

    def _found(self, query: str) -> list[tuple[str, list[Entry]]]:
        ranked = [(score(query, entry.text), entry) for entry in self._entries]
        hits = [(rank, entry) for rank, entry in ranked if rank is not None]
        if query:
            hits.sort(key=lambda hit: hit[0])
        groups: dict[str, list[Entry]] = {}
        for _rank, entry in hits:
            if len(groups.setdefault(entry.group, [])) < MOST_ROWS:
                groups[entry.group].append(entry)
        return list(groups.items())

    def _step(self, by: int) -> None:
        count = self.list.count()
        row = self.list.currentRow()
        for _each in range(count):
            row = (row + by) % count
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentRow(row)
                return

    def _take(self) -> None:
        item = self.list.currentItem()
        entry = item.data(ENTRY) if item else None
        self.close()
        if isinstance(entry, Entry):
            entry.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.setPen(theme.color("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
