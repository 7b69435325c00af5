"""The stock list and the stock card, as a person reads them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.kernel.money import rp
from app.kernel.quantity import pieces
from app.masters import item, warehouse
from tests.ui.inventory.conftest import Store
from tests.ui.papers import ready
from ui.inventory import card, counting, papers, stock
from ui.inventory.card import CardPanel
from ui.inventory.stock import StockPanel
from ui.kit import tasks
from ui.kit.print_preview import PrintPreview
from ui.kit.table.grouping import GroupRow


def shown(qtbot: QtBot, desk: Store) -> StockPanel:
    panel = stock.make(desk)
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    return panel


def rows_of(panel: StockPanel) -> list[object]:
    model = panel.table.model
    return [model.row(at) for at in range(model.rowCount())]


def opened_card(qtbot: QtBot, desk: Store, code: str) -> CardPanel:
    panel = card.make(desk)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    panel.apply_filters(item=code)
    qtbot.waitUntil(lambda: panel.card is not None and panel.card.item.code == code)
    qtbot.waitUntil(lambda: not tasks.busy())
    return panel


def test_stock_stands_by_category_with_what_is_too_little(desk: Store, qtbot: QtBot) -> None:
    desk.receive("KBL-1", 28, 341_800)
    desk.receive("LMP-1", 100, 9_000, "UNG")
    panel = shown(qtbot, desk)
    rows = rows_of(panel)
    assert [row.title for row in rows if isinstance(row, GroupRow)] == ["Kabel", "Lampu"]
    found = {row.code: row for row in rows if not isinstance(row, GroupRow)}
    assert found["KBL-1"].below and not found["LMP-1"].below
    assert found["KBL-1"].on_hand == pieces(28) and found["KBL-1"].value == rp(9_570_400)
    assert panel.table.footer.words == "3 barang · 2 gudang"
    assert panel.table.footer.sums["value"] == rp(9_570_400 + 900_000)
    titles = [column.title for column in panel.table.model.columns]
    assert "Ungaran" in titles
    assert panel.chips._chips["below"].text() == "Di bawah minimum · 1"
    assert counting.below_minimum(desk.session) == (1, "1 barang di bawah minimum")


def test_stock_narrows_to_a_warehouse_and_to_what_is_short(desk: Store, qtbot: QtBot) -> None:
    desk.receive("KBL-1", 28, 1_000)
    desk.receive("LMP-1", 60, 9_000)
    desk.receive("LMP-1", 40, 9_000, "UNG")
    panel = shown(qtbot, desk)
    panel.chips.choose("warehouse", "UNG")
    only = [row for row in rows_of(panel) if not isinstance(row, GroupRow)]
    assert [(row.code, row.on_hand, row.value) for row in only] == [
        ("LMP-1", pieces(40), rp(360_000))
    ]
    panel.chips.choose("warehouse", "")
    panel.chips.choose("below", "1")
    assert [row.code for row in rows_of(panel) if not isinstance(row, GroupRow)] == ["KBL-1"]
    panel.search.setText("8991")
    panel._ask_again()
    assert not panel.table.showing_rows
    panel.clear_filters()
    panel.search.setText("8991")
    panel._ask_again()
    assert [row.code for row in rows_of(panel) if not isinstance(row, GroupRow)] == ["LMP-1"]


def test_a_new_warehouse_gets_its_column(desk: Store, qtbot: QtBot) -> None:
    panel = shown(qtbot, desk)
    before = len(panel.table.model.columns)
    warehouse.save(desk.session, warehouse.Warehouse("TOKO", "Toko"))
    panel.refresh()
    assert len(panel.table.model.columns) == before + 1


def test_enter_on_an_item_opens_its_card(desk: Store, qtbot: QtBot) -> None:
    desk.receive("KBL-1", 28, 1_000)
    panel = shown(qtbot, desk)
    assert panel.table.select_key(item.require("KBL-1").id)
    QTest.keyClick(panel.table.view, Qt.Key.Key_Return)
    assert desk.asked == [("inventory", "card", {"item": "KBL-1"})]


def test_the_card_tells_the_balance_after_each_move(desk: Store, qtbot: QtBot) -> None:
    desk.receive("LMP-1", 10, 9_000)
    number = desk.receive("LMP-1", 30, 11_000)
    panel = opened_card(qtbot, desk, "LMP-1")
    model = panel.table.model
    lines = [model.row(at) for at in range(model.rowCount())]
    assert [line.balance for line in lines] == [pieces(0), pieces(10), pieces(40)]
    assert lines[-1].number == number and lines[-1].value == rp(420_000)
    assert model.text(lines[-1], model.place("average")) == "10.500"
    assert panel.table.footer.sums["came"] == pieces(40)
    QTest.keyClick(panel.table.view, Qt.Key.Key_End)
    QTest.keyClick(panel.table.view, Qt.Key.Key_Return)
    assert desk.opened[-1][0] == "stock-move"


def test_the_chart_of_the_card_gives_way_to_the_moves(desk: Store, qtbot: QtBot) -> None:
    desk.receive("LMP-1", 10, 9_000)
    panel = opened_card(qtbot, desk, "LMP-1")
    panel.resize(900, 600)
    assert panel.chart.isVisible()
    panel.resize(900, 380)
    assert not panel.chart.isVisible()
    qtbot.waitUntil(lambda: panel.table.height() > 200)
    desk.receive("LMP-1", 5, 9_000)
    qtbot.waitUntil(lambda: panel.card.closing == pieces(15))
    assert not panel.chart.isVisible()
    panel.resize(900, 600)
    assert panel.chart.isVisible()


def test_the_card_follows_what_happens(desk: Store, qtbot: QtBot) -> None:
    desk.receive("LMP-1", 10, 9_000)
    panel = opened_card(qtbot, desk, "LMP-1")
    desk.receive("LMP-1", 5, 9_000)
    qtbot.waitUntil(lambda: panel.card.closing == pieces(15))


def test_sheet_and_card_are_looked_at_as_they_are_printed(desk: Store, qtbot: QtBot) -> None:
    desk.receive("LMP-1", 10, 9_000)
    panel = opened_card(qtbot, desk, "LMP-1")
    panel.preview()
    sheet = papers.preview_sheet(desk)
    previews = desk.window.findChildren(PrintPreview)
    assert len(previews) == 2 and sheet in previews
    assert all(ready(each).content.startswith(b"%PDF") for each in previews)
    for each in previews:
        each.close()
    assert not desk.errors
