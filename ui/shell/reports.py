"""The menu of reports: each of a department's reports as a tab, or the section that shows it already."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.departments import departments as app_departments
from app.kernel import formats
from app.kernel.department import Report, load
from app.kernel.period import of_date
from app.kernel.text import N_
from ui.kit.manifest import Context, DepartmentPanels, DocumentPanel

if TYPE_CHECKING:
    from app.access.session import Session
    from app.kernel.report import Filters, ReportResult
    from ui.kit.filters import Choice
    from ui.shell.main_window import MainWindow

MONTH_ENDS = 6
ONE = 0  # the id of a report's tab: there is one of each


def with_reports(panels: DepartmentPanels, every: Sequence[DepartmentPanels]) -> DepartmentPanels:
    """The department with its reports as further kinds of tabs, but for those some section shows."""
    tabs = tuple(
        DocumentPanel(_kind(report), report.title, partial(_make, report), section="")
        for report in reports_of(panels.key)
        if all(shown_by(each, report) is None for each in every)
    )
    return dataclasses.replace(panels, documents=(*panels.documents, *tabs))


def reports_of(department: str) -> Sequence[Report]:
    """The reports of a department, as its manifest in ``app`` names them."""
    return next((each.reports for each in app_departments() if each.key == department), ())


def shown_by(panels: DepartmentPanels, report: Report) -> str | None:
    """The section that shows this report already."""
    keys = [s.key for s in panels.sections if report.key in (s.key, s.report)]
    return keys[0] if keys else None


def all_reports(window: MainWindow) -> list[tuple[DepartmentPanels, Report]]:
    """Every report this person can open, by department."""
    return [
        (panels, report)
        for panels in window.departments.values()
        for report in reports_of(panels.key)
        if _place(window, report) is not None
    ]


def open_report(window: MainWindow, report: Report) -> None:
    """Goes to the section that shows it, or opens its tab."""
    place = _place(window, report)
    if place is None:
        return
    department, section = place
    if section:
        window.open_section(department, section)
    else:
        window.open_document(_kind(report), ONE)


def _place(window: MainWindow, report: Report) -> tuple[str, str] | None:
    """Department and section; the section is "" for a tab. A report may be shown by another's section."""
    for key, panels in window.departments.items():
        section = shown_by(panels, report)
        if section and any(each.key == section for each in panels.allowed(window.session)):
            return key, section
    for key, content in window.contents.items():
        if content.opens(_kind(report)):
            return key, ""
    return None


def _kind(report: Report) -> str:
    return f"report.{report.key}"


def _make(report: Report, context: Context, id: int | None = None) -> Any:
    from ui.kit.filters import Filter
    from ui.kit.report_view import ReportSpec
    from ui.shell.report_tab import ReportTab

    days = Filter("as_of", N_("Today"), partial(_days), icon="ph.calendar-blank")
    spec = ReportSpec(
        key=report.key,
        title=report.title,
        build=lambda session, filters: _built(report, session, filters),
        draw=_draw,
        export=_export,
        month=report.needs == "period",
        filters=(days,) if report.needs == "day" else (),
        kinds=(),
    )
    return ReportTab(context, spec)


def _built(report: Report, session: Session, filters: Filters) -> ReportResult:
    """A report of one day is of today unless another day was chosen."""
    if report.needs == "day" and filters.as_of is None:
        filters = dataclasses.replace(filters, as_of=session.today())
    result: ReportResult = load(report.build)(session, filters)
    return result


def _days(session: Session) -> list[Choice]:
    """The ends of the last months."""
    from ui.kit.filters import Choice

    month = of_date(session.today())
    days = [month.plus(-back).last_day for back in range(1, MONTH_ENDS + 1)]
    return [Choice(day.isoformat(), formats.date_medium(day), {"as_of": day}) for day in days]


def _draw(session: Session, result: ReportResult) -> bytes:
    from app.printing import issue, report

    return report.draw(result, issue.letterhead(session.company), issue.preview(session))


def _export(result: ReportResult, path: Path) -> None:
    from app.exchange.exporting import write_report

    write_report(result, path)
