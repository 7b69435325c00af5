"""What people and pay show on the first page: the last payroll, the run that waits, contracts that end."""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.dashboard import Card, Due, Figure, Target, Task, calendar_end
from app.kernel.money import Money
from app.kernel.period import Period, of_date, of_number
from app.kernel.text import N_, _, translate_count
from app.ledger import accounts, balances
from app.masters.employee import SEE_IDENTITY, SEE_SALARY
from app.people.contracts import queries as contracts
from app.people.dossier import queries as dossier
from app.people.dossier.rules import KINDS
from app.people.payroll.posting import KIND
from app.regulations import deadlines

_RUNS = Target("people", "payroll")
_CONTRACTS = Target("people", "contracts")


def cards(session: Session) -> list[Card]:
    """Nothing with amounts for someone who may not see salaries."""
    found = _contracts_ending(session) if session.may("people.view") else []
    found += _papers_expiring(session) if session.may(SEE_IDENTITY) else []
    if not session.may(SEE_SALARY):
        return found
    return [*_last_run(), *_waiting(session), *_due(session), *_pph21(session), *found]


def _contracts_ending(session: Session) -> list[Card]:
    """Contracts that end soon, or have ended while the employee works on; the nearest days in the calendar."""
    today = session.today()
    ending = contracts.ending(today)
    if not ending:
        return []
    first = ending[0]
    assert first.ends is not None
    words = N_("{name} since {date}") if first.ends < today else N_("{name} on {date}")
    task = Task(
        key="contracts-ending",
        title=translate_count(
            N_("{count} contract of employment ends"),
            N_("{count} contracts of employment end"),
            len(ending),
        ),
        detail=_(words, name=first.name, date=formats.date_medium(first.ends)),
        icon="ph.file-text",
        tone="warn",
        act=_("Look"),
        target=_CONTRACTS,
        order=35,
    )
    dues = [
        Due(
            key=f"contract-{contract.id}",
            day=contract.ends,
            title=_("Contract of {name} ends", name=contract.name),
            detail=contract.number,
            target=_CONTRACTS,
            order=35,
        )
        for contract in ending
        if contract.ends is not None and today <= contract.ends <= calendar_end(today)
    ]
    return [task, *dues]


def _papers_expiring(session: Session) -> list[Card]:
    """Papers of employees that expire soon or have expired."""
    papers = dossier.expiring(session)
    if not papers:
        return []
    first = papers[0]
    return [
        Task(
            key="papers-expiring",
            title=translate_count(
                N_("{count} paper of an employee expires"),
                N_("{count} papers of employees expire"),
                len(papers),
            ),
            detail=_(
                "{paper} of {name} on {date}",
                paper=_(KINDS[first.kind]),
                name=first.name,
                date=formats.date_medium(first.expires),
            ),
            icon="ph.identification-card",
            tone="warn",
            act=_("Look"),
            target=Target("people", "documents"),
            order=36,
        )
    ]


def _last_run() -> list[Card]:
    row = store.one(
        "SELECT r.period, r.people, r.net FROM payroll_run r LEFT JOIN void_mark v ON v.kind = ?"
        " AND v.document_id = r.id WHERE r.state = 'posted' AND r.kind = 'regular'"
        " AND v.document_id IS NULL ORDER BY r.period DESC, r.id DESC LIMIT 1",
        (KIND,),
    )
    if row is None:
        return []
    period, people, net = row
    return [
        Figure(
            key="payroll-last",
            title=_("Net pay {month}", month=formats.period(of_number(period))),
            icon="ph.users-three",
            amount=Money(net),
            detail=translate_count(N_("{count} employee"), N_("{count} employees"), people),
            target=_RUNS,
            order=60,
        )
    ]


def _waiting(session: Session) -> list[Card]:
    """The run of this month that is not posted, or not begun though somebody works here."""
    month = of_date(session.today())
    row = store.one(
        "SELECT stage, to_check FROM payroll_run WHERE period = ? AND kind = 'regular'"
        " AND state = 'draft' ORDER BY id DESC LIMIT 1",
        (month,),
    )
    if row is None:
        return []
    _stage, to_check = row
    detail = translate_count(
        N_("{count} payslip deserves a look"), N_("{count} payslips deserve a look"), to_check
    )
    return [
        Task(
            key="payroll-waiting",
            title=_("Payroll {month} is not posted yet", month=formats.period(month)),
            detail=detail if to_check else _("It is calculated and waits for approval."),
            icon="ph.users-three",
            tone="warn" if to_check else "wait",
            act=_("Check"),
            target=_RUNS,
            order=30,
        )
    ]


def _due(session: Session) -> list[Card]:
    """The pay whose day comes until the end of next week."""
    today = session.today()
    rows = store.query(
        "SELECT period, date, net FROM payroll_run WHERE state = 'draft' AND date BETWEEN ? AND ?",
        (today, calendar_end(today)),
    )
    return [
        Due(
            key="payroll-due",
            day=dt.date.fromisoformat(day),
            title=_("Payroll {month}", month=formats.period(of_number(period))),
            detail=formats.rupiah(Money(net)),
            target=_RUNS,
            order=30,
        )
        for period, day, net in rows
    ]


def _pph21(session: Session) -> list[Due]:
    """Until the end of next week: the PPh 21 withheld in a month, to pay and to file."""
    today = session.today()
    titles = {
        deadlines.PPH21_PAY: N_("PPh 21 {month}: pay"),
        deadlines.PPH21_FILE: N_("PPh 21 {month}: file"),
    }
    return [
        Due(
            key=f"{deadline.key}-{deadline.month}",
            day=deadline.day,
            title=_(titles[deadline.key], month=formats.period(deadline.month)),
            detail=formats.rupiah(withheld),
            target=_RUNS,
            order=20,
        )
        for deadline in deadlines.between(today, calendar_end(today), tuple(titles))
        if (withheld := _withheld(deadline.month)).minor > 0
    ]


def _withheld(month: Period) -> Money:
    moved = balances.movements(month.first_day, month.last_day)
    change = moved.get(accounts.for_role("pph21_payable").id)
    return change.credit if change is not None else Money(0)
