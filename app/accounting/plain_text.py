"""The books as plain text, for checking by another program: hledger and beancount journals.

Entries are streamed in order of date and posting, so a large company needs no more memory than a small
one. Amounts are exact decimals; nothing a person wrote can break a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TextIO

from app import store
from app.access.session import Session
from app.kernel.progress import SILENT, Progress
from app.kernel.text import _
from app.ledger import accounts
from app.ledger.chart import Account
from app.store.files import replacing, worded_file_failures

PERMISSION = "accounting.report"
REPORT_EVERY = 1000

_ROOTS = {
    "assets": "Assets",
    "liabilities": "Liabilities",
    "equity": "Equity",
    "revenue": "Income",
    "cost_of_sales": "Expenses",
    "operating_expenses": "Expenses",
    "income_tax": "Expenses",
}
_LINES = (
    "SELECT e.id, e.date, e.number, e.memo, l.account_id, l.amount"
    " FROM journal_entry e CROSS JOIN journal_line l ON l.entry_id = e.id"
    " ORDER BY e.date, e.id, l.line_no"
)


def write(session: Session, format: str, path: Path, progress: Progress = SILENT) -> None:
    """Writes all entries to ``path``, replacing it only when complete.

    format: hledger or beancount. Raises FileProblem.
    """
    session.require(PERMISSION)
    with (
        worded_file_failures(path),
        replacing(path) as partial,
        partial.open("w", encoding="utf-8", newline="\n") as file,
    ):
        _WRITERS[format](session, file, progress)


def write_hledger(session: Session, file: TextIO, progress: Progress = SILENT) -> None:
    """Accounts declared with their types, then every entry."""
    file.write(f"; {_one_line(session.company.name)}\n")
    file.write("commodity IDR 1,000.00\n\n")
    for account in _postable():
        file.write(f"account {_hledger_name(account)}  ; type: {_ROOTS_TYPE[_root(account)]}\n")
    names = {account.id: _hledger_name(account) for account in _postable()}
    for head, lines in _entries(progress):
        _key, day, number, memo = head
        file.write(f"\n{day} * ({number}) {_description(memo)}\n")
        for account_id, amount in lines:
            file.write(f"    {names[account_id]}  IDR {_decimal(amount)}\n")


def write_beancount(session: Session, file: TextIO, progress: Progress = SILENT) -> None:
    """Accounts opened on the day of the first entry, then every entry."""
    begun = store.scalar("SELECT MIN(date) FROM journal_entry") or session.company.start
    file.write(f'option "title" "{_quoted(session.company.name)}"\n')
    file.write('option "operating_currency" "IDR"\n\n')
    names = {account.id: _beancount_name(account) for account in _postable()}
    for name in names.values():
        file.write(f"{begun} open {name} IDR\n")
    for head, lines in _entries(progress):
        _key, day, number, memo = head
        file.write(f'\n{day} * "{_quoted(memo)}"\n  number: "{number}"\n')
        for account_id, amount in lines:
            file.write(f"  {names[account_id]}  {_decimal(amount)} IDR\n")


_WRITERS: dict[str, Callable[[Session, TextIO, Progress], None]] = {
    "hledger": write_hledger,
    "beancount": write_beancount,
}
_ROOTS_TYPE = {
    "Assets": "Asset",
    "Liabilities": "Liability",
    "Equity": "Equity",
    "Income": "Revenue",
    "Expenses": "Expense",
}


def _entries(
    progress: Progress,
) -> Iterator[tuple[tuple[int, str, str, str], list[tuple[int, int]]]]:
    """Each entry (id, date, number, memo) with its lines (account id, sen)."""
    count = int(store.scalar("SELECT COUNT(*) FROM journal_entry"))
    entries = groupby(store.execute(_LINES), itemgetter(0, 1, 2, 3))
    for done, (head, rows) in enumerate(entries):
        if done % REPORT_EVERY == 0:
            progress.report(done, count, _("Writing the books"))
        yield head, [(row[4], row[5]) for row in rows]


def _postable() -> list[Account]:
    return [each for each in accounts.all_accounts() if not each.is_header]


def _root(account: Account) -> str:
    if account.group == "other":
        return "Income" if account.type == "other_income" else "Expenses"
    return _ROOTS[account.group]


def _hledger_name(account: Account) -> str:
    """``Assets:1101 Kas``: two blanks would end the name, a colon would nest it, a semicolon comment."""
    words = re.sub(r"[:;\s]+", " ", f"{account.code} {account.name}").strip()
    return f"{_root(account)}:{words}"


def _beancount_name(account: Account) -> str:
    """``Assets:1101-Kas``: letters, digits and hyphens only."""
    words: list[Any] = re.findall(r"[A-Za-z0-9]+", f"{account.code} {account.name}")
    return f"{_root(account)}:{'-'.join(words)}"


def _decimal(amount: int) -> str:
    whole, sen = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole}.{sen:02d}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _description(memo: str) -> str:
    """A description hledger reads to the end of the line: a semicolon would begin a comment."""
    return _one_line(memo).replace(";", ",").replace("|", "/") or "-"


def _quoted(text: str) -> str:
    return _one_line(text).replace("\\", "\\\\").replace('"', '\\"')
