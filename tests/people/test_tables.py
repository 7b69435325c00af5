"""Tables of people in and out, and what is refused."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from app.access.session import Session
from app.access.users import Person
from app.exchange import importing
from app.exchange.cells import write_cell
from app.exchange.table import Table
from app.kernel.errors import NotFound, NumberTaken, Refused
from app.kernel.money import rp
from app.masters import employee as employees
from app.masters.employee import Employee, Terms
from app.people import tables
from app.people.inputs.components import KIND_TITLES, KNOWN, UnknownComponent, component
from app.people.payroll import printed
from tests.people.builders import a_component, a_raise, an_employee, an_input, day, overtime, posted

ALL = (
    tables.EMPLOYEES, tables.PAY_COMPONENTS, tables.PAY_INPUTS, tables.OVERTIME, tables.OPENING_PAY,
)  # fmt: skip


def written(table: Table, rows: list[dict[str, Any]], path: Path) -> Path:
    keys = [column.key for column in table.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(keys)
        writer.writerows([write_cell(row.get(key)) for key in keys] for row in rows)
    return path


def exported(session: Session, table: Table) -> list[dict[str, Any]]:
    assert table.read is not None
    return [dict(row) for row in table.read(session)]


def test_what_is_exported_can_be_imported_unchanged(session: Session, tmp_path: Path) -> None:
    an_employee(
        session, name='Rina "R" Kusumawati 😀', npwp="0999999998999000", nik="3299015505900001",
        gender="female", birth_date=day("1990-05-15"), religion="islam", position="Akuntan",
        department="Keuangan", pph21_method="net", ptkp="K/1", left=day("2027-01-31"), bpjs_jp=False,
        jkk_class=3, email="r@x.id",
    )  # fmt: skip
    a_raise(session, "P-001", "2026-07-01", 12_000_000)
    a_component(session, "P-001", "meal", 500_000, "2026-01-01", "2026-12-31")
    an_input(session, "P-001", "bonus", 1_000_000)
    overtime(session, "P-001", "2026-11-12", "2.5")
    tables.OPENING_PAY.save(  # type: ignore[misc]
        session,
        {
            "employee": "P-001", "year": 2026, "through_month": 6, "gross": rp(1), "pph21": None,
            "pension": None, "zakat": None, "leave_days": None, "loan_balance": rp(2),
        },
        False,
    )  # fmt: skip
    for table in ALL:
        before = exported(session, table)
        assert before, table.key
        path = written(table, before, tmp_path / f"{table.key}.csv")
        refused = importing.run(session, table, path, dry_run=True)
        assert refused.problems, f"{table.key}: rows that are there are refused without update"
        result = importing.run(session, table, path, update=True)
        assert (result.problems, result.kept) == ([], len(before)), table.key
        assert exported(session, table) == before, table.key


def test_terms_grow_with_every_dated_row_and_keep_what_is_left_out(session: Session, tmp_path: Path) -> None:  # fmt: skip
    path = tmp_path / "e.csv"
    path.write_text(
        "code,name,joined,base_salary,ptkp,position\nP-9,Ana,2026-01-05,5000000,K/1,Staf\n"
    )
    assert importing.run(session, tables.EMPLOYEES, path).problems == []
    path.write_text(
        "code,name,joined,valid_from,base_salary\nP-9,Ana,2026-01-05,2026-06-01,6000000\n"
    )
    assert importing.run(session, tables.EMPLOYEES, path, update=True).problems == []
    person = employees.require("P-9")
    assert employees.history(person.id) == (
        Terms(day("2026-01-05"), rp(5_000_000), "K/1", position="Staf"),
        Terms(day("2026-06-01"), rp(6_000_000), "K/1", position="Staf"),
    )
    assert employees.terms_on(person.id, day("2026-05-31")) == employees.history(person.id)[0]
    assert employees.terms_on(person.id, day("2026-01-04")) is None


def test_a_history_comes_back_whole_into_an_empty_company(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    head = "code,name,joined,valid_from,base_salary"
    path.write_text(f"{head}\nP-9,Ana,2026-01-05,2026-01-05,5\nP-9,Ana,2026-01-05,2026-06-01,6\n")
    assert importing.run(session, tables.EMPLOYEES, path).problems == []
    path.write_text(f"{head}\nP-9,Anna,2026-01-05,2026-07-01,7\n")
    assert importing.run(session, tables.EMPLOYEES, path).problems, "a change of name needs update"
    path.write_text(f"{head}\nP-9,Ana,2026-01-05,2026-06-01,7\n")
    assert importing.run(session, tables.EMPLOYEES, path).problems, "so does a change of terms"
    history = employees.history(employees.require("P-9").id)
    assert [terms.base_salary for terms in history] == [rp(5), rp(6)]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("P-9,Ana,2026-01-05,-1,K/1", "base_salary"),
        ("P-9,Ana,2026-01-05,1e30,K/1", "base_salary"),
        ("P-9,Ana,2026-01-05,5000000,K/9", "ptkp"),
        ("P-9,Ana,2026-01-05,5000000,K/I/1", "ptkp"),
        ("P-9,,2026-01-05,5000000,K/1", "name"),
        ("P-9,Ana,2026-02-30,5000000,K/1", "joined"),
        (f"P-9,{'x' * 301},2026-01-05,5000000,K/1", "name"),
        ("P-9,Ana,2026-01-05,5000000.50,K/1", "base_salary"),
    ],
)
def test_bad_employees_are_refused_at_their_cell(
    session: Session, tmp_path: Path, line: str, column: str
) -> None:
    path = tmp_path / "e.csv"
    path.write_text(f"code,name,joined,base_salary,ptkp\n{line}\n")
    result = importing.run(session, tables.EMPLOYEES, path)
    assert [problem.column for problem in result.problems] == [column]
    assert employees.find("P-9") is None


def test_dates_and_numbers_of_a_person_must_make_sense(session: Session) -> None:
    for draft, field in (
        (Employee("A", "Ana", day("2026-01-05"), left=day("2026-01-04")), "left"),
        (Employee("A", "Ana", day("2026-01-05"), birth_date=day("2026-01-05")), "birth_date"),
        (Employee("A", "Ana", day("2026-01-05"), nik="123"), "nik"),
        (Employee("A", "Ana", day("2026-01-05"), npwp="12345"), "npwp"),
        (Employee("A", "Ana", day("2026-01-05"), jkk_class=6), "jkk_class"),
        (Employee("A", "Ana", day("2026-01-05"), extra_family=-1), "extra_family"),
        (Employee("", "Ana", day("2026-01-05")), "code"),
    ):
        with pytest.raises(Refused) as refusal:
            employees.save(session, draft)
        assert [problem.field for problem in refusal.value.problems] == [field]


def test_a_doubtful_npwp_warns_and_is_kept(session: Session) -> None:
    draft = Employee("A", "Ana", day("2026-01-05"), npwp="999999999999000")
    assert not any(problem.blocking for problem in employees.problems(draft))
    assert employees.save(session, draft).npwp == "999999999999000"


def test_a_code_is_used_once(session: Session) -> None:
    an_employee(session)
    with pytest.raises(Refused):
        employees.save(session, Employee("P-001", "Lain", day("2026-01-05")))


def test_salaries_stay_out_of_the_export_of_who_may_not_see_them(session: Session) -> None:
    an_employee(session)
    guest = Session(
        session.path, Person("tamu", "", False, frozenset({"people.employee.edit"})), session.clock
    )
    assert [row["base_salary"] for row in exported(guest, tables.EMPLOYEES)] == [None]
    assert "base_salary" not in {column.key for column in employees.LISTING.columns}


def test_the_list_of_employees(session: Session) -> None:
    an_employee(session, "P-002", position="Akuntan", left=day("2026-12-31"))
    an_employee(session, "P-001", position="Direktur")
    rows = employees.LISTING.window().first(10)
    assert [(row.code, row.position, row.active) for row in rows] == [
        ("P-001", "Direktur", True), ("P-002", "Akuntan", False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("meal", "variable"), ("Position Allowance", "fixed"), ("Tunjangan keluarga", "fixed"),
        ("Tunjangan tidak tetap", "variable"), ("Uang makan", "variable"), ("Potongan koperasi", "deduction"),
        ("Kasbon", "loan"), ("BONUS AKHIR TAHUN", "bonus"), ("Zakat profesi", "zakat"),
        ("DPLK", "pension"), ("housing_allowance", "fixed"), ("THR", "thr"),
    ],
)  # fmt: skip
def test_a_component_tells_its_kind_by_its_name(name: str, kind: str) -> None:
    assert component(name).kind == kind


def test_a_component_that_tells_nothing_is_refused(session: Session) -> None:
    an_employee(session)
    with pytest.raises(UnknownComponent):
        a_component(session, "P-001", "xyzzy", 1)
    assert {each.kind for each in KNOWN.values()} == set(KIND_TITLES)


def test_inputs_of_nobody_and_nothing_are_refused(session: Session) -> None:
    an_employee(session, left=day("2026-11-15"))
    with pytest.raises(NotFound):
        an_input(session, "P-999", "bonus", 1)
    with pytest.raises(Refused):
        overtime(session, "P-001", "2026-11-16", "2")
    with pytest.raises(Refused):
        overtime(session, "P-001", "2026-11-10", "25")
    with pytest.raises(Refused):
        overtime(session, "P-001", "2026-11-10", "2", "birthday")
    with pytest.raises(Refused):
        a_component(session, "P-001", "meal", 1, "2026-02-01", "2026-01-01")
    an_input(session, "P-001", "bonus", 1)
    with pytest.raises(NumberTaken):
        an_input(session, "P-001", "bonus", 2)


def test_payslips_are_listed_by_number_and_printed_by_it(session: Session, tmp_path: Path) -> None:
    from pypdf import PdfReader

    an_employee(session, "P-001", name="Rina Kusumawati", salary=6_400_000)
    an_employee(session, "P-002", name="Budi Santoso")
    posted(session)
    rows = exported(session, tables.PAYSLIPS)
    assert [row["number"] for row in rows] == ["SLIP/26/11/P-001", "SLIP/26/11/P-002"]
    (one,) = printed.render(session, rows[0]["number"], tmp_path)
    text = PdfReader(one).pages[0].extract_text()
    assert "Rina Kusumawati" in text
    assert "Budi" not in text
    assert "Gaji pokok" in text
    assert "6.400.000" in text
    (all_of_them,) = printed.render(session, "2026-11", tmp_path)
    assert len(PdfReader(all_of_them).pages) == 2
    with pytest.raises(NotFound):
        printed.render(session, "SLIP/26/12/P-001", tmp_path)
    with pytest.raises(NotFound):
        printed.render(session, "nonsense", tmp_path)


def test_a_payslip_can_be_locked_with_a_password(session: Session, tmp_path: Path) -> None:
    from pypdf import PdfReader

    an_employee(session)
    run_id = posted(session)
    files = printed.write_all(session, run_id, tmp_path, {"P-001": "19900515"})
    assert len(files) == 2
    reader = PdfReader(files[1])
    assert reader.is_encrypted
    assert reader.decrypt("19900515")
    assert not PdfReader(files[0]).is_encrypted


def test_a_reprint_says_what_the_first_print_said(session: Session, tmp_path: Path) -> None:
    person = an_employee(session, position="Staf")
    run_id = posted(session)
    first = printed.paper_of(printed.queries.slip_of(session, run_id, "P-001"))
    a_raise(session, "P-001", "2026-11-01", 99_000_000, position="Direktur", ptkp="K/3")
    employees.save(session, Employee(**{**_fields(person), "name": "Nama Baru", "bank": "BRI"}))
    assert printed.paper_of(printed.queries.slip_of(session, run_id, "P-001")) == first


def _fields(person: Employee) -> dict[str, Any]:
    import dataclasses

    return {each.name: getattr(person, each.name) for each in dataclasses.fields(person)}


def test_service_months_are_full_months() -> None:
    from app.kernel.period import months_between

    assert months_between(dt.date(2026, 1, 15), dt.date(2026, 3, 14)) == 1
    assert months_between(dt.date(2026, 1, 15), dt.date(2026, 3, 15)) == 2
    assert months_between(dt.date(2026, 3, 15), dt.date(2026, 3, 1)) == 0
