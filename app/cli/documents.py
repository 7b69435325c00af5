"""Verbs about documents: show, post, void, payroll, print, report, ledger, conformance."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from app.access.session import Session
from app.cli.desk import (
    Answer,
    WrongUsage,
    a_date,
    a_period,
    company,
    document_of,
    filing_of,
    found_by_number,
    pairs,
    paper_of,
    progress_line,
    report_of,
    require_sight,
)
from app.exchange.cells import plain, write_cell
from app.exchange.exporting import report_as_json, write_report
from app.kernel import period as periods
from app.kernel.department import load
from app.kernel.errors import UserError
from app.kernel.report import Filters, ReportResult
from app.kernel.text import _


def show(arguments: Namespace, answer: Answer) -> None:
    document = document_of(arguments.kind)
    with company(arguments, writing=False) as session:
        require_sight(session, "documents", document.key)
        (found,) = found_by_number(document, session, [arguments.number])
        shown = plain(document.show(session, found))
    answer.fact(document=shown)
    answer.say(json.dumps(shown, ensure_ascii=False, indent=2))


def post(arguments: Namespace, answer: Answer) -> None:
    document = document_of(arguments.kind)
    if document.post is None:
        raise WrongUsage(f"{document.key} cannot be posted")
    if bool(arguments.number) == arguments.all_drafts:
        raise WrongUsage("name the documents, or say --all-drafts")
    posted: list[str] = []
    with company(arguments, writing=True) as session, session.work():
        if arguments.all_drafts:
            ids = list(document.drafts(session)) if document.drafts else []
        else:
            ids = found_by_number(document, session, arguments.number)
        for each in ids:
            posted.append(document.post(session, each))
    answer.fact(posted=posted)
    for number in posted:
        answer.say(_("{number} is posted.", number=number))


def void(arguments: Namespace, answer: Answer) -> None:
    document = document_of(arguments.kind)
    if document.void is None:
        raise WrongUsage(f"{document.key} cannot be voided")
    date = a_date(arguments.date)
    with company(arguments, writing=True) as session:
        (found,) = found_by_number(document, session, [arguments.number])
        document.void(session, found, date, arguments.reason)
    answer.fact(void=arguments.number)
    answer.say(_("{number} is void.", number=arguments.number))


def payroll(arguments: Namespace, answer: Answer) -> None:
    from app.people.payroll import desk as payrolls

    month = a_period(arguments.period)
    with company(arguments, writing=True) as session:
        summary = payrolls.run(session, month, arguments.run, post=arguments.post)
        answer.table(payrolls.SUMMARY_KEYS, summary.rows)
        answer.fact(number=summary.number, state=summary.state, totals=summary.totals)
        answer.say("  ".join(f"{key}={write_cell(value)}" for key, value in summary.totals.items()))
        if arguments.payslips:
            files = payrolls.print_payslips(session, summary.run_id, Path(arguments.payslips))
            answer.fact(files=[str(path) for path in files])
            for path in files:
                answer.say(str(path))


def print_papers(arguments: Namespace, answer: Answer) -> None:
    paper = paper_of(arguments.kind)
    render = load(paper.render)
    folder = Path(arguments.to)
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with company(arguments, writing=True) as session:
        require_sight(session, "papers", paper.key)
        for number in arguments.number:
            made += render(session, number, folder)
    answer.fact(files=[str(path) for path in made])
    for path in made:
        answer.say(str(path))


def report(arguments: Namespace, answer: Answer) -> None:
    asked = report_of(arguments.key)
    choices = pairs(arguments.set)
    unknown = set(choices) - set(asked.choices)
    if unknown:
        raise WrongUsage(
            f"{asked.key} takes {', '.join(asked.choices) or 'no choices'}, not {sorted(unknown)}"
        )
    with company(arguments, writing=False) as session:
        require_sight(session, "reports", asked.key)
        today = session.today()
        filters = Filters(
            date_from=a_date(arguments.date_from) if arguments.date_from else None,
            date_to=a_date(arguments.date_to) if arguments.date_to else None,
            as_of=a_date(arguments.as_of) if arguments.as_of else None,
            choices=choices,
        )
        if asked.needs == "period" and filters.date_from is None:
            last = filters.date_to or filters.as_of or today
            first = periods.of_date(last).first_day
            filters = Filters(first, last, filters.as_of, choices)
        result: ReportResult = load(asked.build)(session, filters)
        _write_report(result, arguments.out, answer, session)


def _write_report(result: ReportResult, out: str, answer: Answer, session: Session) -> None:
    if out == "-":
        answer.fact(report=report_as_json(result))
        keys = [column.key for column in result.columns]
        if not answer.as_json:
            answer.table(keys, [row.values for row in result.rows] + [result.totals])
        return
    path = Path(out)
    ending = path.suffix.lower()
    if ending == ".pdf":
        from app.printing.report import write_pdf

        write_pdf(session, result, path)
    elif ending in (".xlsx", ".csv", ".json"):
        write_report(result, path)
    else:
        raise WrongUsage("a report ends in .pdf, .xlsx, .csv or .json, or is -")
    answer.fact(file=out)
    answer.say(_("{name} was written.", name=out))


def ledger(arguments: Namespace, answer: Answer) -> None:
    from app.accounting import plain_text

    with company(arguments, writing=False) as session:
        plain_text.write(session, arguments.format, Path(arguments.out), progress_line())
    answer.fact(file=arguments.out)
    answer.say(_("{name} was written.", name=arguments.out))


def efiling(arguments: Namespace, answer: Answer) -> None:
    month = a_period(arguments.period)
    filing = filing_of(arguments.kind)
    with company(arguments, writing=True) as session:
        files = load(filing.write)(session, month, Path(arguments.out), progress_line())
    answer.fact(files=[str(each) for each in files])
    for each in files:
        answer.say(_("{name} was written.", name=each))


def conformance(arguments: Namespace, answer: Answer) -> None:
    from app.cli.conformance import run

    result = run(Path(arguments.cases) if arguments.cases else None)
    for line in result.lines:
        answer.say(line)
    answer.fact(matched=result.matched, cases=result.total, lines=result.lines)
    answer.say(result.verdict)
    if result.matched != result.total:
        answer.status = 1


def not_yet(arguments: Namespace, answer: Answer) -> None:
    """A verb whose department has not been built: said plainly, never pretended."""
    raise UserError(_("This version cannot do “{verb}” yet.", verb=arguments.verb))
