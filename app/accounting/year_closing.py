"""Closing a fiscal year as it is looked at: which years there are, and each one's closing entry.

The entry is the one that would be posted now; of a year where nothing is left to close, the one that closed it.
"""

from __future__ import annotations

from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, Money, total
from app.kernel.period import fiscal_year_of, fiscal_year_range
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import accounts, posting, year_close
from app.ledger.plan import EntryPlan, Line

KEY = "year-close"
TITLE = N_("Year close")

COLUMNS = (
    Column("code", N_("Account"), Kind.CODE, chars=8),
    Column("name", N_("Account name"), chars=40),
    Column("debit", N_("Debit"), Kind.MONEY, total=True, chars=18),
    Column("credit", N_("Credit"), Kind.MONEY, total=True, chars=18),
)


def years(session: Session) -> tuple[int, ...]:
    """The fiscal years of the books, named by the calendar year they begin in, the newest first."""
    month = session.company.fiscal_first_month
    first = fiscal_year_of(session.company.start, month)
    return tuple(range(fiscal_year_of(session.today(), month), first - 1, -1))


def year_due(session: Session) -> int:
    """The year whose turn it is: the earliest that is over and not closed, else the newest."""
    known = years(session)
    due = [year for year in known if is_over(session, year) and not year_close.is_closed(year)]
    return due[-1] if due else known[0]


def is_over(session: Session, year: int) -> bool:
    """Whether the last day of the year has come."""
    _first, last = fiscal_year_range(year, session.company.fiscal_first_month)
    return session.today() >= last.last_day


def words_of(session: Session, year: int) -> str:
    """What the year is called: 2026, or 2026/2027 where it spans two calendar years."""
    return str(year) if session.company.fiscal_first_month == 1 else f"{year}/{year + 1}"


def build(session: Session, filters: Filters) -> ReportResult:
    """The closing entry of the choice ``year``; without one, of the year whose turn it is."""
    session.require(year_close.PERMISSION)
    chosen = filters.choices.get("year")
    year = int(chosen) if chosen else year_due(session)
    planned, closed = year_close.preview(session, year), year_close.standing_close(year)
    shown = posting.plan_of(closed) if closed is not None and not planned.lines else planned
    first, last = fiscal_year_range(year, session.company.fiscal_first_month)
    return ReportResult(
        key=KEY,
        title=_(TITLE),
        subtitle=f"{formats.date_medium(first.first_day)} – {formats.date_medium(last.last_day)}",
        columns=COLUMNS,
        rows=[_row(line) for line in shown.lines],
        totals={
            "debit": total([_debit(line) for line in shown.lines]),
            "credit": total([_debit(line) - line.amount for line in shown.lines]),
        },
        notes=tuple(_notes(session, year, planned, shown, closed)),
    )


def _debit(line: Line) -> Money:
    return line.amount if line.amount.minor > 0 else ZERO


def _row(line: Line) -> Row:
    account, debit = line.account, line.amount.minor > 0
    values = {
        "code": account.code,
        "name": account.worded_name,
        "debit": line.amount if debit else None,
        "credit": None if debit else -line.amount,
    }
    return Row(values, link=("account", account.code))


def _notes(
    session: Session, year: int, planned: EntryPlan, shown: EntryPlan, closed: int | None
) -> list[str]:
    """Where the result goes, and how the year stands."""
    notes = []
    kept = accounts.for_role("retained_earnings")
    for line in shown.lines:
        if line.account.id == kept.id:
            rises = line.amount.minor < 0
            words = (
                _("{account} rises by {amount}.") if rises else _("{account} falls by {amount}.")
            )
            amount = formats.rupiah(abs(line.amount))
            notes.append(words.format(account=f"{kept.code} {kept.worded_name}", amount=amount))
    if closed is not None:
        notes.append(_("The year is closed by entry {number}.", number=posting.number_of(closed)))
        if planned.lines:
            notes.append(_("What was booked in it since is not closed yet."))
    elif not is_over(session, year):
        notes.append(_("The year is not over yet: this is what would be closed today."))
    return notes
