"""How the base of PPN is worded on paper."""

from __future__ import annotations

from app.kernel.rate import NO_RATE, Rate
from app.tax.ppn import PpnRule
from app.trade.totals import Totals


def factor_of(totals: Totals, rule: PpnRule | None) -> Rate:
    """The fraction that DPP nilai lain is of the net price; none where only a part bears it."""
    if rule is None or totals.dpp_other == totals.dpp or totals.dpp != totals.net:
        return NO_RATE
    return rule.base_factor
