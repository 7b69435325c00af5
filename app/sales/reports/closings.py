"""The closings of the counter: of each cashier and drawer what should have been there, what was counted, and the difference."""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.access.users import person_sql
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.comparison import Span
from app.kernel.money import Money
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _

KEY = "counter-closings"
TITLE = N_("Closings of the counter")
SUMMED = ("sold", "difference")
COLUMNS = (
    Column("date", N_("Date"), Kind.DATE, chars=10),
    Column("time", N_("Time"), chars=6),
    Column("cashier", N_("Cashier"), chars=22),
    Column("account", N_("Account"), chars=22),
    Column("opening", N_("At the start"), Kind.MONEY, chars=14),
    Column("sold", N_("Sold for cash"), Kind.MONEY, total=True, chars=14),
    Column("expected", N_("Expected"), Kind.MONEY, chars=14),
    Column("counted", N_("Counted"), Kind.MONEY, chars=14),
    Column("difference", N_("Difference"), Kind.MONEY, total=True, chars=14),
)


def build(session: Session, filters: Filters) -> ReportResult:
    """The report over ``date_from`` to ``date_to``, in the order of closing."""
    session.require("sales.report")
    span = Span(*filters.days(session.today(), session.company.fiscal_first_month))
    found = store.query(
        f"SELECT c.date, c.at, {person_sql('c.actor')}, a.code || ' ' || a.name, c.opening, c.sold,"
        " c.counted FROM cash_close c JOIN account a ON a.id = c.account_id"
        " WHERE c.date BETWEEN ? AND ? ORDER BY c.id",
        (span.first.isoformat(), span.last.isoformat()),
    )
    rows = [_row(*each) for each in found]
    return ReportResult(
        key=KEY,
        title=_(TITLE),
        subtitle=_("{days}, in rupiah", days=span.words),
        columns=COLUMNS,
        rows=rows,
        totals={key: Money(sum(row.values[key].minor for row in rows)) for key in SUMMED},
    )


def _row(
    date: str, at: str, cashier: str, account: str, opening: int, sold: int, counted: int
) -> Row:
    expected = opening + sold
    return Row(
        {
            "date": dt.date.fromisoformat(date),
            "time": formats.time(dt.datetime.fromisoformat(at)),
            "cashier": cashier,
            "account": account,
            "opening": Money(opening),
            "sold": Money(sold),
            "expected": Money(expected),
            "counted": Money(counted),
            "difference": Money(counted - expected),
        }
    )
