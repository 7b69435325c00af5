"""The payslip on half an A4, one person to a page (PP 36/2021 art. 53(2): proof of wages with their
breakdown). What the employer pays on top stands apart: it is not deducted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.money import ZERO, Money
from app.kernel.period import Period
from app.printing.model import Fact, Letterhead


@dataclass(frozen=True, slots=True)
class PayLine:
    """One named amount. ``starred``: counts as taxable gross though it is not paid out."""

    label: str
    amount: Money
    starred: bool = False


@dataclass(frozen=True, slots=True)
class PayslipPaper:
    """What a payslip says; labels are worded in the paper's language.

    title: worded, empty for the usual "Payslip" (a THR run has its own). bank_account is given whole and
    printed with its last four digits; npwp likewise is masked by whoever fills it if it should be.
    total_earned (A), total_deducted (B) and net (A - B) are given, not added up here. attendance: work
    days, absences, overtime hours. tax_steps: sentences of the PPh 21 calculation. year_to_date: gross
    and PPh 21 since January. leave and loans: balances.
    """

    letterhead: Letterhead
    number: str
    period: Period
    name: str
    code: str
    earnings: tuple[PayLine, ...]
    deductions: tuple[PayLine, ...]
    employer: tuple[PayLine, ...]
    total_earned: Money
    total_deducted: Money
    net: Money
    total_employer: Money = ZERO
    paid_on: dt.date | None = None
    title: str = ""
    position: str = ""
    department: str = ""
    ptkp: str = ""
    npwp: str = ""
    bank: str = ""
    bank_account: str = ""
    attendance: tuple[Fact, ...] = ()
    tax_title: str = ""
    tax_steps: tuple[str, ...] = ()
    year_title: str = ""
    year_to_date: tuple[PayLine, ...] = ()
    leave: tuple[Fact, ...] = ()
    loans: tuple[PayLine, ...] = ()
    signatory: str = ""
    language: str = "id"
