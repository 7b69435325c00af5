"""The stock list, the sheet, the card and the valuation: one figure wherever it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.session import Session
from app.inventory import checks, dashboard, stock_list
from app.inventory.card import lines as cards
from app.inventory.card import printed as card_printed
from app.inventory.count import printed as count_printed
from app.inventory.department import DEPARTMENT
from app.inventory.move import service as moves
from app.inventory.reports import inventory_sheet, stock_card, stock_valuation
from app.inventory.sheet import printed as sheet_printed
from app.kernel.department import load
from app.kernel.errors import NotFound, UserError
from app.kernel.money import Money, rp
from app.kernel.quantity import pieces
from app.kernel.report import Filters
from app.stock import queries as stock
from tests.inventory.builders import (
    begin_count,
    day,
    draft,
    goods,
    issue,
    line,
    post,
    receive,
    warehouse,
)


@pytest.fixture
def trading(session: Session) -> Session:
    """Two items in two warehouses, one of them below its minimum."""
    goods(session, "KABEL", category="Kabel", rack="A-01", min_stock=pieces(5))
    goods(session, "LAMPU", category="Lampu", rack="B-01", min_stock=pieces(100))
    goods(session, "ROSET", category="Lampu")
    warehouse(session, "UNGARAN")
    receive(session, "KABEL", 10, 1_000, day(2))
    receive(session, "LAMPU", 30, 500, day(3))
    post(session, draft("transfer", day(4), line("LAMPU", 7), to="UNGARAN"))
    issue(session, "KABEL", 3, day(10))
    receive(session, "KABEL", 3, 2_001, day(20))
    return session


def test_the_list_tells_where_everything_lies(trading: Session) -> None:
    rows = {row.code: row for row in stock_list.rows()}
    assert list(rows) == ["KABEL", "LAMPU", "ROSET"]
    assert [rows[code].quantity for code in rows] == [pieces(10), pieces(30), pieces(0)]
    assert sorted(
        quantity.micro // 10**6 for quantity, _value in rows["LAMPU"].places.values()
    ) == [7, 23]
    for row in rows.values():
        assert Money(sum(value.minor for _quantity, value in row.places.values())) == row.value
    assert [row.code for row in stock_list.below_minimum()] == ["LAMPU"]
    assert stock_list.below_count() == 1


@pytest.mark.parametrize("number", [1, 2, 3, 5, 15, 30])
def test_one_value_on_one_day_in_every_report(trading: Session, number: int) -> None:
    asked = Filters(as_of=day(number))
    sheet = inventory_sheet.build(trading, asked)
    value = stock.stock_value(day(number))
    assert sheet.totals["value"] == value
    assert stock_valuation.build(trading, asked).totals["value"] == value
    assert sheet_printed.paper_of(trading, day(number)).value == value
    lines = [row.values["value"].minor for row in sheet.rows if not row.style]
    assert sum(lines) == value.minor


def test_the_sheet_sums_by_category_and_warehouse(trading: Session) -> None:
    paper = sheet_printed.paper_of(trading, day(30))
    assert [sheet.name for sheet in paper.warehouses] == ["Gudang utama", "Gudang UNGARAN"]
    first = paper.warehouses[0]
    assert [category.name for category in first.categories] == ["Kabel", "Lampu"]
    assert sum(each.value.minor for each in paper.warehouses) == paper.value.minor
    lamps = first.categories[1].rows[0]
    assert (lamps.quantity, lamps.below, lamps.value) == (pieces(23), True, rp(11_500))
    one = inventory_sheet.build(
        trading, Filters(as_of=day(30), choices={"warehouse": "UNGARAN", "category": "Lampu"})
    )
    assert one.totals["value"] == rp(3_500)


def test_the_card_ends_with_what_is_there(trading: Session) -> None:
    card = cards.card_of("KABEL", day(5), day(30))
    assert (card.opening, card.opening_value) == (pieces(10), rp(10_000))
    assert [row.quantity for row in card.rows] == [pieces(-3), pieces(3)]
    assert (card.closing, card.closing_value) == (pieces(10), rp(13_003))
    assert card.opening + card.total_in - card.total_out == card.closing
    report = stock_card.build(
        trading, Filters(day(5), day(30), choices={"item": "KABEL", "warehouse": "GUDANG"})
    )
    assert report.totals["value"] == rp(13_003)
    assert [row.values["kind"] for row in report.rows] == [
        "Saldo awal", "Pengeluaran", "Penerimaan",
    ]  # fmt: skip
    assert [row.link for row in report.rows[1:]] == [
        ("stock-move", "KLR/26/11/0001"), ("stock-move", "MSK/26/11/0003"),
    ]  # fmt: skip


def test_a_transfer_says_where_to(trading: Session) -> None:
    there = cards.card_of("LAMPU", day(1), day(30), "UNGARAN")
    assert [(row.kind, row.description) for row in there.rows] == [
        ("Mutasi masuk", "dari Gudang utama")
    ]
    whole = cards.card_of("LAMPU", day(1), day(30))
    assert whole.closing == pieces(30)


def test_a_card_needs_an_item(trading: Session) -> None:
    with pytest.raises(UserError):
        stock_card.build(trading, Filters())
    with pytest.raises(NotFound):
        stock_card.build(trading, Filters(choices={"item": "TIADA"}))


def test_the_papers_are_written(trading: Session, tmp_path: Path) -> None:
    count = begin_count(trading, day(22), KABEL=None)
    made = [
        *sheet_printed.render(trading, "2026-11-23", tmp_path),
        *sheet_printed.render(trading, "22/11/2026", tmp_path),
        *card_printed.render(trading, "KABEL", tmp_path),
        *count_printed.render(trading, count, tmp_path),
    ]
    assert len({*made}) == 4
    assert all(path.read_bytes().startswith(b"%PDF") for path in made)
    with pytest.raises(UserError):
        sheet_printed.render(trading, "kemarin", tmp_path)


def test_the_first_page_shows_value_and_what_is_low(trading: Session) -> None:
    shown = {card.key: card for card in dashboard.cards(trading)}
    assert set(shown) == {"stock-value", "inventory-below", "low-stock"}
    assert shown["stock-value"].amount == stock.stock_value()  # type: ignore[union-attr]


def test_numbers_without_gaps_are_green_and_a_gap_is_red(trading: Session) -> None:
    moves.void_move(trading, "KLR/26/11/0001")
    assert checks.numbers_have_no_gaps(trading).ok
    with trading.work() as work:
        work.next_number("stock-issue", day(1))
    assert not checks.numbers_have_no_gaps(trading).ok


def test_everything_the_manifest_names_is_there() -> None:
    named = [each.table for each in DEPARTMENT.tables]
    named += [each.document for each in DEPARTMENT.documents]
    named += [each.build for each in DEPARTMENT.reports]
    named += [each.render for each in DEPARTMENT.papers]
    named += [each.run for each in DEPARTMENT.checks] + [DEPARTMENT.cards]
    assert all(load(each) is not None for each in named)
