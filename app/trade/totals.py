"""From lines to totals: discounts, freight, tax base, PPN and what is to be paid.

Whole rupiah throughout, half up (PER-11/PJ/2025 art. 129). A document discount is spread over the lines
by their net amounts, PPN per document over the lines by their bases: the parts always sum to the whole.
Freight is part of the price of the delivery (UU PPN art. 1 no. 18), so it bears PPN as soon as one line
does. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.kernel.money import LARGEST_MINOR, ZERO, Money, rp
from app.kernel.problems import Problem
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate
from app.kernel.rounding import allocate, divide_half_up
from app.kernel.text import N_
from app.tax.ppn import PpnRule, base_within, other_base_of, ppn_on
from app.trade.lines import LUXURY, PPN, UNTAXED, gross_rupiah

PER_DOCUMENT, PER_LINE = "document", "line"
TAXED = (PPN, LUXURY)

DISCOUNT_NEGATIVE = N_("The discount cannot be less than zero.")
DISCOUNT_EXCEEDS = N_("The discount is larger than the lines together.")
FREIGHT_NEGATIVE = N_("Freight cannot be less than zero.")
WHOLE_RUPIAH = N_("Documents are in whole rupiah: leave out the sen.")
TOTAL_TOO_LARGE = N_("The total is larger than the program can hold. Check quantities and prices.")


class Priced(Protocol):
    """What a total needs to know of a line."""

    @property
    def quantity(self) -> Quantity: ...

    @property
    def unit_price(self) -> UnitPrice: ...

    @property
    def discount(self) -> Rate: ...

    @property
    def tax(self) -> str: ...


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """One line in money.

    gross: quantity times price. discount: the line's own. share: its part of the document discount.
    net: what is left, as priced (with PPN inside where prices include it). base: the same without PPN,
    which is the revenue or the cost. other_base: DPP nilai lain (the full base for luxury goods).
    """

    gross: Money
    discount: Money
    share: Money
    net: Money
    base: Money
    other_base: Money
    ppn: Money


@dataclass(frozen=True, slots=True)
class Totals:
    """A document in money; ``total`` is always ``net + ppn``.

    gross, line_discount, discount, freight are as priced. net: everything without PPN, freight included.
    dpp: the part of net that bears PPN. dpp_other: DPP nilai lain. freight_amounts: freight as a line.
    """

    gross: Money
    line_discount: Money
    discount: Money
    freight: Money
    net: Money
    dpp: Money
    dpp_other: Money
    ppn: Money
    total: Money
    freight_amounts: LineAmounts
    lines: tuple[LineAmounts, ...]


NOTHING = LineAmounts(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO)
EMPTY = Totals(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, NOTHING, ())


def problems(lines: Sequence[Priced], discount: Money, freight: Money) -> list[Problem]:
    """What is wrong with a document's discount, freight and size."""
    found = []
    if discount.minor < 0:
        found.append(Problem("discount", DISCOUNT_NEGATIVE))
    if freight.minor < 0:
        found.append(Problem("freight", FREIGHT_NEGATIVE))
    found += [
        Problem(field, WHOLE_RUPIAH)
        for field, amount in (("discount", discount), ("freight", freight))
        if amount.minor % 100
    ]
    remaining = sum(gross - reduction for gross, reduction in map(_reduced, lines))
    if discount.minor > remaining * 100:
        found.append(Problem("discount", DISCOUNT_EXCEEDS))
    if remaining * 100 + abs(freight.minor) > LARGEST_MINOR // 2:
        found.append(Problem("lines", TOTAL_TOO_LARGE))
    return found


def totals(
    lines: Sequence[Priced],
    *,
    discount: Money = ZERO,
    freight: Money = ZERO,
    includes_tax: bool = False,
    rule: PpnRule | None = None,
    rounding: str = PER_DOCUMENT,
) -> Totals:
    """The amounts of every line and of the whole. ``rule`` None: the company shows no PPN at all.

    ``rounding``: PPN once per document (then spread over the lines) or once per line. Where prices
    include tax the base is found from the total, and PPN is the rest, so the total never drifts.
    """
    priced = [_reduced(line) for line in lines]
    nets = [gross - reduction for gross, reduction in priced]
    shares = allocate(discount.whole(), nets) if discount else [0] * len(nets)
    if discount:
        nets = [left - share for left, share in zip(nets, shares, strict=True)]
    codes = [line.tax for line in lines]
    if freight:
        nets.append(freight.whole())
        codes.append(PPN if any(code in TAXED for code in codes) else UNTAXED)
    taxed = _Taxed(nets, codes)
    if rule is not None:
        taxed.apply(rule, includes_tax, rounding)
    amounts = tuple(
        _line_amounts(gross, reduction, share, taxed, place)
        for place, ((gross, reduction), share) in enumerate(zip(priced, shares, strict=True))
    )
    net, ppn = sum(taxed.bases), sum(taxed.ppns)
    return Totals(
        gross=rp(sum([gross for gross, _ in priced])),
        line_discount=rp(sum([reduction for _, reduction in priced])),
        discount=discount,
        freight=freight,
        net=rp(net),
        dpp=rp(taxed.dpp),
        dpp_other=rp(sum(taxed.others)),
        ppn=rp(ppn),
        total=rp(net + ppn),
        freight_amounts=_line_amounts(freight.whole(), 0, 0, taxed, -1) if freight else NOTHING,
        lines=amounts,
    )


def _line_amounts(gross: int, reduction: int, share: int, taxed: _Taxed, place: int) -> LineAmounts:
    """One line's rupiah as money; equal amounts share a value, for this runs for every line."""
    whole, net, base = rp(gross), taxed.nets[place], taxed.bases[place]
    left = whole if net == gross else rp(net)
    return LineAmounts(
        whole,
        rp(reduction) if reduction else ZERO,
        rp(share) if share else ZERO,
        left,
        left if base == net else rp(base),
        rp(taxed.others[place]),
        rp(taxed.ppns[place]),
    )


def _reduced(line: Priced) -> tuple[int, int]:
    """Gross amount and the line's own discount, in rupiah."""
    gross = gross_rupiah(line.quantity, line.unit_price)
    share = line.discount.exact
    return gross, divide_half_up(gross * share.numerator, share.denominator) if share else 0


class _Taxed:
    """Amounts in rupiah on their way from priced to taxed; freight, if any, is the last."""

    def __init__(self, nets: list[int], codes: list[str]) -> None:
        self.nets, self.codes = nets, codes
        self.bases = list(nets)
        self.others = [0] * len(nets)
        self.ppns = [0] * len(nets)
        self.dpp = 0

    def apply(self, rule: PpnRule, includes_tax: bool, rounding: str) -> None:
        for code in TAXED:
            if code not in self.codes:
                continue
            places = [place for place, own in enumerate(self.codes) if own == code]
            for group in [[place] for place in places] if rounding == PER_LINE else [places]:
                self._tax(group, rule, code == LUXURY, includes_tax)

    def _tax(self, group: list[int], rule: PpnRule, luxury: bool, includes_tax: bool) -> None:
        """Taxes the amounts at these places as one base and spreads the result over them."""
        priced = [self.nets[place] for place in group]
        whole = sum(priced)
        base = base_within(whole, rule, luxury) if includes_tax else whole
        other = other_base_of(base, rule, luxury)
        self.dpp += base
        bases = allocate(base, priced) if includes_tax else priced
        if includes_tax:
            ppns = [amount - own for amount, own in zip(priced, bases, strict=True)]
        else:
            ppns = allocate(ppn_on(other, rule), bases)
        for place, own, nilai_lain, ppn in zip(
            group, bases, allocate(other, bases), ppns, strict=True
        ):
            self.bases[place], self.others[place], self.ppns[place] = own, nilai_lain, ppn
