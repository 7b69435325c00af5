"""A person's whole tax year: every month by the effective rate, the last one by the year's calculation.

The same two functions that a payroll month uses, one after another; used to prove them against official
examples and to preview a year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.kernel.money import ZERO, Money, total
from app.kernel.rate import Rate
from app.regulations.values import Pph21Rules
from app.tax.pph21.annual import Year, YearTax, year_tax, year_tax_grossed_up
from app.tax.pph21.monthly import MonthTax, month_tax, ptkp_of, scale_of


@dataclass(frozen=True, slots=True)
class MonthPay:
    """A month's taxable pay (premiums the employer pays included) and what reduces the year's net."""

    month: int
    taxable: Money
    pension: Money = ZERO
    zakat: Money = ZERO


@dataclass(frozen=True, slots=True)
class Previous:
    """The slip of an earlier employer in the same year."""

    net: Money = ZERO
    withheld: Money = ZERO


NO_PREVIOUS = Previous()


@dataclass(frozen=True, slots=True)
class TaxYear:
    """Every month but the last by rate, and the last by the year."""

    months: tuple[tuple[int, MonthTax], ...]
    final_month: int
    final: YearTax

    @property
    def taxes(self) -> tuple[tuple[int, Money], ...]:
        """PPh 21 by month; the last may be negative, a refund."""
        earlier = tuple((month, result.tax) for month, result in self.months)
        return (*earlier, (self.final_month, self.final.final))


def tax_year(
    months: Sequence[MonthPay],
    status: str,
    rules: Pph21Rules,
    *,
    gross_up: bool = False,
    previous: Previous = NO_PREVIOUS,
    resident_months: int = 0,
    surcharge: Rate | None = None,
) -> TaxYear:
    """The year of someone paid in these months, in order, the last of which is the final period."""
    ptkp = ptkp_of(status, rules)
    scale = scale_of(ptkp, rules)
    earlier = tuple(
        (each.month, month_tax(each.taxable, scale, surcharge, gross_up=gross_up))
        for each in months[:-1]
    )
    last = months[-1]
    year = Year(
        gross=total([result.gross for _, result in earlier]) + last.taxable,
        months=len(months),
        ptkp=ptkp,
        withheld=total([result.tax for _, result in earlier]),
        pension=total([each.pension for each in months]),
        zakat=total([each.zakat for each in months]),
        previous_net=previous.net,
        previous_withheld=previous.withheld,
        resident_months=resident_months,
        surcharge=surcharge,
    )
    final = year_tax_grossed_up(year, rules) if gross_up else year_tax(year, rules)
    return TaxYear(earlier, last.month, final)
