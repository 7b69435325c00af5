"""PPh 21 and 26 of those who are not paid as employees by the month: daily workers, others, foreigners."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.kernel.explanation import Explained
from app.kernel.money import Money
from app.kernel.rate import Rate
from app.kernel.text import N_
from app.regulations.values import Pph21Rules
from app.tax.amounts import part, share
from app.tax.pph21.annual import layered_tax


@dataclass(frozen=True, slots=True)
class OneTax:
    """A base, the tax on it, and how."""

    base: Money
    tax: Money
    explanation: Explained


def daily(wage: Money, rules: Pph21Rules) -> OneTax:
    """A day's wage (or the average per day of a job): nothing, a flat rate, or art. 17 on half of it.

    PP 58/2023 Lampiran D; PMK 168/2023 art. 12(2), 16(2).
    """
    highest = rules.ter_daily.brackets[-1]
    if highest.up_to is not None and wage > highest.up_to:
        return half_base(wage, rules)
    bracket = rules.ter_daily.bracket(wage)
    tax = share(wage, bracket.rate)
    return OneTax(
        wage, tax,
        Explained(
            N_("PPh 21 per day"), tax, N_("wage of the day × daily rate"),
            ((N_("wage of the day"), wage), (N_("rate"), bracket.rate)), bracket.id,
        ),
    )  # fmt: skip


def daily_average(job: Money, days: int) -> Money:
    """Average per working day of a wage for a whole job, fraction dropped."""
    return part(job, Fraction(1, days))


def half_base(gross: Money, rules: Pph21Rules) -> OneTax:
    """Art. 17 on half of the gross of one payment, not added up over the year (non-employees)."""
    base = share(gross, rules.half_base)
    tax = layered_tax(base, rules.layers)
    return OneTax(
        base, tax,
        Explained(
            N_("PPh 21"), tax, N_("layers of art. 17 on 50 % of the gross"),
            ((N_("gross"), gross), (N_("base"), base)), "PMK 168/2023 Ps.12(4)",
        ),
    )  # fmt: skip


def pph26(gross: Money, rules: Pph21Rules) -> OneTax:
    """Final tax of a recipient abroad on the whole gross."""
    return _flat(gross, rules.pph26)


def _flat(gross: Money, rate: Rate) -> OneTax:
    tax = share(gross, rate)
    return OneTax(
        gross, tax,
        Explained(
            N_("PPh 26"), tax, N_("gross × rate"), ((N_("gross"), gross), (N_("rate"), rate)),
            "pph26-rate",
        ),
    )  # fmt: skip
