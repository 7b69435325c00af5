"""The integrity check as a report: every invariant of every department, with its light and figure."""

from __future__ import annotations

from app import companies
from app.access.session import Session
from app.kernel.columns import Column
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _, translate
from app.store.integrity import CheckResult

KEY = "integrity"
TITLE = N_("Integrity check")
COLUMNS = (
    Column("name", N_("Rule"), chars=6),
    Column("title", N_("What must hold"), chars=48),
    Column("light", N_("Result"), chars=8),
    Column("detail", N_("Figure"), chars=60),
)
LIGHTS = {"green": N_("green"), "amber": N_("amber"), "red": N_("red")}


def light_of(result: CheckResult) -> str:
    """ "green", "amber" or "red"."""
    if result.ok:
        return "green"
    return "amber" if result.amber else "red"


def build(session: Session, _filters: Filters) -> ReportResult:
    """Runs every check of the house now."""
    results = companies.check(session)
    red = sum(result.red for result in results)
    verdict = _("{count} checks are red.", count=red) if red else _("All checks passed.")
    return ReportResult(
        key=KEY,
        title=_(TITLE),
        subtitle=session.company.name,
        columns=COLUMNS,
        rows=[_row(result) for result in results],
        notes=(verdict,),
    )


def _row(result: CheckResult) -> Row:
    light = light_of(result)
    values = {
        "name": result.name,
        "title": translate(result.title),
        "light": _(LIGHTS[light]),
        "detail": result.detail,
    }
    return Row(values, style="" if light == "green" else light)
