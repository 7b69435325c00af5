"""PPh 21 of a month by the effective rate (TER): one rate on the whole gross (PP 58/2023 art. 2).

Used for every period of a permanent employee but the last, and for every month of a non-permanent
employee who is paid by the month. Position cost, pension, zakat and PTKP are not subtracted before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel.errors import UserError
from app.kernel.explanation import Explained
from app.kernel.money import Money
from app.kernel.rate import Rate
from app.kernel.text import N_
from app.regulations.values import Bracket, Pph21Rules, Ptkp, Scale
from app.tax.amounts import least_fixed_point, share


class UnknownPtkp(UserError):
    """A PTKP status that does not exist, or one that monthly pay cannot use."""

    remedy = N_("Use TK/0 to TK/3 or K/0 to K/3.")


@dataclass(frozen=True, slots=True)
class MonthTax:
    """The month's gross, the bracket it fell in and the tax withheld on it.

    allowance: what the employer added so that the tax is his (gross-up); it is inside ``gross``.
    surcharge: the factor for a recipient without NPWP, None where there is none.
    """

    gross: Money
    category: str
    bracket: Bracket
    tax: Money
    allowance: Money
    surcharge: Rate | None = None


def ptkp_of(status: str, rules: Pph21Rules) -> Ptkp:
    """The PTKP row of a status; UnknownPtkp where there is none."""
    try:
        return rules.ptkp[status]
    except KeyError:
        raise UnknownPtkp(N_("There is no PTKP status “{status}”."), status=status) from None


def scale_of(ptkp: Ptkp, rules: Pph21Rules) -> Scale:
    """The monthly scale of a status; K/I stands in annual returns only (PP 58/2023 art. 2(4))."""
    if not ptkp.category:
        raise UnknownPtkp(
            N_("PTKP status {status} has no monthly rate: it is for annual returns only."),
            status=ptkp.status,
        )
    return rules.ter[ptkp.category]


def withheld(gross: Money, scale: Scale, surcharge: Rate | None = None) -> Money:
    """The tax of a month on ``gross``, fraction dropped; with ``surcharge`` times that factor."""
    tax = share(gross, scale.bracket(gross).rate)
    return share(tax, surcharge) if surcharge else tax


def month_tax(
    pay: Money, scale: Scale, surcharge: Rate | None = None, *, gross_up: bool = False
) -> MonthTax:
    """PPh 21 on a month's taxable pay. ``gross_up``: the employer adds the tax as an allowance.

    "Net" pay is the same calculation since 1 July 2023: tax borne by the employer is income
    (PMK 66/2023; PMK 168/2023 Lampiran B I.4).
    """
    allowance = Money(0)
    if gross_up:
        allowance = least_fixed_point(pay, lambda gross: withheld(gross, scale, surcharge))
    gross = pay + allowance
    return MonthTax(
        gross, scale.name, scale.bracket(gross), withheld(gross, scale, surcharge), allowance,
        surcharge,
    )  # fmt: skip


def explain(month: MonthTax) -> Explained:
    """The month's tax in words: bracket, rate and, where it applies, gross-up and surcharge."""
    bracket = month.bracket
    operands: tuple[tuple[str, Money | Rate | str], ...] = (
        (N_("taxable gross"), month.gross),
        (N_("category"), month.category),
        (N_("over"), bracket.over),
        *(((N_("up to"), bracket.up_to),) if bracket.up_to is not None else ()),
        (N_("rate"), bracket.rate),
    )
    formula = N_("taxable gross × monthly rate (TER), fraction dropped")
    if month.surcharge:
        operands = (*operands, (N_("factor without NPWP"), month.surcharge))
        formula = N_("taxable gross × monthly rate (TER) × factor without NPWP, fraction dropped")
    parts: tuple[Explained, ...] = ()
    if month.allowance:
        parts = (allowance_explained(month.gross - month.allowance, month.allowance),)
    return Explained(N_("PPh 21"), month.tax, formula, operands, bracket.id, parts)


def allowance_explained(pay: Money, allowance: Money) -> Explained:
    """How the employer's allowance came about."""
    return Explained(
        N_("PPh 21 allowance"), allowance,
        N_("the smallest allowance that equals the tax on pay and allowance together"),
        ((N_("taxable pay"), pay),), "PMK 168/2023 Lampiran B I.4",
    )  # fmt: skip
