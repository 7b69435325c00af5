"""Loans: given, deducted by the run, paid back early, paused; the ledger equals its account."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import companies, store
from app.access.session import Session
from app.kernel.errors import Refused
from app.kernel.money import Money, rp, total
from app.kernel.period import Period
from app.kernel.report import Filters
from app.ledger import accounts, balances
from app.people.loans import checks, ledger, rules, service
from app.people.payroll import service as payroll
from app.people.reports import employee_loans
from tests.people.builders import NOVEMBER, a_component, an_employee, an_input, day, posted, slip
from tests.people.builders import calculated as calculate_run

OCTOBER, DECEMBER = Period(2026, 10), Period(2026, 12)
CASH = "1101"


def a_loan(session: Session, amount: int = 1_000_000, months: int = 3, **facts: object) -> int:
    asked = {"date": day("2026-10-05"), "first": OCTOBER, "account": CASH, "code": "P-001"} | facts
    return service.give(
        session, asked["code"], asked["date"], rp(amount), months, asked["first"], asked["account"]
    )  # fmt: skip


def plan(loan_id: int) -> list[tuple[str, int]]:
    return [(str(each.period), each.amount.whole()) for each in ledger.plan_of(loan_id)]


def owed(session: Session) -> int:
    """What P-001 owes by the report; its account and the check agree with it."""
    found = employee_loans.build(session, Filters(as_of=day("2027-12-31")))
    account = accounts.for_role(service.ROLE)
    assert found.totals["owed"] == balances.balance(account.id)
    assert checks.owed_agrees(session).ok and checks.plans_sum_up(session).ok
    amount: Money = found.totals["owed"]
    return amount.whole()


def test_the_run_deducts_a_loan_until_nothing_is_owed(session: Session) -> None:
    an_employee(session)
    loan_id = a_loan(session)
    assert plan(loan_id) == [("2026-10", 333_333), ("2026-11", 333_333), ("2026-12", 333_334)]
    october = slip(session, posted(session, OCTOBER))
    assert october.amounts["loan"] == rp(333_333) and owed(session) == 666_667
    november = posted(session)
    assert slip(session, november).case.loan_balance == rp(666_667)
    payroll.void_run(session, november, reason="salah")
    assert owed(session) == 666_667
    posted(session)
    assert owed(session) == 333_334
    posted(session, DECEMBER)
    assert owed(session) == 0 and ledger.due_in(Period(2027, 1)) == {}
    assert not [each for each in companies.check(session) if not each.ok and each.name[0] == "I"]


def test_a_loan_is_paid_out_with_the_pay_of_its_month(session: Session) -> None:
    an_employee(session)
    with pytest.raises(Refused):
        a_loan(session, account="")
    loan_id = a_loan(session, account="", first=NOVEMBER)
    without = slip(session, calculate_run(session, OCTOBER)).amounts
    run = posted(session, OCTOBER)
    assert without["loan"] == rp(-1_000_000) and owed(session) == 1_000_000
    payroll.void_run(session, run, reason="salah")
    assert owed(session) == 0
    posted(session, OCTOBER)
    posted(session)
    assert owed(session) == 666_667
    assert [each.amount.whole() for each in ledger.ahead_of(loan_id)] == [333_333, 333_334]


def test_net_pay_never_goes_below_zero_and_the_rest_waits(session: Session) -> None:
    an_employee(session, salary=6_000_000)
    a_component(session, "P-001", "cooperative", 5_000_000)
    a_loan(session, 3_000_000, 3)
    first = slip(session, posted(session, OCTOBER))
    assert first.amounts["net"] == rp(0) and first.amounts["loan"].minor > 0
    waits = 1_000_000 - first.amounts["loan"].whole()
    assert f"{waits:,}".replace(",", ".") in first.problems[0].sentence()
    an_input(session, "P-001", "bonus", 5_000_000)
    assert slip(session, posted(session)).amounts["loan"] == rp(1_000_000 + waits)
    assert owed(session) == 1_000_000


def test_what_is_paid_back_early_shortens_the_plan_and_may_be_taken_back(session: Session) -> None:
    an_employee(session)
    loan_id = a_loan(session)
    posted(session, OCTOBER)
    with pytest.raises(Refused):
        service.settle(session, loan_id, day("2026-11-02"), rp(700_000), CASH)
    service.settle(session, loan_id, day("2026-11-02"), rp(400_000), CASH)
    assert plan(loan_id) == [("2026-10", 333_333), ("2026-11", 266_667)]
    assert owed(session) == 266_667
    service.take_back(session, loan_id, "salah")
    assert plan(loan_id)[-1] == ("2026-12", 400_000) and owed(session) == 666_667


def test_a_paused_month_takes_nothing(session: Session) -> None:
    an_employee(session)
    loan_id = a_loan(session)
    posted(session, OCTOBER)
    with pytest.raises(Refused):
        service.pause(session, loan_id, OCTOBER)
    service.pause(session, loan_id, NOVEMBER)
    assert slip(session, posted(session)).amounts["loan"] == rp(0)
    assert [each for each, _amount in plan(loan_id)] == ["2026-10", "2026-12", "2027-01"]
    with pytest.raises(Refused):
        service.pause(session, loan_id, Period(2027, 2))


def test_a_loan_is_void_only_while_nothing_reduced_it(session: Session) -> None:
    an_employee(session)
    loan_id = a_loan(session)
    october = posted(session, OCTOBER)
    with pytest.raises(service.LoanInUse):
        service.void_loan(session, loan_id)
    payroll.void_run(session, october, reason="salah")
    service.void_loan(session, loan_id)
    assert owed(session) == 0 and ledger.due_in(OCTOBER) == {}


def test_instalments_without_a_loan_are_deducted_and_no_balance_is_told(session: Session) -> None:
    an_employee(session)
    for month in (OCTOBER, NOVEMBER):
        an_input(session, "P-001", "loan", 250_000, month)
    posted(session, OCTOBER)
    november = slip(session, calculate_run(session))
    assert (november.amounts["loan"], november.case.loan_balance) == (rp(250_000), None)
    assert november.problems == []


def test_what_is_wrong_with_a_loan_is_said_at_once(session: Session) -> None:
    an_employee(session)
    with pytest.raises(Refused) as refused:
        a_loan(session, -5, 0, date=day("2019-12-30"), first=Period(2019, 11))
    fields = {each.field for each in refused.value.problems}
    assert fields == {"amount", "months", "date", "first_period"}
    assert store.scalar("SELECT COUNT(*) FROM employee_loan") == 0


START = Period(2026, 1)
AMOUNTS = st.integers(1, 10**9)


@given(AMOUNTS, st.integers(1, 36), st.integers(0, 40), st.floats(0, 1), st.floats(0, 1))
def test_a_plan_loses_nothing(
    amount: int, months: int, month: int, taken_share: float, back_share: float
) -> None:
    """However it is paused, shortened and lengthened again, the plan sums to what is left of the loan."""
    months = min(months, amount)
    whole, taken = rp(amount), rp(int(amount * taken_share))
    agreed = rules.equal_plan(whole, months, START)
    back = rp(int((amount - taken.whole()) * back_share))
    period = START.plus(month)
    waiting = rules.paused(agreed, taken, period)
    shorter = rules.settled(waiting, taken, back)
    longer = rules.owed_again(shorter, back, period)
    sums = [total([each.amount for each in found]) for found in (agreed, waiting, shorter, longer)]
    assert sums == [whole, whole, whole - back, whole]
    assert rules.due(waiting, taken, period) == rp(0)
    assert total([each.amount for each in rules.ahead(shorter, taken)]) == whole - taken - back
