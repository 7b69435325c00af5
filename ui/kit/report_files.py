"""A report as the files it is saved in: the PDF that is printed, XLSX and CSV."""

from __future__ import annotations

from pathlib import Path

from app.access.session import Session
from app.kernel.report import ReportResult
from ui.kit.saving import PDF, TABLES

TYPES = (*TABLES, PDF)


def draw(session: Session, result: ReportResult, page: str = "") -> bytes:
    """Its PDF, on the paper asked for."""
    from app.printing import issue, report

    stamp = issue.preview(session, page=page)
    return report.draw(result, issue.letterhead(session.company), stamp)


def write(session: Session, result: ReportResult, path: Path) -> None:
    """Writes it whole, as the ending of ``path`` says. Raises FileProblem."""
    from app.exchange.exporting import write_report
    from app.printing import report

    if path.suffix.lower() == ".pdf":
        report.write_pdf(session, result, path)
    else:
        write_report(result, path)


def is_statement(result: ReportResult) -> bool:
    """Whether what is below zero stands in brackets."""
    from app.printing.report import STATEMENTS

    return result.key in STATEMENTS
