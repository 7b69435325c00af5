"""The kwitansi on half an A4: who paid, how much in words, for what, and where it is signed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.money import Money
from app.printing.model import Letterhead


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
