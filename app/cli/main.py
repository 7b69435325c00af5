"""The command line: words in, one verb called, an exit status out.

0 done; 1 refused, each reason on a line; 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from app import VERSION
from app.cli import calculator, documents, files, tables
from app.cli.desk import REFUSED, WRONG_USAGE, Answer, WrongUsage
from app.kernel.errors import Cancelled, Refused, UserError
from app.kernel.problems import Problem
from app.people.payroll.case import KINDS

Verb = Callable[[argparse.Namespace, Answer], None]


def main(words: Sequence[str]) -> int:
    """Runs one verb; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = _parser().parse_args(list(words))
    answer = Answer(arguments.json)
    try:
        return _answered(arguments, answer)
    except WrongUsage as error:
        print(error, file=sys.stderr)
        return WRONG_USAGE
    except (Cancelled, KeyboardInterrupt):
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED


def _answered(arguments: argparse.Namespace, answer: Answer) -> int:
    """The verb's exit code, after all of its answer was told."""
    try:
        arguments.run_verb(arguments, answer)
    except Refused as error:
        answer.refuse([_problem_line(problem) for problem in error.problems] or [str(error)])
    except UserError as error:
        answer.refuse([error.what(), error.what_was_kept(), error.what_to_do()])
    return answer.close()


def _problem_line(problem: Problem) -> str:
    start = f"line {problem.line}: " if problem.line else ""
    return f"{start}{problem.field}: {problem.sentence()}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="backoffice")
    parser.add_argument("--version", action="version", version=f"Back Office {VERSION}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    _file_verbs(verbs)
    _table_verbs(verbs)
    _merging_verb(verbs)
    _document_verbs(verbs)
    _later_verbs(verbs)
    return parser


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Verb,
    help_text: str,
    *places: str,
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=help_text)
    verb.add_argument("--json", action="store_true", help="one JSON object for machines")
    verb.add_argument("--user", default="", help="who acts")
    for place in places:
        verb.add_argument(place.lower().replace("-", "_"), metavar=place)
    verb.set_defaults(run_verb=run)
    return verb


def _file_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = _verb(verbs, "new", files.new, "a new company file", "FILE")
    new.add_argument("--name", required=True)
    new.add_argument(
        "--preset", choices=("trading", "services", "manufacturing"), default="trading"
    )
    new.add_argument("--start", default="2026-01-01", help="first day of the books")
    new.add_argument("--not-pkp", action="store_true", help="the company collects no PPN")
    new.add_argument("--costing", choices=("average", "fifo"), default="average")
    demo = _verb(verbs, "demo", files.demo, "a believable company with its history", "FILE")
    demo.add_argument("--months", type=int, default=12)
    demo.add_argument("--today", default="", help="its last day")
    demo.add_argument("--size", choices=("small", "large"), default="small")
    _verb(verbs, "backup", files.backup, "a checked copy", "FILE", "OUT")
    _verb(verbs, "restore", files.restore, "a backup as a new file", "BACKUP", "FILE")
    _verb(verbs, "check", files.check, "every invariant with its figure", "FILE")
    period = _verb(verbs, "period", files.period, "lock or reopen a month", "FILE")
    period.add_argument("act", choices=("lock", "reopen"))
    period.add_argument("period", metavar="MONTH")
    period.add_argument("--reason", default="")
    close = _verb(
        verbs, "close-year", files.close_year, "post the result to retained earnings", "FILE"
    )
    close.add_argument("year", type=int)
    close.add_argument("--preview", action="store_true")


def _table_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bring = _verb(verbs, "import", tables.import_table, "a table in", "FILE", "KIND", "TABLE")
    for flag in ("--dry-run", "--update", "--partial", "--post"):
        bring.add_argument(flag, action="store_true")
    bring.add_argument("--errors", default="", metavar="OUT")
    bring.add_argument("--numbers", choices=("plain", "id"), default="plain")
    _verb(verbs, "template", tables.template, "an empty table", "KIND", "OUT")
    _verb(verbs, "export", tables.export, "a table out", "FILE", "KIND", "OUT")
    rows = _verb(verbs, "list", tables.list_rows, "rows as a table or JSON", "FILE", "KIND")
    rows.add_argument("--filter", action="append", metavar="KEY=VALUE")


def _merging_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    merge = _verb(
        verbs,
        "merge",
        tables.merge,
        "one customer or supplier into another",
        "FILE",
        "CODE",
        "INTO",
    )
    merge.add_argument(
        "--confirmed", action="store_true", help="they are one although their tax numbers differ"
    )


def _document_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    _verb(verbs, "show", documents.show, "one document whole", "FILE", "KIND", "NUMBER")
    post = _verb(verbs, "post", documents.post, "post drafts", "FILE", "KIND")
    post.add_argument("number", nargs="*", metavar="NUMBER")
    post.add_argument("--all-drafts", action="store_true")
    void = _verb(
        verbs, "void", documents.void, "mirror a posted document", "FILE", "KIND", "NUMBER"
    )
    void.add_argument("--date", required=True)
    void.add_argument("--reason", required=True)
    payroll = _verb(verbs, "payroll", documents.payroll, "calculate a payroll run", "FILE")
    payroll.add_argument("period", metavar="MONTH")
    payroll.add_argument("--run", choices=KINDS, default="regular")
    payroll.add_argument("--post", action="store_true")
    payroll.add_argument("--payslips", default="", metavar="DIR")
    printing = _verb(verbs, "print", documents.print_papers, "the PDFs", "FILE", "KIND")
    printing.add_argument("number", nargs="+", metavar="NUMBER")
    printing.add_argument("--to", required=True, metavar="DIR")
    report = _verb(verbs, "report", documents.report, "a report", "FILE", "KEY", "OUT")
    report.add_argument("--from", dest="date_from", default="")
    report.add_argument("--to", dest="date_to", default="")
    report.add_argument("--as-of", default="")
    report.add_argument("--set", action="append", metavar="KEY=VALUE")
    ledger = _verb(verbs, "ledger", documents.ledger, "the books as plain text", "FILE")
    ledger.add_argument("--format", choices=("hledger", "beancount"), required=True)
    ledger.add_argument("out", metavar="OUT")
    filing = _verb(verbs, "efiling", documents.efiling, "files for Coretax", "FILE", "KIND")
    filing.add_argument("--period", required=True, metavar="MONTH")
    filing.add_argument("out", metavar="OUT.xml")
    sums = _verb(verbs, "pph21", calculator.pph21, "a pay case with its steps", "CASE")
    sums.add_argument("--id", action="append", metavar="ID")
    sums.add_argument("--set", action="append", metavar="KEY=VALUE")
    sums.add_argument("--to", default="", metavar="OUT.pdf")
    cases = _verb(verbs, "conformance", documents.conformance, "official cases, recomputed")
    cases.add_argument("cases", nargs="?", metavar="CASES.json")


def _later_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Verbs of departments to come: known words, answered with a plain refusal."""
    for name in ("bank",):
        later = _verb(verbs, name, documents.not_yet, "not in this version")
        later.add_argument("words", nargs=argparse.REMAINDER)
