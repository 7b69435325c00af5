"""Every official example that ships with the program, recomputed; and what happens to cases it cannot match."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.conformance import Outcome, outcomes_of, run
from app.cli.conformance.run import CASES
from app.kernel.errors import FileProblem

OFFICIAL = [outcome for file in sorted(CASES.iterdir()) for outcome in outcomes_of(file)]


@pytest.mark.parametrize("outcome", OFFICIAL, ids=[outcome.case for outcome in OFFICIAL])
def test_official_case_is_matched(outcome: Outcome) -> None:
    assert outcome.matched, outcome.line()


def test_all_kinds_of_official_cases_ship() -> None:
    topics = {outcome.topic for outcome in OFFICIAL}
    assert {
        "employee_year",
        "bpjs_tk",
        "ppn",
        "ppn_inclusive",
        "terbilang",
        "identifier",
        "qris",
    } <= topics
    assert len(OFFICIAL) == 96


def _cases(path: Path, *cases: dict[str, object]) -> Path:
    path.write_text(json.dumps({"schema_version": 1, "cases": list(cases)}), "utf-8")
    return path


def test_a_wrong_expectation_and_an_unknown_topic_count_against_the_whole(tmp_path: Path) -> None:
    file = _cases(
        tmp_path / "cases.json",
        {"id": "right", "topic": "thr", "inputs": {"base_wage": 6000000, "months": 3}, "expected": {"thr": 1500000}},
        {"id": "wrong", "topic": "thr", "inputs": {"base_wage": 6000000, "months": 3}, "expected": {"thr": 1500001}},
        {"id": "unknown", "topic": "horoscope", "inputs": {}, "expected": {"luck": 1}},
        {"id": "unreadable", "topic": "thr", "inputs": {"base_wage": "much"}, "expected": {"thr": 1}},
        {"id": "no rules", "topic": "monthly_ter", "inputs": {"ptkp": "TK/0", "gross": 1, "period": "2019-05"},
         "expected": {"pph21": 0}},
    )  # fmt: skip
    result = run(file)
    assert [outcome.matched for outcome in result.outcomes] == [True, False, False, False, False]
    assert result.verdict == "1 of 5 match"
    assert "1500001" in result.lines[1]
    assert "1500000" in result.lines[1]


def test_a_key_that_is_not_computed_is_not_matched(tmp_path: Path) -> None:
    file = _cases(
        tmp_path / "cases.json",
        {"id": "x", "topic": "pph26", "inputs": {"gross": 100}, "expected": {"pph26": 20, "stars": 3}},
    )  # fmt: skip
    assert run(file).matched == 0


def test_a_missing_month_is_not_matched(tmp_path: Path) -> None:
    file = _cases(
        tmp_path / "cases.json",
        {
            "id": "x",
            "topic": "employee_year",
            "inputs": {"tax_year": 2025, "ptkp": "TK/0", "months": [{"month": 12, "salary": 5000000}]},
            "expected": {"monthly": [{"month": 11, "pph21": 0}]},
        },
    )  # fmt: skip
    assert run(file).matched == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.json", "{}"), ("a.json", "not json"), ("a.csv", "x,y\n1,2\n"), ("a.csv", ""), ("a.json", '{"cases": [1]}')],
)  # fmt: skip
def test_a_file_without_cases_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: str
) -> None:
    file = tmp_path / name
    file.write_text(content, "utf-8")
    with pytest.raises(FileProblem):
        run(file)


def test_a_missing_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        run(tmp_path / "none.json")
