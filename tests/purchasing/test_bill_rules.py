"""The supplier bill without a database: entries like a textbook's, and what each line costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.kernel.money import rp, total
from app.ledger.chart import Account
from app.purchasing.bill.rules import Accounts, Bill, Draft, posting_for, understand
from app.trade.lines import DraftLine
from tests.trade.builders import RULE, TODAY
from tests.trade.builders import draft_line as line
from tests.trade.desk import Desk

RENT = Account("6201", "Beban sewa", type="operating_expense", id=9)
ACCOUNTS = Accounts(
    payable=Account("2101", "Utang usaha", id=1),
    stock=Account("1301", "Persediaan", id=2),
    service_cost=Account("5102", "Beban pokok jasa", id=3),
    freight_in=Account("5103", "Beban angkut pembelian", id=4),
    ppn_in=Account("1501", "PPN masukan", id=5),
    return_difference=Account("5104", "Selisih persediaan", id=6),
    received_not_billed=Account("2102", "Barang diterima belum ditagih", id=12),
    price_difference=Account("5106", "Selisih harga pembelian", id=13),
    cogs=Account("5101", "Harga pokok penjualan", id=14),
)


class BuyingDesk(Desk):
    chart = {
        "6201": RENT,
        "6000": Account("6000", "Beban", is_header=True, id=10),
        "1201": Account("1201", "Piutang usaha", control="receivable", id=11),
    }

    def account(self, code: str) -> Account | None:
        return self.chart.get(code)


def a_draft(*lines: DraftLine, **fields: object) -> Draft:
    return Draft(TODAY, "S-001", lines, **fields)  # type: ignore[arg-type]


def understood(draft: Draft, *, is_pkp: bool = True) -> Bill:
    bill, problems = understand(draft, BuyingDesk(), lambda _d: RULE, "document", is_pkp=is_pkp)
    assert problems == []
    assert bill is not None
    return bill


def entry(bill: Bill) -> list[tuple[str, int, int]]:
    """The entry as (account, debit, credit) in rupiah."""
    plan = posting_for(bill, ACCOUNTS)
    assert plan.problems() == []
    return [
        (each.account.name, max(each.amount.whole(), 0), max(-each.amount.whole(), 0))
        for each in plan.lines
    ]


def test_goods_come_in_at_cost_without_creditable_ppn() -> None:
    assert entry(understood(a_draft(line("LMP", 100, 10_000)))) == [
        ("Persediaan", 1_000_000, 0),
        ("PPN masukan", 110_000, 0),
        ("Utang usaha", 0, 1_110_000),
    ]


def test_freight_becomes_part_of_what_the_goods_cost() -> None:
    bill = understood(
        a_draft(
            line("LMP", 2, 10_000), line("LMP", 1, 10_000), line("JASA", 1, 5_000), freight=rp(100)
        )
    )
    assert bill.costs == (rp(20_067), rp(10_033), rp(5_000))
    assert entry(bill)[:2] == [("Persediaan", 30_100, 0), ("Beban pokok jasa", 5_000, 0)]


def test_freight_without_goods_is_an_expense_of_its_own() -> None:
    assert entry(understood(a_draft(line("JASA", 1, 5_000, tax="none"), freight=rp(100)))) == [
        ("Beban pokok jasa", 5_000, 0),
        ("Beban angkut pembelian", 100, 0),
        ("Utang usaha", 0, 5_100),
    ]


def test_a_line_may_name_an_expense_account() -> None:
    direct = replace(line("", 1, 2_000_000), account="6201")
    by_code = line("6201", 1, 2_000_000)
    for bought in (direct, by_code):
        assert entry(understood(a_draft(bought)))[0] == ("Beban sewa", 2_000_000, 0)


def test_a_buyer_that_is_not_pkp_carries_ppn_as_cost() -> None:
    silent = understood(a_draft(line("LMP", 1, 100_000)), is_pkp=False)
    assert entry(silent) == [("Persediaan", 100_000, 0), ("Utang usaha", 0, 100_000)]
    said = understood(a_draft(line("LMP", 1, 100_000, tax="ppn")), is_pkp=False)
    assert entry(said) == [("Persediaan", 111_000, 0), ("Utang usaha", 0, 111_000)]


def test_costs_freight_and_ppn_sum_to_the_bill() -> None:
    bill = understood(
        a_draft(
            line("LMP", 3, "3333.3333"),
            line("JASA", 7, 1_001, 3),
            line("6201", 1, 777),
            discount=rp(501),
            freight=rp(1_003),
            prices_include_tax=True,
        )
    )
    parts = total([*bill.costs, bill.freight_cost, bill.ppn_in])
    assert parts == bill.totals.total


@pytest.mark.parametrize(
    ("draft", "field", "at"),
    [
        (replace(a_draft(line("LMP", 1, 1)), supplier="C-001"), "supplier", None),
        (replace(a_draft(line("LMP", 1, 1)), supplier=""), "supplier", None),
        (a_draft(line("LMP", 1, 1), faktur_number="123"), "faktur_number", None),
        (a_draft(line("6000", 1, 1)), "account", 1),
        (a_draft(line("1201", 1, 1)), "account", 1),
        (a_draft(replace(line("", 1, 1), account="9999")), "account", 1),
        (a_draft(line("LMP", 1, 0)), "lines", None),
        (a_draft(), "lines", None),
    ],
)
def test_each_mistake_is_named_at_its_field(draft: Draft, field: str, at: int | None) -> None:
    bill, problems = understand(draft, BuyingDesk(), lambda _d: RULE, "document", is_pkp=True)
    assert bill is None
    assert (field, at) in [(problem.field, problem.line) for problem in problems]


def test_faktur_numbers_old_and_new() -> None:
    for number in ("010.000-25.00000001", "04002500000000001", ""):
        understood(a_draft(line("LMP", 1, 1), faktur_number=number))
