"""PPN: tax base, DPP nilai lain and the tax, in whole rupiah, half up (PER-11/PJ/2025 art. 129).

The three plain functions on whole rupiah are what documents spread over their lines; ``ppn`` is the same
with Money and its explanation.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money, rp
from app.kernel.rounding import divide_half_up
from app.kernel.text import N_
from app.regulations.values import PpnRule

__all__ = [
    "PpnResult",
    "PpnRule",
    "base_of_inclusive",
    "base_within",
    "other_base_of",
    "ppn",
    "ppn_on",
]

PPN, LUXURY, EXEMPT, NONE = "ppn", "luxury", "exempt", "none"


def other_base_of(base: int, rule: PpnRule, luxury: bool = False) -> int:
    """DPP nilai lain of a base in whole rupiah; the full base for luxury goods (PMK 131/2024)."""
    factor = (rule.luxury_base_factor if luxury else rule.base_factor).exact
    return divide_half_up(base * factor.numerator, factor.denominator)


def ppn_on(other_base: int, rule: PpnRule) -> int:
    """PPN in whole rupiah on a DPP nilai lain as printed."""
    rate = rule.rate.exact
    return divide_half_up(other_base * rate.numerator, rate.denominator)


def base_within(amount: int, rule: PpnRule, luxury: bool = False) -> int:
    """The base inside an amount that includes PPN; PPN is then the rest, so the total never drifts."""
    factor = (rule.luxury_base_factor if luxury else rule.base_factor).exact
    whole: Fraction = 1 + rule.rate.exact * factor
    return divide_half_up(amount * whole.denominator, whole.numerator)


@dataclass(frozen=True, slots=True)
class PpnResult:
    """DPP, DPP nilai lain (zero where nothing is due) and PPN, with the story."""

    dpp: Money
    dpp_nilai_lain: Money
    ppn: Money
    explanation: Explained


def ppn(base: Money, code: str, rule: PpnRule) -> PpnResult:
    """PPN on a base without tax. ``code``: "ppn", "luxury", "exempt" or "none"."""
    if code not in (PPN, LUXURY):
        return PpnResult(
            base, ZERO, ZERO, Explained(N_("PPN"), ZERO, N_("no PPN on this delivery"))
        )
    other = other_base_of(base.whole(), rule, code == LUXURY)
    due = ppn_on(other, rule)
    return PpnResult(base, rp(other), rp(due), _explained(base, rp(other), rp(due), code, rule))


def base_of_inclusive(amount: Money, rule: PpnRule, code: str = PPN) -> Money:
    """The base inside ``amount``, a price that includes PPN."""
    if code not in (PPN, LUXURY):
        return amount
    return rp(base_within(amount.whole(), rule, code == LUXURY))


def _explained(base: Money, other: Money, due: Money, code: str, rule: PpnRule) -> Explained:
    factor = rule.luxury_base_factor if code == LUXURY else rule.base_factor
    return Explained(
        N_("PPN"), due, N_("DPP nilai lain × rate, rounded to the rupiah"),
        ((N_("DPP nilai lain"), other), (N_("rate"), rule.rate)), rule.id,
        (
            Explained(
                N_("DPP nilai lain"), other, N_("DPP × factor, rounded to the rupiah"),
                ((N_("DPP"), base), (N_("factor"), factor.exact)), rule.id,
            ),
        ),
    )  # fmt: skip
