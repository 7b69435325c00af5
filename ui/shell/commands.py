"""The window's own acts, each declared once: menus, shortcuts and the palette are views of this list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.kernel.text import _
from ui.kit import icons, keys


class Command(NamedTuple):
    """An act: stable key, marked text, what it does, icon, shortcut, and the menu it stands in.

    ``enabled`` is asked when a menu or the palette opens. ``separate`` draws a line above it.
    ``late``: the panel that has the keyboard is asked first, the window takes what it leaves.
    ``values`` are marked words for the named places of the text.
    """

    key: str
    text: str
    run: Callable[[], object]
    menu: str = ""
    icon: str = ""
    shortcut: str = ""
    enabled: Callable[[], bool] | None = None
    checked: Callable[[], bool] | None = None
    separate: bool = False
    group: str = ""
    late: bool = False
    values: tuple[tuple[str, str], ...] = ()

    def wording(self) -> str:
        """The text in the language of now, without mnemonic."""
        return _(self.text, **{name: _(word) for name, word in self.values})


class Commands(QObject):
    """All commands of a window with their ``QAction``s."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.all: dict[str, Command] = {}
        self.actions: dict[str, QAction] = {}

    def declare(self, commands: Iterable[Command]) -> None:
        for command in commands:
            self._declare(command)

    def _declare(self, command: Command) -> None:
        if command.key in self.all:
            raise ValueError(f"declared twice: {command.key}")
        action = QAction(self._window)
        action.setObjectName(command.key)
        if command.shortcut and not command.late:
            keys.put(action, command.shortcut)
        if command.shortcut:
            group = keys.WINDOW
            keys.declare([keys.Key(command.shortcut, command.text, group, values=command.values)])
        action.setCheckable(command.checked is not None)
        action.triggered.connect(lambda: self.run(command.key))
        self._window.addAction(action)
        self.all[command.key] = command
        self.actions[command.key] = action
        self._dress(command)

    def withdraw(self, prefix: str) -> None:
        """Takes back the commands whose keys begin like this."""
        for key in [key for key in self.all if key.startswith(prefix)]:
            del self.all[key]
            action = self.actions.pop(key)
            self._window.removeAction(action)
            action.deleteLater()

    def run(self, key: str) -> None:
        """Does it, if it can be done now; what cannot is told."""
        command = self.all[key]
        possible = command.enabled is None or command.enabled()
        if not possible or command.run() is False:
            keys.idle.emit(command.shortcut)

    def take_key(self, pressed: QKeySequence) -> bool:
        """Does the late command of a key that no panel wanted; False where there is none."""
        for command in self.all.values():
            if command.late and pressed in keys.sequences(command.shortcut):
                self.run(command.key)
                return True
        return False

    def _dress(self, command: Command) -> None:
        action = self.actions[command.key]
        hint = f"\t{keys.shown(command.shortcut)}" if command.late else ""
        action.setText(command.wording().replace("&", "&&") + hint)

    def refresh(self, keys: Iterable[str] = ()) -> None:
        """Asks again what can be done and what is chosen; icons are drawn when a menu shows them."""
        for key in keys or self.all:
            command, action = self.all[key], self.actions[key]
            if command.icon:
                action.setIcon(icons.icon(command.icon, "muted"))
            if command.enabled is not None:
                action.setEnabled(command.enabled())
            if command.checked is not None:
                action.setChecked(command.checked())

    def release(self) -> None:
        """Enables every action again when a menu closes: a shortcut asks ``enabled`` by itself."""
        for action in self.actions.values():
            action.setEnabled(True)

    def retheme(self) -> None:
        """Words and colours of now."""
        for command in self.all.values():
            self._dress(command)

    def in_menu(self, menu: str) -> list[Command]:
        return [command for command in self.all.values() if command.menu == menu]
