"""Profit and loss (laba rugi) by function: what was earned, what it cost, what is left.

Income stands positive and costs positive in their own parts; a part's reductions, and losses, stand in
brackets. Entries that close a year are left out. Layout: SAK EP, expenses by function.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.access.session import Session
from app.accounting.reports.trial_balance import NAME, PERMISSION, account_row
from app.kernel import comparison
from app.kernel.columns import Column
from app.kernel.comparison import AMOUNTS, SHARES, Span
from app.kernel.money import ZERO, Money
from app.kernel.period import fiscal_year_start
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _, translate
from app.ledger import accounts, balances
from app.ledger.chart import GROUPS, Account

KEY = "profit-loss"
TITLE = N_("Profit and loss")
COMPARISONS = ("year-to-date", "before", "year-before", "none")

INCOME = frozenset(("revenue", "other"))
"""The parts in which a credit counts as positive."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the statement: its accounts' sum, and what is left after it."""

    group: str
    sum_words: str
    left_words: str = ""


PARTS = (
    Part("revenue", N_("Net sales")),
    Part("cost_of_sales", N_("Total cost of sales"), N_("Gross profit")),
    Part("operating_expenses", N_("Total operating expenses"), N_("Operating profit")),
    Part("other", N_("Total other income and expenses"), N_("Profit before income tax")),
    Part("income_tax", N_("Total income tax"), N_("Profit after income tax")),
)


def build(session: Session, filters: Filters) -> ReportResult:
    """The statement over ``date_from`` to ``date_to`` (the month of today where neither is given).

    Choice ``compare``: "year-to-date" (since the fiscal year began), "before" (as many months before),
    "year-before" (the same days of last year), "none". Percentages are of net sales, to a tenth.
    """
    session.require(PERMISSION)
    span = Span(*filters.days(session.today(), session.company.fiscal_first_month))
    compare = comparison.chosen(filters.choices, COMPARISONS)
    spans = [span, *_beside(session, span, compare)]
    earned = [figures(each) for each in spans]
    columns = _columns(spans, compare)
    return ReportResult(
        key=KEY,
        title=_(TITLE),
        subtitle=_("{days}, in rupiah", days=span.words),
        columns=columns,
        rows=list(_rows(earned, compare)),
        notes=(
            _("Percentages are of net sales. Figures in brackets reduce their part."),
            _("Without the entries that close a year."),
        ),
    )


def figures(span: Span) -> dict[int, Money]:
    """What each account of profit and loss moved, positive as its part counts it, by account id."""
    moved = balances.movements(span.first, span.last, closing=False)
    found = {}
    for account in _members():
        movement = moved.get(account.id)
        if movement is not None:
            amount = movement.debit - movement.credit
            found[account.id] = -amount if account.group in INCOME else amount
    return found


def _members() -> list[Account]:
    return [
        each for each in accounts.all_accounts() if each.is_profit_and_loss and not each.is_header
    ]


def _beside(session: Session, span: Span, compare: str) -> list[Span]:
    if compare == "year-to-date":
        began = fiscal_year_start(span.last, session.company.fiscal_first_month).first_day
        return [Span(began, span.last)] if began != span.first else []
    other = comparison.beside(span, compare)
    return [other] if other else []


def _columns(spans: list[Span], compare: str) -> tuple[Column, ...]:
    columns = [NAME]
    for place, span in enumerate(spans):
        columns.append(comparison.money_column(AMOUNTS[place], span.words))
        columns.append(comparison.share_column(SHARES[place], N_("% of sales")))
    if _differs(spans, compare):
        columns += comparison.difference_columns()
    return tuple(columns)


def _differs(columns: list[Any], compare: str) -> bool:
    return compare in ("before", "year-before") and len(columns) > 1


def _rows(earned: list[dict[int, Money]], compare: str) -> Iterator[Row]:
    """Part by part; one that nothing moved in is left out, but for sales."""
    sales = _part_sums(earned, "revenue")
    left = [ZERO] * len(earned)
    keys = list(_values(left, left, compare))
    for part in PARTS:
        members = [each for each in _members() if each.group == part.group]
        moved = [each for each in members if any(one.get(each.id) for one in earned)]
        sums = _part_sums(earned, part.group)
        left = [
            so_far + each if part.group in INCOME else so_far - each
            for so_far, each in zip(left, sums, strict=True)
        ]
        if moved or part.group == "revenue":
            title = {"name": translate(GROUPS[part.group])}
            yield Row({**title, **dict.fromkeys(keys)}, style="group")
            for account in moved:
                amounts = [each.get(account.id, ZERO) for each in earned]
                yield account_row(account, _values(amounts, sales, compare))
            sum_row = {"name": _(part.sum_words), **_values(sums, sales, compare)}
            yield Row(sum_row, style="subtotal")
        if part.left_words and (moved or part.group != "income_tax"):
            yield Row({"name": _(part.left_words), **_values(left, sales, compare)}, style="total")


def _part_sums(earned: list[dict[int, Money]], group: str) -> list[Money]:
    ids = [each.id for each in _members() if each.group == group]
    return [Money(sum(each.get(id, ZERO).minor for id in ids)) for each in earned]


def _values(amounts: list[Money], sales: list[Money], compare: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for place, (amount, whole) in enumerate(zip(amounts, sales, strict=True)):
        values[AMOUNTS[place]] = amount
        values[SHARES[place]] = comparison.share(amount, whole)
    if _differs(amounts, compare):
        values |= comparison.difference(*amounts)
    return values
