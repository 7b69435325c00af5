"""The menus of the toolbar and the submenus of the menu bar, filled when they open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu

from app.kernel import formats, period
from app.kernel.text import _
from app.ledger import periods
from ui.kit import icons
from ui.shell import company_actions, workspace_menu
from ui.shell.lock import MINUTES
from ui.shell.settings import DENSITIES, LANGUAGES, SIZES, THEMES

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

Fill = Callable[[QMenu], None]
T = TypeVar("T")
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


def _add_choices(
    menu: QMenu, choices: Iterable[tuple[T, str]], present: T, choose: Callable[[T], None]
) -> None:
    """An entry for each of a few values, the present one marked."""
    for value, words in choices:
        entry = menu.addAction(words, partial(choose, value))
        entry.setCheckable(True)
        entry.setChecked(value == present)


def _worded(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(key, _(title)) for key, title in choices]


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
            words = formats.period(month) + (f"\t{_('locked')}" if locked else "")
            act = partial(company_actions.work_in, window, month)
            entry = menu.addAction(_lock(locked), words, act)
            font = entry.font()
            font.setBold(month == session.month)
            entry.setFont(font)
    menu.addSeparator()
    may = session.may(periods.PERMISSION) and not session.read_only
    for turn in (periods.next_to_lock(session), periods.last_locked()):
        if turn is not None and turn <= here:
            _add_month(window, menu, turn).setEnabled(may)
    _add_year_close(window, menu)


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
    menu.addSeparator()
    _add_year_close(window, menu)


def _add_year_close(window: MainWindow, menu: QMenu) -> None:
    """Where a person closes years; nothing for who may not."""
    act = window.commands.actions.get("tools.year-close")
    if act is not None:
        menu.addAction(act)


def _add_month(window: MainWindow, menu: QMenu, month: period.Period) -> QAction:
    locked = periods.is_locked(month)
    words = _("Reopen {month}…") if locked else _("Lock {month}")
    act = company_actions.reopen if locked else company_actions.lock
    words = words.format(month=formats.period(month))
    return menu.addAction(_lock(locked), words, partial(act, window, month))


def _lock(locked: bool) -> QIcon:
    return icons.icon("ph.lock-simple" if locked else "ph.lock-simple-open", "muted")


def fill_themes(window: MainWindow, menu: QMenu) -> None:
    _add_choices(menu, _worded(THEMES), window.settings.theme, window.set_theme)


def fill_languages(window: MainWindow, menu: QMenu) -> None:
    _add_choices(menu, LANGUAGES, window.settings.language, window.set_language)


def fill_densities(window: MainWindow, menu: QMenu) -> None:
    _add_choices(menu, _worded(DENSITIES), window.settings.density, window.set_density)


def fill_zooms(window: MainWindow, menu: QMenu) -> None:
    _add_choices(menu, SIZES, window.settings.zoom, window.set_zoom)


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
    choices = [(n, _("After {count} minutes", count=n) if n else _("Never")) for n in MINUTES]
    _add_choices(menu, choices, lock.minutes, lock.set_minutes)
    menu.setEnabled(lock.has_password())
