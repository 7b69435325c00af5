"""The line grid under the fingers: walking, typing, lines, pasting, undoing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.kernel.columns import Kind
from app.kernel.money import rp
from app.kernel.problems import Problem
from app.kernel.quantity import Quantity, UnitPrice, each, pieces
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.lookup import Found, Lookup, LookupLine

TODAY = dt.date(2026, 11, 23)
Key, Control, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ITEMS = {
    "PIP-0020": ("Pipa conduit 20 mm", each(14_750)),
    "PIP-0025": ("Pipa conduit 25 mm", each(19_250)),
    "KBL-0325": ("Kabel NYM", each(1_085_000)),
}
FOUND = [Found(code, code, name) for code, (name, _price) in ITEMS.items()]
LOOKUP = Lookup(
    lambda typed, limit: [f for f in FOUND if typed.casefold() in f.words.casefold()][:limit],
    lambda key: next((f for f in FOUND if f.key == key), None),
    "item",
)


def amount(values: dict[str, Any]) -> Any:
    quantity, price = values.get("quantity"), values.get("price")
    return price.for_quantity(quantity) if quantity and price else None


COLUMNS = (
    GridColumn("item", "Code", lookup=LOOKUP),
    GridColumn("name", "Name", width=0, stop=False),
    GridColumn("quantity", "Quantity", Kind.QUANTITY),
    GridColumn("price", "Price", Kind.PRICE),
    GridColumn("tax", "Tax", choices=(("ppn", "PPN"), ("none", "None")), stop=False),
    GridColumn("amount", "Amount", Kind.MONEY, get=amount),
)
ITEM, NAME, QUANTITY, PRICE, TAX, AMOUNT = range(6)


def fill(values: dict[str, Any], key: str) -> dict[str, Any]:
    if key != "item" or values["item"] not in ITEMS:
        return {}
    name, price = ITEMS[values["item"]]
    return {"name": name, "price": price, "tax": "ppn"}


@pytest.fixture
def grid(qtbot: QtBot) -> LinesGrid:
    made = LinesGrid(LinesModel(COLUMNS, fill=fill, today=TODAY))
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def at(grid: LinesGrid) -> tuple[int, int]:
    return grid.currentIndex().row(), grid.currentIndex().column()


def editor(grid: LinesGrid) -> Any:
    found = [w for w in grid.viewport().findChildren(QLineEdit) if w.property("role") == "cell"]
    return found[-1] if found else None


def type_in(qtbot: QtBot, grid: LinesGrid, typed: str, key: Key = Key.Key_Return) -> None:
    qtbot.keyClicks(grid, typed[0])
    line = editor(grid)
    qtbot.keyClicks(line, typed[1:])
    qtbot.keyClick(line, key)


def line(code: str, count: int) -> dict[str, Any]:
    name, price = ITEMS[code]
    return {"item": code, "name": name, "quantity": pieces(count), "price": price, "tax": "ppn"}


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = LinesModel(COLUMNS, fill=fill, today=TODAY)
    model.set_lines([line("PIP-0020", 1), line("KBL-0325", 2)])
    qtmodeltester.check(model, force_py=True)


def test_a_line_is_typed_from_the_first_cell_to_the_next_line(
    qtbot: QtBot, grid: LinesGrid
) -> None:
    type_in(qtbot, grid, "pip-0020")
    assert at(grid) == (0, QUANTITY), "the name is passed by"
    type_in(qtbot, grid, "12")
    assert at(grid) == (0, PRICE)
    qtbot.keyClick(grid, Key.Key_Return)
    assert at(grid) == (1, ITEM), "after the last cell comes a new line"
    assert grid.lines() == [line("PIP-0020", 12)]
    assert grid.model().index(0, AMOUNT).data() == "177.000"


def test_a_blank_line_always_waits_and_is_never_handed_out(grid: LinesGrid) -> None:
    assert grid.model().rowCount() == 1 and grid.lines() == []
    grid.model().set_value(0, "item", "KBL-0325")
    assert grid.model().rowCount() == 2
    assert len(grid.lines()) == 1
    assert grid.model().headerData(1, Qt.Orientation.Vertical) == "+"


def test_typing_replaces_and_f2_edits(qtbot: QtBot, grid: LinesGrid) -> None:
    grid.model().set_lines([line("PIP-0020", 12)])
    grid.setCurrentIndex(grid.model().index(0, QUANTITY))
    type_in(qtbot, grid, "3")
    assert grid.lines()[0]["quantity"] == pieces(3)
    grid.setCurrentIndex(grid.model().index(0, QUANTITY))
    qtbot.keyClick(grid, Key.Key_F2)
    assert editor(grid).text() == "3"
    editor(grid).deselect()
    qtbot.keyClicks(editor(grid), "0,5")
    qtbot.keyClick(editor(grid), Key.Key_Return)
    assert grid.lines()[0]["quantity"] == Quantity(30_500_000)


def test_escape_reverts_the_cell_and_then_leaves_the_grid(qtbot: QtBot, grid: LinesGrid) -> None:
    grid.model().set_lines([line("PIP-0020", 12)])
    grid.setCurrentIndex(grid.model().index(0, QUANTITY))
    qtbot.keyClicks(grid, "9")
    qtbot.keyClick(editor(grid), Key.Key_Escape)
    assert grid.lines()[0]["quantity"] == pieces(12)
    with qtbot.waitSignal(grid.left):
        qtbot.keyClick(grid, Key.Key_Escape)


def test_tab_and_shift_tab_walk_the_cells(qtbot: QtBot, grid: LinesGrid) -> None:
    grid.model().set_lines([line("PIP-0020", 12)])
    grid.setCurrentIndex(grid.model().index(0, ITEM))
    qtbot.keyClick(grid, Key.Key_Tab)
    assert at(grid) == (0, QUANTITY)
    qtbot.keyClick(grid, Key.Key_Backtab)
    assert at(grid) == (0, ITEM)
    grid.setCurrentIndex(grid.model().index(0, PRICE))
    qtbot.keyClicks(grid, "5")
    qtbot.keyClick(editor(grid), Key.Key_Tab)
    assert at(grid) == (1, ITEM)
    assert grid.lines()[0]["price"] == each(5)


def test_the_popup_fills_the_line_and_walks_on(qtbot: QtBot, grid: LinesGrid) -> None:
    qtbot.keyClicks(grid, "p")
    look = grid.viewport().findChild(LookupLine)
    qtbot.keyClicks(look, "ipa")
    qtbot.waitUntil(look.popup_open)
    qtbot.keyClick(look, Key.Key_Down)
    qtbot.keyClick(look, Key.Key_Return)
    assert grid.model().line(0).values["item"] == "PIP-0025"
    assert grid.model().index(0, NAME).data() == "Pipa conduit 25 mm"
    assert at(grid) == (0, QUANTITY)


def test_an_unknown_code_is_a_red_cell_with_what_was_typed(qtbot: QtBot, grid: LinesGrid) -> None:
    type_in(qtbot, grid, "zzz")
    model = grid.model()
    assert model.index(0, ITEM).data() == "zzz"
    assert "zzz" in model.problem(0, "item")
    assert [p.line for p in model.entry_problems()] == [1]
    assert "zzz" in model.index(0, ITEM).data(Qt.ItemDataRole.AccessibleTextRole)
    model.set_text(0, ITEM, "KBL-0325")
    assert model.entry_problems() == []


def test_a_nearly_known_code_is_proposed(grid: LinesGrid) -> None:
    grid.model().set_text(0, ITEM, "PIP")
    assert "PIP-0020" in grid.model().problem(0, "item")


def test_ctrl_d_copies_from_above(qtbot: QtBot, grid: LinesGrid) -> None:
    grid.model().set_lines([line("PIP-0020", 12), line("KBL-0325", 3)])
    grid.setCurrentIndex(grid.model().index(1, QUANTITY))
    qtbot.keyClick(grid, Key.Key_D, Control)
    assert grid.lines()[1]["quantity"] == pieces(12)


def test_lines_are_inserted_deleted_and_moved(qtbot: QtBot, grid: LinesGrid) -> None:
    model = grid.model()
    model.set_lines([line("PIP-0020", 1), line("PIP-0025", 2), line("KBL-0325", 3)])
    codes = lambda: [each["item"] for each in grid.lines()]  # noqa: E731
    grid.setCurrentIndex(model.index(1, ITEM))
    qtbot.keyClick(grid, Key.Key_Insert, Control)
    assert model.rowCount() == 5 and model.line(1).blank
    qtbot.keyClick(grid, Key.Key_Delete, Control)
    assert codes() == ["PIP-0020", "PIP-0025", "KBL-0325"] and model.rowCount() == 4
    qtbot.keyClick(grid, Key.Key_Up, Alt)
    assert codes() == ["PIP-0025", "PIP-0020", "KBL-0325"] and at(grid) == (0, ITEM)
    qtbot.keyClick(grid, Key.Key_Up, Alt)
    assert at(grid) == (0, ITEM), "there is nothing above the first"
    for _ in range(3):
        qtbot.keyClick(grid, Key.Key_Down, Alt)
    assert codes() == ["PIP-0020", "KBL-0325", "PIP-0025"], "the blank line stays last"


def test_everything_can_be_undone_step_by_step_and_done_again(
    qtbot: QtBot, grid: LinesGrid
) -> None:
    model = grid.model()
    model.set_lines([line("PIP-0020", 1)])
    model.set_value(1, "item", "KBL-0325")
    model.insert_line(0)
    model.delete_lines(1)
    after = [dict(model.line(at).values) for at in range(model.rowCount())]
    for _ in range(3):
        qtbot.keyClick(grid, Key.Key_Z, Control)
    assert grid.lines() == [line("PIP-0020", 1)]
    for _ in range(3):
        qtbot.keyClick(grid, Key.Key_Y, Control)
    assert [dict(model.line(at).values) for at in range(model.rowCount())] == after


def test_choosing_an_item_is_one_step_with_all_that_follows(grid: LinesGrid) -> None:
    model = grid.model()
    model.set_value(0, "item", "KBL-0325")
    assert model.undo_stack.count() == 1
    model.undo_stack.undo()
    assert grid.lines() == [] or grid.lines() == [{}]
    assert model.line(0).blank


def paste(grid: LinesGrid, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    grid.paste()


def test_pasting_by_order_is_one_step_of_undo(qtbot: QtBot, grid: LinesGrid) -> None:
    paste(grid, "PIP-0020\tPipa\t12\t15.000\nKBL-0325\tKabel\t2,5\t1jt\n")
    lines = grid.lines()
    assert [(each["item"], each["quantity"], each["price"]) for each in lines] == [
        ("PIP-0020", pieces(12), UnitPrice(150_000_000)),
        ("KBL-0325", Quantity(2_500_000), each_price(1_000_000)),
    ]
    assert grid.model().undo_stack.count() == 1
    qtbot.keyClick(grid, Key.Key_Z, Control)
    assert grid.lines() == []


def each_price(rupiah: int) -> UnitPrice:
    return each(rupiah)


def test_pasting_by_header_maps_columns_and_keeps_what_follows_from_the_item(
    grid: LinesGrid,
) -> None:
    paste(grid, "quantity\tcode\n7\tKBL-0325\n")
    assert grid.lines() == [line("KBL-0325", 7)]


def test_pasting_unknown_codes_makes_red_cells_and_keeps_the_rest(grid: LinesGrid) -> None:
    paste(grid, "item\tquantity\nPIP-0020\t1\nXXX\t2\nKBL-0325\tmany\n")
    problems = grid.model().entry_problems()
    assert [(p.line, p.field) for p in problems] == [(2, "item"), (3, "quantity")]
    assert grid.lines()[1]["quantity"] == pieces(2)


def test_pasting_over_lines_replaces_them_and_adds_the_rest(grid: LinesGrid) -> None:
    grid.model().set_lines([line("PIP-0020", 1)])
    grid.setCurrentIndex(grid.model().index(0, QUANTITY))
    paste(grid, "5\n6\n7")
    assert [each["quantity"] for each in grid.lines()] == [pieces(5), pieces(6), pieces(7)]


def test_copying_gives_what_pasting_takes(grid: LinesGrid) -> None:
    grid.model().set_lines([line("PIP-0020", 12), line("KBL-0325", 3)])
    grid.selectAll()
    grid.copy()
    first = QGuiApplication.clipboard().text().splitlines()[0].split("\t")
    assert first == ["PIP-0020", "Pipa conduit 20 mm", "12", "14.750", "PPN", "177.000"]
    before = grid.lines()
    grid.model().set_lines([])
    grid.setCurrentIndex(grid.model().index(0, ITEM))
    grid.paste()
    assert grid.lines() == before


def test_delete_empties_cells_but_not_calculated_ones(qtbot: QtBot, grid: LinesGrid) -> None:
    grid.model().set_lines([line("PIP-0020", 12)])
    grid.selectAll()
    qtbot.keyClick(grid, Key.Key_Delete)
    assert grid.lines() == []


def test_problems_of_the_service_are_red_cells_that_can_be_reached(grid: LinesGrid) -> None:
    model = grid.model()
    model.set_lines([line("PIP-0020", 12), line("KBL-0325", 3)])
    model.insert_line(1)
    problem = Problem("quantity", "Too much", line=2)
    grid.show_problems([problem])
    assert model.problem(2, "quantity") == "Too much", "blank lines do not count"
    assert grid.go_to(problem) and at(grid) == (2, QUANTITY)
    model.set_value(2, "quantity", pieces(1))
    assert model.problem(2, "quantity") == ""


def test_notes_are_told_without_stopping_anybody(grid: LinesGrid) -> None:
    grid.model().set_lines([line("PIP-0020", 12)])
    grid.model().set_notes({(0, "quantity"): "Only 3 left"})
    assert grid.model().index(0, QUANTITY).data(Qt.ItemDataRole.ToolTipRole) == "Only 3 left"
    assert grid.model().entry_problems() == []


def test_a_scanned_item_is_added_and_then_counted(grid: LinesGrid) -> None:
    model = grid.model()
    assert model.add_found("item", "PIP-0020", "quantity", pieces(1)) == 0
    assert model.add_found("item", "PIP-0020", "quantity", pieces(1)) == 0
    assert model.add_found("item", "KBL-0325", "quantity", pieces(1)) == 1
    assert [each["quantity"] for each in grid.lines()] == [pieces(2), pieces(1)]


def test_a_read_only_grid_shows_and_copies_only(qtbot: QtBot, grid: LinesGrid) -> None:
    grid.model().set_lines([line("PIP-0020", 12)])
    grid.set_read_only(True)
    assert grid.model().rowCount() == 1
    qtbot.keyClicks(grid, "5")
    paste(grid, "KBL-0325")
    assert editor(grid) is None and grid.lines() == [line("PIP-0020", 12)]
    grid.set_read_only(False)
    assert grid.model().rowCount() == 2


def test_choices_are_chosen_from_a_list_or_read_from_words(qtbot: QtBot, grid: LinesGrid) -> None:
    model = grid.model()
    model.set_lines([line("PIP-0020", 12)])
    model.set_text(0, TAX, "none")
    assert grid.lines()[0]["tax"] == "none"
    assert not model.set_text(0, TAX, "what")
    grid.setCurrentIndex(model.index(0, TAX))
    qtbot.keyClick(grid, Key.Key_F2)
    assert isinstance(grid.viewport().findChild(QComboBox), QComboBox)


def test_amounts_in_the_grid_are_never_cut_off(grid: LinesGrid) -> None:
    grid.model().set_lines([line("KBL-0325", 1) | {"quantity": pieces(123_456_789)}])
    index = grid.model().index(0, AMOUNT)
    width = grid.fontMetrics().horizontalAdvance(index.data())
    assert grid.columnWidth(AMOUNT) > width
    assert index.data() == "133.950.616.065.000"
    assert rp(133_950_616_065_000) == amount(grid.lines()[0])
