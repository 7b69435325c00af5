"""What buying shows on the first page: what we owe, and what falls due soon."""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.dashboard import Card, Due, Figure, Target, Task, calendar_end
from app.kernel.money import Money
from app.kernel.text import N_, _, translate_count
from app.purchasing.payment.service import SIDE
from app.trade import owed
from app.trade.giro import due as giro_due

SOON_DAYS = 7
_BILLS = Target("purchasing", "bills")
_OVERDUE = Target("purchasing", "bills", (("state", "overdue"),))
_OPEN = (
    " FROM open_item o JOIN item_balance b ON b.open_item_id = o.id"
    " WHERE o.control = 'payable' AND b.outstanding <> 0"
)
_GIROS = Target("purchasing", "giros")
_GIROS_DUE = (N_("{count} giro issued falls due"), N_("{count} giros issued fall due"))


def cards(session: Session) -> list[Card]:
    """Every card of the department, worded in the active language."""
    if not session.may("purchasing.view"):
        return []
    today = session.today()
    return [_payables(today), *_overdue(today), *_due(today), *_giros(today)]


def _payables(today: dt.date) -> Figure:
    whole = Money(-(store.scalar("SELECT SUM(b.outstanding)" + _OPEN) or 0))
    soon = today + dt.timedelta(days=SOON_DAYS)
    due = owed.due_until(owed.PAYABLE, soon)
    amount = formats.rupiah(due)
    return Figure(
        key="payables",
        title=_("Accounts payable"),
        icon="ph.truck",
        amount=whole,
        detail=_("{amount} due within {days} days", amount=amount, days=SOON_DAYS) if due else "",
        target=_BILLS,
        order=40,
    )


def _overdue(today: dt.date) -> list[Card]:
    late = owed.overdue(owed.PAYABLE, today)
    if late is None:
        return []
    values = {"amount": formats.rupiah(late.amount), "days": late.days}
    return [
        Task(
            key="purchasing-overdue",
            title=translate_count(
                N_("{count} bill overdue"), N_("{count} bills overdue"), late.count
            ),
            detail=_("{amount} · oldest {days} days", **values),
            icon="ph.warning-fill",
            tone="danger",
            act=_("Pay"),
            target=_OVERDUE,
            order=20,
        )
    ]


def _due(today: dt.date) -> list[Card]:
    """What is to be paid to suppliers until the end of next week."""
    return [
        Due(
            key="purchasing-due",
            day=day,
            title=translate_count(
                N_("{count} bill to be paid"), N_("{count} bills to be paid"), count
            ),
            detail=formats.rupiah(amount),
            target=_BILLS,
            order=10,
        )
        for day, count, amount in owed.due_by_day(owed.PAYABLE, today, calendar_end(today))
    ]


def _giros(today: dt.date) -> list[Due]:
    """Our own giros that suppliers will present until the end of next week."""
    return giro_due.cards(SIDE, today, _GIROS_DUE, _GIROS, 15)
