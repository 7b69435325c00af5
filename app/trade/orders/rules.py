"""The commitment without a database: the draft and its problems, and its totals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_
from app.trade import headers
from app.trade import lines as trade_lines
from app.trade import totals as trade_totals
from app.trade.lines import DraftLine, Line
from app.trade.terms import LONGEST_TERM_DAYS
from app.trade.totals import Totals

if TYPE_CHECKING:
    from app.masters.party import Party
    from app.masters.warehouse import Warehouse
    from app.tax.ppn import PpnRule
    from app.trade.orders.kinds import OrderKind

BEFORE_DATE = N_("This day lies before the date of the document.")
TERMS_OUT_OF_RANGE = N_("Terms are 0 to {most} days.")
LONGEST = {
    "ref": 60,
    "party_ref": 120,
    "person": 120,
    "subject": 240,
    "ship_to": 500,
    "terms": 4000,
    "notes": 4000,
}


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """A quotation, order or request as entered, with codes.

    ``by_date``: the last day a quotation is valid, else the day the goods are wanted. ``party_ref``: the
    customer's order or the supplier's offer. ``person``: who sells, buys or asks. ``subject``: what it is about.
    ``ship_to``: where the goods go, where it is not the usual place. ``terms``: what is agreed beside the lines;
    ``terms_days`` None are the party's. ``discount`` and ``freight`` are as in an invoice.
    """

    date: dt.date
    party: str
    lines: tuple[DraftLine, ...]
    ref: str = ""
    by_date: dt.date | None = None
    party_ref: str = ""
    person: str = ""
    subject: str = ""
    ship_to: str = ""
    terms_days: int | None = None
    terms: str = ""
    warehouse: str = ""
    discount: Money = ZERO
    freight: Money = ZERO
    notes: str = ""
    prices_include_tax: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """A draft understood: records instead of codes and the amounts worked out. A request may have no party."""

    draft: OrderDraft
    party: Party | None
    terms_days: int
    warehouse: Warehouse | None
    lines: tuple[Line, ...]
    totals: Totals


class Names(trade_lines.Names, Protocol):
    def party(self, code: str) -> Party | None: ...


def understand(
    kind: OrderKind,
    draft: OrderDraft,
    names: Names,
    rule_on: Callable[[dt.date], PpnRule | None],
    rounding: str,
    *,
    is_pkp: bool,
) -> tuple[Order | None, list[Problem]]:
    """The commitment, or None and every problem that stands in the way, each with its field and line.

    ``rule_on``: the PPN rule of a date. A company that is not PKP shows none when it sells, and is charged it only
    where a line says so when it buys.
    """
    problems = headers.problems(draft, ("date", "by_date"), LONGEST) + _term_problems(draft)
    party = _party(kind, draft.party, names, problems)
    asked = draft.lines
    if kind.buys and not is_pkp:
        asked = tuple(map(trade_lines.untaxed_unless_said, asked))
    lines = trade_lines.resolve(asked, names, draft.warehouse, problems, placed=kind.placed)
    warehouse = headers.warehouse(draft.warehouse, names, problems)
    if not problems:
        problems += trade_totals.problems(lines, draft.discount, draft.freight)
    if blocking(problems):
        return None, problems
    taxed = any(line.tax in trade_totals.TAXED for line in lines)
    totals = trade_totals.totals(
        lines,
        discount=draft.discount,
        freight=draft.freight,
        includes_tax=draft.prices_include_tax,
        rule=rule_on(draft.date) if taxed and (kind.buys or is_pkp) else None,
        rounding=rounding,
    )
    if kind.firm and totals.total.minor <= 0:
        return None, [*problems, Problem("lines", headers.NOTHING_TO_PAY)]
    days = draft.terms_days
    if days is None:
        days = party.terms_days if party is not None else 0
    return Order(draft, party, days, warehouse, lines, totals), problems


def _term_problems(draft: OrderDraft) -> list[Problem]:
    found = []
    if draft.by_date is not None and draft.by_date < draft.date:
        found.append(Problem("by_date", BEFORE_DATE))
    if draft.terms_days is not None and not 0 <= draft.terms_days <= LONGEST_TERM_DAYS:
        found.append(Problem("terms_days", TERMS_OUT_OF_RANGE, {"most": LONGEST_TERM_DAYS}))
    return found


def _party(kind: OrderKind, code: str, names: Names, problems: list[Problem]) -> Party | None:
    if not code and not kind.firm:
        return None
    party = names.party(code) if code else None
    if party is None or not (party.is_supplier if kind.buys else party.is_customer):
        message = kind.no_such_party if code else kind.no_party
        problems.append(Problem("party", message, {"code": code}))
        return None
    if not party.active:
        problems.append(headers.not_in_use("party", party, kind.inactive_party))
    return party
