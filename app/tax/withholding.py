"""PPh that a customer keeps back from what they pay, or that we keep back from a supplier: art. 23 and 4(2).

The base is the price without PPN (PMK 141/PMK.03/2015). Pure: values in, value and story out.
"""

from __future__ import annotations

from app.kernel.explanation import Explained
from app.kernel.money import Money
from app.kernel.rate import Rate
from app.kernel.text import N_
from app.regulations.values import TaxObject
from app.tax.amounts import share

PPH23, PPH42 = "pph23", "pph42"
WITHOUT_NPWP = 2
"""Times the rate of art. 23 from who has no NPWP (UU PPh Ps.23(1a)); final tax knows no such addition."""


def rate_of(tax_object: TaxObject, has_npwp: bool = True) -> Rate:
    """The rate for this recipient: without NPWP art. 23 takes twice."""
    if tax_object.article == PPH23 and not has_npwp:
        return Rate(tax_object.rate.exact * WITHOUT_NPWP)
    return tax_object.rate


def withheld(base: Money, tax_object: TaxObject, has_npwp: bool = True) -> Money:
    """The tax on ``base`` in whole rupiah, the fraction dropped."""
    return share(base, rate_of(tax_object, has_npwp))


def explain(base: Money, tax_object: TaxObject, has_npwp: bool = True) -> Explained:
    """The same with its story."""
    rate = rate_of(tax_object, has_npwp)
    return Explained(
        N_("PPh withheld"), share(base, rate), N_("price without PPN × rate, the fraction dropped"),
        ((N_("price without PPN"), base), (N_("rate"), rate)), tax_object.id,
    )  # fmt: skip
