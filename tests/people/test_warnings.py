"""What a run warns of, and the list of what changed against the month before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.session import Session
from app.kernel.errors import NotFound, Refused
from app.kernel.money import rp
from app.kernel.period import Period
from app.kernel.report import Filters, ReportResult
from app.masters import employee as employees
from app.people.inputs import removal
from app.people.inputs.components import DEDUCTIONS
from app.people.inputs.minimum_wage import save_minimum_wage
from app.people.payroll import changes, rules
from app.people.payroll.calc import calculate
from app.people.payroll.case import Case, Part
from app.people.payroll.changes import Paid
from app.people.reports import payroll_changes
from app.regulations.pay import pay_rules
from app.tax import bpjs
from tests.people.builders import (
    NOVEMBER,
    a_component,
    a_raise,
    an_employee,
    calculated,
    day,
    figures,
    overtime,
    posted,
    slip,
)

OCTOBER = Period(2026, 10)


def warned(session: Session, run_id: int, code: str = "P-001") -> list[str]:
    found = slip(session, run_id, code).problems
    assert not any(problem.blocking for problem in found)
    return [problem.message for problem in found]


def test_a_missing_nik_is_warned_of(session: Session) -> None:
    an_employee(session, nik="")
    assert warned(session, calculated(session)) == [rules.NO_NIK]


def test_a_bank_account_that_changed_is_warned_of_once(session: Session) -> None:
    person = an_employee(session)
    posted(session, OCTOBER)
    employees.save(session, replace(person, account_number="12345678"))
    assert warned(session, posted(session)) == [rules.ACCOUNT_CHANGED]
    assert warned(session, calculated(session, Period(2026, 12)))[:1] != [rules.ACCOUNT_CHANGED]


def test_pay_below_the_minimum_wage_is_warned_of(session: Session) -> None:
    an_employee(session, salary=4_000_000)
    a_component(session, "P-001", "fixed_allowance", 900_000)
    save_minimum_wage(session, day("2026-01-01"), rp(4_900_000))
    assert warned(session, calculated(session, OCTOBER)) == []
    save_minimum_wage(session, day("2026-11-01"), rp(5_000_000))
    assert warned(session, calculated(session)) == [rules.BELOW_MINIMUM]


def test_bpjs_health_and_overtime_count_from_the_minimum_wage(session: Session) -> None:
    """1 % of 5,190,000; an hour is 5,190,000 ÷ 173 = 30,000, the first counts one and a half times."""
    an_employee(session, salary=3_000_000)
    overtime(session, "P-001", "2026-11-12", "1")
    save_minimum_wage(session, day("2026-01-01"), rp(5_190_000))
    view = slip(session, calculated(session))
    assert figures(view, "health_employee", "jht_employee", "overtime") == [51_900, 60_000, 45_000]


def test_a_minimum_wage_is_refused_changed_and_removed(session: Session) -> None:
    with pytest.raises(Refused):
        save_minimum_wage(session, day("2026-01-01"), rp(0))
    save_minimum_wage(session, day("2026-01-01"), rp(5_000_000))
    save_minimum_wage(session, day("2026-01-01"), rp(3_000_000), update=True)
    an_employee(session, salary=4_000_000)
    assert warned(session, calculated(session)) == []
    removal.remove_minimum_wage(session, 1)
    with pytest.raises(NotFound):
        removal.remove_minimum_wage(session, 1)


# -- what changed ----------------------------------------------------------------------------------


def changes_of(session: Session) -> ReportResult:
    return payroll_changes.build(session, Filters(date_to=dt.date(2026, 11, 30)))


def rows_of(result: ReportResult) -> dict[str, tuple[int, int, str]]:
    return {
        row.values["what"]: (
            row.values["before"].whole(), row.values["now"].whole(), row.values["why"]
        )
        for row in result.rows
    }  # fmt: skip


def test_whose_pay_is_as_before_is_left_out(session: Session) -> None:
    an_employee(session)
    posted(session, OCTOBER)
    calculated(session)
    assert changes_of(session).rows == []


def test_what_changed_says_from_what_to_what_and_why(session: Session) -> None:
    an_employee(session, name="Rina")
    an_employee(session, "P-002", left=day("2026-10-31"), name="Wahyu")
    posted(session, OCTOBER)
    a_raise(session, "P-001", "2026-11-01", 11_000_000)
    a_component(session, "P-001", "meal", 400_000, "2026-11-01")
    overtime(session, "P-001", "2026-11-12", "2")
    calculated(session)
    found = rows_of(changes_of(session))
    assert (0, 400_000, "") in found.values()
    assert "0 → 2 jam" in found["Lembur"][2]
    assert "P-001 Rina" in found and found["P-002 Wahyu"][1] == 0


def test_as_many_hours_of_overtime_may_count_for_more(session: Session) -> None:
    an_employee(session)
    for each in ("2026-10-12", "2026-10-13"):
        overtime(session, "P-001", each, "1")
    overtime(session, "P-001", "2026-11-12", "2")
    posted(session, OCTOBER)
    calculated(session)
    assert "3 → 3,5 kali upah sejam" in rows_of(changes_of(session))["Lembur"][2]


KINDS = (
    "fixed",
    "variable",
    "bonus",
    "untaxed",
    "absence",
    "deduction",
    "loan",
    "zakat",
    "pension",
)


def paid(base: int, parts: list[tuple[int, int]]) -> Paid:
    """A month's payslip with components as (kind, thousands)."""
    case = Case(
        1, NOVEMBER, "regular", "TK/0", "gross", "permanent", rp(base), rp(base), 5, 1,
        tuple(Part(f"{KINDS[kind]} {kind}", KINDS[kind], rp(amount * 1000)) for kind, amount in parts),
    )  # fmt: skip
    pay = calculate(case, pay_rules(NOVEMBER.first_day))
    amounts = {
        "base": pay.base, "overtime": pay.overtime, "tax_allowance": pay.tax_allowance,
        "health_employee": pay.bpjs.health_employee, "jht_employee": pay.bpjs.employee(bpjs.JHT),
        "jp_employee": pay.bpjs.employee(bpjs.JP), "pph21": pay.pph21, "net": pay.net,
    }  # fmt: skip
    return Paid(amounts, case, pay)


PARTS = st.lists(st.tuples(st.integers(0, len(KINDS) - 1), st.integers(0, 3000)), max_size=6)
SALARY = st.integers(6_000_000, 40_000_000)


@given(SALARY, PARTS, SALARY, PARTS)
def test_the_changes_explain_the_whole_step_of_net_pay(
    base: int, parts: list[tuple[int, int]], other: int, others: list[tuple[int, int]]
) -> None:
    """Figures that are earned, less those deducted."""
    before, now = [paid(base, parts)], [paid(other, others)]
    steps = 0
    for change in changes.changes(before, now):
        taken = change.kind in DEDUCTIONS or change.label in ("PPh 21", "BPJS of the employee")
        steps += -change.step.minor if taken else change.step.minor
    assert steps == changes.net(now).minor - changes.net(before).minor


@given(SALARY, PARTS, st.randoms())
def test_the_order_of_components_never_changes_the_pay(
    base: int, parts: list[tuple[int, int]], random: Random
) -> None:
    mixed = list(parts)
    random.shuffle(mixed)
    assert paid(base, mixed).pay == paid(base, parts).pay
