"""Our parts of a dock's title bar: the muted path in its tab, and the four buttons at its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import PySide6QtAds as ads
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from app.kernel.text import N_, _
from ui.kit import icons, theme

if TYPE_CHECKING:
    from ui.shell.docks import Docks


class TabPath:
    """The muted text behind the department's name; it lives and dies with the tab."""

    def __init__(self, tab: ads.CDockWidgetTab) -> None:
        self._tab = tab
        self._label = QLabel(tab)
        self._label.setObjectName("dockPath")
        layout = tab.layout()
        title = tab.findChild(QLabel, "dockWidgetTabLabel")
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(layout.indexOf(title) + 1, self._label)
        self.retheme()

    def set_path(self, path: str) -> None:
        self._label.setText(f"\u2002{path}")  # the style sheet takes margins away
        self._label.setVisible(bool(path))

    def retheme(self) -> None:
        if shiboken6.isValid(self._tab):
            self._tab.setIconSize(theme.icon_size())


class AreaButtons(QWidget):
    """⋮, float, maximise and close, for whichever dock is current in the area."""

    def __init__(self, area: ads.CDockAreaWidget, docks: Docks) -> None:
        bar = area.titleBar()
        super().__init__(bar)
        self.setObjectName("dockButtons")
        self._area, self._docks = area, docks
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(4), 0)
        row.setSpacing(0)
        self._menu_button = self._button(self._show_menu)
        self._float_button = self._button(self._float)
        self._maximise_button = self._button(self._maximise)
        self._close_button = self._button(self._close)
        bar.layout().addWidget(self)
        self.refresh()

    def alive(self) -> bool:
        return shiboken6.isValid(self) and shiboken6.isValid(self._area)

    def _button(self, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setProperty("role", "dock")
        button.clicked.connect(act)
        self.layout().addWidget(button)
        return button

    def _key(self) -> str:
        dock = self._area.currentDockWidget()
        return dock.objectName() if dock else ""

    def refresh(self) -> None:
        """Icons, words and sizes of now."""
        away = self._area.isAutoHide() or self._area.dockContainer() is not self._docks.manager
        full = bool(self._docks.maximised)
        faces = (
            (self._menu_button, "ph.dots-three-vertical", N_("Panel menu")),
            (self._float_button, *_float_face(away)),
            (
                self._maximise_button,
                "ph.arrows-in-simple" if full else "ph.arrows-out-simple",
                N_("Restore (F11)") if full else N_("Maximise (F11)"),
            ),
            (self._close_button, "ph.x", N_("Close panel")),
        )
        for button, icon, text in faces:
            button.setIcon(icons.icon(icon, "muted"))
            button.setIconSize(theme.icon_size(15))
            button.setFixedSize(theme.px(26), theme.px(24))
            button.setToolTip(_(text))
            button.setAccessibleName(_(text))
        self._maximise_button.setVisible(not away)

    def _float(self) -> None:
        key = self._key()
        if self._docks.is_away(key):
            self._docks.dock_back(key)
        else:
            self._docks.float(key)

    def _maximise(self) -> None:
        self._docks.toggle_maximised(self._key())

    def _close(self) -> None:
        self._docks.hide(self._key())

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.exec(self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height())))

    def menu(self) -> QMenu:
        """What can be done with the current dock."""
        key, docks = self._key(), self._docks
        menu = QMenu(self)
        away = docks.is_away(key)
        if away:
            menu.addAction(_("Return to the window"), lambda: docks.dock_back(key))
        else:
            menu.addAction(_("Float"), lambda: docks.float(key))
            menu.addAction(_("Pin to the side"), lambda: docks.pin(key))
            text = N_("Restore (F11)") if docks.maximised else N_("Maximise (F11)")
            menu.addAction(_(text), lambda: docks.toggle_maximised(key))
            menu.addSeparator()
            menu.addAction(_("Split to the right"), lambda: docks.split(key, "right"))
            menu.addAction(_("Split below"), lambda: docks.split(key, "bottom"))
        menu.addSeparator()
        menu.addAction(_("Open beside"), lambda: docks.beside_requested.emit(key))
        menu.addAction(_("Close panel"), lambda: docks.hide(key))
        return menu


def _float_face(away: bool) -> tuple[str, str]:
    if away:
        return "ph.arrow-square-in", N_("Return to the window")
    return "ph.arrow-square-out", N_("Float")
