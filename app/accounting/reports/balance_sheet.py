"""The balance sheet (neraca): what the company has, owes and is worth on a day.

Profit that no closing entry has brought to retained earnings yet stands in equity as lines of its own, so
both sides are equal on every day. Layout: SAK EP, current and non-current apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.access.session import Session
from app.accounting.reports.trial_balance import NAME, PERMISSION, account_row
from app.kernel import comparison, formats
from app.kernel.columns import Column
from app.kernel.money import ZERO, Money
from app.kernel.period import fiscal_year_start, of_date
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _, translate
from app.ledger import accounts, balances
from app.ledger.chart import GROUP_OF, GROUPS, Account

KEY = "balance-sheet"
TITLE = N_("Balance sheet")
COMPARISONS = ("year-end", "month-before", "year-before", "none")


@dataclass(frozen=True, slots=True)
class Part:
    """Accounts of some types that have a sum of their own."""

    types: tuple[str, ...]
    sum_words: str


ASSETS = (
    Part(("current_asset", "asset"), N_("Total current assets")),
    Part(
        ("fixed_asset", "noncurrent_asset"),
        N_("Total non-current assets"),
    ),
)
LIABILITIES = (
    Part(
        ("current_liability", "liability"),
        N_("Total current liabilities"),
    ),
    Part(
        ("long_term_liability",),
        N_("Total long-term liabilities"),
    ),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stood on a day: debit less credit by account id, and the profit that is not closed."""

    amounts: dict[int, Money]
    this_year: Money
    earlier: Money


def build(session: Session, filters: Filters) -> ReportResult:
    """The statement at the end of ``as_of`` (or of ``date_to``, or of today).

    Choice ``compare``: "year-end" (the end of the fiscal year before), "month-before", "year-before",
    "none".
    """
    session.require(PERMISSION)
    day = filters.as_of or filters.date_to or session.today()
    compare = comparison.chosen(filters.choices, COMPARISONS)
    days = [day, *_beside(session, day, compare)]
    stood = [standing(session, each) for each in days]
    return ReportResult(
        key=KEY,
        title=_(TITLE),
        subtitle=_("as of {date}, in rupiah", date=formats.date_long(day)),
        columns=_columns(days),
        rows=list(_rows(stood)),
        notes=_notes(stood[0]),
    )


def standing(session: Session, day: dt.date) -> Standing:
    """What every account stood at, and the profit that no closing entry has moved yet."""
    moved = balances.movements(_year_start(session, day), day)
    earned = [
        moved[each.id]
        for each in accounts.all_accounts()
        if each.is_profit_and_loss and each.id in moved
    ]
    return Standing(
        {id: each.closing for id, each in moved.items()},
        Money(sum(each.credit.minor - each.debit.minor for each in earned)),
        Money(-sum(each.opening.minor for each in earned)),
    )


def _beside(session: Session, day: dt.date, compare: str) -> list[dt.date]:
    if compare == "year-end":
        return [_year_start(session, day) - dt.timedelta(1)]
    if compare == "month-before":
        return [of_date(day).plus(-1).last_day]
    return [comparison.a_year_before(day)] if compare == "year-before" else []


def _year_start(session: Session, day: dt.date) -> dt.date:
    return fiscal_year_start(day, session.company.fiscal_first_month).first_day


def _columns(days: list[dt.date]) -> tuple[Column, ...]:
    columns = [NAME]
    for place, day in enumerate(days):
        columns.append(comparison.money_column(comparison.AMOUNTS[place], formats.date_medium(day)))
    if len(days) > 1:
        columns += comparison.difference_columns()
    return tuple(columns)


def _rows(stood: list[Standing]) -> Iterator[Row]:
    yield _heading("assets", stood)
    yield from _parts(ASSETS, stood, 1)
    yield _sum(N_("Total assets"), _of_group(stood, "assets", 1), "total")
    yield _heading("liabilities", stood)
    yield from _parts(LIABILITIES, stood, -1)
    owed = _of_group(stood, "liabilities", -1)
    yield _sum(N_("Total liabilities"), owed, "subtotal")
    yield _heading("equity", stood)
    yield from _accounts(("equity",), stood, -1)
    yield from _open_profit(N_("Profit of the current year"), [each.this_year for each in stood])
    yield from _open_profit(
        N_("Profit of earlier years, not closed"), [each.earlier for each in stood]
    )
    worth = [
        own + each.this_year + each.earlier
        for own, each in zip(_of_group(stood, "equity", -1), stood, strict=True)
    ]
    yield _sum(N_("Total equity"), worth, "subtotal")
    both = [one + other for one, other in zip(owed, worth, strict=True)]
    yield _sum(N_("Total liabilities and equity"), both, "total")


def _heading(group: str, stood: list[Standing]) -> Row:
    nothing = dict.fromkeys(_values([ZERO] * len(stood)))
    return Row({"name": translate(GROUPS[group]), **nothing}, style="group")


def _parts(parts: tuple[Part, ...], stood: list[Standing], sign: int) -> Iterator[Row]:
    """The parts with anything in them; their sums where there are several."""
    filled = [(part, list(_accounts(part.types, stood, sign))) for part in parts]
    filled = [(part, rows) for part, rows in filled if rows]
    for part, rows in filled:
        yield from rows
        if len(filled) > 1:
            yield _sum(part.sum_words, _of_types(stood, part.types, sign), "subtotal")


def _accounts(types: tuple[str, ...], stood: list[Standing], sign: int) -> Iterator[Row]:
    for account in _members(types):
        amounts = [Money(sign * each.amounts.get(account.id, ZERO).minor) for each in stood]
        if any(amounts):
            yield account_row(account, _values(amounts))


def _members(types: tuple[str, ...]) -> list[Account]:
    return [each for each in accounts.all_accounts() if each.type in types and not each.is_header]


def _of_types(stood: list[Standing], types: tuple[str, ...], sign: int) -> list[Money]:
    ids = [each.id for each in _members(types)]
    return [Money(sign * sum(each.amounts.get(id, ZERO).minor for id in ids)) for each in stood]


def _of_group(stood: list[Standing], group: str, sign: int) -> list[Money]:
    return _of_types(stood, tuple(key for key, of in GROUP_OF.items() if of == group), sign)


def _open_profit(words: str, amounts: list[Money]) -> Iterator[Row]:
    if any(amounts):
        yield Row({"name": _(words), **_values(amounts)}, level=1)


def _sum(words: str, amounts: list[Money], style: str) -> Row:
    return Row({"name": _(words), **_values(amounts)}, style=style)


def _values(amounts: list[Money]) -> dict[str, Any]:
    values: dict[str, Any] = dict(zip(comparison.AMOUNTS, amounts, strict=False))
    return values | (comparison.difference(*amounts) if len(amounts) > 1 else {})


def _notes(stood: Standing) -> tuple[str, ...]:
    """Whether both sides are equal: all balances and the open profit together are nothing."""
    equal = not sum(each.minor for each in stood.amounts.values())
    return (_("Balanced.") if equal else _("Not balanced: run the integrity check."),)
