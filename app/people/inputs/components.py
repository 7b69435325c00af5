"""Pay components: what a part of somebody's pay is called, and what kind of thing it is.

The kind decides everything: whether it is paid in cash, whether it is taxed, whether BPJS, THR and
overtime count it, and which account it goes to. New names are filed under a kind by their first word.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel.errors import UserError
from app.kernel.text import N_

FIXED, VARIABLE, BONUS, THR = "fixed", "variable", "bonus", "thr"
BENEFIT, UNTAXED, ABSENCE = "benefit", "untaxed", "absence"
DEDUCTION, LOAN, ZAKAT, PENSION = "deduction", "loan", "zakat", "pension"

MONTHLY, DAY, HOUR, ABSENT = "month", "day", "hour", "absence"
BASES = {
    MONTHLY: N_("a month"),
    DAY: N_("a day one came"),
    HOUR: N_("an hour worked"),
    ABSENT: N_("a day of absence"),
}
"""What the amount of a recurring component is for."""

EARNINGS = frozenset({FIXED, VARIABLE, BONUS, THR, UNTAXED, ABSENCE})
DEDUCTIONS = frozenset({DEDUCTION, LOAN, ZAKAT, PENSION})

KIND_TITLES = {
    FIXED: N_("Fixed allowance"),
    VARIABLE: N_("Variable allowance"),
    BONUS: N_("Bonus"),
    THR: N_("THR"),
    BENEFIT: N_("Benefit in kind"),
    UNTAXED: N_("Reimbursement"),
    ABSENCE: N_("Absence"),
    DEDUCTION: N_("Deduction"),
    LOAN: N_("Loan instalment"),
    ZAKAT: N_("Zakat"),
    PENSION: N_("Pension fund"),
}


class UnknownComponent(UserError):
    """A component whose name says nothing of what it is."""


@dataclass(frozen=True, slots=True)
class Component:
    """A name as it stands in files and on payslips, and its kind. ``title`` is marked for the known ones."""

    code: str
    kind: str
    title: str


KNOWN = {
    component.code: component
    for component in (
        Component("position_allowance", FIXED, N_("Position allowance")),
        Component("fixed_allowance", FIXED, N_("Fixed allowance")),
        Component("meal", VARIABLE, N_("Meals")),
        Component("transport", VARIABLE, N_("Transport")),
        Component("meal_transport", VARIABLE, N_("Meals and transport")),
        Component("attendance", VARIABLE, N_("Attendance allowance")),
        Component("variable_allowance", VARIABLE, N_("Variable allowance")),
        Component("commission", BONUS, N_("Commission")),
        Component("bonus", BONUS, N_("Bonus")),
        Component("contract_compensation", BONUS, N_("Compensation of the contract (PKWT)")),
        Component("thr", THR, N_("THR")),
        Component("benefit", BENEFIT, N_("Benefit in kind")),
        Component("reimbursement", UNTAXED, N_("Reimbursement")),
        Component("absence", ABSENCE, N_("Absence")),
        Component("deduction", DEDUCTION, N_("Deduction")),
        Component("cooperative", DEDUCTION, N_("Cooperative")),
        Component("loan", LOAN, N_("Loan instalment")),
        Component("zakat", ZAKAT, N_("Zakat")),
        Component("pension_fund", PENSION, N_("Pension fund")),
    )
}

# How other names begin, in Indonesian and English: the first word tells the kind.
_BEGINNINGS = (
    (("tunjangan tidak tetap", "variable"), VARIABLE),
    (("tunjangan", "allowance", "fixed"), FIXED),
    (
        ("makan", "uang makan", "transpor", "uang transpor", "uang", "insentif", "incentive"),
        VARIABLE,
    ),
    (("bonus", "komisi", "commission"), BONUS),
    (("natura", "fasilitas", "benefit"), BENEFIT),
    (("penggantian", "reimburse"), UNTAXED),
    (("absen", "tidak masuk", "unpaid"), ABSENCE),
    (("kasbon", "pinjaman", "cicilan", "loan"), LOAN),
    (("zakat", "sumbangan"), ZAKAT),
    (("dana pensiun", "dplk", "pension"), PENSION),
    (("potongan", "deduction", "koperasi", "arisan", "denda", "iuran"), DEDUCTION),
)
_ENDINGS = (("allowance", FIXED), ("deduction", DEDUCTION), ("bonus", BONUS), ("loan", LOAN))


def component(name: str) -> Component:
    """The component of this name. Raises UnknownComponent where nothing tells what it is."""
    text = " ".join(name.split())
    folded = text.casefold()
    known = KNOWN.get(folded.replace(" ", "_").replace("-", "_"))
    if known is not None:
        return known
    for beginnings, kind in _BEGINNINGS:
        if folded.startswith(beginnings):
            return Component(text, kind, text)
    for ending, kind in _ENDINGS:
        if folded.replace("_", " ").endswith(ending):
            return Component(text, kind, text)
    raise UnknownComponent(
        N_("“{name}” is no pay component."),
        name=text,
        remedy=N_(
            "Use a known one, or begin its name with what it is, such as Tunjangan or Potongan."
        ),
    )
