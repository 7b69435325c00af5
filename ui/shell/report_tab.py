"""A report as a tab of its department."""

from __future__ import annotations

from app.kernel.text import _
from ui.kit.report_view import ReportView
from ui.shell.reports import ONE, kind_of


class ReportTab(ReportView):
    """What a tab is asked; there is one of each report."""

    def title(self) -> str:
        return _(self.spec.title)

    def document_key(self) -> tuple[str, int | None]:
        return kind_of(self.spec), ONE
