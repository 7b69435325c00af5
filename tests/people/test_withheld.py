"""PPh 21 for Coretax, on paper and in reports: the figures of posted payslips, and what is refused."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from app import store
from app.access.session import Session
from app.exchange import coretax
from app.kernel.errors import NotAllowed, NotFound, Refused
from app.kernel.money import rp
from app.kernel.period import Period
from app.kernel.report import Filters
from app.masters import company
from app.people.inputs import service as inputs
from app.people.inputs import severance
from app.people.payroll import service as payroll
from app.people.reports import bpjs, pph21
from app.people.withheld import papers, queries, rules, service
from app.people.withheld.papers import MONTH_SLIP, YEAR_SLIP
from app.regulations.pay import pph21_rules
from tests.people.builders import NOVEMBER, a_component, an_employee, an_input, day, posted
from tests.people.test_run_life import colleague

OURS = "0999999998999000"
NIK = "3299015505900001"
DECEMBER = Period(2026, 12)


@pytest.fixture(autouse=True)
def employer(session: Session) -> None:
    company.update(session, npwp=OURS)


def staffed(session: Session, code: str = "P-001", salary: int = 10_000_000, **facts: Any) -> None:
    an_employee(
        session, code, salary, **{"nik": NIK, "position": "Akuntan", "ptkp": "TK/0", **facts}
    )


def paid(session: Session, first: int, last: int) -> None:
    for month in range(first, last + 1):
        posted(session, Period(2026, month))


def slips(session: Session, kind: str, month: Period, folder: Path) -> list[dict[str, str | None]]:
    """The elements of every slip in the file, by name and in order."""
    (path,) = service.export(session, kind, month, folder / f"{kind}.xml").files
    form = coretax.form(rules.FORMS[kind])
    root = ElementTree.parse(path).getroot()
    assert root.tag == form.root
    assert root.findtext("TIN") == OURS
    found = []
    for item in root.find(form.items.list) or ():
        assert [each.tag for each in item] == [field.name for field in form.items.fields]
        found.append({each.tag: each.text for each in item})
    return found


def test_a_month_is_told_whole_with_its_rate(session: Session, tmp_path: Path) -> None:
    staffed(session, ptkp="K/1")
    an_input(session, "P-001", "bonus", 5_000_000)
    posted(session, kind="bonus")
    posted(session)
    (slip,) = slips(session, "bpmp", NOVEMBER, tmp_path)
    (told,) = queries.month(session, NOVEMBER)
    assert slip["CounterpartTin"] == NIK
    assert slip["StatusTaxExemption"] == "K/1"
    assert slip["Gross"] == str(told.taxable.whole())
    assert told.taxable > rp(15_000_000)
    tax = int(Fraction(slip["Rate"] or "0") * int(slip["Gross"] or "0") / 100)
    assert tax == told.pph21.whole()
    assert slip["WithholdingDate"] == "2026-11-30"
    assert slip["IDPlaceOfBusinessActivity"] == OURS + "000000"


@pytest.mark.parametrize("salary", [4_000_000, 5_399_999, 7_770_000, 23_456_789, 61_000_000])
@pytest.mark.parametrize("method", ["gross", "gross_up"])
def test_gross_times_rate_is_what_was_withheld(
    session: Session, tmp_path: Path, salary: int, method: str
) -> None:
    staffed(session, salary=salary, pph21_method=method)
    posted(session)
    (slip,) = slips(session, "bpmp", NOVEMBER, tmp_path)
    (told,) = queries.month(session, NOVEMBER)
    tax = int(Fraction(slip["Rate"] or "0") * int(slip["Gross"] or "0") / 100)
    assert tax == told.pph21.whole()


def test_the_final_period_is_told_by_the_slip_of_the_year(session: Session, tmp_path: Path) -> None:
    staffed(session)
    staffed(session, "P-002", left=day("2026-11-30"))
    a_component(session, "P-001", "position_allowance", 1_000_000)
    paid(session, 1, 12)
    months = slips(session, "bpmp", NOVEMBER, tmp_path)
    assert len(months) == 1
    (left,) = slips(session, "bpa1", NOVEMBER, tmp_path)
    assert (left["StatusOfWithholding"], left["NumberOfMonths"]) == ("PartialYear", "11")
    (whole,) = slips(session, "bpa1", DECEMBER, tmp_path)
    assert (whole["StatusOfWithholding"], whole["NumberOfMonths"]) == ("FullYear", "0")
    assert whole["SalaryPensionJhtTht"] == "120000000"
    assert whole["OtherBenefit"] == "12000000"
    assert whole["TaxPeriodMonthStart"] == "1"
    with pytest.raises(Refused):
        service.export(session, "bpmp", DECEMBER, tmp_path / "none.xml")


def test_the_year_adds_up_to_what_the_final_period_withheld(session: Session) -> None:
    """With an opening, an earlier employer, a THR run and zakat."""
    staffed(session, joined=day("2026-02-02"), religion="islam")
    inputs.save_opening(
        session, "P-001", 2026, 9, gross=rp(84_000_000), pph21=rp(1_500_000), pension=rp(2_000_000)
    )
    inputs.save_previous_slip(session, "P-001", 2026, rp(9_000_000), rp(100_000))
    an_input(session, "P-001", "zakat", 250_000)
    paid(session, 10, 11)
    an_input(session, "P-001", "bonus", 3_000_000, DECEMBER)
    posted(session, DECEMBER, "bonus")
    posted(session, DECEMBER)
    (year,) = queries.years_ending(session, DECEMBER)
    assert rules.calculated(year, pph21_rules(day("2026-12-01"))).final == year.final
    assert (year.first, year.months) == (Period(2026, 2), 11)
    assert year.irregular == rp(3_000_000)
    assert year.previous_withheld == rp(100_000)


def test_those_not_permanent_have_a_slip_of_their_own_every_month(
    session: Session, tmp_path: Path
) -> None:
    staffed(session, employment="daily")
    posted(session, DECEMBER)
    (slip,) = slips(session, "bp21", DECEMBER, tmp_path)
    assert slip["TaxObjectCode"] == "21-100-35"
    assert slip["IDPlaceOfBusinessActivityOfIncomeRecipient"] == NIK + "000000"
    assert slip["DocumentNumber"] == "SLIP/26/12/P-001"
    for kind in ("bpmp", "bpa1"):
        with pytest.raises(Refused):
            service.export(session, kind, DECEMBER, tmp_path / "none.xml")


def test_everything_that_is_missing_is_named_and_nothing_is_written(
    session: Session, tmp_path: Path
) -> None:
    company.update(session, npwp="")
    staffed(session, nik="", position="")
    staffed(session, "P-002", nik="", npwp="0988888889999000")
    posted(session)
    with pytest.raises(Refused) as refused:
        service.export(session, "bpmp", NOVEMBER, tmp_path / "x.xml")
    assert [each.field for each in refused.value.problems] == ["npwp", "nik", "position"]
    assert "P-001" in str(refused.value)
    assert not list(tmp_path.glob("*.xml")) + list(tmp_path.glob("*.pdf"))


def test_more_than_an_upload_takes_goes_to_several_files(session: Session, tmp_path: Path) -> None:
    for number in range(101):
        staffed(session, f"K-{number:03}")
    posted(session)
    done = service.export(session, "bpmp", NOVEMBER, tmp_path / "bpmp.xml")
    assert done.count == 101
    assert [path.name for path in done.files] == ["bpmp-1.xml", "bpmp-2.xml"]


def test_a_void_run_counts_nowhere(session: Session) -> None:
    staffed(session)
    payroll.void_run(session, posted(session), reason="salah")
    assert queries.month(session, NOVEMBER) == []


def test_it_asks_for_its_permissions_and_is_in_the_audit_trail(
    session: Session, tmp_path: Path
) -> None:
    staffed(session)
    posted(session)
    without = colleague(session, "people.view", "people.employee.edit", "people.tax.export")
    for ask in (
        lambda: service.export(without, "bpmp", NOVEMBER, tmp_path / "x.xml"),
        lambda: papers.month(without, "2026-11", tmp_path),
        lambda: papers.pdf(without, MONTH_SLIP, NOVEMBER),
        lambda: pph21.build(without, Filters()),
        lambda: bpjs.build(without, Filters()),
    ):
        with pytest.raises(NotAllowed):
            ask()
    assert not list(tmp_path.glob("*.xml")) + list(tmp_path.glob("*.pdf"))
    service.export(session, "bpmp", NOVEMBER, tmp_path / "x.xml")
    told = store.scalar("SELECT COUNT(*) FROM audit WHERE kind = 'pph21-filing'")
    assert told == 1


def test_the_papers_say_what_was_withheld(session: Session, tmp_path: Path) -> None:
    staffed(session, name="Rina Kusumawati")
    staffed(session, "P-002", name="Wahyu Saputra")
    paid(session, 1, 12)
    (month,) = papers.month(session, "2026-11/P-001", tmp_path)
    words = PdfReader(month).pages[0].extract_text()
    (told, _other) = queries.month(session, NOVEMBER)
    assert "Rina Kusumawati" in words
    assert f"{told.pph21.whole():,}".replace(",", ".") in words
    both = papers.year(session, "2026-12", tmp_path)
    assert [path.name for path in both] == ["A1-26-12-P-001.pdf", "A1-26-12-P-002.pdf"]
    words = PdfReader(both[0]).pages[0].extract_text()
    assert "120.000.000" in words
    assert "Wahyu" not in words
    for name in ("2026-12/P-009", "2027-01", "November"):
        with pytest.raises(NotFound):
            papers.year(session, name, tmp_path)
    assert len(PdfReader(_file(papers.pdf(session, YEAR_SLIP, DECEMBER), tmp_path)).pages) == 2


def _file(content: bytes, folder: Path) -> Path:
    path = folder / "all.pdf"
    path.write_bytes(content)
    return path


def test_reports_agree_with_the_ledger(session: Session) -> None:
    staffed(session)
    staffed(session, "P-002", 15_000_000)
    paid(session, 10, 11)
    asked = Filters(day("2026-10-01"), day("2026-11-30"))
    taxes, premiums = pph21.build(session, asked), bpjs.build(session, asked)
    assert "sama" in taxes.notes[-1]
    assert len([note for note in premiums.notes if "sama" in note]) == 4
    assert taxes.totals["pph21"].whole() == sum(
        each.pph21.whole() for month in (10, 11) for each in queries.month(session, Period(2026, month))
    )  # fmt: skip
    people = [row for row in premiums.rows if row.level]
    assert len(people) == 4
    assert premiums.totals["total"].whole() == sum(row.values["total"].whole() for row in people)


def test_severance_is_owed_too_but_on_no_monthly_slip(session: Session) -> None:
    staffed(session, left=day("2026-11-30"))
    severance.save_severance(session, "P-001", day("2026-11-30"), "efficiency_to_prevent_losses")
    posted(session)
    posted(session, NOVEMBER, "severance")
    result = pph21.build(session, Filters(as_of=day("2026-11-30")))
    assert result.totals["final_tax"].whole() > 0
    assert "sama" in result.notes[-1]
    (month,) = queries.month(session, NOVEMBER)
    assert month.pph21 == result.totals["pph21"]
