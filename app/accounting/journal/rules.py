"""The journal entry without a database: its draft and problems, its life, and its entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.money import LARGEST_MINOR, ZERO, Money
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.ledger.chart import Account
from app.ledger.plan import GENERAL, EntryPlan, Line
from app.trade.terms import is_plausible

KIND = "journal-entry"
EDIT = "accounting.journal.edit"
POST = "accounting.journal.post"
VOIDING = "accounting.journal.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void"))))

LONGEST_MEMO = 300

NO_LINES = N_("The entry has no lines.")
NO_ACCOUNT = N_("Choose an account.")
NO_SUCH_ACCOUNT = N_("There is no account {code}.")
BOTH_SIDES = N_("A line is a debit or a credit, not both.")
NO_AMOUNT = N_("The line needs a debit or a credit.")
NEGATIVE = N_("The amount cannot be negative; use the other side.")
TOO_LARGE = N_("The amount is too large to be right.")
DATE_IMPOSSIBLE = N_("The date {date} cannot be right.")
MEMO_TOO_LONG = N_("The text is {length} characters long; at most {most} are kept.")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line as written: an account's code and an amount on one of the two sides."""

    account: str
    debit: Money = ZERO
    credit: Money = ZERO
    memo: str = ""

    @property
    def amount(self) -> Money:
        """Positive for a debit, negative for a credit."""
        return self.debit - self.credit


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as written."""

    date: dt.date
    lines: tuple[DraftLine, ...]
    memo: str = ""
    ref: str = ""


def problems(draft: Draft, accounts: Mapping[str, Account]) -> list[Problem]:
    """What keeps the draft from being posted, apart from locked months; ``accounts`` by code."""
    found = _head_problems(draft)
    for number, line in enumerate(draft.lines, 1):
        found += _line_problems(line, number, accounts)
    return found or posting_for(draft, accounts).problems()


def _head_problems(draft: Draft) -> list[Problem]:
    found = []
    if not is_plausible(draft.date):
        found.append(Problem("date", DATE_IMPOSSIBLE, {"date": draft.date.isoformat()}))
    if not draft.lines:
        found.append(Problem("lines", NO_LINES))
    return found + _memo_problems(draft.memo, None)


def _memo_problems(memo: str, number: int | None) -> list[Problem]:
    if len(memo) <= LONGEST_MEMO:
        return []
    values = {"length": len(memo), "most": LONGEST_MEMO}
    return [Problem("memo", MEMO_TOO_LONG, values, number)]


def _line_problems(line: DraftLine, number: int, accounts: Mapping[str, Account]) -> list[Problem]:
    found = _memo_problems(line.memo, number)
    if not line.account:
        found.append(Problem("account", NO_ACCOUNT, {}, number))
    elif line.account not in accounts:
        found.append(Problem("account", NO_SUCH_ACCOUNT, {"code": line.account}, number))
    if line.debit and line.credit:
        found.append(Problem("debit", BOTH_SIDES, {}, number))
    elif not line.amount:
        found.append(Problem("debit", NO_AMOUNT, {}, number))
    return found + side_problems(line.debit, line.credit, number)


def side_problems(debit: Money, credit: Money, number: int | None = None) -> list[Problem]:
    """Amounts no side of an account can take."""
    found = []
    for side, amount in (("debit", debit), ("credit", credit)):
        if amount.minor < 0:
            found.append(Problem(side, NEGATIVE, {}, number))
        elif amount.minor > LARGEST_MINOR:
            found.append(Problem(side, TOO_LARGE, {}, number))
    return found


def posting_for(draft: Draft, accounts: Mapping[str, Account]) -> EntryPlan:
    """The entry, line by line as written. Control accounts refuse it, being made by hand."""
    return EntryPlan(
        date=draft.date,
        kind=GENERAL,
        memo=draft.memo,
        lines=tuple(Line(accounts[line.account], line.amount, line.memo) for line in draft.lines),
    )


def debits_of(draft: Draft) -> Money:
    """The sum of the debit side."""
    return Money(sum(line.debit.minor for line in draft.lines))


def credits_of(draft: Draft) -> Money:
    """The sum of the credit side."""
    return Money(sum(line.credit.minor for line in draft.lines))
