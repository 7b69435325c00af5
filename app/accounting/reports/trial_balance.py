"""The trial balance (neraca saldo): every account's opening, movement and closing over some days.

Read from the month sums, so it costs what the chart costs. Two layouts: "pairs" has a debit and a
credit column for each (the printed page), "balance" has signed opening and closing, groups summed. Other days set
beside these compare the closing balances, in the second layout.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.access.session import Session
from app.kernel import comparison, formats
from app.kernel.columns import Column, Kind
from app.kernel.comparison import Span
from app.kernel.errors import UserError
from app.kernel.money import ZERO, Money
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _, translate
from app.ledger import accounts, balances
from app.ledger.balances import Movement
from app.ledger.chart import GROUPS, Account

KEY = "trial-balance"
PERMISSION = "accounting.report"
TITLE = N_("Trial balance")

_CODE = Column("code", N_("Account"), Kind.CODE, chars=8)
_NAME = Column("name", N_("Account name"), chars=34)


def _money(key: str, title: str) -> Column:
    return Column(key, title, Kind.MONEY, total=True, chars=17)


PAIRS = (
    _CODE,
    _NAME,
    _money("opening_debit", N_("Opening debit")),
    _money("opening_credit", N_("Opening credit")),
    _money("debit", N_("Debit")),
    _money("credit", N_("Credit")),
    _money("closing_debit", N_("Closing debit")),
    _money("closing_credit", N_("Closing credit")),
)
BALANCE = (
    _CODE,
    _NAME,
    _money("opening", N_("Opening balance")),
    _money("debit", N_("Debit")),
    _money("credit", N_("Credit")),
    _money("closing", N_("Closing balance")),
)
COMPARED = (_money("compared", N_("Closing before")), *comparison.difference_columns())
LAYOUTS = {"pairs": PAIRS, "balance": BALANCE, "compared": (*BALANCE, *COMPARED)}


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """One line of the trial balance. ``before``: the closing balance of the days beside these."""

    account: Account
    movement: Movement
    before: Money = ZERO


NAME = Column("name", "", chars=44)
"""The first column of a financial statement."""


def account_row(account: Account, values: Mapping[str, Any]) -> Row:
    """A line of a financial statement."""
    return Row({"name": account.worded_name, **values}, level=1, link=("account", account.code))


def figures(
    first: dt.date,
    last: dt.date,
    *,
    zero: bool = False,
    closing: bool = True,
    beside: Span | None = None,
) -> list[AccountBalance]:
    """Every postable account that stands at or moved something, in order of code.

    ``zero`` keeps the others too; ``closing`` counts the year's closing entries as movement. ``beside``:
    other days, of which the closing balance is told too.
    """
    moved = balances.movements(first, last, closing=closing)
    earlier = balances.movements(beside.first, beside.last, closing=closing) if beside else {}
    nothing = Movement(0, ZERO, ZERO, ZERO)
    lines = [
        AccountBalance(
            account,
            moved.get(account.id, nothing),
            earlier.get(account.id, nothing).closing,
        )
        for account in accounts.all_accounts()
        if not account.is_header
    ]
    return [
        each
        for each in lines
        if (zero and each.account.active)
        or each.movement.opening
        or each.movement.debit
        or each.movement.credit
        or each.before
    ]


def build(session: Session, filters: Filters) -> ReportResult:
    """The report over ``date_from`` to ``date_to`` (the month of today where neither is given).

    Choices: layout ("pairs", "balance"), zero ("yes" shows accounts without any), closing ("no" leaves
    closing entries out of the movement), compare ("none", "before", "year-before").
    """
    session.require(PERMISSION)
    first, last = filters.days(session.today(), session.company.fiscal_first_month)
    compare = comparison.chosen(filters.choices, comparison.OTHER_DAYS)
    beside = comparison.beside(Span(first, last), compare)
    layout = "compared" if beside else _layout(filters)
    lines = figures(
        first,
        last,
        zero=filters.choices.get("zero") == "yes",
        closing=filters.choices.get("closing") != "no",
        beside=beside,
    )
    return ReportResult(
        key=KEY,
        title=_(TITLE),
        subtitle=_(
            "{first} to {last}, in rupiah",
            first=formats.date_medium(first),
            last=formats.date_medium(last),
        ),
        columns=LAYOUTS[layout],
        rows=list(_rows(lines, layout)),
        totals=_sums(lines, layout),
        notes=_notes(lines),
    )


def _layout(filters: Filters) -> str:
    layout = filters.choices.get("layout", "pairs")
    if layout not in ("pairs", "balance"):
        raise UserError(
            N_("There is no layout “{layout}”."),
            layout=layout,
            remedy=N_("Use one of: {names}."),
            names="pairs, balance",
        )
    return layout


def _rows(lines: list[AccountBalance], layout: str) -> Iterator[Row]:
    """Accounts below a heading for each part of the books; "balance" sums the part there."""
    in_order = sorted(lines, key=lambda each: list(GROUPS).index(each.account.group))
    for group, members in groupby(in_order, key=lambda each: each.account.group):
        kept = list(members)
        heading = {"code": "", "name": translate(GROUPS[group])}
        sums = _sums(kept, layout) if layout != "pairs" else {}
        yield Row({**_empty(layout), **heading, **sums}, style="group")
        for each in kept:
            yield Row(_values(each, layout), level=1, link=("account", each.account.code))


def _empty(layout: str) -> dict[str, Any]:
    return {column.key: None for column in LAYOUTS[layout]}


def _values(line: AccountBalance, layout: str) -> dict[str, Any]:
    account = line.account
    amounts = _amounts(line, layout)
    return {"code": account.code, "name": account.worded_name, **_changed(amounts)}


def _changed(amounts: dict[str, Any]) -> dict[str, Any]:
    """With the change from the days beside these, where there are some.

    The difference is a debit or a credit like the balances; a debt that grew has a share above zero.
    """
    if "compared" not in amounts:
        return amounts
    change, before = amounts["closing"] - amounts["compared"], amounts["compared"]
    shown = {"difference": change, "difference_share": comparison.share(change, before)}
    return amounts | shown


def _amounts(line: AccountBalance, layout: str) -> dict[str, Money]:
    movement = line.movement
    turnover = {"debit": movement.debit, "credit": movement.credit}
    if layout != "pairs":
        before = {"compared": line.before} if layout == "compared" else {}
        return {"opening": movement.opening, **turnover, "closing": movement.closing, **before}
    opening, closing = movement.opening.minor, movement.closing.minor
    return {
        "opening_debit": Money(max(opening, 0)),
        "opening_credit": Money(max(-opening, 0)),
        **turnover,
        "closing_debit": Money(max(closing, 0)),
        "closing_credit": Money(max(-closing, 0)),
    }


def _sums(lines: list[AccountBalance], layout: str) -> dict[str, Any]:
    sums = {column.key: 0 for column in LAYOUTS[layout] if column.total}
    for line in lines:
        for key, amount in _amounts(line, layout).items():
            sums[key] += amount.minor
    return _changed({key: Money(amount) for key, amount in sums.items()})


def _notes(lines: list[AccountBalance]) -> tuple[str, ...]:
    sums = _sums(lines, "balance")
    balanced = not sums["opening"] and not sums["closing"] and sums["debit"] == sums["credit"]
    verdict = _("Balanced.") if balanced else _("Not balanced: run the integrity check.")
    return (verdict, _("{count} accounts.", count=formats.count(len(lines))))
