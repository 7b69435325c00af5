"""What one may do with a loan: give it, have it paid back early, let a month out, void it.

Every act is one transaction; amounts never reach the audit trail.
"""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import NotFound, Refused, UserError
from app.kernel.money import Money
from app.kernel.period import Period, of_date
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from app.ledger import accounts, posting, void
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan, Line
from app.masters import employee as employees
from app.masters.employee import SEE_SALARY
from app.people.inputs.service import amount_problems, refuse, require_unpaid
from app.people.loans import ledger, rules
from app.people.loans.ledger import KIND, SETTLEMENT
from app.people.loans.model import EmployeeLoan, LoanInstalment, LoanSettlement
from app.people.loans.rules import Plan
from app.trade import records

EDIT = "people.loans.edit"
TABLE, SERIES, ROLE = "employee_loan", "loan", "employee_receivable"
MOST_MONTHS = 120

NO_SUCH = N_("There is no loan {number}.")
NOT_A_BANK = N_("Account {code} is not a cash or bank account.")


class LoanInUse(UserError):
    """A loan that was deducted or paid back in part is not void-able."""

    remedy = N_("Void the run or take the payment back first, or have the rest paid back.")


def give(
    session: Session,
    code: str,
    date: dt.date,
    amount: Money,
    months: int,
    first_period: Period,
    account_code: str = "",
    note: str = "",
) -> int:
    """Gives a loan: paid from a cash or bank account, or with the pay of the month of ``date`` where none is
    named. Deducted in ``months`` equal instalments from ``first_period`` on. Returns its id.

    Raises Refused with every problem, PeriodClosed.
    """
    _require(session)
    person = employees.require(code)
    paid_from = _account(account_code)
    month = of_date(date)
    found = _amount_problems(amount)
    if not person.works_on(date):
        found.append(Problem("date", N_("The employee does not work here on this day.")))
    if not 1 <= months <= MOST_MONTHS:
        found.append(Problem("months", N_("Instalments are from 1 to 120 months.")))
    elif amount.minor // 100 < months:
        found.append(Problem("months", N_("Every instalment is at least Rp1.")))
    if first_period < month or (paid_from is None and first_period == month):
        text = N_("The first instalment is due in a later month than the loan is paid with.")
        early = N_("The first instalment is due before the loan is paid out.")
        found.append(Problem("first_period", text if paid_from is None else early))
    refuse(found)
    with session.work() as work:
        if paid_from is None:
            require_unpaid(person.id, code, month)
        loan_id = records.next_id(TABLE)
        number = work.next_number(SERIES, date)
        entry_id = None
        if paid_from is not None:
            memo = _("Loan {number} to {name}", number=number, name=person.name)
            entry_id = _post(work, date, memo, (KIND, loan_id), amount, paid_from)
        store.insert(
            EmployeeLoan,
            id=loan_id,
            number=number,
            employee_id=person.id,
            date=date,
            amount=amount,
            months=months,
            first_period=first_period,
            account_id=paid_from.id if paid_from else None,
            entry_id=entry_id,
            note=note,
        )
        _write_plan(loan_id, rules.equal_plan(amount, months, first_period))
        work.audit("give", KIND, number, employee=code, document_id=loan_id)
        work.touch(KIND, "ledger")
        return loan_id


def settle(session: Session, loan_id: int, date: dt.date, amount: Money, account_code: str) -> int:
    """Takes in what is paid back before it is due; the last instalments fall away first. Returns its id.

    Raises Refused where it is more than is owed, PeriodClosed.
    """
    _require(session)
    loan = _loan(loan_id)
    into = _account(account_code)
    found = _amount_problems(amount)
    if into is None:
        found.append(Problem("account", N_("Choose the cash or bank account.")))
    if date < loan.date:
        values = {"date": formats.date_medium(loan.date)}
        found.append(Problem("date", N_("The loan is dated {date}."), values))
    owed = ledger.owed_of(loan_id)
    if amount.minor > owed.minor:
        values = {"owed": formats.rupiah(owed)}
        found.append(Problem("amount", N_("Only {owed} of this loan is still owed."), values))
    if into is None or found:
        raise Refused(found)
    with session.work() as work:
        settlement_id = records.next_id("loan_settlement")
        memo = _("Loan {number} paid back by {name}", number=loan.number, name=loan.name)
        entry = _post(work, date, memo, (SETTLEMENT, settlement_id), -amount, into)
        store.insert(
            LoanSettlement,
            id=settlement_id,
            loan_id=loan_id,
            date=date,
            account_id=into.id,
            amount=amount,
            entry_id=entry,
        )
        plan, taken = ledger.plan_of(loan_id), ledger.taken_of(loan_id)
        _write_plan(loan_id, rules.settled(plan, taken, amount))
        work.audit("settle", KIND, loan.number, document_id=loan_id, date=date.isoformat())
        work.touch(KIND, "ledger")
    return settlement_id


def take_back(session: Session, loan_id: int, reason: str = "") -> str:
    """Takes the newest payment beside the runs back: it is owed again, after the last instalment. Returns the
    number of the mirrored entry. Raises UserError where there is none."""
    _require(session)
    loan = _loan(loan_id)
    row = store.one(
        "SELECT x.id, x.date, x.amount, x.entry_id FROM loan_settlement x LEFT JOIN void_mark v"
        " ON v.kind = 'loan-settlement' AND v.document_id = x.id WHERE x.loan_id = ?"
        " AND v.document_id IS NULL ORDER BY x.id DESC LIMIT 1",
        (loan_id,),
    )
    if row is None:
        raise UserError(N_("Nothing was paid back early on loan {number}."), number=loan.number)
    settlement_id, date, amount, entry_id = row
    day = void.date_for(dt.date.fromisoformat(date))
    with session.work() as work:
        entry = posting.reverse(work, entry_id, day, loan.number)
        void.mark(work, SETTLEMENT, settlement_id, entry.id, day, reason)
        month = of_date(session.today())
        plan = rules.owed_again(ledger.plan_of(loan_id), Money(amount), month)
        _write_plan(loan_id, plan)
        work.audit("settlement-taken-back", KIND, loan.number, document_id=loan_id, reason=reason)
        work.touch(KIND, "ledger")
    return entry.number


def pause(session: Session, loan_id: int, period: Period) -> None:
    """Takes nothing in a month: what is left of the loan waits one month longer."""
    _require(session)
    loan = _loan(loan_id)
    plan, taken = ledger.plan_of(loan_id), ledger.taken_of(loan_id)
    ahead = rules.ahead(plan, taken)
    if not ahead or ahead[-1].period < period:
        values = {"month": formats.period(period)}
        refuse([Problem("period", N_("No instalment of this loan is due in {month}."), values)])
    with session.work() as work:
        require_unpaid(loan.employee_id, loan.code, period)
        _write_plan(loan_id, rules.paused(plan, taken, period))
        work.audit("pause", KIND, loan.number, document_id=loan_id, period=str(period))
        work.touch(KIND)


def void_loan(
    session: Session, loan_id: int, date: dt.date | None = None, reason: str = ""
) -> None:
    """Voids a loan given by mistake. Raises LoanInUse where a run or a payment reduced it."""
    _require(session)
    loan = _loan(loan_id)
    with session.work() as work:
        if ledger.is_used(loan_id):
            raise LoanInUse(N_("Loan {number} was paid out or reduced."), number=loan.number)
        document = records.PostedDocument(loan_id, loan.number, loan.date, loan.entry_id or 0)
        day = records.void_day(document, date)
        entry_id = None
        if loan.entry_id is not None:
            entry_id = posting.reverse(work, loan.entry_id, day, loan.number).id
        records.note_void(work, KIND, document, entry_id, day, reason)
        work.touch(KIND, "ledger")


def _loan(loan_id: int) -> ledger.Loan:
    """The loan; raises NotFound, AlreadyVoid."""
    found = ledger.loan(loan_id)
    if found is None:
        raise NotFound(NO_SUCH, number=loan_id)
    if void.find(KIND, loan_id) is not None:
        raise records.AlreadyVoid(N_("{number} is void already."), number=found.number)
    return found


def _write_plan(loan_id: int, plan: Plan) -> None:
    store.execute("DELETE FROM loan_instalment WHERE loan_id = ?", (loan_id,))
    rows = [{"loan_id": loan_id, "period": i.period.number, "amount": i.amount.minor} for i in plan]
    store.write_rows(LoanInstalment, rows)


def _post(
    work: store.Work,
    date: dt.date,
    memo: str,
    document: tuple[str, int],
    amount: Money,
    account: Account,
) -> int:
    """Debit what employees owe, credit the money; a negative amount the other way round."""
    lines = (Line(accounts.for_role(ROLE), amount), Line(account, -amount))
    if amount.minor < 0:
        lines = lines[::-1]
    return posting.post(work, EntryPlan(date, document[0], memo, lines), document).id


def _account(code: str) -> Account | None:
    if not code:
        return None
    account = accounts.by_code(code)
    if not account.is_cash or not account.active:
        refuse([Problem("account", NOT_A_BANK, {"code": code})])
    return account


def _amount_problems(amount: Money) -> list[Problem]:
    if amount.minor <= 0:
        return [Problem("amount", N_("The amount is more than 0."))]
    return amount_problems(amount)


def _require(session: Session) -> None:
    session.require(EDIT)
    session.require(SEE_SALARY)
