"""Totals of a document: the official examples, the pictures' invoices, and the laws that always hold."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.money import ZERO, Money, rp, total
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate
from app.trade.explain import explain
from app.trade.totals import Totals, problems, totals
from tests.trade.builders import RULE, PricedLine, line

# unit price, quantity, discount, base, DPP nilai lain, PPN: the worked examples of DJP and others
ORDINARY = [
    ("12000000", 1, 0, 12_000_000, 11_000_000, 1_320_000),
    ("100000", 1, 0, 100_000, 91_667, 11_000),
    ("150000", 3, 0, 450_000, 412_500, 49_500),
    ("50000", 7, 15_000, 335_000, 307_083, 36_850),
    ("1000", 1, 0, 1_000, 917, 110),
    ("50", 1, 0, 50, 46, 6),
    ("49990", 1, 0, 49_990, 45_824, 5_499),
    ("5555", 1, 0, 5_555, 5_092, 611),
    ("1234.5", 10, 0, 12_345, 11_316, 1_358),
    ("999999999", 1, 0, 999_999_999, 916_666_666, 110_000_000),
]


@pytest.mark.parametrize(("price", "quantity", "discount", "dpp", "other", "ppn"), ORDINARY)
def test_ordinary_goods(
    price: str, quantity: int, discount: int, dpp: int, other: int, ppn: int
) -> None:
    result = totals([line(quantity, price)], discount=rp(discount), rule=RULE)
    assert (result.dpp, result.dpp_other, result.ppn) == (rp(dpp), rp(other), rp(ppn))


@pytest.mark.parametrize(("price", "ppn"), [(500_000_000, 60_000_000), (100_001, 12_000)])
def test_luxury_goods_bear_the_rate_on_the_full_price(price: int, ppn: int) -> None:
    result = totals([line(1, price, tax="luxury")], rule=RULE)
    assert (result.dpp_other, result.ppn) == (rp(price), rp(ppn))


@pytest.mark.parametrize(
    ("including", "dpp", "ppn"),
    [
        (1_110_000, 1_000_000, 110_000),
        (1_000_000, 900_901, 99_099),
        (55_500, 50_000, 5_500),
        (25_000, 22_523, 2_477),
        (99_999, 90_089, 9_910),
    ],
)
def test_prices_that_include_ppn_never_drift(including: int, dpp: int, ppn: int) -> None:
    result = totals([line(1, including)], includes_tax=True, rule=RULE)
    assert (result.dpp, result.ppn, result.total) == (rp(dpp), rp(ppn), rp(including))


def test_the_invoice_of_the_pictures() -> None:
    result = totals(
        [
            line(12, 1_085_000, 5),
            line(8, 512_000, 5),
            line(60, 62_500),
            line(6, 345_000),
            line(240, 24_000, 10),
            line(120, 23_500),
            line(200, 14_750),
        ],
        rule=RULE,
    )
    assert result.gross == rp(34_466_000)
    assert result.line_discount == rp(1_431_800)
    assert result.dpp == result.net == rp(33_034_200)
    assert result.dpp_other == rp(30_281_350)
    assert result.ppn == rp(3_633_762)
    assert result.total == rp(36_667_962)


def test_freight_is_part_of_the_price_and_bears_ppn() -> None:
    result = totals([line(1, 100_000)], freight=rp(20_000), rule=RULE)
    assert result.dpp == rp(120_000)
    assert result.ppn == rp(13_200)
    assert result.freight_amounts.base == rp(20_000)
    assert result.freight_amounts.ppn == rp(2_200)


def test_freight_of_untaxed_goods_bears_none() -> None:
    result = totals([line(1, 100_000, tax="none")], freight=rp(20_000), rule=RULE)
    assert result.dpp == result.ppn == ZERO
    assert result.total == rp(120_000)


def test_exempt_and_untaxed_lines_stand_beside_taxed_ones() -> None:
    result = totals(
        [line(1, 100_000), line(1, 50_000, tax="exempt"), line(1, 7_000, tax="none")], rule=RULE
    )
    assert result.dpp == rp(100_000)
    assert result.net == rp(157_000)
    assert [each.ppn for each in result.lines] == [rp(11_000), ZERO, ZERO]


def test_a_company_that_is_not_pkp_shows_no_ppn() -> None:
    result = totals([line(1, 111_000)], includes_tax=True, rule=None)
    assert result.dpp == result.dpp_other == result.ppn == ZERO
    assert result.net == result.total == rp(111_000)


def test_rounding_per_line_and_per_document_differ_by_what_they_round() -> None:
    three = [line(1, 50), line(1, 50), line(1, 50)]
    assert totals(three, rule=RULE).ppn == rp(17)
    assert totals(three, rule=RULE, rounding="line").ppn == rp(18)


def test_the_explanation_ends_in_the_total_and_rests_on_its_rule() -> None:
    result = totals([line(1, 1_000_000)], includes_tax=True, rule=RULE)
    told = explain(result, RULE)
    assert told.result == rp(1_000_000)
    assert [part.result for part in told.parts] == [rp(900_901), rp(99_099)]
    assert told.parts[1].rule == RULE.id
    assert explain(totals([line(1, 1_000)], rule=None), None).parts[0].result == rp(1_000)


def test_discount_and_freight_are_judged() -> None:
    lines = [line(1, 1_000)]
    assert [each.field for each in problems(lines, rp(-1), rp(-1))] == ["discount", "freight"]
    assert [each.field for each in problems(lines, rp(1_001), ZERO)] == ["discount"]
    assert [each.field for each in problems(lines, Money(50), Money(50))] == ["discount", "freight"]
    assert problems(lines, rp(1_000), rp(5)) == []
    huge = PricedLine(Quantity(10**15), UnitPrice(10**16))
    assert [each.field for each in problems([huge], ZERO, ZERO)] == ["lines"]


lines = st.lists(
    st.builds(
        PricedLine,
        st.integers(1, 10**10).map(Quantity),
        st.integers(0, 10**11).map(UnitPrice),
        st.integers(0, 10_000).map(lambda part: Rate(Fraction(part, 10_000))),
        st.sampled_from(("ppn", "luxury", "exempt", "none")),
    ),
    min_size=1,
    max_size=8,
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[PricedLine], Money, Money, bool, str]:
    priced = draw(lines)
    plain = totals(priced)
    discount = draw(st.integers(0, max(0, plain.net.whole())).map(rp))
    freight = draw(st.integers(0, 10**7).map(rp))
    return (
        priced,
        discount,
        freight,
        draw(st.booleans()),
        draw(st.sampled_from(("document", "line"))),
    )


@given(documents())
def test_parts_sum_to_the_whole(document: tuple[list[PricedLine], Money, Money, bool, str]) -> None:
    priced, discount, freight, includes_tax, rounding = document
    result = totals(
        priced,
        discount=discount,
        freight=freight,
        includes_tax=includes_tax,
        rule=RULE,
        rounding=rounding,
    )
    check_sums(result)
    priced_amount = result.gross - result.line_discount - discount + freight
    if includes_tax:
        assert result.total == priced_amount
    else:
        assert result.net == priced_amount
    for amounts in (*result.lines, result.freight_amounts):
        assert min(amounts.net, amounts.base, amounts.other_base, amounts.ppn) >= ZERO
        assert amounts.share <= amounts.gross - amounts.discount
        if includes_tax:
            assert amounts.base + amounts.ppn == amounts.net


def check_sums(result: Totals) -> None:
    every = [*result.lines, result.freight_amounts]
    assert total([each.share for each in result.lines]) == result.discount
    assert total([each.gross for each in result.lines]) == result.gross
    assert total([each.base for each in every]) == result.net
    assert total([each.ppn for each in every]) == result.ppn
    assert total([each.other_base for each in every]) == result.dpp_other
    assert result.net + result.ppn == result.total


@given(documents())
def test_ppn_per_document_is_the_rounded_ppn_of_the_whole(
    document: tuple[list[PricedLine], Money, Money, bool, str],
) -> None:
    priced, discount, _freight, _includes, _rounding = document
    ordinary = [PricedLine(each.quantity, each.unit_price, each.discount) for each in priced]
    result = totals(ordinary, discount=discount, rule=RULE)
    exact = result.dpp.major * Fraction(11, 12) * Fraction(12, 100)
    assert abs(result.ppn.major - exact) <= Fraction(1, 2) + Fraction(12, 100) / 2
