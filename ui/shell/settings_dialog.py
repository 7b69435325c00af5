"""The settings of this person's window, each taken over at once; keys and company have pages of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QVBoxLayout, QWidget

from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, discard, foot, label, line
from ui.kit.fields import Choice
from ui.shell.settings import DENSITIES, LANGUAGES, SIZES, THEMES

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow


class SettingsDialog(QDialog):
    """Worded and sized anew with every choice, so that the person sees what it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self.choices: dict[str, Choice] = {}
        self.rebuild()

    def rebuild(self) -> None:
        """In the language, colours and sizes of now; the keyboard stays at its field."""
        at = next((key for key, box in self.choices.items() if box.hasFocus()), "language")
        discard(self._body)
        self.setWindowTitle(_("Settings"))
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(label(_("Settings"), "h1"))
        column.addLayout(self._looks())
        column.addWidget(line(soft=True))
        column.addLayout(self._pages())
        column.addStretch(1)
        self._column.addWidget(self._body)
        self._column.addWidget(self._foot())
        self.setMinimumWidth(theme.px(520))
        self.adjustSize()
        self.choices[at].setFocus()

    def _looks(self) -> QGridLayout:
        settings, window = self._window.settings, self._window
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        looks: list[tuple[str, str, Any, Any, Callable[[Any], None]]] = [
            ("language", _("Language"), LANGUAGES, settings.language, window.set_language),
            ("theme", _("Theme"), THEMES, settings.theme, window.set_theme),
            ("zoom", _("Size of text"), SIZES, settings.zoom, window.set_zoom),
            ("density", _("Density"), DENSITIES, settings.density, window.set_density),
        ]
        for at, (key, words, choices, value, act) in enumerate(looks):
            box = Choice(choices)
            box.set_value(value)
            box.setAccessibleName(words)
            box.changed.connect(partial(self._take, box, act))
            caption = label(words, "muted")
            caption.setBuddy(box)
            grid.addWidget(caption, at, 0)
            grid.addWidget(box, at, 1)
            self.choices[key] = box
        return grid

    def _take(self, box: Choice, act: Callable[[Any], None]) -> None:
        act(box.value())
        QTimer.singleShot(0, self, self.rebuild)

    def _pages(self) -> QGridLayout:
        """What has a page of its own."""
        window = self._window
        pages = [
            (
                N_("Keyboard shortcuts"),
                _("Every key of the program, to change and to print."),
                partial(window.commands.run, "help.keys"),
            )
        ]
        if "data" in window.departments:
            pages.append(
                (
                    N_("Company profile"),
                    _("Name, address, tax numbers and logo, as they are printed."),
                    partial(window.open_section, "data", "company"),
                )
            )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(0, 1)
        for at, (title, words, act) in enumerate(pages):
            grid.addWidget(label(words, "muted", wrap=True), at, 0)
            grid.addWidget(Button(title, partial(self._leave_for, act)), at, 1)
        return grid

    def buttons(self) -> list[Button]:
        """The ways to the other pages, and the way out."""
        return [button for button in self.findChildren(Button) if button.isVisible()]

    def _leave_for(self, act: Callable[[], object]) -> None:
        self.accept()
        act()

    def _foot(self) -> QFrame:
        for old in self.findChildren(QFrame, "settingsFoot"):
            discard(old)
        close = Button(N_("Close"), self.accept, role="primary")
        close.setDefault(True)
        made = foot(close)
        made.setObjectName("settingsFoot")
        return made


def show(window: MainWindow) -> None:
    """Opens the settings over the window."""
    SettingsDialog(window).open()
