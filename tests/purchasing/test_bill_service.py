"""Bills and payments in a real company."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.session import Session
from app.exchange import exporting, importing
from app.exchange.cells import plain
from app.kernel.dashboard import Figure, Task
from app.kernel.errors import NumberTaken, Refused, StockWouldGoNegative
from app.kernel.money import ZERO, rp
from app.kernel.quantity import pieces
from app.ledger.open_items import DocumentSettled
from app.masters import company
from app.purchasing import checks, dashboard
from app.purchasing.bill import queries, service, tables
from app.purchasing.payment import queries as payment_queries
from app.purchasing.payment import service as payments
from app.purchasing.payment import tables as payment_tables
from app.trade.owed import owed_to
from tests.purchasing.builders import a_bill, a_payment
from tests.trade.books import (
    TODAY,
    a_service,
    a_supplier,
    an_item,
    balance,
    balances,
    line,
    on_hand,
    row_counts,
)


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_supplier(session)
    an_item(session)
    a_service(session)


def test_goods_come_into_stock_at_net_cost(session: Session) -> None:
    number = service.post_new(
        session,
        a_bill(
            line("LMP-9", 100, 10_000, 10),
            line("6204", 1, 250_000, description="Servis AC"),
            supplier_number="F-118",
            faktur_number="04002500000000001",
            faktur_date=TODAY,
            freight=rp(50_000),
        ),
    )
    assert number == "BILL/26/11/0001"
    view = queries.get(number, TODAY)
    assert on_hand("LMP-9") == (pieces(100), rp(950_000))
    assert balance("stock") == rp(950_000)
    assert balance("6204") == rp(250_000)
    assert balance("ppn_in") == view.totals.ppn == rp(132_000)
    assert balance("payable") == -view.totals.total == rp(-1_332_000)
    assert owed_to(view.supplier.id) == rp(1_332_000)
    assert view.due_date == dt.date(2026, 12, 23)
    assert view.lines[0].item_name == "Lampu LED 9 W"


def test_a_payment_settles_and_void_restores(session: Session) -> None:
    number = service.post_new(session, a_bill(line("LMP-9", 10, 10_000, tax="none")))
    before = balances()
    (payment,) = payments.post_payments(session, [a_payment(120_000, (number, 100_000))])
    assert payment == "PAY/26/11/0001"
    assert queries.get(number, TODAY).standing == "paid"
    assert payment_queries.get(payment).credit == rp(20_000)
    assert balance("payable") == rp(20_000)
    with pytest.raises(DocumentSettled, match=payment):
        service.void_bill(session, number)
    payments.void_payment(session, payment)
    assert balances() == before
    service.void_bill(session, number, reason="salah pemasok")
    assert balances() == {}
    assert on_hand("LMP-9") == (pieces(0), ZERO)


def test_a_bill_whose_goods_are_gone_is_not_voided(session: Session) -> None:
    from app.sales.invoice import service as invoicing
    from tests.sales.builders import an_invoice
    from tests.trade.books import a_customer

    a_customer(session)
    number = service.post_new(session, a_bill(line("LMP-9", 10, 10_000)))
    invoicing.post_new(session, an_invoice(line("LMP-9", 4, 18_500)))
    before = row_counts()
    with pytest.raises(StockWouldGoNegative):
        service.void_bill(session, number)
    assert row_counts() == before


def test_the_same_bill_is_not_entered_twice(session: Session) -> None:
    bill = a_bill(line("LMP-9", 1, 10_000), supplier_number="F-118")
    number = service.post_new(session, bill)
    a_supplier(session, "S-002", name="PT Lain")
    before = row_counts()
    for act in (service.post_new, service.save_draft):
        with pytest.raises(NumberTaken, match=number):
            act(session, bill)
    assert row_counts() == before
    service.post_new(session, replace(bill, supplier="S-002"))
    service.void_bill(session, number)
    service.post_new(session, bill)


def test_draft_preview_and_copy(session: Session) -> None:
    draft = a_bill(line("LMP-9", 3, 10_000), ref="B-1", supplier_number="F-1")
    kept = service.save_draft(session, draft)
    assert balances() == {}
    shown = service.preview(session, queries.draft_of(kept), kept)
    assert shown.entry is not None
    assert [each.field for each in shown.problems] == ["faktur_number"]
    service.post_bill(session, "B-1")
    view = queries.get("B-1", TODAY)
    assert [(each.account.code, each.amount) for each in shown.entry.lines] == [
        (row.account, row.debit - row.credit) for row in view.journal
    ]
    copy = service.duplicate(session, "B-1")
    assert (copy.ref, copy.supplier_number, copy.lines[0].quantity) == ("", "", pieces(3))
    other = service.save_draft(session, copy)
    service.discard(session, other)
    with pytest.raises(Refused):
        service.post_new(session, a_bill(line("LMP-9", 0, 1)))
    again = service.preview(session, replace(copy, supplier_number="F-1"))
    assert (again.entry, [each.field for each in again.problems]) == (
        None,
        ["faktur_number", "lines"],
    )
    assert again.bill is not None


def test_a_company_that_is_not_pkp_books_ppn_as_cost(session: Session) -> None:
    company.update(session, is_pkp=False)
    service.post_new(session, a_bill(line("LMP-9", 1, 100_000, tax="ppn")))
    assert balance("ppn_in") == ZERO
    assert on_hand("LMP-9") == (pieces(1), rp(111_000))


CSV = """ref,date,supplier,supplier_number,faktur_number,faktur_date,due_date,warehouse,discount,freight,notes,item,description,quantity,unit,unit_price,discount_percent,tax,prices_include_tax
B-1,2026-11-20,S-001,F-7,04002500000000001,2026-11-20,,GUDANG,500,1000,,LMP-9,,12,,9500,,ppn,
B-1,,,,,,,,,,,6204,Servis AC,1,,200000,,none,
"""


def test_a_table_is_imported_and_exported_unchanged(session: Session, tmp_path: Path) -> None:
    source, once, twice = (tmp_path / name for name in ("in.csv", "once.csv", "twice.csv"))
    source.write_text(CSV, "utf-8")
    assert importing.run(session, tables.TABLE, source).problems == []
    assert exporting.export(session, tables.TABLE, once) == 2
    assert importing.run(session, tables.TABLE, once, update=True).problems == []
    exporting.export(session, tables.TABLE, twice)
    assert once.read_bytes() == twice.read_bytes()
    assert tables.DOCUMENT.drafts is not None
    assert tables.DOCUMENT.drafts(session) == [queries.find_id("B-1")]
    service.post_bill(session, "B-1")
    shown = plain(tables.DOCUMENT.show(session, queries.find_id("B-1")))
    assert (shown["faktur_number"], shown["lines"][1]["account"]) == ("04002500000000001", "6204")
    payment = tmp_path / "pay.csv"
    payment.write_text(
        "ref,date,party,account,amount,document,applied\n"
        f"P-1,2026-11-23,S-001,1111,{shown['totals']['total']},{shown['number']},\n",
        "utf-8",
    )
    result = importing.run(session, payment_tables.TABLE, payment, post=True)
    assert result.problems == []
    assert queries.get("B-1", TODAY).standing == "paid"


def test_the_list_and_the_cards(session: Session) -> None:
    late = service.post_new(
        session, a_bill(line("LMP-9", 1, 10_000, tax="none"), due_date=TODAY, date=TODAY)
    )
    service.post_new(session, a_bill(line("LMP-9", 1, 70_000, tax="none")))
    tomorrow = dt.date(2026, 11, 24)
    rows = {row.number: row.state for row in queries.listing(tomorrow).window().rows()}
    assert rows == {late: "overdue", "BILL/26/11/0002": "posted"}
    assert queries.listing(tomorrow).window().sums()["outstanding"] == rp(80_000)
    (owed,) = [card for card in dashboard.cards(session) if isinstance(card, Figure)]
    assert owed.amount == rp(80_000)
    assert "10.000" in owed.detail
    session.clock.at = dt.datetime(2026, 12, 1, 9, 0)  # type: ignore[attr-defined]
    (task,) = [card for card in dashboard.cards(session) if isinstance(card, Task)]
    assert "8 hari" in task.detail


def test_checks_are_green(session: Session) -> None:
    number = service.post_new(session, a_bill(line("LMP-9", 3, 999), freight=rp(10)))
    payments.post_payments(session, [a_payment(100, (number, 100))])
    found = [*checks.parts_sum_to_the_whole(session), checks.numbers_have_no_gaps(session)]
    assert all(each.ok for each in found), [each.detail for each in found]
