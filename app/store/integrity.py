"""The integrity check: its result type and the checks of the file itself."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from app.kernel import formats
from app.kernel.text import N_, _
from app.store import backup
from app.store.connection import query, scalar

BACKUP_RECENT_DAYS = 3


class CheckResult(NamedTuple):
    """One invariant: its name in the rules, a marked title, green or not, and a worded figure.

    ``amber`` warns without stopping.
    """

    name: str
    title: str
    ok: bool
    detail: str
    amber: bool = False

    @property
    def red(self) -> bool:
        return not self.ok and not self.amber


def file_is_sound() -> CheckResult:
    """SQLite's own check of pages, indexes and references."""
    faults = [row[0] for row in query("PRAGMA quick_check(20)") if row[0] != "ok"]
    faults += [f"{row[0]} {row[1]}" for row in query("PRAGMA foreign_key_check")]
    detail = _("{count} faults: {first}", count=len(faults), first=faults[0]) if faults else ""
    pages = scalar("PRAGMA page_count") * scalar("PRAGMA page_size")
    size = _("{size} KB checked", size=formats.count(pages // 1024))
    return CheckResult("F0", N_("The file is sound"), not faults, detail or size)


def backup_is_recent(now: dt.datetime) -> CheckResult:
    """B1: amber when the newest verified backup is older than three days, or there is none."""
    made = backup.newest()
    title = N_("The newest checked backup is recent")
    if made is None:
        return CheckResult("B1", title, False, _("no backup has been made yet"), amber=True)
    recent = now - made <= dt.timedelta(days=BACKUP_RECENT_DAYS)
    return CheckResult("B1", title, recent, formats.moment(made), amber=True)
