"""The main window: menu bar, toolbar, rail, docks and status bar around one open company."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.access.session import Session
from app.kernel.errors import NotFound
from app.kernel.text import N_, _, is_readable, use_language
from ui.departments import departments
from ui.kit import icons, keys, tasks, theme
from ui.kit.manifest import (
    Action,
    DepartmentPanels,
    DocumentPanel,
    NoticeAction,
    Section,
    called,
)
from ui.shell import (
    beside,
    company_actions,
    leaving,
    unfinished,
    window_commands,
    window_menus,
    workspace_menu,
)
from ui.shell.arrangement import Arrangement
from ui.shell.banner import Banner
from ui.shell.commands import Commands
from ui.shell.context import WindowContext
from ui.shell.crash import ErrorPolicy
from ui.shell.department_dock import DepartmentDock
from ui.shell.docks import Docks
from ui.shell.jobs import JobsInStatusBar
from ui.shell.lock import ScreenLock
from ui.shell.menus import MenuBar
from ui.shell.notices import NoticeBoard
from ui.shell.rail import Rail, RailItem
from ui.shell.recents import Recents
from ui.shell.reports import with_reports
from ui.shell.settings import Settings, unwritten
from ui.shell.standing import Standing
from ui.shell.status_bar import StatusBar
from ui.shell.toolbar import Toolbar
from ui.shell.warming import Warming

HOME = DepartmentPanels(
    key="home",
    title=N_("Home"),
    icon="ph.house",
    sections=(Section("today", N_("Today at a glance"), "ui.shell.dashboard.view:Dashboard"),),
    documents=(DocumentPanel("search", N_("Search"), "ui.shell.search_page:make", "today"),),
)
MINIMUM = (1100, 680)
LATER = 250  # milliseconds after the first picture


class MainWindow(QMainWindow):
    """One company at work. ``start`` listens to the wishes it cannot fulfil alone."""

    open_requested = Signal(str)
    welcome_requested = Signal(str)
    restore_requested = Signal(str)
    person_changed = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, settings: Settings, policy: ErrorPolicy) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.session, self.settings, self.policy = session, settings, policy
        self.recents = Recents(settings, session, self)
        self.context = WindowContext(session, self)
        self.departments = self._allowed_departments()
        self.commands = Commands(self)
        self._build()
        self._connect()
        self.standing = Standing(self)
        self.jobs = JobsInStatusBar(self.status)
        self.arrangement = Arrangement(self)
        self.workspaces_changed()
        self._take_keys(self.settings.keys(self.session.user.name))
        self.arrangement.restore()
        self._word()
        keys.idle.connect(self._tell_idle_key)
        self.screen_lock = ScreenLock(self)
        self.warming = Warming(self.departments.values(), self)
        self._seen = self.settled = self._handed_over = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._after_first_paint)

    # -- building --------------------------------------------------------------------------------

    def _allowed_departments(self) -> dict[str, DepartmentPanels]:
        every = (HOME, *departments())
        shown = tuple(panels for panels in every if panels.allowed(self.session))
        return {panels.key: with_reports(panels, shown) for panels in shown}

    def _build(self) -> None:
        self.setMinimumSize(*MINIMUM)
        self.setAcceptDrops(True)
        self.docks = Docks(self)
        self.contents: dict[str, DepartmentDock] = {}
        for key in self.departments:
            self.add_dock(key)
        self.commands.declare(window_commands.commands(self))
        self.menus = MenuBar(self.commands, window_menus.submenus(self))
        self.setMenuBar(self.menus)
        self.toolbar = Toolbar(window_menus.toolbar_menus(self))
        items = tuple(RailItem(p.key, p.title, p.icon) for p in self.departments.values())
        self.rail = Rail(items)
        self.banner = Banner()
        self.status = StatusBar()
        self._lay_out()
        self.notices = NoticeBoard(self)

    def add_dock(self, key: str) -> None:
        """A dock, not shown yet: a department's, or its second."""
        panels = self.departments[beside.department_of(key)]
        content = self.contents[key] = DepartmentDock(panels, self.context, self)
        self.docks.add(key, _(panels.title), content, passing=beside.is_second(key))
        content.path_changed.connect(partial(self._describe, key))
        content.path_changed.connect(self._panel_turned)
        content.document_kept.connect(self.recents.note)
        content.beside_requested.connect(partial(beside.show_section, self, key))

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.banner)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        self._dock_room = QWidget()
        self._dock_room.setObjectName("dockRoom")
        room = QVBoxLayout(self._dock_room)
        room.setContentsMargins(*[theme.px(6)] * 4)
        room.addWidget(self.docks.manager)
        middle.addWidget(self._dock_room, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.rail_chosen)
        self.rail.beside_requested.connect(partial(beside.show, self))
        self.rail.settings_requested.connect(partial(self.commands.run, "tools.settings"))
        self.docks.active_changed.connect(self._refresh_standing)
        self.docks.active_changed.connect(self.bring_keyboard)
        self.docks.active_changed.connect(self._panel_turned)
        self.docks.standing_changed.connect(self._refresh_standing)
        self.docks.beside_requested.connect(partial(beside.show_same, self))
        self.docks.forget_requested.connect(partial(beside.forget, self))
        self.toolbar.search_requested.connect(partial(self.commands.run, "view.palette"))
        self.toolbar.theme_toggled.connect(self.toggle_theme)
        self.toolbar.new_requested.connect(self.new_of_first_kind)
        self.status.language_requested.connect(self.set_language)
        self.status.zoom_requested.connect(self.set_zoom)
        self.status.backup_requested.connect(partial(self.commands.run, "file.backup"))
        self.status.file_requested.connect(partial(company_actions.show_in_folder, self))
        self.context.on_change(self, (), self._show_badges)

    def _after_first_paint(self) -> None:
        """What need not delay the first picture."""
        self.bring_keyboard()
        QTimer.singleShot(LATER, self, self._take_stock)

    def _take_stock(self) -> None:
        """What waits for this person, and the daily backup: a moment after the window stands."""
        self._show_badges()
        company_actions.backup_if_due(self)
        company_actions.remind_of_code(self)
        unfinished.offer(self)
        self.settled = True
        self.warming.begin()

    def bring_keyboard(self, _key: str = "") -> None:
        """The keyboard goes to the panel that has the attention, unless it is there already."""
        panel, focused = self.current_panel(), self.focusWidget()
        if panel is not None and (focused is None or not panel.isAncestorOf(focused)):
            panel.setFocus()

    # -- departments, sections, documents ----------------------------------------------------------

    def content(self, key: str) -> DepartmentDock:
        """The inside of a department's dock. Raises NotAllowed, or NotFound where there is none."""
        if key not in self.contents:
            self.session.require(f"{key}.view")
            raise NotFound(N_("There is no department {key} in this window."), key=key)
        return self.contents[key]

    def active_content(self) -> DepartmentDock | None:
        return self.contents.get(self.docks.active)

    def rail_chosen(self, key: str) -> None:
        """Shows or raises; again on the active one hides it."""
        active = self.docks.active
        if key == beside.department_of(active) and len(self.docks.shown()) > 1:
            self.docks.hide(active)
        elif key != self.docks.active:
            self.docks.show(key)

    def open_section(self, department: str, section: str = "", **filters: Any) -> None:
        self.content(department)
        self.show_in(beside.home_of(self, department, section), section, **filters)

    def show_in(self, dock: str, section: str, **filters: Any) -> None:
        """A section in this very dock."""
        content = self.contents[dock]
        if not content.isVisible():
            content.begin_with(section)
            self.docks.show(
                dock
            )  # placed first: what is made next is dressed once, at the size it keeps
        content.show_section(section, **filters)
        self.docks.show(dock)
        self.bring_keyboard()

    def open_document(self, kind: str, id: int | None = None, **values: Any) -> QWidget:
        """Where it stands open; else in the active department, if it opens this kind, or the first that does."""
        for key in self.docks_for(kind, id):
            document = self.contents[key].open_document(kind, id, **values)
            if id:
                self.recents.note(kind, id)
            self.docks.show(key)
            return document
        raise NotFound(N_("No panel opens documents of the kind {kind}."), kind=kind)

    def docks_for(self, kind: str, id: int | None = None) -> list[str]:
        """The docks that open documents of this kind: first where this one is, then the active one."""
        able = [key for key, content in self.contents.items() if content.opens(kind)]
        able.sort(key=lambda key: key != self.docks.active)
        return sorted(able, key=lambda key: not self.contents[key].has_open(kind, id))

    def search_everywhere(self, text: str = "", group: str = "") -> None:
        """The search page; what was asked there stays where nothing else is asked."""
        page = self.open_document("search", 0)
        if text or group:
            page.ask(text, group)
        else:
            page.focus_search()

    def current_panel(self) -> QWidget | None:
        """The section or document that has the attention."""
        content = self.active_content()
        return content.current() if content else None

    def screens(self) -> tuple[str, ...]:
        """What is shown, by the names the manual knows, the nearest first."""
        content = self.active_content()
        return content.screens() if content else ()

    def ask_panel(self, *names: str) -> bool:
        """Calls the first of ``names`` that the current panel offers; False where it offers none."""
        panel = self.current_panel()
        for name in names:
            if panel is not None and hasattr(panel, name):
                getattr(panel, name)()
                return True
        return False

    def new_here(self) -> bool:
        """Ctrl+N: a new one in this section; on the first page what the button New begins."""
        if self.ask_panel("new"):
            return True
        if beside.department_of(self.docks.active) != "home":
            return False
        self.new_of_first_kind()
        return True

    def print_panel(self) -> None:
        """Ctrl+P: what F12 does in the current panel."""
        panel = self.current_panel()
        actions = panel.findChildren(QAction) if panel is not None else []
        f12 = [action for action in actions if action.shortcut() == QKeySequence("F12")]
        if f12:
            f12[0].trigger()

    def actions_of(self, *, new: bool | None = None) -> list[tuple[DepartmentPanels, Action]]:
        """The departments' acts this person may do, the active department's first."""
        active = beside.department_of(self.docks.active)
        order = sorted(self.departments.values(), key=lambda p: p.key != active)
        return [
            (panels, action)
            for panels in order
            for action in panels.actions
            if (new is None or action.new == new)
            and (not action.permission or self.session.may(action.permission))
        ]

    def act(self, action: Action) -> None:
        """Does a department's act."""
        if action.opens:
            self.open_document(action.opens)
        elif action.run is not None:
            called(action.run)(self.context)

    def new_of_first_kind(self) -> None:
        news = self.actions_of(new=True)
        last = str(self.settings.get("last_new", ""))
        for _panels, action in sorted(news, key=lambda pair: pair[1].key != last)[:1]:
            self.start_new(action)

    def start_new(self, action: Action) -> None:
        """Begins a new document and remembers its kind for the split button."""
        self.settings.keep("last_new", action.key)
        self.act(action)

    # -- standing: rail, titles, badges ------------------------------------------------------------

    def _describe(self, key: str, path: str) -> None:
        panels = self.contents[key].panels
        self.docks.describe(key, _(panels.title), path, icons.icon(panels.icon, "text"))

    def _refresh_standing(self, *_ignored: object) -> None:
        shown = {beside.department_of(key) for key in self.docks.shown()}
        self.rail.show_standing(beside.department_of(self.docks.active), shown)

    def _show_badges(self) -> None:
        """Asks in the background what waits in each department, and counts what the shown ones hold."""
        session = self.session
        asked = {key: p.badge for key, p in self.departments.items() if p.badge is not None}
        tasks.fetch(
            self,
            lambda: {key: called(ask)(session) or (0, "") for key, ask in asked.items()},
            self._set_badges,
        )
        for key in self.docks.shown():
            self.contents[key].show_counts()

    def _set_badges(self, found: dict[str, tuple[int, str]]) -> None:
        for key, (count, words) in found.items():
            self.rail.set_badge(key, count, words)

    # -- language, theme, zoom ---------------------------------------------------------------------

    def set_language(self, code: str) -> None:
        """The language of everything from now on; it stays as it is where the files of that one are missing."""
        if not is_readable(code):
            self.notify("warning", _("The files of the chosen language are missing."))
            return
        self.settings.keep("language", code)
        use_language(code)
        self.retranslate()

    def toggle_theme(self) -> None:
        self.set_theme("light" if theme.is_dark() else "dark")

    def set_theme(self, name: str) -> None:
        """ "system", "light" or "dark"."""
        self.settings.keep("theme", name)
        self._redress()

    def set_zoom(self, factor: float) -> None:
        self.settings.keep("zoom", factor)
        self._redress()

    def set_density(self, name: str) -> None:
        """The height of table rows: "compact", "normal" or "roomy"."""
        self.settings.keep("density", name)
        theme.set_density(name)

    def step_zoom(self, by: int) -> None:
        here = theme.ZOOMS.index(self.settings.zoom)
        self.set_zoom(theme.ZOOMS[max(0, min(len(theme.ZOOMS) - 1, here + by))])

    def _redress(self) -> None:
        theme.apply(self.settings.theme, self.settings.zoom)
        self.retheme()

    def retheme(self) -> None:
        """Takes up colours and sizes of now."""
        self.rail.rescale()
        self.status.rescale()
        for content in self.contents.values():
            content.retheme()
        self.retranslate()

    def retranslate(self) -> None:
        """Words everything in the language of now."""
        for content in self.contents.values():
            content.retranslate()
        for helper in self.findChildren(QWidget, "helpWindow"):
            helper.retranslate()
        self._word()

    def _word(self) -> None:
        """Words the window around the panels."""
        self.commands.retheme()
        self.menus.retranslate()
        self.toolbar.retranslate()
        self.rail.retranslate()
        self.status.retranslate()
        for key, content in self.contents.items():
            self._describe(key, content.path())
        self.docks.retheme()
        self.standing.show()
        self.retitle()

    def retitle(self) -> None:
        self.setWindowTitle(f"Back Office — {self.session.company.name}")
        self.toolbar.show_workspace(self.arrangement.chosen_name())

    def workspaces_changed(self) -> None:
        """The commands of the workspaces are those there are now."""
        self.commands.withdraw(workspace_menu.PREFIX)
        self.commands.declare(workspace_menu.commands(self))

    # -- notices, closing --------------------------------------------------------------------------

    def notify(
        self, tone: str, title: str, detail: str = "", actions: tuple[NoticeAction, ...] = ()
    ) -> None:
        self.notices.show(tone, title, detail, actions)

    def _panel_turned(self, _name: str) -> None:
        self.notices.place_soon()

    def may_close(self) -> bool:
        """Asks for every document with unsaved changes."""
        return all(content.may_close_all() for content in self.contents.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no panel wanted; one of the map that does nothing here is told."""
        pressed = QKeySequence(event.keyCombination())
        if self.commands.take_key(pressed):
            return
        key = keys.meant(pressed)
        if key is not None and not key.fixed:
            keys.idle.emit(key.usual)
        super().keyPressEvent(event)

    def _tell_idle_key(self, usual: str) -> None:
        key = keys.meant(keys.sequences(usual)[0]) if usual else None
        if key is not None and self.isActiveWindow():
            words = _("{key} ({act}) does nothing here.", key=keys.shown(usual), act=key.wording())
            self.status.say(words)

    def choose_keys(self, chosen: dict[str, str]) -> None:
        """Takes over and keeps a person's own keys, by usual key."""
        self.settings.keep_keys(self.session.user.name, chosen)
        self._take_keys(chosen)
        self.retranslate()

    def _take_keys(self, chosen: dict[str, str]) -> None:
        keys.choose(chosen)
        keys.put_again(self)

    def keep_entries(self) -> None:
        """Keeps what stands unsaved in the open documents, for who typed it."""
        for content in self.contents.values():
            for document in content.documents():
                if hasattr(document, "keep_entry"):
                    document.keep_entry()

    def change_password(self) -> None:
        """The person's own."""
        from ui.data.team_dialogs import OwnPasswordDialog

        OwnPasswordDialog(self, self.session).exec()

    def hand_over(self) -> bool:
        """Closes for another person, nothing asked but about jobs; False where those go on."""
        if not leaving.may_leave(self):
            return False
        self.keep_entries()
        self._handed_over = True
        return self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._handed_over and not (self.may_close() and leaving.may_leave(self)):
            event.ignore()
            return
        if not self.arrangement.keep() and self.settings.writable:
            self.context.show_error(unwritten(self.settings))
        self.docks.leave()
        self.context.bus.stop()
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if company_actions.dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """After the drop is done: what it asks for may open a dialog or close this window."""
        paths = company_actions.dropped_files(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            QTimer.singleShot(0, self, partial(company_actions.take_dropped, self, paths))
