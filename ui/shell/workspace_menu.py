"""The menu of workspaces: choosing one, and keeping, renaming and deleting one's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.kernel.text import N_, _
from ui.kit import dialogs, keys
from ui.shell.arrangement import KEPT
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

PREFIX = "workspace."
MOST_KEYS = 9


def commands(window: MainWindow) -> list[Command]:
    """One command for each workspace, the built-in ones first; the first nine have a key."""
    arrangement = window.arrangement
    found = [(w.key, w.title, partial(arrangement.apply, w)) for w in arrangement.workspaces()]
    found += [
        (KEPT + name, name, partial(arrangement.apply_kept, name)) for name in arrangement.names()
    ]
    return [
        Command(
            PREFIX + key,
            N_("Workspace: {name}"),
            act,
            shortcut=f"Ctrl+Alt+{number}" if number <= MOST_KEYS else "",
            icon="ph.layout",
            values=(("name", title),),
        )
        for number, (key, title, act) in enumerate(found, start=1)
    ]


def fill(window: MainWindow, menu: QMenu) -> None:
    """Every workspace with its key, and what can be done with one's own."""
    arrangement = window.arrangement
    for command in commands(window):
        key = command.key.removeprefix(PREFIX)
        name = _(dict(command.values)["name"]).replace("&", "&&")
        if key == KEPT + next(iter(arrangement.names()), ""):
            menu.addSeparator()
        entry = menu.addAction(f"{name}\t{keys.shown(command.shortcut)}", command.run)
        entry.setCheckable(True)
        entry.setChecked(arrangement.chosen == key)
    menu.addSeparator()
    menu.addAction(_("Save this layout…"), partial(ask_to_keep, window))
    if arrangement.names():
        _fill_own(window, menu.addMenu(_("My workspaces")))


def _fill_own(window: MainWindow, menu: QMenu) -> None:
    for name in window.arrangement.names():
        shown = name.replace("&", "&&")
        menu.addAction(_("Rename {name}…", name=shown), partial(ask_to_rename, window, name))
        menu.addAction(_("Delete {name}…", name=shown), partial(ask_to_forget, window, name))


def ask_to_keep(window: MainWindow) -> None:
    """Asks for a name and keeps the layout under it; asks again before it replaces another."""
    name = dialogs.ask_text(
        window,
        _("Save this layout"),
        _("Panels, their sections and floating windows are kept under this name."),
        _("Name of the workspace"),
        N_("Save"),
    )
    if name is not None and _may_replace(window, name):
        window.arrangement.keep_as(name)


def _may_replace(window: MainWindow, name: str) -> bool:
    return name not in window.arrangement.names() or dialogs.ask(
        window,
        _("Replace the workspace {name}?", name=name),
        _("The layout kept under this name is lost."),
        N_("Replace"),
        danger=True,
    )


def ask_to_rename(window: MainWindow, name: str) -> None:
    new = dialogs.ask_text(
        window, _("Rename {name}", name=name), "", _("Name of the workspace"), N_("Rename")
    )
    if new is None or new == name or not _may_replace(window, new):
        return
    if new in window.arrangement.names():
        window.arrangement.forget(new)
    window.arrangement.rename(name, new)


def ask_to_forget(window: MainWindow, name: str) -> None:
    if dialogs.ask(
        window,
        _("Delete the workspace {name}?", name=name),
        _("The panels stay as they stand now."),
        N_("Delete"),
        danger=True,
    ):
        window.arrangement.forget(name)
