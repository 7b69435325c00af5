"""A paper with prices as a slip on a roll: its lines, and what they come to."""

from __future__ import annotations

from app.kernel import formats
from app.printing.fonts import BOLD, style
from app.printing.roll import BLACK, Roll
from app.trade.priced.page import Figures, figures
from app.trade.priced.paper import Priced, PricedLine


def facts(roll: Roll, told: Figures) -> None:
    """Days, numbers and names; those without a value are left out."""
    for label, value, strong in told:
        if value:
            roll.sides(label, value, roll.bold if strong else roll.plain)


def body(roll: Roll, paper: Priced, total_words: str, after: Figures) -> None:
    """Every line, the figures, the total and what stands ``after`` it."""
    roll.rule()
    for line in paper.lines:
        roll.words(line.name)
        roll.sides(_how_much(line), formats.money(line.amount))
    roll.rule()
    facts(roll, figures(paper))
    roll.sides(total_words, formats.rupiah(paper.total), style(BOLD, roll.size + 2, BLACK))
    facts(roll, after)


def _how_much(line: PricedLine) -> str:
    quantity = f"{formats.quantity(line.quantity)} {line.unit}".strip()
    words = f"  {quantity} × {formats.unit_price(line.unit_price)}"
    return f"{words} −{formats.rate(line.discount)}" if line.discount else words
