"""The window's own commands, in the order of its menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.kernel.text import N_, _
from ui.kit import panes
from ui.shell import company_actions
from ui.shell.commands import Command
from ui.shell.reports import all_reports, open_report

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow


def commands(window: MainWindow) -> list[Command]:
    """Everything the window can do by itself, and what its departments offer."""
    return [
        *_file(window),
        *_edit(window),
        *_departments(window),
        *_view(window),
        *_transactions(window),
        *_reports(window),
        *_tools(window),
        *_help(window),
    ]


def _file(window: MainWindow) -> list[Command]:
    wish = window.welcome_requested.emit
    return [
        Command("file.new", N_("New company…"), partial(wish, "new"), "file", "ph.buildings"),
        Command(
            "file.open",
            N_("Open company…"),
            partial(wish, "open"),
            "file",
            "ph.folder-open",
            "Ctrl+O",
        ),
        Command("file.recent", N_("Recent companies"), _nothing, "file"),
        Command(
            "file.demo", N_("Try the sample company"), partial(wish, "demo"), "file", "ph.flask"
        ),
        Command(
            "file.backup",
            N_("Make a backup…"),
            partial(company_actions.back_up, window),
            "file",
            "ph.archive",
            enabled=partial(window.session.may, "backup.make"),
            separate=True,
        ),
        Command(
            "file.restore",
            N_("Restore a backup…"),
            partial(wish, "restore"),
            "file",
            "ph.clock-counter-clockwise",
        ),
        Command(
            "file.print",
            N_("Print"),
            window.print_panel,
            "file",
            "ph.printer",
            "Ctrl+P",
            separate=True,
            late=True,
        ),
        Command(
            "file.close_tab",
            N_("Close tab"),
            partial(_close_tab, window),
            "file",
            shortcut="Ctrl+W",
            separate=True,
        ),
        Command(
            "file.lock",
            N_("Lock the screen"),
            lambda: window.screen_lock.lock(),
            "file",
            "ph.lock",
            "Ctrl+Alt+L",
            separate=True,
        ),
        Command(
            "file.change_person",
            N_("Change user…"),
            partial(_change_person, window),
            "file",
            "ph.users",
        ),
        Command(
            "file.password",
            N_("Change your password…"),
            window.change_password,
            "file",
            "ph.key",
            enabled=lambda: not window.session.read_only,
        ),
        Command("file.close", N_("Close company"), partial(wish, ""), "file", "ph.sign-out"),
        Command("file.quit", N_("Quit"), window.close, "file", shortcut="Ctrl+Q"),
    ]


def _edit(window: MainWindow) -> list[Command]:
    def on_focus(*names: str) -> None:
        widget = QApplication.focusWidget()
        for name in names:
            if widget is not None and hasattr(widget, name):
                getattr(widget, name)()
                return

    def on_document(own: str, name: str) -> None:
        """A document takes back its own changes, any other field what was typed in it."""
        if not window.ask_panel(own):
            on_focus(name)

    return [
        Command(
            "edit.undo",
            N_("Undo"),
            partial(on_document, "undo_entry", "undo"),
            "edit",
            "ph.arrow-counter-clockwise",
        ),
        Command(
            "edit.redo",
            N_("Redo"),
            partial(on_document, "redo_entry", "redo"),
            "edit",
            "ph.arrow-clockwise",
        ),
        Command(
            "edit.cut", N_("Cut"), partial(on_focus, "cut"), "edit", "ph.scissors", separate=True
        ),
        Command(
            "edit.copy", N_("Copy"), partial(on_focus, "copy", "copy_selection"), "edit", "ph.copy"
        ),
        Command("edit.paste", N_("Paste"), partial(on_focus, "paste"), "edit", "ph.clipboard"),
        Command(
            "edit.new",
            N_("New in this section"),
            window.new_here,
            "edit",
            "ph.plus",
            "Ctrl+N",
            separate=True,
            late=True,
        ),
        Command(
            "edit.find",
            N_("Find in this section"),
            partial(window.ask_panel, "focus_search"),
            "edit",
            "ph.magnifying-glass",
            "Ctrl+F",
            late=True,
        ),
    ]


def _departments(window: MainWindow) -> list[Command]:
    return [
        Command(
            f"department.{panels.key}",
            panels.title,
            partial(window.docks.show, panels.key),
            "view",
            panels.icon,
            f"Ctrl+{number}" if number < 9 else "",
            separate=number == 1,
        )
        for number, panels in enumerate(window.departments.values(), start=1)
    ]


def _view(window: MainWindow) -> list[Command]:
    return [*_panels(window), *_look(window)]


def _panels(window: MainWindow) -> list[Command]:
    """Finding, reading again, and going through panels and tabs."""
    docks = window.docks
    return [
        Command(
            "view.palette", N_("Command palette"), partial(_ask_palette, window), "view",
            icon="ph.magnifying-glass", shortcut="Ctrl+K", separate=True,
        ),
        Command(
            "view.search", N_("Search everywhere"), window.search_everywhere, "view",
            icon="ph.magnifying-glass", shortcut="Ctrl+Shift+F",
        ),
        Command(
            "view.refresh", N_("Refresh"), partial(_refresh, window), "view",
            icon="ph.arrows-clockwise", shortcut="F5", late=True,
        ),
        Command(
            "view.next_dock", N_("Next pane or panel"), partial(_step_pane, window, 1), "view",
            shortcut="F6", late=True,
        ),
        Command(
            "view.previous_dock", N_("Previous pane or panel"), partial(_step_pane, window, -1), "view",
            shortcut="Shift+F6", late=True,
        ),
        Command(
            "view.next_tab", N_("Next tab"), partial(_step_tab, window, 1), "view",
            shortcut="Ctrl+PgDown",
        ),
        Command(
            "view.previous_tab", N_("Previous tab"), partial(_step_tab, window, -1), "view",
            shortcut="Ctrl+PgUp",
        ),
        Command(
            "view.menu_bar", N_("Menu bar"), partial(_enter_menus, window), shortcut="F10",
        ),
        Command(
            "view.maximise", N_("Maximise the panel"), docks.toggle_maximised, "view",
            icon="ph.arrows-out-simple", shortcut="F11", checked=lambda: bool(docks.maximised),
        ),
    ]  # fmt: skip


def _look(window: MainWindow) -> list[Command]:
    """Arrangement, colours, language and sizes; the sizes by keyboard stand in no menu."""
    step, normal = window.step_zoom, partial(window.set_zoom, 1.0)
    return [
        Command("view.workspace", N_("Workspace"), _nothing, "view", "ph.layout", separate=True),
        Command("view.theme", N_("Theme"), _nothing, "view", "ph.moon"),
        Command("view.language", N_("Language"), _nothing, "view", "ph.translate"),
        Command("view.density", N_("Density"), _nothing, "view", "ph.rows"),
        Command("view.zoom", N_("Size of text"), _nothing, "view", "ph.text-aa"),
        Command("view.larger", N_("Larger text"), partial(step, 1), shortcut="Ctrl++ | Ctrl+="),
        Command("view.smaller", N_("Smaller text"), partial(step, -1), shortcut="Ctrl+-"),
        Command("view.normal_size", N_("Normal text"), normal, shortcut="Ctrl+0"),
    ]


def _transactions(window: MainWindow) -> list[Command]:
    return [
        Command(
            action.key,
            action.text,
            partial(window.act, action),
            "transactions",
            action.icon,
            action.shortcut,
            group=panels.title,
        )
        for panels, action in window.actions_of()
    ]


def _reports(window: MainWindow) -> list[Command]:
    return [
        Command(
            f"report.{report.key}",
            report.title,
            partial(open_report, window, report),
            "reports",
            "ph.file-text",
            group=panels.title,
        )
        for panels, report in all_reports(window)
    ]


def _tools(window: MainWindow) -> list[Command]:
    found = [
        Command("tools.periods", N_("Lock and reopen months"), _nothing, "tools", "ph.lock-simple"),
    ]
    if "accounting" in window.departments and window.session.may("year.close"):
        found.append(
            Command(
                "tools.year-close",
                N_("Close a year…"),
                partial(window.open_section, "accounting", "year-close"),
                "tools",
                "ph.calendar-check",
            )
        )
    if "data" in window.departments:
        found.append(
            Command(
                "tools.integrity",
                N_("Check the books"),
                partial(window.open_section, "data", "integrity"),
                "tools",
                "ph.shield-check",
            )
        )
    found.append(
        Command(
            "tools.index",
            N_("Make the search index anew"),
            partial(_rebuild_index, window),
            "tools",
            "ph.magnifying-glass",
            enabled=lambda: window.session.may("backup.make") and not window.session.read_only,
        )
    )
    found.append(
        Command(
            "tools.settings",
            N_("Settings"),
            partial(_show_settings, window),
            "tools",
            "ph.gear-six",
            separate=True,
        )
    )
    found.append(
        Command(
            "tools.log",
            N_("Open the log folder"),
            partial(company_actions.show_log_folder, window),
            "tools",
            "ph.folder-open",
            separate=True,
        )
    )
    return found


def _help(window: MainWindow) -> list[Command]:
    return [
        Command(
            "help.page",
            N_("Help for this screen"),
            partial(_show_help, window),
            "help",
            "ph.question",
            "F1",
        ),
        Command(
            "help.keys",
            N_("Keyboard shortcuts"),
            partial(_show_keys, window),
            "help",
            "ph.keyboard",
        ),
        Command(
            "help.about",
            N_("About Back Office"),
            partial(_show_about, window),
            "help",
            "ph.info",
        ),
    ]


def _show_settings(window: MainWindow) -> None:
    from ui.shell import settings_dialog

    settings_dialog.show(window)


def _ask_palette(window: MainWindow) -> None:
    from ui.shell.palette.view import Palette

    Palette(window).ask()


def _show_help(window: MainWindow) -> None:
    from ui.shell.help import window as help_window

    help_window.show(window, *window.screens(), on_keys=partial(_show_keys, window))


def _show_keys(window: MainWindow) -> None:
    from ui.shell.help.keys_dialog import KeysDialog

    KeysDialog(window).open()


def _show_about(window: MainWindow) -> None:
    from ui.shell.help.about import AboutDialog

    AboutDialog(window).open()


def _rebuild_index(window: MainWindow) -> None:
    from app import finding

    window.context.run(
        _("Making the search index"),
        partial(finding.rebuild_index, window.session),
        lambda _done: window.notify("success", _("The search index was made anew.")),
    )


def _change_person(window: MainWindow) -> None:
    from ui.shell import lock_dialog

    lock_dialog.change_person(window)


def _nothing() -> None:
    """Stands for a submenu."""


def _enter_menus(window: MainWindow) -> None:
    """F10, which Qt leaves to us: the first menu is chosen, the arrows go on from it."""
    window.menus.setFocus()
    window.menus.setActiveAction(window.menus.actions()[0])


def _close_tab(window: MainWindow) -> None:
    content = window.active_content()
    if content is not None:
        content.close_current()


def _refresh(window: MainWindow) -> None:
    content = window.active_content()
    if content is not None:
        content.refresh()


def _step_pane(window: MainWindow, by: int) -> None:
    """The next pane inside the panel; after its last one the next panel."""
    if not panes.step(by):
        window.docks.step(by)


def _step_tab(window: MainWindow, by: int) -> None:
    content = window.active_content()
    if content is not None:
        content.step_section(by)
