"""The menus of the toolbar and the submenus of the menu bar, filled when they open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.kernel import formats, period
from app.kernel.text import N_, _
from app.ledger import periods
from ui.kit import icons
from ui.kit.theme import ZOOMS
from ui.shell import company_actions, workspace_menu
from ui.shell.lock import MINUTES

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

Fill = Callable[[QMenu], None]
THEMES = (("system", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark")))
DENSITIES = (("compact", N_("Compact")), ("normal", N_("Normal")), ("roomy", N_("Roomy")))
LANGUAGES = (("id", "Bahasa Indonesia"), ("en", "English"))
MONTHS_SHOWN = 12


def submenus(window: MainWindow) -> dict[str, Fill]:
    """By the key of the command that stands for the submenu."""
    return {
        "file.recent": partial(fill_recent, window),
        "view.workspace": partial(workspace_menu.fill, window),
        "view.theme": partial(fill_themes, window),
        "view.language": partial(fill_languages, window),
        "view.density": partial(fill_densities, window),
        "view.zoom": partial(fill_zooms, window),
        "tools.periods": partial(fill_periods, window),
    }


def toolbar_menus(window: MainWindow) -> dict[str, Fill]:
    """By the name the toolbar gives its menus."""
    return {
        "new": partial(fill_new, window),
        "company": partial(fill_company, window),
        "period": partial(fill_working_months, window),
        "workspace": partial(workspace_menu.fill, window),
        "user": partial(fill_user, window),
    }


def _head(menu: QMenu, words: str) -> None:
    """A heading as an entry of its own: a styled menu paints a section without its words."""
    menu.addSeparator()
    menu.addAction(words.replace("&", "&&")).setEnabled(False)


def fill_new(window: MainWindow, menu: QMenu) -> None:
    group = ""
    for panels, action in window.actions_of(new=True):
        if panels.key != group:
            group = panels.key
            menu.addSeparator()
        icon = icons.icon(action.icon or "ph.plus", "muted")
        menu.addAction(icon, _(action.text), partial(window.start_new, action))


def fill_recent(window: MainWindow, menu: QMenu) -> None:
    """The companies opened lately that still exist."""
    recent = [path for path in window.settings.recent if path.exists()]
    others = [path for path in recent if path != window.session.path]
    for path in others:
        shown = path.stem.replace("&", "&&")
        entry = menu.addAction(shown, partial(window.open_requested.emit, str(path)))
        entry.setToolTip(str(path))
    if not others:
        menu.addAction(_("No other company yet")).setEnabled(False)


def fill_company(window: MainWindow, menu: QMenu) -> None:
    actions = window.commands.actions
    if "data" in window.departments:
        menu.addAction(
            icons.icon("ph.buildings", "muted"),
            _("Company profile"),
            partial(window.open_section, "data", "company"),
        )
    menu.addAction(actions["file.backup"])
    _head(menu, _("Other companies"))
    fill_recent(window, menu)
    menu.addSeparator()
    for key in ("file.open", "file.new", "file.demo", "file.close"):
        menu.addAction(actions[key])


def fill_working_months(window: MainWindow, menu: QMenu) -> None:
    """The month to work in; below, the month whose turn it is to be locked or reopened."""
    session = window.session
    here, first = period.of_date(session.today()), period.of_date(session.company.start)
    months = {here.plus(-back) for back in range(MONTHS_SHOWN)} | {session.month}
    for month in sorted(months, reverse=True):
        if month >= first:
            locked = periods.is_locked(month)
            icon = icons.icon("ph.lock-simple" if locked else "ph.lock-simple-open", "muted")
            words = formats.period(month) + (f"\t{_('locked')}" if locked else "")
            act = partial(company_actions.work_in, window, month)
            entry = menu.addAction(icon, words, act)
            font = entry.font()
            font.setBold(month == session.month)
            entry.setFont(font)
    menu.addSeparator()
    may = session.may(periods.PERMISSION) and not session.read_only
    for turn in (periods.next_to_lock(session), periods.last_locked()):
        if turn is not None and turn <= here:
            _add_month(window, menu, turn).setEnabled(may)


def fill_periods(window: MainWindow, menu: QMenu) -> None:
    """The last months: the first open one can be locked, the last locked one reopened.

    Where the first open one is older than they are, it stands below them.
    """
    _head(menu, _("Months of the books"))
    session = window.session
    here, first = period.of_date(session.today()), period.of_date(session.company.start)
    due, last = periods.next_to_lock(session), periods.last_locked()
    may = session.may(periods.PERMISSION) and not session.read_only
    shown = {here.plus(-back) for back in range(MONTHS_SHOWN)} | {due}
    for month in sorted(shown, reverse=True):
        if first <= month <= here:
            _add_month(window, menu, month).setEnabled(may and month in (due, last))


def _add_month(window: MainWindow, menu: QMenu, month: period.Period) -> QAction:
    locked = periods.is_locked(month)
    words = _("Reopen {month}…") if locked else _("Lock {month}")
    act = company_actions.reopen if locked else company_actions.lock
    icon = icons.icon("ph.lock-simple" if locked else "ph.lock-simple-open", "muted")
    return menu.addAction(
        icon, words.format(month=formats.period(month)), partial(act, window, month)
    )


def fill_themes(window: MainWindow, menu: QMenu) -> None:
    for key, title in THEMES:
        entry = menu.addAction(_(title), partial(window.set_theme, key))
        entry.setCheckable(True)
        entry.setChecked(window.settings.theme == key)


def fill_languages(window: MainWindow, menu: QMenu) -> None:
    for code, name in LANGUAGES:
        entry = menu.addAction(name, partial(window.set_language, code))
        entry.setCheckable(True)
        entry.setChecked(window.settings.language == code)


def fill_densities(window: MainWindow, menu: QMenu) -> None:
    for key, title in DENSITIES:
        entry = menu.addAction(_(title), partial(window.set_density, key))
        entry.setCheckable(True)
        entry.setChecked(window.settings.density == key)


def fill_zooms(window: MainWindow, menu: QMenu) -> None:
    for zoom in ZOOMS:
        entry = menu.addAction(f"{round(zoom * 100)} %", partial(window.set_zoom, zoom))
        entry.setCheckable(True)
        entry.setChecked(window.settings.zoom == zoom)


def fill_user(window: MainWindow, menu: QMenu) -> None:
    user = window.session.user
    _head(menu, user.full_name or user.name)
    for key in ("view.theme", "view.language"):
        submenu = menu.addMenu(_(window.commands.all[key].text))
        submenus(window)[key](submenu)
    fill_lock_minutes(window, menu.addMenu(_("Lock by itself")))
    menu.addSeparator()
    for key in ("file.lock", "file.change_person", "file.password", "file.close"):
        menu.addAction(window.commands.actions[key])


def fill_lock_minutes(window: MainWindow, menu: QMenu) -> None:
    """After how many minutes without a touch the screen locks; only where there is a password."""
    lock = window.screen_lock
    for minutes in MINUTES:
        words = _("After {count} minutes", count=minutes) if minutes else _("Never")
        entry = menu.addAction(words, partial(lock.set_minutes, minutes))
        entry.setCheckable(True)
        entry.setChecked(lock.minutes == minutes)
    menu.setEnabled(lock.has_password())
