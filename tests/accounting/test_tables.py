"""Tables of accounting: in, out, and in again unchanged."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from app import companies
from app.access.company import NewCompany
from app.accounting import tables
from app.accounting.department import DEPARTMENT
from app.accounting.journal import tables as journal
from app.exchange import importing
from app.kernel.department import load
from app.kernel.errors import Refused
from app.kernel.money import rp
from app.ledger import accounts
from app.masters import party
from tests.ledger.builders import balance

CONTRACT = {
    "accounts": "code name name_en type parent active",
    "opening-balances": "account debit credit",
    "opening-receivables": "party document date due_date amount",
    "opening-payables": "party document date due_date amount",
    "journal-entries": "ref date account debit credit memo",
}


def written(tmp_path, *rows: str):
    path = tmp_path / "in.csv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def bring_in(session, table, path, **options):
    return importing.run(session, table, path, **options)


@pytest.mark.parametrize("kind", CONTRACT)
def test_columns_are_those_of_the_contract(kind):
    table = load(next(each.table for each in DEPARTMENT.tables if each.key == kind))
    assert [column.key for column in table.columns] == CONTRACT[kind].split()
    assert table.key == kind
    examples = [column for column in table.columns if column.required and not column.example]
    assert not examples


def test_the_chart_goes_out_and_in_again_unchanged(session, tmp_path):
    before = list(tables.ACCOUNTS.read(session))
    for row in before:
        tables.ACCOUNTS.save(session, dict(row), True)
    assert list(tables.ACCOUNTS.read(session)) == before


def test_a_new_account_takes_the_words_of_the_shipped_chart(session, tmp_path):
    path = written(
        tmp_path,
        "code,name,name_en,type,parent,active",
        "6250,Beban pelatihan,Training,beban_usaha,6000,1",
        "6251,Beban seminar,Seminars,operating_expense,6250,1",
    )
    result = bring_in(session, tables.ACCOUNTS, path)
    assert not result.problems
    assert accounts.by_code("6250").type == "operating_expense"
    assert accounts.by_code("6250").is_header
    assert accounts.by_id(accounts.by_code("6251").parent_id or 0).code == "6250"


def test_a_doubtful_chart_names_its_cells(session, tmp_path):
    path = written(
        tmp_path,
        "code,name,name_en,type,parent,active",
        "6250,Beban pelatihan,,harta,,1",
        "6251,Beban seminar,,expense,9999,1",
        "1101,Kas,,current_asset,,1",
    )
    result = bring_in(session, tables.ACCOUNTS, path)
    assert [(each.row, each.column) for each in result.problems] == [
        (2, "type"), (3, "parent"), (4, ""),
    ]  # fmt: skip
    assert accounts.find("6250") is None


def test_opening_tables_go_out_and_into_another_company(session, tmp_path, clock):
    party.save(session, party.Party("C-1", "CV Maju", is_customer=True))
    party.save(session, party.Party("S-1", "PT Pasok", is_supplier=True))
    kinds = {
        tables.OPENING_BALANCES: ("account,debit,credit", "1101,1000,", "3101,,700"),
        tables.OPENING_RECEIVABLES: (
            "party,document,date,due_date,amount",
            "C-1,INV-1,2025-12-01,2025-12-31,250.50",
        ),
        tables.OPENING_PAYABLES: (
            "party,document,date,due_date,amount",
            "S-1,T-1,2025-11-01,,550.50",
        ),
    }
    for table, rows in kinds.items():
        assert not bring_in(session, table, written(tmp_path, *rows)).problems
    assert balance("3999") == 0
    out = {table.key: [dict(row) for row in table.read(session)] for table in kinds}
    companies.close(session)
    other = companies.create(tmp_path / "lain.boffice", NewCompany("PT Lain"), clock=clock)
    try:
        party.save(other, party.Party("C-1", "CV Maju", is_customer=True))
        party.save(other, party.Party("S-1", "PT Pasok", is_supplier=True))
        for table in kinds:
            for row in out[table.key]:
                table.save(other, row, False)
            assert [dict(row) for row in table.read(other)] == out[table.key]
    finally:
        companies.close(other)


def test_openings_name_what_is_wrong(session, tmp_path):
    path = written(tmp_path, "account,debit,credit", "1201,5,", "9999,5,", "1101,5,5")
    result = bring_in(session, tables.OPENING_BALANCES, path)
    assert [(each.row, each.column) for each in result.problems] == [
        (2, "account"), (3, "account"), (4, "debit"),
    ]  # fmt: skip
    rows = ("party,document,date,due_date,amount", "X-1,INV-1,2025-12-01,,5")
    result = bring_in(session, tables.OPENING_RECEIVABLES, written(tmp_path, *rows))
    assert [each.column for each in result.problems] == ["party"]
    assert balance("1101") == 0


ROWS = (
    "ref,date,account,debit,credit,memo",
    "A-1,2026-11-05,6202,350000,,Listrik",
    "A-1,2026-11-05,1101,,350000,",
    "A-2,2026-11-06,6201,100000,,Sewa",
    "A-2,2026-11-06,1101,,100000,",
)


@pytest.mark.parametrize("post", [False, True])
def test_journal_entries_come_in_as_drafts_or_posted(session, tmp_path, post):
    result = bring_in(session, journal.TABLE, written(tmp_path, *ROWS), post=post)
    assert not result.problems
    assert balance("1101") == (-450_000 if post else 0)
    shown = journal.DOCUMENT.show(session, journal.DOCUMENT.find(session, "A-1"))
    assert shown["state"] == ("posted" if post else "draft")
    assert [line["account"] for line in shown["lines"]] == ["6202", "1101"]
    out = list(journal.TABLE.read(session))
    assert [row["ref"] for row in out] == ["A-1", "A-1", "A-2", "A-2"]
    assert out[0]["debit"] == rp(350_000)
    assert out[0]["credit"] is None


@pytest.mark.parametrize("post", [False, True])
def test_one_bad_entry_refuses_the_import_and_names_its_row(session, tmp_path, post):
    rows = [*ROWS, "A-3,2026-11-06,6201,100,,", "A-3,2026-11-06,1201,,100,"]
    result = bring_in(session, journal.TABLE, written(tmp_path, *rows), post=post)
    assert [(each.row, each.column) for each in result.problems] == [(7, "account")]
    assert balance("1101") == 0
    assert list(journal.TABLE.read(session)) == []


def test_update_rewrites_a_draft(session, tmp_path):
    bring_in(session, journal.TABLE, written(tmp_path, *ROWS))
    smaller = [row.replace("350000", "5") for row in ROWS]
    assert bring_in(session, journal.TABLE, written(tmp_path, *smaller)).problems
    result = bring_in(session, journal.TABLE, written(tmp_path, *smaller), update=True)
    assert not result.problems
    assert next(iter(journal.TABLE.read(session)))["debit"] == rp(5)


def test_the_document_is_found_posted_and_voided_by_ref(session, tmp_path):
    bring_in(session, journal.TABLE, written(tmp_path, *ROWS))
    document = journal.DOCUMENT
    assert len(document.drafts(session)) == 2
    number = document.post(session, document.find(session, "A-1"))
    document.void(session, document.find(session, number), dt.date(2026, 11, 9), "Salah")
    assert document.show(session, document.find(session, "A-1"))["state"] == "void"
    assert [row["ref"] for row in journal.TABLE.read(session)] == ["A-2", "A-2"]


def test_an_entry_without_a_date_is_refused(session):
    values = dict.fromkeys(CONTRACT["journal-entries"].split())
    with pytest.raises(Refused):
        journal.TABLE.save_document(session, [values], False)


def test_the_shipped_chart_names_each_account_once():
    from app.ledger.seed import CHART

    with CHART.open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    assert len(codes) == len(set(codes)) > 100
