"""The dock area: one dock per department, tabbed, split, floated, pinned, maximised; layouts kept.

QtAds does the docking. Its own title bar buttons are switched off and replaced by ours, so that icons,
words, theme and accessibility are those of the rest of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import PySide6QtAds as ads
import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.kit import screen_room
from ui.shell.dock_title import AreaButtons, TabPath

LAYOUT_VERSION = 1
_SIDES = {
    "left": ads.LeftDockWidgetArea,
    "right": ads.RightDockWidgetArea,
    "top": ads.TopDockWidgetArea,
    "bottom": ads.BottomDockWidgetArea,
    "tab": ads.CenterDockWidgetArea,
}


def _configure() -> None:
    """QtAds reads these when the first manager is made."""
    flag = ads.CDockManager.eConfigFlag
    ads.CDockManager.setConfigFlags(flag.OpaqueSplitterResize)
    for name in (
        "FocusHighlighting",
        "AlwaysShowTabs",
        "DisableTabTextEliding",
        "DisableStylesheet",
        "DragPreviewIsDynamic",
        "DragPreviewShowsContentPixmap",
        "DragPreviewHasWindowFrame",
        "DoubleClickUndocksWidget",
        "EqualSplitOnInsertion",
        "FloatingContainerForceNativeTitleBar",
        "FloatingContainerHasWidgetIcon",
        "FloatingContainerHasWidgetTitle",
        "XmlCompressionEnabled",
        "MiddleMouseButtonClosesTab",
    ):
        ads.CDockManager.setConfigFlag(getattr(flag, name), True)
    hide = ads.CDockManager.eAutoHideFlag
    for name in ("AutoHideFeatureEnabled", "AutoHideShowOnMouseOver", "AutoHideHasMinimizeButton"):
        ads.CDockManager.setAutoHideConfigFlag(
            getattr(hide, name), name != "AutoHideShowOnMouseOver"
        )


@contextmanager
def _same_focus() -> Iterator[None]:
    """Docks that are hidden and shown again lose the keyboard: whoever had it has it again."""
    had = QApplication.focusWidget()
    yield
    if had is not None and shiboken6.isValid(had) and had.isVisible():
        had.setFocus()


class Docks(QObject):
    """Keeps the docks by the key of their department (a second one of it: see ``beside``).

    A passing dock is not hidden when it is closed: ``forget_requested`` asks for its removal.
    """

    active_changed = Signal(str)
    standing_changed = Signal()
    beside_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        _configure()
        self.manager = ads.CDockManager(window)
        self.manager.setObjectName("docks")
        self._docks: dict[str, ads.CDockWidget] = {}
        self._paths: dict[str, TabPath] = {}
        self._buttons: list[AreaButtons] = []
        self._before_maximise: QByteArray | None = None
        self._maximised = ""
        self._active = ""
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell_standing)
        self.manager.dockAreaCreated.connect(self._dress)
        self.manager.focusedDockWidgetChanged.connect(self._focus_moved)
        self.manager.stateRestored.connect(self._standing_soon)
        QApplication.instance().focusChanged.connect(self._into_content)  # type: ignore[union-attr]

    # -- docks ------------------------------------------------------------------------------

    def add(self, key: str, title: str, content: QWidget, *, passing: bool = False) -> None:
        """A dock, closed until it is shown."""
        dock = ads.CDockWidget(self.manager, title)
        dock.setObjectName(key)
        if passing:
            dock.setFeature(ads.CDockWidget.CustomCloseHandling, True)
            dock.closeRequested.connect(partial(self.forget_requested.emit, key))
        dock.setWidget(content, ads.CDockWidget.eInsertMode.ForceNoScrollArea)
        dock.setMinimumSizeHintMode(
            ads.CDockWidget.eMinimumSizeHintMode.MinimumSizeHintFromContentMinimumSize
        )
        self._docks[key] = dock
        self._paths[key] = TabPath(dock.tabWidget())
        dock.viewToggled.connect(self._standing_soon)
        dock.visibilityChanged.connect(self._standing_soon)

    def remove(self, key: str) -> None:
        """Takes the dock away; the attention goes to one that is left."""
        dock = self._docks.pop(key)
        del self._paths[key]
        self.manager.removeDockWidget(dock)
        dock.takeWidget()
        dock.deleteLater()
        if self._active == key:
            left = self.shown()
            if left:
                self.focus(min(left))
        self._standing_soon()

    def __contains__(self, key: str) -> bool:
        return key in self._docks

    def keys(self) -> list[str]:
        return list(self._docks)

    def dock(self, key: str) -> ads.CDockWidget:
        return self._docks[key]

    def describe(self, key: str, title: str, path: str, icon: object) -> None:
        """Title, muted path and icon of a dock's title bar."""
        dock = self._docks[key]
        dock.setWindowTitle(title)
        dock.setIcon(icon)
        self._paths[key].set_path(path)
        dock.tabWidget().setAccessibleName(f"{title}, {path}" if path else title)
        dock.setAccessibleName(title)

    @property
    def active(self) -> str:
        """The department that has the attention; "" for none."""
        return self._active if self._active in self.shown() else ""

    def shown(self) -> set[str]:
        """The docks a person can see now (a tab behind another is not seen)."""
        return {key for key, dock in self._docks.items() if self._seen(dock)}

    @staticmethod
    def _seen(dock: ads.CDockWidget) -> bool:
        return Docks._open(dock) and dock.isCurrentTab()

    @staticmethod
    def _open(dock: ads.CDockWidget) -> bool:
        """A dock that was never placed has no area, though QtAds does not call it closed."""
        return dock.dockAreaWidget() is not None and not dock.isClosed()

    # -- showing ------------------------------------------------------------------------------

    def show(self, key: str) -> None:
        """Shows the dock where it was last, or as a tab of the active one; gives it the attention."""
        self.restore_maximised(unless=key)
        dock = self._docks[key]
        if dock.dockAreaWidget() is None and not dock.isAutoHide():
            self._place(dock, ads.CenterDockWidgetArea)
        elif dock.isClosed():
            dock.toggleView(True)
        if dock.isInFloatingContainer():
            dock.window().raise_()
        dock.setAsCurrentTab()
        self.focus(key)

    def show_beside(self, key: str) -> None:
        """Shows the dock to the right of the active one."""
        self.restore_maximised()
        self.split(key, "right")

    def split(self, key: str, side: str, of: str = "") -> None:
        """Moves the dock to a side of another (the active one), or among its tabs."""
        self._place(self._docks[key], _SIDES[side], of)
        self.focus(key)

    def share_width(self, key: str, shares: tuple[int, ...]) -> None:
        """Gives the areas beside each other these parts of the whole."""
        area = self._docks[key].dockAreaWidget()
        if area is not None:
            whole = max(1, self.manager.width())
            self.manager.setSplitterSizes(area, [whole * s // sum(shares) for s in shares])

    def _place(self, dock: ads.CDockWidget, where: object, of: str = "") -> None:
        target = self._target_area(of)
        if target is not None and target is not dock.dockAreaWidget():
            self.manager.addDockWidget(where, dock, target)
        elif target is not None and where is not ads.CenterDockWidgetArea:
            if target.dockWidgetsCount() > 1:
                self.manager.addDockWidget(where, dock, target)
        else:
            self.manager.addDockWidget(ads.CenterDockWidgetArea, dock)
        dock.toggleView(True)
        dock.tabWidget().show()

    def _target_area(self, of: str = "") -> ads.CDockAreaWidget | None:
        wanted = of or self._active
        dock = self._docks.get(wanted)
        if dock is not None and self._open(dock) and not dock.isFloating():
            area = dock.dockAreaWidget()
            if area is not None and area.dockContainer() is self.manager:
                return area
        opened = self.manager.openedDockAreas()
        return opened[0] if opened else None

    def hide(self, key: str) -> None:
        """Closes the panel."""
        self.restore_maximised()
        self._docks[key].requestCloseDockWidget()

    def focus(self, key: str) -> None:
        """Gives the attention to a dock: frame, rail mark and keyboard."""
        self.manager.setDockWidgetFocused(self._docks[key])
        self._set_active(key)

    def step(self, by: int) -> None:
        """F6: the attention goes to the next visible dock."""
        shown = [key for key in self._docks if key in self.shown()]
        if shown:
            here = shown.index(self._active) if self._active in shown else -1
            self.focus(shown[(here + by) % len(shown)])

    # -- floating, pinning, maximising ----------------------------------------------------------

    def float(self, key: str) -> None:
        self.restore_maximised()
        self._docks[key].setFloating()
        screen_room.bring_inside(self._docks[key].floatingDockContainer())
        self.focus(key)

    def dock_back(self, key: str) -> None:
        """A floated or pinned dock returns into the window."""
        dock = self._docks[key]
        if dock.isAutoHide():
            dock.setAutoHide(False)
        self._place(dock, ads.CenterDockWidgetArea, of=next(iter(self._inside()), ""))
        self.focus(key)

    def _inside(self) -> list[str]:
        return [
            key
            for key, dock in self._docks.items()
            if self._open(dock) and not dock.isInFloatingContainer() and not dock.isAutoHide()
        ]

    def is_away(self, key: str) -> bool:
        """Whether the dock floats or is pinned to the side."""
        dock = self._docks[key]
        return dock.isInFloatingContainer() or dock.isAutoHide()

    def pin(self, key: str) -> None:
        """The dock becomes a handle at the right side of the window."""
        self.restore_maximised()
        self._docks[key].setAutoHide(True, ads.SideBarRight)

    @property
    def maximised(self) -> str:
        return self._maximised

    def toggle_maximised(self, key: str = "") -> None:
        """F11: the dock fills the area; again: everything returns to where it was."""
        if self._maximised:
            self.restore_maximised()
            return
        key = key or self.active
        dock = self._docks.get(key)
        if dock is None or self.is_away(key):
            return
        self._before_maximise = self.manager.saveState(LAYOUT_VERSION)
        self._maximised = key
        with _same_focus():
            for other in self._docks.values():
                if other is not dock and self._open(other) and not other.isInFloatingContainer():
                    other.toggleView(False)
            self.focus(key)
        self._refresh_buttons()

    def restore_maximised(self, unless: str = "") -> None:
        """Undoes ``toggle_maximised``, unless that very dock is asked for."""
        if not self._maximised or self._maximised == unless or self._before_maximise is None:
            return
        state, self._before_maximise = self._before_maximise, None
        key, self._maximised = self._maximised, ""
        with _same_focus():
            self.manager.restoreState(state, LAYOUT_VERSION)
            self.focus(key)
        self._refresh_buttons()

    # -- layouts ---------------------------------------------------------------------------------

    def layout(self) -> QByteArray:
        """The layout as it is without a maximised dock."""
        return self._before_maximise or self.manager.saveState(LAYOUT_VERSION)

    def floats(self) -> tuple[QRect, ...]:
        """Where the floating windows stand."""
        floating = self.manager.floatingWidgets()
        return tuple(window.frameGeometry() for window in floating if window.isVisible())

    def leave(self) -> None:
        """Closes the floating windows: left open they would outlive the window."""
        for floating in self.manager.floatingWidgets():
            floating.hide()

    def restore_layout(self, state: QByteArray) -> bool:
        """Puts a kept layout back; False (and nothing shown) where it is damaged or empty."""
        self._before_maximise, self._maximised = None, ""
        if state.isEmpty():
            return False
        self._register()
        if not self.manager.restoreState(state, LAYOUT_VERSION):
            return False
        return any(self._open(dock) for dock in self._docks.values())

    def _register(self) -> None:
        """QtAds restores only docks that were placed once."""
        for dock in self._docks.values():
            if dock.dockAreaWidget() is None:
                self.manager.addDockWidgetTab(ads.CenterDockWidgetArea, dock)

    def close_all(self) -> None:
        self._before_maximise, self._maximised = None, ""
        for dock in self._docks.values():
            if self._open(dock):
                dock.toggleView(False)

    # -- dress -----------------------------------------------------------------------------------

    def _dress(self, area: ads.CDockAreaWidget) -> None:
        area.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons = [buttons for buttons in self._buttons if buttons.alive()]
        self._buttons.append(AreaButtons(area, self))

    def retheme(self) -> None:
        """Takes up theme, zoom and language of now."""
        for path in self._paths.values():
            path.retheme()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        self._buttons = [buttons for buttons in self._buttons if buttons.alive()]
        for buttons in self._buttons:
            buttons.refresh()

    def _focus_moved(self, _old: object, now: ads.CDockWidget | None) -> None:
        if now is not None and now.objectName() in self._docks:
            self._set_active(now.objectName())

    def _into_content(self, before: QWidget | None, now: QWidget | None) -> None:
        """A click beside every field gives the keyboard to the dock, which has no use for it: whoever had it
        in this dock has it again, else its keys would do nothing."""
        if not isinstance(now, ads.CDockWidget) or now.objectName() not in self._docks:
            return
        content = now.widget()
        if before is None or not shiboken6.isValid(before) or not content.isAncestorOf(before):
            before = content.focusWidget()
        if before is not None and before.isVisible():
            before.setFocus()

    def _set_active(self, key: str) -> None:
        if key != self._active:
            self._active = key
            self.active_changed.emit(key)
        self._standing_soon()

    def _standing_soon(self, *_ignored: object) -> None:
        """Docking emits many signals for one act: rail and buttons are told once, afterwards."""
        self._telling.start()

    def _tell_standing(self) -> None:
        self._refresh_buttons()
        self.standing_changed.emit()
