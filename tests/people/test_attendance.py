"""Attendance: shifts, days off, late and early, corrections, files of fingerprint machines, pay by attendance."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import store
from app.access.session import Session
from app.access.users import Person
from app.kernel.errors import FileProblem, NotAllowed, Refused
from app.kernel.money import rp
from app.kernel.period import Period
from app.people.attendance import calendar, machine, month, rules, service, shifts
from app.people.attendance.rules import Day, Shift, times_of
from app.people.inputs import service as inputs
from app.people.leave import service as leave
from app.people.payroll import lines
from app.people.payroll import service as payroll
from tests.people.builders import an_employee, calculated, day, posted, slip

OFFICE = Shift("KANTOR", "Jam kantor", 8 * 60, 17 * 60, 60, 10)
NIGHT = Shift("MALAM", "Malam", 22 * 60, 6 * 60, 60)
OCTOBER = Period(2026, 10)


@pytest.fixture
def office(session: Session) -> Session:
    """One person, two shifts; today is 23 November 2026."""
    an_employee(session, salary=6_000_000)
    for shift in (OFFICE, NIGHT):
        shifts.save(session, shift)
    return session


def came(session: Session, date: str, check_in: str, check_out: str) -> None:
    service.record(session, "P-001", day(date), check_in, check_out)


def one(session: Session, date: str) -> Day:
    return month.months(session, day(date), day(date))[0].days[0]


def test_late_early_absent_and_days_off(office: Session) -> None:
    came(office, "2026-11-02", "08:10", "17:00")
    came(office, "2026-11-03", "8.11", "16:30:20")
    came(office, "2026-11-04", "", "17:01")
    on_time, late, half = (one(office, f"2026-11-0{number}") for number in (2, 3, 4))
    assert (on_time.late, on_time.worked) == (0, 7 * 60 + 50)
    assert (late.late, late.early, late.check_in) == (11, 30, "08:11")
    assert (half.kind, half.worked) == ("incomplete", 0)
    kinds = {"2026-11-05": "absent", "2026-11-07": "off", "2026-08-17": "holiday"}
    assert {date: one(office, date).kind for date in kinds} == kinds
    found = leave.request(office, "P-001", "sick", day("2026-11-05"), day("2026-11-05"))
    leave.approve(office, found)
    assert one(office, "2026-11-05").leave == "sick"
    assert one(office, "2026-11-23").kind == "to-come"


def test_the_company_decides_about_days_of_its_own(office: Session) -> None:
    shifts.save_day(office, day("2026-11-05"), "Hari jadi")
    shifts.save_day(office, day("2026-08-17"), "Masuk pengganti", True)
    assert one(office, "2026-11-05").kind == "holiday"
    assert one(office, "2026-08-17").kind == "absent"
    assert month.holiday_name(day("2026-11-05")) == "Hari jadi"
    with pytest.raises(Refused, match="tidak perlu|bekerja"):
        leave.request(office, "P-001", "sick", day("2026-11-05"), day("2026-11-05"))
    shifts.save(office, Shift("ENAM", "Enam hari", 480, 900, 0, 0, 6))
    shifts.assign(office, "P-001", "ENAM", day("2026-11-01"))
    assert one(office, "2026-11-07").kind == "absent" and one(office, "2026-10-31").kind == "off"


def test_a_shift_over_midnight_belongs_to_the_day_it_began(office: Session) -> None:
    shifts.assign(office, "P-001", "MALAM", day("2026-10-01"))
    kept = calendar.load(5)
    scans = ["2026-10-30 21:55", "2026-10-31 06:10", "2026-10-31 22:20", "2026-11-01 05:00"]
    moments = [dt.datetime.fromisoformat(each) for each in scans]
    found = times_of(moments, lambda date: kept.shift(1, date))
    assert found == {day("2026-10-30"): ("21:55", "06:10"), day("2026-10-31"): ("22:20", "05:00")}
    came(office, "2026-10-30", "22:20", "05:00")
    night = one(office, "2026-10-30")
    assert (night.late, night.early, night.worked) == (20, 60, 5 * 60 + 40)


@given(st.lists(st.datetimes(dt.datetime(2026, 1, 2), dt.datetime(2026, 1, 20)), max_size=30))
def test_scans_are_neither_lost_nor_moved_far(scans: list[dt.datetime]) -> None:
    """Each scan belongs to exactly one working day, at most a day away, in whatever order they come."""
    for shift in (OFFICE, NIGHT, None):
        found = times_of(scans, lambda _date, shift=shift: shift)
        assert found == times_of(scans[::-1], lambda _date, shift=shift: shift)
        days = [rules.working_day(scan, lambda _date, shift=shift: shift) for scan in scans]
        assert set(found) == set(days)
        assert all(
            abs((scan.date() - date).days) <= 1 for scan, date in zip(scans, days, strict=True)
        )


def test_a_correction_is_asked_for_and_approved(office: Session) -> None:
    clerk = Session(
        office.path, Person("k", "", False, frozenset({"people.view", service.EDIT})), office.clock
    )
    came(office, "2026-11-03", "08:50", "")
    with pytest.raises(Refused):
        service.ask(clerk, "P-001", day("2026-11-03"), "08:00", "17:00", " ")
    asked = service.ask(clerk, "P-001", day("2026-11-03"), "08:00", "17:00", "Mesin rusak")
    with pytest.raises(NotAllowed):
        service.approve(clerk, asked)
    assert one(office, "2026-11-03").late == 50
    service.approve(office, asked)
    assert one(office, "2026-11-03").late == 0 and one(office, "2026-11-03").corrected
    with pytest.raises(service.AlreadyDecided):
        service.reject(office, asked)
    service.correct(office, "P-001", day("2026-11-03"), "", "")
    assert one(office, "2026-11-03").kind == "absent"


def test_what_cannot_be_is_refused(office: Session) -> None:
    for date, check_in, check_out, field in (
        ("2026-11-24", "08:00", "17:00", "date"),
        ("2019-11-04", "08:00", "17:00", "date"),
        ("2026-11-04", "25:00", "", "check_in"),
        ("2026-11-04", "", "", "check_in"),
        ("2026-11-04", "08:00", "08:00", "check_out"),
    ):
        with pytest.raises(Refused) as refused:
            came(office, date, check_in, check_out)
        assert [each.field for each in refused.value.problems] == [field]
    assert store.scalar("SELECT COUNT(*) FROM attendance") == 0


# -- files of machines -----------------------------------------------------------------------------

DAT = "     1\t2026-11-02 07:58:12\t1\t0\t1\t0\r\n     1\t2026-11-02 17:03:40\t1\t1\t1\t0\r\n"


def brought(session: Session, path: Path) -> tuple[machine.Reading, service.Brought]:
    file = machine.open_file(path)
    reading = machine.read(session, file, file.roles)
    return reading, service.bring_in(session, reading.marks)


def test_a_dat_file_is_read_without_headings_and_twice_changes_nothing(
    office: Session, tmp_path: Path
) -> None:
    path = tmp_path / "1_attlog.dat"
    path.write_bytes(DAT.encode() + b"    99\t2026-11-02 08:00:00\t1\t0\t1\t0\r\n")
    reading, result = brought(office, path)
    assert (result.new, reading.unknown, reading.problems) == (1, {"99": 1}, [])
    assert (one(office, "2026-11-02").check_in, one(office, "2026-11-02").check_out) == (
        "07:58",
        "17:03",
    )
    assert brought(office, path)[1].unchanged == 1
    service.correct(office, "P-001", day("2026-11-02"), "07:30", "17:03")
    assert brought(office, path)[1].kept == 1
    an_employee(office, "P-002")
    service.know_machine(office, "99", "P-002")
    assert brought(office, path)[1].new == 1


def test_a_cut_off_file_in_windows_1252_says_so(office: Session, tmp_path: Path) -> None:
    path = tmp_path / "hadir.csv"
    text = "PIN;Nama;Tanggal;Scan masuk;Scan pulang\n1;René;02/11/2026;07.58;17.03\n1;René;03/11/20"
    path.write_bytes(text.encode("cp1252"))
    reading, result = brought(office, path)
    told = [each.sentence() for each in reading.notes]
    assert "Windows-1252" in told[0] and "baris 3" in told[1]
    assert (result.new, reading.problems) == (1, [])
    path.write_bytes((text + "26;x;\n").encode())
    reading = brought(office, path)[0]
    assert [each.field for each in reading.problems] == ["3"] and reading.notes == []


def test_a_spreadsheet_with_a_column_each_and_a_broken_one(office: Session, tmp_path: Path) -> None:
    path = tmp_path / "hadir.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["No. ID", "Nama", "Tanggal", "Jam"])
    for hour in (8, 17):
        book.active.append([1, "Budi", dt.date(2026, 11, 2), dt.time(hour, 5)])
    book.save(path)
    assert brought(office, path)[1].new == 1 and one(office, "2026-11-02").check_out == "17:05"
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(FileProblem):
        machine.open_file(path)


def test_what_the_columns_are_is_told_once(office: Session, tmp_path: Path) -> None:
    path = tmp_path / "aneh.csv"
    path.write_text("A,B,C\n1,2026-11-02,07:58\n")
    file = machine.open_file(path)
    assert file.roles == ("person", "date", "clock")
    assert machine.read(office, file, ("", "date", "clock")).problems
    machine.remember(office, file, ("person", "date", "check_in"))
    assert machine.open_file(path).roles == ("person", "date", "check_in")


# -- pay -------------------------------------------------------------------------------------------


def by_attendance(session: Session, name: str, amount: int, basis: str) -> None:
    inputs.save_component(session, "P-001", name, rp(amount), day("2026-10-01"), basis=basis)


def test_pay_follows_attendance(office: Session) -> None:
    for number in (1, 2, 5):
        came(office, f"2026-10-0{number}", "08:00", "17:30")
    by_attendance(office, "meal", 40_000, "day")
    by_attendance(office, "Uang jaga", 10_000, "hour")
    by_attendance(office, "absence", 100_000, "absence")
    view = slip(office, calculated(office, OCTOBER, date="2026-10-06"))
    told = {line.label.split(" ")[0]: line.amount.whole() for line in lines.earnings(view)}
    assert told["Makan"] == 120_000 and told["Uang"] == 255_000
    assert view.amounts["allowance"] == rp(120_000 + 255_000 - 100_000)
    assert "3 × 40.000" in lines.earnings(view)[1].label


def test_days_that_were_paid_are_closed(office: Session) -> None:
    came(office, "2026-10-01", "08:00", "17:00")
    by_attendance(office, "meal", 40_000, "day")
    run = posted(office, OCTOBER)
    with pytest.raises(Refused):
        came(office, "2026-10-02", "08:00", "17:00")
    payroll.void_run(office, run, reason="salah")
    service.set_cut_off(office, 25)
    came(office, "2026-10-26", "08:00", "17:00")
    view = slip(office, posted(office, OCTOBER))
    assert view.amounts["allowance"] == rp(40_000)
    came(office, "2026-10-27", "08:00", "17:00")
    assert slip(office, calculated(office)).amounts["allowance"] == rp(80_000)


def test_a_fixed_allowance_is_not_paid_by_the_day(office: Session) -> None:
    with pytest.raises(Refused):
        by_attendance(office, "position_allowance", 1, "day")
