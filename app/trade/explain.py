"""The story behind a document's totals, step by step, told from the totals themselves."""

from __future__ import annotations

from app.kernel.explanation import Explained
from app.kernel.text import N_
from app.tax.ppn import PpnRule
from app.trade.totals import Totals


def explain(totals: Totals, rule: PpnRule | None) -> Explained:
    """Total = net + PPN, each resting on the steps that made it."""
    parts = [_net(totals, rule)]
    if rule is not None:
        parts.append(_ppn(totals, rule))
    return Explained(
        N_("Total"), totals.total, N_("price without PPN + PPN"),
        ((N_("price without PPN"), totals.net), (N_("PPN"), totals.ppn)), parts=tuple(parts),
    )  # fmt: skip


def _net(totals: Totals, rule: PpnRule | None) -> Explained:
    priced = totals.gross - totals.line_discount - totals.discount + totals.freight
    operands = (
        (N_("gross"), totals.gross),
        (N_("line discounts"), totals.line_discount),
        (N_("document discount"), totals.discount),
        (N_("freight"), totals.freight),
    )
    formula = N_("gross − line discounts − document discount + freight")
    if rule is None or priced == totals.net:
        return Explained(N_("Price without PPN"), totals.net, formula, operands)
    inclusive = Explained(N_("Price with PPN inside"), priced, formula, operands)
    return Explained(
        N_("Price without PPN"), totals.net,
        N_("taxed part ÷ (1 + rate × factor), rounded; PPN is the rest"),
        ((N_("price with PPN inside"), priced), (N_("rate"), rule.rate),
         (N_("factor"), rule.base_factor.exact)),
        rule.id, (inclusive,),
    )  # fmt: skip


def _ppn(totals: Totals, rule: PpnRule) -> Explained:
    other = Explained(
        N_("DPP nilai lain"), totals.dpp_other, N_("DPP × factor, rounded to the rupiah"),
        ((N_("DPP"), totals.dpp), (N_("factor"), rule.base_factor.exact)), rule=rule.id,
    )  # fmt: skip
    return Explained(
        N_("PPN"), totals.ppn, N_("DPP nilai lain × rate, rounded to the rupiah"),
        ((N_("DPP nilai lain"), totals.dpp_other), (N_("rate"), rule.rate)),
        rule=rule.id, parts=(other,),
    )  # fmt: skip
