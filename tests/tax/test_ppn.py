"""PPN: the laws its roundings keep."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.kernel.money import ZERO, rp
from app.regulations.ppn import rule_on
from app.tax.ppn import base_of_inclusive, base_within, other_base_of, ppn, ppn_on

RULE = rule_on(dt.date(2026, 11, 23))
bases = some.integers(min_value=0, max_value=10**12)


@given(bases)
def test_ppn_is_within_a_rupiah_of_eleven_per_cent(base: int) -> None:
    assert abs(ppn(rp(base), "ppn", RULE).ppn.whole() * 100 - base * 11) <= 112


@given(bases)
def test_luxury_goods_bear_twelve_per_cent_of_all(base: int) -> None:
    found = ppn(rp(base), "luxury", RULE)
    assert found.dpp_nilai_lain == found.dpp == rp(base)


@pytest.mark.parametrize("code", ["exempt", "none"])
def test_nothing_is_due_on_the_rest(code: str) -> None:
    assert ppn(rp(1_000_000), code, RULE).ppn == ZERO
    assert base_of_inclusive(rp(1_000_000), RULE, code) == rp(1_000_000)


@given(bases)
def test_a_price_with_ppn_inside_gives_its_base_back(base: int) -> None:
    inclusive = base + ppn_on(other_base_of(base, RULE), RULE)
    assert abs(base_within(inclusive, RULE) - base) <= 1


def test_the_story_names_its_row() -> None:
    story = ppn(rp(12_000_000), "ppn", RULE).explanation
    assert (story.result, story.rule) == (rp(1_320_000), "ppn-2025")
    assert story.parts[0].result == rp(11_000_000)
