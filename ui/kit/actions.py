"""Acts on rows and documents, declared once: buttons, menus and shortcuts are views of the same tuple.

POST = Act("sales.invoice.post", N_("Post"), post, icon="ph.check", key="F8",
           permission="sales.invoice.post", enabled=lambda row: row.state == "draft", primary=True)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.kernel import formats
from app.kernel.errors import Cancelled, UserError
from app.kernel.text import _
from ui.kit import icons, keys
from ui.kit.buttons import Button, IconButton
from ui.kit.manifest import Context


class Act(NamedTuple):
    """What can be done with a thing. ``run(context, thing)``; ``enabled(thing)``.

    key: stable. text: marked, a verb. shortcut: as in ui.md ("F9"). ``primary`` makes its button the
    filled one; ``danger`` outlines it; ``menu_only`` keeps it out of button rows. ``many(context, rows)``:
    the same with all selected rows that it can be done with; without it only the current one is meant.
    """

    key: str
    text: str
    run: Callable[[Context, Any], object]
    icon: str = ""
    shortcut: str = ""
    permission: str = ""
    enabled: Callable[[Any], bool] | None = None
    primary: bool = False
    danger: bool = False
    menu_only: bool = False
    many: Callable[[Context, Sequence[Any]], object] | None = None

    def possible(self, context: Context, thing: Any) -> bool:
        """Whether this person may do it, now, with this thing."""
        if thing is None or (self.permission and not context.session.may(self.permission)):
            return False
        return self.enabled is None or self.enabled(thing)


def bind(owner: QWidget, key: str, run: Callable[[], object]) -> QAction:
    """A key that works wherever the keyboard is inside ``owner``; ``key`` as in ``keys.MAP``."""
    action = QAction(owner)
    keys.put(action, key)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: run())
    owner.addAction(action)
    return action


class Acts(QObject):
    """The acts of one widget, about ``current()``, or, where several things are meant, about ``several()``."""

    def __init__(
        self,
        owner: QWidget,
        context: Context,
        acts: Iterable[Act],
        current: Callable[[], Any],
        several: Callable[[], list[Any]] = list,
    ) -> None:
        super().__init__(owner)
        self.context, self._current, self._owner = context, current, owner
        self._several = several
        self.acts = tuple(a for a in acts if not a.permission or context.session.may(a.permission))
        self._actions: dict[str, QAction] = {}
        for act in self.acts:
            self._actions[act.key] = self._action(act)

    def _action(self, act: Act) -> QAction:
        action = QAction(self._owner)
        action.setObjectName(act.key)
        if act.shortcut:
            keys.put(action, act.shortcut)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.do(act.key))
        self._owner.addAction(action)
        return action

    def act(self, key: str) -> Act:
        return next(act for act in self.acts if act.key == key)

    def do(self, key: str) -> None:
        """Does it with the current thing, or all that are meant; errors are told by the window."""
        act, thing = self.act(key), self._current()
        several = self.among(act)
        if len(several) > 1 and act.many is not None:
            many = act.many
            guarded(self.context, lambda: many(self.context, several))
            return
        thing = several[0] if several else thing
        if not act.possible(self.context, thing):
            keys.idle.emit(act.shortcut)
            return
        guarded(self.context, lambda: act.run(self.context, thing))

    def among(self, act: Act) -> list[Any]:
        """The things of several that it can be done with; none where it takes only one."""
        if act.many is None:
            return []
        return [thing for thing in self._several() if act.possible(self.context, thing)]

    def possible(self, thing: Any = None) -> list[Act]:
        """The acts that can be done now."""
        thing = thing if thing is not None else self._current()
        return [act for act in self.acts if act.possible(self.context, thing)]

    def menu(self, parent: QWidget) -> QMenu:
        """A menu of what can be done now."""
        menu = QMenu(parent)
        for act in self.acts:
            many = len(self.among(act))
            if not many and not act.possible(self.context, self._current()):
                continue
            words = f"{_(act.text)} · {formats.count(many)}" if many > 1 else _(act.text)
            entry = menu.addAction(words, lambda key=act.key: self.do(key))
            if act.icon:
                entry.setIcon(icons.icon(act.icon, "danger" if act.danger else "muted"))
            if act.shortcut:
                entry.setShortcuts(keys.sequences(act.shortcut))
        return menu

    def buttons(self, thing: Any, most: int = 4) -> list[QWidget]:
        """The acts that can be done now: the first as a button with its key, the others as icons."""
        acts = [act for act in self.possible(thing) if not act.menu_only]
        acts.sort(key=lambda act: not act.primary)
        made: list[QWidget] = [self.button(act) for act in acts[:1]]
        for act in acts[1:most]:
            icon = act.icon or "ph.arrow-right"
            made.append(
                IconButton(icon, act.text, partial(self.do, act.key), key=act.shortcut, framed=True)
            )
        return made

    def button(self, act: Act) -> Button:
        """A button for it; made anew whenever the thing changes."""
        role = "primary" if act.primary else "danger" if act.danger else ""
        return Button(
            act.text, lambda: self.do(act.key), icon=act.icon, role=role, key=act.shortcut
        )


def guarded(context: Context, act: Callable[[], object]) -> bool:
    """Does something that a person asked for; a failure is told in its own words. True if it went well."""
    try:
        act()
    except Cancelled:
        return False
    except UserError as error:
        context.show_error(error)
        return False
    return True
