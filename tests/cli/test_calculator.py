"""The verb pph21: a case told in words or read from a file, its steps, its paper."""

from __future__ import annotations

import json
from pathlib import Path

from pypdf import PdfReader


def test_a_case_told_in_words(call) -> None:
    said = call("pph21", "monthly_ter", "--set", "gross=12500000", "--set", "ptkp=K/1", "--json")
    (case,) = said.facts["cases"]
    assert case["figures"]["pph21"] == 375_000
    assert case["explanation"][0]["rule"].startswith("ter")


def test_cases_of_a_file_are_printed_with_every_step(call, tmp_path: Path) -> None:
    cases = tmp_path / "cases.json"
    inputs = {"gross": 60_000_000, "ptkp": "TK/0"}
    found = [{"id": name, "topic": "monthly_ter", "inputs": inputs} for name in ("a", "b")]
    cases.write_text(json.dumps({"cases": found}), "utf-8")
    paper = tmp_path / "steps.pdf"
    said = call("pph21", cases, "--id", "b", "--to", paper)
    assert said.status == 0
    assert "12.000.000" in said.out
    text = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "12.000.000" in text
    assert "PP 58/2023" in text


def test_what_cannot_be_computed_is_refused(call, tmp_path: Path) -> None:
    missing = call("pph21", "monthly_ter", "--set", "gross=1")
    assert (missing.status, "ptkp:" in missing.err) == (1, True)
    assert call("pph21", "monthly_ter", "--set", "gross=1", "--set", "ptkp=K/9").status == 1
    assert call("pph21", "horoscope").status == 2
    assert call("pph21", tmp_path / "none.json").status == 2
