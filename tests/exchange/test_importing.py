from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from app.data import tables
from app.exchange import exporting, files, importing
from app.kernel.errors import FileProblem
from app.kernel.money import rp
from app.kernel.quantity import pieces
from app.masters import item, party, warehouse

CUSTOMERS = "code,name,terms_days,credit_limit\nC-1,CV Satu,30,1000000\nC-2,CV Dua,,\n"


def table_file(tmp_path, text, name="table.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_good_table_is_kept(session, tmp_path):
    result = importing.run(session, tables.CUSTOMERS, table_file(tmp_path, CUSTOMERS))
    assert (result.rows, result.kept, result.problems) == (2, 2, [])
    assert party.require("C-1").credit_limit == rp(1_000_000)
    assert party.require("C-2").terms_days == 0


def test_one_bad_cell_keeps_nothing_and_names_the_row(session, tmp_path):
    path = table_file(tmp_path, CUSTOMERS + "C-3,CV Tiga,banyak,\nC-4,,1,\n")
    result = importing.run(session, tables.CUSTOMERS, path)
    assert result.kept == 0 and party.find("C-1") is None
    assert [(p.row, p.column) for p in result.problems] == [(4, "terms_days"), (5, "name")]


def test_the_good_rows_may_be_kept_on_purpose_and_the_bad_come_back(session, tmp_path):
    path = table_file(tmp_path, CUSTOMERS + "C-3,CV Tiga,banyak,\n")
    errors = tmp_path / "errors.csv"
    result = importing.run(session, tables.CUSTOMERS, path, partial=True, errors=errors)
    assert result.kept == 2 and party.find("C-2") is not None
    with errors.open(encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file)
    assert row["code"] == "C-3" and "banyak" in row["problem"]


def test_a_trial_run_keeps_nothing(session, tmp_path):
    result = importing.run(session, tables.CUSTOMERS, table_file(tmp_path, CUSTOMERS), dry_run=True)
    assert result.kept == 2 and party.find("C-1") is None


def test_an_existing_key_is_refused_unless_it_updates(session, tmp_path):
    path = table_file(tmp_path, CUSTOMERS)
    importing.run(session, tables.CUSTOMERS, path)
    assert importing.run(session, tables.CUSTOMERS, path).refused
    changed = table_file(tmp_path, "code,name\nC-1,CV Baru\n", "b.csv")
    assert not importing.run(session, tables.CUSTOMERS, changed, update=True).refused
    assert party.require("C-1").name == "CV Baru"
    assert party.require("C-1").credit_limit == rp(1_000_000)


def test_windows_text_with_semicolons_and_indonesian_numbers(session, tmp_path):
    text = "Kode;Nama;Batas kredit\nC-1;Toko Café;1.500.000,50\n".replace("Kode", "code")
    text = text.replace("Nama", "name").replace("Batas kredit", "credit_limit")
    path = table_file(tmp_path, text, encoding="cp1252")
    assert not importing.run(session, tables.CUSTOMERS, path, numbers="id").refused
    kept = party.require("C-1")
    assert kept.name == "Toko Café" and kept.credit_limit.minor == 150_000_050


@pytest.mark.parametrize("cell", ["1e30", "NaN", "1.2.3", "inf", "0x10", "1,5", "१", "--5"])
def test_what_is_not_a_number_is_a_sentence(session, tmp_path, cell):
    path = table_file(tmp_path, f'code,name,credit_limit\nC-1,A,"{cell}"\n')
    result = importing.run(session, tables.CUSTOMERS, path)
    assert [problem.column for problem in result.problems] == ["credit_limit"]
    assert party.find("C-1") is None


def test_a_file_that_is_no_spreadsheet_says_so(session, tmp_path):
    for name in ("fake.xlsx", "fake.ods"):
        path = tmp_path / name
        path.write_bytes(b"not a spreadsheet")
        with pytest.raises(FileProblem, match="fake"):
            importing.run(session, tables.CUSTOMERS, path)
    renamed = tmp_path / "book.csv"
    renamed.write_bytes(b"PK\x03\x04rest")
    with pytest.raises(FileProblem):
        importing.run(session, tables.CUSTOMERS, renamed)
    with pytest.raises(FileProblem):
        importing.run(session, tables.CUSTOMERS, tmp_path / "absent.csv")


def test_missing_columns_are_named(session, tmp_path):
    with pytest.raises(FileProblem, match="name"):
        importing.run(session, tables.CUSTOMERS, table_file(tmp_path, "code\nC-1\n"))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_imports_again_unchanged(session, tmp_path, ending):
    party.save(session, party.Party("C-9", '=1+1 "Toko" 😀', is_customer=True, phone="0812"))
    party.save(session, party.Party("-C", "@SUM(A1)", is_customer=True, credit_limit=rp(5)))
    path = tmp_path / f"out.{ending}"
    assert exporting.export(session, tables.CUSTOMERS, path) == 2
    before = [party.require("C-9"), party.require("-C")]
    assert not importing.run(session, tables.CUSTOMERS, path, update=True).refused
    assert [party.require("C-9"), party.require("-C")] == before


def test_exported_formulas_are_neutralised(session, tmp_path):
    party.save(session, party.Party("C-9", "=cmd()", is_customer=True))
    path = tmp_path / "out.csv"
    exporting.export(session, tables.CUSTOMERS, path)
    assert "'=cmd()" in path.read_text("utf-8-sig")
    assert "\n=cmd" not in path.read_text("utf-8-sig")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("table", [tables.CUSTOMERS, tables.ITEMS, tables.WAREHOUSES])
def test_a_template_imports_as_it_is(session, tmp_path, ending, table):
    path = tmp_path / f"template.{ending}"
    exporting.template(table, path)
    assert files.read(path).headings == tuple(column.key for column in table.promised)
    assert not importing.run(session, table, path).refused


def test_columns_beyond_the_contract_are_written_once_they_are_used(session, tmp_path):
    path = tmp_path / "items.csv"
    bolt = item.save(session, item.Item("B", "Baut", unit="pcs"))
    exporting.export(session, tables.ITEMS, path)
    assert files.read(path).headings == tuple(column.key for column in tables.ITEMS.promised)
    heavy = item.save(session, replace(bolt, weight=pieces(250)))
    exporting.export(session, tables.ITEMS, path)
    assert files.read(path).headings == tuple(column.key for column in tables.ITEMS.columns)
    item.save(session, bolt)
    importing.run(session, tables.ITEMS, path, update=True)
    assert item.require("B") == heavy


def test_units_convert_exactly(session, tmp_path):
    importing.run(
        session, tables.ITEMS, table_file(tmp_path, "code,name,unit,sale_price\nB,Baut,pcs,100\n")
    )
    path = table_file(tmp_path, "item,unit,factor\nB,dus,12\nB,gros,144\n", "u.csv")
    assert not importing.run(session, tables.ITEM_UNITS, path).refused
    assert item.factors(item.require("B").id)["gros"] == 144


def test_one_bad_cell_in_twenty_thousand_rows_keeps_nothing(session, tmp_path):
    rows = "".join(f"W{n},Gudang {n}\n" for n in range(20_000))
    path = table_file(tmp_path, "code,name\n" + rows + "W-bad,\n")
    result = importing.run(session, tables.WAREHOUSES, path)
    assert result.rows == 20_001 and len(result.problems) == 1
    assert warehouse.find("W1") is None


def test_a_refused_row_leaves_no_trace_in_the_audit_trail(session, tmp_path):
    from app import store

    path = table_file(tmp_path, CUSTOMERS + "C-1,Lagi,,\n")
    importing.run(session, tables.CUSTOMERS, path, partial=True)
    noted = store.query("SELECT number FROM audit WHERE kind = 'party' ORDER BY id")
    assert noted == [("C-1",), ("C-2",)]
