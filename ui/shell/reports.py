"""The menu of reports: each of a department's reports as a tab, or the section that shows it already."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from app.departments import departments as app_departments
from app.kernel.department import Report, load
from ui.kit.manifest import Context, DepartmentPanels, DocumentPanel

if TYPE_CHECKING:
    from ui.kit.report_view import ReportSpec
    from ui.shell.main_window import MainWindow

ONE = 0  # the id of a report's tab: there is one of each


def with_reports(panels: DepartmentPanels, every: Sequence[DepartmentPanels]) -> DepartmentPanels:
    """The department with its reports as further kinds of tabs, but for those some section shows."""
    tabs = tuple(
        DocumentPanel(kind_of(report), report.title, partial(_make, report), section="")
        for report in reports_of(panels.key)
        if all(shown_by(each, report) is None for each in every)
    )
    return panels._replace(documents=(*panels.documents, *tabs))


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
        window.open_document(kind_of(report), ONE)


def _place(window: MainWindow, report: Report) -> tuple[str, str] | None:
    """Department and section; the section is "" for a tab. A report may be shown by another's section.

    None where this person may not see it.
    """
    if report.permission and not window.session.may(report.permission):
        return None
    for key, panels in window.departments.items():
        section = shown_by(panels, report)
        if section and any(each.key == section for each in panels.allowed(window.session)):
            return key, section
    for key, content in window.contents.items():
        if content.opens(kind_of(report)):
            return key, ""
    return None


def kind_of(report: Report | ReportSpec) -> str:
    """The kind of tab that shows it."""
    return f"report.{report.key}"


def _make(report: Report, context: Context, id: int | None = None) -> Any:
    from ui.kit.report_view import ReportSpec
    from ui.shell import drill, report_filters
    from ui.shell.report_tab import ReportTab

    spec = ReportSpec(
        key=report.key,
        title=report.title,
        build=load(report.build),
        days=report.needs,
        pickers=report_filters.pickers(report),
        filters=report_filters.chips(report),
        choices={"compare": "none"} if report.comparisons else {},
        follow=drill.follow,
    )
    return ReportTab(context, spec)
