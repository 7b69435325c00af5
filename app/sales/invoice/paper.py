"""The invoice on paper: to whom, what, how much, and where to pay. A commercial invoice; the tax invoice
(faktur pajak) comes from Coretax."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.kernel.money import ZERO, Money
from app.kernel.rate import NO_RATE, Rate
from app.kernel.text import speaking
from app.ledger.parts import Plan
from app.printing.document import write_file
from app.printing.model import Addressee, Letterhead
from app.printing.stamp import Stamp
from app.trade.priced.paper import PricedLine


@dataclass(frozen=True, slots=True)
class InvoicePaper:
    """What an invoice says.

    gross: lines before any discount. discount: of lines and document together, not below zero. freight:
    as charged. net: the price without PPN (harga jual, freight included). dpp_other: DPP nilai lain where
    it is the base, else zero; dpp_factor: its fraction
    of net where it is one (11/12), for the wording. ppn_rate and ppn: zero where the company is not PKP. total: what the
    customer owes. down_payment and pph23 are information below the total. With ``includes_tax`` the
    lines, gross, discount and freight hold PPN. ``number`` is empty for a draft.
    """

    letterhead: Letterhead
    customer: Addressee
    number: str
    date: dt.date
    due_date: dt.date
    lines: tuple[PricedLine, ...]
    gross: Money
    net: Money
    total: Money
    discount: Money = ZERO
    freight: Money = ZERO
    dpp_other: Money = ZERO
    dpp_factor: Rate = NO_RATE
    ppn_rate: Rate = NO_RATE
    ppn: Money = ZERO
    down_payment: Money = ZERO
    pph23: Money = ZERO
    includes_tax: bool = False
    terms_days: int = 0
    instalments: Plan = ()
    customer_po: str = ""
    delivery_notes: tuple[str, ...] = ()
    tax_code: str = ""
    faktur_pajak: str = ""
    bank_name: str = ""
    bank_account: str = ""
    bank_holder: str = ""
    qris: str = ""
    notes: str = ""
    place: str = ""
    signatory: str = ""
    signatory_title: str = ""
    language: str = "id"


def draw(paper: InvoicePaper, stamp: Stamp, logo: bytes = b"") -> bytes:
    """The invoice as a PDF. ``logo``: the picture that ``letterhead.logo`` names."""
    from app.sales.invoice import page

    with speaking(paper.language):
        return page.draw(paper, stamp, logo)


def write(paper: InvoicePaper, stamp: Stamp, path: Path, logo: bytes = b"") -> None:
    """Draws the invoice into a file, replacing an older one. Raises FileProblem."""
    write_file(path, draw(paper, stamp, logo))
