"""The life of a payroll run: its steps, what it posts, how it is paid and taken back, and who may."""

from __future__ import annotations

import sqlite3

import pytest

from app import companies, store
from app.access.session import Session
from app.access.users import Person
from app.kernel.errors import NotAllowed, NotFound, PeriodClosed, Refused
from app.kernel.lifecycle import APPROVED, DRAFT, POSTED, VOID
from app.kernel.money import Money, rp
from app.kernel.period import Period
from app.kernel.report import Filters
from app.ledger import accounts, balances, periods, posting
from app.masters import employee as employees
from app.people import checks, dashboard
from app.people.documents import PAYROLL
from app.people.inputs import service as inputs
from app.people.inputs.overtime import save_overtime
from app.people.payroll import desk, queries, service
from app.people.payroll.rules import CALCULATED, CHECKED, LIFE, PAID
from app.people.payroll.service import CalculationStale, NothingToPay, StepNotAllowed
from app.people.reports import payroll_summary
from app.trade.records import AlreadyVoid, NotADraft
from tests.people.builders import (
    NOVEMBER,
    a_component,
    a_raise,
    an_employee,
    an_input,
    calculated,
    day,
    posted,
    slip,
)

BANK = "1102"


def balance(role: str) -> Money:
    return balances.balance(accounts.for_role(role).id)


def colleague(session: Session, *permissions: str) -> Session:
    """Somebody else at the same company, who may do only this."""
    person = Person("tamu", "", False, frozenset(permissions))
    return Session(session.path, person, session.clock)


def a_busy_month(session: Session) -> int:
    an_employee(session, "P-001", 16_500_000, ptkp="K/2", pph21_method="gross_up")
    an_employee(session, "P-002", 6_400_000)
    a_component(session, "P-002", "position_allowance", 500_000)
    an_input(session, "P-002", "bonus", 1_000_000)
    an_input(session, "P-001", "loan", 250_000)
    an_input(session, "P-002", "cooperative", 50_000)
    return calculated(session)


def test_the_steps_in_their_order(session: Session) -> None:
    run_id = a_busy_month(session)
    for target in (CHECKED, APPROVED):
        service.advance(session, run_id, target)
        assert service.get(run_id).standing == target
    number = service.post(session, run_id)
    assert number == "GAJI/26/11/001"
    assert service.get(run_id).standing == POSTED
    payment = service.pay(session, run_id, BANK, day("2026-11-25"))
    assert payment == "BGAJI/26/11/001"
    assert service.get(run_id).standing == PAID


@pytest.mark.parametrize("target", [APPROVED, POSTED])
def test_no_step_is_skipped(session: Session, target: str) -> None:
    run_id = a_busy_month(session)
    with pytest.raises(StepNotAllowed):
        service.post(session, run_id) if target == POSTED else service.advance(
            session, run_id, target
        )


def test_every_step_of_the_life_names_a_permission_of_the_department(session: Session) -> None:
    from app.people.department import DEPARTMENT

    declared = {permission.key for permission in DEPARTMENT.permissions}
    assert {step.permission for step in LIFE.steps} <= declared


def test_what_a_run_posts(session: Session) -> None:
    run_id = a_busy_month(session)
    totals = queries.run_view(session, run_id).totals
    service.post_through(session, run_id)
    entry = service.get(run_id).entry_id
    assert entry is not None
    lines = {line.account.code: line.amount for line in posting.plan_of(entry).lines}
    employment = (
        totals.jht_employer + totals.jp_employer + totals.jkk_employer + totals.jkm_employer
    )
    assert lines == {
        "6101": totals.base + totals.allowance,
        "6103": rp(1_000_000),
        "6106": totals.tax_allowance,
        "6104": totals.health_employer,
        "6105": employment,
        "2201": -totals.net,
        "2303": -totals.pph21,
        "2203": -(totals.health_employer + totals.health_employee),
        "2204": -(totals.jht_employer + totals.jht_employee),
        "2205": -(totals.jp_employer + totals.jp_employee),
        "2206": -(totals.jkk_employer + totals.jkm_employer),
        "1202": rp(-250_000),
        "2207": rp(-50_000),
    }  # fmt: skip


def test_payment_empties_what_is_owed_and_its_void_brings_it_back(session: Session) -> None:
    run_id = a_busy_month(session)
    service.post_through(session, run_id)
    owed = balance("salaries_payable")
    assert owed == -queries.run_view(session, run_id).totals.net
    service.pay(session, run_id, BANK, day("2026-11-25"))
    assert balance("salaries_payable") == rp(0)
    assert balances.balance(accounts.by_code(BANK).id) == owed
    with pytest.raises(NothingToPay):
        service.pay(session, run_id, BANK, day("2026-11-25"))
    service.void_payment(session, run_id, None, "salah rekening")
    assert balance("salaries_payable") == owed
    assert service.pay(session, run_id, BANK, day("2026-11-26")) == "BGAJI/26/11/002"


def test_thr_waits_in_its_own_account(session: Session) -> None:
    an_employee(session)
    run_id = posted(session, Period(2026, 3), "thr", "2026-03-15")
    assert balance("thr_payable") == -queries.run_view(session, run_id).totals.net
    service.pay(session, run_id, BANK, day("2026-03-16"))
    assert balance("thr_payable") == rp(0)


def test_void_restores_every_balance_and_the_month_can_be_run_again(session: Session) -> None:
    run_id = a_busy_month(session)
    service.post_through(session, run_id)
    service.void_run(session, run_id, reason="salah gaji")
    assert service.get(run_id).standing == VOID
    roles = ("salaries_payable", "pph21_payable", "salaries", "employee_receivable")
    assert [balance(role) for role in roles] == [rp(0)] * 4
    a_raise(session, "P-002", "2026-11-01", 7_000_000)
    again = posted(session)
    assert service.get(again).number == "GAJI/26/11/002"
    assert slip(session, again, "P-002").case.so_far.gross == rp(0)
    with pytest.raises(AlreadyVoid):
        service.void_run(session, run_id, reason="lagi")


def test_a_payment_stands_in_the_way_of_the_void(session: Session) -> None:
    run_id = a_busy_month(session)
    service.post_through(session, run_id)
    service.pay(session, run_id, BANK, day("2026-11-25"))
    with pytest.raises(StepNotAllowed):
        service.void_run(session, run_id, reason="x")


def test_a_change_after_the_calculation_is_not_posted_unseen(session: Session) -> None:
    run_id = a_busy_month(session)
    service.advance(session, run_id, CHECKED)
    service.advance(session, run_id, APPROVED)
    an_input(session, "P-002", "commission", 5)
    with pytest.raises(CalculationStale):
        service.post(session, run_id)
    assert service.get(run_id).state == DRAFT
    assert store.scalar("SELECT COUNT(*) FROM journal_entry") == 0


def test_calculating_again_takes_the_approval_back(session: Session) -> None:
    run_id = a_busy_month(session)
    service.advance(session, run_id, CHECKED)
    service.calculate(session, run_id)
    assert service.get(run_id).stage == CALCULATED


def test_a_locked_month_refuses_and_writes_nothing(session: Session) -> None:
    an_employee(session)
    run_id = calculated(session, Period(2026, 1))
    periods.lock(session, Period(2026, 1))
    with pytest.raises(PeriodClosed):
        service.post_through(session, run_id)
    assert service.get(run_id).stage == CALCULATED
    assert store.scalar("SELECT COUNT(*) FROM journal_entry") == 0
    assert store.scalar("SELECT COUNT(*) FROM number_counter WHERE series = 'payroll'") == 0


def test_posted_payslips_are_frozen_in_the_database(session: Session) -> None:
    posted_run = a_busy_month(session)
    service.post_through(session, posted_run)
    for sql in (
        "UPDATE payroll_slip SET pph21 = pph21 + 100, net = net - 100",
        "DELETE FROM payroll_slip",
        "UPDATE payroll_run SET net = 0",
        "DELETE FROM payroll_run",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            store.execute(sql)
    with pytest.raises(NotADraft):
        service.discard(session, posted_run)


def test_a_payslip_that_does_not_add_up_is_refused_by_the_database(session: Session) -> None:
    a_busy_month(session)
    with pytest.raises(sqlite3.IntegrityError):
        store.execute("UPDATE payroll_slip SET net = net + 1")


def test_a_draft_run_can_be_thrown_away(session: Session) -> None:
    run_id = a_busy_month(session)
    service.discard(session, run_id)
    with pytest.raises(NotFound):
        service.get(run_id)
    assert store.scalar("SELECT COUNT(*) FROM payroll_slip") == 0


def test_inputs_of_a_paid_month_are_closed(session: Session) -> None:
    run_id = a_busy_month(session)
    service.post_through(session, run_id)
    with pytest.raises(Refused):
        an_input(session, "P-001", "bonus", 1)
    with pytest.raises(Refused):
        save_overtime(session, "P-001", day("2026-11-12"), _hours(), "workday")
    service.void_run(session, run_id, reason="x")
    an_input(session, "P-001", "bonus", 1)


def _hours():  # type: ignore[no-untyped-def]
    from app.kernel.quantity import pieces

    return pieces(2)


def test_payment_before_the_run_is_refused(session: Session) -> None:
    run_id = a_busy_month(session)
    service.post_through(session, run_id)
    with pytest.raises(Refused):
        service.pay(session, run_id, BANK, day("2026-11-22"))


def test_salaries_are_for_those_who_may_see_them(session: Session) -> None:
    run_id = a_busy_month(session)
    guest = colleague(
        session, "people.employee.edit", "people.inputs.edit", "people.payroll.calculate"
    )
    slip_id = store.scalar("SELECT MIN(id) FROM payroll_slip")
    for ask in (
        lambda: queries.runs(guest),
        lambda: queries.payslips(guest),
        lambda: queries.run_view(guest, run_id),
        lambda: queries.slip(guest, slip_id),
        lambda: queries.slips_of(guest, run_id),
        lambda: payroll_summary.build(guest, Filters()),
        lambda: service.calculate(guest, run_id),
        lambda: inputs.save_component(guest, "P-001", "meal", rp(1), day("2026-01-01")),
        lambda: inputs.save_input(guest, "P-001", NOVEMBER, "meal", rp(1)),
        lambda: employees.save(
            guest, employees.require("P-001"), employees.Terms(day("2026-12-01"))
        ),
        lambda: service.advance(guest, run_id, CHECKED),
        lambda: desk.summary(guest, run_id),
    ):
        with pytest.raises(NotAllowed):
            ask()
    assert dashboard.cards(guest) == []


@pytest.mark.parametrize("step", ["check", "approve", "post", "pay", "void"])
def test_each_step_asks_for_its_own_permission(session: Session, step: str) -> None:
    run_id = a_busy_month(session)
    everything = [f"people.payroll.{each}" for each in ("check", "approve", "post", "pay", "void") if each != step]  # fmt: skip
    guest = colleague(session, "people.salary.view", "people.payroll.calculate", *everything)
    with pytest.raises(NotAllowed):
        service.post_through(guest, run_id)
        service.pay(guest, run_id, BANK, day("2026-11-25"))
        service.void_run(guest, run_id, reason="x")
        service.void_payment(guest, run_id, None, "x")
        service.void_run(guest, run_id, reason="x")


def test_no_amount_reaches_the_audit_trail(session: Session) -> None:
    run_id = a_busy_month(session)
    service.post_through(session, run_id)
    service.pay(session, run_id, BANK, day("2026-11-25"))
    net = queries.run_view(session, run_id).totals.net.minor
    told = " ".join(row[0] for row in store.query("SELECT details FROM audit"))
    for amount in ("1650000000", "16500000", str(net), str(net // 100), "640000000"):
        assert amount not in told


def test_checks_are_green_and_notice_what_is_wrong(session: Session) -> None:
    run_id = a_busy_month(session)
    service.post_through(session, run_id)
    results = [
        checks.runs_are_as_booked(session), *checks.payables_agree(session),
        checks.slips_add_up(session), checks.numbers_have_no_gaps(session),
    ]  # fmt: skip
    assert all(result.ok for result in results)
    store.execute("DROP TRIGGER payroll_run_posted_no_update")
    store.execute("UPDATE payroll_run SET net = net + 100")
    assert not checks.runs_are_as_booked(session).ok
    assert not all(result.ok for result in checks.payables_agree(session))


def test_the_summary_sums_posted_runs_that_stand(session: Session) -> None:
    run_id = a_busy_month(session)
    service.post_through(session, run_id)
    asked = Filters(day("2026-01-01"), day("2026-11-30"))
    result = payroll_summary.build(session, asked)
    view = queries.run_view(session, run_id)
    assert result.totals["net"] == view.totals.net
    assert result.totals["cost"] == view.totals.cost
    assert [row.values["code"] for row in result.rows] == ["November 2026", "P-001", "P-002"]
    service.void_run(session, run_id, reason="x")
    assert payroll_summary.build(session, asked).rows == []


def test_lists_show_the_run_and_its_people(session: Session) -> None:
    run_id = a_busy_month(session)
    (row,) = queries.runs(session).window().first(10)
    assert (row.id, row.state, row.people, row.period) == (run_id, CALCULATED, 2, NOVEMBER)
    window = queries.payslips(session).window(queries.of_run(run_id))
    assert [each.code for each in window.first(10)] == ["P-001", "P-002"]
    assert window.sums()["net"] == queries.run_view(session, run_id).totals.net


def test_the_document_is_found_by_number_ref_and_month(session: Session) -> None:
    run_id = a_busy_month(session)
    ref = store.scalar("SELECT ref FROM payroll_run")
    number = PAYROLL.post(session, run_id) if PAYROLL.post else ""
    assert {PAYROLL.find(session, name) for name in (ref, number, "2026-11")} == {run_id}
    with pytest.raises(NotFound):
        PAYROLL.find(session, "2025-01")
    shown = PAYROLL.show(session, run_id)
    assert shown["state"] == POSTED
    assert shown["totals"]["net"] == Money(sum(line["net"].minor for line in shown["lines"]))
    assert sum(line["amount"].minor for line in shown["postings"]) == 0


def test_the_command_line_runs_a_month_and_tells_a_posted_one_again(session: Session) -> None:
    an_employee(session)
    first = desk.run(session, NOVEMBER, "regular", post=True)
    again = desk.run(session, NOVEMBER, "regular", post=True)
    assert first.number == again.number == "GAJI/26/11/001"
    assert (again.state, again.rows) == (POSTED, first.rows)
    assert first.totals["net"] == first.rows[0]["net"]


def test_a_run_survives_closing_the_file(session: Session) -> None:
    run_id = a_busy_month(session)
    before = slip(session, run_id)
    companies.close(session)
    opened = companies.open_company(session.path, clock=session.clock)
    assert slip(opened, run_id) == before
    companies.close(opened)
