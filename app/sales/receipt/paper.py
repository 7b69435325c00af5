"""The kwitansi on half an A4: who paid, how much in words, for what, and where it is signed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.kernel.money import Money
from app.kernel.text import speaking
from app.printing.document import write_file
from app.printing.model import Letterhead
from app.printing.stamp import Stamp


@dataclass(frozen=True, slots=True)
class SettledDocument:
    """A document the money went to, and how much of it."""

    number: str
    amount: Money


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """What a kwitansi says. ``purpose`` stands where no document is named; ``method`` is worded."""

    letterhead: Letterhead
    number: str
    date: dt.date
    payer: str
    amount: Money
    settled: tuple[SettledDocument, ...] = ()
    purpose: str = ""
    method: str = ""
    place: str = ""
    signatory: str = ""
    signatory_title: str = ""
    language: str = "id"


def draw(paper: ReceiptPaper, stamp: Stamp, logo: bytes = b"") -> bytes:
    """The kwitansi as a PDF. ``logo``: the picture that ``letterhead.logo`` names."""
    from app.sales.receipt import page

    with speaking(paper.language):
        return page.draw(paper, stamp, logo)


def write(paper: ReceiptPaper, stamp: Stamp, path: Path, logo: bytes = b"") -> None:
    """Draws the kwitansi into a file, replacing an older one. Raises FileProblem."""
    write_file(path, draw(paper, stamp, logo))
