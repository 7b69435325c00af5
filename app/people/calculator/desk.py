"""A case of the calculator from what was entered to its figures, its steps and its paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from app.kernel import explanation
from app.kernel.columns import Column, Kind
from app.kernel.errors import Refused, UserError
from app.kernel.explanation import Told
from app.kernel.money import Money
from app.kernel.problems import Problem
from app.kernel.quantity import Quantity
from app.kernel.report import ReportResult, Row, words_row
from app.kernel.text import N_, _
from app.people.calculator import pay, topics
from app.people.calculator.inputs import Computed, Inputs, decimal_text, printed
from app.people.calculator.topics import Topic
from app.regulations import tables

COLUMNS = (
    Column("step", N_("Step"), chars=34),
    Column("result", N_("Result"), Kind.MONEY, chars=14),
    Column("how", N_("How"), chars=30),
    Column("rule", N_("Rule"), chars=20),
)
MISSING = N_("{field} is missing.")
MONTH_WANTED = N_("Months are 1 to 12, each once, from the earliest on.")


def compute(topic: str, inputs: Inputs) -> Computed:
    """The figures and steps of a case. Raises Refused with what is missing, UserError where it cannot be
    computed."""
    known = topics.BY_KEY.get(topic)
    if known is None:
        raise UserError(
            N_("The calculator has no topic “{topic}”."),
            topic=topic,
            remedy=N_("The topics are: {topics}."),
            topics=", ".join(topics.BY_KEY),
        )
    if isinstance(inputs.get(known.rows_key), list) and (found := _row_problems(known, inputs)):
        raise Refused(found)
    try:
        return pay.TOPICS[topic](inputs)
    except KeyError as error:
        key = str(error.args[0])
        title = next((ask.title for ask in (*known.asks, *known.rows) if ask.key == key), key)
        raise Refused([Problem(key, MISSING, {"field": _(title)})]) from error
    except (TypeError, ValueError, AttributeError, IndexError, ZeroDivisionError) as error:
        raise UserError(
            N_("This case cannot be read: {reason}."),
            reason=str(error),
            remedy=N_("Check the names and figures of the case."),
        ) from error


def inputs_of(
    topic: Topic, values: Mapping[str, Any], lines: Sequence[Mapping[str, Any]] = ()
) -> Inputs:
    """A case in the schema's words from what a form and its lines hold. Raises Refused where something that is
    needed is missing."""
    found = [
        Problem(ask.key, MISSING, {"field": _(ask.title)})
        for ask in topic.asks
        if ask.needed and values.get(ask.key) in (None, "")
    ]
    if topic.rows and not lines:
        found.append(Problem(topic.rows_key, N_("Enter at least one line.")))
    if found:
        raise Refused(found)
    inputs: Inputs = {}
    for ask in topic.asks:
        if values.get(ask.key) not in (None, "", False):
            put(inputs, ask.key, values[ask.key])
    if topic.rows:
        inputs[topic.rows_key] = [
            {key: plain(value) for key, value in line.items() if value is not None}
            for line in lines
        ]
    return inputs


def put(inputs: Inputs, key: str, value: Any) -> None:
    """Enters a value under its dotted name; the months of a list may be written "1-12" or "10,11,12"."""
    *within, last = key.split(".")
    place = inputs
    for name in within:
        place = place.setdefault(name, {})
    place[last] = _months(str(value)) if key == "dtp.months" else plain(value)


def plain(value: Any) -> Any:
    """A value as cases write it."""
    if isinstance(value, Money):
        return printed(value)
    if isinstance(value, Quantity):
        return decimal_text(Fraction(value.micro, 10**6))
    if isinstance(value, bool | int):
        return value
    return {"true": True, "false": False}.get(str(value), str(value))


def _months(text: str) -> list[int]:
    found: list[int] = []
    try:
        for part in text.split(","):
            first, _dash, last = part.partition("-")
            found += range(int(first), int(last or first) + 1)
    except ValueError:
        found = []
    if not found or not all(1 <= month <= 12 for month in found):
        raise Refused([Problem("dtp.months", N_("Write the months as 1-12 or 10,11,12."))])
    return found


def _row_problems(topic: Topic, inputs: Inputs) -> list[Problem]:
    rows = inputs[topic.rows_key]
    found = []
    for line, row in enumerate(rows, 1):
        given = row if isinstance(row, dict) else {"gross": row, "month": line}
        found += [
            Problem(ask.key, MISSING, {"field": _(ask.title)}, line)
            for ask in topic.rows
            if ask.key == "month" and given.get("month") is None
        ]
    if found or topic.rows_key != "months":
        return found
    months = [int(row["month"]) for row in rows if isinstance(row, dict)]
    if months != sorted(set(months)) or not all(1 <= month <= 12 for month in months):
        return [Problem("month", MONTH_WANTED)]
    return []


def report(cases: Sequence[tuple[str, Computed]]) -> ReportResult:
    """The steps of cases under their titles as a report: they go to paper as any other."""
    several = len(cases) > 1
    rows: list[Row] = []
    for title, computed in cases:
        if several:
            rows.append(words_row(COLUMNS, {"step": title}, "group"))
        rows += map(_row, explanation.lines(computed.steps, tables.source_of))
    subtitle = "" if several or not cases else cases[0][0]
    return ReportResult("pph21-calculator", _("PPh 21 calculator"), subtitle, COLUMNS, rows)


def _row(told: Told) -> Row:
    values = {"step": told.label, "result": told.result, "how": told.how, "rule": told.rule}
    return Row(values, style="" if told.depth else "subtotal", level=told.depth)


def title_of(topic: str) -> str:
    """A topic's name in the active language."""
    return _(topics.BY_KEY[topic].title)
