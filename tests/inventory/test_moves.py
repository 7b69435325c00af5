"""Receipts, issues, transfers and adjustments: what they book, refuse and give back."""

from __future__ import annotations

from fractions import Fraction

import pytest

from app import store
from app.access.session import Session
from app.inventory.move import queries, rules, service, tables
from app.kernel import period
from app.kernel.errors import (
    NotAllowed,
    NotFound,
    NumberTaken,
    PeriodClosed,
    Refused,
    StockWouldGoNegative,
)
from app.kernel.listing import ListQuery
from app.kernel.money import rp
from app.kernel.quantity import Quantity, each, pieces
from app.ledger import accounts, periods
from app.masters import item as items
from app.masters.item import Item
from app.stock import queries as stock
from app.trade.records import AlreadyVoid, NotADraft, NotPosted
from tests.inventory.builders import (
    check_stock,
    day,
    draft,
    goods,
    issue,
    line,
    post,
    receive,
    warehouse,
)


def booked(number: str) -> list[tuple[str, int]]:
    """Account role and signed rupiah of what a document booked, its mirrored entry included."""
    names = {accounts.for_role(role).id: role for role in ("stock", "stock_difference")}
    rows = store.query(
        "SELECT l.account_id, l.amount FROM journal_entry e JOIN journal_line l ON l.entry_id = e.id"
        " WHERE e.source_kind = 'stock-move' AND e.source_id = ? ORDER BY l.id",
        (queries.require_id(number),),
    )
    return [(names[account], amount // 100) for account, amount in rows]


def problems_of(session: Session, written: rules.Draft) -> list[tuple[str, int | None]]:
    return [(each.field, each.line) for each in service.preview(session, written).problems]


def test_a_receipt_brings_goods_and_their_value(session: Session) -> None:
    item = goods(session)
    number = post(session, draft("receipt", day(2), line("PENA", 2, 24_000, "dus")))
    assert number == "MSK/26/11/0001"
    assert stock.on_hand(item.id) == pieces(24)
    assert stock.stock_value() == rp(48_000)
    assert booked(number) == [("stock", 48_000), ("stock_difference", -48_000)]
    view = queries.get(number)
    assert (view.standing, view.value) == ("posted", rp(48_000))
    assert view.moves[0].quantity == pieces(2) and view.moves[0].unit == "dus"
    check_stock(session)


def test_an_issue_takes_its_cost_from_the_stock(session: Session) -> None:
    goods(session)
    receive(session, "PENA", 3, 1_000, day(1))
    receive(session, "PENA", 1, 2_000, day(2))
    number = issue(session, "PENA", 2, day(3))
    assert booked(number) == [("stock", -2_500), ("stock_difference", 2_500)]
    check_stock(session)


def test_a_transfer_books_nothing(session: Session) -> None:
    item = goods(session)
    there = warehouse(session, "UNGARAN")
    receive(session, "PENA", 5, 1_000, day(1))
    number = post(session, draft("transfer", day(2), line("PENA", 2), to="UNGARAN"))
    assert booked(number) == []
    assert stock.on_hand(item.id, there.id) == pieces(2)
    service.void_move(session, number, reason="salah gudang")
    assert stock.on_hand(item.id, there.id) == pieces(0)
    assert queries.get(number).standing == "void"
    check_stock(session)


def test_an_adjustment_goes_either_way(session: Session) -> None:
    item = goods(session)
    receive(session, "PENA", 5, 1_000, day(1))
    written = draft("adjustment", day(2), line("PENA", 2), line("PENA", Quantity(-3_000_000)))
    number = post(session, written)
    assert stock.on_hand(item.id) == pieces(4)
    assert booked(number) == [("stock", -1_000), ("stock_difference", 1_000)]
    given = post(session, draft("adjustment", day(3), line("PENA", 1, 6_000)))
    assert booked(given) == [("stock", 6_000), ("stock_difference", -6_000)]
    assert stock.stock_value() == rp(10_000)
    check_stock(session)


def test_units_convert_exactly_or_not_at_all(session: Session) -> None:
    item = goods(session)
    items.set_unit(session, "PENA", "set", Fraction(1, 3))
    receive(session, "PENA", 5, 1_000, day(1))
    assert problems_of(session, draft("issue", day(2), line("PENA", 1, unit="set"))) == [
        ("quantity", 1)
    ]
    post(session, draft("issue", day(2), line("PENA", 3, unit="set")))
    assert stock.on_hand(item.id) == pieces(4)
    check_stock(session)


def test_a_units_factor_is_fixed_once_goods_moved_in_it(session: Session) -> None:
    goods(session)
    items.set_unit(session, "PENA", "dus", Fraction(10))
    post(session, draft("receipt", day(1), line("PENA", 1, 24_000, "dus")))
    items.set_unit(session, "PENA", "dus", Fraction(10))
    with pytest.raises(Refused):
        items.set_unit(session, "PENA", "dus", Fraction(12))
    check_stock(session)


def test_every_problem_is_named_with_its_line(session: Session) -> None:
    goods(session)
    items.save(session, Item("ANTAR", "Ongkos antar", "kali", kind="service"))
    written = draft(
        "receipt",
        day(1),
        line("PENA", 0, 1_000),
        line("PENA", 1),
        line("TIADA", 1, 1_000),
        line("ANTAR", 1, 1_000),
        line("PENA", 1, 1_000, "peti"),
        line("PENA", Quantity(10**18), 1_000),
    )
    assert problems_of(session, written) == [
        ("quantity", 1), ("unit_cost", 2), ("item", 3), ("item", 4), ("unit", 5), ("quantity", 6),
    ]  # fmt: skip
    assert problems_of(session, draft("gift", day(1), line("PENA", 1))) == [("kind", None)]
    assert problems_of(session, draft("adjustment", day(1), line("PENA", 1), reason=" ")) == [
        ("reason", None)
    ]
    assert problems_of(session, draft("transfer", day(1), line("PENA", 1), to="GUDANG")) == [
        ("to_warehouse", None)
    ]
    assert problems_of(session, draft("issue", day(1))) == [("lines", None)]
    with pytest.raises(Refused):
        service.save_draft(session, written)
    assert store.scalar("SELECT COUNT(*) FROM stock_document") == 0


def test_a_refusal_writes_nothing(session: Session) -> None:
    goods(session)
    receive(session, "PENA", 1, 1_000, day(1))
    with pytest.raises(StockWouldGoNegative):
        issue(session, "PENA", 2, day(2))
    periods.lock(session, period.Period(2026, 1))
    with pytest.raises(PeriodClosed):
        receive(session, "PENA", 1, 1_000, day(1, 1))
    assert store.scalar("SELECT COUNT(*) FROM stock_document") == 1
    assert store.scalar("SELECT COUNT(*) FROM stock_move") == 1
    assert issue(session, "PENA", 1, day(2)) == "KLR/26/11/0001"


def test_the_preview_is_what_posting_does(session: Session) -> None:
    goods(session)
    receive(session, "PENA", 3, 1_000, day(1))
    written = draft("issue", day(2), line("PENA", 2))
    seen = service.preview(session, written)
    assert seen.values == (rp(2_000),) and seen.entry is not None
    assert store.scalar("SELECT COUNT(*) FROM stock_move") == 1
    number = post(session, written)
    assert queries.get(number).value == rp(2_000)
    assert service.preview(session, written).problems[0].field == "lines"


def test_a_drafts_life(session: Session) -> None:
    goods(session)
    first = service.save_draft(session, draft("receipt", day(1), line("PENA", 1, 1_000), ref="A"))
    with pytest.raises(NumberTaken):
        service.save_draft(session, draft("receipt", day(1), line("PENA", 1, 1_000), ref="A"))
    service.save_draft(session, draft("receipt", day(1), line("PENA", 7, 1_000), ref="A"), first)
    assert queries.draft_of(first).lines[0].quantity == pieces(7)
    with pytest.raises(NotPosted):
        service.void_move(session, "A")
    number = service.post_draft(session, "A")
    assert number == "MSK/26/11/0001"
    for again in (service.post_draft, service.discard):
        with pytest.raises(NotADraft):
            again(session, number)
    other = service.save_draft(session, draft("issue", day(2), line("PENA", 1)))
    service.discard(session, other)
    with pytest.raises(NotFound):
        queries.get(other)
    check_stock(session)


def test_a_void_gives_back_what_it_took(session: Session) -> None:
    item = goods(session)
    receive(session, "PENA", 3, 1_000, day(1))
    before = stock.stock_value()
    number = issue(session, "PENA", 2, day(2))
    assert service.void_move(session, number, reason="keliru") == number
    assert (stock.on_hand(item.id), stock.stock_value()) == (pieces(3), before)
    assert sum(amount for _role, amount in booked(number)) == 0
    view = queries.get(number)
    assert view.voided is not None and view.voided.reason == "keliru"
    with pytest.raises(AlreadyVoid):
        service.void_move(session, number)
    check_stock(session)


def test_a_receipt_written_late_recosts_what_left(session: Session) -> None:
    goods(session)
    receive(session, "PENA", 1, 1_000, day(5))
    number = issue(session, "PENA", 1, day(6))
    receive(session, "PENA", 1, 3_000, day(4))
    assert queries.get(number).moves[0].value == rp(2_000)
    assert stock.stock_value() == rp(2_000)
    check_stock(session)


def test_posted_documents_are_frozen(session: Session) -> None:
    goods(session)
    receive(session, "PENA", 1, 1_000, day(5))
    for sql in (
        "UPDATE stock_document SET reason = 'lain'",
        "DELETE FROM stock_document",
        "UPDATE stock_document_line SET quantity = 1",
        "DELETE FROM stock_document_line",
    ):
        with pytest.raises(Exception, match="posted"):
            store.execute(sql)


def test_permissions_are_asked_for(session: Session) -> None:
    goods(session)
    session.user = session.user._replace(is_owner=False, permissions=frozenset())
    written = draft("receipt", day(1), line("PENA", 1, 1_000))
    for act in (lambda: post(session, written), lambda: service.save_draft(session, written)):
        with pytest.raises(NotAllowed):
            act()


def test_the_list_tells_what_stands(session: Session) -> None:
    goods(session)
    receive(session, "PENA", 5, 1_000, day(1))
    number = issue(session, "PENA", 2, day(3))
    service.void_move(session, number)
    service.save_draft(session, draft("issue", day(2), line("PENA", 1), ref="B"))
    listed = [(row.number, row.state) for row in queries.LISTING.window().first(9)]
    assert listed == [(number, "void"), ("", "draft"), ("MSK/26/11/0001", "posted")]
    only = queries.LISTING.window(ListQuery(filters={"state": "posted"})).first(9)
    assert [row.value for row in only] == [rp(5_000)]


def test_the_table_goes_out_and_comes_back(session: Session) -> None:
    goods(session)
    receive(session, "PENA", 24, 1_000, day(1))
    service.save_draft(
        session, draft("issue", day(2), line("PENA", 1, unit="dus"), line("PENA", 2), ref="B")
    )
    assert tables.TABLE.read is not None
    rows = [dict(row) for row in tables.TABLE.read(session)]
    assert [list(row) for row in rows] == [[c.key for c in tables.COLUMNS]] * 3
    again = tables.draft_of([row for row in rows if row["ref"] == "B"])
    assert again == queries.draft_of(queries.require_id("B"))
    assert rows[0]["unit_cost"] == each(1_000)


def test_a_document_shown_whole(session: Session) -> None:
    goods(session)
    number = receive(session, "PENA", 2, 1_500, day(1))
    shown = tables.DOCUMENT.show(session, tables.DOCUMENT.find(session, number))
    assert shown["number"] == number and shown["state"] == "posted"
    assert shown["value"] == rp(3_000)
    assert [row["debit"] for row in shown["postings"]] == [rp(3_000), rp(0)]
