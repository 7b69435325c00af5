from __future__ import annotations

import csv
import json
import shutil
import subprocess

import pytest

from tests.cli.contract import CHOICES, REPORTS

DATES = ("--from", "2026-01-01", "--to", "2026-02-28")


def words_of(key):
    return [word for choice in CHOICES.get(key, ()) for word in ("--set", choice)]


@pytest.mark.parametrize("key", REPORTS)
def test_a_report_comes_in_every_form_with_the_same_rows(call, busy, tmp_path, key):
    words = ["report", busy, key]
    said = call(*words, "-", *DATES, *words_of(key), "--json")
    assert said.status == 0, said.err
    report = said.facts["report"]
    assert report["report"] == key and report["columns"]
    for ending in ("csv", "xlsx", "json", "pdf"):
        out = tmp_path / f"{key}.{ending}"
        said = call(*words, out, *DATES, *words_of(key))
        assert said.status == 0, said.err
        assert out.stat().st_size > 100 or ending == "csv"
    with (tmp_path / f"{key}.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert len(lines) == 1 + len(report["rows"]) + bool(report["totals"])
    kept = json.loads((tmp_path / f"{key}.json").read_text("utf-8"))
    assert kept == report
    assert (tmp_path / f"{key}.pdf").read_bytes().startswith(b"%PDF-")


def test_a_trial_balance_balances_and_agrees_with_the_ledger_of_an_account(call, busy):
    trial = call("report", busy, "trial-balance", "-", *DATES, "--json").facts["report"]
    totals = trial["totals"]
    sides = {key: value for key, value in totals.items() if "debit" in key}
    assert sides and all(
        value == totals[key.replace("debit", "credit")] for key, value in sides.items()
    )
    text = json.dumps(trial["rows"])
    assert "1101" in text and "4650000" in text  # 5,000,000 opened, 350,000 paid out


def test_a_report_for_people_is_printed(call, busy):
    said = call("report", busy, "trial-balance", "-", *DATES)
    assert said.status == 0 and "1101" in said.out


def test_wrong_reports_endings_and_choices_are_wrong_usage(call, busy, tmp_path):
    assert call("report", busy, "horoscope", "-").status == 2
    assert call("report", busy, "trial-balance", tmp_path / "x.doc", *DATES).status == 2
    assert call("report", busy, "trial-balance", "-", "--set", "moon=full").status == 2
    assert call("report", busy, "trial-balance", "-", "--from", "soon").status == 2
    assert not (tmp_path / "x.doc").exists()


def test_an_unknown_account_or_item_is_refused_by_name(call, busy):
    for key, choice in (("general-ledger", "account=9999999"), ("stock-card", "item=NIHIL")):
        said = call("report", busy, key, "-", *DATES, "--set", choice)
        assert said.status == 1 and choice.partition("=")[2] in said.err


@pytest.mark.parametrize("form", ["hledger", "beancount"])
def test_the_books_come_out_as_plain_text(call, busy, tmp_path, form):
    out = tmp_path / "books.journal"
    assert call("ledger", busy, "--format", form, out).status == 0
    assert "2026-02-10" in out.read_text("utf-8")


@pytest.mark.skipif(shutil.which("hledger") is None, reason="hledger is not installed")
def test_hledger_agrees_with_the_books(call, busy, tmp_path):
    out = tmp_path / "books.journal"
    assert call("ledger", busy, "--format", "hledger", out).status == 0
    checked = subprocess.run(
        ["hledger", "-f", out, "check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    told = subprocess.run(
        ["hledger", "-f", out, "balance", "--output-format", "json", "--flat"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    accounts, total = json.loads(told.stdout)
    assert accounts and not any(each["aquantity"]["decimalMantissa"] for each in total)
    cash = [row for row in accounts if "1101" in row[0]]
    assert [row[3][0]["aquantity"]["floatingPoint"] for row in cash] == [4650000]
