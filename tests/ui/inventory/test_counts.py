"""A stock count, from freezing the books to the posted difference."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app import store
from app.inventory.count import queries
from app.kernel.errors import Refused
from app.kernel.money import rp
from app.kernel.quantity import pieces
from app.masters import item
from app.stock import queries as stock
from tests.ui.inventory.conftest import Store, goods, press
from tests.ui.papers import ready
from ui.inventory import count_editor, counts
from ui.inventory.count_editor import CountEditor
from ui.kit.print_preview import PrintPreview

CTRL = Qt.KeyboardModifier.ControlModifier


def begun(qtbot: QtBot, desk: Store, category: str = "Kabel") -> CountEditor:
    """A count of one category under way."""
    editor = count_editor.make(desk)
    qtbot.addWidget(editor)
    editor.resize(1100, 760)
    editor.show()
    editor.form.set_values({"category": category, "counters": "Hadi, Eko"})
    press(qtbot, editor, Qt.Key.Key_F8)
    assert not desk.errors and editor.id is not None
    return editor


def scan(editor: CountEditor, code: str, quantity: str) -> None:
    """Scans a code, types what was found, Enter."""
    QTest.keyClicks(editor.scan, code)
    QTest.keyClick(editor.scan, Qt.Key.Key_Return)
    view = editor.count.table.view
    field = view.indexWidget(view.currentIndex())
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, quantity)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def stocked(desk: Store) -> Store:
    desk.receive("KBL-1", 64, 846_200)
    desk.receive("KBL-2", 22, 341_800)
    return desk


def test_a_count_with_variances_is_posted(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    assert [row.item for row in editor.count.rows] == ["KBL-1", "KBL-2"]
    scan(editor, "KBL-1", "63")
    scan(editor, "KBL-2", "22")
    editor.recalculate()
    assert editor.progress.done.text() == "Dihitung 2 dari 2 barang"
    first, second = editor.count.rows
    assert first.differs and not second.differs and first.value == rp(-846_200)
    model = editor.count.table.model
    assert model.text(first, model.place("variance")) == "−1" and model.style_of(first) == "warn"
    assert editor.count.table.footer.words == "1 barang berselisih"
    press(qtbot, editor, Qt.Key.Key_F8)
    assert editor.reviewing and editor.count.table.model.rowCount() == 1
    assert [side.debit for side in editor.journal.lines()] == [rp(0), rp(846_200)]
    press(qtbot, editor, Qt.Key.Key_F8)
    assert not stocked.errors and editor.state == "posted"
    assert editor.title().startswith("OPN/")
    assert stock.on_hand(item.require("KBL-1").id) == pieces(63)
    assert queries.get(editor.id).difference == rp(-846_200)
    assert [row.value for row in editor.count.rows] == [rp(-846_200), None]


def test_counting_by_keyboard_alone(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    QTest.keyClick(editor.scan, Qt.Key.Key_Down)
    view = editor.count.table.view
    QTest.keyClick(view, Qt.Key.Key_6)
    field = view.indexWidget(view.currentIndex())
    QTest.keyClicks(field, "4")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.indexWidget(view.currentIndex()) is not None)
    field = view.indexWidget(view.currentIndex())
    QTest.keyClicks(field, "24")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [row.counted for row in editor.count.rows] == [pieces(64), pieces(24)]


def test_a_blind_count_gives_nothing_away(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    qtbot.mouseClick(editor.system, Qt.MouseButton.LeftButton)
    assert not editor.system.isChecked()
    scan(editor, "KBL-1", "60")
    editor.recalculate()
    table = editor.count.table
    for key in ("book", "variance", "value"):
        assert table.view.isColumnHidden(table.model.place(key))
    row = editor.count.rows[0]
    assert table.model.style_of(row) == "" and table.footer.words == "2 barang"
    assert editor.journal.lines() == []
    editor.review(True)
    assert not table.view.isColumnHidden(table.model.place("book"))


def test_an_open_cell_stays_open_while_values_are_worked_out(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    scan(editor, "KBL-1", "63")
    QTest.keyClicks(editor.scan, "KBL-2")
    QTest.keyClick(editor.scan, Qt.Key.Key_Return)
    view = editor.count.table.view
    field = view.indexWidget(view.currentIndex())
    QTest.keyClicks(field, "2")
    qtbot.waitUntil(lambda: editor.count.rows[0].value == rp(-846_200))
    assert view.indexWidget(view.currentIndex()) is field
    QTest.keyClicks(field, "1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editor.count.rows[1].counted == pieces(21)


def test_what_cannot_be_read_changes_nothing(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    scan(editor, "KBL-1", "banyak")
    assert editor.count.rows[0].counted is None and editor.bar.message.text() != ""
    scan(editor, "KBL-1", "=60+4")
    assert editor.count.rows[0].counted == pieces(64) and editor.bar.message.text() == ""
    QTest.keyClicks(editor.scan, "NIHIL")
    QTest.keyClick(editor.scan, Qt.Key.Key_Return)
    assert "NIHIL" in editor.bar.message.text()


def test_goods_that_were_not_listed_are_added(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    goods(stocked.session, "BARU", "Barang baru", barcode="777")
    scan(editor, "777", "3")
    added = editor.count.rows[-1]
    assert (added.item, added.book, added.counted) == ("BARU", pieces(0), pieces(3))


def test_a_count_is_kept_and_taken_up_again(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    scan(editor, "KBL-1", "63")
    assert editor.is_modified() and editor.may_close() and not editor.is_modified()
    again = count_editor.make(stocked, editor.id)
    qtbot.addWidget(again)
    assert again.count.rows[0].counted == pieces(63)
    assert again.document_key() == ("stock-count", editor.id)


def test_goods_sold_while_counting_are_no_variance(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    stocked.receive("KBL-1", 10, 846_200)
    scan(editor, "KBL-1", "64")
    editor.recalculate()
    assert not editor.count.rows[0].differs
    editor.review(True)
    editor.post()
    assert stock.on_hand(item.require("KBL-1").id) == pieces(74)


def test_the_blind_sheet_is_printed(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    editor.print_sheet()
    preview = stocked.window.findChildren(PrintPreview)[-1]
    assert ready(preview).content.startswith(b"%PDF") and not stocked.errors
    preview.close()


def counted(editor: CountEditor) -> list[object]:
    return [row.counted for row in editor.count.rows]


def undo(editor: CountEditor, key: Qt.Key = Qt.Key.Key_Z) -> None:
    view = editor.count.table.view
    view.setFocus()
    QTest.keyClick(view, key, CTRL)


def test_what_was_counted_is_undone_and_done_again_step_by_step(
    stocked: Store, qtbot: QtBot
) -> None:
    editor = begun(qtbot, stocked)
    scan(editor, "KBL-1", "63")
    scan(editor, "KBL-2", "22")
    undo(editor)
    assert counted(editor) == [pieces(63), None]
    undo(editor)
    assert counted(editor) == [None, None]
    undo(editor, Qt.Key.Key_Y)
    undo(editor, Qt.Key.Key_Y)
    assert counted(editor) == [pieces(63), pieces(22)]
    QTest.keyClick(editor.scan, Qt.Key.Key_Z, CTRL)
    assert counted(editor) == [pieces(63), None]
    editor.save()
    assert queries.get(editor.id).lines[1].counted is None
    editor.review(True)
    editor.post()
    undo(editor)
    assert editor.is_posted() and counted(editor) == [pieces(63), None]


def paste(editor: CountEditor, text: str, row: int = 0) -> None:
    QGuiApplication.clipboard().setText(text)
    view = editor.count.table.view
    view.setCurrentIndex(view.model().index(row, 0))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_V, CTRL)


def test_a_list_from_a_spreadsheet_is_pasted_as_one_step(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    paste(editor, "KBL-2\tKabel NYM\t20\nkbl-1\tKabel NYA\t61\n")
    assert counted(editor) == [pieces(61), pieces(20)]
    undo(editor)
    assert counted(editor) == [None, None]
    paste(editor, "19\n", row=1)
    assert counted(editor) == [None, pieces(19)]
    paste(editor, "Hitung\tNama\tKode\n7\tKabel\tKBL-1\n")
    assert counted(editor) == [pieces(7), pieces(19)]


def test_pasted_lines_that_cannot_be_taken_are_named(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    paste(editor, "KBL-1\t60\nKBL-2\tbanyak\nLMP-1\t4\nKBL-2\t-3\n")
    assert counted(editor) == [pieces(60), None]
    banner = editor.banner_place.itemAt(0).widget()
    words = banner.accessibleName()
    assert "1 barang diambil" in words and "3 baris tidak" in words
    assert "LMP-1: tidak ada dalam opname ini" in words
    paste(editor, "KBL-2\t22")
    assert editor.banner_place.count() == 0


def test_the_same_items_are_counted_again(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    scan(editor, "KBL-1", "64")
    editor.save()
    goods(stocked.session, "KBL-3", "Kabel baru", category="Kabel")
    again = count_editor.make(stocked, None, copied_from=editor.id)
    qtbot.addWidget(again)
    again.show()
    assert again.form.value("counters") == "Hadi, Eko" and again.id is None
    press(qtbot, again, Qt.Key.Key_F8)
    assert [row.item for row in again.count.rows] == ["KBL-1", "KBL-2"]
    assert counted(again) == [None, None] and not stocked.errors


def test_who_only_looks_may_review_and_print(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    before = store.scalar("SELECT COUNT(*) FROM audit")
    editor.review(True)
    editor.review(False)
    editor.print_sheet()
    stocked.window.findChildren(PrintPreview)[-1].close()
    assert store.scalar("SELECT COUNT(*) FROM audit") == before and not stocked.errors


def test_a_count_that_cannot_be_posted_stays_as_it_is(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    editor.review(True)
    editor.post()
    (refusal,) = stocked.errors
    assert isinstance(refusal, Refused) and "belum dapat diposting" in refusal.what()
    assert editor.is_draft() and queries.get(editor.id).standing == "draft"


def test_the_list_shows_how_far_a_count_is(stocked: Store, qtbot: QtBot) -> None:
    editor = begun(qtbot, stocked)
    scan(editor, "KBL-1", "63")
    editor.save()
    panel = counts.make(stocked)
    qtbot.addWidget(panel)
    panel.resize(1100, 600)
    panel.show()
    panel.table.select_first()
    row, model = panel.current_row(), panel.table.model
    assert (row.items, row.counted) == (2, 1)
    assert model.text(row, model.place("state")) == "Sedang dihitung"
    assert counts.facts_of(stocked, row).state == "counting"
    counts.discard(stocked, row)
    panel.refresh()
    assert not panel.table.showing_rows
