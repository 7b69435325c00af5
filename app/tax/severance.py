"""Severance: what is due by service and reason (PP 35/2021), its final tax, and the PKWT compensation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.kernel.errors import UserError
from app.kernel.explanation import Explained
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


Steps = tuple[tuple[int, int | None, int, str], ...]


def _inside(service: Fraction, first: int, below: int | None) -> bool:
    return first <= service and (below is None or service < below)


def _months(service: Fraction, steps: Steps) -> int:
    for first, below, months, _ in steps:
        if _inside(service, first, below):
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


def explain(due: Severance, wage: Money, service_months: int, rules: SeveranceRules) -> Explained:
    """UP and UPMK, each with the months its service gives and the factor of the reason."""
    service = Fraction(service_months, 12)
    factors = {rule: (up, upmk) for up, upmk, rule in rules.factors.values()}
    up, upmk = factors[due.rule]

    def one(label: str, amount: Money, steps: Steps, factor: Fraction) -> Explained:
        rule = next(
            (name for first, below, _m, name in steps if _inside(service, first, below)), ""
        )
        operands = (
            (N_("wage"), wage), (N_("months of wage"), _months(service, steps)), (N_("factor"), factor),
        )  # fmt: skip
        return Explained(label, amount, N_("wage × months of wage × factor"), operands, rule)

    return Explained(
        N_("Severance"), due.up + due.upmk, N_("UP + UPMK"),
        ((N_("months of service"), service_months),), due.rule,
        (one(N_("UP (pesangon)"), due.up, rules.up, up), one(N_("UPMK"), due.upmk, rules.upmk, upmk)),
    )  # fmt: skip


def explain_taxes(
    payments: Sequence[tuple[int, Money]], taxes: Sequence[Money], scale: Scale
) -> Explained:
    """Every payment and its tax; the scale counts what was paid within two calendar years together."""
    parts = tuple(
        Explained(
            N_("Tax of a payment"), tax, N_("layers of the final tax on all payments − tax on those before"),
            ((N_("year"), str(year)), (N_("payment"), amount)),
        )
        for (year, amount), tax in zip(payments, taxes, strict=True)
    )  # fmt: skip
    return Explained(
        N_("Final PPh 21"), Money(sum(tax.minor for tax in taxes)),
        N_("sum of the taxes of all payments"), rule=scale.source, parts=parts,
    )  # fmt: skip


def explain_compensation(due: Money, wage: Money, months: int) -> Explained:
    return Explained(
        N_("Compensation of the contract"), due, N_("wage × months of the contract ÷ 12"),
        ((N_("wage"), wage), (N_("months of the contract"), months)), "PP 35/2021 Ps.16",
    )  # fmt: skip
