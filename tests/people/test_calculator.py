"""The calculator: every official case has figures and steps that end in them; what is missing is named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.conformance.run import CASES
from app.kernel.errors import Refused, UserError
from app.kernel.explanation import lines
from app.kernel.money import rp
from app.people.calculator import desk, pay, topics
from app.people.calculator.inputs import printed
from app.regulations import tables

OFFICIAL: list[dict[str, Any]] = [
    case
    for file in sorted(CASES.glob("*.json"))
    for case in json.loads(file.read_text("utf-8"))["cases"]
]
HEADLINE = {
    "monthly_ter": "pph21",
    "gross_up_month": "pph21",
    "daily_worker": "pph21_total",
    "non_employee": "pph21",
    "pph26": "pph26",
    "severance_tax": "total",
    "severance_amount": "total",
    "thr": "thr",
    "overtime": "pay",
    "pkwt_compensation": "compensation",
}


def test_every_topic_that_is_computed_is_asked_for_in_the_window() -> None:
    assert set(topics.BY_KEY) == set(pay.TOPICS)


@pytest.mark.parametrize("case", OFFICIAL, ids=[case["id"] for case in OFFICIAL])
def test_the_steps_of_a_case_end_in_its_figures(case: dict[str, Any]) -> None:
    found = desk.compute(case["topic"], case["inputs"])
    results = [printed(step.result) for step in found.steps]  # type: ignore[arg-type]
    if case["topic"] == "employee_year":
        assert results == [month["pph21"] for month in found.figures["monthly"]]
    elif case["topic"] in HEADLINE:
        assert results == [found.figures[HEADLINE[case["topic"]]]]
    else:
        assert results == [found.figures["employer_total" if "employer_total" in found.figures else "employer"],
                           found.figures["employee_total"]]  # fmt: skip


@pytest.mark.parametrize("case", OFFICIAL, ids=[case["id"] for case in OFFICIAL])
def test_every_step_that_rests_on_a_rule_names_its_regulation(case: dict[str, Any]) -> None:
    found = desk.compute(case["topic"], case["inputs"])
    rules = [told.rule for told in lines(found.steps, tables.source_of) if told.rule]
    assert rules
    assert not [rule for rule in rules if not any(letter.isdigit() for letter in rule)]


@given(st.integers(0, 2_000_000_000), st.sampled_from(["TK/0", "K/0", "K/3"]))
def test_an_allowance_equals_the_tax_on_pay_with_it(pay_of_month: int, ptkp: str) -> None:
    found = desk.compute("gross_up_month", {"pay": pay_of_month, "ptkp": ptkp}).figures
    assert found["allowance"] == found["pph21"]
    assert found["gross"] == pay_of_month + found["allowance"]
    plain = desk.compute("monthly_ter", {"gross": found["gross"], "ptkp": ptkp}).figures
    assert plain["pph21"] == found["pph21"]


def test_a_form_becomes_a_case_of_the_schema() -> None:
    topic = topics.BY_KEY["employee_year"]
    inputs = desk.inputs_of(
        topic,
        {"tax_year": 2026, "ptkp": "TK/0", "previous_employer.net": rp(50_000_000), "dtp.rule": "",
         "dtp.months": "10-12"},
        [{"month": 1, "salary": rp(5_000_000), "zakat": None}],
    )  # fmt: skip
    assert inputs == {
        "tax_year": 2026,
        "ptkp": "TK/0",
        "previous_employer": {"net": 50_000_000},
        "dtp": {"months": [10, 11, 12]},
        "months": [{"month": 1, "salary": 5_000_000}],
    }


def test_what_is_missing_is_named_all_at_once() -> None:
    with pytest.raises(Refused) as refused:
        desk.inputs_of(topics.BY_KEY["employee_year"], {"tax_year": None, "ptkp": ""})
    assert [each.field for each in refused.value.problems] == ["tax_year", "ptkp", "months"]
    with pytest.raises(Refused) as refused:
        desk.compute("monthly_ter", {"gross": 5_000_000})
    assert [each.field for each in refused.value.problems] == ["ptkp"]


@pytest.mark.parametrize("months", [[13], [2, 1], [1, 1], [0]])
def test_months_are_of_a_year_and_in_order(months: list[int]) -> None:
    lines_of = [{"month": month, "salary": 5_000_000} for month in months]
    with pytest.raises(Refused):
        desk.compute("employee_year", {"tax_year": 2026, "ptkp": "TK/0", "months": lines_of})


@pytest.mark.parametrize(
    ("topic", "inputs"),
    [
        ("horoscope", {}),
        ("thr", {"base_wage": "much", "months": 1}),
        ("daily_worker", {"job_wage": 5, "days": 0}),
        ("monthly_ter", {"gross": 1, "ptkp": "K/I/0"}),
        ("monthly_ter", {"gross": 1, "ptkp": "TK/0", "period": "2019-05"}),
    ],
)
def test_a_case_that_cannot_be_computed_has_its_sentence(
    topic: str, inputs: dict[str, Any]
) -> None:
    with pytest.raises(UserError):
        desk.compute(topic, inputs)
