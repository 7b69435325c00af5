"""What Coretax is handed for a month, what is refused, and the numbers that come back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.session import Session
from app.exchange import coretax
from app.kernel.errors import FileProblem, NumberTaken, Refused
from app.kernel.money import rp
from app.kernel.period import Period
from app.masters import company
from app.masters import party as parties
from app.sales.cash_sale import service as counter
from app.sales.cash_sale.rules import Payment
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoicing
from app.sales.tax_invoice import queries, rules, service
from app.sales.tax_invoice.rules import Line
from tests.sales.builders import an_invoice
from tests.trade.books import TODAY, a_shop, line

NOVEMBER = Period(2026, 11)
OURS, THEIRS = "0999999998999000", "0988888889999000"


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)
    company.update(session, npwp=OURS, is_pkp=True)
    known_as(session, npwp=THEIRS, address="Jl. Contoh 10", city="Semarang")


def known_as(session: Session, **fields: str) -> None:
    """The customer with these fields."""
    parties.save(session, replace(parties.require("C-001"), **fields))


def exported(session: Session, folder: Path) -> list[ElementTree.Element]:
    (path,) = service.export(session, NOVEMBER, folder / "faktur.xml").files
    return ElementTree.parse(path).getroot().findall(".//TaxInvoice")


def text(element: ElementTree.Element, name: str) -> str:
    found = element.find(name)
    assert found is not None, name
    return found.text or ""


def services(faktur: ElementTree.Element) -> list[ElementTree.Element]:
    return faktur.findall("ListOfGoodService/GoodService")


def test_an_ordinary_sale_goes_out_with_dpp_nilai_lain(session: Session, tmp_path: Path) -> None:
    number = invoicing.post_new(
        session, an_invoice(line("LMP-9", 20, 52_500), discount=rp(50_000), freight=rp(150_000))
    )
    (faktur,) = exported(session, tmp_path)
    assert (text(faktur, "TrxCode"), text(faktur, "RefDesc")) == ("04", number)
    assert text(faktur, "SellerIDTKU") == OURS + "000000"
    assert text(faktur, "BuyerTin") == THEIRS and text(faktur, "BuyerDocument") == "TIN"
    assert text(faktur, "BuyerIDTKU") == THEIRS + "000000"
    assert text(faktur, "BuyerAdress") == "Jl. Contoh 10, Semarang"
    goods, freight = services(faktur)
    assert (text(goods, "Price"), text(goods, "Qty")) == ("52500", "20")
    assert (text(goods, "TotalDiscount"), text(goods, "TaxBase")) == ("50000", "1000000")
    assert (text(goods, "OtherTaxBase"), text(goods, "VAT")) == ("916667", "110000")
    assert text(goods, "VATRate") == "12"
    assert (text(freight, "Opt"), text(freight, "TaxBase")) == ("B", "150000")


def test_the_elements_stand_in_the_order_of_the_form(session: Session, tmp_path: Path) -> None:
    invoicing.post_new(session, an_invoice(line("LMP-9", 1, 10_000)))
    (faktur,) = exported(session, tmp_path)
    form = coretax.form(rules.FORM)
    assert form.lines is not None
    assert [each.tag for each in faktur] == [
        *(field.name for field in form.items.fields), form.lines.list,
    ]  # fmt: skip
    assert [each.tag for each in services(faktur)[0]] == [f.name for f in form.lines.fields]
    assert coretax.problems(form, []) == []


def test_the_lines_sum_to_the_invoice(session: Session, tmp_path: Path) -> None:
    number = invoicing.post_new(
        session,
        an_invoice(
            line("LMP-9", 7, 18_333), line("LMP-12", 3, 24_777, 7), discount=rp(1_111),
            freight=rp(9_999), prices_include_tax=True,
        ),
    )  # fmt: skip
    totals = invoices.get(number, TODAY).totals
    (faktur,) = exported(session, tmp_path)
    for element, amount in (
        ("TaxBase", totals.dpp), ("OtherTaxBase", totals.dpp_other), ("VAT", totals.ppn),
    ):  # fmt: skip
        assert sum(int(text(each, element)) for each in services(faktur)) == amount.whole()
    for each in services(faktur):
        price, quantity = Fraction(text(each, "Price")), Fraction(text(each, "Qty"))
        assert price * quantity - Fraction(text(each, "TotalDiscount")) == int(
            text(each, "TaxBase")
        )


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 10**13), st.integers(0, 10**9))
def test_price_times_quantity_less_discount_is_the_base(
    net: int, quantity: int, price: int, inside: int
) -> None:
    own = Line("x", True, "pcs", quantity, price, "ppn", net, max(net - inside, 1), 0, 0)
    shown, discount = map(Fraction, rules.priced(own))
    assert shown * Fraction(quantity, 10**6) - discount == own.base
    assert discount >= 0


def test_a_buyer_without_npwp_goes_by_nik(session: Session, tmp_path: Path) -> None:
    known_as(session, npwp="", nik="3299015505900001")
    invoicing.post_new(session, an_invoice(line("LMP-9", 1, 10_000)))
    (faktur,) = exported(session, tmp_path)
    assert text(faktur, "BuyerTin") == "0" * 16
    assert text(faktur, "BuyerDocument") == "National ID"
    assert text(faktur, "BuyerDocumentNumber") == "3299015505900001"
    assert text(faktur, "BuyerIDTKU") == "000000"


def test_everything_that_is_missing_is_told_and_nothing_is_written(
    session: Session, tmp_path: Path
) -> None:
    known_as(session, npwp="", nik="", address="", city="")
    number = invoicing.post_new(session, an_invoice(line("LMP-9", 1, 10_000)))
    with pytest.raises(Refused) as refusal:
        service.export(session, NOVEMBER, tmp_path / "faktur.xml")
    assert [problem.field for problem in refusal.value.problems] == ["npwp", "address"]
    assert number in str(refusal.value)
    assert list(tmp_path.glob("*.xml")) == []
    assert [row[1].number for row in queries.due(NOVEMBER)] == [number]


def test_counter_sales_to_somebody_unnamed_are_not_told_buyer_by_buyer(
    session: Session, tmp_path: Path
) -> None:
    sale = replace(an_invoice(line("LMP-9", 1, 10_000)), customer="")
    counter.sell(session, sale, Payment("cash", "1101"))
    named = counter.sell(session, replace(sale, customer="C-001"), Payment("cash", "1101"))
    (faktur,) = exported(session, tmp_path)
    assert text(faktur, "RefDesc") == named.number
    assert [delivery.number for _id, delivery in queries.due(NOVEMBER)] == [named.number]


def test_where_the_buyer_pays_the_ppn_over_none_is_charged_but_told(
    session: Session, tmp_path: Path
) -> None:
    known_as(session, transaction_code="02")
    number = invoicing.post_new(session, an_invoice(line("LMP-9", 10, 100_000)))
    view = invoices.get(number, TODAY)
    assert view.totals.total == view.totals.net == rp(1_000_000)
    assert view.draft.transaction_code == "02"
    (faktur,) = exported(session, tmp_path)
    (goods,) = services(faktur)
    assert text(faktur, "TrxCode") == "02"
    assert (text(goods, "OtherTaxBase"), text(goods, "VAT")) == ("916667", "110000")


def test_code_07_needs_a_facility_and_carries_its_stamp(session: Session, tmp_path: Path) -> None:
    known_as(session, transaction_code="07")
    invoicing.post_new(session, an_invoice(line("LMP-9", 1, 10_000)))
    with pytest.raises(Refused, match="07"):
        service.export(session, NOVEMBER, tmp_path / "faktur.xml")
    known_as(session, tax_facility="TD.00518")
    (faktur,) = exported(session, tmp_path)
    assert (text(faktur, "AddInfo"), text(faktur, "FacilityStamp")) == ("TD.00518", "TD.01118")


def test_a_code_nobody_knows_is_refused(session: Session) -> None:
    with pytest.raises(Refused, match="05"):
        invoicing.post_new(session, an_invoice(line("LMP-9", 1, 10_000), transaction_code="05"))


def test_what_is_void_or_numbered_stays_at_home(session: Session, tmp_path: Path) -> None:
    kept, void, numbered = (
        invoicing.post_new(session, an_invoice(line("LMP-9", 1, 10_000))) for _time in range(3)
    )
    invoicing.void_invoice(session, void, TODAY, "salah")
    service.record_number(session, numbered, "0400 2600 0000 00123")
    assert [text(each, "RefDesc") for each in exported(session, tmp_path)] == [kept]


def test_a_number_is_kept_replaced_and_never_given_twice(session: Session) -> None:
    first, second = (
        invoicing.post_new(session, an_invoice(line("LMP-9", 1, 10_000))) for _time in range(2)
    )
    service.record_number(session, first, "04.00.26-00000000123")
    assert queries.number_of(invoices.find_id(first)) == "04002600000000123"
    with pytest.raises(NumberTaken, match=first):
        service.record_number(session, second, "04002600000000123")
    with pytest.raises(Refused):
        service.record_number(session, second, "123")
    with pytest.raises(Refused, match="01"):
        service.record_number(session, second, "01002600000000124")
    service.record_number(session, first, "04012600000000555")
    assert queries.number_of(invoices.find_id(first)) == "04012600000000555"


def test_many_go_out_in_files_of_a_thousand(tmp_path: Path) -> None:
    form = replace(coretax.form(rules.FORM), most=2)
    files = coretax.files_of(form, tmp_path / "faktur.xml", [{}, {}, {}, {}, {}])
    assert {path.name: len(rows) for path, rows in files.items()} == {
        "faktur-1.xml": 2, "faktur-2.xml": 2, "faktur-3.xml": 1,
    }  # fmt: skip


def test_names_are_told_whatever_signs_they_hold(session: Session, tmp_path: Path) -> None:
    known_as(session, name='PT "Maju" & Rekan <Semarang>', address="Jl. A\nNo. 1")
    invoicing.post_new(session, an_invoice(line("LMP-9", 1, 10_000)))
    (faktur,) = exported(session, tmp_path)
    assert text(faktur, "BuyerName") == 'PT "Maju" & Rekan <Semarang>'
    assert text(faktur, "BuyerAdress") == "Jl. A No. 1, Semarang"


def test_a_folder_that_takes_no_file_leaves_nothing_marked(
    session: Session, tmp_path: Path
) -> None:
    invoicing.post_new(session, an_invoice(line("LMP-9", 1, 10_000)))
    with pytest.raises(FileProblem):
        service.export(session, NOVEMBER, tmp_path / "none" / "faktur.xml")
    assert queries.LISTING.window().first(9)[0].state == "faktur-due"


def test_a_company_that_is_no_pkp_has_none(session: Session, tmp_path: Path) -> None:
    company.update(session, is_pkp=False)
    with pytest.raises(Refused):
        service.export(session, NOVEMBER, tmp_path / "faktur.xml")


def test_before_the_month_nothing_waits(session: Session) -> None:
    invoicing.post_new(session, an_invoice(line("LMP-9", 1, 10_000), date=dt.date(2026, 11, 30)))
    assert queries.due(Period(2026, 10)) == []
