"""Explained numbers: the steps behind a figure, told by the calculation that made it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from app.kernel import formats
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate
from app.kernel.text import _

Operand = Money | Quantity | UnitPrice | Rate | Fraction | int | str


@dataclass(frozen=True, slots=True)
class Explained:
    """One step: a marked label, a formula in words, what went in, what came out, and the rule used.

    ``rule`` is the id of a regulation row or an article; ``parts`` are the steps this one rests on.
    """

    label: str
    result: Operand
    formula: str = ""
    operands: tuple[tuple[str, Operand], ...] = ()
    rule: str = ""
    parts: tuple[Explained, ...] = ()


class Told(NamedTuple):
    """One line of an explanation: how deep it stands, its worded label, formula and rule, and its figure."""

    depth: int
    label: str
    result: Operand
    how: str = ""
    rule: str = ""


def lines(explained: Iterable[Explained], rule_words: Callable[[str], str]) -> list[Told]:
    """Every step, followed by what went into it and by the steps it rests on, in the active language.

    ``rule_words`` says what the id of a rule means.
    """
    found: list[Told] = []

    def tell(step: Explained, depth: int) -> None:
        how = _(step.formula) if step.formula else ""
        rule = rule_words(step.rule) if step.rule else ""
        found.append(Told(depth, _(step.label), _worded(step.result), how, rule))
        for name, value in step.operands:
            found.append(Told(depth + 1, _(name), _worded(value)))
        for part in step.parts:
            tell(part, depth + 1)

    for step in explained:
        tell(step, 0)
    return found


def _worded(value: Operand) -> Operand:
    return _(value) if isinstance(value, str) else value


def said(value: Operand) -> str:
    """A result of ``lines`` for people."""
    if isinstance(value, Money):
        return formats.money(value)
    if isinstance(value, Quantity):
        return formats.quantity(value)
    if isinstance(value, UnitPrice):
        return formats.unit_price(value)
    if isinstance(value, Rate):
        return formats.rate(value)
    return value if isinstance(value, str) else formats.exact(value)
