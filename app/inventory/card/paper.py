"""The stock card of one item: every move of a period with the balance after it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.text import speaking
from app.printing.document import write_file
from app.printing.model import Letterhead
from app.printing.stamp import Stamp


@dataclass(frozen=True, slots=True)
class CardRow:
    """One move. ``kind`` is worded; ``quantity`` above zero came in, below zero went out; ``unit_cost``
    is the cost of this move, ``balance`` and ``value`` what lies there after it."""

    date: dt.date
    kind: str
    number: str
    description: str
    quantity: Quantity
    unit_cost: UnitPrice
    balance: Quantity
    value: Money


@dataclass(frozen=True, slots=True)
class StockCardPaper:
    """What a stock card says. ``costing``: "average" or "fifo". ``note``: worded, may be empty."""

    letterhead: Letterhead
    code: str
    name: str
    unit: str
    date_from: dt.date
    date_to: dt.date
    opening: Quantity
    opening_cost: UnitPrice
    opening_value: Money
    rows: tuple[CardRow, ...]
    total_in: Quantity
    total_out: Quantity
    closing: Quantity
    closing_cost: UnitPrice
    closing_value: Money
    category: str = ""
    warehouse: str = ""
    rack: str = ""
    costing: str = "average"
    note: str = ""
    with_values: bool = True
    language: str = "id"


def draw(paper: StockCardPaper, stamp: Stamp, logo: bytes = b"") -> bytes:
    """The stock card as a PDF. ``logo``: the picture that ``letterhead.logo`` names."""
    from app.inventory.card import page

    with speaking(paper.language):
        return page.draw(paper, stamp, logo)


def write(paper: StockCardPaper, stamp: Stamp, path: Path, logo: bytes = b"") -> None:
    """Draws the stock card into a file, replacing an older one. Raises FileProblem."""
    write_file(path, draw(paper, stamp, logo))
