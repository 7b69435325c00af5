"""Turnover, ageing and PPN reports: they agree with the documents and with the ledger."""

from __future__ import annotations

import datetime as dt

import pytest

from app.access.session import Session
from app.kernel import rate
from app.kernel.errors import NotFound, Refused, UserError
from app.kernel.money import ZERO, rp
from app.kernel.report import Filters, ReportResult
from app.ledger import posting
from app.links import ppn_report
from app.masters import company
from app.purchasing.bill import service as bills
from app.purchasing.reports import payables, purchases
from app.sales.invoice import service as invoices
from app.sales.receipt import service as receipts
from app.sales.reports import receivables, sales
from app.trade import owed
from tests.ledger.builders import plan
from tests.purchasing.builders import a_bill
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import a_customer, a_shop, balance, line

DAY = dt.date(2026, 11, 10)
NOVEMBER = Filters(dt.date(2026, 11, 1), dt.date(2026, 11, 30))


@pytest.fixture
def shop(session: Session) -> Session:
    """Sold 10 lamps at 20,000 with Rp30,000 freight to one, 5 hours at 50,000 to another; one void."""
    a_shop(session)
    a_customer(session, "C-002", name="CV Dua")
    invoices.post_new(
        session,
        an_invoice(line("LMP-9", 10, 20_000), date=DAY, salesperson="Fitri", freight=rp(30_000)),
    )
    second = an_invoice(line("JASA", 5, 50_000), date=DAY)
    invoices.post_new(session, an_invoice(line("LMP-12", 3, 24_000), date=DAY, ref="salah"))
    invoices.void_invoice(session, "INV/26/11/0002", date=DAY)
    from dataclasses import replace

    invoices.post_new(session, replace(second, customer="C-002"))
    return session


def lines(report: ReportResult, key: str, *values: str) -> dict[object, tuple[object, ...]]:
    return {
        row.values[key]: tuple(row.values[value] for value in values)
        for row in report.rows
        if row.style != "group"
    }


def test_sales_by_item_tell_cost_and_margin(shop: Session) -> None:
    report = sales.by_item(shop, NOVEMBER)
    assert lines(report, "code", "net", "cost", "margin") == {
        "JASA": (rp(250_000), ZERO, rp(250_000)),
        "LMP-9": (rp(200_000), rp(100_000), rp(100_000)),
        "": (rp(30_000), ZERO, rp(30_000)),
    }
    assert report.totals["net"] == -balance("4101") - balance("4102") - balance("4103")
    assert report.totals["cost"] == balance("5101")
    assert report.rows[1].values["margin_share"] == rate.percent(50)


@pytest.mark.parametrize("build", [sales.by_customer, sales.by_salesperson, sales.by_month])
def test_every_way_of_adding_up_sales_comes_to_the_same(shop: Session, build: object) -> None:
    report = build(shop, NOVEMBER)  # type: ignore[operator]
    assert report.totals == sales.by_item(shop, NOVEMBER).totals
    assert sum(row.values["net"].minor for row in report.rows) == report.totals["net"].minor


def test_a_void_invoice_is_not_sold(shop: Session) -> None:
    assert "LMP-12" not in lines(sales.by_item(shop, NOVEMBER), "code", "net")


def test_what_was_sold_before_only_has_a_line_too(shop: Session) -> None:
    december = Filters(dt.date(2026, 12, 1), dt.date(2026, 12, 31), None, {"compare": "before"})
    report = sales.by_customer(shop, december)
    assert lines(report, "code", "net", "compared", "difference") == {
        "C-002": (ZERO, rp(250_000), rp(-250_000)),
        "C-001": (ZERO, rp(230_000), rp(-230_000)),
    }
    assert report.totals["compared"] == rp(480_000)


def test_an_unknown_comparison_is_refused(shop: Session) -> None:
    with pytest.raises(UserError, match="anggaran"):
        sales.by_item(shop, Filters(choices={"compare": "anggaran"}))


def test_purchases_by_supplier_and_by_item_come_to_the_same(shop: Session) -> None:
    bills.post_new(shop, a_bill(line("LMP-9", 2, 9_000), date=DAY, freight=rp(5_000)))
    by_item = purchases.by_item(shop, NOVEMBER)
    assert lines(by_item, "code", "net") == {
        "LMP-9": (rp(1_018_000),),
        "LMP-12": (rp(800_000),),
        "": (rp(5_000),),
    }
    assert purchases.by_supplier(shop, NOVEMBER).totals == by_item.totals


def test_ageing_puts_each_document_in_its_band(shop: Session) -> None:
    receipts.post_receipts(shop, [a_receipt(50_000, ("INV/26/11/0001", 50_000), date=DAY)])
    late = Filters(as_of=dt.date(2026, 12, 20), choices={"detail": "yes"})
    report = receivables.by_age(shop, late)
    rows = lines(report, "name", "not_due", "days_1_30", "total")
    left = rp(255_300 - 50_000)
    assert rows["Toko Sumber Terang"] == rows["INV/26/11/0001"] == (ZERO, left, left)
    assert report.totals["total"] == balance("receivable")


def test_the_company_sets_the_bands(shop: Session) -> None:
    """Report, statement and home page go by them, and the bands still come to the receivable."""
    company.update(shop, ageing_days="7, 14")
    report = receivables.by_age(shop, Filters(as_of=dt.date(2026, 12, 5)))
    keys = [column.key for column in report.columns][2:]
    assert keys == ["not_due", "days_1_7", "days_8_14", "older", "total"]
    assert report.totals["total"] == balance("receivable")
    asked = Filters(DAY, dt.date(2026, 12, 5), choices={"party": "C-001"})
    assert "8–14" in receivables.of_customer(shop, asked).notes[0]
    assert [band.last for band in owed.aged("receivable", DAY)] == [0, 7, 14, None]


@pytest.mark.parametrize("wrong", ["", "30, 30", "60, 30", "0, 30", "tiga", "1,2,3,4,5,6,7"])
def test_bands_that_do_not_rise_are_refused(shop: Session, wrong: str) -> None:
    with pytest.raises(Refused):
        company.update(shop, ageing_days=wrong)


def test_only_documents_have_a_column_of_due_dates(shop: Session) -> None:
    def keys(**choices: str) -> list[str]:
        report = receivables.by_age(shop, Filters(as_of=DAY, choices=choices))
        return [column.key for column in report.columns]

    assert "due" not in keys()
    assert [key for key in keys(detail="yes") if key != "due"] == keys()
    assert "due" in keys(detail="yes")


def test_ageing_of_one_party_and_of_none_that_exists(shop: Session) -> None:
    one = receivables.by_age(shop, Filters(as_of=DAY, choices={"party": "C-002"}))
    assert [row.values["code"] for row in one.rows] == ["C-002"]
    with pytest.raises(NotFound):
        receivables.by_age(shop, Filters(choices={"party": "C-999"}))


def test_a_statement_runs_from_opening_to_closing(shop: Session) -> None:
    receipts.post_receipts(shop, [a_receipt(50_000, ("INV/26/11/0001", 50_000), date=DAY)])
    asked = Filters(dt.date(2026, 11, 11), dt.date(2026, 11, 30), choices={"party": "C-001"})
    later = receivables.of_customer(shop, asked)
    left = rp(255_300 - 50_000)
    assert [row.values["balance"] for row in later.rows] == [left, left]
    whole = receivables.of_customer(shop, Filters(DAY, DAY, choices={"party": "C-001"}))
    told = [
        (row.values["number"], row.values["words"], row.values["balance"])
        for row in whole.rows[1:-1]
    ]
    assert told == [
        ("INV/26/11/0001", "", rp(255_300)),
        ("INV/26/11/0002", "", rp(335_220)),
        ("INV/26/11/0002", "Batal", rp(255_300)),
        ("RCV/26/11/0001", "", left),
    ]
    assert whole.totals["balance"] == balance("receivable") - rp(277_500)


def test_a_supplier_statement_ends_at_what_we_owe(shop: Session) -> None:
    report = payables.of_supplier(shop, Filters(*_days(NOVEMBER), choices={"party": "S-001"}))
    assert report.totals["balance"] == -balance("payable")


def test_a_statement_without_a_party_is_refused(shop: Session) -> None:
    with pytest.raises(UserError, match="satu pihak"):
        receivables.of_customer(shop, NOVEMBER)


def _days(filters: Filters) -> tuple[dt.date, dt.date]:
    assert filters.date_from is not None
    assert filters.date_to is not None
    return filters.date_from, filters.date_to


def test_what_we_owe_is_positive_and_equals_the_control_account(shop: Session) -> None:
    report = payables.by_age(shop, Filters(as_of=DAY))
    assert report.totals["total"] == -balance("payable")
    assert report.totals["total"].minor > 0


def test_ppn_equals_the_ledger_whatever_moved_it(shop: Session) -> None:
    with shop.work() as work:
        posting.post(work, plan(("2301", 7), ("1101", -7), date=DAY), ("test", 1))
    report = ppn_report.build(shop, NOVEMBER)
    sums = lines(report, "party", "ppn")
    assert sums["Jumlah PPN keluaran"] == (-balance("ppn_out"),)
    assert sums["Jumlah PPN masukan"] == (balance("ppn_in"),)
    assert sums["Jurnal lain di buku besar"] == (rp(-7),)


def test_a_void_in_a_later_month_is_taken_back_there(shop: Session, clock: object) -> None:
    from app.kernel.period import Period
    from app.ledger import periods

    clock.at = dt.datetime(2026, 12, 3, 9, 0)  # type: ignore[attr-defined]
    for month in range(1, 12):
        periods.lock(shop, Period(2026, month))
    invoices.void_invoice(shop, "INV/26/11/0003", date=dt.date(2026, 12, 3))
    december = ppn_report.build(shop, Filters(dt.date(2026, 12, 1), dt.date(2026, 12, 31)))
    assert lines(december, "number", "ppn")["INV/26/11/0003"] == (rp(-27_500),)
    november = ppn_report.build(shop, NOVEMBER)
    assert lines(november, "number", "ppn")["INV/26/11/0003"] == (rp(27_500),)
