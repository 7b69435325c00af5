"""The sheet of keys: the map as it is now, as a report for the screen and for paper."""

from __future__ import annotations

from itertools import groupby

from app.access.session import Session
from app.kernel.columns import Column
from app.kernel.report import ReportResult, Row
from app.kernel.text import N_, _
from app.printing import issue, report
from ui.kit import keys

COLUMNS = (
    Column("key", N_("Key"), chars=18),
    Column("act", N_("What it does"), chars=60),
)
_GROUPS = (keys.WINDOW, keys.PANEL, keys.DOCUMENT, keys.LINES, keys.FIXED)


def sheet() -> ReportResult:
    """Every key under its group, worded in the language of now."""
    rows = []
    ordered = sorted(keys.every(), key=lambda key: _GROUPS.index(key.group))
    for group, members in groupby(ordered, key=lambda key: key.group):
        rows.append(Row({"key": _(group)}, style="group"))
        for key in members:
            told = ", ".join(each.toString() for each in keys.sequences(key.usual))
            rows.append(Row({"key": told.replace("Return", "Enter"), "act": key.wording()}))
    return ReportResult("keys", _("Keyboard shortcuts"), "Back Office", COLUMNS, rows)


def draw(session: Session) -> bytes:
    """The sheet as a PDF."""
    return report.draw(sheet(), issue.letterhead(session.company), issue.preview(session))
