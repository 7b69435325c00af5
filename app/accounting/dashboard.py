"""What accounting shows on the first page: money at hand, and what this month earned on its sales."""

from __future__ import annotations

from app.access.session import Session
from app.kernel import formats
from app.kernel.dashboard import Card, Due, Figure, Target, calendar_end
from app.kernel.money import ZERO, Money
from app.kernel.period import Period
from app.kernel.rounding import divide_half_up
from app.kernel.text import N_, _, translate_count
from app.ledger import accounts, balances
from app.regulations import deadlines
from app.regulations.deadlines import Deadline

PERMISSION = "accounting.report"
_LEDGER = Target("accounting", "trial-balance")


def cards(session: Session) -> list[Card]:
    """Both figures and the days of PPN; none for who may not see the ledger."""
    if not session.may(PERMISSION):
        return []
    return [_money_at_hand(session), _gross_profit(session), *_ppn(session)]


def _money_at_hand(session: Session) -> Figure:
    """Every cash and bank account, as it stands."""
    held = [
        amount
        for account in accounts.all_accounts()
        if account.is_cash and (amount := balances.balance(account.id))
    ]
    return Figure(
        key="cash",
        title=_("Cash and bank"),
        icon="ph.wallet",
        amount=Money(sum(amount.minor for amount in held)),
        detail=translate_count(N_("{count} account"), N_("{count} accounts"), len(held)),
        target=_LEDGER,
        order=10,
    )


def _gross_profit(session: Session) -> Figure:
    """This month's revenue less its cost of sales, and what part of the revenue that is."""
    today = session.today()
    revenue = cost = 0
    moved = balances.movements(today.replace(day=1), today, closing=False)
    for account in accounts.all_accounts():
        change = moved.get(account.id)
        if change is None:
            continue
        if account.group == "revenue":
            revenue += change.credit.minor - change.debit.minor
        elif account.group == "cost_of_sales":
            cost += change.debit.minor - change.credit.minor
    share = ""
    if revenue > 0:
        tenths = divide_half_up((revenue - cost) * 1000, revenue)
        mark = "," if formats.language() == "id" else "."
        share = _("{percent} % of net sales", percent=f"{tenths // 10}{mark}{tenths % 10}")
    return Figure(
        key="gross-profit",
        title=_("Gross profit {month}", month=formats.MONTHS[formats.language()][today.month - 1]),
        icon="ph.chart-line-up",
        amount=Money(revenue - cost),
        detail=share,
        target=_LEDGER,
        order=50,
    )


def _ppn(session: Session) -> list[Due]:
    """Until the end of next week: the PPN of a month to pay and file, its tax invoices to upload."""
    company, today = session.company, session.today()
    if not company.is_pkp:
        return []
    keys = (deadlines.PPN, deadlines.FAKTUR_UPLOAD)
    return [
        _ppn_due(deadline)
        for deadline in deadlines.between(today, calendar_end(today), keys)
        if deadline.month.last_day >= company.start
    ]


def _ppn_due(deadline: Deadline) -> Due:
    month = formats.period(deadline.month)
    if deadline.key == deadlines.FAKTUR_UPLOAD:
        title, payable = _("Tax invoices {month}: upload", month=month), ZERO
    else:
        title, payable = _("PPN {month}: pay and file", month=month), _payable(deadline.month)
    return Due(
        key=f"{deadline.key}-{deadline.month}",
        day=deadline.day,
        title=title,
        detail=formats.rupiah(payable) if payable.minor > 0 else "",
        target=Target("accounting", "ledger", (("account", accounts.for_role("ppn_out").code),)),
        order=20,
    )


def _payable(month: Period) -> Money:
    """What the month's PPN out is more than its PPN in."""
    moved = balances.movements(month.first_day, month.last_day)
    codes = (accounts.for_role(role).id for role in ("ppn_out", "ppn_in"))
    changes = [moved[account] for account in codes if account in moved]
    return Money(sum(change.credit.minor - change.debit.minor for change in changes))
