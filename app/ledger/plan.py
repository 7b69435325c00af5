"""An entry before it exists: debits and credits as values, and everything that is wrong with them.

Pure. The same plan is previewed, tested without a database, and written by `posting`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from app.kernel import formats
from app.kernel.money import LARGEST_MINOR, Money
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.ledger.chart import Account

GENERAL = "general"

TOO_FEW_LINES = N_("An entry has at least two lines.")
DOES_NOT_BALANCE = N_("Debits are {debit} and credits {credit}: they must be equal.")
ZERO_LINE = N_("The line moves no money.")
TOO_LARGE = N_("The amount is too large to be right.")
OTHER_CURRENCY = N_("The ledger is kept in {currency}; the line is in another currency.")
IS_HEADER = N_("Account {code} {name} is a heading; choose one of the accounts below it.")
IS_INACTIVE = N_("Account {code} {name} is not in use. Activate it in the chart of accounts.")
IS_CONTROL = N_("Account {code} {name} is posted by its own documents only.")


@dataclass(frozen=True, slots=True)
class Line:
    """One side of an entry: ``amount`` is positive for a debit, negative for a credit.

    ``foreign`` is the same amount in the currency it was agreed in, where that is not the ledger's.
    """

    account: Account
    amount: Money
    memo: str = ""
    party_id: int | None = None
    foreign: Money | None = None


@dataclass(frozen=True, slots=True)
class EntryPlan:
    """An entry to be: its day, the kind of document behind it, and its lines.

    kind "general" is an entry made by hand, which control accounts refuse. is_closing: a year's close,
    left out of profit and loss. reverses: the id of the entry it mirrors.
    """

    date: dt.date
    kind: str
    memo: str
    lines: tuple[Line, ...] = field(default_factory=tuple)
    is_closing: bool = False
    reverses: int | None = None

    @property
    def total(self) -> Money:
        """The sum of its debits."""
        return Money(sum(line.amount.minor for line in self.lines if line.amount.minor > 0))

    def problems(self) -> list[Problem]:
        """Everything that keeps this plan from being posted, apart from the month being locked."""
        found = [] if len(self.lines) >= 2 else [Problem("lines", TOO_FEW_LINES)]
        for number, line in enumerate(self.lines, 1):
            found += line_problems(line, number, self)
        difference = sum(line.amount.minor for line in self.lines)
        if difference:
            debit = self.total
            values = {
                "debit": formats.rupiah(debit),
                "credit": formats.rupiah(Money(debit.minor - difference)),
            }
            found.append(Problem("lines", DOES_NOT_BALANCE, values))
        return found

    @property
    def is_sound(self) -> bool:
        """Whether ``problems`` would find nothing, told quickly."""
        if len(self.lines) < 2:
            return False
        balance, by_hand, mirrored = 0, self.kind == GENERAL, self.reverses is not None
        for line in self.lines:
            amount, account = line.amount, line.account
            minor = amount.minor
            balance += minor
            if not minor or minor > LARGEST_MINOR or -minor > LARGEST_MINOR:
                return False
            if amount.currency != "IDR" or account.is_header:
                return False
            if not mirrored and (
                (by_hand and account.control)
                or not (account.active or (account.has_role and not by_hand))
            ):
                return False
        return balance == 0


def line_problems(line: Line, number: int, plan: EntryPlan) -> list[Problem]:
    """What is wrong with line ``number``. A mirrored entry may touch accounts since put out of use."""
    account, minor = line.account, line.amount.minor
    names = {"code": account.code, "name": account.name}
    found = []
    if not minor:
        found.append(Problem("amount", ZERO_LINE, {}, number))
    elif abs(minor) > LARGEST_MINOR:
        found.append(Problem("amount", TOO_LARGE, {}, number))
    if line.amount.currency != "IDR":
        found.append(Problem("amount", OTHER_CURRENCY, {"currency": "IDR"}, number))
    if account.is_header:
        found.append(Problem("account", IS_HEADER, names, number))
    if plan.reverses is not None:
        return found
    by_hand = plan.kind == GENERAL
    if by_hand and account.control:
        found.append(Problem("account", IS_CONTROL, names, number))
    if not account.active and (by_hand or not account.has_role):
        found.append(Problem("account", IS_INACTIVE, names, number))
    return found


def mirrored(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same lines with debit and credit exchanged."""
    return tuple(
        Line(
            line.account,
            -line.amount,
            line.memo,
            line.party_id,
            None if line.foreign is None else -line.foreign,
        )
        for line in lines
    )
