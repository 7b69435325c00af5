"""Where the books stand: company, period, person, file, last backup and day, told around the window."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app import companies
from app.kernel import formats
from app.kernel.text import _, language
from app.ledger import periods
from ui.shell.settings import SIZES
from ui.shell.status_bar import SAVED

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

BACKUP_DAYS = 3


class Standing:
    """Tells toolbar, status bar and banner; asked again after every change."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        window.context.on_change(window, (), self.show)

    def show(self) -> None:
        """Reads everything again and words it in the language of now."""
        self._show_toolbar()
        self._window.toolbar.fit()
        self._show_status()
        self._show_banner()

    def _show_toolbar(self) -> None:
        window, bar = self._window, self._window.toolbar
        session = window.session
        bar.company.setText(" " + session.company.name)
        month = session.month
        words = _("Period: {month}", month=formats.period(month))
        bar.period.setText(" " + words)
        locked = periods.is_locked(month)
        bar.set_icon(bar.period, "ph.lock-simple" if locked else "ph.lock-simple-open")
        state = _("locked") if locked else _("open")
        bar.period.setAccessibleName(f"{words}, {state}")
        bar.demo.setVisible(session.company.is_demo)
        name = session.user.full_name or session.user.name
        bar.avatar.set_name(name)
        bar.user.setText(short_name(name))
        bar.new.setEnabled(not session.read_only)
        bar.new_menu.setEnabled(not session.read_only)

    def _show_status(self) -> None:
        window, bar = self._window, self._window.status
        session = window.session
        if session.read_only:
            bar.file.show_text(_("{file} · read-only", file=session.path.name), tone="warn")
        else:
            text = _(SAVED, file=session.path.name)
            bar.file.show_text(text, tip=str(session.path))
        self._show_backup()
        today = session.today()
        bar.date.show_text(f"{formats.weekday(today)}, {formats.date_medium(today)}")
        bar.language.show_text(language().upper())
        bar.zoom.show_text(dict(SIZES)[window.settings.zoom])

    def _show_backup(self) -> None:
        cell, session = self._window.status.backup, self._window.session
        newest = companies.newest_backup()
        if newest is None:
            cell.show_text(_("No backup yet"), tone="warn")
            return
        days = (session.today() - newest.date()).days
        late = days > BACKUP_DAYS
        cell.show_text(
            _("Last backup: {when}", when=said_when(newest, session.today())),
            icon="ph.warning-fill" if late else "ph.clock-counter-clockwise",
            tone="warn" if late else "",
        )

    def _show_banner(self) -> None:
        window = self._window
        session = window.session
        window.banner.setVisible(session.read_only)
        if not session.read_only:
            return
        holder = session.holder
        if holder is None:
            strong = _("This company is open read-only.")
        else:
            strong = _(
                "The file is in use on the computer {computer} ({user}, since {time}).",
                computer=holder.computer,
                user=holder.user,
                time=formats.time(holder.since),
            )
        window.banner.tell(
            strong,
            _("You can read and print. Changes can be made after it is closed there."),
            _("Try again"),
            lambda: window.open_requested.emit(str(session.path)),
        )


def short_name(name: str) -> str:
    """ "Maria Setyawati" as "Maria S."."""
    words = name.split()
    if len(words) < 2:
        return name.title() if name.islower() else name
    return f"{words[0]} {words[1][0]}."


def said_when(moment: dt.datetime, today: dt.date) -> str:
    """A moment as people say it: today 08.00, yesterday 17.04, 20 Nov 2026."""
    days = (today - moment.date()).days
    if days == 0:
        return _("today {time}", time=formats.time(moment))
    if days == 1:
        return _("yesterday {time}", time=formats.time(moment))
    return formats.date_medium(moment.date())
