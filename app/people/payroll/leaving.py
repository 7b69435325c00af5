"""What is due to somebody who leaves: UP, UPMK, UPH, and its final tax (PP 35/2021 art. 40-59). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money
from app.kernel.quantity import Quantity
from app.kernel.text import N_
from app.people.payroll.case import Leaving
from app.regulations.values import PayRules
from app.tax.amounts import part
from app.tax.severance import SEVERANCE, final_taxes, severance


@dataclass(frozen=True, slots=True)
class SeverancePay:
    """The parts of severance in whole rupiah, and its final tax.

    up: uang pesangon. upmk: uang penghargaan masa kerja. agreed: what stands in place of both. leave and
    other: uang penggantian hak. separation: uang pisah. before: what was paid earlier.
    """

    wage: Money
    reason: str
    months: int
    up: Money
    upmk: Money
    agreed: Money
    leave_days: Quantity
    leave_divisor: int
    leave: Money
    other: Money
    separation: Money
    before: Money
    total: Money
    tax: Money
    rule: str


def severance_pay(wage: Money, leaving: Leaving, year: int, rules: PayRules) -> SeverancePay:
    """Severance on ``wage`` (base and fixed allowances), paid in ``year``."""
    due = severance(wage, leaving.months, leaving.reason, rules.severance)
    by_law = leaving.agreed is None
    up, upmk = (due.up, due.upmk) if by_law else (ZERO, ZERO)
    agreed = leaving.agreed or ZERO
    leave = part(wage, leaving.leave_days.exact * Fraction(1, leaving.leave_divisor))
    total = up + upmk + agreed + leave + leaving.other + leaving.separation
    paid = (*leaving.before, (year, total))
    tax = final_taxes(paid, rules.severance.final_tax[SEVERANCE], rules.pph21.layers)[-1]
    return SeverancePay(
        wage, leaving.reason, leaving.months, up, upmk, agreed, leaving.leave_days,
        leaving.leave_divisor, leave, leaving.other, leaving.separation,
        Money(sum(amount.minor for _year, amount in leaving.before)), total, tax, due.rule,
    )  # fmt: skip


def explain(due: SeverancePay) -> Explained:
    """How much, and what it is made of."""
    service = ((N_("wage"), due.wage), (N_("months of service"), due.months))
    law = N_("months of wage by service × factor of the reason")
    parts = [
        Explained(N_("UP (uang pesangon)"), due.up, law, service, due.rule),
        Explained(N_("UPMK (uang penghargaan masa kerja)"), due.upmk, law, service, due.rule),
        Explained(
            N_("UPH: leave not taken"), due.leave, N_("days × wage ÷ working days of a month"),
            (
                (N_("days"), due.leave_days.exact), (N_("wage"), due.wage),
                (N_("working days of a month"), due.leave_divisor),
            ), "PP 35/2021 Ps.40(4)",
        ),
    ]  # fmt: skip
    named = (
        (N_("UP (uang pesangon)"), due.up),
        (N_("UPMK (uang penghargaan masa kerja)"), due.upmk),
        (N_("agreed in place of UP and UPMK"), due.agreed),
        (N_("UPH: leave not taken"), due.leave),
        (N_("UPH: travel and others"), due.other),
        (N_("Separation pay"), due.separation),
    )
    return Explained(
        N_("Severance"), due.total, N_("sum of its parts"),
        tuple((label, amount) for label, amount in named if amount),
        parts=tuple(part for part in parts if part.result),
    )  # fmt: skip


def explain_tax(due: SeverancePay) -> Explained:
    """The final tax, cumulative over two calendar years."""
    operands = [(N_("severance"), due.total)]
    if due.before:
        operands.append((N_("severance paid before"), due.before))
    return Explained(
        N_("PPh 21 (final)"), due.tax,
        N_("layers of the final tax, counted over two calendar years, less what was taxed before"),
        tuple(operands), "PP 68/2009; PMK 16/PMK.03/2010",
    )  # fmt: skip
