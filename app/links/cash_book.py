"""The cash book (buku kas/bank): every movement of a cash or bank account over some days, in and out, with its
document and party. It opens and closes with the balances of the ledger."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from app import departments, store
from app.access.session import Session
from app.accounting.account_ledger import AccountLedger, LedgerRow
from app.kernel.columns import Column, Kind
from app.kernel.comparison import Span
from app.kernel.errors import UserError
from app.kernel.money import Money
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import accounts
from app.ledger.chart import Account

KEY = "cash-book"
TITLE = N_("Cash book")
PERMISSION = "accounting.report"
COLUMNS = (
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("number", N_("Document"), Kind.NUMBER, chars=16),
    Column("party", N_("Party"), chars=24),
    Column("memo", N_("Description"), chars=30, priority=3),
    Column("debit", N_("In"), Kind.MONEY, total=True, chars=16),
    Column("credit", N_("Out"), Kind.MONEY, total=True, chars=16),
    Column("balance", N_("Balance"), Kind.MONEY, chars=17),
)


def build(session: Session, filters: Filters) -> ReportResult:
    """The report over ``date_from`` to ``date_to`` of the cash or bank account chosen, or of all that have
    something to tell, one below the other.

    Raises NotFound for an account that does not exist, UserError for one that holds no money.
    """
    session.require(PERMISSION)
    span = Span(*filters.days(session.today(), session.company.fiscal_first_month))
    code = filters.choices.get("account", "")
    rows: list[Row] = []
    if code:
        account = _required(code)
        subtitle = _("{account}, {days}, in rupiah", account=_named(account), days=span.words)
        rows += _account_rows(account, span)
    else:
        subtitle = _("{days}, in rupiah", days=span.words)
        for account in cash_accounts():
            rows += _section(account, span)
    moved = [row for row in rows if not row.style]
    return ReportResult(
        key=KEY,
        title=_(TITLE),
        subtitle=subtitle,
        columns=COLUMNS,
        rows=rows,
        totals={
            side: Money(sum(row.values[side].minor for row in moved))
            for side in ("debit", "credit")
        },
    )


def cash_accounts() -> list[Account]:
    """Cash and bank accounts in order of code, those no longer in use included."""
    return [account for account in accounts.all_accounts() if account.is_cash]


def _required(code: str) -> Account:
    account = accounts.by_code(code)
    if not account.is_cash:
        raise UserError(
            N_("{account} is not a cash or bank account."),
            account=_named(account),
            remedy=N_("Choose a cash or bank account, or open the general ledger of this one."),
        )
    return account


def _named(account: Account) -> str:
    return f"{account.code} {account.worded_name}"


def _section(account: Account, span: Span) -> list[Row]:
    """The account below its name; nothing where it is empty and did not move."""
    rows = _account_rows(account, span)
    if len(rows) == 2 and not rows[0].values["balance"]:
        return []
    return [_row({"memo": _named(account)}, "group", account), *rows]


def _account_rows(account: Account, span: Span) -> list[Row]:
    ledger = AccountLedger(account, span.first, span.last)
    opening, lines = ledger.opening(), list(ledger.rows())
    numbers, parties = _numbers(lines), _parties(lines)
    rows = [_balance_row(_("Opening balance"), span.first, opening, account)]
    for line in lines:
        party = parties.get(line.entry_id, "")
        values = {
            "date": line.date,
            "number": numbers.get((line.source_kind, line.source_id), line.number),
            "party": party,
            "memo": _described(line, party),
            "debit": line.debit,
            "credit": line.credit,
            "balance": line.balance,
        }
        rows.append(Row(values, level=1, link=("entry", line.number)))
    closing = lines[-1].balance if lines else opening
    return [*rows, _balance_row(_("Closing balance"), span.last, closing, account)]


def _described(line: LedgerRow, party: str) -> str:
    """What the entry says; where that is the party's name again, what kind of document it is."""
    if line.memo != party:
        return line.memo
    for kind in departments.every("documents"):
        if kind.key == line.source_kind:
            return _(kind.title)
    return line.memo


def _numbers(lines: Sequence[LedgerRow]) -> dict[tuple[str, int], str]:
    """The numbers of the documents behind the lines, of all that bear one."""
    found: dict[tuple[str, int], str] = {}
    for each in departments.findables():
        ids = {line.source_id for line in lines if line.source_kind == each.kind}
        if ids and "number" in each.indexed.columns:
            rows = store.query(
                f"SELECT id, number FROM {each.indexed.table}"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(ids)),),
            )
            found |= {(each.kind, row_id): number for row_id, number in rows}
    return found


def _parties(lines: Sequence[LedgerRow]) -> dict[int, str]:
    """With whom each entry was."""
    rows = store.query(
        "SELECT l.entry_id, MIN(p.name) FROM journal_line l JOIN party p ON p.id = l.party_id"
        " WHERE l.entry_id IN (SELECT value FROM json_each(?)) GROUP BY l.entry_id",
        (json.dumps(sorted({line.entry_id for line in lines})),),
    )
    return dict(rows)


def _balance_row(words: str, day: dt.date, balance: Money, account: Account) -> Row:
    return _row({"date": day, "memo": words, "balance": balance}, "subtotal", account)


def _row(values: dict[str, object], style: str, account: Account) -> Row:
    empty = {column.key: None if column.right_aligned else "" for column in COLUMNS}
    return Row({**empty, "date": None, **values}, style=style, link=("account", account.code))
