"""The kode transaksi of a faktur pajak (PER-11/PJ/2025): which deliveries, and who pays the PPN over.

With 02 and 03 the buyer pays the PPN to the state, with 07 and 08 nobody does: none is charged, and yet it
is told in the faktur.
"""

from __future__ import annotations

from collections.abc import Collection

from app.kernel.text import N_
from app.tax.ppn import EXEMPT, LUXURY, PPN

TITLES = {
    "01": N_("01 · luxury goods, full price"),
    "02": N_("02 · to a government treasurer who collects PPN"),
    "03": N_("03 · to another appointed collector of PPN"),
    "04": N_("04 · DPP nilai lain"),
    "06": N_("06 · to a person with a foreign passport"),
    "07": N_("07 · PPN not collected"),
    "08": N_("08 · exempt from PPN"),
    "09": N_("09 · sale of own assets (Art. 16D)"),
    "10": N_("10 · other deliveries"),
}
"""All but 05 (Art. 9A), whose share of the price differs from trade to trade."""

NOT_CHARGED = frozenset({"02", "03", "07", "08"})
WITH_FACILITY = frozenset({"07", "08"})
OF_TAX = {PPN: "04", LUXURY: "01", EXEMPT: "08"}
"""The code that lines of one tax lead to. Untaxed lines are on no faktur."""


def charges_ppn(code: str) -> bool:
    """Whether the seller adds PPN to what the buyer pays. An empty code follows from the lines: it does."""
    return code not in NOT_CHARGED


def of_taxes(taxes: Collection[str]) -> str:
    """The code that follows from the taxes of the lines; "" where they ask for more than one, or for none.

    Untaxed lines (outside PPN) are on no faktur and do not count.
    """
    codes = {OF_TAX[tax] for tax in taxes if tax in OF_TAX}
    return codes.pop() if len(codes) == 1 else ""
