"""What selling shows on the first page: this month's sales, what is owed to us, and what needs doing."""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.dashboard import (
    AgeBand,
    Ageing,
    Card,
    Due,
    Figure,
    MonthlyBars,
    Target,
    Task,
    calendar_end,
)
from app.kernel.money import Money
from app.kernel.period import Period, of_date
from app.kernel.text import N_, _, translate_count
from app.sales.receipt.service import SIDE
from app.trade import owed
from app.trade.giro import due as giro_due

MONTHS_SHOWN = 12
_INVOICES = Target("sales", "invoices")
_OVERDUE = Target("sales", "invoices", (("state", "overdue"),))
_GIROS = Target("sales", "giros", (("state", "giro-due"),))
_GIROS_DUE = (N_("{count} giro to be presented"), N_("{count} giros to be presented"))
_DRAFTS = Target("sales", "invoices", (("state", "draft"),))


def cards(session: Session) -> list[Card]:
    """Every card of the department, worded in the active language."""
    if not session.may("sales.view"):
        return []
    today = session.today()
    months = sales_by_month(of_date(today).plus(1 - MONTHS_SHOWN), of_date(today))
    return [
        _sales_figure(months),
        _bars(months),
        *_receivable_cards(today),
        *_draft_task(),
        *_due(today),
        *giro_due.cards(SIDE, today, _GIROS_DUE, _GIROS, 25),
    ]


def sales_by_month(first: Period, last: Period) -> list[tuple[Period, Money, int]]:
    """Sales less credit notes, without PPN, and the number of invoices per month; void ones left out, both ends included."""
    rows = store.query(
        "SELECT CAST(substr(date, 1, 4) || substr(date, 6, 2) AS INTEGER), SUM(net), SUM(counts)"
        " FROM (SELECT d.date, d.net, 1 AS counts FROM sales_invoice d"
        " LEFT JOIN void_mark v ON v.kind = 'sales-invoice' AND v.document_id = d.id"
        " WHERE d.state = 'posted' AND v.document_id IS NULL AND d.date BETWEEN ?1 AND ?2"
        " UNION ALL SELECT d.date, -d.net, 0 FROM credit_note d"
        " LEFT JOIN void_mark v ON v.kind = 'credit-note' AND v.document_id = d.id"
        " WHERE d.state = 'posted' AND v.document_id IS NULL AND d.date BETWEEN ?1 AND ?2)"
        " GROUP BY 1",
        (first.first_day, last.last_day),
    )
    found = {number: (Money(net), count) for number, net, count in rows}
    months, month = [], first
    while month <= last:
        net, count = found.get(month.number, (Money(0), 0))
        months.append((month, net, count))
        month = month.plus(1)
    return months


def _sales_figure(months: list[tuple[Period, Money, int]]) -> Figure:
    month, net, count = months[-1]
    before, net_before, _count = months[-2]
    return Figure(
        key="sales-month",
        title=_("Sales {month}", month=formats.MONTHS[formats.language()][month.month - 1]),
        icon="ph.file-text",
        amount=net,
        detail=translate_count(
            N_("{count} invoice · {month} in full {amount}"),
            N_("{count} invoices · {month} in full {amount}"),
            count,
            month=formats.SHORT_MONTHS[formats.language()][before.month - 1],
            amount=formats.rupiah(net_before),
        ),
        target=_INVOICES,
        order=20,
    )


def _bars(months: list[tuple[Period, Money, int]]) -> MonthlyBars:
    names = formats.SHORT_MONTHS[formats.language()]
    return MonthlyBars(
        key="sales-by-month",
        title=_("Sales by month"),
        unit_note=_("million rupiah, before PPN"),
        labels=tuple(names[month.month - 1] for month, _net, _count in months),
        amounts=tuple(net for _month, net, _count in months),
        target=_INVOICES,
        order=10,
    )


def _receivable_cards(today: dt.date) -> list[Card]:
    aged = owed.aged(owed.RECEIVABLE, today)
    credits = owed.credits_in_all(owed.RECEIVABLE)
    whole = Money(sum(amount.minor for amount in aged.values())) - credits
    late = Money(sum(amount.minor for band, amount in aged.items() if band.first > 0))
    cards: list[Card] = [
        Figure(
            key="receivables",
            title=_("Accounts receivable"),
            icon="ph.receipt",
            amount=whole,
            detail=_("{amount} overdue", amount=formats.rupiah(late)) if late else "",
            tone="danger" if late else "",
            target=_OVERDUE if late else _INVOICES,
            order=30,
        ),
        Ageing(
            key="receivables-ageing",
            title=_("Receivables ageing"),
            bands=tuple(
                AgeBand(band.words(), amount, _tone(place))
                for place, (band, amount) in enumerate(aged.items())
                if amount or place < 3
            ),
            total=whole,
            off=((_("Customers' credit"), credits),) if credits else (),
            facts=_largest_debtor(),
            target=_INVOICES,
            order=10,
        ),
    ]
    return [*cards, *_overdue_task(today)]


def _tone(place: int) -> str:
    """Of the band at that place: what is not late, a little, or later."""
    return ("info", "warn")[place] if place < 2 else "danger"


def _largest_debtor() -> tuple[tuple[str, str], ...]:
    row = store.one(
        "SELECT p.name, SUM(b.outstanding) AS owed FROM open_item o"
        " JOIN item_balance b ON b.open_item_id = o.id JOIN party p ON p.id = o.party_id"
        " WHERE o.control = 'receivable' AND b.outstanding <> 0"
        " GROUP BY p.id ORDER BY owed DESC LIMIT 1"
    )
    return ((_("Largest customer"), row[0]),) if row and row[1] > 0 else ()


def _overdue_task(today: dt.date) -> list[Card]:
    late = owed.overdue(owed.RECEIVABLE, today)
    if late is None:
        return []
    values = {"amount": formats.rupiah(late.amount), "days": late.days}
    return [
        Task(
            key="sales-overdue",
            title=translate_count(
                N_("{count} invoice overdue"), N_("{count} invoices overdue"), late.count
            ),
            detail=_("{amount} · oldest {days} days", **values),
            icon="ph.warning-fill",
            tone="danger",
            act=_("Collect"),
            target=_OVERDUE,
            order=10,
        )
    ]


def _draft_task() -> list[Card]:
    count = store.scalar("SELECT COUNT(*) FROM sales_invoice WHERE state = 'draft'")
    if not count:
        return []
    title = translate_count(
        N_("{count} draft invoice not posted"), N_("{count} draft invoices not posted"), count
    )
    detail = _("Drafts are not in the books.")
    return [
        Task(
            "sales-drafts", title, detail, "ph.note-pencil", "info", _("Review"), _DRAFTS, order=60
        )
    ]


def _due(today: dt.date) -> list[Card]:
    """What customers are to pay until the end of next week."""
    return [
        Due(
            key="sales-due",
            day=day,
            title=translate_count(
                N_("{count} invoice to be paid by customers"),
                N_("{count} invoices to be paid by customers"),
                count,
            ),
            detail=formats.rupiah(amount),
            target=_INVOICES,
            order=20,
        )
        for day, count, amount in owed.due_by_day(owed.RECEIVABLE, today, calendar_end(today))
    ]
