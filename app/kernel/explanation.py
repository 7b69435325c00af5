"""Explained numbers: the steps behind a figure, told by the calculation that made it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate

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
