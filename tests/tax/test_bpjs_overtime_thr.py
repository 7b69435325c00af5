"""BPJS, overtime, THR, severance and daily wages by their rules."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.kernel.money import ZERO, Money, rp
from app.regulations.pay import layers, severance_rules
from app.tax import bpjs, overtime, severance, thr
from app.tax.bpjs import Membership, UnknownRiskClass, contributions
from app.tax.pph21 import others
from tests.tax.builders import NOVEMBER, pph21, rules_of


def test_family_beyond_five_pays_one_per_cent_each() -> None:
    found = contributions(rp(2_500_000), Membership(extra_family=2), rules_of().bpjs)
    assert found.employer(bpjs.HEALTH) == rp(100_000)
    assert found.employee(bpjs.HEALTH) == rp(25_000)
    assert found.health_employee == rp(75_000)


def test_health_counts_at_least_the_minimum_wage_and_at_most_the_ceiling() -> None:
    rules = rules_of().bpjs
    low = contributions(rp(1_000_000), Membership(), rules, rp(2_441_400))
    assert low.parts[bpjs.HEALTH].base == rp(2_441_400)
    assert low.parts[bpjs.JHT].base == rp(1_000_000)
    assert contributions(rp(99_000_000), Membership(), rules).parts[bpjs.HEALTH].base == rp(
        12_000_000
    )


def test_only_the_programmes_a_person_is_in() -> None:
    found = contributions(rp(5_000_000), Membership(health=False, jp=False), rules_of().bpjs)
    assert set(found.parts) == {bpjs.JHT, bpjs.JKK, bpjs.JKM}
    assert found.taxable_premium == found.employer(bpjs.JKK) + found.employer(bpjs.JKM)
    assert found.pension_employee == rp(100_000)


@given(some.integers(0, 10**9))
def test_shares_never_exceed_their_wage_and_totals_are_their_parts(wage: int) -> None:
    found = contributions(rp(wage), Membership(jkk_class=5, extra_family=1), rules_of().bpjs)
    assert found.employee_total == Money(sum(part.employee.minor for part in found.parts.values()))
    assert found.employer_total.minor * 10 <= rp(wage).minor * 2 + 1


def test_relief_applies_only_where_it_is_asked_for_and_in_force() -> None:
    december, november = dt.date(2025, 12, 1), NOVEMBER
    for asked, date, expected in ((True, december, 12_000), (False, december, 24_000), (True, november, 24_000)):  # fmt: skip
        found = contributions(rp(10_000_000), Membership(relief=asked), rules_of(date).bpjs)
        assert found.employer(bpjs.JKK) == rp(expected)


def test_a_class_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownRiskClass):
        contributions(rp(1), Membership(jkk_class=6), rules_of().bpjs)


@pytest.mark.parametrize(
    ("days", "day", "hours", "multiplied"),
    [
        (6, "holiday", "11", "29"),
        (6, "holiday_on_shortest_day", "9", "25"),
        (5, "holiday", "12", "31"),
        (5, "holiday_on_shortest_day", "8", "16"),
        (5, "workday", "4", "7.5"),
        (5, "workday", "0.5", "0.75"),
        (5, "workday", "0", "0"),
        (6, "holiday", "8", "17"),
        (6, "holiday", "7.5", "15.5"),
        (5, "holiday", "13", "35"),
    ],
)
def test_overtime_multipliers(days: int, day: str, hours: str, multiplied: str) -> None:
    found = overtime.overtime(Fraction(hours), day, days, rp(1_730_000), rules_of().overtime)
    assert found.multiplied == Fraction(multiplied)
    assert found.pay.major == Fraction(multiplied) * 10_000


def test_overtime_wage_is_at_least_three_quarters_of_all_pay() -> None:
    rules = rules_of().overtime
    assert overtime.overtime_wage(rp(4_000_000), rp(4_000_000), rules) == rp(6_000_000)
    assert overtime.overtime_wage(rp(7_000_000), rp(1_000_000), rules) == rp(7_000_000)
    assert overtime.overtime_wage(rp(1_000_000), ZERO, rules, rp(2_000_000)) == rp(2_000_000)
    assert overtime.month_of_daily(rp(100_000), 6, rules) == rp(2_500_000)


def test_an_unknown_day_is_refused() -> None:
    with pytest.raises(overtime.UnknownOvertimeDay):
        overtime.overtime(Fraction(1), "birthday", 5, rp(1), rules_of().overtime)


@pytest.mark.parametrize(("months", "due"), [(0, 0), (1, 500_000), (11, 5_500_000), (12, 6_000_000), (300, 6_000_000)])  # fmt: skip
def test_thr_by_months_of_service(months: int, due: int) -> None:
    assert thr.thr(rp(6_000_000), months, rules_of().thr).amount == rp(due)


def test_thr_of_daily_workers_takes_the_average_of_twelve_months() -> None:
    wages = [rp(9_000_000), *[rp(3_000_000)] * 12]
    assert thr.average_wage(wages, rules_of().thr) == rp(3_000_000)
    assert thr.average_wage([rp(1_000_000), rp(2_000_001)], rules_of().thr) == rp(1_500_000)
    assert thr.average_wage([], rules_of().thr) == ZERO


@pytest.mark.parametrize(
    ("wage", "tax"),
    [(450_000, 0), (450_001, 2_250), (2_500_000, 12_500), (2_500_001, 62_500), (200_000_000, 9_000_000)],
)  # fmt: skip
def test_daily_wages(wage: int, tax: int) -> None:
    assert others.daily(rp(wage), pph21()).tax == rp(tax)


def test_severance_tax_accumulates_over_two_years_and_then_turns_to_the_layers() -> None:
    scale = severance_rules(NOVEMBER).final_tax[severance.SEVERANCE]
    payments = [(2025, rp(60_000_000)), (2026, rp(60_000_000)), (2027, rp(60_000_000)), (2027, rp(60_000_000))]  # fmt: skip
    assert severance.final_taxes(payments, scale, layers(NOVEMBER)) == [
        rp(500_000), rp(2_000_000 + 3_000_000), rp(3_000_000), rp(9_000_000)
    ]  # fmt: skip


def test_severance_by_service_and_reason() -> None:
    rules = severance_rules(NOVEMBER)
    found = severance.severance(rp(10_000_000), 24 * 12, "pension_age", rules)
    assert (found.up, found.upmk) == (rp(157_500_000), rp(100_000_000))
    assert severance.severance(rp(10_000_000), 11, "efficiency_because_of_losses", rules).up == rp(5_000_000)  # fmt: skip
    with pytest.raises(severance.UnknownReason):
        severance.severance(rp(1), 1, "boredom", rules)


def test_contract_compensation() -> None:
    assert severance.contract_compensation(rp(6_000_000), 7) == rp(3_500_000)
    assert severance.contract_compensation(rp(6_000_000), 0) == ZERO
