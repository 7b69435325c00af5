"""Searching everywhere: one field, a chip for each kind of thing, the days from and to, and what was found."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import finding
from app.finding import Asked, Found, Hit
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.text import N_, _
from ui.kit import tasks, theme
from ui.kit.buttons import Chip
from ui.kit.fields import DateEdit, TextEdit
from ui.kit.manifest import Context
from ui.kit.table.cells import ColumnStyle
from ui.kit.table.data_table import DataTable
from ui.kit.table.rows_model import RowsModel
from ui.shell.palette import opening

KIND, ONE = "search", 0
PAUSE = 150  # milliseconds without a key before the company is asked
MOST = 200


def _worded(hit: Hit) -> str:
    price = not isinstance(hit.figure, Money) and hit.figure is not None
    return " · ".join([*hit.details, *([opening.figure(hit.figure)] if price else [])])


def _kind(hit: Hit) -> str:
    return next(_(each.title) for each in finding.departments.findables() if each.kind == hit.kind)


COLUMNS = (
    Column("label", N_("Number or name"), chars=30),
    Column("kind", N_("Kind"), chars=18, get=_kind, priority=1),
    Column("details", N_("Details"), chars=34, get=_worded),
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column(
        "figure",
        N_("Amount"),
        Kind.MONEY,
        chars=15,
        get=lambda hit: hit.figure if isinstance(hit.figure, Money) else None,
    ),
    Column("state", N_("Status"), Kind.STATE, chars=14, get=lambda hit: hit.state or None),
)


class SearchPage(QWidget):
    """One of these is open at most; ``ask`` puts a question to it."""

    title_changed = Signal()

    def __init__(self, context: Context, _id: int | None = None, **asked: str) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("searchPage")
        self.setProperty("role", "panel")
        self._found = Found({})
        self._groups: dict[str, Chip] = {}
        self._chosen = ""
        self._read: tasks.Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.refresh)
        self._build()
        self.retranslate()
        self.ask(**asked)

    def _build(self) -> None:
        today = self.context.session.today()
        self.field = TextEdit()
        self.field.setObjectName("searchField")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.first, self.last = DateEdit(today=today), DateEdit(today=today)
        self._first_word, self._last_word = QLabel(), QLabel()
        for edit in (self.first, self.last):
            edit.setFixedWidth(theme.px(130))
            edit.changed.connect(self._pause.start)
        self.table = DataTable(RowsModel(COLUMNS, styles={"label": ColumnStyle(link=True)}))
        self.table.opened.connect(self._open)
        self.table.link_opened.connect(lambda hit, _key: self._open(hit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar(self.field, None, self._first_word, self.first,
                                   self._last_word, self.last))  # fmt: skip
        column.addWidget(self._facets())
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.field)

    @staticmethod
    def _bar(*widgets: QWidget | None) -> QFrame:
        """Widgets in a row; None is a gap, the first one takes the room."""
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 6, 8, 6)])
        row.setSpacing(theme.px(6))
        for place, widget in enumerate(widgets):
            if widget is None:
                row.addSpacing(theme.px(8))
            else:
                row.addWidget(widget, 0 if place else 1)
        return bar

    def _facets(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 6, 8, 6)])
        row.setSpacing(theme.px(6))
        known = {each.group for each in finding.findables(self.context.session)}
        for group in ("", *(group for group in finding.GROUPS if group in known)):
            chip = Chip()
            chip.setObjectName(f"facet.{group or 'all'}")
            chip.clicked.connect(partial(self._choose, group))
            row.addWidget(chip)
            self._groups[group] = chip
        row.addStretch(1)
        return bar

    # -- asking ----------------------------------------------------------------------------------

    def ask(self, text: str = "", group: str = "") -> None:
        """Puts a question, as typed in the palette, among one kind of things or all."""
        question = finding.asked(text)
        self.field.set_value(question.text.strip() if question.groups else text)
        self._chosen = group or (question.groups[0] if question.groups else "")
        self.refresh()
        self.field.setFocus()
        self.field.selectAll()

    def refresh(self) -> None:
        """Asks again in the background; an answer to words of before is dropped."""
        self._pause.stop()
        if self._read is not None:
            self._read.cancel()
        asked = Asked(
            self.field.value(),
            kinds=opening.kinds(self.context.window),  # type: ignore[arg-type]
            first=self.first.value(),
            last=self.last.value(),
        )
        self._read = tasks.fetch(
            self,
            partial(finding.find, self.context.session, asked, MOST),
            partial(self._arrived, asked),
            self.context.show_error,
            lane="palette",
        )

    def _arrived(self, asked: Asked, found: Found) -> None:
        if asked.text == self.field.value():
            self._found = found
            self._show()
            self.title_changed.emit()

    def _choose(self, group: str) -> None:
        self._chosen = group
        self._show()

    def _show(self) -> None:
        """The hits of the chosen kind; the chips tell how many each has."""
        hits = [
            hit
            for group, found in self._found.groups.items()
            if self._chosen in ("", group)
            for hit in found
        ]
        self.table.set_rows(hits)
        for group, chip in self._groups.items():
            count = sum(
                len(found) for each, found in self._found.groups.items() if group in ("", each)
            )
            words = _(finding.GROUPS[group]) if group else _("Everything")
            most = "+" if len(self._found.groups.get(group, ())) >= MOST else ""
            chip.set_words(f"{words} · {formats.count(count)}{most}" if count else words)
            chip.set_on(group == self._chosen)
        if hits:
            self.table.show_rows()
        else:
            self._tell_nothing()

    def _tell_nothing(self) -> None:
        if not self.field.value():
            title = _("Search everywhere")
            text = _("Type part of a number, a name, a code or a barcode.")
        else:
            title = _("Nothing matches")
            text = _("Try fewer letters, another kind of thing, or other days.")
        self.table.show_state("ph.magnifying-glass", title, text)

    # -- opening ---------------------------------------------------------------------------------

    def _open(self, hit: Hit, *, elsewhere: bool = False) -> None:
        opening.open_hit(self.context.window, hit, elsewhere=elsewhere)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the field, Down and Enter go to the first row; Ctrl+Enter opens the chosen in another dock."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        chosen = self.table.current_row()
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen is not None:
            self._open(chosen, elsewhere=True)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.table.view.setFocus()
            self.table.select_first()
        else:
            super().keyPressEvent(event)

    # -- what the dock asks ------------------------------------------------------------------------

    def title(self) -> str:
        return f"“{self.field.value()}”" if self.field.value() else _("Search")

    def document_key(self) -> tuple[str, int | None]:
        return KIND, ONE

    def focus_search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def retranslate(self) -> None:
        self.field.setPlaceholderText(_("Search everywhere"))
        self.field.setAccessibleName(_("Search everywhere"))
        for words, edit, text in (
            (self._first_word, self.first, _("From")),
            (self._last_word, self.last, _("To")),
        ):
            words.setText(text)
            edit.setAccessibleName(text)
            edit.retranslate()
        self.table.retranslate()
        self._show()


def make(context: Context, id: int | None = None, **asked: Any) -> SearchPage:
    return SearchPage(context, id, **asked)
