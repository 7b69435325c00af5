"""What one may do with a payroll run: start, calculate, send on, post, pay, void.

Every act is one transaction. Each step asks for its permission (``rules.LIFE``); amounts never reach the
audit trail.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import NotFound, Refused, UserError
from app.kernel.lifecycle import APPROVED, DRAFT, POSTED, VOID
from app.kernel.money import Money
from app.kernel.period import Period, of_number
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_, _
from app.ledger import accounts, posting, void
from app.masters import employee as employees
from app.masters.employee import SEE_SALARY
from app.people.loans import ledger
from app.people.payroll import loading, slips
from app.people.payroll.case import KINDS, REGULAR
from app.people.payroll.model import PayrollPayment, PayrollRun
from app.people.payroll.posting import KIND, PAYMENT, entry_for, payment_for
from app.people.payroll.rules import CALCULATE, CALCULATED, CHECKED, LIFE, PAID, PAY, VOIDING
from app.regulations.pay import pay_rules
from app.trade import identity, records

TABLE, SERIES, PAYMENT_SERIES = "payroll_run", "payroll", "payroll-payment"

NO_SUCH = N_("There is no payroll run {number}.")
NO_PEOPLE = N_("Nobody is left to pay in this run of {period}.")
CANNOT = N_("Payroll {name} cannot go on like this.")
TITLES = {
    "regular": N_("Salaries {period}"),
    "thr": N_("THR {period}"),
    "bonus": N_("Bonus {period}"),
    "correction": N_("Pay correction {period}"),
    "severance": N_("Severance {period}"),
}


class StepNotAllowed(UserError):
    """The run is not where this step begins."""

    remedy = N_("Take the steps in order: calculate, check, approve, post, pay.")


class CalculationStale(UserError):
    """Something it rests on has changed since the run was calculated."""

    remedy = N_("Calculate the run again, look at it, and approve it anew.")


class NothingToPay(UserError):
    """A run that is paid already, or has nothing to pay."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run as the services see it. ``standing`` adds paid and void to its stage.

    religion: whom alone a THR run pays. holiday: the day its service counts to, else ``date``.
    """

    id: int
    name: str
    number: str
    state: str
    stage: str
    period: Period
    kind: str
    date: dt.date
    entry_id: int | None
    standing: str
    religion: str = ""
    holiday: dt.date | None = None


def get(run_id: int) -> Run:
    row = store.one(
        "SELECT number, ref, state, stage, period, kind, date, entry_id, religion, holiday"
        " FROM payroll_run WHERE id = ?",
        (run_id,),
    )
    if row is None:
        raise NotFound(NO_SUCH, number=run_id)
    number, ref, state, stage, period, kind, date, entry_id, religion, holiday = row
    standing = stage
    if void.find(KIND, run_id) is not None:
        standing = VOID
    elif state == POSTED:
        standing = PAID if standing_payment(run_id) else POSTED
    return Run(
        run_id, number or ref or str(run_id), number or "", state, stage, of_number(period), kind,
        dt.date.fromisoformat(date), entry_id, standing, religion,
        dt.date.fromisoformat(holiday) if holiday else None,
    )  # fmt: skip


def standing_payment(run_id: int) -> int | None:
    """The id of the run's payment that is not void, if it has one."""
    found: int | None = store.scalar(
        "SELECT p.id FROM payroll_payment p LEFT JOIN void_mark v ON v.kind = ?"
        " AND v.document_id = p.id WHERE p.run_id = ? AND v.document_id IS NULL",
        (PAYMENT, run_id),
    )
    return found


def start(
    session: Session,
    period: Period,
    kind: str = REGULAR,
    date: dt.date | None = None,
    *,
    religion: str = "",
    holiday: dt.date | None = None,
) -> int:
    """The draft run of this month and kind: the one that is there, else a new one. Returns its id.

    ``date``: of its entry; the month's last day, or today while the month runs. A THR run may pay one
    ``religion`` alone, and counts service to ``holiday``.
    """
    session.require(CALCULATE)
    if kind not in KINDS:
        raise NotFound(N_("There is no kind of payroll run “{kind}”."), kind=kind)
    pay_rules(period.first_day)
    known = store.scalar(
        "SELECT id FROM payroll_run WHERE period = ? AND kind = ? AND religion = ?"
        " AND state = 'draft'",
        (period, kind, religion),
    )
    if known is not None:
        changed = {"date": date, "holiday": holiday}
        values = {name: value for name, value in changed.items() if value is not None}
        if values:
            with session.work() as work:
                store.update(PayrollRun, known, **values)
                work.touch(KIND)
        return int(known)
    with session.work() as work:
        run_id = records.next_id(TABLE)
        store.insert(
            PayrollRun,
            id=run_id,
            ref=f"{kind}-{period}-{run_id}",
            state=DRAFT,
            stage=DRAFT,
            period=period,
            kind=kind,
            date=date or _usual_date(session, period),
            religion=religion,
            holiday=holiday,
        )
        work.audit("start", KIND, f"{kind} {period}")
        work.touch(KIND)
        return run_id


def _usual_date(session: Session, period: Period) -> dt.date:
    today = session.today()
    return today if today in period else period.last_day


def calculate(session: Session, run_id: int, progress: Progress = SILENT) -> None:
    """Calculates everybody (again). Raises NoTerms, RulesMissing, Refused where nobody is left to pay."""
    run = get(run_id)
    _require_step(session, run, CALCULATED)
    with session.work() as work:
        loaded = _load(session, run)
        rules = pay_rules(run.period.first_day)
        if not loaded.people:
            values = {"period": formats.period(run.period)}
            raise Refused([Problem("period", NO_PEOPLE, values)])
        slips.remove(run_id)
        people = slips.write(run_id, slips.calculated(loaded, rules, progress))
        _keep_sums(run_id, CALCULATED)
        work.audit("calculate", KIND, run.name, people=people)
        work.touch(KIND)


def calculate_one(session: Session, run_id: int, code: str) -> None:
    """Calculates one person again and leaves the others as they are."""
    run, person = get(run_id), employees.require(code)
    _require_step(session, run, CALCULATED)
    with session.work() as work:
        loaded = _load(session, run, person.id)
        rules = pay_rules(run.period.first_day)
        slips.remove(run_id, person.id)
        slips.write(run_id, slips.calculated(loaded, rules))
        _keep_sums(run_id, CALCULATED)
        work.audit("calculate", KIND, run.name, employee=code)
        work.touch(KIND)


def advance(session: Session, run_id: int, target: str) -> None:
    """Takes one step of the life before posting: to checked or approved, or back."""
    run = get(run_id)
    _require_step(session, run, target)
    if target not in (CHECKED, APPROVED):
        raise StepNotAllowed(N_("Payroll {name} cannot take this step here."), name=run.name)
    with session.work() as work:
        _refuse_blocked(run)
        store.update(PayrollRun, run_id, stage=target)
        work.audit(target, KIND, run.name)
        work.touch(KIND)


def discard(session: Session, run_id: int) -> None:
    """Throws a draft run away with its payslips."""
    session.require(CALCULATE)
    run = get(run_id)
    records.require_draft(TABLE, run_id)
    with session.work() as work:
        slips.remove(run_id)
        store.delete(PayrollRun, run_id)
        work.audit("discard", KIND, run.name)
        work.touch(KIND)


def post(session: Session, run_id: int) -> str:
    """Posts an approved run and returns its number.

    Raises CalculationStale where an input, a rule or another run has changed since it was calculated.
    """
    run = get(run_id)
    _require_step(session, run, POSTED)
    with session.work() as work:
        _refuse_blocked(run)
        _refuse_stale(session, run)
        totals = slips.totals_of(run_id)
        memo = _(TITLES[run.kind], period=formats.period(run.period))
        departments = slips.totals_by_department(run_id)
        plan = entry_for(totals, departments, run.kind, run.date, memo, accounts.for_role)
        entry = posting.post(work, plan, (KIND, run_id))
        number = work.next_number(SERIES, run.date)
        store.update(
            PayrollRun,
            run_id,
            number=number,
            entry_id=entry.id,
            company_kept=identity.keep_company(work),
            stage=POSTED,
            state=POSTED,
        )
        ledger.keep_deductions(run_id, slips.loan_parts(run_id))
        work.audit("post", KIND, number)
        work.touch(KIND, "ledger")
        return number


def post_through(session: Session, run_id: int) -> str:
    """Takes every step that is left up to posting, each with its permission; returns the number."""
    with session.work():
        if get(run_id).stage in (DRAFT,):
            calculate(session, run_id)
        for target in (CHECKED, APPROVED):
            if LIFE.step(get(run_id).stage, target) and get(run_id).stage != APPROVED:
                advance(session, run_id, target)
        return post(session, run_id)


def pay(session: Session, run_id: int, account_code: str, date: dt.date) -> str:
    """Pays the net pay of a posted run from a bank or cash account; returns the payment's number."""
    session.require(PAY)
    run = get(run_id)
    if run.standing == PAID:
        raise NothingToPay(N_("Payroll {name} is paid already."), name=run.name)
    _require_step(session, run, PAID)
    if date < run.date:
        values = {"date": formats.date_medium(run.date)}
        problem = Problem("date", N_("The run is dated {date}; it cannot be paid before."), values)
        raise Refused([problem])
    with session.work() as work:
        net = slips.totals_of(run_id).net
        if not net:
            raise NothingToPay(N_("Payroll {name} has nothing to pay."), name=run.name)
        paid_from = accounts.by_code(account_code)
        memo = _("Payment of {number}", number=run.number)
        plan = payment_for(net, run.kind, date, memo, paid_from, accounts.for_role)
        payment_id = records.next_id("payroll_payment")
        entry = posting.post(work, plan, (PAYMENT, payment_id))
        number = work.next_number(PAYMENT_SERIES, date)
        _write_payment(payment_id, run_id, number, date, paid_from.id, net, entry.id)
        work.audit("pay", KIND, run.number, account=account_code, date=date.isoformat())
        work.touch(KIND, "ledger")
        return number


def _write_payment(
    payment_id: int,
    run_id: int,
    number: str,
    date: dt.date,
    account_id: int,
    amount: Money,
    entry_id: int,
) -> None:
    store.insert(
        PayrollPayment,
        id=payment_id,
        run_id=run_id,
        number=number,
        date=date,
        account_id=account_id,
        amount=amount,
        entry_id=entry_id,
    )


def void_payment(session: Session, run_id: int, date: dt.date | None, reason: str) -> str:
    """Takes the payment of a run back by its mirrored entry; returns that entry's number."""
    session.require(PAY)
    run, payment_id = get(run_id), standing_payment(run_id)
    if payment_id is None:
        raise NothingToPay(N_("Payroll {name} is not paid."), name=run.name)
    row = store.one(
        "SELECT number, date, entry_id FROM payroll_payment WHERE id = ?", (payment_id,)
    )
    assert row is not None
    number, paid_on, entry_id = row
    day = date or void.date_for(dt.date.fromisoformat(paid_on))
    with session.work() as work:
        entry = posting.reverse(work, entry_id, day, number)
        void.mark(work, PAYMENT, payment_id, entry.id, day, reason)
        work.audit("void", PAYMENT, number, reason=reason, date=day.isoformat())
        work.touch(KIND, "ledger")
    return entry.number


def void_run(session: Session, run_id: int, date: dt.date | None = None, reason: str = "") -> str:
    """Voids a posted run by its mirrored entry. A payment stands in the way and is voided first."""
    session.require(VOIDING)
    with session.work() as work:
        document = records.require_posted(TABLE, KIND, run_id)
        if standing_payment(run_id):
            raise StepNotAllowed(
                N_("Payroll {name} is paid."),
                name=document.number,
                remedy=N_("Void its payment first, then the run."),
            )
        day = records.void_day(document, date)
        assert document.entry_id is not None, "a posted run has its entry"
        entry = posting.reverse(work, document.entry_id, day, document.number)
        void.mark(work, KIND, run_id, entry.id, day, reason)
        work.audit("void", KIND, document.number, reason=reason, date=day.isoformat())
        work.touch(KIND, "ledger")
    return entry.number


def _load(session: Session, run: Run, employee_id: int | None = None) -> loading.Loaded:
    return loading.load(
        run.period, run.kind, run.date, session.company, employee_id, run.religion, run.holiday
    )


def _require_step(session: Session, run: Run, target: str) -> None:
    step = LIFE.step(run.standing, target)
    if step is None:
        raise StepNotAllowed(
            N_("Payroll {name} is {state}: this step does not follow."),
            name=run.name,
            state=run.standing,
        )
    session.require(step.permission)
    if target in (CALCULATED, CHECKED, APPROVED):
        session.require(SEE_SALARY)


def _refuse_blocked(run: Run) -> None:
    rows = store.query(
        "SELECT code, problems FROM payroll_slip WHERE run_id = ? AND problems <> '' ORDER BY code",
        (run.id,),
    )
    found = [
        Problem(f"{code} {each.field}", each.message, each.values)
        for code, text in rows
        for each in slips.problems_from(text)
        if each.blocking
    ]
    if found:
        raise Refused(found, CANNOT, name=run.name)


def _refuse_stale(session: Session, run: Run) -> None:
    """Posting what nobody has looked at is refused: everything is calculated once more and compared."""
    loaded = _load(session, run)
    now = slips.texts(slips.calculated(loaded, pay_rules(run.period.first_day)))
    if now != slips.kept_cases(run.id):
        raise CalculationStale(
            N_("Something has changed since payroll {name} was calculated."), name=run.name
        )


def _keep_sums(run_id: int, stage: str) -> None:
    """Counts and sums of the run, for lists."""
    store.execute(
        "UPDATE payroll_run SET stage = ?, (people, to_check, blocked, gross, pph21, net) ="
        " (SELECT COUNT(*), COALESCE(SUM(problems <> ''), 0), COALESCE(SUM(problems LIKE '%, true]%'), 0),"
        " COALESCE(SUM(net + pph21 + health_employee + jht_employee + jp_employee + pension_fund"
        " + zakat + loan + deduction + final_tax), 0), COALESCE(SUM(pph21 + final_tax), 0),"
        " COALESCE(SUM(net), 0)"
        " FROM payroll_slip WHERE run_id = payroll_run.id) WHERE id = ?",
        (stage, run_id),
    )
