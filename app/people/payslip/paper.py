"""The payslip on half an A4, one person to a page (PP 36/2021 art. 53(2): proof of wages with their
breakdown). What the employer pays on top stands apart: it is not deducted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.kernel.money import ZERO, Money
from app.kernel.period import Period
from app.printing.document import file_name, write_file
from app.printing.model import Fact, Letterhead
from app.printing.stamp import Stamp


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


def draw(
    papers: Sequence[PayslipPaper], stamp: Stamp, logo: bytes = b"", password: str = ""
) -> bytes:
    """The payslips as one PDF, each person beginning on a page of their own and counted by itself.

    ``password``: asked before the file opens; for a file that is sent to one person.
    """
    from app.people.payslip import page

    return page.draw(papers, stamp, logo, password)


def write(
    papers: Sequence[PayslipPaper], stamp: Stamp, path: Path, logo: bytes = b"", password: str = ""
) -> None:
    """Draws payslips into a file, replacing an older one. Raises FileProblem."""
    write_file(path, draw(papers, stamp, logo, password))


def write_each(
    papers: Sequence[PayslipPaper],
    stamp: Stamp,
    folder: Path,
    logo: bytes = b"",
    passwords: Mapping[str, str] | None = None,
) -> list[Path]:
    """One file per person, named by number and code; ``passwords`` by the person's code."""
    written = []
    for paper in papers:
        path = folder / f"{file_name(paper.number)}.pdf"
        write([paper], stamp, path, logo, (passwords or {}).get(paper.code, ""))
        written.append(path)
    return written
