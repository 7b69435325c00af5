"""What must hold of payroll at all times."""

from __future__ import annotations

from app import store
from app.access.session import Session
from app.kernel.money import Money
from app.kernel.text import N_, _
from app.ledger import accounts, balances
from app.people.payroll.model import AMOUNTS
from app.people.payroll.posting import KIND, PAYMENT
from app.store.integrity import CheckResult
from app.trade import checks

PAYABLES = {"salaries_payable": "r.kind <> 'thr'", "thr_payable": "r.kind = 'thr'"}


def runs_are_as_booked(_session: Session) -> CheckResult:
    """I2: the payslips of a posted run sum to the net pay its entry owes, and to the run's own sums."""
    title = N_("Payslips sum to what their run posted")
    broken = store.scalar(
        "SELECT COUNT(*) FROM payroll_run r LEFT JOIN (SELECT run_id, SUM(net) AS net,"
        " SUM(pph21 + final_tax) AS pph21, COUNT(*) AS people FROM payroll_slip GROUP BY run_id) s"
        " ON s.run_id = r.id WHERE r.state = 'posted' AND (s.run_id IS NULL OR s.net <> r.net"
        " OR s.pph21 <> r.pph21 OR s.people <> r.people OR s.net <> ("
        "SELECT COALESCE(-SUM(l.amount), 0) FROM journal_line l JOIN account_role a"
        " ON a.account_id = l.account_id AND a.role = CASE r.kind WHEN 'thr' THEN 'thr_payable'"
        " ELSE 'salaries_payable' END WHERE l.entry_id = r.entry_id))"
    )
    counted = store.scalar("SELECT COUNT(*) FROM payroll_run WHERE state = 'posted'")
    return checks.result("I2", title, broken, counted)


def payables_agree(_session: Session) -> list[CheckResult]:
    """I4: what is owed to employees is the net pay of posted runs that are not paid."""
    return [_payable(role, kinds) for role, kinds in PAYABLES.items()]


def _payable(role: str, kinds: str) -> CheckResult:
    owed = store.scalar(
        "SELECT COALESCE(SUM(r.net), 0) FROM payroll_run r LEFT JOIN void_mark v ON v.kind = ?"
        f" AND v.document_id = r.id WHERE r.state = 'posted' AND v.document_id IS NULL AND {kinds}",
        (KIND,),
    )
    paid = store.scalar(
        "SELECT COALESCE(SUM(p.amount), 0) FROM payroll_payment p"
        " JOIN payroll_run r ON r.id = p.run_id LEFT JOIN void_mark v ON v.kind = ?"
        f" AND v.document_id = p.id WHERE v.document_id IS NULL AND {kinds}",
        (PAYMENT,),
    )
    account = accounts.for_role(role)
    difference = Money(owed - paid) + balances.balance(account.id)
    title = N_("What is owed to employees equals its account")
    if difference:
        detail = _(
            "{account} differs by {amount}", account=account.code, amount=difference.minor // 100
        )
        return CheckResult("I4", title, False, detail)
    return CheckResult("I4", title, True, _("{account} agrees", account=account.code))


def slips_add_up(_session: Session) -> CheckResult:
    """I6: the columns of every run's payslips balance to the whole."""
    title = N_("The figures of every payslip add up")
    plus = ("base", "allowance", "overtime", "irregular", "untaxed", "tax_allowance", "severance")
    minus = (
        "pph21", "health_employee", "jht_employee", "jp_employee", "pension_fund", "zakat", "loan",
        "deduction", "final_tax",
    )  # fmt: skip
    assert {*plus, *minus} <= set(AMOUNTS)
    broken = store.scalar(
        f"SELECT COUNT(*) FROM payroll_slip WHERE net <> {' + '.join(plus)} - {' - '.join(minus)}"
    )
    return checks.result("I6", title, broken, store.scalar("SELECT COUNT(*) FROM payroll_slip"))


def numbers_have_no_gaps(_session: Session) -> CheckResult:
    """I8."""
    return checks.no_gaps(
        "I8",
        N_("Numbers of payroll have no gaps"),
        {
            "payroll": "payroll_run",
            "payroll-payment": "payroll_payment",
            "loan": "employee_loan",
        },
    )
