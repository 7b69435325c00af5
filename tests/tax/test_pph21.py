"""PPh 21: laws that hold for every income, and the cases of a year that official examples leave out."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money, rp
from app.regulations.values import Bracket
from app.tax.amounts import least_fixed_point
from app.tax.pph21 import annual, borne, monthly
from app.tax.pph21.annual import Year, explain, layered_tax, year_tax, year_tax_grossed_up
from app.tax.pph21.monthly import UnknownPtkp, month_tax, ptkp_of, scale_of, withheld
from app.tax.pph21.year import Previous, tax_year
from tests.tax.builders import months, pph21, scale, taxes

STATUSES = ("TK/0", "TK/1", "TK/2", "TK/3", "K/0", "K/1", "K/2", "K/3")
incomes = some.integers(min_value=0, max_value=3_000_000_000)
statuses = some.sampled_from(STATUSES)


def brackets() -> list[tuple[str, Bracket]]:
    return [(category, each) for category in "ABC" for each in pph21().ter[category].brackets]


@pytest.mark.parametrize(
    ("category", "bracket"), brackets(), ids=[bracket.id for _, bracket in brackets()]
)
def test_a_bound_belongs_to_the_lower_bracket_and_the_next_sen_to_the_upper(
    category: str, bracket: Bracket
) -> None:
    table = pph21().ter[category]
    assert table.bracket(bracket.over + Money(1)) == bracket
    if bracket.up_to is not None:
        assert table.bracket(bracket.up_to) == bracket
        assert table.bracket(bracket.up_to + Money(11)) != bracket


@given(incomes, statuses)
def test_tax_never_falls_when_income_rises(income: int, status: str) -> None:
    table = scale(status)
    assert withheld(rp(income), table) <= withheld(rp(income + 1), table)


@settings(max_examples=60)
@given(some.integers(min_value=0, max_value=40_000_000), statuses)
def test_gross_up_is_the_least_fixed_point(pay: int, status: str) -> None:
    table = scale(status)
    found = month_tax(rp(pay), table, gross_up=True)
    assert found.tax == found.allowance
    assert found.gross == rp(pay) + found.allowance
    top = found.allowance.whole()
    below = {0, top // 2, top - 1, *range(max(0, top - 2000), top), *range(0, top, 997)}
    assert all(
        withheld(rp(pay + smaller), table) != rp(smaller) for smaller in below if 0 <= smaller < top
    )


def test_gross_up_takes_the_smaller_of_two_solutions() -> None:
    assert least_fixed_point(ZERO, lambda total: rp(5) if total < rp(9) else rp(12)) == rp(5)


def test_gross_up_of_a_sum_below_the_first_rate_adds_nothing() -> None:
    assert month_tax(rp(5_400_000), scale("TK/0"), gross_up=True).allowance == ZERO


@given(some.lists(some.integers(0, 90_000_000), min_size=1, max_size=12), statuses)
def test_the_months_and_the_final_period_sum_to_the_tax_of_the_year(
    pays: list[int], status: str
) -> None:
    pay = [months(each, number)[0] for number, each in enumerate(pays, start=1)]
    year = tax_year(pay, status, pph21())
    assert Money(sum(tax.minor for _, tax in year.taxes)) == year.final.tax


@given(some.lists(some.integers(0, 90_000_000), min_size=1, max_size=12), statuses)
def test_a_grossed_up_year_costs_the_employee_nothing(pays: list[int], status: str) -> None:
    pay = [months(each, number)[0] for number, each in enumerate(pays, start=1)]
    year = tax_year(pay, status, pph21(), gross_up=True)
    for _, month in year.months:
        assert month.allowance == month.tax
    assert year.final.allowance == max(ZERO, year.final.final)


@given(some.integers(0, 10_000_000_000))
def test_layers_cover_the_whole_base(base: int) -> None:
    layers = annual.layers_of(rp(base), pph21().layers)
    assert sum(layer.amount.whole() for layer in layers) == base


def test_layers_at_their_bounds() -> None:
    assert layered_tax(rp(60_000_000), pph21().layers) == rp(3_000_000)
    assert layered_tax(rp(60_001_000), pph21().layers) == rp(3_000_150)
    assert layered_tax(rp(5_000_000_000), pph21().layers) == rp(1_444_000_000)


def test_a_refund_when_the_months_withheld_too_much() -> None:
    pay = months(8_000_000, 1, 2, 3)
    year = tax_year(pay, "TK/0", pph21())
    assert taxes(year.taxes) == [120_000, 120_000, -240_000]


def test_who_joins_in_the_middle_of_the_year_keeps_the_full_ptkp_and_fewer_months_of_position_cost() -> (
    None
):
    year = tax_year(months(15_000_000, 9, 10, 11, 12), "TK/0", pph21()).final
    assert year.position_cost == rp(2_000_000)
    assert year.pkp == rp(4_000_000)
    assert year.tax == rp(200_000)


def test_months_without_pay_do_not_raise_the_position_cost() -> None:
    year = tax_year(months(30_000_000, 1, 3, 12), "K/0", pph21()).final
    assert year.position_cost == rp(1_500_000)


def test_the_slip_of_an_earlier_employer_counts() -> None:
    alone = tax_year(months(10_000_000, 7, 8, 9, 10, 11, 12), "TK/0", pph21()).final
    both = tax_year(
        months(10_000_000, 7, 8, 9, 10, 11, 12),
        "TK/0",
        pph21(),
        previous=Previous(rp(57_000_000), rp(1_000_000)),
    ).final
    assert alone.net == both.net == rp(57_000_000)
    assert both.pkp == rp(60_000_000)
    assert both.final == rp(3_000_000) - both.year.withheld - rp(1_000_000)


def test_residence_that_begins_within_the_year_is_taken_to_twelve_months_and_back() -> None:
    year = tax_year(months(20_000_000, 9, 10, 11, 12), "K/3", pph21(), resident_months=4).final
    assert year.net == rp(78_000_000)
    assert year.net_of_year == rp(234_000_000)
    assert year.pkp == rp(162_000_000)
    assert year.layered == rp(18_300_000)
    assert year.tax == rp(6_100_000)


def test_without_npwp_the_tax_is_a_fifth_more() -> None:
    rules = pph21()
    plain = tax_year(months(12_000_000), "TK/0", rules)
    surcharged = tax_year(months(12_000_000), "TK/0", rules, surcharge=rules.no_npwp)
    assert surcharged.final.tax.minor * 5 == plain.final.tax.minor * 6
    assert surcharged.months[0][1].tax.minor * 5 == plain.months[0][1].tax.minor * 6


def test_pension_and_zakat_count_in_the_final_period_only() -> None:
    plain = tax_year(months(12_000_000), "TK/0", pph21())
    reduced = tax_year(months(12_000_000, pension=360_000), "TK/0", pph21())
    assert [result.tax for _, result in plain.months] == [
        result.tax for _, result in reduced.months
    ]
    assert reduced.final.pkp == plain.final.pkp - rp(12 * 360_000)


def test_a_status_that_does_not_exist_and_one_for_annual_returns_are_refused() -> None:
    with pytest.raises(UnknownPtkp):
        ptkp_of("TK/9", pph21())
    with pytest.raises(UnknownPtkp):
        scale_of(ptkp_of("K/I/1", pph21()), pph21())


def test_tourism_refunds_only_what_exceeds_what_the_government_bore() -> None:
    paid = [(9, rp(100)), (10, rp(300)), (11, rp(300)), (12, rp(-750))]
    found = borne.borne(paid, frozenset({10, 11, 12}), borne.REFUND_EXCESS)
    assert (found.total, found.refund, found.not_refunded) == (rp(600), rp(150), rp(600))
    found = borne.borne(paid, frozenset({10, 11, 12}), borne.NO_REFUND)
    assert (found.refund, found.not_refunded) == (rp(0), rp(750))


def everything(step: Explained) -> list[Explained]:
    return [step, *(each for part in step.parts for each in everything(part))]


def test_the_story_of_a_month_names_the_row_and_the_result() -> None:
    story = monthly.explain(month_tax(rp(8_308_260), scale("TK/0")))
    assert story.result == rp(124_623)
    assert story.rule == "ter-2024-A7"
    assert ("category", "A") in story.operands


def test_the_story_of_the_final_period_reaches_every_figure() -> None:
    year = Year(
        rp(240_000_000), 12, ptkp_of("K/1", pph21()), rp(9_000_000), rp(3_000_000), rp(1_000_000)
    )
    result = year_tax(year, pph21())
    results = {step.result for step in everything(explain(result, pph21()))}
    assert {result.position_cost, result.net, result.pkp, result.tax, result.final} <= results


def test_gross_up_in_the_final_period_ends_where_tax_and_allowance_agree() -> None:
    year = Year(rp(240_000_000), 12, ptkp_of("K/1", pph21()), rp(9_000_000))
    found = year_tax_grossed_up(year, pph21())
    assert found.allowance == found.final > ZERO
    assert found.year.gross == rp(240_000_000) + found.allowance


def test_rules_of_another_year_are_another_object() -> None:
    assert pph21(dt.date(2024, 1, 1)).ptkp["TK/0"].amount == rp(54_000_000)
