"""Goods on paper, without a price: the surat jalan that travels with a delivery, and the note of goods received."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.kernel.quantity import Quantity
from app.kernel.text import speaking
from app.printing.document import write_file
from app.printing.model import Addressee, Letterhead
from app.printing.stamp import Stamp


@dataclass(frozen=True, slots=True)
class GoodsPaperLine:
    """One line; ``packages`` are koli, 0 where nobody counted them."""

    code: str
    name: str
    quantity: Quantity
    unit: str
    packages: int = 0
    remark: str = ""


@dataclass(frozen=True, slots=True)
class GoodsPaper:
    """What such a paper says. ``comes_in``: goods of a supplier were received; else they go to a customer.

    reference: the customer's order, or the supplier's delivery note. prepared_by: who made it ready.
    ``number`` is empty for a draft.
    """

    letterhead: Letterhead
    party: Addressee
    number: str
    date: dt.date
    lines: tuple[GoodsPaperLine, ...]
    comes_in: bool = False
    reference: str = ""
    warehouse: str = ""
    recipient: str = ""
    driver: str = ""
    vehicle: str = ""
    notes: str = ""
    prepared_by: str = ""
    language: str = "id"


def draw(paper: GoodsPaper, stamp: Stamp, logo: bytes = b"") -> bytes:
    """The paper as a PDF. ``logo``: the picture that ``letterhead.logo`` names."""
    from app.trade.goods import page

    with speaking(paper.language):
        return page.draw(paper, stamp, logo)


def write(paper: GoodsPaper, stamp: Stamp, path: Path, logo: bytes = b"") -> None:
    """Draws it into a file, replacing an older one. Raises FileProblem."""
    write_file(path, draw(paper, stamp, logo))
