"""Goods received, moved and refused by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.inventory.move import queries, service
from app.kernel.errors import StockWouldGoNegative
from app.kernel.money import rp
from app.kernel.quantity import each, pieces
from app.masters import item, warehouse
from app.stock import queries as stock
from tests.ui.inventory.conftest import Store, press
from ui.inventory import move_editor, moves
from ui.inventory.move_editor import MoveEditor


def opened(qtbot: QtBot, desk: Store, *, kind: str = "receipt", **more: object) -> MoveEditor:
    editor = move_editor.make(desk, move=kind, **more)
    qtbot.addWidget(editor)
    editor.resize(1250, 760)
    editor.show()
    return editor


def type_cell(editor: MoveEditor, text: str) -> None:
    """Types into the current cell and walks on with Enter."""
    grid = editor.grid
    QTest.keyClicks(grid, text[0])
    field = grid.indexWidget(grid.currentIndex())
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text[1:])
    QTest.keyClick(field, Qt.Key.Key_Return)


def there(code: str, place: str) -> object:
    return stock.on_hand(item.require(code).id, warehouse.require(place).id)


def test_goods_are_received_by_typing(desk: Store, qtbot: QtBot) -> None:
    editor = opened(qtbot, desk)
    assert editor.title() == "Draf" and not editor.is_modified()
    editor.grid.setFocus()
    type_cell(editor, "8991")
    line = editor.grid.lines()[0]
    assert (line["item"], line["unit"], line["unit_cost"]) == ("LMP-1", "pcs", each(9_000))
    type_cell(editor, "12")
    type_cell(editor, "9.500")
    editor.recalculate()
    assert editor.is_modified()
    sides = {side.account: (side.debit, side.credit) for side in editor.journal.lines()}
    assert list(sides.values()) == [(rp(114_000), rp(0)), (rp(0), rp(114_000))]
    press(qtbot, editor, Qt.Key.Key_F8)
    assert not desk.errors
    assert editor.state == "posted" and editor.title().startswith("MSK/")
    assert there("LMP-1", "GUDANG") == pieces(12)
    assert editor.grid.model().read_only and not editor.is_modified()


def test_esc_leaves_the_lines_for_the_kind(desk: Store, qtbot: QtBot) -> None:
    editor = opened(qtbot, desk)
    editor.grid.setFocus()
    press(qtbot, editor, Qt.Key.Key_Escape)
    assert editor.form.editor("kind").hasFocus()


def test_goods_move_between_warehouses(desk: Store, qtbot: QtBot) -> None:
    desk.receive("KBL-1", 50, 1_000)
    editor = opened(qtbot, desk, kind="transfer", item="KBL-1")
    editor.grid.model().set_value(0, "quantity", pieces(20))
    editor.recalculate()
    assert (
        editor.journal.lines() == []
        and "tidak ada jurnal" in editor.journal.inside.state_page.text.text()
    )
    editor.post()
    assert not desk.errors and editor.state == "posted"
    assert (there("KBL-1", "GUDANG"), there("KBL-1", "UNG")) == (pieces(30), pieces(20))


def test_too_much_is_marked_and_refused_in_a_sentence(desk: Store, qtbot: QtBot) -> None:
    desk.receive("KBL-1", 5, 1_000)
    editor = opened(qtbot, desk, kind="issue", item="KBL-1")
    editor.grid.model().set_value(0, "quantity", pieces(8))
    editor.recalculate()
    note = editor.grid.model().note(0, "quantity")
    assert "KBL-1" in note and "5" in note
    editor.post()
    assert isinstance(desk.errors[-1], StockWouldGoNegative)
    assert editor.state == "draft" and there("KBL-1", "GUDANG") == pieces(5)
    editor.grid.model().set_value(0, "quantity", pieces(5))
    editor.recalculate()
    assert editor.grid.model().note(0, "quantity") == ""
    editor.post()
    assert editor.state == "posted" and there("KBL-1", "GUDANG") == pieces(0)


def test_what_is_missing_is_shown_where_it_is_missing(desk: Store, qtbot: QtBot) -> None:
    editor = opened(qtbot, desk, kind="adjustment", item="KBL-2")
    editor.post()
    assert editor.form.boxes["reason"].error != ""
    assert editor.id is None and editor.form.summary.isVisible()
    editor.form.editor("reason").set_value("Ditemukan di rak")
    editor.grid.model().set_value(0, "unit_cost", each(2_000))
    editor.post()
    assert not desk.errors and editor.state == "posted"
    assert there("KBL-2", "GUDANG") == pieces(1)


def test_a_draft_is_kept_opened_and_discarded(desk: Store, qtbot: QtBot) -> None:
    desk.receive("KBL-1", 50, 1_000)
    editor = opened(qtbot, desk, kind="transfer", item="KBL-1")
    assert editor.save() and not editor.is_modified()
    again = move_editor.make(desk, editor.id)
    qtbot.addWidget(again)
    assert again.document_key() == ("stock-move", editor.id)
    assert again.form.value("to_warehouse") == "UNG" and len(again.grid.lines()) == 1
    again.discard()
    assert queries.LISTING.window().first(9)[0].number != ""


def test_the_kind_decides_what_a_line_asks(desk: Store, qtbot: QtBot) -> None:
    editor = opened(qtbot, desk, item="KBL-1")
    keys = [column.key for column in editor.grid.model().columns]
    assert "unit_cost" in keys and editor.form.boxes["to_warehouse"].isHidden()
    editor.form.editor("kind").set_value("transfer")
    editor.form.changed.emit("kind")
    keys = [column.key for column in editor.grid.model().columns]
    assert "unit_cost" not in keys and "value" not in keys
    assert not editor.form.boxes["to_warehouse"].isHidden()
    assert editor.grid.lines()[0]["item"] == "KBL-1"


def test_the_list_names_kinds_and_states(desk: Store, qtbot: QtBot) -> None:
    number = desk.receive("KBL-1", 50, 1_000)
    panel = moves.make(desk)
    qtbot.addWidget(panel)
    panel.resize(1100, 600)
    panel.show()
    panel.table.select_first()
    row = panel.current_row()
    model = panel.table.model
    assert row.number == number and model.text(row, model.place("kind")) == "Penerimaan barang"
    assert model.text(row, model.place("state")) == "Terposting"
    facts = moves.facts_of(desk, row)
    assert facts.title == number and len(facts.groups) == 3


def test_a_voided_move_says_so(desk: Store, qtbot: QtBot) -> None:
    desk.receive("KBL-1", 50, 1_000)
    kept = queries.LISTING.window().first(1)[0]
    editor = move_editor.make(desk, kept.id)
    qtbot.addWidget(editor)
    service.void_move(desk.session, kept.id, desk.session.today(), "Salah gudang")
    editor.refresh()
    assert editor.state == "void" and there("KBL-1", "GUDANG") == pieces(0)
    assert [act.key for act in editor.acts.possible(editor)] == ["inventory.move.duplicate"]


@pytest.mark.parametrize("kind", ["receipt", "issue", "transfer", "adjustment"])
def test_every_kind_is_worded_in_both_languages(desk: Store, qtbot: QtBot, kind: str) -> None:
    from app.kernel.text import use_language

    editor = opened(qtbot, desk, kind=kind)
    before = editor._heading.text()
    use_language("en")
    try:
        editor.retranslate()
        assert editor._heading.text() != before
    finally:
        use_language("id")
