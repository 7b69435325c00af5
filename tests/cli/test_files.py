from __future__ import annotations

import os

import pytest

from app import companies


def test_a_new_company_is_made_as_asked(call, tmp_path):
    path = tmp_path / "baru.boffice"
    said = call(
        "new", path, "--name", "CV Baru", "--preset", "services", "--start", "2026-04-01",
        "--not-pkp", "--costing", "fifo", "--json",
    )  # fmt: skip
    assert said.status == 0 and said.facts["file"] == str(path)
    session = companies.open_company(path, read_only=True)
    profile = session.company
    companies.close(session)
    assert (profile.name, profile.preset, profile.costing) == ("CV Baru", "services", "fifo")
    assert profile.start.isoformat() == "2026-04-01" and not profile.is_pkp


def test_an_existing_file_is_never_overwritten(call, company):
    before = company.read_bytes()
    said = call("new", company, "--name", "Lain")
    assert said.status == 1 and company.name in said.err
    assert company.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("new", "x.boffice"),
        ("new", "x.boffice", "--name", "A", "--preset", "circus"),
        ("new", "x.boffice", "--name", "A", "--start", "yesterday"),
        ("period", "x.boffice", "lock", "October"),
        ("period", "x.boffice", "close", "2026-01"),
        ("juggle", "x.boffice"),
        (),
    ],
)
def test_wrong_words_are_status_two_and_make_no_file(call, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    assert call(*words).status == 2
    assert list(tmp_path.iterdir()) == []


def test_a_fresh_company_is_green_and_the_missing_backup_only_amber(call, company):
    said = call("check", company, "--json")
    lights = {row["name"]: row["light"] for row in said.facts["checks"]}
    assert said.status == 0 and lights["B1"] == "amber"
    assert set(lights.values()) <= {"green", "amber"}


def test_a_damaged_company_is_told_by_name(call, company):
    content = bytearray(company.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4096] = os.urandom(4096)
    company.write_bytes(content)
    said = call("check", company)
    assert said.status == 1 and "Traceback" not in said.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("absent.boffice", None),
        ("text.boffice", b"not a company"),
        ("empty.boffice", b""),
        ("cut.boffice", b"SQLite format 3\x00" + b"\x00" * 100),
    ],
)
def test_a_file_that_is_no_company_is_refused_with_a_sentence(call, tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    said = call("check", path)
    assert said.status == 1 and name in said.err and "Traceback" not in said.err
    assert path.exists() == (content is not None)


def test_a_backup_is_checked_restored_and_overwrites_nothing(call, company, tmp_path):
    backup, back = tmp_path / "salinan.bobackup", tmp_path / "kembali.boffice"
    assert call("backup", company, backup).status == 0
    assert call("backup", company, backup).status == 1
    assert call("restore", backup, back).status == 0
    assert call("check", back).status == 0
    before = back.read_bytes()
    assert call("restore", backup, back).status == 1
    assert back.read_bytes() == before


def test_a_broken_backup_restores_nothing(call, tmp_path):
    backup, back = tmp_path / "rusak.bobackup", tmp_path / "kembali.boffice"
    backup.write_bytes(b"SQLite format 3\x00" + os.urandom(8192))
    said = call("restore", backup, back)
    assert said.status == 1 and not back.exists()


def test_months_are_locked_in_order_and_reopened_with_a_reason(call, company):
    assert call("period", company, "lock", "2026-02").status == 1
    said = call("period", company, "lock", "2026-01", "--json")
    assert said.facts == {"ok": True, "period": "2026-01", "state": "locked"}
    assert call("period", company, "lock", "2026-01").status == 1
    assert call("period", company, "reopen", "2026-01").status == 1
    said = call("period", company, "reopen", "2026-01", "--reason", "faktur terlambat", "--json")
    assert said.facts["state"] == "open"


def test_a_locked_month_takes_no_entry(call, company, tmp_path):
    table = tmp_path / "journal.csv"
    table.write_text(
        "ref,date,account,debit,credit,memo\n"
        "J-1,2026-01-15,6202,1000,,x\nJ-1,2026-01-15,1101,,1000,x\n",
        "utf-8",
    )
    assert call("period", company, "lock", "2026-01").status == 0
    said = call("import", company, "journal-entries", table, "--post")
    assert said.status == 1
    assert call("list", company, "journal-entries", "--json").facts["rows"] == []


def test_a_company_that_is_being_written_is_read_but_not_written_by_another(call, company):
    session = companies.open_company(company)
    try:
        said = call("period", company, "lock", "2026-01")
        assert said.status == 1 and company.name in said.err
    finally:
        companies.close(session)
    assert call("period", company, "lock", "2026-01").status == 0


def test_the_year_is_previewed_before_it_is_closed(call, busy):
    preview = call("close-year", busy, "2026", "--preview", "--json")
    assert preview.status == 0 and preview.facts["rows"]
    assert "entry" not in preview.facts


def test_a_password_is_asked_of_everyone_once_there_is_one(call, company, monkeypatch):
    from app.access import users

    session = companies.open_company(company)
    with session.work():
        users.set_password("pemilik", "rahasia")
    companies.close(session)
    assert call("check", company, "--user", "pemilik").status == 1
    monkeypatch.setenv("BACKOFFICE_PASSWORD", "rahasia")
    assert call("check", company, "--user", "pemilik").status == 0
    monkeypatch.setenv("BACKOFFICE_PASSWORD", "salah")
    assert call("check", company, "--user", "pemilik").status == 1
