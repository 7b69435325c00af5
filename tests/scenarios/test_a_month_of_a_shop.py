"""November of a lamp shop: it buys, sells, moves, counts, collects, pays its people and closes the month.

Every figure at the end can be worked out by hand; the comments do.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import companies, store
from app.access.session import Session
from app.accounting import opening, plain_text
from app.accounting.journal import service as journal
from app.accounting.journal.rules import Draft as Journal
from app.accounting.reports import trial_balance
from app.inventory import opening as opening_stock
from app.inventory import stock_list
from app.inventory.count import service as counts
from app.inventory.count.rules import Draft as CountDraft
from app.inventory.count.rules import DraftLine as Counted
from app.inventory.move import service as moves
from app.inventory.move.rules import Draft as MoveDraft
from app.inventory.move.rules import DraftLine as MoveLine
from app.inventory.reports import inventory_sheet, stock_valuation
from app.inventory.sheet import printed as sheets
from app.kernel.clock import FixedClock
from app.kernel.errors import PeriodClosed, StockWouldGoNegative
from app.kernel.money import ZERO, Money, rp
from app.kernel.period import Period
from app.kernel.quantity import each, pieces
from app.kernel.report import Filters
from app.ledger import accounts, ageing, balances, periods
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.warehouse import Warehouse
from app.people.payroll import service as payroll
from app.people.payroll import slips
from app.purchasing.bill import service as bills
from app.purchasing.payment import service as payments
from app.sales.invoice import printed as invoices_printed
from app.sales.invoice import service as invoices
from app.sales.receipt import service as receipts
from tests.accounting.builders import credit, debit
from tests.people.builders import an_employee, overtime, posted
from tests.purchasing.builders import a_bill, a_payment
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import BANK, a_customer, a_supplier, an_item, line

NOVEMBER = Period(2026, 11)
LAST = dt.date(2026, 11, 30)
HEDGER = shutil.which("hledger")


def day(number: int) -> dt.date:
    return dt.date(2026, 11, number)


class Shop:
    """The shop and what it called its documents."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.invoices: list[str] = []
        self.net_pay = ZERO

    def open_the_books(self) -> None:
        """Rp56,500,000 of its own: cash, bank, 100 lamps, one customer's debt, one of its own."""
        session = self.session
        a_customer(session)
        a_supplier(session)
        an_item(session)
        an_item(session, "LMP-12", name="Lampu LED 12 W", sale_price=each(24_000))
        warehouses.save(session, Warehouse("UNGARAN", "Gudang Ungaran"))
        an_employee(session)
        opening.save_balance(session, "1101", rp(5_000_000), ZERO)
        opening.save_balance(session, BANK, rp(50_000_000), ZERO)
        opening.save_balance(session, "3101", ZERO, rp(56_500_000))
        opening_stock.bring_in(
            session, items.require("LMP-9"), warehouses.require("GUDANG"), pieces(100), each(10_000)
        )
        for control, party, number, amount in (
            ("receivable", "C-001", "INV/LAMA/1", 2_000_000),
            ("payable", "S-001", "TGH/LAMA/1", 1_500_000),
        ):
            days = dt.date(2025, 12, 20), dt.date(2026, 1, 20)
            document = opening.OpenDocument(party, number, *days, rp(amount))
            opening.save_document(session, control, document)

    def trade(self) -> None:
        session = self.session
        bought = line("LMP-9", 200, 11_000), line("LMP-12", 100, 16_000)
        self.bill = bills.post_new(session, a_bill(*bought, date=day(2), warehouse="GUDANG"))
        self._move("transfer", 3, "LMP-9", 60, to="UNGARAN")
        sold = line("LMP-9", 30, 18_500, 10), line("LMP-12", 10, 24_000)
        self._sell(an_invoice(*sold, date=day(5), warehouse="GUDANG"))
        self._sell(an_invoice(line("LMP-9", 20, 18_500), date=day(6), warehouse="UNGARAN"))
        self._move("issue", 9, "LMP-12", 2, reason="Pecah")
        mistaken = invoices.post_new(
            session, an_invoice(line("LMP-12", 5, 24_000), date=day(10), warehouse="GUDANG")
        )
        invoices.void_invoice(session, mistaken, reason="Salah pelanggan")
        with pytest.raises(StockWouldGoNegative):
            invoices.post_new(
                session, an_invoice(line("LMP-12", 999, 24_000), date=day(11), warehouse="GUDANG")
            )
        # 1,200,000 of lamps that came on the 4th, entered late: what was sold since costs more.
        bills.post_new(session, a_bill(line("LMP-9", 100, 12_000), date=day(4), warehouse="GUDANG"))

    def _sell(self, draft: object) -> None:
        self.invoices.append(invoices.post_new(self.session, draft))  # type: ignore[arg-type]

    def _move(
        self, kind: str, on: int, code: str, count: int, *, to: str = "", reason: str = ""
    ) -> None:
        lines = (MoveLine(code, pieces(count)),)
        moves.post_new(self.session, [MoveDraft(day(on), kind, "GUDANG", lines, to, reason)])

    def collect_and_pay(self) -> None:
        """The old invoice and the first new one, with Rp100,000 too much; half of what is owed."""
        session = self.session
        first = (self.invoices[0], 820_845)
        old = ("INV/LAMA/1", 2_000_000)
        receipts.post_receipts(session, [a_receipt(2_920_845, old, first, date=day(12))])
        ours = ("TGH/LAMA/1", 1_500_000), (self.bill, 1_000_000)
        payments.post_payments(session, [a_payment(2_500_000, *ours, date=day(13))])
        rent = (debit("6201", 3_000_000), credit(BANK, 3_000_000))
        journal.post_new(session, [Journal(day(21), rent, "Sewa gudang")])

    def count(self) -> None:
        """One lamp too few of one kind, one too many of the other; sold on while they count."""
        lines = Counted("LMP-9", pieces(309)), Counted("LMP-12", pieces(89))
        draft = counts.save_draft(self.session, CountDraft(day(20), "GUDANG", lines, "Hadi"))
        self.count_number = counts.post_draft(self.session, draft)

    def pay_people(self) -> None:
        overtime(self.session, "P-001", "2026-11-10", "3")
        run = posted(self.session, NOVEMBER, date="2026-11-23")
        self.net_pay = slips.totals_of(run).net
        payroll.pay(self.session, run, BANK, day(23))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, blank_company: Path) -> tuple[Path, Shop]:
    """The story, told once; every test looks at its own copy of the file."""
    path = tmp_path_factory.mktemp("story") / "toko.boffice"
    path.write_bytes(blank_company.read_bytes())
    session = companies.open_company(path, clock=FixedClock(dt.datetime(2026, 11, 23, 9, 41)))
    shop = Shop(session)
    shop.open_the_books()
    shop.trade()
    shop.collect_and_pay()
    shop.count()
    shop.pay_people()
    companies.close(session)
    return path, shop


@pytest.fixture
def shop(told: tuple[Path, Shop], tmp_path: Path) -> Iterator[Shop]:
    path, story = told
    own = tmp_path / path.name
    own.write_bytes(path.read_bytes())
    session = companies.open_company(own, clock=FixedClock(dt.datetime(2026, 12, 1, 8, 0)))
    story.session = session
    yield story
    companies.close(session)


def held(code: str, until: dt.date = LAST) -> int:
    """Rupiah on an account; debit above zero."""
    return balances.balance(accounts.by_code(code).id, until).whole()


def of_group(first_digit: str) -> int:
    return sum(
        balances.balance(each.id, LAST).whole()
        for each in accounts.all_accounts()
        if each.code.startswith(first_digit) and not each.is_header
    )


def close_the_month(session: Session) -> None:
    for number in range(1, 12):
        periods.lock(session, Period(2026, number))


def test_the_result_is_what_one_works_out_by_hand(shop: Shop) -> None:
    # 30 × 18,500 less 10 % + 10 × 24,000 = 739,500; 20 × 18,500 = 370,000
    assert of_group("4") == -1_109_500
    # Lamps of 9 W: (100 × 10,000 + 200 × 11,000 + 100 × 12,000) ÷ 400 = 11,000; 50 sold. 10 × 16,000.
    assert held("5101") == 50 * 11_000 + 10 * 16_000
    # Two broken, one missing, one found.
    assert held("5104") == 2 * 16_000 + 11_000 - 16_000
    assert held("6201") == 3_000_000


def test_what_is_owed_is_what_one_works_out_by_hand(shop: Shop) -> None:
    # 12 % of 11/12 of 739,500 and of 370,000; of 3,800,000 and of 1,200,000.
    assert held("2301") == -(81_345 + 40_700)
    assert held("1501") == 418_000 + 132_000
    assert held("1201") == 370_000 + 40_700 - 100_000
    assert held("2101") == -(4_218_000 + 1_332_000 - 1_000_000)
    assert held(BANK) == 50_000_000 + 2_920_845 - 2_500_000 - 3_000_000 - shop.net_pay.whole()
    assert held("2201") == 0
    assert shop.net_pay > rp(10_000_000) - rp(1_000_000)


def test_the_goods_are_what_one_works_out_by_hand(shop: Shop) -> None:
    rows = {row.code: row for row in stock_list.rows(LAST)}
    places = {each.code: each.id for each in stock_list.all_warehouses()}
    lamps = rows["LMP-9"]
    assert lamps.places[places["GUDANG"]] == (pieces(309), rp(309 * 11_000))
    assert lamps.places[places["UNGARAN"]] == (pieces(40), rp(40 * 11_000))
    assert (rows["LMP-12"].quantity, rows["LMP-12"].value) == (pieces(89), rp(89 * 16_000))
    assert held("1301") == 349 * 11_000 + 89 * 16_000


def test_the_trial_balance_balances_and_equals_the_ledger(shop: Shop) -> None:
    result = trial_balance.build(shop.session, Filters(date_from=day(1), date_to=LAST))
    totals = result.totals
    assert totals["debit"] == totals["credit"]
    assert totals["opening_debit"] == totals["opening_credit"] == rp(58_000_000)
    assert totals["closing_debit"] == totals["closing_credit"]
    figures = {row.values["code"]: row.values for row in result.rows if row.values.get("code")}
    for code, values in figures.items():
        closing = values["closing_debit"] - values["closing_credit"]
        assert closing.whole() == held(code)


def test_every_subledger_equals_its_account(shop: Shop) -> None:
    for control, code, sign in (("receivable", "1201", 1), ("payable", "2101", -1)):
        by_party = ageing.by_party(control, LAST)
        listed = sum(each.outstanding.minor for each in ageing.items(control, LAST))
        banded = sum(amount.minor for party in by_party for amount in party.bands)
        assert listed == banded == sign * held(code) * 100
    asked = Filters(as_of=LAST)
    value = rp(held("1301"))
    assert stock_valuation.build(shop.session, asked).totals["value"] == value
    assert inventory_sheet.build(shop.session, asked).totals["value"] == value
    assert sheets.paper_of(shop.session, LAST).value == value


def test_before_the_month_the_books_say_what_was_brought_in(shop: Shop) -> None:
    eve = dt.date(2026, 10, 31)
    assert [held(code, eve) for code in ("1101", BANK, "1201", "1301", "2101", "3999")] == [
        5_000_000, 50_000_000, 2_000_000, 1_000_000, -1_500_000, 0,
    ]  # fmt: skip


def test_the_checks_are_green_before_and_after_closing(shop: Shop) -> None:
    for _closed in (False, True):
        results = companies.check(shop.session)
        assert [each.detail for each in results if not each.ok and not each.amber] == []
        if not _closed:
            close_the_month(shop.session)


def test_a_closed_month_stays_as_it_is(shop: Shop) -> None:
    close_the_month(shop.session)
    before = {each.code: balances.balance(each.id, LAST) for each in accounts.all_accounts()}
    late = an_invoice(line("LMP-12", 1, 24_000), date=day(28), warehouse="GUDANG")
    with pytest.raises(PeriodClosed):
        invoices.post_new(shop.session, late)
    with pytest.raises(PeriodClosed):
        bills.post_new(
            shop.session, a_bill(line("LMP-12", 1, 15_000), date=day(30), warehouse="GUDANG")
        )
    invoices.void_invoice(shop.session, shop.invoices[1])  # nobody paid it: dated 1 December
    invoices.post_new(
        shop.session,
        an_invoice(line("LMP-12", 1, 24_000), date=dt.date(2026, 12, 1), warehouse="GUDANG"),
    )
    after = {each.code: balances.balance(each.id, LAST) for each in accounts.all_accounts()}
    assert after == before
    assert held("5101", dt.date(2026, 12, 1)) == 30 * 11_000 + 11 * 16_000
    results = companies.check(shop.session)
    assert [each.detail for each in results if not each.ok and not each.amber] == []


def test_the_invoice_on_paper_is_the_invoice_in_the_books(shop: Shop, tmp_path: Path) -> None:
    (path,) = invoices_printed.render(shop.session, shop.invoices[0], tmp_path)
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    for part in ("739.500", "677.875", "81.345", "Rp 820.845", "delapan ratus empat puluh lima"):
        assert part in said


@pytest.mark.skipif(HEDGER is None, reason="hledger is not installed here")
def test_another_program_comes_to_the_same_balances(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "buku.hledger"
    plain_text.write(shop.session, "hledger", path)
    told = subprocess.run(
        [str(HEDGER), "-f", str(path), "balance", "--flat", "--empty", "-O", "csv"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = {
        code: Money(int(amount.replace(",", "").replace(".", ""))).whole()
        for code, amount in re.findall(r':(\d{4}) [^"]*","IDR (-?[\d,]+\.\d\d)"', told)
    }
    assert {"1301", "2101", "5101", BANK} <= set(found)
    assert found == {code: held(code) for code in found}


def test_every_document_bears_a_number_and_no_number_is_missing(shop: Shop) -> None:
    assert shop.invoices == ["INV/26/11/0001", "INV/26/11/0002"]
    assert shop.count_number == "OPN/26/11/0001"
    numbers = [row[0] for row in store.query("SELECT number FROM sales_invoice ORDER BY number")]
    assert numbers == [f"INV/26/11/{number:04}" for number in (1, 2, 3)]
