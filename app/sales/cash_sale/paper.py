"""The slip of a cash sale: its invoice, and how it was paid. On a roll of 58 or 80 mm, or on A5."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.kernel.money import Money
from app.kernel.text import speaking
from app.printing.document import write_file
from app.printing.stamp import Stamp
from app.sales.invoice.paper import InvoicePaper


@dataclass(frozen=True, slots=True)
class CashSalePaper:
    """What the slip says. ``method`` is worded. due: after rounding; the change is what was ``tendered`` beyond it."""

    invoice: InvoicePaper
    at: dt.datetime
    cashier: str
    method: str
    receipt: str
    due: Money
    tendered: Money


def draw(paper: CashSalePaper, stamp: Stamp, logo: bytes = b"") -> bytes:
    """The slip as a PDF; 80 mm wide where the stamp names no page."""
    from app.sales.cash_sale import page

    with speaking(paper.invoice.language):
        return page.draw(paper, stamp, logo)


def write(paper: CashSalePaper, stamp: Stamp, path: Path, logo: bytes = b"") -> None:
    """Draws the slip into a file, replacing an older one. Raises FileProblem."""
    write_file(path, draw(paper, stamp, logo))
