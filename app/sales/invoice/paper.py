"""The invoice on paper: to whom, what, how much, and where to pay. A commercial invoice; the tax invoice
(faktur pajak) comes from Coretax."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.money import ZERO, Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import NO_RATE, Rate
from app.printing.model import Addressee, Letterhead


@dataclass(frozen=True, slots=True)
class InvoicePaperLine:
    """One line as it was agreed; ``amount`` is after the line's discount."""

    name: str
    code: str
    quantity: Quantity
    unit: str
    unit_price: UnitPrice
    discount: Rate
    amount: Money


@dataclass(frozen=True, slots=True)
class InvoicePaper:
    """What an invoice says.

    gross: lines before any discount. discount: of lines and document together, not below zero. freight:
    as charged. net: the price without PPN (harga jual, freight included). dpp_other: DPP nilai lain where
    it is the base, else zero. ppn_rate and ppn: zero where the company is not PKP. total: what the
    customer owes. down_payment and pph23 are information below the total. With ``includes_tax`` the
    lines, gross, discount and freight hold PPN. ``number`` is empty for a draft.
    """

    letterhead: Letterhead
    customer: Addressee
    number: str
    date: dt.date
    due_date: dt.date
    lines: tuple[InvoicePaperLine, ...]
    gross: Money
    net: Money
    total: Money
    discount: Money = ZERO
    freight: Money = ZERO
    dpp_other: Money = ZERO
    ppn_rate: Rate = NO_RATE
    ppn: Money = ZERO
    down_payment: Money = ZERO
    pph23: Money = ZERO
    includes_tax: bool = False
    terms_days: int = 0
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
