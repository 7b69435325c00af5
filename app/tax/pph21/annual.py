"""PPh 21 of the final period: the year calculated again by the layers of art. 17.

The final period is December, or the last month worked of who leaves earlier (PMK 168/2023 art. 8(4), 10,
15). What earlier periods withheld is subtracted, and a negative rest is given back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money
from app.kernel.rate import Rate
from app.kernel.text import N_
from app.regulations.values import Bracket, Pph21Rules, Ptkp, Scale
from app.tax.amounts import (
    down_to_thousand_rupiah,
    least,
    least_fixed_point,
    part,
    share,
)

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Year:
    """A person's year with this employer, as far as its last period.

    gross, pension (employee's JHT, JP and pension fund), zakat: of all periods. months: how many were
    worked. withheld: PPh 21 of the periods before the last. previous_net, previous_withheld: from the
    slip of an earlier employer, where it was handed over. resident_months: how many months residence
    lasted where it began or ended within the year, else 0. surcharge: factor without NPWP, or None.
    """

    gross: Money
    months: int
    ptkp: Ptkp
    withheld: Money
    pension: Money = ZERO
    zakat: Money = ZERO
    previous_net: Money = ZERO
    previous_withheld: Money = ZERO
    resident_months: int = 0
    surcharge: Rate | None = None

    def with_more(self, gross: Money) -> Year:
        """The same year with this much gross more."""
        return Year(
            self.gross + gross, self.months, self.ptkp, self.withheld, self.pension, self.zakat,
            self.previous_net, self.previous_withheld, self.resident_months, self.surcharge,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layer:
    """The part of PKP inside one layer of art. 17, and its tax."""

    bracket: Bracket
    amount: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class YearTax:
    """The year's calculation; ``final`` is what the last period withholds, negative where it refunds.

    net: of this employer. net_of_year: with an earlier employer's, taken to twelve months where
    residence was shorter. layered: by the layers of art. 17. tax: after residence and surcharge.
    allowance: the employer's share of the last period's tax, inside gross.
    """

    year: Year
    position_cost: Money
    net: Money
    net_of_year: Money
    pkp: Money
    layers: tuple[Layer, ...]
    layered: Money
    tax: Money
    final: Money
    allowance: Money = ZERO


def layers_of(pkp: Money, scale: Scale) -> tuple[Layer, ...]:
    """``pkp`` cut by the layers of art. 17, each with its tax."""
    found = []
    for bracket in scale.brackets:
        top = pkp if bracket.up_to is None else least(pkp, bracket.up_to)
        amount = top - bracket.over
        if amount.minor <= 0:
            break
        found.append(Layer(bracket, amount, share(amount, bracket.rate)))
    return tuple(found)


def layered_tax(pkp: Money, scale: Scale) -> Money:
    """Tax by the layers of art. 17, fraction dropped."""
    tax = ZERO
    for layer in layers_of(pkp, scale):
        tax = tax + layer.tax
    return tax


def position_cost(gross: Money, months: int, rules: Pph21Rules) -> Money:
    """Five per cent of the year's gross, at most the monthly cap times the months worked."""
    cap = Money(rules.position_cost_cap.minor * months)
    return least(share(gross, rules.position_cost), cap)


def year_tax(year: Year, rules: Pph21Rules) -> YearTax:
    """The final period's calculation on what the year amounts to."""
    cost = position_cost(year.gross, year.months, rules)
    net = year.gross - cost - year.pension - year.zakat
    net_of_year = net + year.previous_net
    if year.resident_months:
        net_of_year = part(net_of_year, Fraction(MONTHS, year.resident_months))
    pkp = down_to_thousand_rupiah(net_of_year - year.ptkp.amount)
    layers = layers_of(pkp, rules.layers)
    layered = Money(sum(layer.tax.minor for layer in layers))
    tax = layered
    if year.resident_months:
        tax = part(tax, Fraction(year.resident_months, MONTHS))
    if year.surcharge:
        tax = share(tax, year.surcharge)
    final = tax - year.withheld - year.previous_withheld
    return YearTax(year, cost, net, net_of_year, pkp, layers, layered, tax, final)


def year_tax_grossed_up(year: Year, rules: Pph21Rules) -> YearTax:
    """The same where the employer bears the last period's tax as an allowance inside gross.

    ``year.gross`` comes without that allowance. A refund needs no allowance and goes to the employee.
    """
    allowance = least_fixed_point(ZERO, lambda more: year_tax(year.with_more(more), rules).final)
    return replace(year_tax(year.with_more(allowance), rules), allowance=allowance)


def explain(result: YearTax, rules: Pph21Rules) -> Explained:
    """The year's calculation step by step, from gross to what the final period withholds."""
    year = result.year
    operands = [(N_("tax of the year"), result.tax), (N_("withheld before"), year.withheld)]
    formula = N_("tax of the year − withheld before")
    if year.previous_withheld:
        operands.append((N_("withheld by the previous employer"), year.previous_withheld))
        formula = N_("tax of the year − withheld before − withheld by the previous employer")
    return Explained(
        N_("PPh 21 of the final period"), result.final, formula, tuple(operands),
        "PMK 168/2023 Ps.15", (_net(result, rules), _pkp(result), _tax(result)),
    )  # fmt: skip


def _net(result: YearTax, rules: Pph21Rules) -> Explained:
    year = result.year
    cost = Explained(
        N_("Position cost"), result.position_cost,
        N_("rate × gross of the year, at most the monthly cap × months"),
        (
            (N_("gross of the year"), year.gross), (N_("rate"), rules.position_cost),
            (N_("monthly cap"), rules.position_cost_cap), (N_("months"), year.months),
        ),
        rules.position_cost_id,
    )  # fmt: skip
    operands = [
        (N_("gross of the year"), year.gross),
        (N_("position cost"), result.position_cost),
        (N_("pension and JHT"), year.pension),
    ]
    formula = N_("gross of the year − position cost − pension and JHT")
    if year.zakat:
        operands.append((N_("zakat"), year.zakat))
        formula = N_("gross of the year − position cost − pension and JHT − zakat")
    return Explained(N_("Net of the year"), result.net, formula, tuple(operands), parts=(cost,))


def _pkp(result: YearTax) -> Explained:
    year = result.year
    return Explained(
        N_("PKP"), result.pkp, N_("net − PTKP, down to full thousands"),
        ((N_("net"), result.net_of_year), (N_("PTKP"), year.ptkp.amount)), year.ptkp.id,
        _net_of_year(result),
    )  # fmt: skip


def _net_of_year(result: YearTax) -> tuple[Explained, ...]:
    """The step from this employer's net to the net of the year, where they differ."""
    year = result.year
    if result.net_of_year == result.net:
        return ()
    formula = N_("net + net with the previous employer")
    operands: tuple[tuple[str, Money | int], ...] = (
        (N_("net"), result.net), (N_("net with the previous employer"), year.previous_net),
    )  # fmt: skip
    if year.resident_months:
        formula = N_("(net + net with the previous employer) × 12 ÷ months of residence")
        operands = (*operands, (N_("months of residence"), year.resident_months))
    return (Explained(N_("Net for the whole year"), result.net_of_year, formula, operands),)


def _tax(result: YearTax) -> Explained:
    year = result.year
    layers = tuple(
        Explained(
            N_("Layer"), layer.tax, N_("amount × rate"),
            ((N_("amount"), layer.amount), (N_("rate"), layer.bracket.rate)), layer.bracket.id,
        )
        for layer in result.layers
    )  # fmt: skip
    formula = N_("sum of the layers of art. 17")
    if year.resident_months:
        formula = N_("sum of the layers of art. 17 × months of residence ÷ 12")
    operands: tuple[tuple[str, Rate | int], ...] = ()
    if year.resident_months:
        operands = ((N_("months of residence"), year.resident_months),)
    if year.surcharge:
        operands = (*operands, (N_("factor without NPWP"), year.surcharge))
    return Explained(N_("Tax of the year"), result.tax, formula, operands, parts=layers)
