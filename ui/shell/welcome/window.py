"""The welcome window: what to do at the left, the chosen task at the right, acts at the foot."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import VERSION
from app.kernel.clock import Clock
from app.kernel.text import N_, _, language, use_language
from ui.kit import screen_room, theme, topics
from ui.kit.actions import bind
from ui.kit.buttons import Button, IconLabel, label
from ui.kit.fields import Choice
from ui.shell.crash import ErrorPolicy
from ui.shell.mark import Mark
from ui.shell.settings import LANGUAGES, THEMES, Settings
from ui.shell.welcome import unfinished
from ui.shell.welcome.choices import Choices
from ui.shell.welcome.demo_page import DemoPage
from ui.shell.welcome.file_pages import OpenPage, RestorePage
from ui.shell.welcome.new_company import NewCompanyPage
from ui.shell.welcome.page import MakeRoom, Page

SIZE = (1100, 700)


class WelcomeWindow(QWidget):
    """Emits the path of the company that is ready to be opened."""

    company_chosen = Signal(str)

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        what: str,
        policy: ErrorPolicy,
        make_room: MakeRoom = lambda: True,
        damaged: Path | None = None,
    ) -> None:
        super().__init__()
        self._damaged = damaged
        self._make_room = make_room
        self.setObjectName("welcome")
        bind(self, "F1", lambda: topics.wanted.emit(self, (f"welcome.{self._what}",)))
        self._settings, self._clock, self._policy = settings, clock, policy
        self._what = what or _first_choice(settings)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._body: QWidget | None = None
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, key, self._advance)
        screen_room.take(self, *SIZE)
        self.rebuild()

    def rebuild(self) -> None:
        """Everything in the language, colours and sizes of now; what was filled in stays."""
        filled = self.pages.get("new") if self._body is not None else None
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.deleteLater()
        self.setWindowTitle(_("Welcome to Back Office"))
        self._body = QWidget()
        self._column.addWidget(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self._left(), 2)
        self.stack = QStackedWidget()
        self.pages: dict[str, Page] = {}
        halves.addWidget(self.stack, 3)
        column.addLayout(halves, 1)
        column.addWidget(self._foot())
        self.choices.chosen.connect(self.choose)
        self.choices.picked.connect(lambda: self.page().focus_first())
        self.choices.choose(self._what)
        page = self.pages.get("new")
        if isinstance(filled, NewCompanyPage) and isinstance(page, NewCompanyPage):
            page.take_over(filled)

    def _left(self) -> QWidget:
        left = QFrame()
        left.setProperty("role", "welcomeLeft")
        column = QVBoxLayout(left)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Mark(36))
        head.addWidget(label("Back Office", "h1"), 1)
        column.addLayout(head)
        words = _(
            "Sales, purchasing, inventory, accounting and pay in one program. "
            "Your data stay on your computer."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addSpacing(theme.px(6))
        self.choices = Choices()
        column.addWidget(self.choices)
        begun = unfinished.kept(self._settings)
        if begun:
            self.choices.cards["new"].name_begun(str(begun["name"]))
        column.addLayout(self._look())
        column.addStretch(1)
        return left

    def _look(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self.language, self.theme = Choice(LANGUAGES), Choice(THEMES)
        self.language.set_value(language())
        self.theme.set_value(self._settings.theme)
        for row, (words, icon, box, act) in enumerate(
            (
                (_("Language"), "ph.translate", self.language, self._set_language),
                (_("Theme"), "ph.moon", self.theme, self._set_theme),
            )
        ):
            caption = label(words, "muted")
            caption.setBuddy(box)
            box.setAccessibleName(words)
            box.changed.connect(partial(self._looked, box, act))
            grid.addWidget(IconLabel(icon), row, 0)
            grid.addWidget(caption, row, 1)
            grid.addWidget(box, row, 2)
        grid.setColumnStretch(2, 1)
        return grid

    def _looked(self, box: Choice, act: object) -> None:
        assert callable(act)
        act(str(box.value()))
        self.rebuild()

    def _set_language(self, code: str) -> None:
        self._settings.keep("language", code)
        use_language(code)

    def _set_theme(self, name: str) -> None:
        self._settings.keep("theme", name)
        theme.apply(name, self._settings.zoom)

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("role", "dialogFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(*[theme.px(n) for n in (20, 10, 20, 10)])
        row.setSpacing(theme.px(8))
        row.addWidget(label(_("Version {version}", version=VERSION), "label"))
        row.addStretch(1)
        self.cancel = Button(N_("Cancel"), self._cancel)
        self.back = Button(N_("Back"), lambda: self.page().go_back(), icon="ph.caret-left")
        self.primary = QPushButton()
        self.primary.setProperty("role", "primary")
        self.primary.clicked.connect(self._advance)
        for button in (self.cancel, self.back, self.primary):
            row.addWidget(button)
        return foot

    # -- pages -------------------------------------------------------------------------------------

    def choose(self, what: str) -> None:
        """Shows the page of a choice."""
        self._what = what
        if what not in self.pages:
            page = self._made(what)
            page.changed.connect(self._refresh_foot)
            page.finished.connect(self.company_chosen)
            self.pages[what] = page
            self.stack.addWidget(page)
            self._acts_come_last()
        self.stack.setCurrentWidget(self.pages[what])
        self._refresh_foot()

    def _acts_come_last(self) -> None:
        """Tab and Enter go from the fields of the page to the buttons below them."""
        last = self.previousInFocusChain()
        while last.focusPolicy() == Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        assert last is not None, "the chain is a ring"
        QWidget.setTabOrder(last, self.cancel)
        QWidget.setTabOrder(self.cancel, self.back)
        QWidget.setTabOrder(self.back, self.primary)

    def _made(self, what: str) -> Page:
        if what == "open":
            return OpenPage(self._settings)
        if what == "demo":
            return DemoPage(self._clock, self._policy, self._make_room)
        if what == "restore":
            return RestorePage(self._policy, self._damaged)
        return NewCompanyPage(self._clock, self._policy, self._settings, self._make_room)

    def page(self) -> Page:
        """The chosen task."""
        return self.pages[self._what]

    def _refresh_foot(self) -> None:
        page = self.pages.get(self._what)
        if page is None:
            return
        self.primary.setText(page.action())
        self.primary.setEnabled(page.can_advance())
        self.back.setVisible(self._what == "new")
        self.back.setEnabled(page.can_go_back())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.primary.isEnabled():
            self._advance()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
            return
        super().keyPressEvent(event)

    def _advance(self) -> None:
        """The primary act; a cell that is still being typed in is taken first."""
        if self.primary.isEnabled():
            self.primary.setFocus()
            self.page().advance()

    def _cancel(self) -> None:
        """Gives running work up, else closes."""
        if not self.page().cancel():
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Work under way is given up and leaves nothing; what is filled in is kept."""
        for page in self.pages.values():
            page.cancel()
            page.leave()
        super().closeEvent(event)


def _first_choice(settings: Settings) -> str:
    """What was begun is gone on with; else the companies of this computer, else a new one."""
    if unfinished.kept(settings):
        return "new"
    return "open" if settings.recent else "new"
