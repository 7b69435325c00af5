"""A stock count from the freeze to the fixed point, and what it leaves alone."""

from __future__ import annotations

import pytest

from app import store
from app.access.session import Session
from app.inventory.count import printed, queries, service, tables
from app.inventory.count.rules import Draft, DraftLine
from app.inventory.move import service as moves
from app.kernel.errors import Refused, StockWouldGoNegative
from app.kernel.money import rp
from app.kernel.quantity import Quantity, pieces
from app.ledger import accounts
from app.masters import item as items
from app.masters.item import Item
from app.stock import queries as stock
from app.trade.records import NotADraft
from tests.inventory.builders import (
    begin_count,
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


def three(session: Session) -> list[Item]:
    made = [goods(session, code) for code in ("KABEL", "LAMPU", "PENA")]
    for item in made:
        receive(session, item.code, 10, 1_000, day(1))
    return made


def test_a_count_books_its_differences(session: Session) -> None:
    cable, lamp, pen = three(session)
    count = begin_count(session, day(10), KABEL=9, LAMPU=12, PENA=None)
    seen = service.preview(session, count)
    assert [line.variance for line in seen.lines] == [pieces(-1), pieces(2)]
    assert seen.values == (rp(1_000), rp(2_000)) and seen.gain == rp(1_000)
    number = service.post_draft(session, count)
    assert number == "OPN/26/11/0001"
    held = [stock.on_hand(item.id) for item in (cable, lamp, pen)]
    assert held == [pieces(9), pieces(12), pieces(10)]
    view = queries.get(number)
    assert (view.standing, view.difference) == ("posted", rp(1_000))
    difference = accounts.for_role("stock_difference").id
    assert (
        store.scalar(
            "SELECT SUM(l.amount) FROM journal_entry e JOIN journal_line l ON l.entry_id = e.id"
            " WHERE e.source_kind = 'stock-count' AND l.account_id = ?",
            (difference,),
        )
        == -1_000_00
    )
    check_stock(session)


def test_goods_that_move_while_one_counts_are_not_missing(session: Session) -> None:
    _cable, lamp, _pen = three(session)
    count = begin_count(session, day(10), LAMPU=10)
    issue(session, "LAMPU", 4, day(10))
    receive(session, "LAMPU", 1, 1_000, day(11))
    number = service.post_draft(session, count)
    assert queries.get(number).moves == ()
    assert stock.on_hand(lamp.id) == pieces(7)
    check_stock(session)


def test_what_is_entered_late_was_there_when_it_was_counted(session: Session) -> None:
    """A receipt of before the freeze, entered while one counts, explains what was found."""
    _cable, lamp, _pen = three(session)
    count = begin_count(session, day(10), LAMPU=15)
    assert service.preview(session, count).lines[0].variance == pieces(5)
    receive(session, "LAMPU", 5, 1_000, day(9))
    assert service.preview(session, count).lines[0].variance == pieces(0)
    number = service.post_draft(session, count)
    view = queries.get(number)
    assert (view.moves, view.lines[0].book) == ((), pieces(15))
    assert stock.on_hand(lamp.id) == pieces(15)
    check_stock(session)


def test_a_posted_count_stays_what_it_was(session: Session) -> None:
    _cable, lamp, _pen = three(session)
    number = service.post_draft(session, begin_count(session, day(10), LAMPU=9))
    receive(session, "LAMPU", 5, 9_000, day(5))
    assert stock.on_hand(lamp.id, as_of=day(10)) == pieces(9)
    view = queries.get(number)
    assert [(row.book, row.counted) for row in view.lines] == [(pieces(10), pieces(9))]
    assert len(view.moves) == 2  # its own difference, and what took the late receipt back
    check_stock(session)


def test_a_voided_count_lets_go(session: Session) -> None:
    _cable, lamp, _pen = three(session)
    before = stock.stock_value()
    number = service.post_draft(session, begin_count(session, day(10), LAMPU=9))
    service.void_count(session, number, reason="salah gudang")
    assert (stock.on_hand(lamp.id), stock.stock_value()) == (pieces(10), before)
    receive(session, "LAMPU", 5, 1_000, day(5))
    assert stock.on_hand(lamp.id) == pieces(15)
    assert queries.get(number).standing == "void"
    check_stock(session)


def test_a_count_without_differences_posts_no_entry(session: Session) -> None:
    three(session)
    number = service.post_draft(session, begin_count(session, day(10), LAMPU=10))
    assert queries.get(number).journal == ()
    service.void_count(session, number)
    check_stock(session)


def test_a_count_cannot_take_what_was_sold_since(session: Session) -> None:
    three(session)
    count = begin_count(session, day(10), LAMPU=5)
    issue(session, "LAMPU", 6, day(11))
    assert service.preview(session, count).problems
    with pytest.raises(StockWouldGoNegative):
        service.post_draft(session, count)
    assert queries.get(count).standing == "draft"
    check_stock(session)


def test_another_warehouse_is_left_alone(session: Session) -> None:
    _cable, lamp, _pen = three(session)
    there = warehouse(session, "UNGARAN")
    post(session, draft("transfer", day(2), line("LAMPU", 4), to="UNGARAN"))
    service.post_draft(session, begin_count(session, day(10), LAMPU=5))
    assert stock.on_hand(lamp.id, there.id) == pieces(4)
    assert stock.on_hand(lamp.id) == pieces(9)
    check_stock(session)


def test_counting_goes_on_in_the_same_frozen_count(session: Session) -> None:
    three(session)
    count = begin_count(session, day(10), LAMPU=None, PENA=None)
    frozen = queries.frozen_at(count)
    issue(session, "PENA", 1, day(10))
    view = queries.get(count)
    counted = tuple(DraftLine(each.item, pieces(10)) for each in view.draft.lines)
    service.save_draft(session, Draft(day(10), "GUDANG", counted), count)
    assert queries.frozen_at(count) == frozen
    assert [row.book for row in queries.get(count).lines] == [pieces(10), pieces(10)]


def test_a_count_of_a_category_in_order_of_racks(session: Session) -> None:
    for code, rack, category in (("B", "A-2", "Kabel"), ("A", "A-1", "Kabel"), ("C", "", "Lampu")):
        items.save(session, Item(code, code, "pcs", rack=rack, category=category))
    assert [row.item for row in service.draft_for(session, "GUDANG", day(1), "Kabel").lines] == [
        "A",
        "B",
    ]
    assert len(service.draft_for(session, "GUDANG", day(1)).lines) == 3


def test_bad_counts_are_named_line_by_line(session: Session) -> None:
    goods(session, "LAMPU")
    items.save(session, Item("ANTAR", "Ongkos", "kali", kind="service"))
    lines = tuple(
        DraftLine(code, Quantity(micro))
        for code, micro in (("LAMPU", -1), ("LAMPU", 1), ("TIADA", 1), ("ANTAR", 1))
    )
    with pytest.raises(Refused) as refused:
        service.save_draft(session, Draft(day(1), "TIADA", lines))
    found = [(each.field, each.line) for each in refused.value.problems]
    assert found == [("warehouse", None), ("counted", 1), ("item", 2), ("item", 3), ("item", 4)]
    empty = begin_count(session, day(1), LAMPU=None)
    with pytest.raises(Refused):
        service.post_draft(session, empty)


def test_a_posted_count_is_frozen(session: Session) -> None:
    three(session)
    number = service.post_draft(session, begin_count(session, day(10), LAMPU=9))
    for act in (service.discard, service.post_draft):
        with pytest.raises(NotADraft):
            act(session, number)
    with pytest.raises(Exception, match="posted"):
        store.execute("UPDATE stock_count_line SET counted = 0")


def test_the_table_goes_out_and_comes_back(session: Session) -> None:
    three(session)
    count = begin_count(session, day(10), LAMPU=9, PENA=None)
    assert tables.TABLE.read is not None
    rows = [dict(row) for row in tables.TABLE.read(session)]
    assert [list(row) for row in rows] == [[c.key for c in tables.COLUMNS]] * 2
    assert tables.draft_of(rows).lines == queries.get(count).draft.lines
    shown = tables.DOCUMENT.show(session, count)
    assert shown["lines"][0]["variance"] == pieces(-1)


def test_the_sheet_is_blind(session: Session) -> None:
    three(session)
    count = begin_count(session, day(10), LAMPU=9, PENA=None)
    paper = printed.paper_of(session, queries.get(count))
    assert [row.code for row in paper.rows] == ["LAMPU", "PENA"]
    assert paper.counters == ("Hadi", "Eko")
    assert not any(hasattr(row, "book") or hasattr(row, "quantity") for row in paper.rows)


def test_voiding_what_came_before_a_count_leaves_the_count(session: Session) -> None:
    _cable, lamp, _pen = three(session)
    late = receive(session, "LAMPU", 5, 1_000, day(5))
    service.post_draft(session, begin_count(session, day(10), LAMPU=15))
    moves.void_move(session, late)
    assert stock.on_hand(lamp.id, as_of=day(9)) == pieces(10)
    assert stock.on_hand(lamp.id) == pieces(15)
    check_stock(session)
