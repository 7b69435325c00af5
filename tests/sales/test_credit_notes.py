"""Credit notes in a real company: goods, money and tax come back, and a refusal writes nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from app import companies, store
from app.access.session import Session
from app.kernel.errors import PeriodClosed, Refused, StockWouldGoNegative
from app.kernel.money import ZERO, rp
from app.kernel.period import Period
from app.kernel.quantity import NO_QUANTITY, each, pieces
from app.ledger import periods
from app.ledger.open_items import DocumentSettled
from app.masters import warehouse as warehouses
from app.masters.warehouse import Warehouse
from app.sales.credit_note import queries, service
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoicing
from app.sales.receipt import service as receipts
from app.stock import queries as stock
from app.trade.origins import UsedFurther
from app.trade.records import AlreadyVoid, NotADraft
from app.trade.returns.rules import FREIGHT, Draft, DraftLine
from app.trade.settling import Applied
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import TODAY, a_shop, balance, balances, line, on_hand, row_counts


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def back(number: int, quantity: int, price: int | None = None, **fields: object) -> DraftLine:
    asked = None if price is None else each(price)
    return DraftLine(number, pieces(quantity), asked, **fields)  # type: ignore[arg-type]


def a_note(invoice: str, *lines: DraftLine, **fields: object) -> Draft:
    values = {"date": TODAY, "party": "C-001", **fields}
    return Draft(invoice=invoice, lines=lines, **values)  # type: ignore[arg-type]


def sold(session: Session, **fields: object) -> str:
    """Ten lamps at Rp18,500 and two hours of work, posted."""
    lines = (line("LMP-9", 10, 18_500), line("JASA", 2, 50_000))
    return invoicing.post_new(session, an_invoice(*lines, **fields))


def red(session: Session) -> list[str]:
    return [f"{each.name} {each.detail}" for each in companies.check(session) if each.red]


def test_goods_money_and_tax_come_back(session: Session) -> None:
    invoice = sold(session)
    number = service.post_new(session, a_note(invoice, back(1, 4), back(2, 1)))
    assert number == "CN/26/11/0001"
    view = queries.get(number)
    assert (view.sums.net, view.sums.dpp_other, view.sums.ppn) == (
        rp(124_000),
        rp(113_667),
        rp(13_640),
    )
    booked = [(row.account, row.debit.whole(), row.credit.whole()) for row in view.journal]
    assert booked == [
        ("4201", 74_000, 0),
        ("4102", 50_000, 0),
        ("2301", 13_640, 0),
        ("1201", 0, 137_640),
        ("1301", 40_000, 0),
        ("5101", 0, 40_000),
    ]
    assert on_hand("LMP-9") == (pieces(94), rp(940_000))
    assert invoices.get(invoice, TODAY).outstanding == rp(316_350 - 137_640)
    assert view.credit == ZERO
    assert not red(session)


def test_everything_given_back_reverses_the_invoice(session: Session) -> None:
    before = balances()
    invoice = sold(session, discount=rp(777), freight=rp(12_345), prices_include_tax=True)
    for lines in (
        (back(1, 3),),
        (back(1, 3), back(2, 1)),
        (back(1, 4), back(2, 1), back(FREIGHT, 1)),
    ):
        service.post_new(session, a_note(invoice, *lines))
    after = balances()
    assert after.pop("4201") == -after.pop("4101")
    assert after == before
    assert invoices.get(invoice, TODAY).standing == "paid"
    assert on_hand("LMP-9") == (pieces(100), rp(1_000_000))
    with pytest.raises(Refused) as refused:
        service.post_new(session, a_note(invoice, back(1, 1)))
    assert refused.value.problems[0].values["left"] == "0"
    assert not red(session)


def test_what_was_paid_already_stays_as_credit(session: Session) -> None:
    first, second = sold(session), sold(session)
    receipts.post_receipts(session, [a_receipt(300_000, (first, 300_000))])
    number = service.post_new(session, a_note(first, back(1, 10)))
    view = queries.get(number)
    assert view.sums.total == rp(205_350)
    assert view.credit == rp(205_350 - 16_350)
    service.apply_credit(session, number, (Applied(second, rp(100_000)),), TODAY)
    assert invoices.get(second, TODAY).outstanding == rp(216_350)
    with pytest.raises(DocumentSettled) as refused:
        service.void_note(session, number, reason="salah")
    assert second in str(refused.value)
    with pytest.raises(DocumentSettled):
        service.check_void(session, number)
    assert not red(session)


def test_money_alone_leaves_goods_and_cost(session: Session) -> None:
    invoice = sold(session)
    there, cost = on_hand("LMP-9"), balance("cogs")
    service.post_new(session, a_note(invoice, back(1, 2, 10_000, restock=False)))
    reduction = DraftLine(1, NO_QUANTITY, each(5_000))
    service.post_new(session, a_note(invoice, reduction))
    assert (on_hand("LMP-9"), balance("cogs")) == (there, cost)
    assert balance("sales_returns") == rp(25_000)
    left = queries.get("CN/26/11/0002").invoiced.sources[1].left
    assert (left.quantity, left.net) == (pieces(8), rp(160_000))
    assert not red(session)


@pytest.mark.parametrize(
    ("lines", "fields", "field"),
    [
        ((back(1, 11),), {}, "quantity"),
        ((back(1, 6), back(1, 5)), {}, "quantity"),
        ((back(1, -1),), {}, "quantity"),
        ((back(1, 1, 18_501),), {}, "unit_price"),
        ((back(1, 1, -1),), {}, "unit_price"),
        ((DraftLine(1, NO_QUANTITY, each(185_001)),), {}, "unit_price"),
        ((back(3, 1),), {}, "line"),
        ((), {}, "lines"),
        ((back(1, 1, 0),), {}, "lines"),
        ((back(1, 1),), {"date": dt.date(2026, 11, 22)}, "date"),
        ((back(1, 1),), {"date": dt.date(26, 11, 22)}, "date"),
        ((back(1, 1),), {"party": "C-002"}, "party"),
        ((back(1, 1),), {"warehouse": "NONE"}, "warehouse"),
        ((back(1, 1),), {"ref": "x" * 61}, "ref"),
    ],
)
def test_a_wrong_note_is_refused_and_writes_nothing(
    session: Session, lines: tuple[DraftLine, ...], fields: dict[str, object], field: str
) -> None:
    invoice, before = sold(session), None
    before = row_counts()
    with pytest.raises(Refused) as refused:
        service.post_new(session, a_note(invoice, *lines, **fields))
    assert field in {each.field for each in refused.value.problems}
    assert all(each.sentence() for each in refused.value.problems)
    assert row_counts() == before


def test_only_a_posted_invoice_that_stands_is_given_back(session: Session) -> None:
    draft = invoicing.save_draft(session, an_invoice(line("LMP-9", 1, 18_500), ref="A-1"))
    assert draft
    for invoice in ("", "INV/26/11/9999", "A-1"):
        with pytest.raises(Refused) as refused:
            service.post_new(session, a_note(invoice, back(1, 1)))
        assert refused.value.problems[0].field == "invoice"
    number = sold(session)
    invoicing.void_invoice(session, number, reason="salah")
    with pytest.raises(Refused):
        service.post_new(session, a_note(number, back(1, 1)))


def test_voiding_restores_everything(session: Session) -> None:
    invoice = sold(session)
    receipts.post_receipts(session, [a_receipt(100_000, (invoice, 100_000))])
    before, there = balances(), on_hand("LMP-9")
    number = service.post_new(session, a_note(invoice, back(1, 10), back(2, 2)))
    with pytest.raises(UsedFurther) as refused:
        invoicing.void_invoice(session, invoice, reason="salah")
    assert number in str(refused.value)
    service.void_note(session, number, reason="salah")
    assert (balances(), on_hand("LMP-9")) == (before, there)
    assert invoices.get(invoice, TODAY).outstanding == rp(216_350)
    with pytest.raises(AlreadyVoid):
        service.void_note(session, number, reason="lagi")
    assert service.post_new(session, a_note(invoice, back(1, 10))) == "CN/26/11/0002"
    assert not red(session)


def test_goods_that_were_sold_again_keep_a_note_from_being_voided(session: Session) -> None:
    invoice = invoicing.post_new(session, an_invoice(line("LMP-9", 100, 18_500)))
    number = service.post_new(session, a_note(invoice, back(1, 5)))
    invoicing.post_new(session, an_invoice(line("LMP-9", 5, 18_500)))
    before = row_counts()
    with pytest.raises(StockWouldGoNegative):
        service.void_note(session, number, reason="salah")
    assert row_counts() == before


def test_a_draft_is_kept_changed_and_limited_when_it_is_posted(session: Session) -> None:
    invoice = sold(session)
    kept = service.save_draft(session, a_note(invoice, back(1, 8), ref="R-1"))
    service.save_draft(session, a_note(invoice, back(1, 7), ref="R-1", notes="Rusak"), kept)
    service.post_new(session, a_note(invoice, back(1, 4)))
    with pytest.raises(Refused) as refused:
        service.post_note(session, "R-1")
    assert refused.value.problems[0].values["left"] == "6"
    service.save_draft(session, a_note(invoice, back(1, 6), ref="R-1"), kept)
    assert service.post_note(session, "R-1") == "CN/26/11/0002"
    with pytest.raises(NotADraft):
        service.discard(session, "R-1")
    other = service.save_draft(session, a_note(invoice, back(2, 1)))
    service.discard(session, other)
    assert store.scalar("SELECT COUNT(*) FROM credit_note_line WHERE note_id = ?", (other,)) == 0


def test_the_preview_is_what_posting_writes(session: Session) -> None:
    invoice = sold(session)
    before = row_counts()
    ahead = service.preview(session, a_note(invoice, back(1, 3)))
    assert row_counts() == before
    assert ahead.entry is not None
    view = queries.get(service.post_new(session, a_note(invoice, back(1, 3))))
    assert [line.amount for line in ahead.entry.lines] == [
        row.debit - row.credit for row in view.journal
    ]


def test_goods_may_come_back_elsewhere(session: Session) -> None:
    shelf = warehouses.save(session, Warehouse("RETUR", "Gudang retur"))
    invoice = invoicing.post_new(session, an_invoice(line("LMP-9", 10, 18_500), warehouse="GUDANG"))
    service.post_new(session, a_note(invoice, back(1, 4), warehouse="RETUR"))
    item = queries.get("CN/26/11/0001").invoiced.sources[1].item
    assert item is not None
    assert stock.on_hand(item.id, shelf.id) == pieces(4)


def test_a_locked_month_is_refused(session: Session) -> None:
    invoice = sold(session)
    for month in range(1, 12):
        periods.lock(session, Period(2026, month))
    with pytest.raises(PeriodClosed):
        service.post_new(session, a_note(invoice, back(1, 1)))
    problems = service.preview(session, a_note(invoice, back(1, 1))).problems
    assert [each.field for each in problems] == ["date"]
