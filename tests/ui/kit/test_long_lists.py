"""Lists longer than memory, on real rows: slow questions, groups from SQL, what is selected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.access.session import Session
from app.kernel.errors import FileProblem, NotAllowed
from app.kernel.listing import ListQuery
from app.kernel.money import rp
from tests.ui.kit.fake_context import FakeContext
from tests.ui.kit.long_list import LONG, ROWS, many_rows, panel_of, settled
from ui.kit import tasks, theme
from ui.kit.buttons import Button
from ui.kit.table import DataTable, GroupedModel, Grouping, WindowModel
from ui.kit.table.grouping import GroupRow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def rows(session: Session) -> Iterator[None]:
    with many_rows(session):
        yield


def shown(qtbot: QtBot, model: Any) -> DataTable:
    table = DataTable(model)
    table.resize(900, 400)
    qtbot.addWidget(table)
    table.show()
    settled(qtbot)
    return table


def test_an_order_without_an_index_is_read_behind_and_every_row_is_reached(qtbot: QtBot) -> None:
    model = WindowModel(LONG.window(ListQuery(sort=(("total", True),))))
    assert model.loading and model.rowCount() == 0
    table = shown(qtbot, model)
    assert not model.loading and model.count() == ROWS
    table.view.select(0)
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    assert table.current_row().number == "thing-00000"
    qtbot.keyClick(table.view, Qt.Key.Key_PageUp)
    assert table.current_row().total > rp(0)
    assert [model.row(at).total for at in (0, 700, 1_499)] == [rp(1_499_000), rp(799_000), rp(0)]


def test_a_newer_search_gives_up_the_older_one(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    for word in ("thing-0000", "thing-0007"):
        panel.search.setText(word)
        panel._ask_again()
    assert panel.table.model.loading
    settled(qtbot)
    assert panel.table.model.count() == 10
    assert panel.table.model.row(0).number == "thing-00070"


def test_waiting_shows_skeleton_rows_then_a_way_out(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    table = panel.table
    table.show_loading()
    table.skeleton._timer.setInterval(1)
    table.skeleton._timer.start()
    qtbot.waitUntil(table.skeleton.progress.isVisible)
    qtbot.mouseClick(table.skeleton.cancel, Qt.MouseButton.LeftButton)
    assert "dihentikan" in table.state_page.accessibleName()


def test_the_grouped_model_keeps_the_rules_of_qt(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = GroupedModel(LONG.window(), Grouping("customer"))
    settled(qtbot)
    qtmodeltester.check(model, force_py=True)
    settled(qtbot)


def test_groups_of_a_long_list_come_from_sql_and_fold(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    qtbot.mouseClick(panel.chips.group_chip, Qt.MouseButton.LeftButton)
    settled(qtbot)
    model, view = panel.table.model, panel.table.view
    assert isinstance(model, GroupedModel)
    heads = {head.title: head for head in model.heads}
    assert set(heads) == {"Draf", "Terposting", "Lunas"}
    assert heads["Draf"].count == 500
    assert heads["Draf"].sums["total"] == rp(sum(range(0, ROWS, 3)) * 1000)
    assert model.rowCount() == ROWS + 3
    assert model.group_note(heads["Draf"]) == "500 faktur"
    view.select(0)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert model.rowCount() == ROWS + 3 - 500
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert model.rowCount() == ROWS + 3
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.current_row() is not None)
    assert panel.current_row().state == "draft"
    qtbot.keyClick(view, Qt.Key.Key_End)
    settled(qtbot)
    assert panel.current_row().number == "thing-01498"
    assert panel.table.footer.sums == {"total": rp(sum(range(ROWS)) * 1000)}


def test_dates_are_grouped_by_month_newest_first(qtbot: QtBot) -> None:
    model = GroupedModel(LONG.window(), Grouping("date"))
    settled(qtbot)
    titles = [head.title for head in model.heads]
    assert titles == ["April 2026", "Maret 2026", "Februari 2026", "Januari 2026"]
    first = model.row(1)
    settled(qtbot)
    assert first is None and model.row(1).date.month == 4


def test_everything_selected_is_added_up_by_sql(qtbot: QtBot) -> None:
    table = shown(qtbot, WindowModel(LONG.window()))
    table.view.select(0)
    qtbot.keyClick(table.view, Qt.Key.Key_A, CONTROL)
    assert table.footer.words == "1.500 dipilih" and table.footer.sums is None
    settled(qtbot)
    assert table.footer.sums == {"total": rp(sum(range(ROWS)) * 1000)}
    assert table.footer.words == "1.500 dipilih · rata-rata 749.500"


def test_the_current_column_is_added_up_whether_or_not_it_has_a_total(qtbot: QtBot) -> None:
    table = shown(qtbot, WindowModel(LONG.window()))
    pieces = table.model.place("pieces")
    table.view.setCurrentIndex(table.model.index(0, pieces))
    for _step in range(3):
        qtbot.keyClick(table.view, Qt.Key.Key_Down, SHIFT)
    assert table.footer.words == "4 dipilih · jumlah 6 · rata-rata 2"


@pytest.mark.parametrize("grouping", [None, Grouping("state")])
def test_rows_that_were_never_read_are_copied(qtbot: QtBot, grouping: Grouping | None) -> None:
    window = LONG.window()
    model = GroupedModel(window, grouping) if grouping else WindowModel(window)
    table = shown(qtbot, model)
    table.view.selectAll()
    qtbot.keyClick(table.view, Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == ROWS + 1 and lines[0].startswith("Nomor\t")
    numbers = {line.split("\t")[0] for line in lines[1:]}
    assert numbers == {f"thing-{n:05d}" for n in range(ROWS)}
    qtbot.keyClick(table.view, Qt.Key.Key_C, CONTROL | SHIFT)
    raw = QGuiApplication.clipboard().text().splitlines()
    assert len(raw) == ROWS and raw[0].split("\t")[1].startswith("2026-")


def test_very_many_rows_are_copied_in_the_background(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.kit.table import cells

    monkeypatch.setattr(cells, "QUICKLY", 100)
    table = shown(qtbot, WindowModel(LONG.window()))
    table.view.selectAll()
    QGuiApplication.clipboard().setText("")
    table.view.copy()
    assert tasks.BOARD.newest is not None
    settled(qtbot)
    assert len(QGuiApplication.clipboard().text().splitlines()) == ROWS + 1


def test_a_head_among_the_selected_is_no_row(qtbot: QtBot) -> None:
    table = shown(qtbot, GroupedModel(LONG.window(), Grouping("state")))
    table.view.selectAll()
    settled(qtbot)
    assert table.footer.words.startswith("1.500 dipilih")
    assert not any(isinstance(row, GroupRow) for row in table.selected_rows())


def test_groups_are_remembered_and_a_very_long_list_begins_without(
    qtbot: QtBot, context: FakeContext
) -> None:
    panel = panel_of(qtbot, context, grouped_at_first=True)
    assert panel.grouping is None and panel.table.model.count() == ROWS
    panel.group_by("customer")
    settled(qtbot)
    again = panel_of(qtbot, context, grouped_at_first=True)
    assert next(head.title for head in again.table.model.heads) == "CV Maju"
    again.group_by("")
    assert panel_of(qtbot, context, grouped_at_first=True).grouping is None


def test_a_list_one_may_not_see_says_so(qtbot: QtBot, context: FakeContext) -> None:
    def refuse(_session: Any) -> Any:
        raise NotAllowed("people.salary")

    panel = panel_of(qtbot, context, listing=refuse)
    assert "tidak berwenang" in panel.table.state_page.accessibleName()


def test_a_list_that_cannot_be_read_tells_its_facts_and_is_tried_again(
    qtbot: QtBot, context: FakeContext
) -> None:
    broken = [True]

    def listing(_session: Any) -> Any:
        if broken:
            raise FileProblem("The company file is damaged.")
        return LONG

    panel = panel_of(qtbot, context, listing=listing)
    again = next(b for b in panel.table.findChildren(Button) if b.text() == "Coba lagi")
    broken.clear()
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    settled(qtbot)
    assert panel.table.showing_rows and panel.table.model.count() == ROWS


def test_density_is_taken_up_at_once(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    heights = {}
    for density in ("compact", "roomy", "normal"):
        theme.set_density(density)
        heights[density] = panel.table.view.rowHeight(0)
    assert heights == {"compact": 24, "roomy": 34, "normal": 28}
