"""Which panels stand where: as a workspace says, as the person kept them, as they were at the last start.

Everything is kept per user. What cannot be restored (a damaged layout, one of another version, a screen that
is gone) gives way to the built-in layout, and a notice says so.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer

from app.kernel.text import _
from ui.kit import theme
from ui.shell import beside, workspaces
from ui.shell.workspaces import BUILT_IN, KeptLayout, Workspace

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

NORMAL = (1440, 900)
NARROWEST = 1100  # below it workspaces open as tabs
KEPT = "kept:"


class Arrangement(QObject):
    """Arranges the docks of one window and remembers how they stand."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def _key(self, what: str) -> str:
        return f"layout/{self._window.session.user.name}/{what}"

    # -- from start to start -----------------------------------------------------------------------

    def restore(self) -> None:
        """Window, docks and sections as they were at the last start; else the built-in layout."""
        self._restore_frame()
        text = self._window.settings.get(self._key("last"))
        layouts = workspaces.understood(text)
        if layouts and self._show(layouts[0]):
            return
        self.apply(BUILT_IN[0])
        if text is not None:
            self._tell_lost(layouts)

    def _restore_frame(self) -> None:
        window, settings = self._window, self._window.settings
        geometry = settings.blob(self._key("geometry"))
        if geometry.isEmpty() or not window.restoreGeometry(geometry):
            window.resize(*NORMAL)
            return
        frame = settings.get(self._key("frame"))
        if isinstance(frame, QRect) and not workspaces.within_reach(frame):
            self._tell(
                _("The screen the window stood on is gone."),
                _("The window was brought to this screen."),
            )

    def keep(self) -> bool:
        """Remembers window, docks and sections for the next start; False where that cannot be written."""
        window, settings = self._window, self._window.settings
        settings.keep(self._key("geometry"), window.saveGeometry())
        settings.keep(self._key("frame"), window.frameGeometry())
        settings.keep(self._key("last"), workspaces.worded([self.now()]))
        return settings.write()

    def now(self) -> KeptLayout:
        """The layout as it stands."""
        docks = self._window.docks
        sections = {key: content.section for key, content in self._window.contents.items()}
        return KeptLayout(docks.layout(), docks.active, sections, docks.floats())

    def _show(self, layout: KeptLayout) -> bool:
        """Puts a kept layout back; False where that is not possible any more."""
        docks = self._window.docks
        if not layout.fits_the_screens():
            return False
        beside.have(self._window, layout.sections)
        for key, content in self._window.contents.items():
            content.begin_with(layout.sections.get(key, ""))
        if not docks.restore_layout(layout.docks):
            return False
        shown = docks.shown()
        docks.focus(layout.active if layout.active in shown else min(shown, default="home"))
        return True

    def _tell_lost(self, layouts: list[KeptLayout] | None) -> None:
        gone = bool(layouts) and not all(layout.fits_the_screens() for layout in layouts or ())
        self._tell(
            _("The screen of a floating panel is gone.")
            if gone
            else _("The kept layout could not be restored."),
            _("The built-in layout is shown. Your documents are not affected."),
        )

    def _tell(self, title: str, detail: str) -> None:
        """A moment later: the window is not there yet."""
        QTimer.singleShot(0, self, partial(self._window.notify, "warning", title, detail))

    # -- built-in workspaces -------------------------------------------------------------------------

    def workspaces(self) -> list[Workspace]:
        return workspaces.present(set(self._window.departments))

    def apply(self, workspace: Workspace) -> None:
        """Arranges the docks as a built-in workspace says; as tabs in a narrow window."""
        window, docks = self._window, self._window.docks
        docks.close_all()
        wide = window.width() >= theme.px(NARROWEST)
        keys = beside.docks_of(place.department for place in workspace.places)
        beside.have(window, keys)
        previous = ""
        for key, place in zip(keys, workspace.places, strict=True):
            window.contents[key].begin_with(place.section)
            if previous:
                docks.split(key, place.side if wide else "tab", of=previous)
            elif docks.is_away(key):
                docks.dock_back(key)
            else:
                docks.show(key)
            previous = key
        if workspace.shares and wide:
            docks.share_width(keys[0], workspace.shares)
        docks.show(keys[0])
        self._choose(workspace.key)

    # -- kept workspaces -------------------------------------------------------------------------------

    def kept(self) -> list[KeptLayout]:
        """The person's own workspaces, in the order they were first kept."""
        return workspaces.understood(self._window.settings.get(self._key("workspaces"))) or []

    def names(self) -> list[str]:
        return [layout.name for layout in self.kept()]

    def _keep_all(self, layouts: list[KeptLayout]) -> None:
        self._window.settings.keep(self._key("workspaces"), workspaces.worded(layouts))
        self._window.workspaces_changed()

    def keep_as(self, name: str) -> None:
        """Keeps the layout of now under a name, in place of what had it."""
        layout = self.now().named(name)
        if name in self.names():
            self._keep_all([layout if old.name == name else old for old in self.kept()])
        else:
            self._keep_all([*self.kept(), layout])
        self._choose(KEPT + name)

    def rename(self, old: str, new: str) -> None:
        self._keep_all([each.named(new) if each.name == old else each for each in self.kept()])
        if self.chosen == KEPT + old:
            self._choose(KEPT + new)

    def forget(self, name: str) -> None:
        self._keep_all([each for each in self.kept() if each.name != name])
        if self.chosen == KEPT + name:
            self._choose("")

    def apply_kept(self, name: str) -> None:
        """Arranges the docks as the person kept them; falls back to the built-in layout."""
        found = [layout for layout in self.kept() if layout.name == name]
        if found and self._show(found[0]):
            self._choose(KEPT + name)
            return
        self.apply(BUILT_IN[0])
        self._tell_lost(found)

    # -- which one ----------------------------------------------------------------------------------

    @property
    def chosen(self) -> str:
        """The key of the workspace chosen last: a built-in one's, or "kept:" and the name."""
        return str(self._window.settings.get(self._key("workspace"), BUILT_IN[0].key))

    def chosen_name(self) -> str:
        """Its name in the language of now; "" for none."""
        if self.chosen.startswith(KEPT):
            return self.chosen.removeprefix(KEPT)
        return next((_(w.title) for w in self.workspaces() if w.key == self.chosen), "")

    def _choose(self, key: str) -> None:
        self._window.settings.keep(self._key("workspace"), key)
        self._window.retitle()
