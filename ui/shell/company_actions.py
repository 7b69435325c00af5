"""What a person does with the company as a whole: back up, lock months, show the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from app import companies
from app.access import users
from app.kernel import formats
from app.kernel.period import Period
from app.kernel.text import N_, _
from app.ledger import periods
from ui.kit import dialogs
from ui.kit.actions import guarded
from ui.kit.days import DaysChip
from ui.kit.filters import FilterChips
from ui.kit.manifest import NoticeAction
from ui.shell.places import BACKUP_SUFFIX, COMPANY_SUFFIX

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow


def back_up(window: MainWindow) -> None:
    """Asks where to, and makes a checked copy there."""
    from ui.data import backups

    context = window.context
    target = backups.ask_target(window, context, _("Make a backup"))
    if target is not None:
        backups.back_up_to(context, target, partial(backups.tell_made, context))


def backup_if_due(window: MainWindow) -> None:
    """The daily backup, quietly in the background; a failure is told."""
    session = window.session
    if session.read_only or not companies.backup_is_due(session):
        return
    window.context.run(
        _("Making the daily backup…"),
        lambda progress: companies.back_up_automatically(session, progress),
    )


def remind_of_code(window: MainWindow) -> None:
    """An owner with a password and no recovery code would be shut out by forgetting it."""
    from app.access import recovery

    session = window.session
    if session.read_only or not session.user.is_owner:
        return
    if users.has_password(session.user.name) and not recovery.exists():
        from ui.data.team_dialogs import show_new_code

        make = NoticeAction(_("Make a recovery code"), partial(show_new_code, window, session))
        why = _("Without one, a forgotten password shuts you out of this company.")
        window.notify("warning", _("There is no recovery code yet"), why, (make,))


def show_in_folder(window: MainWindow) -> None:
    _show_folder(window.session.path.parent)


def show_log_folder(window: MainWindow) -> None:
    _show_folder(window.policy.log_file.parent)


def _show_folder(folder: Path) -> None:
    from ui.kit.saving import open_folder

    open_folder(folder)


def work_in(window: MainWindow, month: Period) -> None:
    """Another month to work in: what is open and asks for days follows."""
    window.session.work_in(month)
    window.standing.show()
    for content in window.contents.values():
        for panel in content.widgets():
            for chip in panel.findChildren(DaysChip):
                chip.follow()
            for chips in panel.findChildren(FilterChips):
                chips.follow(str(month))


def lock(window: MainWindow, month: Period) -> None:
    """Locks a month, and says so: nothing else in the window need show it."""
    if not guarded(window.context, lambda: periods.lock(window.session, month)):
        return
    window.standing.show()
    title = _("{month} is locked.", month=formats.period(month))
    window.notify("success", title, _("Nothing dated in it can change any more."))


def reopen(window: MainWindow, month: Period) -> None:
    """Reopens a locked month; the reason is kept."""
    reason = dialogs.ask_text(
        window,
        _("Reopen {month}", month=formats.period(month)),
        _("Why is the month reopened? The reason is kept in the audit trail."),
        _("Reason"),
        N_("Reopen"),
    )
    if reason is None:
        return
    if not guarded(window.context, lambda: periods.reopen(window.session, month, reason)):
        return
    window.standing.show()
    window.notify("success", _("{month} is open again.", month=formats.period(month)), reason)


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files that are dragged in."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def take_dropped(window: MainWindow, paths: list[Path]) -> None:
    """Opens a company, offers to restore a backup, and says of anything else what can be dropped."""
    companies_dropped = [path for path in paths if path.suffix == COMPANY_SUFFIX]
    backups = [path for path in paths if path.suffix == BACKUP_SUFFIX]
    if companies_dropped:
        window.open_requested.emit(str(companies_dropped[0]))
    elif backups:
        _offer_restore(window, backups[0])
    else:
        window.notify(
            "warning",
            _("{name} is not a company file.", name=paths[0].name),
            _(
                "Drop a {company} file to open it, or a {backup} file to restore it.",
                company=COMPANY_SUFFIX,
                backup=BACKUP_SUFFIX,
            ),
        )


def _offer_restore(window: MainWindow, backup: Path) -> None:
    if dialogs.ask(
        window,
        _("Restore the backup {name}?", name=backup.name),
        _("It becomes a new company file; the open company stays as it is."),
        N_("Restore…"),
    ):
        window.restore_requested.emit(str(backup))
