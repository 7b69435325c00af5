"""The menu bar, made from commands, departments' actions and their reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QMenuBar

from app.kernel.text import N_, _
from ui.shell.commands import Command, Commands

MENUS = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("view", N_("&View")),
    ("transactions", N_("&Transactions")),
    ("reports", N_("&Reports")),
    ("tools", N_("T&ools")),
    ("help", N_("&Help")),
)


class MenuBar(QMenuBar):
    """Filled when a menu opens, so that it always tells what can be done now."""

    def __init__(self, commands: Commands, submenus: dict[str, Callable[[QMenu], None]]) -> None:
        super().__init__()
        self._commands, self._submenus = commands, submenus
        self._menus: dict[str, QMenu] = {}
        for key, title in MENUS:
            menu = self.addMenu(_(title))
            menu.setObjectName(f"menu.{key}")
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(partial(self._fill, key))
            menu.aboutToHide.connect(commands.release)
            self._menus[key] = menu

    def menu_named(self, key: str) -> QMenu:
        """A menu as it stands when opened now."""
        self._fill(key)
        return self._menus[key]

    def _fill(self, key: str) -> None:
        menu = self._menus[key]
        menu.clear()
        self._commands.refresh()
        group = ""
        for command in self._commands.in_menu(key):
            if command.separate and not menu.isEmpty():
                menu.addSeparator()
            if command.group and command.group != group:
                group = command.group
                menu.addSeparator()
            self._add(menu, command)

    def _add(self, menu: QMenu, command: Command) -> None:
        fill = self._submenus.get(command.key)
        if fill is None:
            menu.addAction(self._commands.actions[command.key])
            return
        submenu = menu.addMenu(command.wording())
        submenu.setIcon(self._commands.actions[command.key].icon())
        fill(submenu)

    def retranslate(self) -> None:
        for key, title in MENUS:
            self._menus[key].setTitle(_(title))
