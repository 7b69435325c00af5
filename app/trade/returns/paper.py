"""A credit note, or a nota retur to a supplier, on paper: whose goods or money come back, of which invoice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.money import ZERO, Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.text import speaking
from app.printing.model import Addressee, Letterhead
from app.printing.stamp import Stamp


@dataclass(frozen=True, slots=True)
class NotePaperLine:
    """One line given back; without a quantity it is a reduction of the price."""

    name: str
    code: str
    quantity: Quantity
    unit: str
    unit_price: UnitPrice
    amount: Money


@dataclass(frozen=True, slots=True)
class NotePaper:
    """What a note says. ``party``: the customer, or the supplier where ``to_supplier``.

    net: without PPN. dpp_other: DPP nilai lain where it is the base, else zero. With ``includes_tax`` the
    lines hold PPN. tax_number, tax_date: of the faktur pajak behind the invoice. The buyer signs a nota
    retur, the seller a credit note. ``number`` is empty for a draft.
    """

    letterhead: Letterhead
    party: Addressee
    number: str
    date: dt.date
    invoice: str
    invoice_date: dt.date
    lines: tuple[NotePaperLine, ...]
    net: Money
    total: Money
    dpp_other: Money = ZERO
    ppn: Money = ZERO
    to_supplier: bool = False
    includes_tax: bool = False
    tax_number: str = ""
    tax_date: dt.date | None = None
    reason: str = ""
    place: str = ""
    signatory: str = ""
    signatory_title: str = ""
    language: str = "id"


def draw(paper: NotePaper, stamp: Stamp, logo: bytes = b"") -> bytes:
    """The note as a PDF. ``logo``: the picture that ``letterhead.logo`` names."""
    from app.trade.returns import page

    with speaking(paper.language):
        return page.draw(paper, stamp, logo)
