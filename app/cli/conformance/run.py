"""Reading cases, running them, and the lines that tell the outcome."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cli.conformance.compare import asked_of, matches
from app.cli.conformance.documents import DOCUMENT_TABLES
from app.kernel.errors import FileProblem, UserError
from app.kernel.text import N_, _
from app.people.calculator.pay import TOLERANCES, TOPICS

CASES = Path(__file__).resolve().parents[3] / "resources" / "conformance"

NOT_CASES = N_("“{name}” holds no cases this program can read.")
CASES_WANTED = N_(
    "Give a JSON file with “cases”, or a table of PPN, amount-in-words, identifier or QRIS cases."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: what was expected, what was computed (the part that was asked for), and why not."""

    case: str
    topic: str
    expected: Any
    computed: Any
    matched: bool
    reason: str = ""

    def line(self) -> str:
        mark = _("match") if self.matched else _("DIFFERS")
        computed = self.reason or _plain(self.computed)
        return (
            f"{mark}  {self.case}  {self.topic}  "
            f"{_('expected')} {_plain(self.expected)}  {_('computed')} {computed}"
        )


@dataclass(frozen=True, slots=True)
class ConformanceResult:
    """All outcomes; ``verdict`` is the last line."""

    outcomes: tuple[Outcome, ...]

    @property
    def lines(self) -> list[str]:
        return [outcome.line() for outcome in self.outcomes]

    @property
    def matched(self) -> int:
        return sum(outcome.matched for outcome in self.outcomes)

    @property
    def total(self) -> int:
        return len(self.outcomes)

    @property
    def verdict(self) -> str:
        return f"{self.matched} of {self.total} match"


def run(path: Path | None = None) -> ConformanceResult:
    """Runs the cases of a file, or every official example that ships with the program."""
    files = [path] if path else sorted(CASES.iterdir())
    return ConformanceResult(tuple(outcome for file in files for outcome in outcomes_of(file)))


def outcomes_of(path: Path) -> Iterator[Outcome]:
    """The outcomes of one file: pay cases as JSON, document cases as a CSV known by its heads."""
    if path.suffix.lower() == ".csv":
        yield from _document_outcomes(path, _text(path))
    else:
        yield from map(_pay_outcome, pay_cases(path))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileProblem(
            N_("“{name}” cannot be read."), name=path.name, remedy=CASES_WANTED
        ) from error


def pay_cases(path: Path) -> list[dict[str, Any]]:
    """The pay cases of a JSON file. Raises FileProblem where it holds none."""
    try:
        content = json.loads(_text(path))
    except json.JSONDecodeError as error:
        raise FileProblem(NOT_CASES, name=path.name, remedy=CASES_WANTED) from error
    cases = content.get("cases") if isinstance(content, dict) else content
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise FileProblem(NOT_CASES, name=path.name, remedy=CASES_WANTED)
    return cases


def _pay_outcome(case: dict[str, Any]) -> Outcome:
    name, topic = str(case.get("id", "")), str(case.get("topic", ""))
    expected = case.get("expected", {})
    compute = TOPICS.get(topic)
    if compute is None:
        return Outcome(name, topic, expected, None, False, _("not computed by this version"))
    try:
        computed = compute(case.get("inputs", {})).figures
    except UserError as error:
        return Outcome(name, topic, expected, None, False, error.what())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = _("the inputs cannot be read: {reason}", reason=repr(error))
        return Outcome(name, topic, expected, None, False, reason)
    matched = matches(expected, computed, tolerances=TOLERANCES.get(topic))
    return Outcome(name, topic, expected, asked_of(expected, computed), matched)


def _document_outcomes(path: Path, text: str) -> Iterator[Outcome]:
    rows = list(csv.DictReader(text.splitlines()))
    heads = set(rows[0]) if rows else set()
    for table in DOCUMENT_TABLES:
        if set(table.heads) <= heads:
            for case, expected, computed in table.cases(rows):
                matched = matches(expected, computed)
                yield Outcome(case, table.topic, expected, computed, matched)
            return
    raise FileProblem(NOT_CASES, name=path.name, remedy=CASES_WANTED)


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str, separators=(",", ":"))
