"""The list of invoices, files in and out, and what the first page shows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.access.session import Session
from app.exchange import exporting, importing
from app.exchange.cells import plain
from app.kernel import text
from app.kernel.dashboard import Ageing, Figure, MonthlyBars, Task
from app.kernel.errors import Cancelled
from app.kernel.listing import ListQuery
from app.kernel.money import rp
from app.kernel.progress import Progress
from app.sales import dashboard
from app.sales.invoice import listings, queries, service, tables
from app.sales.receipt import service as receipts
from app.sales.receipt import tables as receipt_tables
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import TODAY, a_shop, balance, balances, line, row_counts


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


@pytest.fixture
def five(session: Session) -> list[str]:
    """A late, a partly paid, a paid, a void and an open invoice, and a draft."""
    late, part, paid, gone, new = (
        service.post_new(session, an_invoice(line("JASA", 1, amount, tax="none"), date=date))
        for amount, date in (
            (100_000, dt.date(2026, 11, 3)),
            (200_000, TODAY),
            (300_000, TODAY),
            (400_000, TODAY),
            (500_000, TODAY),
        )
    )
    receipts.post_receipts(session, [a_receipt(350_000, (part, 50_000), (paid, 300_000))])
    service.void_invoice(session, gone)
    service.save_draft(session, an_invoice(line("JASA", 1, 9_000, tax="none"), ref="D-1"))
    return [late, part, paid, gone, new]


def test_the_list_tells_how_each_stands(session: Session, five: list[str]) -> None:
    window = listings.listing(TODAY).window()
    states = {row.number: (row.state, row.outstanding) for row in window.rows()}
    assert states == {
        five[0]: ("overdue", rp(100_000)),
        five[1]: ("partial", rp(150_000)),
        five[2]: ("paid", rp(0)),
        five[3]: ("void", rp(0)),
        five[4]: ("posted", rp(500_000)),
        "": ("draft", rp(0)),
    }
    assert window.sums()["total"] == rp(1_100_000)
    assert window.sums()["outstanding"] == rp(750_000)
    assert (window.count(), window.counted()) == (6, 4)


def test_the_list_is_filtered_searched_and_sorted(session: Session, five: list[str]) -> None:
    listing = listings.listing(TODAY)

    def numbers(**asked: object) -> list[str]:
        return [row.number for row in listing.window(ListQuery(**asked)).rows()]  # type: ignore[arg-type]

    assert numbers(filters={"state": "overdue"}) == [five[0]]
    assert numbers(filters={"open": 1}, sort=(("total", False),)) == [five[0], five[1], five[4]]
    assert numbers(search="0002 terang") == [five[1]]
    assert numbers(filters={"item": "LMP-9"}) == []
    assert len(numbers(filters={"from": "2026-11-04", "customer": "C-001"})) == 5


def test_the_cards_tell_sales_receivables_and_tasks(session: Session, five: list[str]) -> None:
    with text.speaking("id"):
        cards = {card.key: card for card in dashboard.cards(session)}
    month, bars = cards["sales-month"], cards["sales-by-month"]
    owed, ageing = cards["receivables"], cards["receivables-ageing"]
    assert isinstance(month, Figure) and isinstance(bars, MonthlyBars)
    assert isinstance(owed, Figure) and isinstance(ageing, Ageing)
    assert month.amount == bars.amounts[-1] == rp(1_100_000)
    assert month.title == "Penjualan November"
    assert len(bars.labels) == 12
    assert owed.amount == ageing.total == rp(750_000)
    assert "100.000" in owed.detail
    assert [band.amount for band in ageing.bands] == [rp(650_000), rp(100_000), rp(0)]
    late, draft = cards["sales-overdue"], cards["sales-drafts"]
    assert isinstance(late, Task) and isinstance(draft, Task)
    assert late.title == "1 faktur lewat jatuh tempo"


def test_a_customers_credit_stands_apart_from_what_is_owed_by_age(
    session: Session, five: list[str]
) -> None:
    receipts.post_receipts(session, [a_receipt(1_000_000, (five[0], 100_000))])
    with text.speaking("id"):
        cards = {card.key: card for card in dashboard.cards(session)}
    ageing = cards["receivables-ageing"]
    assert isinstance(ageing, Ageing)
    assert [band.amount for band in ageing.bands] == [rp(650_000), rp(0), rp(0)]
    assert ageing.off == (("Kredit pelanggan", rp(900_000)),)
    assert ageing.total == rp(-250_000) == balance("receivable")


CSV = """ref,date,customer,customer_po,due_date,salesperson,warehouse,discount,freight,notes,item,description,quantity,unit,unit_price,discount_percent,tax,prices_include_tax
X-1,2026-11-20,C-001,PO-7,2026-12-20,Fitri,GUDANG,1000,20000,segera,LMP-9,,2,dus,201500.5,5,ppn,no
X-1,,,,,,,,,,JASA,Pasang lampu,1.5,,150000,,,
X-2,20/11/2026,C-001,,,,,,,,LMP-12,,1,,24000,,,yes
"""


def test_a_table_is_imported_and_exported_unchanged(session: Session, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(CSV, "utf-8")
    result = importing.run(session, tables.TABLE, source)
    assert result.problems == []
    view = queries.get("X-1", TODAY)
    assert (view.draft.customer_po, view.totals.freight) == ("PO-7", rp(20_000))
    assert len(view.lines) == 2
    assert queries.get("X-2", TODAY).draft.prices_include_tax
    once, twice = tmp_path / "once.csv", tmp_path / "twice.csv"
    assert exporting.export(session, tables.TABLE, once) == 3
    again = importing.run(session, tables.TABLE, once, update=True)
    assert again.problems == []
    exporting.export(session, tables.TABLE, twice)
    assert once.read_bytes() == twice.read_bytes()


def test_imported_invoices_are_posted_at_once(session: Session, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(CSV, "utf-8")
    result = importing.run(session, tables.TABLE, source, post=True)
    assert result.posted == ["INV/26/11/0001", "INV/26/11/0002"]
    assert queries.get("X-2", TODAY).standing == "posted"


def test_an_import_that_posts_tells_how_far_it_is_and_can_be_stopped(
    session: Session, tmp_path: Path
) -> None:
    source, many = tmp_path / "in.csv", 2 * service.AT_ONCE + 1
    rows = [f"{n},2026-11-20,C-001,JASA,1,1000" for n in range(many)]
    source.write_text("\n".join(["ref,date,customer,item,quantity,unit_price", *rows]), "utf-8")
    before, heard = row_counts(), []
    read = [(0, many), (1_000, many)]

    def hear(done: int, of: int, _doing: str) -> None:
        heard.append((done, of))
        if done == service.AT_ONCE:
            progress.cancel()

    progress = Progress(hear)
    with pytest.raises(Cancelled):
        importing.run(session, tables.TABLE, source, post=True, progress=progress)
    assert heard == [*read, (0, many), (service.AT_ONCE, many)]
    assert row_counts() == before


@pytest.mark.parametrize(
    ("bad", "column"),
    [
        ("X-9,2026-11-20,C-001,,,,,,,,LMP-9,,1e30,,1,,,", "quantity"),
        ("X-9,2026-11-20,C-001,,,,,,,,LMP-9,,NaN,,1,,,", "quantity"),
        ("X-9,2026-11-20,C-001,,,,,,,,LMP-9,,-1,,1,,,", "quantity"),
        ("X-9,2026-11-20,C-001,,,,,,,,LMP-9,,1,,1.2.3,,,", "unit_price"),
        ("X-9,2026-13-20,C-001,,,,,,,,LMP-9,,1,,1,,,", "date"),
        ("X-9,2026-11-20,NOBODY,,,,,,,,LMP-9,,1,,1,,,", "customer"),
        ("X-9,2026-11-20,C-001,,,,,,,,LMP-9,,1,,1,150,,", "discount_percent"),
        ("X-9,2026-11-20,C-001,,,,,,,,,,1,,1,,,", "item"),
        ("X-9,2026-11-20,C-001,,,,,,,,LMP-9,,,,1,,,", "quantity"),
        ("X-9,,C-001,,,,,,,,LMP-9,,1,,1,,,", "date"),
        ("X-9,2026-11-20,C-001,,,,,,,,LMP-9,,9999,,1,,,", ""),
    ],
)
def test_a_bad_row_keeps_everything_out(
    session: Session, tmp_path: Path, bad: str, column: str
) -> None:
    source = tmp_path / "in.csv"
    source.write_text(CSV + bad + "\n", "utf-8")
    before = row_counts()
    result = importing.run(session, tables.TABLE, source, post=True)
    assert [(each.row, each.column) for each in result.problems] == [(5, column)]
    assert row_counts() == before


def test_receipts_come_from_a_table(session: Session, five: list[str], tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(
        "ref,date,party,account,amount,document,applied\n"
        f"K-1,2026-11-23,C-001,1111,250000,{five[0]},100000\n"
        f"K-1,,,,,{five[1]},150000\n"
        f"K-2,2026-11-23,C-001,1111,500000,{five[4]},\n"
        "K-3,2026-11-23,C-001,1111,7000,,\n",
        "utf-8",
    )
    result = importing.run(session, receipt_tables.TABLE, source, post=True)
    assert result.problems == []
    assert len(result.posted) == 3
    assert {queries.get(number, TODAY).standing for number in five} == {"paid", "void"}
    out = tmp_path / "out.csv"
    assert exporting.export(session, receipt_tables.TABLE, out) == 6


def test_show_tells_the_whole_document(session: Session, five: list[str]) -> None:
    shown = plain(tables.DOCUMENT.show(session, tables.DOCUMENT.find(session, five[1])))
    assert shown["state"] == "partial"
    assert shown["outstanding"] == "150000"
    assert shown["totals"]["total"] == "200000"
    assert [row["amount"] for row in shown["settlements"]] == ["50000"]
    assert shown["explanation"]["result"] == "200000"
    before = balances()
    (draft,) = tables.DOCUMENT.drafts(session)  # type: ignore[misc]
    assert tables.DOCUMENT.post is not None
    assert tables.DOCUMENT.post(session, draft) == "INV/26/11/0006"
    assert balances() != before
    receipt = receipt_tables.DOCUMENT.find(session, "RCV/26/11/0001")
    assert plain(receipt_tables.DOCUMENT.show(session, receipt))["amount"] == "350000"
