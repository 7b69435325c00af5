"""Severance: what is due by service and reason (PP 35/2021), its final tax, and the PKWT compensation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.kernel.errors import UserError
from app.kernel.money import ZERO, Money
from app.kernel.text import N_
from app.regulations.values import Scale, SeveranceRules
from app.tax.amounts import part
from app.tax.pph21.annual import layered_tax

FINAL_YEARS = 2
SEVERANCE, LUMP_SUM = "severance", "pension_tht_jht_lump_sum"


class UnknownReason(UserError):
    """A reason for the end of work that PP 35/2021 does not list."""


@dataclass(frozen=True, slots=True)
class Severance:
    """UP (uang pesangon) and UPMK (uang penghargaan masa kerja), with the row of the reason."""

    up: Money
    upmk: Money
    rule: str


def _months(service: Fraction, steps: tuple[tuple[int, int | None, int, str], ...]) -> int:
    for first, below, months, _ in steps:
        if first <= service and (below is None or service < below):
            return months
    return 0


def severance(wage: Money, service_months: int, reason: str, rules: SeveranceRules) -> Severance:
    """Due on ``wage`` (base and fixed allowances) after so many months of service."""
    if reason not in rules.factors:
        raise UnknownReason(N_("Severance knows no reason “{reason}”."), reason=reason)
    up_factor, upmk_factor, rule = rules.factors[reason]
    service = Fraction(service_months, 12)
    return Severance(
        part(wage, up_factor * _months(service, rules.up)),
        part(wage, upmk_factor * _months(service, rules.upmk)),
        rule,
    )


def final_taxes(payments: Sequence[tuple[int, Money]], scale: Scale, layers: Scale) -> list[Money]:
    """The tax of each (year, amount) payment: final and cumulative over two calendar years from the
    first payment, then by art. 17 and creditable (PP 68/2009; PMK 16/PMK.03/2010)."""
    taxes: list[Money] = []
    paid = ZERO
    later: dict[int, Money] = {}
    first = min((year for year, _ in payments), default=0)
    for year, amount in payments:
        if year - first < FINAL_YEARS:
            taxes.append(layered_tax(paid + amount, scale) - layered_tax(paid, scale))
            paid = paid + amount
        else:
            before = later.get(year, ZERO)
            taxes.append(layered_tax(before + amount, layers) - layered_tax(before, layers))
            later[year] = before + amount
    return taxes


def contract_compensation(wage: Money, months: int) -> Money:
    """Compensation at the end of a fixed-term contract (PP 35/2021 art. 15-16); none below one month."""
    return part(wage, Fraction(months, 12)) if months >= 1 else ZERO
