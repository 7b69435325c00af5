"""Bills and payments for tests."""

from __future__ import annotations

import datetime as dt

from app.kernel.money import rp
from app.purchasing.bill.rules import Draft
from app.trade.lines import DraftLine
from app.trade.settling import Applied, PaymentDraft
from tests.trade.books import BANK, TODAY


def a_bill(*lines: DraftLine, date: dt.date = TODAY, **fields: object) -> Draft:
    return Draft(date, "S-001", lines, **fields)  # type: ignore[arg-type]


def a_payment(
    amount: int, *applied: tuple[str, int], date: dt.date = TODAY, **fields: object
) -> PaymentDraft:
    parts = tuple(Applied(number, rp(part)) for number, part in applied)
    return PaymentDraft(date, "S-001", BANK, rp(amount), parts, **fields)  # type: ignore[arg-type]
