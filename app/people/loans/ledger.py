"""Loans as a ledger: paid out, deducted by runs, paid back. A void run or settlement counts nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app import store
from app.kernel.money import Money
from app.kernel.period import Period, of_date, of_number
from app.people.loans import rules
from app.people.loans.model import LoanDeduction
from app.people.loans.parts import GIVEN, TAKEN, loan_of
from app.people.loans.rules import Instalment, Plan

KIND, SETTLEMENT = "loan", "loan-settlement"
_VOID_RUN = " LEFT JOIN void_mark rv ON rv.kind = 'payroll' AND rv.document_id = r.id"
_STANDS = " WHERE r.state = 'posted' AND rv.document_id IS NULL"
DEDUCTED = (
    "SELECT d.loan_id, SUM(MAX(d.amount, 0)) AS taken, SUM(MAX(-d.amount, 0)) AS given"
    f" FROM loan_deduction d JOIN payroll_run r ON r.id = d.run_id{_VOID_RUN}{_STANDS}"
    " GROUP BY d.loan_id"
)
SETTLED = (
    "SELECT x.loan_id, SUM(x.amount) AS amount FROM loan_settlement x LEFT JOIN void_mark xv"
    " ON xv.kind = 'loan-settlement' AND xv.document_id = x.id WHERE xv.document_id IS NULL"
    " GROUP BY x.loan_id"
)
"""By loan: what standing runs took and paid out, and what was paid back beside them."""

SOURCE = (
    "employee_loan l JOIN employee e ON e.id = l.employee_id"
    f" LEFT JOIN ({DEDUCTED}) d ON d.loan_id = l.id LEFT JOIN ({SETTLED}) p ON p.loan_id = l.id"
    " LEFT JOIN void_mark v ON v.kind = 'loan' AND v.document_id = l.id"
)
OWED = (
    "CASE WHEN v.document_id IS NOT NULL THEN 0 ELSE"
    " CASE WHEN l.entry_id IS NOT NULL THEN l.amount ELSE COALESCE(d.given, 0) END"
    " - COALESCE(d.taken, 0) - COALESCE(p.amount, 0) END"
)
"""Every loan, and what is owed of it: nothing of one that waits to be paid out or is void."""


@dataclass(frozen=True, slots=True)
class Due:
    """What the run of a month does for a loan: takes ``amount``, or, where it is negative, pays it out."""

    number: str
    amount: Money

    @property
    def component(self) -> str:
        """What it is called on the payslip."""
        return f"{GIVEN if self.amount.minor < 0 else TAKEN}{self.number}"


def due_in(period: Period) -> dict[int, list[Due]]:
    """What the regular run of ``period`` takes and pays out, by employee, the oldest loan first."""
    rows = store.query(
        "SELECT l.number, l.employee_id, l.amount, l.entry_id, COALESCE(d.taken, 0),"
        " COALESCE(d.given, 0), (SELECT COALESCE(SUM(i.amount), 0) FROM loan_instalment i"
        " WHERE i.loan_id = l.id AND i.period <= ?)"
        f" FROM employee_loan l LEFT JOIN ({DEDUCTED}) d ON d.loan_id = l.id"
        " LEFT JOIN void_mark v ON v.kind = 'loan' AND v.document_id = l.id"
        " WHERE v.document_id IS NULL AND l.date <= ? ORDER BY l.id",
        (period, period.last_day),
    )
    found: dict[int, list[Due]] = {}
    for number, owner, amount, entry_id, taken, given, planned in rows:
        paid_out = entry_id is not None or given > 0
        due = rules.left_of(Money(planned), Money(taken)) if paid_out else -Money(amount)
        if due:
            found.setdefault(owner, []).append(Due(number, due))
    return found


@dataclass(frozen=True, slots=True)
class Owing:
    """One person's loans up to a day. brought_in: owed before the books began here."""

    brought_in: Money
    given: Money
    deducted: Money
    paid_back: Money

    @property
    def is_known(self) -> bool:
        """Whether a loan stands behind it, not only instalments entered by hand."""
        return bool(self.brought_in or self.given)

    @property
    def owed(self) -> Money:
        return self.brought_in + self.given - self.deducted - self.paid_back


_MOVES = (
    "SELECT o.employee_id AS owner, 0 AS kind, o.loan_balance AS amount FROM opening_pay o"
    " WHERE o.loan_balance <> 0 AND o.year * 100 + o.through_month <= ?1 AND NOT EXISTS"
    " (SELECT 1 FROM opening_pay e WHERE e.employee_id = o.employee_id AND e.year < o.year)"
    " UNION ALL SELECT l.employee_id, 1, l.amount FROM employee_loan l"
    " LEFT JOIN void_mark v ON v.kind = 'loan' AND v.document_id = l.id"
    " WHERE l.entry_id IS NOT NULL AND v.document_id IS NULL AND l.date <= ?2"
    f" UNION ALL SELECT s.employee_id, 2, s.loan FROM payroll_run r{_VOID_RUN}"
    f" JOIN payroll_slip s ON s.run_id = r.id AND s.loan <> 0{_STANDS} AND r.date <= ?2"
    " UNION ALL SELECT l.employee_id, k.column1, -d.amount FROM loan_deduction d, (VALUES (1), (2)) k"
    f" JOIN employee_loan l ON l.id = d.loan_id JOIN payroll_run r ON r.id = d.run_id{_VOID_RUN}"
    f"{_STANDS} AND r.date <= ?2 AND d.amount < 0"
    " UNION ALL SELECT l.employee_id, 3, x.amount FROM loan_settlement x"
    " JOIN employee_loan l ON l.id = x.loan_id LEFT JOIN void_mark xv"
    " ON xv.kind = 'loan-settlement' AND xv.document_id = x.id"
    " WHERE xv.document_id IS NULL AND x.date <= ?2"
)
"""Every move by person: 0 brought in, 1 given, 2 deducted, 3 paid back. A payslip keeps what it takes less
what it pays out, so a loan that a run paid out stands under both 1 and 2."""


def owing(date: dt.date) -> dict[int, Owing]:
    """What each person's loans came to by the end of a day; who never had one is left out. Instalments
    entered as inputs of a month are deducted too."""
    rows = store.query(
        f"SELECT owner, kind, SUM(amount) FROM ({_MOVES}) GROUP BY owner, kind",
        (of_date(date), date),
    )
    sums: dict[int, list[int]] = {}
    for owner, kind, amount in rows:
        sums.setdefault(owner, [0, 0, 0, 0])[kind] = amount
    return {owner: Owing(*(Money(each) for each in found)) for owner, found in sums.items()}


def plan_of(loan_id: int) -> Plan:
    rows = store.query(
        "SELECT period, amount FROM loan_instalment WHERE loan_id = ? ORDER BY period", (loan_id,)
    )
    return tuple(Instalment(of_number(number), Money(amount)) for number, amount in rows)


def taken_of(loan_id: int) -> Money:
    """What standing runs deducted for a loan."""
    taken = store.scalar(f"SELECT taken FROM ({DEDUCTED}) WHERE loan_id = ?", (loan_id,))
    return Money(taken or 0)


def ahead_of(loan_id: int) -> Plan:
    """What of a loan is still to be deducted, month by month."""
    return rules.ahead(plan_of(loan_id), taken_of(loan_id))


@dataclass(frozen=True, slots=True)
class Loan:
    """A loan as it was agreed. entry_id: of its payment, None where a run pays it out."""

    id: int
    number: str
    employee_id: int
    code: str
    name: str
    date: dt.date
    amount: Money
    months: int
    entry_id: int | None


def loan(loan_id: int) -> Loan | None:
    row = store.one(
        "SELECT l.id, l.number, e.id, e.code, e.name, l.date, l.amount, l.months, l.entry_id"
        " FROM employee_loan l JOIN employee e ON e.id = l.employee_id WHERE l.id = ?",
        (loan_id,),
    )
    if row is None:
        return None
    id_, number, owner, code, name, date, amount, months, entry_id = row
    return Loan(
        id_, number, owner, code, name, dt.date.fromisoformat(date), Money(amount), months, entry_id
    )


def owed_of(loan_id: int) -> Money:
    """Paid out − deducted − paid back; nothing of a loan that waits to be paid out or is void."""
    found = store.scalar(f"SELECT {OWED} FROM {SOURCE} WHERE l.id = ?", (loan_id,))
    return Money(found or 0)


def is_used(loan_id: int) -> bool:
    """Whether a standing run paid it out or took an instalment, or something was paid back."""
    found = store.scalar(
        "SELECT COALESCE(d.taken, 0) + COALESCE(d.given, 0) + COALESCE(p.amount, 0)"
        f" FROM {SOURCE} WHERE l.id = ?",
        (loan_id,),
    )
    return bool(found)


def keep_deductions(run_id: int, parts: Iterable[tuple[str, Money]]) -> None:
    """Notes what a run that is being posted took for each loan. Only inside a Work.

    parts: the component and amount of every instalment in its payslips.
    """
    ids = dict(store.query("SELECT number, id FROM employee_loan"))
    sums: dict[int, int] = {}
    for name, amount in parts:
        loan_id = ids.get(loan_of(name))
        if loan_id is not None:
            sums[loan_id] = sums.get(loan_id, 0) + amount.minor
    rows = [{"run_id": run_id, "loan_id": id_, "amount": sums[id_]} for id_ in sums]
    store.write_rows(LoanDeduction, rows)
