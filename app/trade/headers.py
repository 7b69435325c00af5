"""What is checked in the head of every trading document: dates, lengths, the warehouse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from app.kernel.money import Money
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.ledger.parts import Plan
from app.trade import plans
from app.trade.lines import NO_SUCH_WAREHOUSE, TEXT_TOO_LONG, Names
from app.trade.plans import Part
from app.trade.terms import due_date, is_plausible

if TYPE_CHECKING:
    from app.masters.party import Party
    from app.masters.payment_term import TermPart
    from app.masters.warehouse import Warehouse

MERGED = N_("{code} was merged into {merged}. Choose {merged}.")
DATE_IMPOSSIBLE = N_("The date {date} cannot be right.")
DUE_BEFORE_DATE = N_("The due date lies before the date of the document.")
NOTHING_TO_PAY = N_("The document comes to nothing. Check prices and discounts.")


def problems(draft: object, dates: Iterable[str], longest: Mapping[str, int]) -> list[Problem]:
    """Dates that cannot be right and texts that are too long; empty dates are left alone."""
    found = []
    for field in dates:
        value = getattr(draft, field)
        if value is not None and not is_plausible(value):
            found.append(Problem(field, DATE_IMPOSSIBLE, {"date": value.isoformat()}))
    for field, most in longest.items():
        if len(getattr(draft, field)) > most:
            found.append(Problem(field, TEXT_TOO_LONG, {"most": most}))
    return found


def not_in_use(field: str, party: Party, sentence: str) -> Problem:
    """That a party takes no new documents: the ``sentence``, or whom it was merged into."""
    if party.merged:
        return Problem(field, MERGED, {"code": party.code, "merged": party.merged})
    return Problem(field, sentence, {"code": party.code, "name": party.name})


class Dated(Protocol):
    """When a document is dated and due; no day and no parts leave it to the terms of its party."""

    @property
    def date(self) -> dt.date: ...
    @property
    def due_date(self) -> dt.date | None: ...
    @property
    def instalments(self) -> tuple[Part, ...]: ...


def due(
    draft: Dated, party: Party, term: Sequence[TermPart], whole: Money, found: list[Problem]
) -> tuple[dt.date, Plan]:
    """The last day the document is due, and its parts if there are several; what is wrong joins ``found``.

    ``term``: the parts the party pays by, if they do.
    """
    parts = draft.instalments
    if not parts and draft.due_date is None:
        parts = plans.by_term(term, draft.date)
    if not parts:
        day = draft.due_date or due_date(draft.date, party.terms_days)
        if day < draft.date:
            found.append(Problem("due_date", DUE_BEFORE_DATE))
        return day, ()
    plan = plans.worked_out(parts, whole)
    found += plans.problems(plan, draft.date, whole)
    return plan[-1].due_date, plan if len(plan) > 1 else ()


def warehouse(code: str, names: Names, found: list[Problem]) -> Warehouse | None:
    """The document's warehouse; a code that stands for none is a problem unless a line said so."""
    if not code:
        return names.only_warehouse()
    place = names.warehouse(code)
    if place is None and not any(problem.field == "warehouse" for problem in found):
        found.append(Problem("warehouse", NO_SUCH_WAREHOUSE, {"code": code}))
    return place
