"""Giros issued: the list, what one may do with them, and their table. The work is told once in `app.trade.giro`."""

from __future__ import annotations

import datetime as dt
from functools import partial

from app.access.session import Session
from app.kernel.money import ZERO, Money
from app.kernel.text import N_
from app.purchasing.payment.service import SIDE
from app.store import Listing
from app.store.integrity import CheckResult
from app.trade.giro import checks, queries, report, service, tables

TABLE = tables.table(SIDE, "giros-issued", N_("Outcomes of giros issued"))

_LIST = report.GiroList(
    key="giros-issued",
    title=N_("Giros issued, not cleared"),
    permission="purchasing.report",
    side=SIDE,
    party_title=N_("Supplier"),
)
build = partial(report.build, _LIST)


def listing(today: dt.date) -> Listing:
    """Every giro issued, as it stands on a day."""
    return queries.listing(SIDE, "giros-issued", today)


def clear(session: Session, name: str | int, date: dt.date, account: str) -> str:
    """The bank paid the giro; returns the number of the entry."""
    return service.clear(session, SIDE, name, date, account)


def take_back(session: Session, name: str | int) -> str:
    """The clearing was recorded by mistake; returns the number of the mirrored entry."""
    return service.take_back(session, SIDE, name)


def bounce(
    session: Session,
    name: str | int,
    date: dt.date,
    fee: Money = ZERO,
    account: str = "",
    reason: str = "",
) -> str:
    """The bank refused the giro: its payment is void. Returns the number of the mirrored entry."""
    return service.bounce(session, SIDE, name, date, fee, account, reason)


def account_holds_what_waits(_session: Session) -> CheckResult:
    """The giros that wait come to what their account holds."""
    title = N_("Giros issued come to what their account holds")
    return checks.account_holds_what_waits("I4", title, SIDE)
