"""Invoices and receipts for tests: ``an_invoice(line(...))`` is a draft of today for the one customer."""

from __future__ import annotations

import datetime as dt

from app.kernel.money import rp
from app.sales.invoice.rules import Draft
from app.trade.lines import DraftLine
from app.trade.settling import Applied, PaymentDraft
from tests.trade.books import BANK, TODAY


def an_invoice(*lines: DraftLine, date: dt.date = TODAY, **fields: object) -> Draft:
    return Draft(date, "C-001", lines, **fields)  # type: ignore[arg-type]


def a_receipt(
    amount: int, *applied: tuple[str, int], date: dt.date = TODAY, **fields: object
) -> PaymentDraft:
    parts = tuple(Applied(number, rp(part)) for number, part in applied)
    return PaymentDraft(date, "C-001", BANK, rp(amount), parts, **fields)  # type: ignore[arg-type]
