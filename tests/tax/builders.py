"""Words for the tax tests: the rules of a date, and months of pay."""

from __future__ import annotations

import datetime as dt

from app.kernel.money import Money, rp
from app.regulations.pay import pay_rules
from app.regulations.values import PayRules, Pph21Rules, Scale
from app.tax.pph21.monthly import ptkp_of, scale_of
from app.tax.pph21.year import MonthPay

NOVEMBER = dt.date(2026, 11, 1)


def rules_of(date: dt.date = NOVEMBER) -> PayRules:
    return pay_rules(date)


def pph21(date: dt.date = NOVEMBER) -> Pph21Rules:
    return pay_rules(date).pph21


def scale(status: str) -> Scale:
    return scale_of(ptkp_of(status, pph21()), pph21())


def months(pay: int, *numbers: int, pension: int = 0) -> list[MonthPay]:
    return [MonthPay(number, rp(pay), rp(pension)) for number in numbers or range(1, 13)]


def taxes(result: list[tuple[int, Money]] | tuple[tuple[int, Money], ...]) -> list[int]:
    return [tax.whole() for _, tax in result]
