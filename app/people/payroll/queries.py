"""What one may see of payroll: the runs, the payslips of a run, one payslip whole with its story.

Amounts are shown only with the permission ``people.salary.view``; every function here asks for it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app import store
from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound
from app.kernel.explanation import Explained
from app.kernel.listing import ListQuery
from app.kernel.money import Money
from app.kernel.period import Period
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.masters.employee import SEE_SALARY
from app.people.payroll import service, slips, story
from app.people.payroll.calc import Pay, calculate
from app.people.payroll.case import (
    BONUS_RUN,
    CORRECTION,
    REGULAR,
    SEVERANCE_RUN,
    THR_RUN,
    Case,
    from_text,
)
from app.people.payroll.model import ALLOWANCES, AMOUNTS, BPJS_EMPLOYEE, DEDUCTIONS, GROSS, TAX
from app.people.payroll.posting import KIND, PAYMENT, RunTotals
from app.people.payroll.rules import CHANGED
from app.people.payroll.service import Run
from app.regulations.pay import pay_rules
from app.store import Listing
from app.trade import records

_STANDING = (
    "CASE WHEN v.document_id IS NOT NULL THEN 'void'"
    " WHEN r.state = 'posted' AND EXISTS (SELECT 1 FROM payroll_payment p"
    " LEFT JOIN void_mark w ON w.kind = 'payroll-payment' AND w.document_id = p.id"
    " WHERE p.run_id = r.id AND w.document_id IS NULL) THEN 'paid' ELSE r.stage END"
)

_RUNS = Listing(
    key="payrolls",
    columns=(
        Column("number", N_("Number"), Kind.NUMBER, chars=18),
        Column("period", N_("Month"), Kind.PERIOD, chars=14),
        Column("kind", N_("Kind"), chars=9),
        Column("state", N_("State"), Kind.STATE, chars=12),
        Column("date", N_("Date"), Kind.DATE, priority=1),
        Column("people", N_("Employees"), Kind.COUNT, chars=8),
        Column("to_check", N_("To check"), Kind.COUNT, chars=8, priority=2),
        Column("gross", N_("Gross pay"), Kind.MONEY, total=True, chars=15),
        Column("pph21", N_("PPh 21"), Kind.MONEY, total=True, chars=13, priority=1),
        Column("net", N_("Net pay"), Kind.MONEY, total=True, chars=15),
    ),
    sql={
        "number": "COALESCE(r.number, '')",
        "period": "r.period",
        "kind": "r.kind",
        "state": _STANDING,
        "date": "r.date",
        "people": "r.people",
        "to_check": "r.to_check",
        "gross": "r.gross",
        "pph21": "r.pph21",
        "net": "r.net",
    },
    source="payroll_run r LEFT JOIN void_mark v ON v.kind = 'payroll' AND v.document_id = r.id",
    base="payroll_run r",
    key_sql="r.id",
    order=(("period", True),),
    search=("r.number", "r.kind"),
    filters={"state": f"{_STANDING} = ?", "period": "r.period = ?"},
    sums_where="r.state = 'posted' AND v.document_id IS NULL",
)

_SLIPS = Listing(
    key="payslips",
    columns=(
        Column("code", N_("Code"), Kind.CODE, chars=9),
        Column("name", N_("Employee"), chars=26),
        Column("department", N_("Department"), chars=14, priority=3),
        Column("ptkp", N_("PTKP"), Kind.CODE, chars=6, priority=2),
        Column("base", N_("Basic salary"), Kind.MONEY, total=True, chars=13),
        Column("allowances", N_("Allowances"), Kind.MONEY, total=True, chars=13, priority=1),
        Column("overtime", N_("Overtime"), Kind.MONEY, total=True, chars=12, priority=1),
        Column("irregular", N_("Bonus and THR"), Kind.MONEY, total=True, chars=13, priority=2),
        Column("gross", N_("Gross pay"), Kind.MONEY, total=True, chars=14),
        Column("bpjs", N_("BPJS of the employee"), Kind.MONEY, total=True, chars=12, priority=1),
        Column("pph21", N_("PPh 21"), Kind.MONEY, total=True, chars=12),
        Column("deductions", N_("Deductions"), Kind.MONEY, total=True, chars=12, priority=1),
        Column("net", N_("Net pay"), Kind.MONEY, total=True, chars=14),
        Column("to_check", N_("To check"), Kind.FLAG, chars=5),
    ),
    sql={
        "code": "s.code",
        "name": "s.name",
        "department": "s.department",
        "ptkp": "s.ptkp",
        "base": "s.base",
        "allowances": f"({ALLOWANCES})",
        "overtime": "s.overtime",
        "irregular": "s.irregular",
        "gross": f"({GROSS})",
        "bpjs": f"({BPJS_EMPLOYEE})",
        "pph21": f"({TAX})",
        "deductions": f"({DEDUCTIONS})",
        "net": "s.net",
        "to_check": "(s.problems <> '')",
    },
    source="payroll_slip s",
    key_sql="s.id",
    order=(("code", False),),
    search=("s.code", "s.name", "s.department"),
    filters={
        "run": "s.run_id = ?",
        "to_check": "(s.problems <> '') = ?",
        "changed": f"(instr(s.problems, '{CHANGED}') > 0) = ?",
        "department": "s.department = ?",
    },
)


def runs(session: Session) -> Listing:
    """The list of runs, the newest month first."""
    session.require(SEE_SALARY)
    return _RUNS


def payslips(session: Session) -> Listing:
    """The list of payslips; filter by ``run`` for those of one run."""
    session.require(SEE_SALARY)
    return _SLIPS


def of_run(run_id: int) -> ListQuery:
    """The question for the payslips of one run."""
    return ListQuery(filters={"run": run_id})


def find_run(name: str | int) -> int | None:
    """The id of a run by its number, its ref or its month (the newest run of it)."""
    found = records.find_id(service.TABLE, name)
    if found is None and isinstance(name, str):
        month = name.replace("-", "")
        if month.isdecimal() and len(month) == 6:
            found = store.scalar(
                "SELECT r.id FROM payroll_run r LEFT JOIN void_mark v ON v.kind = ?"
                " AND v.document_id = r.id WHERE r.period = ? ORDER BY v.document_id IS NOT NULL,"
                " r.kind <> 'regular', r.id DESC LIMIT 1",
                (KIND, int(month)),
            )
    return found


def require_run(name: str | int) -> int:
    found = find_run(name)
    if found is None:
        raise NotFound(service.NO_SUCH, number=name)
    return found


@dataclass(frozen=True, slots=True)
class PaymentView:
    """How a run was paid."""

    number: str
    date: dt.date
    account_id: int
    amount: Money


@dataclass(frozen=True, slots=True)
class RunView:
    """A run whole: where it stands, its sums, what waits, and its payment."""

    run: Run
    people: int
    to_check: int
    blocked: int
    totals: RunTotals
    payment: PaymentView | None
    outdated: bool


@dataclass(frozen=True, slots=True)
class SlipView:
    """One payslip whole.

    amounts: every figure by its column. before: net pay of the month before, None where there is none.
    differs: the rules or the program would calculate it otherwise today; the figures shown are those
    that were kept. year_gross, year_pph21: since January, this run included.
    """

    run: Run
    id: int
    employee_id: int
    code: str
    name: str
    position: str
    department: str
    ptkp: str
    npwp: str
    bank: str
    account_number: str
    is_final: bool
    amounts: dict[str, Money]
    case: Case
    pay: Pay
    problems: list[Problem]
    explanation: tuple[Explained, ...]
    differs: bool
    year_gross: Money
    year_pph21: Money
    before: Money | None

    @property
    def number(self) -> str:
        return slip_number(self.run.period, self.run.kind, self.code)


HEADS = {
    REGULAR: "SLIP",
    THR_RUN: "THR",
    BONUS_RUN: "BONUS",
    CORRECTION: "KOREKSI",
    SEVERANCE_RUN: "PESANGON",
}
"""How the numbers of payslips begin, by the kind of their run."""


def slip_number(period: Period, kind: str, code: str) -> str:
    """The name of a payslip: ``SLIP/26/11/P-003``; THR and bonus have their own."""
    return f"{HEADS[kind]}/{period.year % 100:02d}/{period.month:02d}/{code}"


def run_view(session: Session, name: str | int) -> RunView:
    """A run with its sums. Raises NotFound."""
    session.require(SEE_SALARY)
    run = service.get(require_run(name))
    row = store.one("SELECT people, to_check, blocked FROM payroll_run WHERE id = ?", (run.id,))
    assert row is not None
    outdated = pay_rules(run.period.first_day).outdated
    totals = slips.totals_of(run.id)
    return RunView(run, row[0], row[1], row[2], totals, _payment(run.id), outdated)


def _payment(run_id: int) -> PaymentView | None:
    row = store.one(
        "SELECT p.number, p.date, p.account_id, p.amount FROM payroll_payment p"
        " LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = p.id"
        " WHERE p.run_id = ? AND v.document_id IS NULL",
        (PAYMENT, run_id),
    )
    if row is None:
        return None
    return PaymentView(row[0], dt.date.fromisoformat(row[1]), row[2], Money(row[3]))


_SLIP_FIELDS = (
    "s.id, s.employee_id, s.code, s.name, s.position, s.department, s.ptkp, s.npwp, s.bank,"
    " s.account_number, s.is_final, s.problems, s.kept, "
) + ", ".join(f"s.{column}" for column in AMOUNTS)


def slip(session: Session, slip_id: int) -> SlipView:
    """One payslip by its id (the key of the list). Raises NotFound."""
    session.require(SEE_SALARY)
    row = store.one(
        f"SELECT s.run_id, {_SLIP_FIELDS} FROM payroll_slip s WHERE s.id = ?", (slip_id,)
    )
    if row is None:
        raise NotFound(N_("There is no payslip {number}."), number=slip_id)
    return _slip(service.get(row[0]), row[1:])


def slips_of(session: Session, run_id: int) -> list[SlipView]:
    """Every payslip of a run, in order of code."""
    session.require(SEE_SALARY)
    run = service.get(run_id)
    rows = store.query(
        f"SELECT {_SLIP_FIELDS} FROM payroll_slip s WHERE s.run_id = ? ORDER BY s.code", (run_id,)
    )
    return [_slip(run, row) for row in rows]


def slip_of(session: Session, run_id: int, code: str) -> SlipView:
    """The payslip of one person in a run. Raises NotFound."""
    found = store.scalar(
        "SELECT id FROM payroll_slip WHERE run_id = ? AND code = ?", (run_id, code)
    )
    if found is None:
        raise NotFound(N_("{code} has no payslip in this run."), code=code)
    return slip(session, found)


def _slip(run: Run, row: tuple[Any, ...]) -> SlipView:
    amounts = {name: Money(value) for name, value in zip(AMOUNTS, row[13:], strict=True)}
    case, rule_ids = from_text(row[12])
    rules = pay_rules(run.period.first_day)
    pay = calculate(case, rules)
    return SlipView(
        run=run,
        id=row[0],
        employee_id=row[1],
        code=row[2],
        name=row[3],
        position=row[4],
        department=row[5],
        ptkp=row[6],
        npwp=row[7],
        bank=row[8],
        account_number=row[9],
        is_final=bool(row[10]),
        amounts=amounts,
        case=case,
        pay=pay,
        problems=slips.problems_from(row[11]),
        explanation=story.explain(case, pay, rules),
        differs=pay.rules != rule_ids or _figures(pay) != _kept_figures(amounts),
        year_gross=case.so_far.gross + amounts["taxable"],
        year_pph21=case.so_far.withheld + amounts["pph21"],
        before=_net_before(run, case.employee_id),
    )


def _figures(pay: Pay) -> tuple[Money, ...]:
    return pay.earned, pay.taxable, pay.pph21, pay.bpjs.employer_total, pay.net


def _kept_figures(amounts: dict[str, Money]) -> tuple[Money, ...]:
    kept = RunTotals(**amounts)
    return kept.earned, kept.taxable, kept.pph21, kept.bpjs_employer, kept.net


def _net_before(run: Run, employee_id: int) -> Money | None:
    found = store.scalar(
        "SELECT s.net FROM payroll_slip s JOIN payroll_run r ON r.id = s.run_id"
        " LEFT JOIN void_mark v ON v.kind = 'payroll' AND v.document_id = r.id"
        " WHERE s.employee_id = ? AND r.kind = ? AND r.state = 'posted' AND v.document_id IS NULL"
        " AND r.period = ?",
        (employee_id, run.kind, run.period.plus(-1)),
    )
    return None if found is None else Money(found)
