"""Handing what was withheld to Coretax: monthly slips, slips of the year, slips of those not permanent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.access.session import Session
from app.exchange import coretax
from app.kernel import formats
from app.kernel.period import Period
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.people.withheld import queries, rules
from app.people.withheld.rules import BP21, BPA1, BPMP, EXPORT, FORMS, KIND
from app.regulations import identifiers
from app.regulations.pay import pph21_rules

CANNOT_EXPORT = N_("The slips of {month} cannot be exported yet. Nothing was written.")
NONE = {
    BPMP: N_("No payslip of {month} is told by a monthly slip (BPMP)."),
    BPA1: N_("Nobody's final period is {month}, so there is no slip of the year (BPA1)."),
    BP21: N_("Nobody who is not permanent was paid in {month} (BP21)."),
}


@dataclass(frozen=True, slots=True)
class Exported:
    """The files, and how many slips they hold."""

    files: tuple[Path, ...]
    count: int


Slips = list[tuple[list[Problem], coretax.Record]]


def export(
    session: Session, kind: str, month: Period, path: Path, progress: Progress = SILENT
) -> Exported:
    """Writes the XML of a month's slips, ``kind`` being "bpmp", "bpa1" or "bp21", in as many files as the limit
    of an upload asks for. Severance is not among them: it is entered in Coretax by hand.

    Raises Refused with everything Coretax would miss (nothing is written then), NotAllowed, FileProblem.
    """
    session.require(EXPORT)
    company = identifiers.npwp(session.company.npwp).normalised
    missing = [] if company else [Problem("npwp", rules.NO_COMPANY_NPWP)]
    slips = _SLIPS[kind](session, month, company)
    if not slips:
        missing.append(Problem("period", NONE[kind], {"month": formats.period(month)}))
    records: list[coretax.Record] = []
    for done, (problems, record) in enumerate(slips):
        progress.report(done, len(slips))
        missing += problems
        records.append(record)
    _refuse(missing, month)
    form = coretax.form(FORMS[kind])
    _refuse(coretax.problems(form, records), month)
    files = coretax.files_of(form, path, records)
    with session.work() as work:
        work.audit("export", KIND, str(month), kind=kind, count=len(records))
        coretax.write(form, {"TIN": company}, files)
    return Exported(tuple(files), len(records))


def _refuse(problems: Sequence[Problem], month: Period) -> None:
    coretax.refuse(problems, CANNOT_EXPORT, month=formats.period(month))


def _monthly(session: Session, month: Period, company: str) -> Slips:
    law = pph21_rules(month.first_day)
    return [
        (rules.month_problems(each), rules.bpmp(each, company, law))
        for each in queries.month(session, month)
        if each.form == BPMP and each.taxable
    ]


def _others(session: Session, month: Period, company: str) -> Slips:
    law = pph21_rules(month.first_day)
    return [
        (rules.month_problems(each), rules.bp21(each, company, law))
        for each in queries.month(session, month)
        if each.form == BP21 and each.taxable
    ]


def _yearly(session: Session, month: Period, company: str) -> Slips:
    return [
        (rules.person_problems(each.person), rules.bpa1(each, company))
        for each in queries.years_ending(session, month)
    ]


_SLIPS: dict[str, Callable[[Session, Period, str], Slips]] = {
    BPMP: _monthly,
    BPA1: _yearly,
    BP21: _others,
}


def bpmp(session: Session, month: Period, path: Path, progress: Progress) -> tuple[Path, ...]:
    """Monthly slips of permanent employees, for whoever only wants the files."""
    return export(session, BPMP, month, path, progress).files


def bpa1(session: Session, month: Period, path: Path, progress: Progress) -> tuple[Path, ...]:
    """Slips of the year of those whose final period is this month."""
    return export(session, BPA1, month, path, progress).files


def bp21(session: Session, month: Period, path: Path, progress: Progress) -> tuple[Path, ...]:
    """Slips of those who are not permanent."""
    return export(session, BP21, month, path, progress).files
