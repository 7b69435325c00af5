"""Runs beside the monthly one: severance with its final tax, corrections, THR by religion; and posting by
department."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app import companies, store
from app.access.session import Session
from app.kernel.errors import Refused
from app.kernel.money import rp
from app.kernel.period import Period
from app.kernel.quantity import MICRO, Quantity
from app.ledger import posting
from app.people.inputs import removal, severance
from app.people.inputs import service as inputs
from app.people.payroll import case as cases
from app.people.payroll import printed, queries, service
from app.people.payroll.case import Case, Leaving
from app.people.payroll.leaving import severance_pay
from app.regulations.pay import pay_rules
from tests.people.builders import (
    NOVEMBER,
    an_employee,
    calculated,
    day,
    figures,
    posted,
    slip,
)

EFFICIENCY = "efficiency_to_prevent_losses"


def leaves(
    session: Session, code: str = "P-001", reason: str = EFFICIENCY, **facts: object
) -> None:
    severance.save_severance(session, code, day("2026-11-30"), reason, **facts)  # type: ignore[arg-type]


def lines_of(run_id: int) -> list[tuple[str, str, int]]:
    """(account, memo, rupiah) of a run's entry."""
    entry = service.get(run_id).entry_id
    assert entry is not None
    return [
        (line.account.code, line.memo, line.amount.whole()) for line in posting.plan_of(entry).lines
    ]


def all_green(session: Session) -> bool:
    return not [check for check in companies.check(session) if check.red]


# -- severance -------------------------------------------------------------------------------------


def test_severance_is_counted_by_service_and_reason_and_taxed_finally(session: Session) -> None:
    """Six full years: 7 months of UP, 3 of UPMK; 2.5 million up to 100 million, 15 % above."""
    an_employee(session, left=day("2026-11-30"))
    leaves(session, leave_days=Quantity(5 * MICRO), divisor=25, other=rp(3_000_000))
    run_id = posted(session, NOVEMBER, "severance")
    view = slip(session, run_id)
    due = view.pay.severance
    assert due is not None
    parts = [due.up, due.upmk, due.leave, due.other]
    assert [each.whole() for each in parts] == [70_000_000, 30_000_000, 2_000_000, 3_000_000]
    assert figures(view, "severance", "final_tax", "pph21", "taxable") == [
        105_000_000, 3_250_000, 0, 0,
    ]  # fmt: skip
    assert view.amounts["net"] == rp(101_750_000)
    assert ("6107", "", 105_000_000) in lines_of(run_id)
    assert all_green(session)


def test_severance_leaves_the_tax_of_the_year_alone(session: Session) -> None:
    an_employee(session, left=day("2026-11-30"))
    leaves(session)
    paid = posted(session, NOVEMBER, "severance")
    beside = slip(session, calculated(session)).amounts["pph21"]
    service.void_run(session, paid, None, "salah")
    assert slip(session, calculated(session)).amounts["pph21"] == beside


def test_an_agreed_amount_stands_in_place_of_the_law(session: Session) -> None:
    an_employee(session, left=day("2026-11-30"))
    leaves(session, agreed=rp(40_000_000))
    assert figures(slip(session, calculated(session, NOVEMBER, "severance")), "severance", "net") == [
        40_000_000, 40_000_000,
    ]  # fmt: skip


def test_severance_that_is_posted_stays_and_is_free_again_once_void(session: Session) -> None:
    an_employee(session, left=day("2026-11-30"))
    leaves(session)
    run_id = posted(session, NOVEMBER, "severance")
    with pytest.raises(Refused):
        removal.remove_severance(session, 1)
    with pytest.raises(Refused):
        leaves(session, agreed=rp(1_000_000), update=True)
    service.void_run(session, run_id, None, "salah alasan")
    leaves(session, agreed=rp(1_000_000), update=True)
    assert calculated(session, NOVEMBER, "severance") != run_id
    assert all_green(session)


def test_what_cannot_be_is_refused_field_by_field(session: Session) -> None:
    an_employee(session, left=day("2026-10-31"))
    with pytest.raises(Refused) as refused:
        leaves(session, reason="bosan", other=rp(-1), leave_days=Quantity(400 * MICRO), divisor=40)
    assert {each.field for each in refused.value.problems} == {
        "reason", "other", "leave_days", "divisor", "date",
    }  # fmt: skip
    with pytest.raises(Refused):
        calculated(session, NOVEMBER, "severance")


def test_the_kept_case_tells_the_same_severance_again() -> None:
    leaving = Leaving(
        EFFICIENCY, 82, Quantity(MICRO), 21, rp(5), rp(6), None, ((2025, rp(70_000_000)),)
    )
    case = Case(
        1, NOVEMBER, "severance", "TK/0", "gross", "permanent", rp(10_000_000), rp(0), 5, 1,
        leaving=leaving,
    )  # fmt: skip
    assert cases.from_text(cases.to_text(case, ("a",))) == (case, ("a",))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 600), st.integers(0, 600))
def test_severance_in_two_payments_is_taxed_as_in_one(first: int, second: int) -> None:
    """PP 68/2009: payments within two calendar years are counted together."""
    rules = pay_rules(NOVEMBER.first_day)

    def tax(amount: int, *before: tuple[int, int]) -> int:
        paid = tuple((year, rp(each * 1_000_000)) for year, each in before)
        leaving = Leaving(EFFICIENCY, 82, agreed=rp(amount * 1_000_000), before=paid)
        return severance_pay(rp(10_000_000), leaving, 2026, rules).tax.whole()

    assert tax(first) + tax(second, (2026, first)) == tax(first + second)


def test_a_severance_slip_names_its_parts_on_paper(session: Session, tmp_path: Path) -> None:
    an_employee(session, left=day("2026-11-30"))
    leaves(session)
    posted(session, NOVEMBER, "severance")
    (path,) = printed.render(session, "PESANGON/26/11/P-001", tmp_path)
    said = PdfReader(path).pages[0].extract_text()
    assert "UPMK" in said and "70.000.000" in said and "97.500.000" in said


# -- corrections -----------------------------------------------------------------------------------


def test_a_correction_is_paid_beside_a_posted_month_and_taxed_with_it(session: Session) -> None:
    an_employee(session)
    an_employee(session, "P-002")
    regular = posted(session)
    with pytest.raises(Refused):
        inputs.save_input(session, "P-001", NOVEMBER, "meal", rp(2_000_000))
    inputs.save_input(session, "P-001", NOVEMBER, "meal", rp(2_000_000), off_cycle=True)
    run_id = posted(session, NOVEMBER, "correction")
    assert [view.code for view in queries.slips_of(session, run_id)] == ["P-001"]
    view, month = slip(session, run_id), slip(session, regular)
    assert view.pay.month is not None
    together = view.amounts["pph21"] + month.amounts["pph21"]
    assert view.pay.month.gross == month.amounts["taxable"] + rp(2_000_000)
    assert together == view.pay.month.tax
    assert figures(view, "base", "allowance", "health_employee") == [0, 2_000_000, 0]
    with pytest.raises(Refused):
        inputs.save_input(session, "P-001", NOVEMBER, "bonus", rp(1), off_cycle=True)
    assert all_green(session)


def test_a_month_leaves_off_cycle_inputs_to_their_correction(session: Session) -> None:
    an_employee(session)
    inputs.save_input(session, "P-001", NOVEMBER, "meal", rp(2_000_000), off_cycle=True)
    assert figures(slip(session, calculated(session)), "allowance") == [0]


# -- THR by religion -------------------------------------------------------------------------------


def test_thr_is_paid_to_one_religion_at_its_holiday(session: Session) -> None:
    """Each once a year; months of service count to the holiday, not to the day of the entry."""
    an_employee(session, "P-001", religion="islam")
    an_employee(session, "P-002", religion="kristen", joined=day("2026-06-20"))
    march, december = Period(2026, 3), Period(2026, 12)
    first = service.start(
        session, march, "thr", day("2026-03-10"), religion="islam", holiday=day("2026-03-20")
    )
    service.post_through(session, first)
    assert [view.code for view in queries.slips_of(session, first)] == ["P-001"]
    second = service.start(
        session, december, "thr", day("2026-12-15"), religion="kristen", holiday=day("2026-12-25")
    )
    service.calculate(session, second)
    (view,) = queries.slips_of(session, second)
    assert (view.code, view.amounts["irregular"]) == ("P-002", rp(5_000_000))


def test_who_left_within_thirty_days_keeps_thr_with_a_permanent_contract(session: Session) -> None:
    an_employee(session, "P-001", left=day("2026-03-01"))
    an_employee(session, "P-002", left=day("2026-03-01"), employment="contract")
    an_employee(session, "P-003", left=day("2026-02-01"))
    run_id = calculated(session, Period(2026, 3), "thr", "2026-03-20")
    assert [view.code for view in queries.slips_of(session, run_id)] == ["P-001"]


# -- posting ---------------------------------------------------------------------------------------


def test_the_cost_is_posted_by_department(session: Session) -> None:
    an_employee(session, "P-001", 6_000_000, department="Gudang")
    an_employee(session, "P-002", 4_000_000, department="Toko")
    found = lines_of(posted(session))
    salaries = [(memo, amount) for account, memo, amount in found if account == "6101"]
    assert salaries == [("Gudang", 6_000_000), ("Toko", 4_000_000)]
    assert store.scalar("SELECT SUM(amount) FROM journal_line") == 0
