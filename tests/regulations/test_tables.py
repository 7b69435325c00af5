"""Dated tables: which row is in force, and what lies outside."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from app.kernel.errors import RulesMissing
from app.kernel.money import rp
from app.kernel.rate import percent
from app.regulations import tables
from app.regulations.pay import bpjs_rules, pay_rules, pph21_rules, severance_rules
from app.regulations.ppn import rule_on
from app.regulations.tables import FOLDER


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("date", "ceiling"),
    [
        ("2023-02-28", 9077600),
        ("2023-03-01", 9559600),
        ("2025-02-28", 10042300),
        ("2025-03-01", 10547400),
        ("2026-02-28", 10547400),
        ("2026-03-01", 11086300),
        ("2031-01-01", 11086300),
    ],
)
def test_the_jp_ceiling_changes_in_march(date: str, ceiling: int) -> None:
    assert tables.one_in_force("bpjs", day(date), program="JP").money("wage_cap") == rp(ceiling)


def test_before_the_first_row_a_calculation_is_refused() -> None:
    with pytest.raises(RulesMissing) as refusal:
        pph21_rules(day("2023-12-31"))
    assert "1 Jan 2024" in str(refusal.value)


def test_a_row_that_has_ended_is_not_in_force() -> None:
    assert bpjs_rules(day("2026-01-31")).jkk_relief[1].employer == percent("0.12")
    assert bpjs_rules(day("2026-02-01")).jkk_relief == {}
    with pytest.raises(RulesMissing):
        tables.in_force("bpjs", day("2026-02-01"), program="JKK_RELIEF")


def test_after_the_day_a_table_was_checked_for_its_last_row_is_used_with_a_warning() -> None:
    assert not pay_rules(day("2026-12-01")).outdated
    assert pay_rules(day("2027-01-01")).outdated
    assert pay_rules(day("2027-01-01")).pph21.ter["A"].brackets == pay_rules(day("2026-12-01")).pph21.ter["A"].brackets  # fmt: skip


def test_history_stays_reachable() -> None:
    assert len(tables.in_force("pasal17", day("2021-12-31"))) == 4
    assert len(tables.in_force("pasal17", day("2022-01-01"))) == 5


def test_luxury_goods_take_the_full_base_from_february_2025() -> None:
    assert rule_on(day("2025-01-31")).luxury_base_factor == rule_on(day("2025-01-31")).base_factor
    assert rule_on(day("2025-02-01")).luxury_base_factor == percent(100)
    with pytest.raises(RulesMissing):
        rule_on(day("2024-12-31"))


def test_every_table_is_listed_and_its_rows_have_ids_dates_and_sources() -> None:
    files = sorted(path.stem for path in FOLDER.glob("*.csv"))
    assert files == sorted(tables._index())
    for table in files:
        rows = tables.rows(table)
        assert len({row.id for row in rows}) == len(rows), table
        assert all(row.source for row in rows), table


@pytest.mark.parametrize(("category", "count"), [("A", 44), ("B", 40), ("C", 41)])
def test_the_monthly_scale_has_no_holes(category: str, count: int) -> None:
    brackets = pph21_rules(day("2026-11-01")).ter[category].brackets
    assert len(brackets) == count
    assert brackets[0].over == rp(0)
    assert brackets[-1].up_to is None
    for lower, upper in pairwise(brackets):
        assert lower.up_to == upper.over
        assert lower.rate < upper.rate


def test_severance_rules_are_read() -> None:
    rules = severance_rules(day("2026-11-01"))
    assert len(rules.factors) == 23
    assert rules.up[-1][:3] == (8, None, 9)
