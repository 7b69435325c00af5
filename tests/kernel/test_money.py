from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.money import Money, rp, rupiah, total
from app.kernel.quantity import Quantity, UnitPrice, each, pieces
from app.kernel.rate import Rate, parse, percent
from app.kernel.rounding import (
    allocate,
    divide_half_up,
    down_to_thousands,
    drop_fraction,
    half_up,
)

amounts = st.integers(-(10**15), 10**15)


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**9))
def test_half_up_is_the_nearest_whole_number_with_halves_away_from_zero(top, bottom):
    exact = Fraction(top, bottom)
    rounded = half_up(exact)
    assert abs(rounded - exact) <= Fraction(1, 2)
    if abs(rounded - exact) == Fraction(1, 2):
        assert abs(rounded) > abs(exact)
    assert divide_half_up(top, bottom) == rounded


@given(amounts, st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_splitting_loses_nothing(minor, weights):
    parts = Money(minor).split(weights)
    assert total(parts) == Money(minor)
    assert len(parts) == len(weights)


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_no_part_is_off_by_more_than_one(whole, weights):
    parts = allocate(whole, weights)
    assert sum(parts) == whole
    if sum(weights):
        for part, weight in zip(parts, weights, strict=True):
            assert abs(part - Fraction(whole * weight, sum(weights))) <= 1


def test_money_of_different_currencies_does_not_mix():
    with pytest.raises(ValueError):
        rp(1) + Money(100, "USD")


def test_money_refuses_floats():
    with pytest.raises(TypeError):
        Money(1.0)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Quantity(1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        UnitPrice(1.5)  # type: ignore[arg-type]


def test_named_rounding_rules():
    assert half_up(Fraction(5, 2)) == 3 and half_up(Fraction(-5, 2)) == -3
    assert drop_fraction(Fraction(-7, 2)) == -3 and drop_fraction(Fraction(7, 2)) == 3
    assert down_to_thousands(54_300_999) == 54_300_000 and down_to_thousands(-5) == 0


def test_price_times_quantity_is_rounded_to_the_rupiah():
    assert each(Fraction("1234.5")).for_quantity(pieces(3)) == rp(3704)
    assert rupiah(Fraction("0.5")) == rp(1)


def test_conversion_is_exact_or_refused():
    assert pieces(2).converted(Fraction(12)) == pieces(24)
    with pytest.raises(ValueError):
        pieces(1).converted(Fraction(1, 3))


@given(st.fractions())
def test_a_rate_reads_back_as_it_was_written(value):
    assert parse(str(Rate(value))) == Rate(value)


def test_percent_is_exact():
    assert percent("0.25").exact == Fraction(1, 400)
