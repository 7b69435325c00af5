"""The verb pph21: pay cases of a file, or one told in words, with their figures and every step."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.cli.conformance.run import pay_cases
from app.cli.desk import Answer, WrongUsage, pairs
from app.kernel.clock import SystemClock
from app.kernel.explanation import lines, said
from app.kernel.text import _
from app.people.calculator import desk, topics
from app.people.calculator.inputs import Computed, Inputs
from app.printing.document import write_file
from app.printing.model import Letterhead
from app.printing.stamp import Stamp
from app.regulations import tables
from app.trade import shown

Case = tuple[str, str, Inputs]


def pph21(arguments: Namespace, answer: Answer) -> None:
    cases = _cases(arguments)
    computed = [(name, topic, desk.compute(topic, inputs)) for name, topic, inputs in cases]
    facts = [
        {
            "id": name,
            "topic": topic,
            "figures": found.figures,
            "explanation": [shown.explanation(step) for step in found.steps],
        }
        for name, topic, found in computed
    ]
    if answer.as_json:
        answer.fact(cases=facts)
    for name, topic, found in computed:
        answer.say(" ".join(part for part in (name, desk.title_of(topic)) if part))
        for told in lines(found.steps, tables.source_of):
            parts = (told.label, said(told.result), told.how, told.rule)
            answer.say("  " * (told.depth + 1) + "  ".join(part for part in parts if part))
    if arguments.to:
        _print(Path(arguments.to), computed)
        answer.fact(file=arguments.to)
        answer.say(_("{name} was written.", name=arguments.to))


def _cases(arguments: Namespace) -> list[Case]:
    """The case told by a topic and its figures, or those of a file, all or by their ids."""
    if arguments.case in topics.BY_KEY:
        inputs: Inputs = {}
        for key, text in pairs(arguments.set).items():
            desk.put(inputs, key, text)
        return [("", arguments.case, inputs)]
    if arguments.set:
        raise WrongUsage(f"--set goes with a topic: {', '.join(topics.BY_KEY)}")
    path = Path(arguments.case)
    if not path.exists():
        raise WrongUsage(f"neither a file nor a topic; topics: {', '.join(topics.BY_KEY)}")
    found = [
        (str(case.get("id", "")), str(case.get("topic", "")), case.get("inputs", {}))
        for case in pay_cases(path)
        if not arguments.id or str(case.get("id", "")) in arguments.id
    ]
    if missing := set(arguments.id or ()) - {name for name, _topic, _inputs in found}:
        raise WrongUsage(f"no such case: {', '.join(sorted(missing))}")
    return found


def _print(path: Path, computed: list[tuple[str, str, Computed]]) -> None:
    from app.printing.report import draw

    cases = [
        (" · ".join(part for part in (name, desk.title_of(topic)) if part), found)
        for name, topic, found in computed
    ]
    write_file(path, draw(desk.report(cases), Letterhead(""), Stamp(SystemClock().now())))
