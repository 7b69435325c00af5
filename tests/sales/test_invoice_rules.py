"""The invoice without a database: what is wrong with a draft, and entries like a textbook's."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from app.kernel.money import rp
from app.kernel.quantity import Quantity, UnitPrice, each, pieces
from app.kernel.rate import Rate
from app.ledger.chart import Account
from app.sales.invoice.rules import Accounts, Draft, Invoice, posting_for, understand
from app.trade.lines import DraftLine
from tests.trade.builders import RULE, TODAY
from tests.trade.builders import draft_line as line
from tests.trade.desk import Desk

ACCOUNTS = Accounts(
    receivable=Account("1201", "Piutang usaha", id=1),
    sales=Account("4101", "Penjualan barang", id=2),
    service_revenue=Account("4102", "Pendapatan jasa", id=3),
    freight_income=Account("4103", "Pendapatan ongkos kirim", id=4),
    ppn_out=Account("2301", "PPN keluaran", id=5),
    cogs=Account("5101", "Harga pokok penjualan", id=6),
    stock=Account("1301", "Persediaan", id=7),
)


def a_draft(*lines: DraftLine, **fields: object) -> Draft:
    return Draft(TODAY, "C-001", lines, **fields)  # type: ignore[arg-type]


def understood(draft: Draft, *, is_pkp: bool = True) -> Invoice:
    invoice, problems = understand(
        draft, Desk(), lambda _date: RULE if is_pkp else None, "document"
    )
    assert problems == []
    assert invoice is not None
    return invoice


def entry(invoice: Invoice, *costs: int) -> list[tuple[str, int, int]]:
    """The entry as (account, debit, credit) in rupiah."""
    plan = posting_for(invoice, ACCOUNTS, [rp(cost) for cost in costs])
    assert plan.problems() == []
    return [
        (each.account.name, max(each.amount.whole(), 0), max(-each.amount.whole(), 0))
        for each in plan.lines
    ]


def test_a_sale_of_goods() -> None:
    invoice = understood(a_draft(line("LMP", 10, 100_000)))
    assert entry(invoice, 640_000) == [
        ("Piutang usaha", 1_110_000, 0),
        ("Penjualan barang", 0, 1_000_000),
        ("PPN keluaran", 0, 110_000),
        ("Harga pokok penjualan", 640_000, 0),
        ("Persediaan", 0, 640_000),
    ]


def test_goods_with_service_discount_and_freight() -> None:
    invoice = understood(
        a_draft(
            line("LMP", 10, 100_000, 5),
            line("JASA", 2, 150_000),
            discount=rp(50_000),
            freight=rp(25_000),
        )
    )
    assert entry(invoice, 640_000) == [
        ("Piutang usaha", 1_359_750, 0),
        ("Penjualan barang", 0, 912_000),
        ("Pendapatan jasa", 0, 288_000),
        ("Pendapatan ongkos kirim", 0, 25_000),
        ("PPN keluaran", 0, 134_750),
        ("Harga pokok penjualan", 640_000, 0),
        ("Persediaan", 0, 640_000),
    ]


def test_a_company_that_is_not_pkp() -> None:
    invoice = understood(a_draft(line("JASA", 1, 500_000)), is_pkp=False)
    assert entry(invoice) == [("Piutang usaha", 500_000, 0), ("Pendapatan jasa", 0, 500_000)]


def test_prices_that_include_ppn() -> None:
    invoice = understood(a_draft(line("LMP", 1, 1_110_000), prices_include_tax=True))
    assert entry(invoice, 700_000)[:3] == [
        ("Piutang usaha", 1_110_000, 0),
        ("Penjualan barang", 0, 1_000_000),
        ("PPN keluaran", 0, 110_000),
    ]


def test_the_due_date_follows_from_the_terms() -> None:
    assert understood(a_draft(line("LMP", 1, 10))).due_date == dt.date(2026, 12, 7)
    own = a_draft(line("LMP", 1, 10), due_date=TODAY)
    assert understood(own).due_date == TODAY


def test_a_box_is_twelve_pieces() -> None:
    (bought,) = understood(a_draft(line("LMP", 3, 120_000, unit="dus"))).lines
    assert (bought.quantity, bought.base_quantity) == (pieces(3), pieces(36))


BASE = line("LMP", 1, 10_000)


@pytest.mark.parametrize(
    ("draft", "field", "at"),
    [
        (a_draft(), "lines", None),
        (replace(a_draft(BASE), customer=""), "customer", None),
        (replace(a_draft(BASE), customer="NOBODY"), "customer", None),
        (replace(a_draft(BASE), customer="S-001"), "customer", None),
        (replace(a_draft(BASE), customer="C-OLD"), "customer", None),
        (replace(a_draft(BASE), date=dt.date(1, 1, 1)), "date", None),
        (a_draft(BASE, due_date=dt.date(2026, 11, 22)), "due_date", None),
        (a_draft(BASE, due_date=dt.date(9999, 12, 31)), "due_date", None),
        (a_draft(BASE, warehouse="NOWHERE"), "warehouse", 1),
        (a_draft(BASE, discount=rp(10_001)), "discount", None),
        (a_draft(BASE, discount=rp(10_000)), "lines", None),
        (a_draft(BASE, freight=rp(-1)), "freight", None),
        (a_draft(BASE, notes="x" * 4001), "notes", None),
        (a_draft(BASE, ref="x" * 61), "ref", None),
        (a_draft(BASE, replace(BASE, item="NOTHING")), "item", 2),
        (a_draft(replace(BASE, item="")), "item", 1),
        (a_draft(replace(BASE, item="OLD")), "item", 1),
        (a_draft(replace(BASE, quantity=Quantity(0))), "quantity", 1),
        (a_draft(replace(BASE, quantity=pieces(-3))), "quantity", 1),
        (a_draft(replace(BASE, quantity=Quantity(10**30))), "quantity", 1),
        (a_draft(replace(BASE, unit="third")), "quantity", 1),
        (a_draft(replace(BASE, unit="karung")), "unit", 1),
        (a_draft(replace(BASE, unit_price=UnitPrice(-1))), "unit_price", 1),
        (a_draft(replace(BASE, unit_price=UnitPrice(10**30))), "unit_price", 1),
        (
            a_draft(replace(BASE, quantity=pieces(10**9), unit_price=each(10**12))),
            "unit_price",
            1,
        ),
        (a_draft(replace(BASE, discount=Rate(Fraction(-1, 100)))), "discount_percent", 1),
        (a_draft(replace(BASE, discount=Rate(Fraction(101, 100)))), "discount_percent", 1),
        (a_draft(replace(BASE, tax="vat")), "tax", 1),
        (a_draft(replace(BASE, description="x" * 1001)), "description", 1),
        (
            a_draft(*[replace(BASE, unit_price=each(10**12), quantity=pieces(900))] * 2),
            "lines",
            None,
        ),
    ],
)
def test_each_mistake_is_named_at_its_field(draft: Draft, field: str, at: int | None) -> None:
    invoice, problems = understand(draft, Desk(), lambda _date: RULE, "document")
    assert invoice is None
    assert (field, at) in [(problem.field, problem.line) for problem in problems]
    assert all(problem.sentence() for problem in problems)


def test_all_mistakes_are_told_at_once() -> None:
    broken = a_draft(
        replace(BASE, quantity=Quantity(0), tax="vat"), replace(BASE, item="NOTHING"), ref="x" * 99
    )
    _invoice, problems = understand(broken, Desk(), lambda _date: RULE, "document")
    assert [(problem.field, problem.line) for problem in problems] == [
        ("ref", None),
        ("quantity", 1),
        ("tax", 1),
        ("item", 2),
    ]
