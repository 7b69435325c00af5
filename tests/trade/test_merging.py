"""Two records of one party become one: documents, balances and addresses follow, and every check stays green."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace

import pytest

from app import companies, store
from app.access.session import Session
from app.kernel.errors import NotFound, Refused
from app.kernel.money import rp
from app.kernel.report import Filters
from app.masters import address
from app.masters import party as parties
from app.masters.address import Address
from app.purchasing.bill import service as bills
from app.sales.invoice import queries, service
from app.sales.order.kind import ORDER
from app.sales.receipt import service as receipts
from app.sales.reports import receivables
from app.trade import merging, owed
from app.trade.orders import service as orders
from app.trade.orders.rules import OrderDraft
from tests.purchasing.builders import a_bill
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import TODAY, a_customer, a_shop, balances, line


@pytest.fixture
def shop(session: Session) -> Session:
    a_shop(session)
    a_customer(session, "C-002", name="Toko Sumber Terang 2", phone="0812", terms_days=7)
    return session


def sell(session: Session, customer: str, price: int = 100_000, **fields: object) -> str:
    draft = replace(an_invoice(line("JASA", 1, price)), customer=customer, **fields)  # type: ignore[arg-type]
    return service.post_new(session, draft)


def test_what_is_owed_is_the_sum_and_the_books_do_not_move(shop: Session) -> None:
    first, second = sell(shop, "C-001"), sell(shop, "C-002", 250_000)
    receipts.post_receipts(shop, [replace(a_receipt(77_700, (second, 77_700)), party="C-002")])
    service.save_draft(shop, replace(an_invoice(line("JASA", 1, 5)), customer="C-002", ref="D"))
    orders.post_new(shop, ORDER, [OrderDraft(TODAY, "C-002", (line("JASA", 1, 9),))])
    before, old = balances(), parties.require("C-002")
    sums = owed.owed_by(parties.require("C-001").id) + owed.owed_by(old.id)
    merging.merge(shop, "C-002", "C-001")
    kept = parties.require("C-001")
    assert owed.owed_by(kept.id) == sums and not owed.owed_by(old.id)
    assert balances() == before
    assert {each.number for each in owed.open_documents("receivable", kept.id)} == {first, second}
    assert queries.get(second, TODAY).customer == kept
    assert kept.phone == "0812" and kept.terms_days == 14
    for table, column in merging.references():
        assert not store.scalar(f"SELECT COUNT(*) FROM {table} WHERE {column} = ?", (old.id,))
    assert not store.scalar("SELECT COUNT(*) FROM journal_line WHERE party_id = ?", (old.id,))
    assert not [each for each in companies.check(shop) if each.red]
    statement = receivables.of_customer(shop, Filters(TODAY, TODAY, choices={"party": "C-001"}))
    assert statement.totals["balance"] == sums


@pytest.mark.parametrize("seed", range(5))
def test_whatever_was_sold_and_paid_the_sums_agree(shop: Session, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(8):
        customer = rng.choice(("C-001", "C-002"))
        number = sell(shop, customer, rng.randint(1, 500) * 1_000)
        if rng.random() < 0.5:
            paid = rng.randint(1, 900) * 1_000
            receipts.post_receipts(shop, [replace(a_receipt(paid), party=customer)])
        elif rng.random() < 0.4:
            service.void_invoice(shop, number, TODAY, "salah")
    before, report = balances(), receivables.by_age(shop, Filters(as_of=TODAY)).totals
    merging.merge(shop, *rng.sample(("C-001", "C-002"), 2))
    assert balances() == before
    assert receivables.by_age(shop, Filters(as_of=TODAY)).totals == report
    assert not [each for each in companies.check(shop) if each.red]


def test_the_old_code_stays_and_says_who_took_its_place(shop: Session) -> None:
    merging.merge(shop, "C-002", "C-001")
    old = parties.require("C-002")
    assert (old.active, old.merged) == (False, "C-001")
    for act in (
        lambda: sell(shop, "C-002"),
        lambda: parties.save(shop, replace(old, active=True)),
        lambda: merging.merge(shop, "C-002", "C-001"),
        lambda: merging.merge(shop, "C-001", "C-002"),
        lambda: merging.merge(shop, "C-001", "C-001"),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert "C-001" in refused.value.problems[0].sentence()
    a_customer(shop, "C-003")
    merging.merge(shop, "C-001", "C-003")
    assert parties.require("C-002").merged == "C-003"


def test_other_tax_numbers_are_refused_unless_confirmed(shop: Session) -> None:
    for code, passport in (("C-001", "A 1234567"), ("C-002", "B7654321")):
        parties.save(shop, replace(parties.require(code), passport=passport, country="SGP"))
    with pytest.raises(Refused) as refused:
        merging.merge(shop, "C-002", "C-001")
    assert "B7654321" in refused.value.problems[0].sentence()
    assert not parties.require("C-002").merged
    assert merging.merge(shop, "C-002", "C-001", confirmed=True).party.passport == "A 1234567"


def test_a_customer_and_a_supplier_become_one_record(shop: Session) -> None:
    bills.post_new(shop, a_bill(line("LMP-9", 1, 10_000), date=TODAY))
    merging.merge(shop, "S-001", "C-001")
    kept = parties.require("C-001")
    assert kept.is_customer and kept.is_supplier
    assert owed.owed_to(kept.id) > rp(0)
    bills.post_new(shop, replace(a_bill(line("LMP-9", 1, 10_000), date=TODAY), supplier="C-001"))


def test_addresses_follow_and_are_told_apart(shop: Session) -> None:
    for code in ("C-001", "C-002"):
        address.add(shop, code, Address("Gudang", address=f"Jl. {code}"), change=False)
    merging.merge(shop, "C-002", "C-001")
    names = [each.name for each in address.of_party(parties.require("C-001").id)]
    assert sorted(names) == ["Gudang", "Gudang (C-002)"]


def test_an_unknown_code_changes_nothing(shop: Session) -> None:
    with pytest.raises(NotFound):
        merging.merge(shop, "C-002", "C-999")
    assert parties.require("C-002").active


def test_a_posted_document_follows_only_a_merge(shop: Session) -> None:
    """Every table that names a party and freezes what is posted lets its party follow, and nothing else."""
    sell(shop, "C-002")
    other = parties.require("C-001").id
    for sql in (
        f"UPDATE sales_invoice SET customer_id = {other}",
        f"UPDATE open_item SET party_id = {other}",
        f"UPDATE journal_line SET party_id = {other} WHERE party_id IS NOT NULL",
    ):
        with pytest.raises(sqlite3.IntegrityError), shop.work():
            store.execute(sql)
    frozen = dict(
        store.query(
            "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
            " AND name LIKE '%no_update'"
        )
    )
    named = {table: column for table, column in merging.references() if table in frozen}
    assert [t for t, column in named.items() if f"NEW.{column}" not in frozen[t]] == []
