from __future__ import annotations

import csv

import pytest

from app.cli.desk import table_kinds
from app.exchange import files
from tests.cli import office
from tests.cli.conftest import bring_in, flags_of
from tests.cli.contract import COLUMNS

ONLY_WORDS = (
    "accounts",
    "party-addresses",
    "payment-terms",
    "warehouses",
)  # tables without a number or date


def test_every_promised_kind_is_there_once():
    known = table_kinds()
    assert set(COLUMNS) - set(known) == set()
    assert len(known) == len(set(known))


@pytest.mark.parametrize("kind", COLUMNS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_template_has_the_promised_columns_and_one_example(call, tmp_path, kind, ending):
    out = tmp_path / f"table.{ending}"
    assert call("template", kind, out).status == 0
    table = files.read(out)
    assert " ".join(_keys(out, kind)) == COLUMNS[kind]
    assert len(table.rows) == 1


def _keys(path, kind):
    from app.cli.desk import table_of

    columns = table_of(kind).columns
    found = files.heading_keys(files.read(path).headings, columns)
    return [found[place].key for place in sorted(found)]


@pytest.mark.parametrize("kind", COLUMNS)
def test_what_is_exported_is_imported_again_unchanged(
    call, furnished, blank_company, tmp_path, kind
):
    """Into a second company, after everything that stands before it."""
    first = tmp_path / "first.csv"
    copy = tmp_path / "copy.boffice"
    copy.write_bytes(furnished.read_bytes())
    assert call("export", copy, kind, first).status == 0
    assert len(files.read(first).rows) >= 1

    other = tmp_path / "other.boffice"
    other.write_bytes(blank_company.read_bytes())
    kinds = list(office.EVERYTHING)
    before = kinds[: kinds.index(kind)]
    bring_in(other, tmp_path, {each: office.EVERYTHING[each] for each in before})
    said = call("import", other, kind, first, *flags_of(kind))
    assert said.status == 0, said.err
    second = tmp_path / "second.csv"
    assert call("export", other, kind, second).status == 0
    assert second.read_bytes() == first.read_bytes()


@pytest.mark.parametrize("kind", [kind for kind in COLUMNS if kind not in office.DOCUMENTS])
def test_the_same_table_twice_changes_nothing(call, begun, tmp_path, kind):
    path = tmp_path / "awal.boffice"
    path.write_bytes(begun.read_bytes())
    table, before, after = (tmp_path / name for name in ("t.xlsx", "before.csv", "after.csv"))
    assert call("export", path, kind, table).status == 0
    assert call("export", path, kind, before).status == 0
    said = call("import", path, kind, table, "--update")
    assert said.status == 0, said.err
    assert call("export", path, kind, after).status == 0
    assert after.read_bytes() == before.read_bytes()


def test_an_opening_item_that_was_paid_is_changed_no_more(call, busy, tmp_path):
    table = tmp_path / "table.csv"
    assert call("export", busy, "opening-receivables", table).status == 0
    said = call("import", busy, "opening-receivables", table, "--update")
    assert said.status == 1 and "INV-LAMA-9" in said.err


def test_the_whole_office_leaves_a_green_file(call, busy):
    said = call("check", busy)
    assert said.status == 0, said.out + said.err
    assert "red" not in [line.split()[0] for line in said.out.splitlines() if line.split()]


@pytest.mark.parametrize("kind", [k for k in office.EVERYTHING if k not in ONLY_WORDS])
def test_a_broken_cell_is_told_by_row_and_column_and_nothing_is_written(call, busy, tmp_path, kind):
    rows = list(csv.reader(office.EVERYTHING[kind].splitlines()))
    heads, first = rows[0], rows[1]
    place = _numeric_place(kind, heads)
    assert place is not None
    first[place] = "1.2.3"
    table = tmp_path / "broken.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([heads, first])
    before = busy.read_bytes()
    said = call("import", busy, kind, table)
    assert said.status == 1
    assert f" 2: {heads[place]}: " in said.err
    assert busy.read_bytes() == before


def _numeric_place(kind, heads):
    from app.cli.desk import table_of
    from app.kernel.columns import Kind

    table = table_of(kind)
    typed = {Kind.MONEY, Kind.QUANTITY, Kind.PRICE, Kind.RATE, Kind.COUNT, Kind.DATE, Kind.PERIOD}
    return next((n for n, head in enumerate(heads) if table.column(head).kind in typed), None)


def test_a_trial_run_writes_nothing_and_says_how_much_it_would(call, company, tmp_path):
    table = tmp_path / "customers.csv"
    table.write_text(office.MASTERS["customers"], "utf-8")
    before = company.read_bytes()
    facts = call("import", company, "customers", table, "--dry-run", "--json").facts
    assert (facts["ok"], facts["rows"], facts["kept"], facts["dry_run"]) == (True, 2, 2, True)
    assert company.read_bytes() == before


def test_the_good_rows_are_kept_only_where_that_was_asked(call, company, tmp_path):
    table, errors = tmp_path / "customers.csv", tmp_path / "errors.csv"
    table.write_text("code,name,terms_days\nC-1,Satu,30\nC-2,Dua,banyak\n", "utf-8")
    assert call("import", company, "customers", table).status == 1
    assert call("list", company, "customers", "--json").facts["rows"] == []
    said = call("import", company, "customers", table, "--partial", "--errors", errors)
    assert said.status == 1 and "terms_days" in said.err
    listed = call("list", company, "customers", "--json").facts["rows"]
    assert [row["code"] for row in listed] == ["C-1"]
    assert "Dua" in errors.read_text("utf-8-sig")


def test_indonesian_numbers_and_headings_are_understood(call, company, tmp_path):
    table = tmp_path / "barang.csv"
    table.write_bytes(
        "Kode;Nama barang;Satuan;Harga jual\nB-1;Caf\xe9 Lampu;pcs;1.234.567,89\n".encode("cp1252")
    )
    said = call("import", company, "items", table, "--numbers", "id")
    assert said.status == 0, said.err
    (row,) = call("list", company, "items", "--json").facts["rows"]
    assert (row["name"], row["sale_price"]) == ("Café Lampu", "1234567.89")


def test_a_list_is_filtered_by_its_columns(call, busy):
    rows = call("list", busy, "items", "--filter", "category=Kabel", "--json").facts["rows"]
    assert [row["code"] for row in rows] == ["BRG-002"]
    said = call("list", busy, "items", "--filter", "colour=red")
    assert said.status == 2 and "colour" in said.err
    assert call("list", busy, "items", "--filter", "category").status == 2


def test_a_list_for_people_has_aligned_columns(call, busy):
    lines = call("list", busy, "warehouses").out.splitlines()
    assert lines[0].split() == ["code", "name"] or "code" in lines[0]
    start = lines[0].index("name")
    assert all(line[start - 1] == " " for line in lines)


def test_cells_that_a_spreadsheet_would_run_come_out_harmless_and_back_unchanged(
    call, company, tmp_path
):
    table = tmp_path / "customers.csv"
    table.write_text("code,name\nC-1,=2+3\nC-2,😀 O'Brien\n", "utf-8")
    assert call("import", company, "customers", table).status == 0
    out = tmp_path / "out.csv"
    assert call("export", company, "customers", out).status == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert names == ["'=2+3", "😀 O'Brien"]
    assert call("import", company, "customers", out, "--update").status == 0
    listed = call("list", company, "customers", "--json").facts["rows"]
    assert [row["name"] for row in listed] == ["=2+3", "😀 O'Brien"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("none.csv", None),
        ("empty.csv", b""),
        ("strange.xlsx", b"this is not a spreadsheet"),
        ("really.csv", b"PK\x03\x04 a zip"),
        ("columns.csv", b"colour,shape\nred,round\n"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_a_sentence(call, company, tmp_path, name, content):
    table = tmp_path / name
    if content is not None:
        table.write_bytes(content)
    before = company.read_bytes()
    said = call("import", company, "customers", table)
    assert said.status == 1 and name in said.err and "Traceback" not in said.err
    assert company.read_bytes() == before


def test_an_unknown_kind_is_wrong_usage_and_names_the_known_ones(call, company, tmp_path):
    for words in (
        ("import", company, "unicorns", tmp_path / "t.csv"),
        ("export", company, "unicorns", tmp_path / "t.csv"),
        ("template", "unicorns", tmp_path / "t.csv"),
        ("list", company, "unicorns"),
    ):
        said = call(*words)
        assert said.status == 2 and "customers" in said.err
    assert not (tmp_path / "t.csv").exists()


def test_one_customer_is_merged_into_another(call, busy):
    said = call("merge", busy, "C-002", "C-001", "--json")
    assert said.status == 0, said.err
    assert said.facts["into"] == "C-001" and said.facts["rows"] > 0
    again = call("merge", busy, "C-002", "C-001")
    assert again.status == 1 and "C-001" in again.err
    assert call("check", busy).status == 0
