"""The columns of a list: shown, moved, frozen, fitted, as they were made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.access.session import Session
from tests.ui.kit.fake_context import FakeContext
from tests.ui.kit.long_list import many_rows, panel_of, settled
from tests.ui.kit.test_list_filters import column_menu, entry
from ui.kit.list_panel import ListPanel


@pytest.fixture(autouse=True)
def rows(session: Session) -> Iterator[None]:
    with many_rows(session):
        yield


def shown(panel: ListPanel) -> list[str]:
    model, view = panel.table.model, panel.table.view
    return [model.columns[at].key for at in view.shown_columns()]


def test_columns_move_with_the_keys_and_stay_moved(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    chooser = panel.choose_columns()
    chooser.columns.setCurrentRow(4)
    for _step in range(4):
        qtbot.keyClick(chooser, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    chooser.close()
    assert shown(panel)[:2] == ["total", "number"]
    again = panel_of(qtbot, context)
    assert shown(again)[:2] == ["total", "number"]
    chooser = again.choose_columns()
    chooser.reset()
    assert shown(again)[0] == "number" and chooser.columns.item(0).text() == "Nomor"


def test_the_last_column_cannot_be_put_away(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    chooser = panel.choose_columns()
    for at in range(chooser.columns.count()):
        chooser.columns.setCurrentRow(at)
        qtbot.keyClick(chooser.columns, Qt.Key.Key_Space)
    assert len(shown(panel)) == 1


def test_frozen_columns_stay_while_the_others_scroll(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    table = panel.table
    table.set_order(["total", "number"])
    entry(column_menu(panel, "total"), "Bekukan sampai kolom ini")
    for at in range(6):
        table._fixed[table.model.columns[at].key] = 420
    table.arrange()
    bar = table.view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 420)
    bar.setValue(bar.maximum())
    total = table.model.place("total")
    assert table.view.columnViewportPosition(total) < 0 == table.view.column_left(total)
    over = table.view._over
    assert over.isVisible() and over.width() == table.view.columnWidth(total)
    qtbot.mouseClick(over.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 40))
    assert panel.current_row().number == "thing-00001"
    table.view.setCurrentIndex(table.model.index(1, table.model.place("number")))
    assert table.view.columnViewportPosition(table.model.place("number")) >= over.width()
    again = panel_of(qtbot, context)
    assert again.table.frozen == 1 and again.table.view._over.isVisible()
    entry(column_menu(again, "total"), "Gulirkan semua kolom")
    assert not again.table.view._over.isVisible()


def test_a_column_is_put_away_from_its_head_and_fitted(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    entry(column_menu(panel, "customer"), "Sembunyikan kolom ini")
    assert "customer" not in shown(panel)
    entry(column_menu(panel, "date"), "Paskan lebar")
    settled(qtbot)
    assert context.settings["test.long/columns"]["widths"]["date"] > 40


def test_several_sort_keys_show_their_rank(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    header = panel.table.view.header
    for key, shift in (("state", False), ("total", True), ("total", True)):
        at = QPoint(header.sectionViewportPosition(panel.table.model.place(key)) + 12, 12)
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, at)
        settled(qtbot)
    assert panel.query().sort == (("state", False), ("total", True))
    ranks = [header._rank(panel.table.model.place(key)) for key in ("state", "total", "date")]
    assert ranks == ["1", "2", ""]
    first = panel.table.model.row(0)
    assert (first.state, first.number) == ("draft", "thing-01497")
