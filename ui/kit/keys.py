"""The map of the keyboard: every key once, by the act it stands for, and what a person made of it.

An act is named by its usual key: ``of("F8")`` is whatever a person takes the next step with. Menus, tooltips,
buttons and ``actions.bind`` all ask here, so a changed key is changed everywhere at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.kernel.text import N_, _

WINDOW, PANEL, DOCUMENT, LINES = N_("Window"), N_("Panel"), N_("Document"), N_("Lines")
FIXED = N_("The same everywhere")


class Key(NamedTuple):
    """One act of the keyboard. ``usual``: its key as in ui.md; alternatives after " | ".

    text: marked; ``values`` are marked words for its named places. group: one of the groups above. A ``fixed`` one cannot be changed: the platform or the
    field itself reads it.
    """

    usual: str
    text: str
    group: str = PANEL
    fixed: bool = False
    values: tuple[tuple[str, str], ...] = ()

    def wording(self) -> str:
        """The act in the language of now."""
        return _(self.text, **{name: _(word) for name, word in self.values})


MAP = (
    Key("F1", N_("Help for this screen; in the help: this list"), WINDOW),
    Key("F2", N_("Edit the cell or the document"), PANEL),
    Key("F3", N_("Next result or problem"), PANEL),
    Key("Shift+F3", N_("Previous result or problem"), PANEL),
    Key("F4", N_("Open the list of choices"), PANEL),
    Key("F5", N_("Read again or calculate again"), PANEL),
    Key("F6", N_("Next pane or panel"), WINDOW),
    Key("Shift+F6", N_("Previous pane or panel"), WINDOW),
    Key("F7", N_("Card or history of the item or partner"), PANEL),
    Key("F8", N_("Post, or the next step of the document"), DOCUMENT),
    Key("F9", N_("Receive or pay"), DOCUMENT),
    Key("F10", N_("Menu bar"), WINDOW),
    Key("F11", N_("Maximise or restore the panel"), WINDOW),
    Key("F12", N_("Print preview"), PANEL),
    Key("Ctrl+N", N_("New in this section"), PANEL),
    Key("Ctrl+S", N_("Save the draft"), DOCUMENT),
    Key("Ctrl+P", N_("Print"), PANEL),
    Key("Ctrl+F", N_("Find in this section"), PANEL),
    Key("Ctrl+K", N_("Command palette"), WINDOW),
    Key("Ctrl+Shift+F", N_("Search everywhere"), WINDOW),
    Key("Ctrl+O", N_("Open company…"), WINDOW),
    Key("Ctrl+W", N_("Close tab"), WINDOW),
    Key("Ctrl+Z", N_("Undo"), DOCUMENT),
    Key("Ctrl+Y", N_("Redo"), DOCUMENT),
    Key("Ctrl+T", N_("Take from earlier documents"), DOCUMENT),
    Key("Ctrl+J", N_("Show or hide the journal"), DOCUMENT),
    Key("Ctrl+I", N_("Show or hide the inspector"), PANEL),
    Key("Ctrl+PgDown", N_("Next tab"), WINDOW),
    Key("Ctrl+PgUp", N_("Previous tab"), WINDOW),
    Key("Ctrl+Return", N_("Save and new"), DOCUMENT),
    Key("Ctrl++ | Ctrl+=", N_("Larger text"), WINDOW),
    Key("Ctrl+-", N_("Smaller text"), WINDOW),
    Key("Ctrl+0", N_("Normal text"), WINDOW),
    Key("Ctrl+D", N_("Copy the cell above"), LINES),
    Key("Ctrl+Ins", N_("Insert a line"), LINES),
    Key("Ctrl+Del", N_("Delete the line"), LINES),
    Key("Alt+Up", N_("Move the line up"), LINES),
    Key("Alt+Down", N_("Move the line down"), LINES),
    Key("Alt+Return", N_("Take what a red cell suggests"), LINES),
    Key("Return", N_("Next field or cell; opens a row in a list"), FIXED, fixed=True),
    Key("Space", N_("Preview of the row"), FIXED, fixed=True),
    Key("Tab", N_("Next field"), FIXED, fixed=True),
    Key("Esc", N_("Close the popup, then the cell, then the grid, then the tab"), FIXED, fixed=True),
    Key("Ctrl+C", N_("Copy the rows with their column titles"), FIXED, fixed=True),
    Key("Ctrl+Shift+C", N_("Copy the plain values"), FIXED, fixed=True),
    Key("Ctrl+V", N_("Paste"), FIXED, fixed=True),
    Key("Ctrl+X", N_("Cut"), FIXED, fixed=True),
    Key("Ctrl+A", N_("Select everything"), FIXED, fixed=True),
)  # fmt: skip


class _Board(QObject):
    """What is declared and chosen now; tells when it changes."""

    changed = Signal()
    idle = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.all: dict[str, Key] = {key.usual: key for key in MAP}
        self.chosen: dict[str, str] = {}


_board = _Board()
changed = _board.changed
idle = _board.idle  # a key that does nothing here was pressed: its usual name


def every() -> tuple[Key, ...]:
    """All keys, in the order of the map."""
    return tuple(_board.all.values())


def declare(keys: Iterable[Key]) -> None:
    """Adds what only the window knows: departments, workspaces."""
    for key in keys:
        _board.all.setdefault(key.usual, key)


def of(usual: str) -> str:
    """The key a person presses for this act; what is not in the map stays as it is."""
    return _board.chosen.get(usual, usual)


def choose(chosen: Mapping[str, str]) -> None:
    """Takes over a person's keys, by usual key; what is not named is usual again."""
    known = {usual: key for usual, key in chosen.items() if usual in _board.all}
    _board.chosen = {usual: key for usual, key in known.items() if key != usual}
    changed.emit()


def chosen() -> dict[str, str]:
    """The keys that differ from the usual ones."""
    return dict(_board.chosen)


def taken_by(pressed: str, but: str = "") -> Key | None:
    """Whose key this is already; ``but`` is the usual key of who asks."""
    wanted = QKeySequence(pressed)
    for key in _board.all.values():
        if key.usual != but and wanted in sequences(key.usual):
            return key
    return None


def meant(pressed: QKeySequence) -> Key | None:
    """The act of a pressed key."""
    return taken_by(pressed.toString())


def sequences(usual: str) -> list[QKeySequence]:
    """What has to be pressed for an act, in all its forms."""
    return [QKeySequence(each) for each in of(usual).split(" | ")]


def shown(usual: str) -> str:
    """The key as it is told: "Ctrl+Enter", the first form only."""
    return of(usual).split(" | ")[0].replace("Return", "Enter")


def put(action: QAction, usual: str) -> None:
    """Gives an action the key of an act, now and after every change."""
    action.setProperty("usualKey", usual)
    action.setShortcuts(sequences(usual))


def read(event: QKeyEvent) -> tuple[int, Qt.KeyboardModifier]:
    """Key and modifiers as if nothing had been changed, for widgets that read keys themselves.

    0 for a usual key whose act a person gave to another.
    """
    pressed = QKeySequence(event.keyCombination())
    key = meant(pressed) if _board.chosen else None
    if key is not None:
        combination = QKeySequence(key.usual.split(" | ")[0])[0]  # type: ignore[index]
        return combination.key().value, combination.keyboardModifiers()
    moved = any(pressed == QKeySequence(usual) for usual in _board.chosen)
    return 0 if moved else event.key(), event.modifiers()


def put_again(window: QWidget) -> None:
    """Gives every action below a window its key of now."""
    for action in window.findChildren(QAction):
        usual = action.property("usualKey")
        if usual:
            action.setShortcuts(sequences(usual))
