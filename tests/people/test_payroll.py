"""The payroll run: what a person is paid, month after month, and what it rests on."""

from __future__ import annotations

import dataclasses

import pytest

from app import store
from app.access.session import Session
from app.kernel.errors import Refused, RulesMissing
from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money, rp
from app.kernel.period import Period
from app.masters import employee as employees
from app.people.inputs import service as inputs
from app.people.payroll import loading, service
from app.people.payroll.case import from_text, to_text
from app.people.payroll.loading import NoTerms
from app.tax import bpjs
from tests.people.builders import (
    NOVEMBER,
    a_component,
    a_raise,
    an_employee,
    an_input,
    calculated,
    day,
    figures,
    overtime,
    posted,
    slip,
)


def test_a_plain_month(session: Session) -> None:
    an_employee(session, salary=6_400_000)
    a_component(session, "P-001", "position_allowance", 500_000)
    a_component(session, "P-001", "meal_transport", 880_000)
    an_input(session, "P-001", "uang saku", 215_000)
    view = slip(session, calculated(session))
    assert figures(view, "base", "allowance", "taxable", "pph21") == [6_400_000, 1_595_000, 8_308_260, 124_623]  # fmt: skip
    assert figures(view, "health_employee", "jht_employee", "jp_employee") == [69_000, 138_000, 69_000]  # fmt: skip
    assert figures(view, "health_employer", "jht_employer", "jp_employer", "jkk_employer", "jkm_employer") == [276_000, 255_300, 138_000, 16_560, 20_700]  # fmt: skip
    assert view.amounts["net"] == rp(7_594_377)
    assert not view.differs
    assert view.number == "SLIP/26/11/P-001"


def test_overtime_counts_base_and_fixed_allowances(session: Session) -> None:
    an_employee(session, salary=4_000_000)
    a_component(session, "P-001", "fixed_allowance", 325_000)
    overtime(session, "P-001", "2026-11-12", "3")
    overtime(session, "P-001", "2026-11-15", "2", "holiday")
    overtime(session, "P-001", "2026-10-12", "3")
    assert figures(slip(session, calculated(session)), "overtime") == [137_500 + 100_000]


def test_every_kind_of_component_lands_where_it_belongs(session: Session) -> None:
    an_employee(session, salary=10_000_000)
    for name, amount in (
        ("bonus", 1_000_000), ("benefit", 200_000), ("reimbursement", 300_000), ("absence", 400_000),
        ("loan", 500_000), ("cooperative", 50_000), ("zakat", 60_000), ("pension_fund", 70_000),
    ):  # fmt: skip
        an_input(session, "P-001", name, amount)
    view = slip(session, calculated(session))
    names = (
        "irregular",
        "benefit",
        "untaxed",
        "allowance",
        "loan",
        "deduction",
        "zakat",
        "pension_fund",
    )
    assert figures(view, *names) == [1_000_000, 200_000, 300_000, -400_000, 500_000, 50_000, 60_000, 70_000]  # fmt: skip
    assert view.amounts["taxable"] == rp(10_000_000 + 1_000_000 + 200_000 - 400_000 + 454_000)
    assert view.amounts["net"] == view.pay.earned - view.pay.deducted


def test_net_and_gross_up_leave_the_agreed_pay_whole(session: Session) -> None:
    for code, method in (("P-001", "net"), ("P-002", "gross_up")):
        an_employee(session, code, 15_000_000, pph21_method=method)
    run_id = calculated(session)
    for code in ("P-001", "P-002"):
        view = slip(session, run_id, code)
        assert view.amounts["pph21"] == view.amounts["tax_allowance"] > ZERO
        assert view.amounts["net"] == rp(15_000_000) - view.pay.bpjs.employee_total


def test_joining_leaving_and_a_raise_within_the_month_are_paid_by_days(session: Session) -> None:
    an_employee(session, "P-001", 6_000_000, joined=day("2026-11-16"))
    an_employee(session, "P-002", 6_000_000, left=day("2026-11-10"))
    an_employee(session, "P-003", 6_000_000)
    a_raise(session, "P-003", "2026-11-21", 9_000_000)
    a_component(session, "P-001", "position_allowance", 300_000)
    run_id = calculated(session)
    assert figures(slip(session, run_id, "P-001"), "base", "allowance") == [3_000_000, 150_000]
    assert figures(slip(session, run_id, "P-002"), "base") == [2_000_000]
    assert figures(slip(session, run_id, "P-003"), "base") == [7_000_000]


def test_bpjs_counts_the_whole_month_of_one_who_joins_within_it(session: Session) -> None:
    an_employee(session, "P-001", 6_000_000, joined=day("2026-11-16"))
    assert slip(session, calculated(session)).pay.bpjs.parts[bpjs.JHT].base == rp(6_000_000)


def test_who_left_before_or_joins_after_is_not_in_the_run(session: Session) -> None:
    an_employee(session, "P-001", left=day("2026-10-31"))
    an_employee(session, "P-002", joined=day("2026-12-01"))
    an_employee(session, "P-003")
    run_id = calculated(session)
    assert store.query("SELECT code FROM payroll_slip WHERE run_id = ?", (run_id,)) == [("P-003",)]


def test_a_component_follows_its_dates_and_a_later_row_replaces_it(session: Session) -> None:
    an_employee(session)
    a_component(session, "P-001", "transport", 100_000, "2026-01-01")
    a_component(session, "P-001", "transport", 250_000, "2026-11-01")
    a_component(session, "P-001", "meal", 70_000, "2026-01-01", "2026-10-31")
    a_component(session, "P-001", "attendance", 30_000, "2026-12-01")
    assert figures(slip(session, calculated(session)), "allowance") == [250_000]


def test_a_whole_year_ends_in_the_tax_of_the_year(session: Session) -> None:
    """As the official example: K/0, 10,000,000 a month; BPJS left out, pension fund 100,000."""
    an_employee(
        session, ptkp="K/0", bpjs_health=False, bpjs_jht=False, bpjs_jp=False, jkk_class=1
    )  # fmt: skip
    a_component(session, "P-001", "pension_fund", 100_000)
    a_component(
        session, "P-001", "absence", 54_000
    )  # takes the taxable JKK and JKM premium out again
    taxes = []
    for month in range(1, 13):
        run_id = posted(session, Period(2026, month))
        taxes.append(slip(session, run_id).amounts["pph21"].whole())
    assert taxes == [200_000] * 11 + [515_000]
    final = slip(session, run_id).pay.year
    assert final is not None
    assert (final.pkp, final.tax) == (rp(54_300_000), rp(2_715_000))
    assert slip(session, run_id).year_pph21 == rp(2_715_000)


def test_a_year_that_began_elsewhere_takes_its_opening_figures(session: Session) -> None:
    an_employee(session, ptkp="TK/0", bpjs_health=False, bpjs_jht=False, bpjs_jp=False)
    inputs.save_opening(
        session,
        "P-001",
        2026,
        11,
        gross=rp(110_000_000),
        pph21=rp(2_200_000),
        pension=rp(1_100_000),
    )
    view = slip(session, calculated(session, Period(2026, 12)))
    year = view.pay.year
    assert year is not None
    assert year.year.months == 12
    assert year.year.gross == rp(110_000_000 + 10_054_000)
    assert year.position_cost == rp(6_000_000)
    assert year.final == year.tax - rp(2_200_000)


def test_opening_figures_end_before_the_first_month_paid_here(session: Session) -> None:
    an_employee(session)
    posted(session, Period(2026, 6))
    with pytest.raises(Refused):
        inputs.save_opening(session, "P-001", 2026, 6, gross=rp(1))


def test_leaving_is_the_final_period_and_refunds(session: Session) -> None:
    an_employee(session, salary=8_000_000, left=day("2026-03-31"))
    for month in (1, 2):
        posted(session, Period(2026, month))
    view = slip(session, posted(session, Period(2026, 3)))
    assert view.is_final
    assert view.amounts["pph21"].minor < 0
    assert view.year_pph21 == ZERO


def test_the_slip_of_an_earlier_employer_counts_in_the_final_period(session: Session) -> None:
    an_employee(session, joined=day("2026-12-01"), since=day("2026-12-01"))
    inputs.save_previous_slip(session, "P-001", 2026, rp(60_000_000), rp(300_000))
    year = slip(session, calculated(session, Period(2026, 12))).pay.year
    assert year is not None
    assert (year.year.previous_net, year.year.previous_withheld) == (rp(60_000_000), rp(300_000))
    assert year.final == year.tax - rp(300_000)


def test_residence_that_begins_within_the_year(session: Session) -> None:
    an_employee(
        session, salary=20_000_000, joined=day("2026-12-01"), resident_from=day("2026-12-01")
    )
    year = slip(session, calculated(session, Period(2026, 12))).pay.year
    assert year is not None
    assert year.year.resident_months == 1
    assert year.net_of_year.minor == year.net.minor * 12


def test_a_non_permanent_employee_has_no_final_period(session: Session) -> None:
    an_employee(session, employment="daily")
    view = slip(session, calculated(session, Period(2026, 12)))
    assert not view.is_final
    assert view.pay.month is not None


def test_the_ptkp_of_the_first_of_january_counts_all_year(session: Session) -> None:
    an_employee(session, ptkp="TK/0")
    a_raise(session, "P-001", "2026-05-01", 10_000_000, ptkp="K/1")
    assert slip(session, calculated(session)).ptkp == "TK/0"
    assert slip(session, calculated(session, Period(2027, 1))).ptkp == "K/1"


def test_a_run_of_thr_and_the_regular_one_of_the_month_are_taxed_together(session: Session) -> None:
    an_employee(session, ptkp="K/0", bpjs_health=False, bpjs_jht=False, bpjs_jp=False)
    a_component(session, "P-001", "reimbursement", 1)
    bonus = slip(session, posted(session, Period(2026, 3), "thr", "2026-03-10"))
    assert figures(bonus, "base", "irregular", "taxable", "pph21") == [0, 10_000_000, 10_000_000, 200_000]  # fmt: skip
    regular = slip(session, posted(session, Period(2026, 3)))
    assert regular.amounts["taxable"] == rp(10_054_000)
    assert bonus.amounts["pph21"] + regular.amounts["pph21"] == rp(20_054_000 * 9 // 100)
    assert regular.year_gross == rp(20_054_000)


def test_thr_follows_the_months_of_service_and_is_paid_once_a_year(session: Session) -> None:
    an_employee(session, "P-001", 6_000_000, joined=day("2026-01-05"))
    an_employee(session, "P-002", 6_000_000, joined=day("2026-03-01"))
    a_component(session, "P-001", "position_allowance", 600_000)
    a_component(session, "P-001", "meal", 900_000)
    run_id = posted(session, Period(2026, 3), "thr", "2026-03-15")
    assert figures(slip(session, run_id), "irregular") == [1_100_000]
    assert figures(slip(session, run_id, "P-002"), "irregular") == [0]
    again = calculated(session, Period(2026, 12), "thr", "2026-12-15")
    assert store.query("SELECT code FROM payroll_slip WHERE run_id = ?", (again,)) == [("P-002",)]


def test_a_bonus_run_pays_its_inputs_and_the_regular_one_leaves_them(session: Session) -> None:
    an_employee(session)
    an_input(session, "P-001", "bonus", 5_000_000)
    first = posted(session, kind="bonus")
    assert figures(slip(session, first), "base", "irregular") == [0, 5_000_000]
    assert figures(slip(session, posted(session)), "irregular") == [0]


def test_a_person_added_later_gets_a_run_of_their_own(session: Session) -> None:
    an_employee(session, "P-001")
    posted(session)
    with pytest.raises(Refused):
        calculated(session)
    an_employee(session, "P-002")
    run_id = calculated(session)
    assert store.query("SELECT code FROM payroll_slip WHERE run_id = ?", (run_id,)) == [("P-002",)]


def test_one_person_can_be_calculated_alone(session: Session) -> None:
    an_employee(session, "P-001")
    an_employee(session, "P-002")
    run_id = calculated(session)
    an_input(session, "P-001", "bonus", 1_000_000)
    an_input(session, "P-002", "bonus", 1_000_000)
    service.calculate_one(session, run_id, "P-002")
    assert figures(slip(session, run_id, "P-001"), "irregular") == [0]
    assert figures(slip(session, run_id, "P-002"), "irregular") == [1_000_000]
    assert store.scalar("SELECT gross FROM payroll_run WHERE id = ?", (run_id,)) == rp(21_000_000).minor  # fmt: skip


def test_no_salary_for_the_month_is_told_by_name(session: Session) -> None:
    an_employee(session, joined=day("2026-11-01"), since=day("2026-12-01"))
    with pytest.raises(NoTerms, match="P-001"):
        calculated(session)


def test_a_month_without_rules_is_refused(session: Session) -> None:
    an_employee(session)
    with pytest.raises(RulesMissing):
        service.start(session, Period(2019, 5))
    assert store.scalar("SELECT COUNT(*) FROM payroll_run") == 0


def test_rules_of_next_year_are_used_with_a_warning(session: Session) -> None:
    an_employee(session)
    view = slip(session, calculated(session, Period(2027, 1)))
    assert any("usang" in problem.sentence() for problem in view.problems)
    assert not any(problem.blocking for problem in view.problems)


def test_a_loan_larger_than_what_is_owed_warns(session: Session) -> None:
    an_employee(session)
    inputs.save_opening(session, "P-001", 2026, 9, gross=rp(90_000_000), loan_balance=rp(500_000))
    an_input(session, "P-001", "loan", 250_000, Period(2026, 10))
    an_input(session, "P-001", "loan", 300_000)
    assert slip(session, posted(session, Period(2026, 10))).problems == []
    problems = slip(session, calculated(session)).problems
    assert [problem.field for problem in problems] == ["loan"]
    assert "250.000" in problems[0].sentence()


def test_nothing_is_paid_behind_a_year_that_is_calculated(session: Session) -> None:
    an_employee(session)
    december = posted(session, Period(2026, 12))
    run_id = calculated(session)
    with pytest.raises(Refused, match="Pajak setahun"):
        service.post_through(session, run_id)
    service.void_run(session, december, reason="x")
    service.calculate(session, run_id)
    service.post_through(session, run_id)


def test_deductions_beyond_the_pay_block_the_run(session: Session) -> None:
    an_employee(session, salary=1_000_000)
    an_input(session, "P-001", "deduction", 2_000_000)
    run_id = calculated(session)
    with pytest.raises(Refused, match="Potongan"):
        service.advance(session, run_id, "checked")


def test_a_case_is_kept_and_read_back_the_same(session: Session) -> None:
    an_employee(session, ptkp="K/2", extra_family=2, no_npwp_surcharge=True)
    inputs.save_opening(session, "P-001", 2026, 9, gross=rp(90_000_000), loan_balance=rp(5))
    a_component(session, "P-001", "Tunjangan “jabatan” 😀", 500_000)
    overtime(session, "P-001", "2026-11-12", "2.5")
    loaded = loading.load(NOVEMBER, "regular", day("2026-11-30"), session.company)
    case = loaded.case(loaded.people[0])
    assert from_text(to_text(case, ("a", "b"))) == (case, ("a", "b"))


def everything(steps: tuple[Explained, ...]) -> list[Explained]:
    return [each for step in steps for each in (step, *everything(step.parts))]


def test_every_figure_of_a_payslip_is_explained(session: Session) -> None:
    an_employee(session, salary=12_500_000, extra_family=1)
    overtime(session, "P-001", "2026-11-12", "3")
    view = slip(session, calculated(session))
    results = {
        step.result for step in everything(view.explanation) if isinstance(step.result, Money)
    }
    told = ("overtime", "pph21", "taxable", "health_employer", "jht_employee", "jp_employee", "net")
    assert {view.amounts[name] for name in told} <= results
    assert all(step.rule for step in everything(view.explanation) if step.label.startswith("BPJS"))


def test_the_story_says_so_when_the_rules_have_changed_since(session: Session) -> None:
    an_employee(session)
    run_id = calculated(session)
    kept = store.scalar("SELECT kept FROM payroll_slip")
    assert "ter-2024-A" in kept
    store.execute("UPDATE payroll_slip SET kept = replace(kept, 'ter-2024-A', 'ter-2031-A')")
    assert slip(session, run_id).differs


def test_terms_are_dated_and_history_stays(session: Session) -> None:
    person = an_employee(session, salary=5_000_000)
    a_raise(session, "P-001", "2026-12-01", 6_000_000)
    view = slip(session, calculated(session))
    assert view.amounts["base"] == rp(5_000_000)
    assert [terms.base_salary for terms in employees.history(person.id)] == [rp(5_000_000), rp(6_000_000)]  # fmt: skip
    assert dataclasses.replace(person, name="x").code == person.code
