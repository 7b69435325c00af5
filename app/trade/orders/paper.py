"""A quotation, order confirmation, purchase order or request on paper: what is offered, agreed or asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.money import ZERO, Money
from app.kernel.rate import NO_RATE, Rate
from app.kernel.text import speaking
from app.printing.model import Addressee, Letterhead
from app.printing.stamp import Stamp
from app.trade.priced.paper import PricedLine

PRO_FORMA = {"sales-order": "pro-forma", "quotation": "quotation-pro-forma"}
"""What is printed of a commitment before its invoice: the key of that paper, by the kind of the document."""


@dataclass(frozen=True, slots=True)
class OrderPaper:
    """What it says. ``kind``: the key of the paper. ``party``: None for a request that names no supplier.

    by_date: the last day a quotation is valid, else the day the goods are wanted. party_ref: the other side's own
    number. person: who sells, buys or asks. subject: what it is about. ship_to: where the goods go. terms: what
    is agreed beside the lines. pay_to: the bank account, on a pro-forma. Amounts are as in ``InvoicePaper``; where all of them are zero, none is shown.
    """

    letterhead: Letterhead
    kind: str
    party: Addressee | None
    number: str
    date: dt.date
    lines: tuple[PricedLine, ...]
    by_date: dt.date | None = None
    gross: Money = ZERO
    net: Money = ZERO
    total: Money = ZERO
    discount: Money = ZERO
    freight: Money = ZERO
    dpp_other: Money = ZERO
    dpp_factor: Rate = NO_RATE
    ppn_rate: Rate = NO_RATE
    ppn: Money = ZERO
    includes_tax: bool = False
    party_ref: str = ""
    person: str = ""
    subject: str = ""
    ship_to: str = ""
    terms_days: int = 0
    terms: str = ""
    pay_to: str = ""
    notes: str = ""
    place: str = ""
    signatory: str = ""
    signatory_title: str = ""
    language: str = "id"


def draw(paper: OrderPaper, stamp: Stamp, logo: bytes = b"") -> bytes:
    """The paper as a PDF. ``logo``: the picture that ``letterhead.logo`` names."""
    from app.trade.orders import page

    with speaking(paper.language):
        return page.draw(paper, stamp, logo)
